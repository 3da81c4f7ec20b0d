"""Building projects: in time or late by the working days, and what each owes by the bands."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.data.contract.words import COLUMNS, PROJECT_NAMES, REGION
from dashboard.data.disclosure.sealed import Sealed
from dashboard.metrics.compliance.compliance import in_area
from dashboard.metrics.compliance.projects import DAYS, State, amounts, project_table, sealed_amounts, totals
from dashboard.metrics.compliance.workdays import deadline
from dashboard.metrics.cube.months import month_end
from tests.metrics.build import areas

BANDS = ((0, 1e8, 0.24), (1e8, 5e8, 0.19), (5e8, 1e9, 0.15), (1e9, 5e9, 0.12), (5e9, float("nan"), 0.10))
AS_OF = date(2025, 9, 30)


def rates() -> pd.DataFrame:
    rows = [
        ("JAKON", "SEMUA", "SEMUA", "JKK+JKM", percent, "persen", low, high, None, None, "2015-07", "", "PP")
        for low, high, percent in BANDS
    ]
    frame = pd.DataFrame(rows, columns=list(COLUMNS["tarif_iuran"]))
    numbers = ("nilai", "batas_bawah", "batas_atas", "minimum", "upah_maksimum")
    words = dict.fromkeys(COLUMNS["tarif_iuran"], "str") | dict.fromkeys(numbers, "float64")
    return frame.astype(words)


def project(
    name: str,
    value: int | None,
    ordered: str,
    registered: str = "",
    *,
    status: str = "berjalan",
    code: str = "7307",
    owner: str = "Contoh OPD 1",
) -> tuple[object, ...]:
    return (code, name, owner, value, ordered, registered, status)


def table(*rows: tuple[object, ...], as_of: date = AS_OF, joint_leave_off: bool = True) -> pd.DataFrame:
    return project_table(as_read(*rows), rates(), as_of=as_of, joint_leave_off=joint_leave_off)


def as_read(*rows: tuple[object, ...]) -> pd.DataFrame:
    columns = COLUMNS["proyek_konstruksi"]
    return pd.DataFrame(list(rows), columns=list(columns)).astype(
        dict.fromkeys(columns, "str") | {"nilai_kontrak": "Int64"}
    )


# 19 August 2025 and 14 working days: 9 September, over the Prophet's birthday on Friday the 5th.
SINJAI = (
    project("tepat", 100_000_000, "2025-08-19", "2025-09-09"),
    project("terlambat", 500_000_000, "2025-08-19", "2025-09-10"),
    project("belum", 1_000_000_000, "2025-08-19"),
    project("belum besar", 10_000_000_000, "2025-03-03", owner="Contoh OPD 2"),
    project("masih", 5_000_000_000, "2025-09-22"),
    project("batal", 7, "2025-08-19", status="batal"),
    project("nanti", 9, "2025-10-01"),
)


def test_each_project_stands_where_its_days_put_it() -> None:
    found = table(*SINJAI).set_index("nama")
    assert found["state"].to_dict() == {
        "belum besar": State.OVERDUE,
        "belum": State.OVERDUE,
        "masih": State.OPEN,
        "terlambat": State.LATE,
        "tepat": State.IN_TIME,
        "batal": State.CANCELLED,
    }
    assert found.loc["tepat", "deadline"] == date(2025, 9, 9)
    assert found.loc["terlambat", "days"] == 1
    assert found.loc["masih", "days"] == 8
    assert pd.isna(found.loc["tepat", "days"])
    assert found.index[0] == "belum besar"


def test_what_each_owes_by_the_bands() -> None:
    found = table(*SINJAI).set_index("nama")["owed"]
    assert found[["tepat", "terlambat", "belum", "masih", "belum besar"]].tolist() == [
        240_000, 1_000_000, 1_750_000, 6_550_000, 11_550_000,
    ]  # fmt: skip
    assert pd.isna(found["batal"])


def test_totals_leave_cancelled_projects_out_and_say_what_the_unregistered_owe() -> None:
    found = totals(amounts(table(*SINJAI)), "kode_wilayah").loc["7307"]
    assert found.to_dict() == {
        "let": 5, "in_time": 1, "late": 1, "open": 1, "overdue": 2, "unknown": 0, "no_owed": 0,
        "no_owed_unregistered": 0, "cancelled": 1, "value": 16_600_000_000, "owed": 21_090_000, "owed_unregistered": 19_850_000,
    }  # fmt: skip
    by_owner = totals(amounts(table(*SINJAI)), "pemilik")
    assert by_owner.loc["Contoh OPD 2", "owed_unregistered"] == 11_550_000
    assert totals(amounts(table(*SINJAI)), "year").index.tolist() == [2025]


def sealed(*rows: tuple[object, ...]) -> pd.Series:
    found = sealed_amounts(Sealed(as_read(*rows)), rates(), as_of=AS_OF)
    return found.set_index("kode_wilayah").loc["7307"]


def test_sums_that_a_guest_gets_are_of_three_projects_or_more() -> None:
    found = sealed(*SINJAI)
    assert found[["let", "value", "owed"]].tolist() == [5, 16_600_000_000, 21_090_000]
    # One in time, one late, one still open, two overdue: no state is told, nor what those waiting owe.
    assert found[["in_time", "late", "open", "overdue", "owed_unregistered"]].isna().all()
    assert not found["disembunyikan"]
    few = sealed(*SINJAI[:2])
    assert few["disembunyikan"]
    assert few.drop("disembunyikan").isna().all()


def test_what_the_unregistered_owe_is_unknown_and_not_nothing_where_no_value_is_known() -> None:
    row = project("belum", None, "2025-08-19")
    done = project("tepat", 100_000_000, "2025-08-19", "2025-09-09")
    found = totals(amounts(table(row, done)), "kode_wilayah").loc["7307"]
    assert pd.isna(found["owed_unregistered"])
    assert found["no_owed_unregistered"] == 1
    assert totals(amounts(table(done)), "kode_wilayah").loc["7307", "owed_unregistered"] == 0


def test_a_registration_after_the_day_is_not_known_yet() -> None:
    row = ("x", 100_000_000, "2025-08-19", "2025-10-02")
    assert table(project(*row))["state"].tolist() == [State.OVERDUE]
    assert table(project(*row), as_of=date(2025, 9, 1))["state"].tolist() == [State.OPEN]
    assert table(project(*row), as_of=date(2025, 10, 31))["state"].tolist() == [State.LATE]


def test_joint_leave_moves_the_deadline() -> None:
    row = project("x", 1, "2025-03-21", "2025-04-15")
    assert table(row)["state"].tolist() == [State.IN_TIME]
    assert table(row, joint_leave_off=False)["state"].tolist() == [State.LATE]


def test_a_day_without_a_calendar_and_a_year_with_estimated_holidays_say_so() -> None:
    found = table(project("x", 1, "1940-01-01"), project("y", 1, "2030-03-01"), as_of=date(2031, 1, 1))
    states = found.set_index("nama")
    assert states.loc["x", "state"] == State.UNKNOWN
    assert states.loc["x", "deadline"] is None
    assert states.loc["y", "estimated"]
    assert not table(*SINJAI)["estimated"].any()


def test_an_unknown_value_or_rate_is_no_amount_and_is_counted() -> None:
    found = table(
        project("x", None, "2025-08-19"),
        project("y", 5, "2014-08-19"),
        project("z", 100_000_000, "2025-08-19"),
    )
    assert found.set_index("nama")["owed"].isna().to_dict() == {"z": False, "x": True, "y": True}
    assert totals(amounts(found), "kode_wilayah").loc["7307", ["no_owed", "owed"]].tolist() == [2, 240_000]


def test_a_provinces_own_project_is_the_provinces_and_no_branchs() -> None:
    found = table(project("kab", 1, "2025-08-19"), project("prov", 1, "2025-08-19", code="73"))
    branch = areas().branch_of("7307")
    for code, names in (("73", 2), (REGION, 2), ("7307", 1), (branch, 1), ("75", 0)):
        assert len(in_area(found, areas=areas(), code=code)) == names


def test_no_projects_at_all() -> None:
    assert table().empty
    assert totals(amounts(table()), "year").empty
    assert month_end("2024-02") == date(2024, 2, 29)


DAYS_OF = st.dates(date(2023, 1, 1), date(2026, 12, 31))


@given(
    ordered=DAYS_OF,
    registered=st.none() | DAYS_OF,
    as_of=DAYS_OF,
    status=st.sampled_from(list(PROJECT_NAMES)),
)
def test_every_project_let_has_one_state_that_its_dates_bear_out(
    ordered: date, registered: date | None, as_of: date, status: str
) -> None:
    written = registered.isoformat() if registered else ""
    found = table(project("x", 100_000_000, ordered.isoformat(), written, status=status), as_of=as_of)
    if ordered > as_of:
        assert found.empty
        return
    known = registered if registered and registered <= as_of else None
    in_time = (known or as_of) <= deadline(ordered, DAYS)
    expected = {
        (True, True): State.IN_TIME, (True, False): State.LATE,
        (False, True): State.OPEN, (False, False): State.OVERDUE,
    }[known is not None, in_time]  # fmt: skip
    assert found["state"].tolist() == [State.CANCELLED if status == "batal" else expected]
    counted = totals(amounts(found), "year")
    assert counted["let"].sum() == (status != "batal")
    assert (counted["let"] == counted[["in_time", "late", "open", "overdue", "unknown"]].sum(axis=1)).all()


@pytest.mark.parametrize("value", [0, 1, 10**15])
def test_any_value_owes_something_exact(value: int) -> None:
    assert table(project("x", value, "2025-08-19"))["owed"].notna().all()
