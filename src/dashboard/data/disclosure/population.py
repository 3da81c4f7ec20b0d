"""What a guest may see of populasi_kelompok: not where it would point at the last few uncovered."""

from __future__ import annotations

from typing import Final

import pandas as pd

from dashboard.data.contract.words import ALL, COVERAGE_SEGMENTS
from dashboard.data.disclosure.limits import HIDDEN, PEOPLE

_PLACE: Final = ["kode_wilayah", "kelompok"]
#: The year of the people in a group that a month's members are held against.
_BASE: Final = "tahun"


def guest_population(
    population: pd.DataFrame, *, members: pd.DataFrame, provinces: frozenset[str]
) -> pd.DataFrame:
    """The rows a guest gets, with `disembunyikan` (bool): the people in the group are then <NA>.

    population: populasi_kelompok; members: kepesertaan. A row is hidden where in any month it is held against
    1 to 4 of its people are not covered, and so is the row of its province in that year, a sum over it.
    """
    known = population[population["jumlah"].notna()]
    few = _few_left(known, _active(members, known))
    hidden = _on(population, [_BASE, *_PLACE]).isin(_on(few, [_BASE, *_PLACE]))
    inside = few.assign(kode_wilayah=few["kode_wilayah"].str[:2])
    whole = population["kode_wilayah"].isin(provinces)
    hidden |= (whole & _on(population, [_BASE, *_PLACE]).isin(_on(inside, [_BASE, *_PLACE]))).to_numpy()
    return population.assign(jumlah=population["jumlah"].mask(hidden), **{HIDDEN: hidden})


def _active(members: pd.DataFrame, population: pd.DataFrame) -> pd.DataFrame:
    """Members of each group of which the people are known: columns periode, _PLACE and aktif (Int64)."""
    rows = members[(members["kelompok"] != ALL) & members["segmen"].isin([*COVERAGE_SEGMENTS, ALL])]
    rows = rows[_on(rows, _PLACE).isin(_on(population, _PLACE))]
    by = ["periode", *_PLACE, "segmen"]
    whole, crossed = (
        part.groupby(by, sort=False)["peserta_aktif"].sum(min_count=1)
        for part in (rows[rows["sumber_dana"] == ALL], rows[rows["sumber_dana"] != ALL])
    )
    margin = whole.combine_first(crossed).rename("aktif").reset_index()
    return margin.groupby(["periode", *_PLACE], sort=False)["aktif"].sum(min_count=1).reset_index()


def _few_left(population: pd.DataFrame, active: pd.DataFrame) -> pd.DataFrame:
    """The rows of the population of which few are left: columns _BASE and _PLACE."""
    if active.empty:
        return population.iloc[:0][[_BASE, *_PLACE]]
    held = pd.merge_asof(
        active.assign(year=active["periode"].str[:4].astype("int64")).sort_values("year", kind="stable"),
        population.assign(year=population[_BASE].astype("int64")).sort_values("year", kind="stable"),
        on="year",
        by=_PLACE,
    )
    left = held["jumlah"] - held["aktif"]
    few = ((left >= 1) & (left < PEOPLE) & (held["aktif"] > 0)).fillna(value=False).astype(bool)
    return held.loc[few, [_BASE, *_PLACE]].drop_duplicates(ignore_index=True)


def _on(rows: pd.DataFrame, columns: list[str]) -> pd.MultiIndex:
    return pd.MultiIndex.from_frame(rows[columns])
