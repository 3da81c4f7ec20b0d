"""Benefits by programme and year, few cases nowhere, beside what was paid in for funded groups."""

from __future__ import annotations

import pandas as pd
import pytest

from dashboard.data.contract.words import COLUMNS
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


def test_a_few_cases_are_hidden_with_what_would_give_them_away() -> None:
    found = of(
        ("2025-01", "7307", "JKM", 3, 126_000_000, 2),
        ("2025-01", "7307", "JKK", 50, 1, None),
        ("2025-01", "7308", "JKM", 80, 1, None),
        ("2025-01", "7308", "JKK", 90, 1, None),
        ("2025-01", "7309", "JKM", 700, 1, None),
        ("2025-01", "7309", "JKK", 900, 1, None),
    )
    assert found.hidden.loc["7307"].all()
    # Were only this one cell hidden, the province less the others would bring it back.
    assert found.hidden.loc["7308"].all() or found.hidden.loc["73"].all()
    assert found.children_hidden.loc["7307", 2025]
    assert not found.hidden.loc["7309"].any()


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
