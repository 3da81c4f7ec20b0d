"""What a plan starts from: the chosen area's members and eligible workers."""

from __future__ import annotations

from dashboard.metrics.cube.versions import version_words
from dashboard.metrics.money.plan import Base
from dashboard.ui.frame import loading
from dashboard.ui.frame.loading import Cut
from dashboard.ui.frame.page import Page
from dashboard.ui.parts.values import count, rate


def base_of(page: Page, area: str) -> Base:
    """What is known of an area in the page's month."""
    month = loading.measured_month(page.data, page.period, Cut(page.areas.level(area)))
    row = month.loc[[area]].iloc[0]
    return Base(
        active=count(row["active"]),
        eligible=count(row["eligible"]),
        coverage=rate(row["coverage_percent"]),
        version=version_words([row["eligible_versions"]]),
        used=count(row["n_used"]) or 0,
        total=count(row["n_total"]) or 0,
    )
