"""What was clicked on the map, kept as the chosen area."""

from __future__ import annotations

import streamlit as st

from dashboard.data.contract.words import REGION, Level
from dashboard.ui.frame.page import Page
from dashboard.ui.map.beside import keep_beside
from dashboard.ui.parts.coverage_map import MapChoice


def keep_choice(choice: MapChoice) -> None:
    """Take over what the visitor chose on the map; runs before the page does."""
    if choice.area is not None or choice.back:
        st.session_state["wilayah"] = choice.area or _around()
    st.session_state["periode"] = choice.period
    if choice.indicator is not None:
        st.session_state["ind"] = choice.indicator
    keep_beside(choice)


def _around() -> str:
    """One step back: from an area to the territory in focus, from there to everything."""
    focus = st.session_state.get("fokus")
    return REGION if focus is None or focus == st.session_state.get("wilayah") else str(focus)


def selected_at(page: Page, level: Level) -> str | None:
    """The chosen area, where the map shows its level; None where there is nothing to outline."""
    return page.area if page.areas.level(page.area) is level else None
