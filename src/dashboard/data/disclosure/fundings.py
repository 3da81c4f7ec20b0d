"""What a guest may see of pendanaan: when cover lapses always, how many people only where nobody stands out.

A funded group is a crossing of group and payer, so its people beside the totals of kepesertaan could give a
small crossing away: all of a payer's other groups known, the last one is the rest. So where one of a payer's
groups is hidden, another is, and who pays for himself leaves each group's own total open; where nobody of an
area and segment does, or no other group is left, all its funded groups are hidden. Rupiah go with the people.

Which office pays is for the office's own staff: a guest gets what several pay alike as one row, and it is
hidden for all of them where it is for one.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import Any, Final

import pandas as pd

from dashboard.data.contract.words import ALL, OWN_FUNDING
from dashboard.data.disclosure.limits import HIDDEN, PEOPLE

_PLACE: Final = ["kode_wilayah", "segmen"]
#: Months; and figures of a province's code.
_YEAR: Final = 12
_PROVINCE: Final = 2
_TOLD_BY_PEOPLE: Final = ("jumlah_pekerja", "anggaran")
_OFFICE: Final = "pihak"
#: Rows that share these differ in the office that pays.
_WITHOUT_OFFICE: Final = ("kode_wilayah", "segmen", "kelompok", "sumber_dana", "mulai")


def guest_fundings(fundings: pd.DataFrame, *, members: pd.DataFrame, shown: pd.DataFrame) -> pd.DataFrame:
    """The rows a guest gets, with `disembunyikan` (bool): people and budget are then <NA>.

    fundings: pendanaan. members: kepesertaan as loaded; shown: what the guest gets of it.
    """
    hidden = _few(fundings) | _few_left(fundings) | _of_hidden_margin(fundings, shown)
    hidden = hidden.groupby([fundings[name] for name in _WITHOUT_OFFICE], sort=False).transform("any")
    at = pd.MultiIndex.from_frame(fundings[_PLACE])
    # Of all members few are asked for, and once for each place.
    paying = members[members["sumber_dana"].isin(OWN_FUNDING)]
    paying = paying[paying["kode_wilayah"].isin(fundings.loc[hidden, "kode_wilayah"])]
    for place in at[hidden].unique():
        inside = pd.Series(at == place, index=fundings.index)
        hidden |= _with_others(fundings[inside], hidden[inside], paying).reindex(
            hidden.index, fill_value=False
        )
    # Of all segments together a row is a sum over the others.
    areas = fundings.loc[hidden, "kode_wilayah"]
    hidden |= fundings["kode_wilayah"].isin(areas) & (fundings["segmen"] == ALL)
    sums = fundings.loc[hidden & (fundings["segmen"] == ALL), "kode_wilayah"]
    hidden |= fundings["kode_wilayah"].isin(sums)
    masked = {name: fundings[name].mask(hidden) for name in _TOLD_BY_PEOPLE}
    return _without_offices(fundings.assign(**masked, **{HIDDEN: hidden}))


def _without_offices(fundings: pd.DataFrame) -> pd.DataFrame:
    """The rows without the office that pays; those that differ in nothing else but people and budget are one.

    Of these the sum is unknown where one is.
    """
    if not (fundings[_OFFICE] != "").any():
        return fundings
    same = [name for name in fundings.columns if name not in (*_TOLD_BY_PEOPLE, _OFFICE)]
    groups = fundings.groupby(same, sort=False, dropna=False)[list(_TOLD_BY_PEOPLE)]
    sums = groups.transform("sum").mask(groups.transform(lambda each: each.isna().any()))
    told = fundings.assign(**{_OFFICE: ""}, **{name: sums[name].astype("Int64") for name in _TOLD_BY_PEOPLE})
    return told.drop_duplicates(same, ignore_index=True)


def small_terms(fundings: pd.DataFrame) -> set[str]:
    """The blocks of kepesertaan, as `members.BLOCK` names them, that a term of 1 to 4 people touches."""
    few = fundings[_few(fundings) & (fundings["mulai"] != "")]
    return {
        f"{month // _YEAR} {row['kode_wilayah']} {row['segmen']}"
        for row in few.to_dict("records")
        for month in _months(row)
    }


def _months(row: Mapping[Hashable, Any]) -> range:
    """The months of a term, counted from the year 0; none where its start is not known."""
    start = str(row["mulai"])
    if not start:
        return range(0)
    first = int(start[:4]) * _YEAR + int(start[5:]) - 1
    return range(first, first + (1 if pd.isna(row["bulan"]) else max(int(row["bulan"]), 1)))


def _few(fundings: pd.DataFrame) -> pd.Series:
    people = fundings["jumlah_pekerja"]
    return ((people >= 1) & (people < PEOPLE)).fillna(value=False).astype(bool)


def _few_left(fundings: pd.DataFrame) -> pd.Series:
    """Whether a row is a total of which its parts leave 1 to 4 people."""
    whole = (fundings["kelompok"] == ALL) | (fundings["kode_wilayah"].str.len() == _PROVINCE)
    if not whole.any():
        return pd.Series(False, index=fundings.index)
    rows = fundings.to_dict("records")
    parts: dict[tuple[str, str], list[Mapping[Hashable, Any]]] = {}
    for row in rows:
        parts.setdefault((str(row["segmen"]), str(row["sumber_dana"])), []).append(row)
    return pd.Series(
        [
            _breadth(row) > 0 and _leaves_few(row, parts[str(row["segmen"]), str(row["sumber_dana"])])
            for row in rows
        ],
        index=fundings.index,
        dtype=bool,
    )


def _breadth(row: Mapping[Hashable, Any]) -> int:
    """In how many ways a row is a total: a province of its areas, all groups of each."""
    return int(len(str(row["kode_wilayah"])) == _PROVINCE) + int(row["kelompok"] == ALL)


def _leaves_few(whole: Mapping[Hashable, Any], rows: Sequence[Mapping[Hashable, Any]]) -> bool:
    months = set(_months(whole))
    inside = [
        int(row["jumlah_pekerja"])
        for row in rows
        if _breadth(row) < _breadth(whole)
        and str(row["kode_wilayah"]).startswith(str(whole["kode_wilayah"]))
        and whole["kelompok"] in (ALL, row["kelompok"])
        and not pd.isna(row["jumlah_pekerja"])
        and months.intersection(_months(row))
    ]
    if not inside or pd.isna(whole["jumlah_pekerja"]):
        return False
    return 1 <= int(whole["jumlah_pekerja"]) - sum(inside) < PEOPLE


def _of_hidden_margin(fundings: pd.DataFrame, shown: pd.DataFrame) -> pd.Series:
    """Whether a row is of a group or payer whose members are hidden in some year of its area and segment."""
    of_hidden = pd.Series(False, index=fundings.index)
    for dimension in ("kelompok", "sumber_dana"):
        key = [*_PLACE, dimension]
        margin = shown[shown[HIDDEN] & (shown[dimension] != ALL)]
        of_hidden |= pd.MultiIndex.from_frame(fundings[key]).isin(pd.MultiIndex.from_frame(margin[key]))
    return of_hidden


def _with_others(rows: pd.DataFrame, hidden: pd.Series, paying: pd.DataFrame) -> pd.Series:
    """The hidden rows of one area and segment, and others until none of them is what its payer has left.

    paying: rows of kepesertaan of who pays for himself.
    """
    first = rows.iloc[0]
    everything = pd.Series(True, index=rows.index)
    own = paying[(paying["kode_wilayah"] == first["kode_wilayah"]) & (paying["segmen"] == first["segmen"])]
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
        people = own[own["kelompok"].isin(groups)].groupby("periode")["peserta_aktif"].sum()
        months = own["periode"].nunique()
        if not months or len(people) < months or (people < 1).any():
            return everything
    return found
