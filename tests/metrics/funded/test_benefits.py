"""Benefits by programme and year, few cases nowhere, beside what was paid in for funded groups."""

from __future__ import annotations

import pandas as pd
import pytest

from dashboard.data.contract.words import COLUMNS
from dashboard.data.disclosure.benefits import guest_benefits
from dashboard.metrics.funded.benefits import Benefits, benefits, paid_in
from tests.metrics.build import areas
from tests.metrics.funded_rows import fundings, term

Row = tuple[str, str, str, int | None, int | None, int | None]
NOW = "2025-12"


def table(*rows: Row) -> pd.DataFrame:
    whole = ("kasus", "rupiah", "penerima_beasiswa")
    return pd.DataFrame(list(rows), columns=list(COLUMNS["manfaat"])).astype(
        dict.fromkeys(COLUMNS["manfaat"], "str") | dict.fromkeys(whole, "Int64")
    )


def of(*rows: Row, period: str = NOW) -> Benefits:
    return benefits(table(*rows), period=period, areas=areas())


def test_months_add_up_to_a_year_by_programme() -> None:
    found = of(
        ("2025-01", "7307", "JKM", 10, 420_000_000, 6),
        ("2025-02", "7307", "JKM", 20, 840_000_000, 7),
        ("2025-02", "7307", "JKK", 30, 100_000_000, None),
        ("2024-12", "7307", "JKM", 40, 1_680_000_000, 8),
    )
    assert found.years == [2024, 2025]
    assert found.cases.loc["7307"].dropna().to_dict() == {
        (2024, "JKM"): 40,
        (2025, "JKK"): 30,
        (2025, "JKM"): 30,
    }
    assert found.rupiah.loc["7307", (2025, "JKM")] == 1_260_000_000
    assert found.children.loc["7307"].to_dict() == {2024: 8, 2025: 13}
    assert found.last == {2024: "2024-12", 2025: "2025-02"}


def test_later_months_are_not_there_yet() -> None:
    assert of(("2026-01", "7307", "JKM", 10, 1, None)).years == []


def test_no_row_is_no_data_and_a_zero_a_zero() -> None:
    found = of(("2025-01", "7307", "JKM", 0, 0, 0), ("2025-01", "7308", "JKM", None, None, None))
    cell = (2025, "JKM")
    assert found.cases.loc["7307", cell] == 0
    assert found.cases.loc[["7308", "7309"], [cell]].isna().all(axis=None)
    assert found.reporting.loc["73", 2025] == 2


def test_a_province_is_its_parts_or_its_own_row_month_by_month() -> None:
    found = of(
        ("2025-01", "73", "JKM", 100, 100, None),
        ("2025-01", "7307", "JKM", 60, 60, None),
        ("2025-02", "7307", "JKM", 10, 10, None),
        ("2025-02", "7308", "JKM", 20, 20, None),
    )
    cell = (2025, "JKM")
    assert found.cases.loc["73", cell] == 130
    assert found.cases.loc["SULAMA", cell] == 130
    assert found.cases.loc[areas().branch_of("7307"), cell] >= 70


def test_what_a_guest_may_not_see_is_hidden_and_in_no_sum() -> None:
    rows = table(
        ("2025-01", "7307", "JKM", 2, 84_000_000, 1),
        ("2025-05", "7307", "JKM", 1, 42_000_000, 1),
        ("2025-01", "7307", "JKK", 50, 1_000, None),
        ("2025-06", "7308", "JKM", 80, 3_000, 9),
    )
    seen = guest_benefits(rows, provinces=frozenset(areas().provinces))
    assert seen["periode"].eq("2025-06").all()
    found = benefits(seen, period=NOW, areas=areas())
    assert [(one.program, one.cases, one.rupiah, one.hidden) for one in found.by_program("7307")] == [
        ("JKK", 50, 1_000, False),
        ("JKM", None, None, True),
    ]
    assert [(one.cases, one.hidden) for one in found.by_year("7307")] == [(50, False)]
    assert found.scholarships("7307") == ((None, True),)
    assert [(one.cases, one.hidden) for one in found.by_program("73")] == [(50, False), (80, False)]
    assert found.scholarships("73") == ((9, False),)


def test_a_guest_sees_no_month_so_that_none_is_the_difference_of_two() -> None:
    rows = table(("2025-01", "7307", "JKM", 50, 1, 9), ("2025-02", "7307", "JKM", 1, 1, 0))
    seen = guest_benefits(rows, provinces=frozenset(areas().provinces))
    assert benefits(seen, period="2025-01", areas=areas()).years == []
    assert benefits(seen, period="2025-02", areas=areas()).cases.loc["7307", (2025, "JKM")] == 51


def test_a_provinces_own_row_does_not_give_its_areas_cases_away() -> None:
    rows = table(("2025-01", "7307", "JKM", 3, 126_000_000, 0), ("2025-01", "73", "JKM", 103, 1, 9))
    seen = guest_benefits(rows, provinces=frozenset(areas().provinces))
    assert seen["disembunyikan"].all()


def test_bone_three_months() -> None:
    """12,952 x Rp16,800 x 3 months = Rp652,780,800, paid in December 2025."""
    table = fundings(term("7308", 12_952, start="2025-10", months=3, paid="2025-12"))
    paid = paid_in(table, period="2025-12", areas=areas())
    assert paid.loc["7308", 2025] == 652_780_800
    assert paid.loc[["73", "SULAMA"], 2025].tolist() == [652_780_800] * 2
    assert pd.isna(paid.loc["7307", 2025])
    assert paid_in(table, period="2025-11", areas=areas()).loc["7308", 2025] == 435_187_200


@pytest.mark.parametrize(("paid", "months"), [("", 0), ("2025-03", 3), ("2026-06", 12)])
def test_only_months_paid_count(paid: str, months: int) -> None:
    table = fundings(term(people=100, months=24, paid=paid))
    assert paid_in(table, period="2025-12", areas=areas()).loc["7307", 2025] == months * 1_680_000


def test_a_term_over_the_new_year_is_split() -> None:
    paid = paid_in(
        fundings(term(people=100, start="2025-10", paid="2026-02")), period="2026-12", areas=areas()
    )
    assert paid.loc["7307"].tolist() == [3 * 1_680_000, 2 * 1_680_000]


def test_a_province_and_its_parts_are_not_added() -> None:
    both = fundings(term("73", 150, paid="2025-01"), term("7307", 100, paid="2025-01"))
    paid = paid_in(both, period="2025-12", areas=areas())
    assert paid.loc["73", 2025] == 150 * 16_800
    assert paid.loc["SULAMA", 2025] == 150 * 16_800


def test_nothing_known_gives_nothing() -> None:
    assert list(paid_in(fundings(), period=NOW, areas=areas()).columns) == []
    assert of().years == []
