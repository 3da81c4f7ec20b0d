"""What is selected on a map becomes the shared filters, so that URL, table, cards and every link follow."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from dashboard.data.contract.words import Level
from dashboard.ui.frame.page import Page


def compared_areas(page: Page) -> list[str]:
    """The kabupaten/kota to compare: those of the chosen area, or of its province where it is one itself."""
    return list(page.areas.inside(compared_whole(page)))


def compared_whole(page: Page) -> str:
    """The area whose kabupaten/kota are compared: the chosen one, or its province."""
    areas, area = page.areas, page.area
    return areas.province_of(area) if areas.level(area) is Level.REGENCY else area


def row_chooser(key: str, codes: Sequence[str]) -> Callable[[], None]:
    """What a table of areas does when a row is chosen: its area becomes the chosen one.

    key: the table's key. codes: area codes in row order.
    """

    def take_row() -> None:
        rows = st.session_state[key]["selection"]["rows"]
        if rows:
            st.session_state["wilayah"] = codes[rows[0]]

    return take_row
