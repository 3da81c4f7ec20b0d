"""What so many points more would take of an area: people, and a year of contributions at a named rate."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import pandas as pd

from dashboard.metrics.cube.rounding import shown_gain
from dashboard.metrics.money.base import Base
from dashboard.metrics.money.budget import HIGHEST_GOAL, Reading, people_for, raised
from dashboard.metrics.money.plan import Plan, Terms, next_budget_year, outcome, usual_first
from dashboard.metrics.money.pricing import parties
from dashboard.metrics.money.rate_rows import NoRateError
from dashboard.metrics.money.rates import Rate

#: Points of coverage that every area of a comparison is raised by.
POINTS: Final = 20
MONTHS: Final = 12


@dataclass(frozen=True)
class Rise:
    """A rise of coverage by POINTS, or to all there are to enrol where fewer points are left.

    goal: per cent of potensi. points: as shown, what lies between now and the goal. people: to enrol.
    rupiah: whole, for MONTHS from `terms.start` on, None without a rate. rate: of the first month.
    """

    goal: float
    points: float
    people: int
    rupiah: int | None
    rate: Rate | None
    terms: Terms


def usual_terms(now: str) -> Terms:
    """A year of BPU from the next budget year on, paid by local government: what the planner begins with."""
    return Terms(start=next_budget_year(now), months=MONTHS)


def rise(base: Base, *, area: str, rates: pd.DataFrame, terms: Terms) -> Rise | None:
    """What the area's coverage takes to rise by POINTS; None where it is unknown or of a part of the area.

    rates: tarif_iuran, typed as `Dataset.rates`.
    """
    if base.coverage is None or base.partial or base.active is None or not base.eligible:
        return None
    highest = float(HIGHEST_GOAL)
    goal = max(min(raised(base.coverage, POINTS, Reading.POINTS), highest), base.coverage)
    people = max(people_for(goal, eligible=base.eligible, active=base.active), 0)
    points = float(shown_gain(base.coverage, goal))
    try:
        priced = parties(rates, terms)
    except NoRateError:
        return Rise(goal, points, people, None, None, terms)
    plan = Plan(area=area, terms=terms, heads=(people,), first=usual_first(terms.start))
    cost = outcome(plan, parties=priced, base=base).cost
    return Rise(goal, points, people, cost.total, priced[0].rates[0], terms)
