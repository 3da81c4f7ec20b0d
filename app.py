"""Ringkasan: the page a link opens. Picture, the few numbers that matter, and where to look next."""

from __future__ import annotations

from functools import partial

import streamlit as st

from dashboard.ui.followup.lapse_notices import lapse_line
from dashboard.ui.frame.frame import open_page
from dashboard.ui.overview.front_map import living_map, still_map
from dashboard.ui.overview.sections import changed, ranked
from dashboard.ui.parts.area_cards import area_cards
from dashboard.ui.parts.area_words import leads_to_who_is_out
from dashboard.ui.parts.attention import attention
from dashboard.ui.parts.gauges import area_gauges
from dashboard.ui.parts.standing import say_standing, standing_of

with open_page("ringkasan") as page:
    found = standing_of(page, page.area)
    say_standing(page, found)
    picture, numbers = st.columns([7, 4], gap="medium")
    with picture:
        living = still_map(page)
    with numbers:
        area_gauges(page, found, side_by_side=False)
    area_cards(page, shares=False)
    leads_to_who_is_out(page)
    page.still("ranked", draw=partial(ranked, page))
    left, right = st.columns(2, gap="medium")
    with left:
        changed(page)
    with right:
        attention(page, above=lapse_line)
    living_map(page, living)
