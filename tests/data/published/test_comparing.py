"""What differs between two versions is told row by row of the contract's key."""

from __future__ import annotations

import pandas as pd

from dashboard.data.published.comparing import ADDED, CHANGED, REMOVED, SHOWN, compared
from dashboard.data.reference import load_areas
from tests.data.published.small import NOW, made


def difference(before: dict[str, pd.DataFrame], after: dict[str, pd.DataFrame]) -> dict:
    return compared(before, after, areas=load_areas(), today=NOW.date())


def test_the_same_content_in_another_order_differs_in_nothing() -> None:
    tables = dict(made(600).tables)
    turned = {name: table.iloc[::-1].reset_index(drop=True) for name, table in tables.items()}
    assert difference(tables, turned) == {}


def test_rows_are_added_removed_and_changed() -> None:
    tables = dict(made(600).tables)
    members = tables["kepesertaan"]
    new = members.iloc[:1].assign(kode_wilayah="7308")
    hidden = members.iloc[1:].assign(peserta_aktif=pd.NA, disembunyikan=True).astype(members.dtypes)
    found = difference(tables, {"kepesertaan": pd.concat([new, hidden], ignore_index=True)})
    told = found["kepesertaan"]
    assert (told.added, told.removed, told.changed) == (1, 1, 1)
    by_kind = {each.kind: each for each in told.first}
    assert by_kind[CHANGED].cells == {"peserta_aktif": ("600", ""), "disembunyikan": ("tidak", "ya")}
    assert by_kind[ADDED].key["kode_wilayah"] == "7308"
    assert by_kind[REMOVED].cells["peserta_aktif"] == ("500", None)
    assert found["potensi"].removed == 1


def test_rows_of_the_same_key_are_told_apart_and_few_are_shown() -> None:
    members = made(600).tables["kepesertaan"]
    twins = pd.concat([members.iloc[:1]] * (SHOWN + 4), ignore_index=True)
    told = difference({"kepesertaan": twins.iloc[:2]}, {"kepesertaan": twins})["kepesertaan"]
    assert (told.added, told.removed, told.changed) == (SHOWN + 2, 0, 0)
    assert len(told.first) == SHOWN
