"""From people to rupiah and back, split over budget years, and what it does to coverage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal
from enum import StrEnum
from functools import cached_property
from math import ceil
from typing import Final

from dashboard.i18n import N_, Message
from dashboard.metrics.cube.months import months_from
from dashboard.metrics.cube.rounding import shown_gain
from dashboard.metrics.money.rates import Rate

#: Fractions of a person below this come from floats, not from people.
_NOISE: Final = Decimal("0.000001")
_HUNDREDTH: Final = Decimal("0.01")

#: Per cent of potensi. Coverage may pass it and targets in the data may; as a goal it asks for people who are
#: not there.
HIGHEST_GOAL: Final = Decimal(100)

#: The months by whose end a local budget is to be agreed on, UU 23/2014: one before its year begins (312),
#: and three before it ends where it is revised (317).
PASSED_BY: Final = "11"
REVISED_BY: Final = "09"


class FirstBudget(StrEnum):
    """The budget that carries the months of the first year."""

    MURNI = "murni"
    PERUBAHAN = "perubahan"


class Reading(StrEnum):
    """What "naik 20 persen" means: points of coverage, per cent of the coverage there is, or up to 20 %."""

    POINTS = "poin"
    RELATIVE = "persen"
    GOAL = "sampai"


@dataclass(frozen=True)
class Cost:
    """What a plan costs: (month YYYY-MM, whole rupiah) of each month, in order."""

    months: tuple[tuple[str, int], ...]

    @property
    def total(self) -> int:
        """Whole rupiah over all months."""
        return sum(rupiah for _, rupiah in self.months)

    @property
    def monthly(self) -> int:
        """Whole rupiah in the first month; see `even`."""
        return self.months[0][1] if self.months else 0

    @property
    def even(self) -> bool:
        """Whether every month costs the same."""
        return len({rupiah for _, rupiah in self.months}) <= 1

    @cached_property
    def by_year(self) -> dict[str, int]:
        """Calendar year (YYYY) -> whole rupiah of its months, oldest first."""
        years: dict[str, int] = {}
        for month, rupiah in self.months:
            years[month[:4]] = years.get(month[:4], 0) + rupiah
        return years


@dataclass(frozen=True)
class BudgetLine:
    """What one budget carries: its name, year (YYYY), months (YYYY-MM) and whole rupiah.

    passed: the month (YYYY-MM) in which such a budget is usually passed; "" where nobody passes it.
    """

    name: Message
    year: str
    months: tuple[str, ...]
    rupiah: int
    passed: str = ""


@dataclass(frozen=True)
class Effect:
    """What a plan does to coverage; per cent of potensi, before and after unrounded and unclipped.

    None where unknown.

    before, after: coverage. points: percentage points gained, between the two as they are shown.
    new: people who were not active before.
    beyond: how many of the new people exceed those not covered.
    """

    before: float | None
    after: float | None
    points: float | None
    new: int
    beyond: int | None


def cost(*, heads: int, rates: Sequence[Rate], start: str) -> Cost:
    """heads x rate for each month from `start` (YYYY-MM) on; rates: one a month, as of `rates_over`."""
    _not_negative(heads=heads)
    months = months_from(start, len(rates))
    return Cost(tuple((month, heads * rate.rupiah) for month, rate in zip(months, rates, strict=True)))


def affordable(rupiah: int, rates: Sequence[Rate]) -> int:
    """How many people a sum pays for over the whole term: floor(rupiah / sum of the months' rates).

    Raises ValueError where the term costs nothing, as no number of people then uses the sum up.
    """
    _not_negative(rupiah=rupiah)
    per_head = sum(rate.rupiah for rate in rates)
    if per_head <= 0:
        raise ValueError("a term that costs nothing buys no definite number of people")
    return rupiah // per_head


def budgets(cost: Cost, *, first: FirstBudget) -> tuple[BudgetLine, ...]:
    """The budgets that carry a plan, oldest first: the stated one of the first year, then each year's own."""
    lines = []
    for at, (year, rupiah) in enumerate(cost.by_year.items()):
        revised = at == 0 and first is FirstBudget.PERUBAHAN
        name = Message(N_("APBD Perubahan {year}") if revised else N_("APBD {year}"), {"year": year})
        months = tuple(month for month, _ in cost.months if month[:4] == year)
        passed = f"{year}-{REVISED_BY}" if revised else f"{int(year) - 1}-{PASSED_BY}"
        lines.append(BudgetLine(name, year, months, rupiah, passed))
    return tuple(lines)


def effect(
    *,
    active: int | None,
    eligible: int | None,
    heads: int,
    already_active: int = 0,
    used: int = 1,
    total: int = 1,
) -> Effect:
    """Coverage before and after: after = (active + heads - already active) / potensi.

    active, eligible: people of the same area and segments, None where unknown. already_active: how many of
    the heads are active members today, who count once. used, total: kabupaten/kota whose people active and
    eligible are, and all of the area. The heads are of the whole area, so with some missing all is unknown.

    Raises ValueError where already_active exceeds the heads.
    """
    _not_negative(heads=heads, already_active=already_active)
    if already_active > heads:
        raise ValueError("more people already active than there are in the plan")
    new = heads - already_active
    partial = active is not None and used < total
    if not eligible or partial:
        return Effect(None, None, None, new, None)
    if active is None:
        return Effect(None, None, new / eligible * 100, new, None)
    before, after = active / eligible * 100, (active + new) / eligible * 100
    return Effect(
        before=before,
        after=after,
        points=float(shown_gain(before, after)),
        new=new,
        beyond=max(0, new - max(0, eligible - active)),
    )


def raised(before: float, by: float, reading: Reading) -> float:
    """Coverage raised by so many per cent: 40 by 20 is 60 in points, 48 relative; as a goal, 20 is 20."""
    start, step = Decimal(repr(float(before))), Decimal(repr(float(by)))
    match reading:
        case Reading.POINTS:
            return float(start + step)
        case Reading.RELATIVE:
            return float(start * (100 + step) / 100)
        case Reading.GOAL:
            return float(step)


def most_raise(before: float, reading: Reading) -> float:
    """The largest rise, to the hundredth, that leads to HIGHEST_GOAL at most; 0 where it is passed already.

    From a coverage of 0 a relative rise leads nowhere, so any would do.
    """
    start = Decimal(repr(float(before)))
    room = max(Decimal(0), HIGHEST_GOAL - start)
    match reading:
        case Reading.POINTS:
            most = room
        case Reading.RELATIVE:
            most = room / start * 100 if start else room
        case Reading.GOAL:
            most = HIGHEST_GOAL
    return float(most.quantize(_HUNDREDTH, rounding=ROUND_DOWN))


def people_for(percent: float, *, eligible: int, active: int) -> int:
    """New people that a coverage takes: ceil(percent x potensi) - active; negative where it is passed."""
    wanted = Decimal(repr(float(percent))) * eligible / 100
    return ceil(wanted.quantize(_NOISE)) - active


def _not_negative(**amounts: int) -> None:
    for name, amount in amounts.items():
        if amount < 0:
            raise ValueError(f"{name} must not be negative: {amount}")
