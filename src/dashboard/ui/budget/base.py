"""What a plan starts from on a page, kept: the area in the page's month."""

from __future__ import annotations

from dashboard.metrics.money.base import Base
from dashboard.ui.frame import loading
from dashboard.ui.frame.loading import Cut
from dashboard.ui.frame.page import Page


def base_of(page: Page, area: str) -> Base:
    """What is known of an area in the page's month."""
    month = loading.measured_month(page.data, page.period, Cut(page.areas.level(area)))
    return Base.of(month.loc[[area]].iloc[0], month=page.period)
