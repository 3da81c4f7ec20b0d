"""What a cell of money, months or a rate says. Like everything that reads cells, nothing here guesses."""

from __future__ import annotations

import re
from typing import Final

from dashboard.data.cells import parsing
from dashboard.data.cells.parsed import NO_DATA_MARKS, Parsed, Parser, suggested
from dashboard.data.contract.as_sent import Cell, is_blank, shown
from dashboard.i18n import N_, Message

#: More rupiah than this in one cell is a slip of the hand; one digit more could be a NIK.
MOST_RUPIAH: Final = 999_999_999_999_999

#: What one person can cost in a month, and earn, in rupiah.
MOST_MONTHLY: Final = 10_000_000
MOST_WAGE: Final = 1_000_000_000

_RUPIAH: Final = re.compile(
    rf"(?:rp\.?\s*)?(?P<number>\d{{1,15}}|{parsing.groups('.')}(?=$|,|\s)|{parsing.groups(',')}(?=$|\.|\s))"
    r"(?:[.,]00|,-)?",
    re.IGNORECASE,
)
_RATE: Final = re.compile(r"(\d{1,3})(?:[.,](\d{1,4}))?\s*%?")
#: Below this a percentage is what Excel stores of one: 0,24% is kept as 0,0024.
_SMALLEST_RATE: Final = 0.01


def rupiah(cell: Cell, _given: object = None) -> Parsed:
    """Whole rupiah, 0 or more; a blank or "-" is no data.

    "Rp" before and ",00" or ",-" after are read; millions or billions in words, and cents, are refused.
    """
    if isinstance(cell, float):
        if cell < 0 or not cell.is_integer():
            return _no_rupiah()
        return _bounded(int(cell), rewritten=False)
    if not isinstance(cell, str):
        return _no_rupiah()
    text = cell.strip()
    if text in NO_DATA_MARKS:
        return Parsed()
    match = _RUPIAH.fullmatch(text)
    if match is None:
        return _no_rupiah()
    return _bounded(int(re.sub(r"[.,]", "", match["number"])), rewritten=not text.isdecimal())


def rupiah_within(most: int) -> Parser:
    """The same, but from 1 to `most`: nothing costs or earns 0, and more is a slip of the hand."""
    expected = Message(
        N_("Tarifnya di luar batas: tulislah rupiah seorang sebulan, 1 sampai {most}."), {"most": most}
    )

    def parse(cell: Cell, _given: object = None) -> Parsed:
        read = rupiah(cell)
        return (
            Parsed(expected=expected) if isinstance(read.value, int) and not 1 <= read.value <= most else read
        )

    return parse


def _bounded(number: int, *, rewritten: bool) -> Parsed:
    if number > MOST_RUPIAH:
        return Parsed(
            expected=Message(N_("Rupiahnya terlalu besar, paling banyak {most}."), {"most": MOST_RUPIAH})
        )
    return Parsed(number, rewritten=rewritten)


def _no_rupiah() -> Parsed:
    return Parsed(
        expected=Message(
            N_(
                "Rupiahnya tidak terbaca: tulislah rupiah bulat 0 atau lebih, lengkap, misalnya 1250000 atau "
                "Rp 1.250.000; kosongkan bila tidak ada data."
            )
        )
    )


def whole(low: int, high: int, *, required: bool = False) -> Parser:
    """A parser for a whole number from `low` to `high`; a blank is no data unless `required`."""
    expected = Message(
        N_("Bilangannya di luar batas: tulislah bilangan bulat {low} sampai {high}."),
        {"low": low, "high": high},
    )

    def parse(cell: Cell, _given: object = None) -> Parsed:
        read = parsing.count(cell)
        if read.expected is None and read.value is None:
            return Parsed(expected=expected) if required else read
        if not isinstance(read.value, int) or not low <= read.value <= high:
            return Parsed(expected=expected)
        return read

    return parse


def optional(parse: Parser) -> Parser:
    """The same parser, but a blank cell or "-" is "": nothing to write there."""

    def parse_or_blank(cell: Cell, given: object = None) -> Parsed:
        if is_blank(cell) or (isinstance(cell, str) and cell.strip() in NO_DATA_MARKS):
            return Parsed("")
        return parse(cell, given)

    return parse_or_blank


def filled(expected: str) -> Parser:
    """Free text that may not be blank; expected: the message id that says what belongs there."""

    def parse(cell: Cell, _given: object = None) -> Parsed:
        return Parsed(expected=Message(expected)) if is_blank(cell) else parsing.words(cell)

    return parse


def percent(cell: Cell, _given: object = None) -> Parsed:
    """A percentage as elsewhere (see parsing.percent), but a blank or "-" is no data."""
    if isinstance(cell, str) and cell.strip() in NO_DATA_MARKS:
        return Parsed()
    return parsing.percent(cell)


def rate_percent(cell: Cell) -> Parsed:
    """A contribution rate in percent of a wage or contract value: 5,7, 0,24 or 0.24%."""
    expected = Message(N_("Tarifnya tidak terbaca: tulislah tarif dalam persen, misalnya 0,24 atau 5,7."))
    if isinstance(cell, float):
        if 0 < cell < _SMALLEST_RATE:
            written = f"{cell * 100:.4f}".rstrip("0").rstrip(".").replace(".", ",")
            return Parsed(
                expected=Message(
                    N_(
                        "Tarifnya terlalu kecil: sel Excel berformat % "
                        "menyimpan 0,24% sebagai 0,0024; tulislah tarif dalam persen."
                    )
                ),
                suggestion=suggested(written),
            )
        return Parsed(cell) if cell >= 0 else Parsed(expected=expected)
    match = _RATE.fullmatch(cell.strip()) if isinstance(cell, str) else None
    if match is None:
        return Parsed(expected=expected)
    return Parsed(float(f"{match[1]}.{match[2] or 0}"), rewritten=not re.fullmatch(r"[\d.]+", shown(cell)))
