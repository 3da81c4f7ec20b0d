"""The comparison of two months in one line of words, for the chosen area."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboard.i18n import Language
from dashboard.metrics.coverage.change import change_of
from dashboard.ui.frame import loading
from dashboard.ui.frame.area_names import area_label
from dashboard.ui.frame.loading import Cut
from dashboard.ui.frame.page import Page
from dashboard.ui.map.choices import MapView
from dashboard.ui.parts.values import rate


def say_comparison(page: Page, view: MapView) -> None:
    """Draw the line over the map where a second month is chosen."""
    if view.compare is None:
        return
    areas, area = page.areas, page.area
    start, end = sorted((view.compare, page.period))
    cut = Cut(areas.level(area), view.segment, view.base, view.temporary)
    moved = loading.changed(page.data, cut, start=start, end=end)
    words = comparison_words(moved, area, start=start, end=end, text=page.text)
    st.markdown(f"**{area_label(areas, area, page.text)}** · {words}")


def comparison_words(moved: pd.DataFrame, area: str, *, start: str, end: str, text: Language) -> str:
    """Both months, and what lies between them in points and in people.

    moved: a table of `metrics.coverage.change` from `start` to `end` (YYYY-MM). What is not known is "–".
    """
    row = moved.loc[area]
    ends = text(
        "{start}: {before} → {end}: {after}",
        start=text.month(start, short=True),
        before=text.percent(rate(row["coverage_before"])),
        end=text.month(end, short=True),
        after=text.percent(rate(row["coverage_after"])),
    )
    change = change_of(moved, area, since=start)
    if change is None:
        return text("{ends}; tidak dapat dibandingkan: data salah satu bulan tidak lengkap", ends=ends)
    gained = text.number(change.people, signed=True)
    if change.points is None:
        return text("{ends}; {gained} orang", ends=ends, gained=gained)
    points = text.points(change.points)
    return text("{ends}, {points}; {gained} orang", ends=ends, points=points, gained=gained)
