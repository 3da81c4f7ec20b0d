"""One funded group: what it costs by month and by year, and what it does to an area's coverage."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.i18n import Message
from dashboard.metrics.coverage.standing import Standing
from dashboard.metrics.cube.versions import version_words
from dashboard.metrics.money.budget import Cost, Effect, cost, effect
from dashboard.metrics.money.rates import Rate


@dataclass(frozen=True)
class Plan:
    """So many heads at one rate for so many months, and the coverage that comes of it."""

    heads: int
    already_active: int
    rate: int
    start: str
    cost: Cost
    standing: Standing
    effect: Effect


def plan(
    standing: Standing, *, heads: int, rate: int, months: int, start: str, already_active: int = 0
) -> Plan:
    """heads x rate (whole rupiah a person and month) x months from `start` (YYYY-MM) on.

    already_active: how many of the heads are active members today, who are not counted twice. Raises
    ValueError for numbers below 0, for no month at all, and for more people already active than heads.
    """
    if months < 1 or rate < 0:
        raise ValueError("a plan runs for at least a month at a rate of at least 0")
    each = Rate(rate, "", start, "", Message(""), halved=False)
    return Plan(
        heads=heads,
        already_active=already_active,
        rate=rate,
        start=start,
        cost=cost(heads=heads, rates=[each] * months, start=start),
        standing=standing,
        effect=effect(
            active=standing.active,
            eligible=standing.eligible,
            heads=heads,
            already_active=already_active,
            used=standing.n_used,
            total=standing.n_total,
        ),
    )


def plan_figures(plan: Plan) -> dict[str, object]:
    """A plan as the command line gives it: percentages unrounded, None where unknown.

    by_year: year (YYYY) -> rupiah. beyond_uncovered: people of the plan beyond those not covered. Coverage is
    unknown where only n_used of n_total kabupaten/kota have members and potensi; both counts are then theirs.
    """
    before, after = plan.standing, plan.effect
    return {
        "monthly": plan.cost.monthly,
        "total": plan.cost.total,
        "by_year": plan.cost.by_year,
        "coverage_before": after.before,
        "coverage_after": after.after,
        "coverage_month": before.month,
        "active": before.active,
        "eligible": before.eligible,
        "eligible_version": version_words([before.versions]) or None,
        "n_used": before.n_used,
        "n_total": before.n_total,
        "heads": plan.heads,
        "already_active": plan.already_active,
        "beyond_uncovered": after.beyond,
        "rate": plan.rate,
        "months": len(plan.cost.months),
        "start": plan.start,
    }
