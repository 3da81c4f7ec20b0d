"""Ringkasan: the page a link opens. Picture, the few numbers that matter, and where to look next."""

from __future__ import annotations

import streamlit as st

from dashboard.ui.area_cards import area_cards
from dashboard.ui.frame import open_page
from dashboard.ui.overview import attention, changed, overview_map, ranked

with open_page("ringkasan") as page:
    picture, numbers = st.columns([7, 5], gap="medium")
    with picture:
        overview_map(page)
    with numbers:
        area_cards(page)
    ranked(page)
    left, right = st.columns(2, gap="medium")
    with left:
        changed(page)
    with right:
        attention(page)
