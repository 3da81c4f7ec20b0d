"""What a plan starts from on a page, kept: the area in the page's month."""

from __future__ import annotations

from dashboard.data.clock import today_wita
from dashboard.metrics.cube.months import next_month
from dashboard.metrics.money.base import Base
from dashboard.ui.frame import loading
from dashboard.ui.frame.loading import Cut
from dashboard.ui.frame.page import Page


def base_of(page: Page, area: str) -> Base:
    """What is known of an area in the page's month."""
    month = loading.measured_month(page.data, page.period, Cut(page.areas.level(area)))
    return Base.of(month.loc[[area]].iloc[0], month=page.period)


def now_of(page: Page) -> str:
    """The month (YYYY-MM) that plans of a page are made in: today's with the newest month, else the one after it."""
    after = next_month(page.period)
    return max(after, f"{today_wita():%Y-%m}") if page.period == page.data.periods[-1] else after
