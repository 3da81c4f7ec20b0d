"""How many people of a plan's groups are not covered yet: with more of them no coverage is told."""

from __future__ import annotations

import pandas as pd

from dashboard.metrics.categories.composition import Dimension
from dashboard.metrics.money.plan import Outcome
from dashboard.ui.budget.choices import ChosenPlan
from dashboard.ui.frame import loading
from dashboard.ui.frame.page import Page


def groups_in(page: Page, chosen: ChosenPlan) -> pd.DataFrame | None:
    """The coverage of the plan's groups in its area, a row each; None for a plan without groups."""
    plan = chosen.plan
    if not plan.terms.groups:
        return None

    def found() -> pd.DataFrame:
        every = loading.categories_of(page.data, page.period)[True]
        return every.coverage_in(Dimension.GROUP, plan.area).loc[list(plan.terms.groups)]

    return loading.kept(page.data, "plan groups", page.period, plan.area, plan.terms.groups, compute=found)


def room_of(rows: pd.DataFrame | None) -> int | None:
    """How many people of some groups are not covered yet; None where not all of them are known and shown."""
    if rows is None or rows["hidden"].any() or rows["not_covered"].isna().any() or not rows["complete"].all():
        return None
    return int(rows["not_covered"].clip(lower=0).sum())


def exceeded_room(page: Page, chosen: ChosenPlan, result: Outcome) -> int | None:
    """The room of a plan that adds more people than there is room for; None for any other."""
    room = room_of(groups_in(page, chosen))
    return room if room is not None and result.effect.new > room else None
