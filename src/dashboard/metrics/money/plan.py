"""A plan of cover paid from a budget: who, paid by whom, for how long; what it costs and what it does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from dashboard.data.contract.words import GOVERNMENT_FUNDING, Segment
from dashboard.i18n import N_, Message
from dashboard.metrics.cube.months import months_from
from dashboard.metrics.money.bands import Banded
from dashboard.metrics.money.base import Base
from dashboard.metrics.money.bill import NOBODY, Bill, Part, Payer, check_payers, divided
from dashboard.metrics.money.budget import (
    BudgetLine,
    Cost,
    Effect,
    FirstBudget,
    Reading,
    budgets,
    people_for,
    raised,
)
from dashboard.metrics.money.filling import in_turn, largest_remainder
from dashboard.metrics.money.rates import Rate

SEGMENTS: Final = (Segment.BPU, Segment.PU, Segment.JAKON)
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
PROJECT_VALUE: Final = 1_000_000_000


class BrokenPlanError(ValueError):
    """A plan in a link that can't be read, or that doesn't fit the rates any more."""


@dataclass(frozen=True)
class Terms:
    """Everything that fixes what one person costs in each month.

    groups: kelompok, none for SEMUA. start: YYYY-MM. wage: declared rupiah a month, None where it plays no
    part. silent_half: half price where the rules are silent on this payer. old_age: with JHT. payers: who
    pays for which part of the people; none where `funding` pays for all. value, wage_percent: of JAKON, one
    of the two: the contract value in rupiah, or hundredths of a per cent of the wage.
    """

    start: str
    months: int
    segment: str = Segment.BPU
    groups: tuple[str, ...] = ()
    funding: str = DEFAULT_FUNDING
    wage: int | None = None
    silent_half: bool = False
    old_age: bool = False
    payers: tuple[Payer, ...] = ()
    value: int | None = None
    wage_percent: int | None = None

    @property
    def all_months(self) -> tuple[str, ...]:
        """The months (YYYY-MM) of the term."""
        return months_from(self.start, self.months)


@dataclass(frozen=True)
class Run:
    """Months in a row (YYYY-MM), and the rate of each of them."""

    months: tuple[str, ...]
    rate: Rate


@dataclass(frozen=True)
class Party:
    """Groups that cost the same in every month of the term, whoever pays.

    rates: one a month. paid: the same of each payer, a rate for each of his months. project: a contribution
    that is one sum for everybody and all months, due in the first, and then every rate is 0.
    """

    groups: tuple[str, ...]
    rates: tuple[Rate, ...]
    paid: tuple[tuple[Rate, ...], ...] = ()
    project: Banded | None = None

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

    cost: of all payers. bill: the same by payer. lines: what each budget carries, oldest first; unnamed
    budgets are years. base: the area before the plan.
    """

    parties: tuple[Party, ...]
    cost: Cost
    bill: Bill
    lines: tuple[BudgetLine, ...]
    base: Base
    effect: Effect


def outcome(plan: Plan, *, parties: Sequence[Party], base: Base) -> Outcome:
    """What a plan costs, and what it does to its area's numbers.

    parties: as `pricing` gives them for the plan's terms. Raises BrokenPlanError where the people are given
    for other parties than there are, BillError where the payers do not fit them.
    """
    if len(parties) != len(plan.heads):
        raise BrokenPlanError(f"{len(plan.heads)} numbers for {len(parties)} rates")
    done = base.effect(plan.people, already_active=plan.already_active)
    bill = _bill(plan, parties)
    whole = Cost(bill.by_month)
    lines = budgets(whole, first=plan.first)
    if plan.terms.payers or plan.terms.funding not in GOVERNMENT_FUNDING:
        lines = tuple(
            BudgetLine(Message(N_("Tahun {year}"), {"year": line.year}), line.year, line.months, line.rupiah)
            for line in lines
        )
    return Outcome(tuple(parties), whole, bill, lines, base, done)


def _bill(plan: Plan, parties: Sequence[Party]) -> Bill:
    """What each payer of a plan has to pay, and what nobody pays yet; raises BillError."""
    terms, payers = plan.terms, plan.terms.payers
    check_payers(payers, people=plan.people, months=terms.all_months)
    nobody = len(payers)
    people = [[0] * terms.months for _ in range(nobody + 1)]
    rupiah = [[0] * terms.months for _ in range(nobody + 1)]
    for at in range(terms.months):
        paying = [who for who, payer in enumerate(payers) if payer.span.covers(at + 1)]
        counts = divided(plan.people, [payers[who].size for who in paying])
        shared = in_turn(plan.heads, counts)
        for place, who in enumerate((*paying, nobody)):
            people[who][at] = counts[place]
            for party, given in zip(parties, shared, strict=True):
                rate = party.rates[at] if who == nobody else party.paid[who][at + 1 - payers[who].span.first]
                rupiah[who][at] += given[place] * rate.rupiah
        for party in parties if at == 0 else ():
            # Without anyone to share it out by, nobody pays it yet.
            weights = counts if sum(counts) else [*[0] * len(paying), 1]
            due = 0 if party.project is None else party.project.total
            for who, more in zip((*paying, nobody), largest_remainder(due, weights), strict=True):
                rupiah[who][at] += more
    names = [*(payer.name for payer in payers), NOBODY if payers else terms.funding]
    parts = [
        Part(name, tuple(counts), tuple(amounts))
        for name, counts, amounts in zip(names, people, rupiah, strict=True)
    ]
    if payers and not any((*parts[-1].people, *parts[-1].rupiah)):
        parts.pop()
    return Bill(terms.all_months, tuple(parts))


def wage_counts(segment: str, *, old_age: bool) -> bool:
    """Whether what one person costs depends on a wage or an income."""
    return segment in (Segment.PU, Segment.JAKON) or old_age


def usual_wage(segment: str) -> int:
    """The declared wage (PU) or income (BPU), rupiah a month, that a plan begins with."""
    return BPU_INCOME if segment == Segment.BPU else PU_WAGE


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
