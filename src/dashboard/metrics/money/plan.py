"""A plan of cover paid from a budget: who, paid by whom, for how long; what it costs and what it does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

import pandas as pd

from dashboard.data.contract.words import ALL, GOVERNMENT_FUNDING, Segment
from dashboard.i18n import N_, Message
from dashboard.metrics.cube.months import months_from
from dashboard.metrics.money.base import Base
from dashboard.metrics.money.budget import (
    BudgetLine,
    Cost,
    Effect,
    FirstBudget,
    Reading,
    budgets,
    cost,
    people_for,
    raised,
)
from dashboard.metrics.money.rates import Rate, rates_over

SEGMENTS: Final = (Segment.BPU, Segment.PU)
#: Revised budgets are passed around August to September.
REVISED_FROM: Final = "10"
MONTHS: Final = 12
DEFAULT_FUNDING: Final = "APBD kab/kota"
#: What a plan may hold. Twice as many people as live in the region; wages and sums in rupiah. Within these no
#: sum leaves the whole numbers that tables hold, whatever the rates.
MOST_PEOPLE: Final = 50_000_000
MOST_MONEY: Final = 1_000_000_000_000_000
MOST_MONTHS: Final = 60
#: Months that names, the decree and the agreement take before cover starts.
PREPARATION: Final = 3
#: What the planner begins with, to be written over: rupiah a month, and people where coverage is not known.
PU_WAGE: Final = 2_000_000
BPU_INCOME: Final = 1_000_000
PEOPLE: Final = 1_000


class BrokenPlanError(ValueError):
    """A plan in a link that can't be read, or that doesn't fit the rates any more."""


@dataclass(frozen=True)
class Terms:
    """Everything that fixes what one person costs in each month.

    groups: kelompok, none for SEMUA. start: YYYY-MM. wage: declared rupiah a month, None where it plays no
    part. silent_half: half price where the rules are silent on this payer. old_age: with JHT.
    """

    start: str
    months: int
    segment: str = Segment.BPU
    groups: tuple[str, ...] = ()
    funding: str = DEFAULT_FUNDING
    wage: int | None = None
    silent_half: bool = False
    old_age: bool = False


@dataclass(frozen=True)
class Run:
    """Months in a row (YYYY-MM), and the rate of each of them."""

    months: tuple[str, ...]
    rate: Rate


@dataclass(frozen=True)
class Party:
    """Groups that cost the same in every month of the term; rates: one a month."""

    groups: tuple[str, ...]
    rates: tuple[Rate, ...]

    @property
    def per_head(self) -> int:
        """Rupiah a person over the whole term."""
        return sum(rate.rupiah for rate in self.rates)

    def runs(self, start: str, *, by_reason: bool = False) -> tuple[Run, ...]:
        """Months in a row at one rate, from `start` (YYYY-MM); by_reason: taken for one reason throughout."""
        pairs = zip(months_from(start, len(self.rates)), self.rates, strict=True)

        def alike(pair: tuple[str, Rate]) -> tuple[int, str]:
            return pair[1].rupiah, pair[1].why.template if by_reason else ""

        found = [list(run) for _, run in groupby(pairs, key=alike)]
        return tuple(Run(tuple(month for month, _ in run), run[0][1]) for run in found)


@dataclass(frozen=True)
class Plan:
    """How many people in an area on which terms.

    heads: people of each party, in the order of `parties`. first: the budget of the first year's months.
    already_active: how many of them are active members today.
    """

    area: str
    terms: Terms
    heads: tuple[int, ...]
    first: FirstBudget
    already_active: int = 0

    @property
    def people(self) -> int:
        """People of all parties."""
        return sum(self.heads)


@dataclass(frozen=True)
class Outcome:
    """What a plan comes to.

    lines: what each budget carries, oldest first; unnamed budgets are years. base: the area before the plan.
    """

    parties: tuple[Party, ...]
    cost: Cost
    lines: tuple[BudgetLine, ...]
    base: Base
    effect: Effect


def parties(rates: pd.DataFrame, terms: Terms) -> tuple[Party, ...]:
    """The groups of the terms, those of one cost together; raises NoRateError.

    rates: tarif_iuran, typed as `Dataset.rates`.
    """
    found: dict[tuple[int, ...], Party] = {}
    for group in terms.groups or (ALL,):
        monthly = rates_over(
            rates,
            segment=terms.segment,
            group=group,
            funding=terms.funding,
            start=terms.start,
            months=terms.months,
            wage=terms.wage,
            silent_half=terms.silent_half,
            old_age=terms.old_age,
        )
        amounts = tuple(rate.rupiah for rate in monthly)
        known = found.get(amounts, Party((), monthly))
        found[amounts] = Party((*known.groups, group), known.rates)
    return tuple(found.values())


def party_of(rupiah: int, terms: Terms) -> Party:
    """Everyone at one rate, whatever the table of rates says: whole rupiah a person and month."""
    each = Rate(rupiah, "", terms.start, "", Message(""), halved=False)
    return Party(terms.groups or (ALL,), (each,) * terms.months)


def outcome(plan: Plan, *, parties: Sequence[Party], base: Base) -> Outcome:
    """What a plan costs, and what it does to its area's numbers.

    parties: as `parties` or `party_of` gives them for the plan's terms. Raises BrokenPlanError where the
    people are given for other parties than there are.
    """
    if len(parties) != len(plan.heads):
        raise BrokenPlanError(f"{len(plan.heads)} numbers for {len(parties)} rates")
    costs = [
        cost(heads=heads, rates=party.rates, start=plan.terms.start)
        for heads, party in zip(plan.heads, parties, strict=True)
    ]
    whole = Cost(
        tuple(
            (each[0][0], sum(rupiah for _, rupiah in each))
            for each in zip(*(each.months for each in costs), strict=True)
        )
    )
    lines = budgets(whole, first=plan.first)
    if plan.terms.funding not in GOVERNMENT_FUNDING:
        lines = tuple(
            BudgetLine(Message(N_("Tahun {year}"), {"year": line.year}), line.year, line.months, line.rupiah)
            for line in lines
        )
    done = base.effect(plan.people, already_active=plan.already_active)
    return Outcome(tuple(parties), whole, lines, base, done)


def wage_counts(segment: str, *, old_age: bool) -> bool:
    """Whether what one person costs depends on a wage or an income."""
    return segment == Segment.PU or old_age


def usual_wage(segment: str) -> int:
    """The declared wage (PU) or income (BPU), rupiah a month, that a plan begins with."""
    return PU_WAGE if segment == Segment.PU else BPU_INCOME


def usual_people(base: Base) -> int:
    """The people that a plan begins with: what one point of coverage takes, of those not covered at most."""
    if base.coverage is None or base.partial or base.active is None or not base.eligible:
        return PEOPLE
    point = people_for(raised(base.coverage, 1, Reading.POINTS), eligible=base.eligible, active=base.active)
    return min(point, max(base.eligible - base.active, 0), MOST_PEOPLE) or PEOPLE


def next_budget_year(now: str) -> str:
    """The first month (YYYY-MM) of the budget year after the one of a month."""
    return f"{int(now[:4]) + 1}-01"


def usual_first(start: str) -> FirstBudget:
    """The budget that a plan begun in a month (YYYY-MM) most likely falls to."""
    return FirstBudget.PERUBAHAN if start[5:] >= REVISED_FROM else FirstBudget.MURNI
