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
    joined = [_joined(rows) for _, rows in compliance[touched].groupby(_CATEGORY, sort=False)]
    rows = pd.concat([as_they_are, *joined], ignore_index=True)
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
    """The rows of one category, the smallest joined until they are of enough entities."""
    ordered = rows.sort_values("jumlah", kind="stable")
    counted = ordered[ordered["jumlah"] > 0]
    running = counted["jumlah"].cumsum()
    enough = running >= ENTITIES
    if not enough.any():
        together, rest, hidden = counted, ordered.drop(counted.index), True
    else:
        at = int(enough.to_numpy(dtype=bool).argmax())
        together, hidden = counted.iloc[: at + 1], False
        rest = ordered.drop(together.index)
    one = together.iloc[:1].assign(
        **{name: together[name].sum(min_count=1) for name in (*_STOCKS, *_FLOWS)},
        bulan_tunggakan=pd.array([pd.NA], dtype="Int64"),
        **{HIDDEN: hidden, JOINED_AGES: True},
    )
    return pd.concat([one, rest.assign(**{HIDDEN: False, JOINED_AGES: False})])
