"""Other worlds: datasets with another number where a guest sees "disembunyikan", and nothing else changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pandas as pd

from dashboard.data.contract.words import ALL
from dashboard.data.dataset import Dataset, Source
from dashboard.data.disclosure.gate import view_for
from dashboard.data.disclosure.limits import HIDDEN
from dashboard.data.disclosure.viewer import GUEST

OTHER = {"kelompok": "sumber_dana", "sumber_dana": "kelompok"}
#: Everything a guest gets of members and of what could be set against them.
SEEN = ("kepesertaan", "populasi_kelompok", "pendanaan")


def guest(data: Dataset) -> Dataset:
    """What a guest gets of the office's own data."""
    return view_for(replace(data, source=Source.OFFICE), GUEST)


def of_area_year(data: Dataset, code: str, year: str) -> Dataset:
    """What is known of an area and its province in a year."""
    near = [code, code[:2]]
    members = data.members
    inside = members["kode_wilayah"].isin(near) & (members["periode"].str[:4] == year)
    return data.with_tables(
        {
            **{name: table.iloc[:0] for name, table in data.tables.items()},
            "kepesertaan": members[inside],
            **{
                name: data.tables[name][data.tables[name]["kode_wilayah"].isin(near)]
                for name in ("populasi_kelompok", "pendanaan")
            },
        }
    )


def same_to_a_guest(one: Dataset, other: Dataset) -> bool:
    """Whether the two can't be told apart by anything a guest gets."""
    return all(_sorted(one.tables[name]).equals(_sorted(other.tables[name])) for name in SEEN)


def _sorted(table: pd.DataFrame) -> pd.DataFrame:
    return table.sort_values(list(table.columns), kind="stable").reset_index(drop=True)


def hidden_margins(view: Dataset) -> pd.DataFrame:
    """The hidden rows of members."""
    return view.members[view.members[HIDDEN]]


def others(data: Dataset, cell: dict[str, object], hidden: list[str]) -> Iterator[Dataset]:
    """Datasets in which some people more or fewer are in a hidden cell of `hidden_margins`.

    They move between it and another hidden category of its dimension, within a month, area, segment and state,
    with the other dimension as it was.
    """
    dimension = "kelompok" if cell["kelompok"] != ALL else "sumber_dana"
    members = data.members
    same = (
        (members["periode"] == cell["periode"])
        & (members["kode_wilayah"] == cell["kode_wilayah"])
        & (members["segmen"] == cell["segmen"])
        & (members["sementara"] == cell["sementara"])
        & members[dimension].isin(hidden)
        & (members["peserta_aktif"] >= 1)
    )
    for people in (1, 2, 5, None):
        for _, row in members[same].iterrows():
            mine = row[dimension] == cell[dimension]
            some = row["peserta_aktif"] if people is None else people
            if some <= row["peserta_aktif"]:
                for target in hidden if mine else [cell[dimension]]:
                    if target != row[dimension]:
                        yield _moved(data, row, dimension, str(target), int(some))


def _moved(data: Dataset, row: pd.Series, dimension: str, target: str, people: int) -> Dataset:
    members = data.members.copy()
    members.loc[row.name, "peserta_aktif"] = row["peserta_aktif"] - people
    key = ["periode", "kode_wilayah", "segmen", "sementara", OTHER[dimension]]
    there = (members[key] == row[key]).all(axis=1) & (members[dimension] == target)
    if there.any():
        members.loc[there.idxmax(), "peserta_aktif"] += people
    else:
        added = pd.DataFrame([row.to_dict() | {dimension: target, "peserta_aktif": people}])
        members = pd.concat([members, added.astype(members.dtypes.to_dict())], ignore_index=True)
    return data.with_tables({"kepesertaan": members})


def has_another_world(data: Dataset, seen: Dataset, cell: dict[str, object]) -> bool:
    """Whether some dataset with another number in the cell gives a guest the very same as `seen`."""
    dimension = "kelompok" if cell["kelompok"] != ALL else "sumber_dana"
    block = seen.members[seen.members[HIDDEN] & (seen.members[dimension] != ALL)]
    for column in ("periode", "kode_wilayah", "segmen"):
        block = block[block[column] == cell[column]]
    hidden = sorted({str(each) for each in block[dimension]})
    return any(same_to_a_guest(seen, guest(other)) for other in others(data, cell, hidden))
