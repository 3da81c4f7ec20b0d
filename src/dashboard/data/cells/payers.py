"""What is typed about a payer of a bill: a share of the people or heads, and the months that are his."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from dashboard.data.cells.typed import Kind, typed
from dashboard.i18n import N_, Language, Message

#: Hundredths of a per cent that are all people.
ALL_PEOPLE: Final = 10_000
_PERCENT: Final = re.compile(r".*(%|persen|per ?cent)\s*", re.IGNORECASE)
_SPAN: Final = re.compile(r"(\d{1,3})(?:\s*(?:-|–|s\.?d\.?|sampai|to)\s*(\d{1,3}))?(?:\s*(?:bulan|months?))?")
_SIZE: Final = Message(
    N_("bagian seperti {percent} (dengan tanda %), atau jumlah orang seperti {people}"),
    {"percent": "33,3%", "people": 15_000},
)
_MONTHS: Final = Message(
    N_("jumlah bulan seperti 6 (enam bulan pertama), atau bulan ke berapa sampai ke berapa seperti 7-12")
)


@dataclass(frozen=True)
class Size:
    """How many people a payer takes: heads, or a share of all people.

    amount: heads, from 1; with percent hundredths of a per cent, 1 to ALL_PEOPLE.
    """

    amount: int
    percent: bool = False

    def of(self, people: int) -> Fraction:
        """People, not yet rounded, of so many in all."""
        return Fraction(self.amount * people, ALL_PEOPLE) if self.percent else Fraction(self.amount)

    @property
    def code(self) -> str:
        """As it stands in a link, which is read as the same again: 33.3% or 15000."""
        return f"{self.amount / 100:g}%" if self.percent else str(self.amount)

    def words(self, text: Language) -> str:
        """As it is written and read again: 33,3% or 15.000."""
        return f"{text.plain(self.amount / 100)}%" if self.percent else text.number(self.amount)


@dataclass(frozen=True)
class Span:
    """Months of a plan, the first being 1, both ends included; last: None for all of them."""

    first: int = 1
    last: int | None = None

    def covers(self, month: int) -> bool:
        """Whether a month of the plan, counted from 1, is in it."""
        return self.first <= month and (self.last is None or month <= self.last)

    def of(self, months: tuple[str, ...]) -> tuple[str, ...]:
        """Those of a plan's months that are in it."""
        return months[self.first - 1 : self.last]

    @property
    def code(self) -> str:
        """As it is written and read again: "" for all months, 6 for the first six, 7-12."""
        if self.last is None:
            return ""
        return str(self.last) if self.first == 1 else f"{self.first}-{self.last}"


ALL_MONTHS: Final = Span()


def size(written: str, *, most: int) -> Size | Message:
    """A share with a sign of per cent, up to two decimals, else heads up to `most`; or what was expected."""
    if _PERCENT.fullmatch(written):
        share = typed(written, Kind.PERCENT, least=0.01, most=100)
        return share if isinstance(share, Message) else Size(round(share * 100), percent=True)
    heads = typed(written, Kind.PEOPLE, least=1, most=most)
    if isinstance(heads, Message):
        return heads if heads.template.startswith("{") else _SIZE
    return Size(int(heads))


def span(written: str) -> Span | Message:
    """Months by their count (the first so many) or from one to another; blank for all of them."""
    text = written.strip()
    if not text:
        return ALL_MONTHS
    found = _SPAN.fullmatch(text)
    if found is None:
        return _MONTHS
    first, last = (1, int(found[1])) if found[2] is None else (int(found[1]), int(found[2]))
    return Span(first, last) if 1 <= first <= last else _MONTHS
