"""Areas that were put beside the chosen one on the map (Ctrl-click), and the way to compare them."""

from __future__ import annotations

from typing import Final

import streamlit as st

from dashboard.data.contract.words import Level
from dashboard.ui.frame.page import Page
from dashboard.ui.frame.url_state import SEVERAL
from dashboard.ui.parts.coverage_map import MapChoice

_BESIDE: Final = "_dibandingkan_di_peta"


def keep_beside(choice: MapChoice) -> None:
    """Take over what is to be compared; runs before the page does."""
    if choice.beside is not None:
        st.session_state[_BESIDE] = choice.beside


def beside_at(page: Page, level: Level, *, selected: str | None) -> tuple[str, ...]:
    """The areas beside the selected one that the map of a level shows."""
    kept: tuple[str, ...] = st.session_state.get(_BESIDE, ())
    return tuple(
        code for code in kept if code != selected and code in page.areas and page.areas.level(code) is level
    )


def compare_link(page: Page, beside: tuple[str, ...], *, selected: str | None) -> None:
    """The way to the comparison of the selected area, or else the first beside it, with the others."""
    if not beside:
        return
    first, *others = beside if selected is None else (selected, *beside)
    names = [page.areas.short_name(code) for code in (first, *others)]
    words = page.text("Bandingkan {areas}", areas=", ".join(names))
    page.link("bandingkan", words, wilayah=first, dengan=SEVERAL.join(others))
