"""What is selected on a map becomes the shared filters, so that URL, table, cards and every link follow."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from dashboard.data.contract import REGION, Level
from dashboard.ui.map_component import MapChoice
from dashboard.ui.page import Page


def keep_choice(choice: MapChoice) -> None:
    """Take over what the visitor chose on the map; runs before the page does."""
    st.session_state["wilayah"] = choice.area or st.session_state.get("fokus") or REGION
    st.session_state["periode"] = choice.period


def selected_at(page: Page, level: Level) -> str | None:
    """The chosen area, where the map shows its level; None where there is nothing to outline."""
    return page.area if page.areas.level(page.area) is level else None


def compared_areas(page: Page) -> list[str]:
    """The kabupaten/kota to compare: those of the chosen area, or of its province where it is one itself."""
    areas, area = page.areas, page.area
    whole = areas.province_of(area) if areas.level(area) is Level.REGENCY else area
    return list(areas.inside(whole))


def row_chooser(key: str, codes: Sequence[str]) -> Callable[[], None]:
    """What a table of areas does when a row is chosen: its area becomes the chosen one.

    key: the table's key. codes: area codes in row order.
    """

    def take_row() -> None:
        rows = st.session_state[key]["selection"]["rows"]
        if rows:
            st.session_state["wilayah"] = codes[rows[0]]

    return take_row
