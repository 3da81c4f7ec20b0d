"""The steps of a work plan lie in months that are still to come, and within the plan's own calendar."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dashboard.metrics.cube.months import month_text
from dashboard.metrics.money.base import Base
from dashboard.metrics.money.budget import FirstBudget
from dashboard.metrics.money.plan import Outcome, Plan, Terms, outcome, usual_first, usual_people
from dashboard.metrics.money.pricing import party_of
from dashboard.ui.budget.activities import ACTIVITIES, months_of

months = st.integers(2020 * 12, 2030 * 12).map(month_text)
BUDGET = next(each for each in ACTIVITIES if each.budgeted)


def planned(start: str, term: int, first: FirstBudget | None = None) -> tuple[Plan, Outcome]:
    terms = Terms(start, term)
    plan = Plan("7307", terms, (10,), usual_first(start) if first is None else first)
    return plan, outcome(plan, parties=(party_of(16_800, terms),), base=Base(None, None))


@given(months, st.integers(1, 24), months)
def test_no_step_lies_before_now_or_after_the_term(start: str, term: int, now: str) -> None:
    plan, result = planned(start, term)
    end = result.cost.months[-1][0]
    for step in ACTIVITIES:
        first, last = months_of(step, plan, result, now=now)
        assert first <= last
        assert last <= max(end, now)
        assert end < now or first >= now


def test_a_plan_from_november_takes_no_step_in_august() -> None:
    plan, result = planned("2026-11", 12)
    assert {months_of(step, plan, result, now="2026-11") for step in ACTIVITIES[:3]} == {
        ("2026-11", "2026-11")
    }


def test_the_budget_is_made_ready_when_budgets_are_passed() -> None:
    """That of 2027 by November 2026, the revised one of 2027 by September; both as far as that is to come."""
    assert months_of(BUDGET, *planned("2027-01", 12), now="2026-05") == ("2026-09", "2026-11")
    assert months_of(BUDGET, *planned("2027-01", 12), now="2026-11") == ("2026-11", "2026-11")
    assert months_of(BUDGET, *planned("2027-10", 12), now="2026-11") == ("2027-07", "2027-09")
    assert months_of(BUDGET, *planned("2027-04", 12, FirstBudget.MURNI), now="2026-12") == (
        "2027-02",
        "2027-03",
    )


def test_a_plan_begins_with_what_one_point_takes() -> None:
    assert usual_people(Base(active=400, eligible=1_000, coverage=40.0)) == 10
    assert usual_people(Base(active=995, eligible=1_000, coverage=99.5)) == 5
    for unknown in (
        Base(None, None),
        Base(active=1_100, eligible=1_000, coverage=110.0),
        Base(active=400, eligible=1_000, coverage=40.0, used=1, total=2),
    ):
        assert usual_people(unknown) == 1_000
