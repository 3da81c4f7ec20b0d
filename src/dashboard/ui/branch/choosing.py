"""Which branch: the list to choose from, and the link that always opens the newest month."""

from __future__ import annotations

import streamlit as st

from dashboard.data.contract.words import Level
from dashboard.ui.frame.page import Page
from dashboard.ui.parts.area_words import unverified_words


def choose_branch(page: Page) -> None:
    """Say that a branch is to be chosen, and draw every branch as a link to its own page."""
    text, areas, area = page.text, page.areas, page.area
    serving = page.areas.branch_of(area) if areas.level(area) is Level.REGENCY else None
    base = text("Setelah memilih, tandai halamannya di peramban: tautannya selalu membuka bulan terbaru.")
    if serving is None:
        page.say(text("Pilih kantor cabang, dan halaman ini menjadi lembar Senin-nya."), base=base)
    else:
        page.say(
            text("{area} dilayani {branch}.", area=areas.name(area), branch=areas.name(serving)), base=base
        )
    page.still("branches", draw=lambda: _branches(page))


def _branches(page: Page) -> None:
    text, areas = page.text, page.areas
    codes = areas.at_level(Level.BRANCH)
    inside = set(areas.inside(page.area))
    st.subheader(text("Kantor cabang"), anchor=False)
    # Those that serve the chosen area first: whoever comes from a province looks for one of its own.
    for code in sorted(codes, key=lambda each: (inside.isdisjoint(areas.inside(each)), each)):
        with st.container(gap="xxsmall"):
            page.link("cabang", areas.name(code), icon=":material/store:", wilayah=code)
            names = ", ".join(areas.short_name(each) for each in areas.inside(code))
            st.caption(text("{count} kabupaten/kota: {names}", count=len(areas.inside(code)), names=names))
    unverified = unverified_words(page, codes)
    if unverified:
        st.caption(unverified)


def newest_month_in_link(page: Page) -> None:
    """Leave the month out of this page's own link while it is the newest: a bookmark follows the data."""
    if page.data.periods and page.period == page.data.periods[-1]:
        page.extra["periode"] = None
