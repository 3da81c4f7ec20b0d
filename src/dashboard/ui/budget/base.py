"""What a plan starts from: the chosen area's members and eligible workers."""

from __future__ import annotations

import pandas as pd

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
        version="" if pd.isna(row["eligible_version"]) else str(row["eligible_version"]),
        used=count(row["n_used"]) or 0,
        total=count(row["n_total"]) or 0,
    )
