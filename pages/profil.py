"""Profil wilayah: everything known about one area, each number with its base and date."""

from __future__ import annotations

from functools import partial

import streamlit as st

from dashboard.ui.followup.lapse_notices import lapse_profile
from dashboard.ui.frame.frame import open_page
from dashboard.ui.parts.area_cards import area_cards
from dashboard.ui.parts.area_words import leads_to_who_is_out
from dashboard.ui.parts.attention import attention
from dashboard.ui.parts.gauges import area_gauges, family_gauges
from dashboard.ui.parts.standing import say_standing, standing_of
from dashboard.ui.parts.two_dates import choose_other_month, say_two_dates
from dashboard.ui.profile.area import history, pace_line, place
from dashboard.ui.profile.categories import groups, segments
from dashboard.ui.profile.others import neighbours, published, rank

with open_page("profil") as page:
    found = standing_of(page, page.area)
    say_standing(page, found)
    other = choose_other_month(page)
    page.still("place", draw=partial(place, page))
    area_gauges(page, found)
    if other is not None:
        page.still("two dates", other, draw=partial(say_two_dates, page, page.area, other))
    area_cards(page, shares=False, compare=other)
    page.link("bandingkan", page.text("Bandingkan dengan wilayah lain"))
    leads_to_who_is_out(page)
    family_gauges(page)
    past, now = st.columns([7, 4], gap="medium")
    with past:
        history(page)
    with now:
        page.still("pace", draw=partial(pace_line, page))
        page.still("rank", draw=partial(rank, page))
    page.still("segments", draw=partial(segments, page))
    groups(page)
    lapse_profile(page)
    neighbours(page)
    published(page)
    attention(page)
