"""What a cell of a month, a day or a year says. Nothing here guesses."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Final

from dashboard.data.cells.parsed import Doubt, Parsed, Reading, either, suggested
from dashboard.data.contract.as_sent import Cell, shown
from dashboard.i18n import N_, Message

_NUMBERED_DAY: Final = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?: [\d:.]+)?")
_MONTH_WORDS: Final = {
    word: number
    for number, words in enumerate(
        (
            "jan januari january",
            "feb februari february peb pebruari",
            "mar maret march mrt",
            "apr april",
            "mei may",
            "jun juni june",
            "jul juli july",
            "agu agustus august aug agt ags agus",
            "sep september sept",
            "okt oktober october oct",
            "nov november nop nopember",
            "des desember december dec",
        ),
        start=1,
    )
    for word in words.split()
}
_YEARS: Final = range(2000, 2101)
_EXCEL_EPOCH: Final = date(1899, 12, 30)
_EXCEL_DAYS: Final = range(36526, 73415)
#: An Excel date as its number, with a thousands mark or ".0" where it went through other programs.
_SERIAL: Final = re.compile(r"([3-7]\d)[.,]?(\d{3})(?:[.,]0+)?")
_WITA: Final = timedelta(hours=8)


def month(cell: Cell, _given: object = None) -> Parsed:  # noqa: PLR0911, PLR0912 - one exit for each way of writing
    """A month as `YYYY-MM`, from any of the ways offices write one.

    A date stands for its month only on the month's first or last day, at midnight: Excel makes 25 January of
    this year of a typed "Jan 25", and a first of the month kept in world time is 16:00 of the day before.
    """
    if isinstance(cell, date):
        return _month_of_date(cell)
    text = re.sub(r"\s+", " ", shown(cell).replace("’", "").replace("'", "")).strip()
    if re.fullmatch(r"\d{4}-\d{2}", text):
        return _month_of(int(text[:4]), int(text[5:]), rewritten=False)
    if match := _SERIAL.fullmatch(text):
        days = int(match[1] + match[2])
        within = days in _EXCEL_DAYS
        return _no_month(suggested(f"{_EXCEL_EPOCH + timedelta(days=days):%Y-%m}") if within else None)
    if re.fullmatch(r"\d{4}", text) and int(text) in _YEARS:
        return _no_month(suggested(f"{text}-01"))
    if isinstance(cell, float) and not cell.is_integer():
        return _no_month()
    if match := re.fullmatch(r"(\d{4})[.,]1", text):
        # October as a number loses its zero.
        return _doubtful_month((Reading.AS_WRITTEN, f"{match[1]}-01"), (Reading.OCTOBER, f"{match[1]}-10"))
    if match := re.fullmatch(r"(\d{4})[-/.](\d{1,2})|(\d{4})(\d{2})", text):
        return _month_of(int(match[1] or match[3]), int(match[2] or match[4]), rewritten=True)
    if match := re.fullmatch(r"(\d{1,2})[-/.](\d{4})", text):
        return _month_of(int(match[2]), int(match[1]), rewritten=True)
    if match := re.fullmatch(r"([A-Za-z]+)\.?[ -/](\d{4})", text):
        return _month_of(int(match[2]), _MONTH_WORDS.get(match[1].casefold(), 0), rewritten=True)
    if match := re.fullmatch(r"([A-Za-z]+)\.?[ -](\d{2})|(\d{2})[ -]([A-Za-z]+)\.?", text):
        number = _MONTH_WORDS.get((match[1] or match[4]).casefold())
        return _no_month(suggested(f"20{match[2] or match[3]}-{number:02}") if number else None)
    if moment := _moment(text):
        return _month_of_date(moment)
    if (match := _NUMBERED_DAY.fullmatch(text)) and int(match[1]) == 1:
        # Tables of months are dated on the first day.
        return _month_of(int(match[3]), int(match[2]), rewritten=True)
    read = day(cell)
    if isinstance(read.value, str):
        return _month_of_date(date.fromisoformat(read.value))
    if doubtful := readings_in_doubt(text):
        return _doubtful_month((Reading.DAY_FIRST, doubtful[0][:7]), (Reading.MONTH_FIRST, doubtful[1][:7]))
    return _no_month()


def _moment(text: str) -> datetime | None:
    """The day and time a text holds, if its time is not midnight and its day can be read in one way only."""
    match = re.fullmatch(r"(\S+)[T ](\d{1,2}):(\d{2})(?::(\d{2}))?(?:[.,]\d+)?", text)
    if match is None:
        return None
    read = day(match[1])
    hour, minute, second = (int(part or 0) for part in match.groups()[1:])
    if (
        not isinstance(read.value, str)
        or hour > 23
        or minute > 59
        or second > 59
        or hour + minute + second == 0
    ):
        return None
    return datetime.combine(date.fromisoformat(read.value), time(hour, minute, second))


def _month_of_date(day_or_moment: date) -> Parsed:
    year, number = day_or_moment.year, day_or_moment.month
    if isinstance(day_or_moment, datetime):
        there = day_or_moment + _WITA
        return _doubtful_month((Reading.AS_WRITTEN, f"{year}-{number:02}"), (Reading.UTC, f"{there:%Y-%m}"))
    if day_or_moment.day in {1, monthrange(year, number)[1]}:
        return _month_of(year, number, rewritten=True)
    return _doubtful_month(
        (Reading.DATE, f"{year}-{number:02}"),
        (Reading.MONTH_AND_YEAR, f"{2000 + day_or_moment.day}-{number:02}"),
    )


def _doubtful_month(first: tuple[Reading, str], second: tuple[Reading, str]) -> Parsed:
    if first[1] == second[1]:
        return replace(_no_month(suggested(first[1])), doubt=Doubt((first,)))
    return replace(_no_month(either(first[1], second[1])), doubt=Doubt((first, second)))


def _month_of(year: int, number: int, *, rewritten: bool) -> Parsed:
    if year not in _YEARS or not 1 <= number <= 12:
        return _no_month()
    return Parsed(f"{year}-{number:02}", rewritten=rewritten)


def _no_month(suggestion: Message | None = None) -> Parsed:
    return Parsed(
        expected=Message(
            N_(
                "Bulannya tidak terbaca: tulislah bulan dengan "
                "tahun, misalnya 2025-01, Jan 2025, atau 31/01/2025."
            )
        ),
        suggestion=suggestion,
    )


def day(cell: Cell, _given: object = None) -> Parsed:  # noqa: PLR0911 - one exit for each way of writing
    """A day as `YYYY-MM-DD`: 2025-01-31, 31/01/2025 (day first), 31 Januari 2025 or an Excel date.

    A day and month that could be swapped (05/03/2025) are refused with both readings offered.
    """
    if isinstance(cell, datetime):
        return _day_of_moment(cell)
    if isinstance(cell, date):
        return _day_of(cell.year, cell.month, cell.day, rewritten=False)
    text = shown(cell)
    if moment := _moment(text):
        return _day_of_moment(moment)
    if match := re.fullmatch(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ][\d:.]+)?", text):
        return _day_of(*(int(part) for part in match.groups()), rewritten=len(text) != 10 or "/" in text)
    if doubtful := readings_in_doubt(text):
        readings = ((Reading.DAY_FIRST, doubtful[0]), (Reading.MONTH_FIRST, doubtful[1]))
        return Parsed(expected=_expected_day(), suggestion=either(*doubtful), doubt=Doubt(readings))
    if match := _NUMBERED_DAY.fullmatch(text):
        first, second, year = (int(part) for part in match.groups())
        return _day_of(year, second, first, rewritten=True)
    if match := re.fullmatch(r"(\d{1,2})[ -]([A-Za-z]+)\.?[ -](\d{4})", text):
        return _day_of(int(match[3]), _MONTH_WORDS.get(match[2].casefold(), 0), int(match[1]), rewritten=True)
    return Parsed(expected=_expected_day())


def _day_of_moment(moment: datetime) -> Parsed:
    """A day from a moment: where world time makes it another day in Makassar, both are offered."""
    there = moment + _WITA
    if there.date() == moment.date():
        return _day_of(moment.year, moment.month, moment.day, rewritten=True)
    readings = ((Reading.AS_WRITTEN, f"{moment:%Y-%m-%d}"), (Reading.UTC, f"{there:%Y-%m-%d}"))
    suggestion = either(readings[0][1], readings[1][1])
    return Parsed(expected=_expected_day(), suggestion=suggestion, doubt=Doubt(readings))


def readings_in_doubt(text: str) -> tuple[str, str] | None:
    """Both days that 05/03/2025 may mean, day first and month first; None where it means one or none."""
    match = _NUMBERED_DAY.fullmatch(text)
    if match is None:
        return None
    first, second, year = (int(part) for part in match.groups())
    if not 1 <= first <= 12 or not 1 <= second <= 12 or first == second:
        return None
    return f"{year}-{second:02}-{first:02}", f"{year}-{first:02}-{second:02}"


def is_month_first(text: str) -> bool:
    """Whether a numbered day can only be read with its month first: 01/31/2025."""
    match = _NUMBERED_DAY.fullmatch(text)
    return match is not None and int(match[1]) <= 12 < int(match[2]) <= 31


def _day_of(year: int, number: int, first: int, *, rewritten: bool) -> Parsed:
    if year not in _YEARS or not 1 <= number <= 12 or not 1 <= first <= monthrange(year, number)[1]:
        return Parsed(expected=_expected_day())
    return Parsed(f"{year}-{number:02}-{first:02}", rewritten=rewritten)


def _expected_day() -> Message:
    return Message(N_("Tanggalnya tidak terbaca: tulislah tanggal, misalnya 2025-01-31 atau 31/01/2025."))


def year(cell: Cell, _given: object = None) -> Parsed:
    """A year as int."""
    text = shown(cell)
    if re.fullmatch(r"\d{4}", text) and int(text) in _YEARS:
        return Parsed(int(text))
    return Parsed(expected=Message(N_("Tahunnya tidak terbaca: tulislah tahun empat angka, misalnya 2025.")))
