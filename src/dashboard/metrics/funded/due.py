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
    for one, price in zip(rows, priced, strict=True):
        if one.ending or (one.coming and one.soon):
            month, date = (one.unpaid, Date.MONEY_ENDS) if one.ending else (one.inactive, Date.INACTIVE)
            groups.setdefault((month, date, one.code, one.funding, one.office), []).append((one, price))
    return tuple(sorted(_calls(groups), key=_order))


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
