"""One cell at a time: what is read, and what is refused with which expectation."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.data.cells import dates, parsing
from dashboard.data.contract.words import FUNDING_NAMES, GROUP_NAMES, SEGMENT_NAMES
from tests.data.intake_tools import said


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("0", 0), ("1234", 1234), (" 1234 ", 1234), ("1.234", 1234), ("1,234", 1234), ("1.763.259", 1763259),
        (1234.0, 1234), (0.0, 0), ("", None), ("-", None), ("–", None),
    ],
)  # fmt: skip
def test_counts_that_are_read(cell: str | float, value: int | None) -> None:
    read = parsing.count(cell)
    assert (read.value, read.expected) == (value, None)


@pytest.mark.parametrize(
    ("cell", "expectation"),
    [
        ("-5", "negatif"), ("(5)", "negatif"), (-1.0, "negatif"), ("−7", "negatif"),
        ("12,5", "pecahan"), ("12.5", "pecahan"), ("1.2345", "pecahan"), ("1.234,5", "pecahan"),
        ("1.234,567", "pecahan"), ("0.123", "pecahan"), ("12.34.567", "pecahan"), (12.5, "pecahan"),
        (1.234, "pecahan"), ("1234.0", "pecahan"),
        ("banyak", "bilangan bulat, misalnya"), ("1e5", "bilangan bulat, misalnya"), ("1 234", "bilangan bulat, misalnya"),
        (date(2025, 1, 1), "bilangan bulat, misalnya"), ("999999999999", "paling banyak 400.000.000"),
    ],
)  # fmt: skip
def test_counts_that_are_refused_each_with_its_own_expectation(
    cell: str | float | date, expectation: str
) -> None:
    read = parsing.count(cell)
    assert read.value is None
    assert expectation in said(read.expected)


@given(st.integers(min_value=0, max_value=400_000_000))
def test_every_count_is_read_in_each_way_of_writing_thousands(number: int) -> None:
    grouped = f"{number:,}"
    for written in (str(number), grouped, grouped.replace(",", "."), float(number)):
        assert parsing.count(written).value == number


@given(st.text(max_size=12))
def test_no_text_is_both_read_and_refused(written: str) -> None:
    for parse in (parsing.count, parsing.percent, dates.month, dates.day, dates.year, parsing.flag):
        read = parse(written)
        assert read.value is None or read.expected is None


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("62,93", 62.93),
        ("62.93", 62.93),
        ("62,93 %", 62.93),
        ("68", 68.0),
        (62.93, 62.93),
        ("0", 0.0),
        ("35,5", 35.5),
    ],
)
def test_percentages_that_are_read(cell: str | float, value: float) -> None:
    assert parsing.percent(cell).value == value


@pytest.mark.parametrize("cell", ["62.930", "62,930", "1.234", "-3", "", "enam", -3.0])
def test_percentages_that_are_refused(cell: str | float) -> None:
    assert parsing.percent(cell).expected is not None


@pytest.mark.parametrize(
    "cell",
    [
        "2025-01", "Jan 2025", "Januari 2025", "JANUARI 2025", "January 2025", "31/01/2025", "31-01-2025", "31.01.2025",
        "01-2025", "1/2025", "01/2025", "2025/01", "2025-01-31", "2025-01-31 00:00:00", "31 Januari 2025", "31-Jan-2025",
        "01/01/2025", "202501", 202501.0, date(2025, 1, 31), " Jan  2025 ",
    ],
)  # fmt: skip
def test_months_that_are_read(cell: str | float | date) -> None:
    assert dates.month(cell).value == "2025-01"


@pytest.mark.parametrize(
    ("written", "month"),
    [("Agt 2025", "08"), ("Agu 2025", "08"), ("Mei 2025", "05"), ("Okt 2025", "10"), ("Nop 2025", "11"), ("Peb 2025", "02"),
     ("Des 2025", "12"), ("01/12/2025", "12")],
)  # fmt: skip
def test_month_words_of_indonesian_offices(written: str, month: str) -> None:
    assert dates.month(written).value == f"2025-{month}"


@pytest.mark.parametrize(
    ("cell", "suggestion"),
    [
        ("2025-13", ""), ("31/13/2025", ""), ("Foo 2025", ""), ("", ""), ("2025", "2025-01"), (2025.0, "2025-01"), (2025.01, ""), ("30/02/2025", ""),
        ("Jan-25", "2025-01"), (45688.0, "2025-01"), ("05/03/2025", "2025-03 atau 2025-05"), ("5-3-2025", "2025-03 atau 2025-05"),
        ("05/00/2025", ""), ("45717", "2025-03"), ("45.717", "2025-03"), ("45717.0", "2025-03"), ("25-Jan", "2025-01"),
        (date(2026, 1, 25), "2026-01 atau 2025-01"), ("25/01/2026", "2026-01 atau 2025-01"),
        (datetime(2025, 2, 28, 16), "2025-02 atau 2025-03"), ("2025-02-28 16:00", "2025-02 atau 2025-03"),
        (datetime(2025, 2, 28, 23, 59, 17), "2025-02 atau 2025-03"), (datetime(2025, 3, 1, 7), "2025-03"),
    ],
)  # fmt: skip
def test_months_that_are_refused_and_what_is_offered(cell: str | float, suggestion: str) -> None:
    read = dates.month(cell)
    assert read.expected is not None
    assert said(read.suggestion) == suggestion


def test_days() -> None:
    for cell in ("2021-03-25", "25/03/2021", "25 Maret 2021", date(2021, 3, 25)):
        assert dates.day(cell).value == "2021-03-25"
    assert dates.day("Maret 2021").expected is not None
    assert said(dates.day("05/03/2025").suggestion) == "2025-03-05 atau 2025-05-03"


@pytest.mark.parametrize("names", [SEGMENT_NAMES, GROUP_NAMES, FUNDING_NAMES])
def test_every_choice_is_read_in_any_case_and_by_its_words_on_screen(names: dict[str, str]) -> None:
    parse = parsing.choice(names)
    for code, label in names.items():
        for written in (code, f" {code.upper()} ", code.lower(), label):
            assert parse(written, None).value == code


def test_a_mistyped_choice_is_refused_with_the_nearest_offered() -> None:
    read = parsing.choice(GROUP_NAMES)("guru ngaji", None)
    assert "guru mengaji" in said(read.expected)
    assert said(read.suggestion) == "guru mengaji"


def test_flags() -> None:
    assert [parsing.flag(cell).value for cell in ("ya", "Tidak", "TRUE")] == [True, False, True]
    assert parsing.flag("").expected is not None
    assert parsing.flag("mungkin").expected is not None
