"""What a guest may see of kepatuhan: counts of at least three entities, and their rupiah.

Rows of one month, area, kind and category differ in the age of the arrears only. Those of one or two entities
join others of it, and then have no age; a category that has too few in all is hidden.
"""

from __future__ import annotations

from typing import Final

import pandas as pd

from dashboard.data.disclosure.limits import ENTITIES, HIDDEN

#: Whether letters to the prosecutor, and rupiah recovered by them, are known and not for this viewer.
HIDDEN_LETTERS: Final = "skk_disembunyikan"
#: Whether a row is of entities whose arrears differ in age, so that it has none.
JOINED_AGES: Final = "umur_digabung"

_CATEGORY: Final = ["periode", "kode_wilayah", "jenis_entitas", "kategori"]
#: The number of a row's category, while they are joined.
_NUMBER: Final = "_kategori"
_STOCKS: Final = ("jumlah", "tunggakan")
_FLOWS: Final = ("skk", "dipulihkan")


def guest_counts(compliance: pd.DataFrame, *, provinces: frozenset[str]) -> pd.DataFrame:
    """The rows a guest gets, with the states `disembunyikan`, HIDDEN_LETTERS and JOINED_AGES (bool).

    compliance: kepatuhan. Count and arrears, or letters and rupiah recovered, are <NA> where hidden. A
    province's own row is hidden in every month where one of its kabupaten/kota is hidden in that kind and
    category, of which it is the sum.
    """
    few = _below(compliance["jumlah"])
    touched = pd.MultiIndex.from_frame(compliance[_CATEGORY]).isin(
        pd.MultiIndex.from_frame(compliance.loc[few, _CATEGORY])
    )
    as_they_are = compliance[~touched].assign(**{HIDDEN: False, JOINED_AGES: False})
    rows = pd.concat([as_they_are, _joined(compliance[touched])], ignore_index=True)
    hidden = _with_sums(rows, rows[HIDDEN].astype(bool), provinces)
    # Letters to the prosecutor are of one entity each.
    few_letters = _below(rows["skk"]) | (rows["skk"].isna() & (rows["dipulihkan"] > 0))
    any_letters = rows[list(_FLOWS)].notna().any(axis=1)
    letters = any_letters & _with_sums(rows, hidden | few_letters.fillna(value=False).astype(bool), provinces)
    masked = {name: rows[name].mask(hidden) for name in _STOCKS}
    masked |= {name: rows[name].mask(letters) for name in _FLOWS}
    states = {HIDDEN: hidden, HIDDEN_LETTERS: letters}
    return rows.assign(**masked, **states)[[*compliance.columns, *states, JOINED_AGES]]


def _below(counts: pd.Series) -> pd.Series:
    return ((counts >= 1) & (counts < ENTITIES)).fillna(value=False).astype(bool)


def _with_sums(rows: pd.DataFrame, hidden: pd.Series, provinces: frozenset[str]) -> pd.Series:
    """The hidden rows, and the provinces' own rows that are sums over them, of any month."""
    kind = _CATEGORY[1:]
    inside = rows[hidden].assign(kode_wilayah=lambda found: found["kode_wilayah"].str[:2])
    sums = pd.MultiIndex.from_frame(rows[kind]).isin(pd.MultiIndex.from_frame(inside[kind]))
    return hidden | (rows["kode_wilayah"].isin(provinces) & sums)


def _joined(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows of categories that each have some of few: in each the smallest joined until they are of enough."""
    category = rows.groupby(_CATEGORY, sort=False).ngroup()
    ordered = rows.assign(**{_NUMBER: category}).sort_values([_NUMBER, "jumlah"], kind="stable")
    counted = (ordered["jumlah"] > 0).fillna(value=False).astype(bool)
    running = ordered["jumlah"].where(counted, 0).groupby(ordered[_NUMBER]).cumsum()
    together = counted & (running - ordered["jumlah"] < ENTITIES).fillna(value=False).astype(bool)
    groups = ordered[together].groupby(_NUMBER)
    sums = groups[[*_STOCKS, *_FLOWS]].sum(min_count=1)
    one = ordered[together].drop_duplicates(_NUMBER).set_index(_NUMBER)
    one[list(sums.columns)] = sums
    one["bulan_tunggakan"] = pd.array([pd.NA] * len(one), dtype="Int64")
    one[HIDDEN], one[JOINED_AGES] = (sums["jumlah"] < ENTITIES).astype(bool), True
    rest = ordered[~together].set_index(_NUMBER)
    rest[HIDDEN], rest[JOINED_AGES] = False, False
    return pd.concat([one, rest]).sort_index(kind="stable")
