"""What a guest may see of populasi_kelompok: not where it would point at the last few uncovered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
import pandas as pd

from dashboard.data.contract.words import ALL, COVERAGE_SEGMENTS
from dashboard.data.disclosure.breakdowns import TOTAL, Codes, Flags, Numbers, breakdown, cell_totals
from dashboard.data.disclosure.limits import HIDDEN, PEOPLE

_PLACE: Final = ["kode_wilayah", "kelompok"]
#: Rows of the segments that count for coverage, or of all of them together.
_SEGMENTS: Final = (*COVERAGE_SEGMENTS, ALL)


def guest_population(
    population: pd.DataFrame, *, members: pd.DataFrame, provinces: frozenset[str]
) -> pd.DataFrame:
    """The rows a guest gets, with `disembunyikan` (bool): the people in the group are then <NA>.

    population: populasi_kelompok; members: kepesertaan. A row is hidden where in any month it is held against
    1 to 4 of its people are not covered, and so is the row of its province in that year, a sum over it.
    """
    few = _few_left(population, members)
    of_few = population[few].assign(kode_wilayah=population["kode_wilayah"].str[:2])
    whole = population["kode_wilayah"].isin(provinces).to_numpy(dtype=bool)
    key = ["tahun", *_PLACE]
    if whole.any() and few.any():
        few |= whole & pd.MultiIndex.from_frame(population[key]).isin(pd.MultiIndex.from_frame(of_few[key]))
    return population.assign(jumlah=population["jumlah"].mask(few), **{HIDDEN: few})


def _few_left(population: pd.DataFrame, members: pd.DataFrame) -> Flags:
    """Which rows of the population are held against members that leave few; the newest year before counts."""
    of_row, found = pd.factorize(population["kode_wilayah"] + " " + population["kelompok"])
    places = pd.Index(found)
    months = sorted({str(each) for each in members["periode"].unique()})
    active = _active(members, places, months)
    few = np.zeros(len(population), dtype=bool)
    year = population["tahun"].to_numpy(dtype=np.int64, na_value=0)
    people = population["jumlah"].to_numpy(dtype=np.float64, na_value=np.nan)
    newest = np.full(len(places), -1)
    at_month = np.array([int(month[:4]) for month in months], dtype=np.int64)
    rows = np.flatnonzero(~np.isnan(people))
    rows = rows[np.argsort(year[rows], kind="stable")]
    starts = np.searchsorted(year[rows], [*np.unique(at_month), np.iinfo(np.int64).max], side="right")
    done = 0
    for until, this_year in zip(starts, np.unique(at_month), strict=False):
        newest[of_row[rows[done:until]]] = rows[done:until]
        done = until
        known = newest >= 0
        left = people[newest[known]] - active[at_month == this_year][:, known]
        close = (left >= 1) & (left < PEOPLE) & (active[at_month == this_year][:, known] > 0)
        few[newest[known][close.any(axis=0)]] = True
    return few


def _active(members: pd.DataFrame, places: pd.Index, months: list[str]) -> Numbers:
    """(months, places): members of the segments of coverage; NaN for none given or unknown."""
    area, areas = pd.factorize(members["kode_wilayah"])
    group, groups = pd.factorize(members["kelompok"])
    crossed = pd.Index([f"{code} {name}" for code in areas for name in groups])
    place = places.get_indexer(crossed).reshape(len(areas), len(groups))[area, group]
    month, segment = _at(members["periode"], months), _at(members["segmen"], _SEGMENTS)
    known = (place >= 0) & (segment >= 0) & (members["kelompok"] != ALL).to_numpy(dtype=bool)
    shape = (len(months), len(places), len(_SEGMENTS))
    cell = np.ravel_multi_index((month[known], place[known], segment[known]), shape)
    by_segment = cell_totals(
        cell=cell.astype(np.int64),
        size=int(np.prod(shape)),
        group=np.full(len(cell), TOTAL, dtype=np.int64),
        funding=breakdown(members["sumber_dana"])[known],
        count=members["peserta_aktif"].to_numpy(dtype=np.float64, na_value=np.nan)[known],
    ).reshape(shape)
    none = np.isnan(by_segment).all(axis=-1)
    summed: Numbers = np.where(none, np.nan, np.nansum(by_segment, axis=-1))
    return summed


def _at(values: pd.Series, axis: Sequence[str]) -> Codes:
    """Where each value stands on an axis."""
    codes, found = pd.factorize(values)
    return pd.Index(axis).get_indexer(found).astype(np.int64)[codes]
