"""What one cell says: counts, percentages, choices, words. Nothing here guesses."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from rapidfuzz import fuzz, process

from dashboard.data.cells.parsed import NO_DATA_MARKS, Parsed, Parser, suggested
from dashboard.data.contract.as_sent import Cell, is_blank, shown
from dashboard.i18n import N_, Message

#: More people than this in one cell is a slip of the hand.
MOST_PEOPLE: Final = 400_000_000


def groups(mark: str) -> str:
    """The pattern of a whole number written in groups: a mark before each three digits."""
    return rf"[1-9]\d{{0,2}}(?:{re.escape(mark)}\d{{3}})+"


_PLAIN: Final = re.compile(r"\d{1,15}")
_GROUPED: Final = re.compile(f"{groups('.')}|{groups(',')}")
_FRACTION: Final = re.compile(r"\d+[.,]\d+(?:[.,]\d+)*|\d+[.,]")
_NEGATIVE: Final = re.compile(r"[-−–]\s*\d[\d.,]*|\(\s*\d[\d.,]*\s*\)")
_PERCENT: Final = re.compile(r"(\d{1,4})(?:[.,](\d{1,2}|\d{4,8}))?\s*%?")
_SLIP: Final = 75
_SIMILAR: Final = 60


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
        return Parsed(
            expected=Message(
                N_("Jumlahnya terlalu besar untuk orang, paling banyak {most}."), {"most": MOST_PEOPLE}
            )
        )
    return Parsed(number, rewritten=rewritten)


def _negative_count() -> Parsed:
    return Parsed(expected=Message(N_("Bilangannya negatif: tulislah bilangan bulat 0 atau lebih.")))


def _fractional_count() -> Parsed:
    return Parsed(
        expected=Message(
            N_(
                "Ada pecahannya: tulislah bilangan bulat tanpa pecahan; titik "
                "atau koma hanya sebelum kelompok tiga angka, seperti 1.250."
            )
        )
    )


def _no_count() -> Parsed:
    return Parsed(
        expected=Message(
            N_(
                "Ini bukan bilangan: tulislah bilangan bulat, misalnya "
                "1250 atau 1.250; kosongkan bila tidak ada data."
            )
        )
    )


def percent(cell: Cell, _given: object = None) -> Parsed:
    """A percentage as float: 62,93 and 62.93; three decimals could be thousands and are refused.

    Whether a column holds fractions (0,6293 for 62,93%) can't be told from one cell: see checks.witness.
    """
    expected = Message(
        N_(
            "Persennya tidak terbaca: tulislah persen seperti 62,93 "
            "atau 62.93, bukan tiga angka di belakang koma."
        )
    )
    if isinstance(cell, float):
        return Parsed(cell) if cell >= 0 else Parsed(expected=expected)
    match = _PERCENT.fullmatch(cell.strip()) if isinstance(cell, str) else None
    if match is None:
        return Parsed(expected=expected)
    written = f"{match[1]}.{match[2] or 0}"
    return Parsed(float(written), rewritten="," in shown(cell) or "%" in shown(cell))


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
        # A slip of the hand first; then a part of longer words.
        for scorer, cutoff in ((fuzz.ratio, _SLIP), (fuzz.WRatio, _SIMILAR)):
            nearest = process.extractOne(_plain(written), list(known), scorer=scorer, score_cutoff=cutoff)
            if nearest is not None:
                return Parsed(expected=listed, suggestion=suggested(known[nearest[0]]))
        return Parsed(expected=listed)

    return parse


def _plain(written: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"\s*/\s*", "/", written.strip())).casefold()
