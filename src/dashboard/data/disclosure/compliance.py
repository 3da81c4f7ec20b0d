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
    """The rows of each category, its smallest joined until they are of enough entities.

    Hidden where all of them are too few. Of a category the joined row comes first.
    """
    number = rows.groupby(_CATEGORY, sort=False).ngroup()
    ordered = rows.assign(**{_NUMBER: number}).sort_values([_NUMBER, "jumlah"], kind="stable")
    entities = ordered["jumlah"].fillna(0)
    of = ordered[_NUMBER]
    # Until the row by which there are enough.
    together = (entities > 0) & (entities.groupby(of).cumsum() - entities < ENTITIES)
    parts = ordered[together.astype(bool)]
    amounts = parts.groupby(_NUMBER)[[*_STOCKS, *_FLOWS]].sum(min_count=1)
    one = parts.drop_duplicates(_NUMBER).set_index(_NUMBER)
    one = one.assign(
        **{name: amounts[name] for name in (*_STOCKS, *_FLOWS)},
        bulan_tunggakan=pd.array([pd.NA] * len(one), dtype="Int64"),
        **{HIDDEN: (entities.groupby(of).sum() < ENTITIES).astype(bool)},
        **{JOINED_AGES: True},
    )
    rest = ordered[~together.astype(bool)].assign(**{HIDDEN: False, JOINED_AGES: False})
    whole = pd.concat([one.reset_index(), rest]).sort_values(_NUMBER, kind="stable")
    return whole.drop(columns=_NUMBER)
