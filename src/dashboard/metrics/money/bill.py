"""The bill of a plan: who pays for how many people in which months, and what that comes to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from dashboard.data.cells.payers import ALL_MONTHS, ALL_PEOPLE, Size, Span
from dashboard.data.contract.words import FUNDING_NAMES
from dashboard.i18n import N_, Message, Month, Percent
from dashboard.metrics.money.filling import largest_remainder

#: Whom the people of no payer are booked under.
NOBODY: Final = N_("belum ada pembayar")
#: A bill of more payers is none that a meeting agrees on.
MOST_PAYERS: Final = 10


class BillError(ValueError):
    """Payers that can't be: more people than there are, or one payer twice; `message` in words."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.template)
        self.message = message


@dataclass(frozen=True)
class Payer:
    """Who pays for a part of the people of a plan.

    name: a sumber_dana of the contract, or any other name, which is then priced as the plan's own source.
    span: his months. rate: rupiah a person and month, None for what the table of rates has.
    """

    name: str
    size: Size
    span: Span = ALL_MONTHS
    rate: int | None = None

    @property
    def funding(self) -> str | None:
        """The sumber_dana that he is, None for another."""
        return self.name if self.name in FUNDING_NAMES else None


@dataclass(frozen=True)
class Part:
    """What one payer, or NOBODY, has of a bill: people and whole rupiah of each month of the plan."""

    name: str
    people: tuple[int, ...]
    rupiah: tuple[int, ...]

    @property
    def total(self) -> int:
        """Whole rupiah of all months."""
        return sum(self.rupiah)


@dataclass(frozen=True)
class Bill:
    """All parts of a plan's cost, in the order of the payers, NOBODY last. months: YYYY-MM."""

    months: tuple[str, ...]
    parts: tuple[Part, ...]

    @property
    def people(self) -> int:
        """People of all parts."""
        return sum(part.people[0] for part in self.parts)

    @property
    def by_payer(self) -> dict[str, dict[str, int]]:
        """Payer -> calendar year (YYYY) -> whole rupiah, of the years in which he pays for anyone."""
        found: dict[str, dict[str, int]] = {}
        for part in self.parts:
            years = found.setdefault(part.name, {})
            for year, rupiah in self.by_year(part).items():
                years[year] = years.get(year, 0) + rupiah
        return found

    def by_year(self, part: Part) -> dict[str, int]:
        """Calendar year (YYYY) -> whole rupiah of one part, of the years in which it has anyone."""
        years: dict[str, int] = {}
        for month, people, rupiah in zip(self.months, part.people, part.rupiah, strict=True):
            if people or rupiah:
                years[month[:4]] = years.get(month[:4], 0) + rupiah
        return years

    @property
    def by_month(self) -> tuple[tuple[str, int], ...]:
        """(month, whole rupiah of all parts)."""
        sums = [sum(each) for each in zip(*(part.rupiah for part in self.parts), strict=True)]
        return tuple(zip(self.months, sums, strict=True))


def check_payers(payers: Sequence[Payer], *, people: int, months: Sequence[str]) -> None:
    """Raise BillError where the payers do not fit so many people in these months (YYYY-MM), or each other."""
    for at, payer in enumerate(payers):
        if payer.span.last is not None and payer.span.last > len(months):
            raise BillError(
                Message(
                    N_("{payer}: bulan ke-{last} tidak ada dalam rencana {months} bulan."),
                    {"payer": payer.name, "last": payer.span.last, "months": len(months)},
                )
            )
        twice = [other for other in payers[:at] if other.name.casefold() == payer.name.casefold()]
        for number, month in enumerate(months, start=1):
            if payer.span.covers(number) and any(other.span.covers(number) for other in twice):
                raise BillError(
                    Message(
                        N_("{payer} tertulis dua kali untuk {month}: jumlahkan bagiannya menjadi satu."),
                        {"payer": payer.name, "month": Month(month)},
                    )
                )
    for number, month in enumerate(months, start=1):
        _check_month([each.size for each in payers if each.span.covers(number)], people=people, month=month)


def _check_month(sizes: Sequence[Size], *, people: int, month: str) -> None:
    shares = sum(size.amount for size in sizes if size.percent)
    if shares > ALL_PEOPLE:
        raise BillError(
            Message(
                N_("Bagian para pembayar dalam {month} berjumlah {percent}, lebih dari 100%."),
                {"month": Month(month), "percent": Percent(shares / 100)},
            )
        )
    taken = sum((size.of(people) for size in sizes), Fraction(0))
    if taken > people:
        raise BillError(
            Message(
                N_(
                    "Para pembayar menanggung {taken} orang dalam {month}, padahal rencananya {people} orang."
                ),
                {"month": Month(month), "taken": -(-taken.numerator // taken.denominator), "people": people},
            )
        )


def divided(people: int, sizes: Sequence[Size]) -> tuple[int, ...]:
    """People of each payer, and last of nobody: whole persons by largest remainder, ties to the first named.

    Every number is less than one from its exact share, heads are as given, and all add up to the people.
    The sizes must not come to more than all people.
    """
    exact = [size.of(people) for size in sizes]
    shares = [*exact, people - sum(exact, Fraction(0))]
    return tuple(largest_remainder(people, [int(share * ALL_PEOPLE) for share in shares]))
