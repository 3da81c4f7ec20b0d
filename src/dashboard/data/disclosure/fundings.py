"""What a guest may see of pendanaan: when cover lapses always, how many people only where nobody stands out.

A funded group is a crossing of group and payer, so its people beside the totals of kepesertaan could give a
small crossing away: all of a payer's other groups known, the last one is the rest. So where one of a payer's
groups is hidden, another is, and who pays for himself leaves each group's own total open; where nobody of an
area and segment does, or no other group is left, all its funded groups are hidden. Rupiah go with the people.
"""

from __future__ import annotations

from typing import Final

import pandas as pd

from dashboard.data.contract.words import ALL, OWN_FUNDING
from dashboard.data.disclosure.limits import HIDDEN, PEOPLE

_PLACE: Final = ["kode_wilayah", "segmen"]
_TOLD_BY_PEOPLE: Final = ("jumlah_pekerja", "anggaran")


def guest_fundings(fundings: pd.DataFrame, *, members: pd.DataFrame, shown: pd.DataFrame) -> pd.DataFrame:
    """The rows a guest gets, with `disembunyikan` (bool): people and budget are then <NA>.

    fundings: pendanaan. members: kepesertaan as loaded; shown: what the guest gets of it.
    """
    hidden = _few(fundings) | _of_hidden_margin(fundings, shown)
    at = pd.MultiIndex.from_frame(fundings[_PLACE])
    for place in at[hidden].unique():
        inside = pd.Series(at == place, index=fundings.index)
        hidden |= _with_others(fundings[inside], hidden[inside], members).reindex(
            hidden.index, fill_value=False
        )
    # Of all segments together a row is a sum over the others.
    areas = fundings.loc[hidden, "kode_wilayah"]
    hidden |= fundings["kode_wilayah"].isin(areas) & (fundings["segmen"] == ALL)
    sums = fundings.loc[hidden & (fundings["segmen"] == ALL), "kode_wilayah"]
    hidden |= fundings["kode_wilayah"].isin(sums)
    masked = {name: fundings[name].mask(hidden) for name in _TOLD_BY_PEOPLE}
    return fundings.assign(**masked, **{HIDDEN: hidden})


def small_terms(fundings: pd.DataFrame) -> pd.DataFrame:
    """The blocks of kepesertaan that a term of 1 to 4 people touches: tahun (text), kode_wilayah, segmen."""
    few = fundings[_few(fundings)].assign(bulan=fundings["bulan"].fillna(1).astype("int64"))
    rows = [
        (str(year), row["kode_wilayah"], row["segmen"])
        for row in few.to_dict("records")
        for year in _years(str(row["mulai"]), row["bulan"])
    ]
    return pd.DataFrame(rows, columns=["tahun", *_PLACE], dtype="str").drop_duplicates(ignore_index=True)


def _years(start: str, months: int) -> range:
    first = int(start[:4]) * 12 + int(start[5:]) - 1
    last = first + max(months, 1) - 1
    return range(first // 12, last // 12 + 1)


def _few(fundings: pd.DataFrame) -> pd.Series:
    people = fundings["jumlah_pekerja"]
    return ((people >= 1) & (people < PEOPLE)).fillna(value=False).astype(bool)


def _of_hidden_margin(fundings: pd.DataFrame, shown: pd.DataFrame) -> pd.Series:
    """Whether a row is of a group or payer whose members are hidden in some year of its area and segment."""
    of_hidden = pd.Series(False, index=fundings.index)
    for dimension in ("kelompok", "sumber_dana"):
        key = [*_PLACE, dimension]
        margin = shown[shown[HIDDEN] & (shown[dimension] != ALL)]
        of_hidden |= pd.MultiIndex.from_frame(fundings[key]).isin(pd.MultiIndex.from_frame(margin[key]))
    return of_hidden


def _with_others(rows: pd.DataFrame, hidden: pd.Series, members: pd.DataFrame) -> pd.Series:
    """The hidden rows of one area and segment, and others until none of them is what its payer has left."""
    first = rows.iloc[0]
    everything = pd.Series(True, index=rows.index)
    own = members[
        (members["kode_wilayah"] == first["kode_wilayah"])
        & (members["segmen"] == first["segmen"])
        & members["sumber_dana"].isin(OWN_FUNDING)
    ]
    found = hidden.copy()
    for payer in rows.loc[hidden, "sumber_dana"].unique():
        column = rows[(rows["sumber_dana"] == payer) & rows["jumlah_pekerja"].notna()]
        groups = set(column.loc[found[column.index], "kelompok"])
        if len(groups) < 2:
            others = column[~column["kelompok"].isin(groups)].sort_values("jumlah_pekerja", kind="stable")
            many = others[others["jumlah_pekerja"] >= 2 * PEOPLE - 2]
            if many.empty:
                return everything
            partner = many.iloc[0]["kelompok"]
            found |= (rows["sumber_dana"] == payer) & (rows["kelompok"] == partner)
            groups.add(partner)
        paying = own[own["kelompok"].isin(groups)].groupby("periode")["peserta_aktif"].sum()
        months = own["periode"].nunique()
        if not months or len(paying) < months or (paying < 1).any():
            return everything
    return found
