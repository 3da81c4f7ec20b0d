"""Coverage by category: by segment against potensi, by group against the people in the group."""

from __future__ import annotations

from typing import Final

import numpy as np
import pandas as pd

from dashboard.data.contract.words import ALL, COVERAGE_SEGMENTS, Level
from dashboard.data.dataset import Dataset, hidden_in
from dashboard.data.disclosure.breakdowns import Flags, Numbers
from dashboard.metrics.categories.composition import Dimension, categories, unit_breakdown
from dashboard.metrics.coverage.coverage import measures, month_of
from dashboard.metrics.cube.eligible import NONE, SEGMENT_AXIS, TOTAL_AT, Eligible
from dashboard.metrics.cube.panel import Cube, dataset_panel, of_months, positions, whole_numbers
from dashboard.metrics.cube.rollup import Grouping, roll_up

INDEX: Final = ("kode", "kategori")
COLUMNS: Final = (
    "active",
    "eligible",
    "eligible_versions",
    "coverage_percent",
    "not_covered",
    "n_used",
    "n_total",
    "complete",
    "uncounted",
    "hidden",
)


class NoDenominatorError(ValueError):
    """Coverage by funding: nobody is eligible for a funding source, so there are only shares."""


def category_coverage(
    dataset: Dataset,
    *,
    level: Level,
    dimension: Dimension,
    period: str,
    temporary: bool = True,
    panel: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Coverage of each category in one month, for every area of a level.

    By segment the denominator is potensi; by group it is populasi_kelompok, of the newest year at or before
    the month's. temporary: False leaves members flagged sementara out. panel: `dataset_panel(dataset)`.

    Returns one row a (kode, kategori), the index; every category of the dimension. Columns as in `measures`
    (COLUMNS): active and eligible are of the same kabupaten/kota, n_used of n_total; where none has both, the
    side that is known for the whole area stands alone. coverage_percent may exceed 100 and not_covered be
    negative: neither is clipped. uncounted lists areas with members but nothing to divide by. hidden (bool):
    there is no coverage, and of some area members or people of the group may not be seen by this viewer.

    Raises NoDenominatorError for the dimension of funding, UnknownPeriodError.
    """
    if dimension is Dimension.FUNDING:
        raise NoDenominatorError(dimension)
    month = of_months(dataset_panel(dataset) if panel is None else panel, [period])
    if dimension is Dimension.GROUP:
        return _by_group(dataset, level=level, period=period, temporary=temporary, month=month)
    tables = {
        str(segment): month_of(
            measures(dataset, level=level, segment=segment, temporary=temporary, panel=month), period
        ).assign(hidden=False)
        for segment in COVERAGE_SEGMENTS
    }
    found = pd.concat(tables, names=["kategori", "kode"]).swaplevel()
    order = pd.MultiIndex.from_product([dataset.areas.at_level(level), tables], names=INDEX)
    return found.reindex(order)[list(COLUMNS)]


def _by_group(
    dataset: Dataset, *, level: Level, period: str, temporary: bool, month: pd.DataFrame
) -> pd.DataFrame:
    areas = dataset.areas
    names, codes = categories(Dimension.GROUP), areas.at_level(level)
    grouping = Grouping.of(areas, {code: areas.inside(code) for code in codes})
    members = unit_breakdown(
        dataset, dimension=Dimension.GROUP, periods=[period], temporary=temporary, panel=month
    )
    # One page of the cube a group instead of a month, so that one roll-up does them all.
    active = np.full((len(names), len(grouping.units), len(SEGMENT_AXIS)), np.nan)
    active[..., TOTAL_AT] = members.people[0].T
    cube = Cube(
        periods=names,
        codes=grouping.units,
        active=active,
        temporary=np.zeros_like(active),
        eligible=_population(dataset.group_population, units=grouping.units, until=int(period[:4])),
    )
    rolled = roll_up(cube, grouping, segment=ALL)
    untold = members.hidden[0] | _people_hidden(dataset.group_population, grouping.units, int(period[:4]))
    inside = np.concatenate([grouping.member, grouping.whole])
    hidden = (untold.T.astype(np.float64) @ inside > 0) & (
        np.isnan(rolled.active) | np.isnan(rolled.eligible)
    )

    def flat(values: np.ndarray) -> np.ndarray:
        return values.T.ravel()

    countable = (rolled.eligible > 0) | (rolled.active == 0)
    percent: Numbers = rolled.active / np.where(rolled.eligible > 0, rolled.eligible, np.nan) * 100
    complete = rolled.n_used == rolled.n_total
    return pd.DataFrame(
        {
            "active": whole_numbers(flat(rolled.active)),
            "eligible": whole_numbers(flat(rolled.eligible)),
            "eligible_versions": flat(rolled.versions),
            "coverage_percent": flat(percent),
            "not_covered": whole_numbers(flat(np.where(countable, rolled.eligible - rolled.active, np.nan))),
            "n_used": flat(rolled.n_used),
            "n_total": flat(rolled.n_total),
            "complete": flat(complete),
            "uncounted": flat(rolled.uncounted),
            "hidden": flat(hidden),
        },
        index=pd.MultiIndex.from_product([codes, names], names=INDEX),
    )


def _people_hidden(population: pd.DataFrame, units: tuple[str, ...], until: int) -> Flags:
    """(units, groups): whether the people of a group are known, by its newest year, and not to be seen."""
    names = categories(Dimension.GROUP)
    rows = population[(population["tahun"] <= until).fillna(False).to_numpy(dtype=bool)]
    rows = rows.sort_values("tahun", kind="stable").drop_duplicates(["kode_wilayah", "kelompok"], keep="last")
    rows = rows[hidden_in(rows)]
    found = np.zeros((len(units), len(names)), dtype=bool)
    unit, group = positions(rows["kode_wilayah"], units), positions(rows["kelompok"], names)
    known = (unit >= 0) & (group >= 0)
    found[unit[known], group[known]] = True
    return found


def _population(population: pd.DataFrame, *, units: tuple[str, ...], until: int) -> Eligible:
    """People in each group and unit by the newest year at or before `until`; blank in it means no data."""
    names = categories(Dimension.GROUP)
    rows = population[(population["tahun"] <= until).fillna(False).to_numpy(dtype=bool)]
    rows = rows.sort_values("tahun", kind="stable")
    versions = tuple(sorted({str(text) for text in rows["versi"].fillna("")}))
    years = tuple(sorted({str(year) for year in rows["tahun"]}))
    shape = (len(names), len(units), len(SEGMENT_AXIS))
    count = np.full(shape, np.nan)
    version, since = np.full(shape, NONE, dtype=np.int64), np.full(shape, NONE, dtype=np.int64)
    group, unit = positions(rows["kelompok"], names), positions(rows["kode_wilayah"], units)
    known = (group >= 0) & (unit >= 0)
    place = (group[known], unit[known], TOTAL_AT)
    people = rows["jumlah"].to_numpy(dtype=np.float64, na_value=np.nan)[known]
    # Rows are in order of year, so the newest is written last.
    count[place] = people
    version[place] = np.where(
        np.isnan(people), NONE, positions(rows["versi"].fillna("").astype("str"), versions)[known]
    )
    since[place] = np.where(np.isnan(people), NONE, positions(rows["tahun"].astype("str"), years)[known])
    named = tuple((name,) if name else () for name in versions)
    return Eligible(count=count, version=version, versions=named, since=since, starts=years)


def _text(texts: np.ndarray) -> pd.api.extensions.ExtensionArray:
    return pd.array([text or None for text in texts], dtype="str")
