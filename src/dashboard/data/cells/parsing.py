"""What one cell says: counts, percentages, months, days, choices. Nothing here guesses."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from rapidfuzz import fuzz, process

from dashboard.data.contract.as_sent import Cell, is_blank, shown
from dashboard.i18n import N_, Message


@dataclass(frozen=True)
class Parsed:
    """What a cell came to.

    value: the typed value; None where the cell is refused, or where a count is blank.
    expected: set where the cell is refused; suggestion: the nearest valid value, if any.
    rewritten: the value was written otherwise than the contract writes it.
    """

    value: str | int | float | bool | None = None
    expected: Message | None = None
    suggestion: Message | None = None
    rewritten: bool = False


#: Reads a cell; the second argument is the value of the column it depends on, None where it depends on none.
Parser = Callable[[Cell, object], Parsed]

#: More people than this in one cell is a slip of the hand.
MOST_PEOPLE: Final = 400_000_000

NO_DATA_MARKS: Final = frozenset({"", "-", "–", "—"})

_PLAIN: Final = re.compile(r"\d{1,15}")
_GROUPED: Final = re.compile(r"[1-9]\d{0,2}(?:(?:\.\d{3})+|(?:,\d{3})+)")
_FRACTION: Final = re.compile(r"\d+[.,]\d+(?:[.,]\d+)*|\d+[.,]")
_NEGATIVE: Final = re.compile(r"[-−–]\s*\d[\d.,]*|\(\s*\d[\d.,]*\s*\)")
_PERCENT: Final = re.compile(r"(\d{1,4})(?:[.,](\d{1,2}|\d{4,8}))?\s*%?")
_NUMBERED_DAY: Final = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?: [\d:.]+)?")
_SIMILAR: Final = 60

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


def suggested(value: object) -> Message:
    """A suggestion that is just a value."""
    return Message(N_("{value}"), {"value": str(value)})


def count(cell: Cell, _given: object = None) -> Parsed:  # noqa: PLR0911 - one exit for each way of writing
    """A whole number of people, 0 or more; a blank or "-" is no data (value None, nothing expected).

    "." or "," before groups of exactly three digits is a thousands mark; anything else is refused.
    """
    if isinstance(cell, float):
        if cell < 0:
            return _negative_count()
        if not cell.is_integer():
            return _fractional_count()
        return _bounded(int(cell), rewritten=False)
    if not isinstance(cell, str):
        return _no_count()
    text = cell.strip()
    if text in NO_DATA_MARKS:
        return Parsed()
    if _PLAIN.fullmatch(text):
        return _bounded(int(text), rewritten=False)
    if _GROUPED.fullmatch(text):
        return _bounded(int(re.sub(r"[.,]", "", text)), rewritten=True)
    if _NEGATIVE.fullmatch(text):
        return _negative_count()
    return _fractional_count() if _FRACTION.fullmatch(text) else _no_count()


def _bounded(number: int, *, rewritten: bool) -> Parsed:
    if number > MOST_PEOPLE:
        return Parsed(expected=Message(N_("jumlah orang, paling banyak {most}"), {"most": MOST_PEOPLE}))
    return Parsed(number, rewritten=rewritten)


def _negative_count() -> Parsed:
    return Parsed(expected=Message(N_("bilangan bulat 0 atau lebih, bukan bilangan negatif")))


def _fractional_count() -> Parsed:
    return Parsed(
        expected=Message(
            N_("bilangan bulat tanpa pecahan; titik atau koma hanya sebelum kelompok tiga angka: 1.250")
        )
    )


def _no_count() -> Parsed:
    return Parsed(
        expected=Message(N_("bilangan bulat, misalnya 1250 atau 1.250; kosongkan bila tidak ada data"))
    )


def percent(cell: Cell, _given: object = None) -> Parsed:
    """A percentage as float: 62,93 and 62.93; three decimals could be thousands and are refused."""
    expected = Message(N_("persen seperti 62,93 atau 62.93, bukan tiga angka di belakang koma"))
    if isinstance(cell, float):
        if 0 < cell <= 1:
            return Parsed(
                expected=Message(
                    N_("persen antara 0 dan 100; sel Excel berformat % menyimpan 62,93% sebagai 0,6293")
                ),
                suggestion=suggested(f"{cell * 100:.4f}".rstrip("0").rstrip(".").replace(".", ",")),
            )
        return Parsed(cell) if cell >= 0 else Parsed(expected=expected)
    match = _PERCENT.fullmatch(cell.strip()) if isinstance(cell, str) else None
    if match is None:
        return Parsed(expected=expected)
    written = f"{match[1]}.{match[2] or 0}"
    return Parsed(float(written), rewritten="," in shown(cell) or "%" in shown(cell))


def month(cell: Cell, _given: object = None) -> Parsed:  # noqa: PLR0911 - one exit for each way of writing
    """A month as `YYYY-MM`, from any of the ways offices write one."""
    if isinstance(cell, date):
        return _month_of(cell.year, cell.month, rewritten=True)
    text = re.sub(r"\s+", " ", shown(cell).replace("’", "").replace("'", "")).strip()
    if re.fullmatch(r"\d{4}-\d{2}", text):
        return _month_of(int(text[:4]), int(text[5:]), rewritten=False)
    if isinstance(cell, float) and cell in _EXCEL_DAYS:
        return _no_month(suggested(f"{_EXCEL_EPOCH + timedelta(days=int(cell)):%Y-%m}"))
    if isinstance(cell, float) and not cell.is_integer():
        return _no_month()
    if match := re.fullmatch(r"(\d{4})[-/.](\d{1,2})|(\d{4})(\d{2})", text):
        return _month_of(int(match[1] or match[3]), int(match[2] or match[4]), rewritten=True)
    if match := re.fullmatch(r"(\d{1,2})[-/.](\d{4})", text):
        return _month_of(int(match[2]), int(match[1]), rewritten=True)
    if match := re.fullmatch(r"(?:\d{1,2}[ -/])?([A-Za-z]+)\.?[ -/](\d{4})", text):
        return _month_of(int(match[2]), _MONTH_WORDS.get(match[1].casefold(), 0), rewritten=True)
    read = day(cell)
    if isinstance(read.value, str):
        return _month_of(int(read.value[:4]), int(read.value[5:7]), rewritten=True)
    if doubtful := _readings_in_doubt(text):
        return _no_month(_either(*(written[:7] for written in doubtful)))
    if match := re.fullmatch(r"([A-Za-z]+)\.?[ -](\d{2})", text):
        number = _MONTH_WORDS.get(match[1].casefold())
        return _no_month(suggested(f"20{match[2]}-{number:02}") if number else None)
    return _no_month()


def _month_of(year: int, number: int, *, rewritten: bool) -> Parsed:
    if year not in _YEARS or not 1 <= number <= 12:
        return _no_month()
    return Parsed(f"{year}-{number:02}", rewritten=rewritten)


def _no_month(suggestion: Message | None = None) -> Parsed:
    return Parsed(
        expected=Message(N_("bulan dengan tahun, misalnya 2025-01, Jan 2025, atau 31/01/2025")),
        suggestion=suggestion,
    )


def day(cell: Cell, _given: object = None) -> Parsed:
    """A day as `YYYY-MM-DD`: 2025-01-31, 31/01/2025 (day first), 31 Januari 2025 or an Excel date.

    A day and month that could be swapped (05/03/2025) are refused with both readings offered, but a first of
    the month is read: month tables are dated on the first or the last day.
    """
    if isinstance(cell, date):
        return _day_of(cell.year, cell.month, cell.day, rewritten=False)
    text = shown(cell)
    if match := re.fullmatch(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ][\d:.]+)?", text):
        return _day_of(*(int(part) for part in match.groups()), rewritten=len(text) != 10 or "/" in text)
    if doubtful := _readings_in_doubt(text):
        return Parsed(expected=_expected_day(), suggestion=_either(*doubtful))
    if match := _NUMBERED_DAY.fullmatch(text):
        first, second, year = (int(part) for part in match.groups())
        return _day_of(year, second, first, rewritten=True)
    if match := re.fullmatch(r"(\d{1,2})[ -]([A-Za-z]+)\.?[ -](\d{4})", text):
        return _day_of(int(match[3]), _MONTH_WORDS.get(match[2].casefold(), 0), int(match[1]), rewritten=True)
    return Parsed(expected=_expected_day())


def _readings_in_doubt(text: str) -> tuple[str, str] | None:
    """Both days that 05/03/2025 may mean, day first and month first; None where it means one or none."""
    match = _NUMBERED_DAY.fullmatch(text)
    if match is None:
        return None
    first, second, year = (int(part) for part in match.groups())
    if not 1 < first <= 12 or not 1 <= second <= 12 or first == second:
        return None
    return f"{year}-{second:02}-{first:02}", f"{year}-{first:02}-{second:02}"


def _either(first: str, second: str) -> Message:
    return Message(N_("{first} atau {second}"), {"first": first, "second": second})


def _day_of(year: int, number: int, first: int, *, rewritten: bool) -> Parsed:
    if year not in _YEARS or not 1 <= number <= 12 or not 1 <= first <= monthrange(year, number)[1]:
        return Parsed(expected=_expected_day())
    return Parsed(f"{year}-{number:02}-{first:02}", rewritten=rewritten)


def _expected_day() -> Message:
    return Message(N_("tanggal, misalnya 2025-01-31 atau 31/01/2025"))


def year(cell: Cell, _given: object = None) -> Parsed:
    """A year as int."""
    text = shown(cell)
    if re.fullmatch(r"\d{4}", text) and int(text) in _YEARS:
        return Parsed(int(text))
    return Parsed(expected=Message(N_("tahun empat angka, misalnya 2025")))


def words(cell: Cell, _given: object = None) -> Parsed:
    """Free text, trimmed; may be blank."""
    return Parsed(cell.strip() if isinstance(cell, str) else shown(cell))


def flag(cell: Cell, _given: object = None) -> Parsed:
    """ya or tidak, as bool."""
    known = {"ya": True, "tidak": False, "true": True, "false": False}
    written = shown(cell).casefold()
    if written in known:
        return Parsed(known[written], rewritten=written not in {"ya", "tidak"})
    return Parsed(
        expected=Message(N_("ya atau tidak")), suggestion=suggested("tidak") if is_blank(cell) else None
    )


def choice(names: Mapping[str, str]) -> Parser:
    """A parser for one of the codes of `names` (code -> words on screen), in any case, or by those words."""
    known = {_plain(code): code for code in names} | {_plain(label): code for code, label in names.items()}
    listed = Message(N_("salah satu dari: {choices}"), {"choices": ", ".join(names)})

    def parse(cell: Cell, _given: object = None) -> Parsed:
        written = shown(cell)
        code = known.get(_plain(written))
        if code is not None:
            return Parsed(code, rewritten=code != written)
        if is_blank(cell):
            return Parsed(expected=listed)
        nearest = process.extractOne(_plain(written), known, scorer=fuzz.WRatio, score_cutoff=_SIMILAR)
        # rapidfuzz gives (value, score, key) for a mapping: the value is the compared text's code.
        return Parsed(expected=listed, suggestion=suggested(nearest[0]) if nearest else None)

    return parse


def _plain(written: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"\s*/\s*", "/", written.strip())).casefold()
