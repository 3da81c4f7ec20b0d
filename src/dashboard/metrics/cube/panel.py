"""Members and eligible workers of every area, month and segment, side by side: what all measures build on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from dashboard.data.dataset import Dataset
from dashboard.data.disclosure.breakdowns import Codes, Flags, Numbers, breakdown, cell_totals
from dashboard.data.places.areas import Areas
from dashboard.metrics.cube.eligible import PARTS, SEGMENT_AXIS, TOTAL_AT, Eligible, eligible_in_force

INDEX = ("periode", "kode_wilayah", "segmen")


class UnknownPeriodError(ValueError):
    """A text that is no month (YYYY-MM), or a month the data does not have."""


def dataset_panel(dataset: Dataset) -> pd.DataFrame:
    """`area_panel` of a dataset. Compute it once for many measures."""
    return area_panel(dataset.members, dataset.eligible, dataset.areas)


def area_panel(members: pd.DataFrame, eligible: pd.DataFrame, areas: Areas) -> pd.DataFrame:
    """Counts of each area as it was given, before any roll-up.

    Returns one row a (periode, kode_wilayah, segmen), the index: every month that has members rows; every
    kabupaten/kota, and every province (which holds only what was given for it as a whole); segmen PU, BPU,
    JAKON, PMI and SEMUA. Columns, <NA> or NaN where there is no data:

    active: Int64, people; the most total figure given. SEMUA is PU + BPU + JAKON where all are known (PMI are
        left out), else the given total.
    temporary: Int64, people among active flagged sementara.
    eligible: Int64, people; the newest potensi at or before the month.
    eligible_versions: category, the names of that potensi's versions, a tuple; see cube.versions.
    eligible_since: category, the month (YYYY-MM) it came into force.
    """
    codes = (*areas.codes, *areas.provinces)
    periods = sorted(str(month) for month in members["periode"].unique())
    period = positions(members["periode"], periods)
    area = positions(members["kode_wilayah"], codes)
    segment = positions(members["segmen"], SEGMENT_AXIS)
    count = members["peserta_aktif"].to_numpy(dtype=np.float64, na_value=np.nan)
    flagged = members["sementara"].to_numpy(dtype=bool)
    group, funding = breakdown(members["kelompok"]), breakdown(members["sumber_dana"])
    cell = (period * len(codes) + area) * len(SEGMENT_AXIS) + segment
    shape = (len(periods), len(codes), len(SEGMENT_AXIS))

    def totals(rows: Flags) -> Numbers:
        return cell_totals(
            cell=cell[rows],
            size=int(np.prod(shape)),
            group=group[rows],
            funding=funding[rows],
            count=count[rows],
        ).reshape(shape)

    known = (area >= 0) & (segment >= 0)
    active = totals(known)
    # No flagged row in a cell means that none of its members are temporary; a blank flagged row is unknown.
    any_flagged = np.bincount(cell[known & flagged], minlength=active.size).reshape(shape) > 0
    temporary = np.where(any_flagged, totals(known & flagged), 0.0)
    temporary_parts = temporary[..., PARTS].sum(axis=-1)

    parts = active[..., PARTS].sum(axis=-1)
    by_parts = ~np.isnan(parts)
    active[..., TOTAL_AT] = np.where(by_parts, parts, active[..., TOTAL_AT])
    temporary[..., TOTAL_AT] = np.where(
        by_parts, temporary_parts, np.maximum(temporary[..., TOTAL_AT], temporary_parts)
    )
    temporary[np.isnan(active)] = np.nan

    in_force = eligible_in_force(eligible, months=periods, codes=codes)
    index = pd.MultiIndex.from_product([periods, codes, SEGMENT_AXIS], names=INDEX)
    return pd.DataFrame(
        {
            "active": whole_numbers(active),
            "temporary": whole_numbers(temporary),
            "eligible": whole_numbers(in_force.count),
            "eligible_versions": pd.Categorical.from_codes(
                in_force.version.ravel(),
                categories=pd.Index(list(in_force.versions), dtype=object, tupleize_cols=False),
            ),
            "eligible_since": pd.Categorical.from_codes(
                in_force.since.ravel(), categories=pd.Index(in_force.starts), ordered=True
            ),
        },
        index=index,
    )


def of_months(panel: pd.DataFrame, months: Sequence[str]) -> pd.DataFrame:
    """The panel of these months only, in this order. Raises UnknownPeriodError for a month it lacks."""
    cube = Cube.of(panel)
    for month in months:
        if month not in cube.periods:
            raise UnknownPeriodError(month)
    block = len(cube.codes) * len(SEGMENT_AXIS)
    rows = np.concatenate([cube.periods.index(month) * block + np.arange(block) for month in months])
    chosen = panel.iloc[rows].copy()
    chosen.index = pd.MultiIndex.from_product([months, cube.codes, SEGMENT_AXIS], names=INDEX)
    return chosen


def on_common_areas(panel: pd.DataFrame, *, start: str, end: str) -> pd.DataFrame:
    """The panel of two months, holding members only where both months have the same things known.

    A cell whose members are unknown in either month, or whose potensi is known in one only (or is 0 there,
    with members), is blanked in both, so that a roll-up counts the same areas and segments at both dates.
    Same shape as `area_panel`. Raises UnknownPeriodError.
    """
    two = of_months(panel, [start, end])
    cube = Cube.of(two)
    no_potensi = np.isnan(cube.eligible.count) | ((cube.eligible.count == 0) & (cube.active > 0))
    lacking = np.isnan(cube.active).any(axis=0) | (no_potensi.any(axis=0) & ~no_potensi.all(axis=0))
    two.loc[np.tile(lacking.ravel(), 2), ["active", "temporary"]] = pd.NA
    return two


@dataclass(frozen=True)
class Cube:
    """A panel as arrays of shape (periods, codes, SEGMENT_AXIS), NaN where there is no data."""

    periods: tuple[str, ...]
    codes: tuple[str, ...]
    active: Numbers
    temporary: Numbers
    eligible: Eligible

    @classmethod
    def of(cls, panel: pd.DataFrame) -> Cube:
        """The arrays of a whole panel, as `area_panel` returned it (a filtered one raises ValueError)."""
        index = panel.index
        if not isinstance(index, pd.MultiIndex) or len(panel) != np.prod(index.levshape):
            raise ValueError("a panel must hold every month, area and segment; pass it whole")
        shape = index.levshape
        block = shape[1] * shape[2]
        periods = tuple(index[::block].get_level_values(0))
        codes = tuple(index[: block : shape[2]].get_level_values(1))
        version, since = panel["eligible_versions"].cat, panel["eligible_since"].cat
        return cls(
            periods=periods,
            codes=codes,
            active=_floats(panel["active"]).reshape(shape),
            temporary=_floats(panel["temporary"]).reshape(shape),
            eligible=Eligible(
                count=_floats(panel["eligible"]).reshape(shape),
                version=version.codes.to_numpy().astype(np.int64).reshape(shape),
                versions=tuple(version.categories),
                since=since.codes.to_numpy().astype(np.int64).reshape(shape),
                starts=tuple(since.categories),
            ),
        )

    def between(self, start: int, stop: int) -> Cube:
        """The same with some of its months only, by their places."""
        months = slice(start, stop)
        return replace(
            self,
            periods=self.periods[months],
            active=self.active[months],
            temporary=self.temporary[months],
            eligible=self.eligible.at(range(*months.indices(len(self.periods)))),
        )

    def without_temporary(self) -> Cube:
        """The same with temporary members left out of active."""
        return replace(self, active=self.active - self.temporary)


def whole_numbers(values: Numbers) -> pd.arrays.IntegerArray:
    """Int64 with <NA> for NaN, flat."""
    flat = values.ravel()
    missing = np.isnan(flat)
    return pd.arrays.IntegerArray(np.where(missing, 0.0, flat).astype(np.int64), missing)


def _floats(column: pd.Series) -> Numbers:
    return column.to_numpy(dtype=np.float64, na_value=np.nan)


def positions(values: pd.Series, axis: Sequence[str]) -> Codes:
    """Where each value stands on an axis, -1 where it does not; looked up once for each distinct value."""
    codes, words = pd.factorize(values)
    at = {word: i for i, word in enumerate(axis)}
    return np.array([*(at.get(str(word), -1) for word in words), -1], dtype=np.int64)[codes]
