"""What a guest may see of kepatuhan: counts of at least three entities, and their rupiah.

Rows of one month, area, kind and category differ in the age of the arrears only. Those of one or two entities
join others of it, and then have no age; a category that has too few in all is hidden.
"""

from __future__ import annotations

from typing import Final

import pandas as pd

from dashboard.data.disclosure.limits import ENTITIES, HIDDEN

_CATEGORY: Final = ["periode", "kode_wilayah", "jenis_entitas", "kategori"]
_STOCKS: Final = ("jumlah", "tunggakan")
_FLOWS: Final = ("skk", "dipulihkan")


def guest_counts(compliance: pd.DataFrame, *, provinces: frozenset[str]) -> pd.DataFrame:
    """The rows a guest gets, with `disembunyikan` (bool): count and rupiah are then <NA>.

    compliance: kepatuhan. A province's own row is hidden in every month where one of its kabupaten/kota is
    hidden in that kind and category, of which it is the sum.
    """
    few = _below(compliance["jumlah"])
    touched = pd.MultiIndex.from_frame(compliance[_CATEGORY]).isin(
        pd.MultiIndex.from_frame(compliance.loc[few, _CATEGORY])
    )
    joined = [_joined(rows) for _, rows in compliance[touched].groupby(_CATEGORY, sort=False)]
    found = pd.concat([compliance[~touched].assign(**{HIDDEN: False}), *joined], ignore_index=True)
    inside = found[found[HIDDEN]].assign(kode_wilayah=lambda rows: rows["kode_wilayah"].str[:2])
    kind = _CATEGORY[1:]
    whole = found["kode_wilayah"].isin(provinces) & pd.MultiIndex.from_frame(found[kind]).isin(
        pd.MultiIndex.from_frame(inside[kind])
    )
    hidden = found[HIDDEN].astype(bool) | whole
    stocks = {name: found[name].mask(hidden) for name in _STOCKS}
    # Letters to the prosecutor are of one entity each.
    few_letters = hidden | _below(found["skk"]) | (found["skk"].isna() & (found["dipulihkan"] > 0))
    flows = {name: found[name].mask(few_letters.fillna(value=False).astype(bool)) for name in _FLOWS}
    return found.assign(**stocks, **flows, **{HIDDEN: hidden})[[*compliance.columns, HIDDEN]]


def _below(counts: pd.Series) -> pd.Series:
    return ((counts >= 1) & (counts < ENTITIES)).fillna(value=False).astype(bool)


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
        **{HIDDEN: hidden},
    )
    return pd.concat([one, rest.assign(**{HIDDEN: False})])
