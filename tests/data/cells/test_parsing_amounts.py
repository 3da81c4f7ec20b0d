"""What a cell of money, months or a rate says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.data.cells import dates
from dashboard.data.cells.amounts import MOST_RUPIAH, filled, optional, percent, rate_percent, rupiah, whole
from dashboard.data.contract.as_sent import Cell
from tests.data.intake_tools import said


@pytest.mark.parametrize(
    ("cell", "value", "rewritten"),
    [
        ("1250000", 1_250_000, False),
        (1_250_000.0, 1_250_000, False),
        ("0", 0, False),
        ("Rp 1.250.000", 1_250_000, True),
        ("Rp1.250.000", 1_250_000, True),
        ("rp. 1.250.000", 1_250_000, True),
        ("1.250.000,00", 1_250_000, True),
        ("1,250,000.00", 1_250_000, True),
        ("1250000,00", 1_250_000, True),
        ("Rp 1.250.000,-", 1_250_000, True),
        (str(MOST_RUPIAH), MOST_RUPIAH, False),
    ],
)
def test_rupiah_as_offices_write_them(cell: Cell, value: int, rewritten: bool) -> None:
    read = rupiah(cell)
    assert (read.value, read.expected, read.rewritten) == (value, None, rewritten)


@pytest.mark.parametrize("cell", ["", " ", "-", "–"])
def test_a_blank_amount_is_no_data(cell: str) -> None:
    assert (rupiah(cell).value, rupiah(cell).expected) == (None, None)
    assert (percent(cell).value, percent(cell).expected) == (None, None)


@pytest.mark.parametrize(
    "cell",
    [
        "1,5 miliar", "1.5", "1.25", "1.250.00", "1.250.000.00", "1,250,000,00", "12500.000", "1,000.000", "Rp", "IDR 5",
        "-5", "(5.000)", "5.000,50", -5.0, 5.5, 1e15, "9999999999999999", "=1+1", "lima",
    ],
)  # fmt: skip
def test_what_is_no_whole_amount_is_refused(cell: Cell) -> None:
    assert rupiah(cell).expected is not None
    assert rupiah(cell).value is None


@given(st.integers(0, MOST_RUPIAH))
def test_every_way_of_writing_an_amount_comes_to_the_same(amount: int) -> None:
    dots = f"{amount:,}".replace(",", ".")
    for written in (str(amount), float(amount), dots, f"Rp {dots}", f"Rp{dots},00", f"{amount:,}.00"):
        assert rupiah(written).value == amount


@given(st.text() | st.floats())
def test_any_cell_is_an_amount_no_data_or_refused(cell: str | float) -> None:
    read = rupiah(cell)
    assert (read.value is None) or (isinstance(read.value, int) and 0 <= read.value <= MOST_RUPIAH)
    assert read.value is None or read.expected is None


def test_months_have_bounds_and_may_be_needed() -> None:
    months = whole(1, 60, required=True)
    assert [months(cell).value for cell in ("1", "60", 12.0)] == [1, 60, 12]
    assert all(months(cell).expected is not None for cell in ("", "0", "61", "1,5", "-1", "dua"))
    assert said(months("").expected) == "Bilangannya di luar batas: tulislah bilangan bulat 1 sampai 60."
    assert whole(0, 12)("").expected is None


def test_a_month_that_may_be_blank_is_still_a_month() -> None:
    paid = optional(dates.month)
    assert [paid(cell).value for cell in ("", " - ", "Jan 2025")] == ["", "", "2025-01"]
    assert paid("kemarin").expected is not None


def test_words_that_are_needed() -> None:
    named = filled("nama proyek")
    assert named(" Contoh ").value == "Contoh"
    assert said(named("  ").expected) == "nama proyek"


@pytest.mark.parametrize(
    ("cell", "value"), [("0,54", 0.54), ("0.54", 0.54), ("5,7%", 5.7), (0.24, 0.24), ("3", 3.0), (2.0, 2.0)]
)
def test_rates_below_one_percent_are_read(cell: Cell, value: float) -> None:
    assert rate_percent(cell).value == pytest.approx(value)


@pytest.mark.parametrize("cell", ["", "0,24 persen", "1.234.5", -1.0, "murah"])
def test_what_is_no_rate_is_refused(cell: Cell) -> None:
    assert rate_percent(cell).expected is not None


def test_a_percentage_as_excel_stores_it_is_refused_with_what_it_may_be() -> None:
    read = rate_percent(0.0024)
    assert read.expected is not None
    assert said(read.suggestion) == "0,24"
