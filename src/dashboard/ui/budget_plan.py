"""A plan of cover paid from a budget: who, paid by whom, for how long; what it costs and what it does."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import pandas as pd

from dashboard.data.areas import Areas
from dashboard.data.contract import (
    ALL,
    FUNDING_NAMES,
    GOVERNMENT_FUNDING,
    GROUP_NAMES,
    SEGMENT_NAMES,
    Segment,
)
from dashboard.data.parsing_amounts import MOST_WAGE
from dashboard.i18n import N_, Language, Message
from dashboard.metrics.budget import BudgetLine, Cost, Effect, FirstBudget, budgets, cost, effect
from dashboard.metrics.rates import Rate, rates_over

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
#: In the link: between the fields of a plan, and between the entries of one field; no code holds them.
_FIELD, _ENTRY = "_", "."
_MONTH: Final = re.compile(r"20[0-9]{2}-(0[1-9]|1[0-2])")
_COUNTS: Final = re.compile(r"[0-9]{1,15}(\.[0-9]{1,15})*")
_FLAGS: Final = re.compile(r"[psj]*")


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
class Party:
    """Groups that cost the same in every month of the term; rates: one a month."""

    groups: tuple[str, ...]
    rates: tuple[Rate, ...]

    @property
    def per_head(self) -> int:
        """Rupiah a person over the whole term."""
        return sum(rate.rupiah for rate in self.rates)


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
    """What a plan comes to. lines: what each budget carries, oldest first; unnamed budgets are years."""

    parties: tuple[Party, ...]
    cost: Cost
    lines: tuple[BudgetLine, ...]
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


@dataclass(frozen=True)
class Base:
    """The area's numbers in the chosen month; None and "" for no data.

    used, total: kabupaten/kota whose people active and eligible are, and all of the area.
    """

    active: int | None
    eligible: int | None
    coverage: float | None = None
    version: str = ""
    used: int = 1
    total: int = 1

    @property
    def partial(self) -> bool:
        """Whether there is a coverage, but not of the whole area."""
        return self.coverage is not None and self.used < self.total

    def effect(self, heads: int, *, already_active: int = 0) -> Effect:
        """What so many people of the whole area do to its coverage."""
        return effect(
            active=self.active,
            eligible=self.eligible,
            heads=heads,
            already_active=already_active,
            used=self.used,
            total=self.total,
        )


def outcome(plan: Plan, *, rates: pd.DataFrame, base: Base) -> Outcome:
    """What a plan costs, and what it does to its area's numbers.

    Raises NoRateError, and BrokenPlanError where the people are given for other parties than there are.
    """
    found = parties(rates, plan.terms)
    if len(found) != len(plan.heads):
        raise BrokenPlanError(f"{len(plan.heads)} numbers for {len(found)} rates")
    costs = [
        cost(heads=heads, rates=party.rates, start=plan.terms.start)
        for heads, party in zip(plan.heads, found, strict=True)
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
    return Outcome(found, whole, lines, done)


def usual_first(start: str) -> FirstBudget:
    """The budget that a plan begun in a month (YYYY-MM) most likely falls to."""
    return FirstBudget.PERUBAHAN if start[5:] >= REVISED_FROM else FirstBudget.MURNI


def group_words(groups: Sequence[str], text: Language) -> str:
    """Groups in words; all of them where none is named."""
    named = [text(GROUP_NAMES[group]) for group in groups if group != ALL]
    return ", ".join(named) if named else text("Semua kelompok")


def payer_words(terms: Terms, text: Language) -> str:
    """Segment and payer of the terms, in words."""
    return f"{text(SEGMENT_NAMES[terms.segment])} · {text(FUNDING_NAMES[terms.funding])}"


def to_code(plan: Plan) -> str:
    """A plan as short, language-neutral text for the link."""
    terms = plan.terms
    flags = (
        ("p" if plan.first is FirstBudget.PERUBAHAN else "")
        + ("s" if terms.silent_half else "")
        + ("j" if terms.old_age else "")
    )
    fields = (
        plan.area,
        _ENTRY.join(map(str, plan.heads)),
        terms.segment,
        _ENTRY.join(terms.groups),
        terms.funding,
        terms.start,
        str(terms.months),
        str(plan.already_active),
        "" if terms.wage is None else str(terms.wage),
        flags,
    )
    return _FIELD.join(fields)


def from_code(code: str, areas: Areas) -> Plan:
    """Read what `to_code` wrote. Raises BrokenPlanError for anything else."""
    fields = code.split(_FIELD)
    if len(fields) != 10:
        raise BrokenPlanError(code)
    area, heads, segment, groups, funding, start, months, already, wage, flags = fields
    named = tuple(filter(None, groups.split(_ENTRY)))
    readable = (
        area in areas
        and _COUNTS.fullmatch(heads)
        and segment in SEGMENTS
        and set(named) <= GROUP_NAMES.keys()
        and len(set(named)) == len(named)
        and funding in FUNDING_NAMES
        and _MONTH.fullmatch(start)
        and all(_COUNTS.fullmatch(each) and each.isdigit() for each in (months, already))
        and 1 <= int(months) <= MOST_MONTHS
        and (not wage or (_COUNTS.fullmatch(wage) and wage.isdigit() and 1 <= int(wage) <= MOST_WAGE))
        and _FLAGS.fullmatch(flags)
    )
    if not readable:
        raise BrokenPlanError(code)
    plan = Plan(
        area=area,
        terms=Terms(
            start=start,
            months=int(months),
            segment=segment,
            groups=named,
            funding=funding,
            wage=int(wage) if wage else None,
            silent_half="s" in flags,
            old_age="j" in flags,
        ),
        heads=tuple(map(int, heads.split(_ENTRY))),
        first=FirstBudget.PERUBAHAN if "p" in flags else FirstBudget.MURNI,
        already_active=int(already),
    )
    if not plan.already_active <= plan.people <= MOST_PEOPLE:
        raise BrokenPlanError(code)
    return plan
