"""Whom to call about funded groups: one call an area, payer and date, with people and cost of carrying on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dashboard.metrics.funded.lapse import Lapse
from dashboard.metrics.funded.lapse_effects import CarryOn, CarryOnTotal, carry_on_total
from dashboard.metrics.funded.lapses import Count, Date, count_of


@dataclass(frozen=True)
class Call:
    """Groups of one area and payer that have the same date ahead.

    month: YYYY-MM, the first without money (MONEY_ENDS) or the one in which people are inactive (INACTIVE).
    code: area. funding: who pays, a code of the contract. office: the payer's office, "" where not told.
    inactive: the first month in which any of them is inactive if nobody acts, "" for never. people: nobody
    counted twice. cost: of carrying them on.
    """

    month: str
    date: Date
    code: str
    funding: str
    office: str
    inactive: str
    people: Count
    cost: CarryOnTotal


def calls(rows: Sequence[Lapse], priced: Sequence[CarryOn]) -> tuple[Call, ...]:
    """The calls about some lapses, by month, then who is inactive by then first, then most people.

    rows, priced: as of `AreaLapses`, in the same order. Left out is what no call averts: who should be
    inactive already, and arrears that leave their people counted. A group whose money ends and that is
    inactive soon is in one call, by its money.
    """
    groups: dict[tuple[str, Date, str, str, str], list[tuple[Lapse, CarryOn]]] = {}
    for month, date, one, price in _due(rows, priced):
        key = (month, date, one.code, one.funding, one.office)
        groups.setdefault(key, []).append((one, price))
    return tuple(sorted(_calls(groups), key=_order))


@dataclass(frozen=True)
class DueSum:
    """What the calls of a month about one of the two dates come to, of one payer or ("") of all.

    people: nobody twice. The two dates are never added to each other.
    """

    month: str
    date: Date
    funding: str
    people: Count
    cost: CarryOnTotal


def due_sums(rows: Sequence[Lapse], priced: Sequence[CarryOn]) -> tuple[DueSum, ...]:
    """The sums of `calls` of the same lapses: of each month and date all, then each payer."""
    groups: dict[tuple[str, Date, str], list[tuple[Lapse, CarryOn]]] = {}
    for month, date, one, price in _due(rows, priced):
        for funding in ("", one.funding):
            groups.setdefault((month, date, funding), []).append((one, price))
    found = [
        DueSum(
            month,
            date,
            funding,
            count_of([one for one, _ in members]),
            carry_on_total([one for one, _ in members], [price for _, price in members]),
        )
        for (month, date, funding), members in groups.items()
    ]
    return tuple(sorted(found, key=_sum_order))


def _sum_order(one: DueSum) -> tuple[str, bool, bool, int, str]:
    return (
        one.month,
        one.date is not Date.INACTIVE,
        one.funding != "",
        -(one.people.people or 0),
        one.funding,
    )


def _due(rows: Sequence[Lapse], priced: Sequence[CarryOn]) -> Iterator[tuple[str, Date, Lapse, CarryOn]]:
    """Whom a call helps, each with the date it is about."""
    for one, price in zip(rows, priced, strict=True):
        if one.ending:
            yield one.unpaid, Date.MONEY_ENDS, one, price
        elif one.coming and one.soon:
            yield one.inactive, Date.INACTIVE, one, price


def _calls(
    groups: dict[tuple[str, Date, str, str, str], list[tuple[Lapse, CarryOn]]],
) -> Iterator[Call]:
    for (month, date, code, funding, office), members in groups.items():
        found = [one for one, _ in members]
        yield Call(
            month=month,
            date=date,
            code=code,
            funding=funding,
            office=office,
            inactive=min((one.inactive for one in found if one.inactive), default=""),
            people=count_of(found),
            cost=carry_on_total(found, [price for _, price in members]),
        )


def _order(call: Call) -> tuple[str, int, int, str, str, str]:
    return (
        call.month,
        call.date is not Date.INACTIVE,
        -(call.people.people or 0),
        call.code,
        call.funding,
        call.office,
    )
