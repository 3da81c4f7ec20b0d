"""Composition: how active members split by segment, by group and by funding, three separate dimensions.

What is not broken down is a part of its own, never dropped and never guessed. PMI stand apart: composition of
all segments leaves them out, `segment=Segment.PMI` gives them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np
import pandas as pd

from dashboard.data.contract.words import (
    ALL,
    COVERAGE_SEGMENTS,
    FUNDING_NAMES,
    GROUP_NAMES,
    SEGMENT_NAMES,
    Level,
)
from dashboard.data.dataset import Dataset, hidden_in
from dashboard.data.disclosure.breakdowns import TOTAL, Flags, Numbers, breakdown, cell_totals
from dashboard.i18n import N_
from dashboard.metrics.cube.eligible import PARTS, SEGMENT_AXIS, TOTAL_AT
from dashboard.metrics.cube.panel import Cube, dataset_panel, of_months, positions, whole_numbers
from dashboard.metrics.cube.rollup import Grouping
from dashboard.metrics.cube.rounding import shown_parts

INDEX: Final = ("periode", "kode", "kategori")

#: The category of members whose segment, group or funding is not known.
NOT_BROKEN_DOWN: Final = "tidak dirinci"


class Dimension(StrEnum):
    """What members are split by; the values are columns of kepesertaan."""

    SEGMENT = "segmen"
    GROUP = "kelompok"
    FUNDING = "sumber_dana"


DIMENSION_NAMES: Final[dict[Dimension, str]] = {
    Dimension.SEGMENT: N_("Segmen"),
    Dimension.GROUP: N_("Kelompok"),
    Dimension.FUNDING: N_("Sumber dana"),
}

#: Categories of each dimension, code -> words on screen, the part that is not broken down last.
CATEGORY_NAMES: Final[dict[Dimension, dict[str, str]]] = {
    dimension: {**names, NOT_BROKEN_DOWN: N_("Tidak dirinci")}
    for dimension, names in (
        (Dimension.SEGMENT, {str(segment): SEGMENT_NAMES[segment] for segment in COVERAGE_SEGMENTS}),
        (Dimension.GROUP, GROUP_NAMES),
        (Dimension.FUNDING, FUNDING_NAMES),
    )
}


def categories(dimension: Dimension) -> tuple[str, ...]:
    """The known categories of a dimension, in the order of the contract, without NOT_BROKEN_DOWN."""
    return tuple(CATEGORY_NAMES[dimension])[:-1]


@dataclass(frozen=True)
class Breakdown:
    """Members of every kabupaten/kota and province as given; NaN where unknown, which is never 0.

    people: (periods, units, categories). rest: (periods, units), members that are not broken down.
    total: (periods, units), of all segments asked for; where some of them are unknown, of the known ones.
    hidden: (periods, units, categories), known numbers that this viewer may not see; where there are any,
    rest is NaN too.
    """

    people: Numbers
    rest: Numbers
    total: Numbers
    hidden: Flags


def composition(
    dataset: Dataset,
    *,
    level: Level,
    dimension: Dimension,
    periods: Sequence[str],
    segment: str = ALL,
    temporary: bool = True,
    panel: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Active members by category, for every area of a level and these months.

    segment: SEMUA (PU, BPU and Jakon together) or one segment; only SEMUA for the dimension of segments.
    temporary: False leaves members flagged sementara out. panel: `dataset_panel(dataset)`, where at hand.

    Returns one row a (periode, kode, kategori), the index; every category, NOT_BROKEN_DOWN last. Columns:

    people: Int64, active members; <NA> where no kabupaten/kota knows it. A category that is not listed where
        all members are broken down is 0.
    total: Int64, people of all categories together, those not broken down included.
    share_percent: float64, per cent = people / total x 100, as it is shown: over the categories they add up
        to 100.00 where all are known.
    n_known, n_used, n_total: int64, kabupaten/kota whose members of the category are known, whose members are
        known at all, and all of them.
    n_hidden: int64, kabupaten/kota whose members of the category this viewer may not see; they are in no sum.
    hidden: bool, there are such, and nobody's members are known beside them.

    All areas with members count, whether their potensi is known or not. Raises UnknownPeriodError.
    """
    found = unit_breakdown(
        dataset, dimension=dimension, periods=periods, segment=segment, temporary=temporary, panel=panel
    )
    areas = dataset.areas
    codes = areas.at_level(level)
    grouping = Grouping.of(areas, {code: areas.inside(code) for code in codes})
    found, counted = _units_to_count(found, grouping)
    parts = np.concatenate([found.people, found.rest[..., None]], axis=-1)
    weights = counted.astype(np.float64)
    known = _summed((~np.isnan(parts) * grouping.size[:, None]).astype(np.float64), weights)
    people = np.where(known > 0, _summed(np.nan_to_num(parts), weights), np.nan)
    used = _summed((~np.isnan(found.total) * grouping.size)[..., None].astype(np.float64), weights)
    total = np.where(used > 0, _summed(np.nan_to_num(found.total)[..., None], weights), np.nan)
    any_hidden = found.hidden.any(axis=-1, keepdims=True)
    not_told = np.concatenate([found.hidden, any_hidden], axis=-1) * grouping.size[:, None]
    untold = _summed(not_told.astype(np.float64), weights)
    shape = people.shape
    names = tuple(CATEGORY_NAMES[dimension])
    return pd.DataFrame(
        {
            "people": whole_numbers(people),
            "total": whole_numbers(np.broadcast_to(total, shape)),
            "share_percent": shown_parts(people / np.where(total > 0, total, np.nan) * 100).ravel(),
            "n_known": known.astype(np.int64).ravel(),
            "n_used": np.broadcast_to(used, shape).astype(np.int64).ravel(),
            "n_total": np.broadcast_to(grouping.member.sum(axis=0)[None, :, None], shape).ravel(),
            "n_hidden": untold.astype(np.int64).ravel(),
            "hidden": ((untold > 0) & np.isnan(people)).ravel(),
        },
        index=pd.MultiIndex.from_product([periods, codes, names], names=INDEX),
    )


def matrix(table: pd.DataFrame, *, value: str = "people") -> pd.DataFrame:
    """A table with one row a (kode, kategori) as areas x categories of one of its columns.

    table: one month of `composition` (`table.loc[period]`), or of `category_coverage`. Index kode, columns
    kategori, both in the table's order; categories that no area has anything but 0 or <NA> in are left out.
    """
    wide = table[value].unstack("kategori")  # noqa: PD010 - the index is the key already
    names = table.index.unique("kategori")
    kept = [name for name in names if (wide[name].fillna(0) != 0).any()]
    return wide.reindex(index=table.index.unique("kode"), columns=kept)


def unit_breakdown(
    dataset: Dataset,
    *,
    dimension: Dimension,
    periods: Sequence[str],
    segment: str = ALL,
    temporary: bool = True,
    panel: pd.DataFrame | None = None,
) -> Breakdown:
    """The breakdown of each kabupaten/kota and each province, as given for it. Raises UnknownPeriodError."""
    cube = Cube.of(of_months(dataset_panel(dataset) if panel is None else panel, periods))
    if not temporary:
        cube = cube.without_temporary()
    at = SEGMENT_AXIS.index(segment)
    given = cube.active[..., at]
    some = _sum_of_known(cube.active[..., PARTS]) if segment == ALL else given
    hidden = np.zeros((*given.shape, len(categories(dimension))), dtype=bool)
    if dimension is Dimension.SEGMENT:
        people = cube.active[..., PARTS] if segment == ALL else np.full((*given.shape, 3), np.nan)
    else:
        by_segment, blank, not_told = _by_category(dataset, cube, dimension, temporary=temporary)
        people = _of_all_segments(by_segment, blank) if segment == ALL else by_segment[..., at, :]
        hidden = np.asarray(not_told.any(axis=-2)) if segment == ALL else not_told[..., at, :]
        hidden = hidden & np.isnan(people)
    listed = np.nansum(people, axis=-1)
    # A mixture of views may list more than the total that one view gives.
    total = np.where(np.isnan(given), np.where(listed > 0, np.fmax(some, listed), some), given)
    total = np.fmax(total, np.where(np.isnan(total), np.nan, listed))
    rest = total - listed
    all_listed = ~np.isnan(given) & (rest == 0)
    people = np.where(np.isnan(people) & all_listed[..., None], 0.0, people)
    rest = np.where(hidden.any(axis=-1), np.nan, rest)
    return Breakdown(people=people, rest=rest, total=total, hidden=hidden)


def _by_category(
    dataset: Dataset, cube: Cube, dimension: Dimension, *, temporary: bool
) -> tuple[Numbers, Flags, Flags]:
    """(periods, units, SEGMENT_AXIS, categories): members, NaN for none; where given as blank; hidden."""
    names = categories(dimension)
    rows = dataset.members[dataset.members["periode"].isin(cube.periods)]
    if not temporary:
        rows = rows[~rows["sementara"].to_numpy(dtype=bool)]
    shape = (len(cube.periods), len(cube.codes), len(SEGMENT_AXIS), len(names))
    axes = (cube.periods, cube.codes, SEGMENT_AXIS, names)
    columns = ("periode", "kode_wilayah", "segmen", dimension)
    at = np.stack([positions(rows[column], axis) for column, axis in zip(columns, axes, strict=True)])
    inside = (at >= 0).all(axis=0)
    cell = np.ravel_multi_index(tuple(at[:, inside]), shape).astype(np.int64)
    other = Dimension.FUNDING if dimension is Dimension.GROUP else Dimension.GROUP
    size = int(np.prod(shape))
    # Each category is a cell of its own, so what is summed over is the other dimension only.
    values = cell_totals(
        cell=cell,
        size=size,
        group=np.full(len(cell), TOTAL, dtype=np.int64),
        funding=breakdown(rows[other])[inside],
        count=rows["peserta_aktif"].to_numpy(dtype=np.float64, na_value=np.nan)[inside],
    ).reshape(shape)
    given = (np.bincount(cell, minlength=size) > 0).reshape(shape)
    not_told = hidden_in(rows).to_numpy(dtype=bool)[inside]
    hidden = (np.bincount(cell[not_told], minlength=size) > 0).reshape(shape)
    return values, given & np.isnan(values), hidden


def _of_all_segments(by_segment: Numbers, blank: Flags) -> Numbers:
    """(periods, units, categories) of PU, BPU and Jakon together, from rows by segment or of SEMUA.

    The one of the two that breaks more members down is taken, never their sum.
    """
    of_parts = _sum_of_known(np.moveaxis(by_segment[..., PARTS, :], -2, -1))
    of_parts[blank[..., PARTS, :].any(axis=-2)] = np.nan
    of_total = by_segment[..., TOTAL_AT, :]
    more = np.nansum(of_total, axis=-1) > np.nansum(of_parts, axis=-1)
    chosen: Numbers = np.where(more[..., None], of_total, of_parts)
    return chosen


def _units_to_count(found: Breakdown, grouping: Grouping) -> tuple[Breakdown, Flags]:
    """The breakdown with provinces made whole, and (periods, units, groups) which units make up a group.

    A province stands for its kabupaten/kota where it is given and they are incomplete, or break down less.
    """
    n = len(grouping.province)
    provinces = range(grouping.whole.shape[0])
    inside = [np.flatnonzero(grouping.province == v) for v in provinces]
    children = np.stack([_sum_of_known(np.moveaxis(found.people[:, own], 1, -1)) for own in inside], axis=1)
    complete = np.stack([~np.isnan(found.total[:, own]).any(axis=1) for own in inside], axis=1)
    own_people, own_total = found.people[:, n:], found.total[:, n:]
    own_listed, listed = np.nansum(own_people, axis=-1), np.nansum(children, axis=-1)
    as_whole = ~np.isnan(own_total) & (~complete | (own_listed > listed))
    fits = (listed > own_listed) & (listed <= np.nan_to_num(own_total))
    people = np.where(fits[..., None], children, own_people)
    rest = np.where(fits, own_total - listed, found.rest[:, n:])
    whole = Breakdown(
        people=np.concatenate([found.people[:, :n], people], axis=1),
        rest=np.concatenate([found.rest[:, :n], rest], axis=1),
        total=found.total,
        hidden=found.hidden,
    )
    replaced = as_whole[:, grouping.province, None] & grouping.whole[grouping.province]
    counted: Flags = np.concatenate(
        [grouping.member & ~replaced, as_whole[:, :, None] & grouping.whole], axis=1
    )
    return whole, counted


def _sum_of_known(values: Numbers) -> Numbers:
    """Sum over the last axis of what is known; NaN where nothing is."""
    none = np.isnan(values).all(axis=-1)
    return np.where(none, np.nan, np.nansum(values, axis=-1))


def _summed(values: Numbers, weights: Numbers) -> Numbers:
    """(periods, units, n) and (periods, units, groups) to (periods, groups, n)."""
    summed: Numbers = np.matmul(weights.transpose(0, 2, 1), values)
    return summed
