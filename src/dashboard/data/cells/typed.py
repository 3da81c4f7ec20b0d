"""What a person typed into a field: people, rupiah, months, percent; as cells are read, nothing guessed."""

from __future__ import annotations

import re
from decimal import Decimal
from enum import StrEnum
from typing import Final

from dashboard.data.cells import parsing
from dashboard.i18n import N_, Language, Message, Percent


class Kind(StrEnum):
    """What a typed number counts. Percentages have up to two decimals, everything else is whole."""

    PEOPLE = "orang"
    RUPIAH = "rupiah"
    MONTHS = "bulan"
    PERCENT = "persen"
    WHOLE_PERCENT = "persen bulat"


_EXPECTED: Final = {
    Kind.PEOPLE: Message(N_("jumlah orang yang bulat, misalnya {example} atau 30 ribu"), {"example": 30_000}),
    Kind.RUPIAH: Message(
        N_("rupiah yang bulat, misalnya {example} atau 500 juta"), {"example": 6_048_000_000}
    ),
    Kind.MONTHS: Message(N_("jumlah bulan yang bulat, misalnya 12")),
    Kind.PERCENT: Message(
        N_("persen dengan paling banyak dua angka di belakang koma, misalnya {example}"),
        {"example": Percent(20.5, digits=1)},
    ),
    Kind.WHOLE_PERCENT: Message(N_("persen yang bulat, misalnya 50%")),
}
_RANGE: Final = {
    Kind.PEOPLE: N_("{least} sampai {most} orang"),
    Kind.RUPIAH: N_("Rp{least} sampai Rp{most}"),
    Kind.MONTHS: N_("{least} sampai {most} bulan"),
    Kind.PERCENT: N_("{least} sampai {most}"),
    Kind.WHOLE_PERCENT: N_("{least} sampai {most}"),
}
#: Words that may follow a number, as the screen writes them in both languages.
_UNITS: Final = {
    Kind.PEOPLE: "orang|people|person",
    Kind.RUPIAH: "rupiah",
    Kind.MONTHS: "bulan|months?",
    Kind.PERCENT: "%|persen|per ?cent",
    Kind.WHOLE_PERCENT: "%|persen|per ?cent",
}
_SCALES: Final = {
    word: scale
    for scale, words in (
        (10**3, "ribu rb thousand"),
        (10**6, "juta jt million"),
        (10**9, "miliar milyar billion"),
        (10**12, "triliun trillion"),
    )
    for word in words.split()
}
#: Only as a capital, as offices write it: 3,63 M.
_MILIAR: Final = "M"

_BLANKS: Final = re.compile(r"[\s\u00a0\u2009\u202f]")
_PLAIN: Final = re.compile(r"\d{1,16}")
_GROUPED: Final = re.compile("|".join(map(parsing.groups, (".", ",", " ", "'"))))
_DECIMALS: Final = re.compile(r"(.+)([.,])(\d{1,2}|\d{4,12})")
_SCALED: Final = re.compile(r"(.+?) ?([A-Za-z]+)")
_NO_SEN: Final = re.compile(r"(.+)([.,])00")
_MANY_DECIMALS: Final = re.compile(r"[.,]\d{3}")
#: Longer text is no number that anyone means.
_LONGEST: Final = 40


def typed(written: str, kind: Kind, *, least: float, most: float) -> float | Message:
    """The number someone typed, int or (PERCENT) float, from `least` to `most`; else what was expected.

    Whole numbers: ".", ",", a blank or an apostrophe, one of them throughout, before groups of exactly three
    digits. "ribu", "juta", "miliar", "triliun" may follow: before them a mark that three digits do not follow
    is a decimal mark (6,05 miliar), and the result must be whole. Percentages: "," or "." before at most two
    decimals, so 62.930 is refused.
    """
    text = _BLANKS.sub(" ", written).replace("’", "'").strip()
    bare = re.sub(rf" ?(?:{_UNITS[kind]})$", "", text, flags=re.IGNORECASE)
    value: float | None = None
    if len(text) <= _LONGEST:
        value = _whole(bare, kind) if kind not in (Kind.PERCENT, Kind.WHOLE_PERCENT) else _percent(bare, kind)
    if value is None:
        return _EXPECTED[kind]
    return value if least <= value <= most else _within(kind, least, most)


def _percent(text: str, kind: Kind) -> float | None:
    read = None if _MANY_DECIMALS.search(text) or "%" in text else parsing.percent(text).value
    if not isinstance(read, float):
        return None
    if kind is Kind.PERCENT:
        return read
    return int(read) if read.is_integer() else None


def _whole(text: str, kind: Kind) -> int | None:
    if kind is Kind.RUPIAH:
        text = re.sub(r"^rp\.? ?", "", text, flags=re.IGNORECASE)
    match = _SCALED.fullmatch(text)
    if match is not None:
        scale = 10**9 if match[2] == _MILIAR else _SCALES.get(match[2].casefold())
        return None if scale is None else _scaled(match[1], scale)
    if kind is Kind.RUPIAH and (match := _NO_SEN.fullmatch(text)) is not None:
        # Of plain digits, 30.00 may be a cut 30.000 as well.
        return _grouped(match[1]) if match[2] not in match[1] and not match[1].isdecimal() else None
    return _grouped(text.removesuffix(",-") if kind is Kind.RUPIAH else text)


def _scaled(number: str, scale: int) -> int | None:
    whole = _grouped(number)
    if whole is not None:
        return whole * scale
    match = _DECIMALS.fullmatch(number)
    # One mark is not both before thousands and before decimals.
    whole = _grouped(match[1]) if match and match[2] not in match[1] else None
    if match is None or whole is None:
        return None
    value = Decimal(f"{whole}.{match[3]}") * scale
    return int(value) if value == int(value) else None


def _grouped(text: str) -> int | None:
    if _PLAIN.fullmatch(text) or _GROUPED.fullmatch(text):
        return int(re.sub(r"\D", "", text))
    return None


def _within(kind: Kind, least: float, most: float) -> Message:
    if kind in (Kind.PERCENT, Kind.WHOLE_PERCENT):
        digits = 0 if float(least).is_integer() and float(most).is_integer() else 2
        return Message(
            _RANGE[kind], {"least": Percent(least, digits=digits), "most": Percent(most, digits=digits)}
        )
    return Message(_RANGE[kind], {"least": int(least), "most": int(most)})


def shown(value: float, kind: Kind, text: Language) -> str:
    """A number as its field shows it: 30.000, 6.048.000.000 or 20,5. `typed` reads it as the same again."""
    return text.plain(value) if kind in (Kind.PERCENT, Kind.WHOLE_PERCENT) else text.number(value)


def in_words(value: float, kind: Kind, text: Language) -> str:
    """What was read, with its unit: 30.000 orang, Rp6,05 miliar, 12 bulan, 20,5%."""
    match kind:
        case Kind.PEOPLE:
            return text("{number} orang", number=int(value))
        case Kind.RUPIAH:
            return text.rupiah_short(int(value))
        case Kind.MONTHS:
            return text("{months} bulan", months=int(value))
        case _:
            return f"{text.plain(value)}%"
