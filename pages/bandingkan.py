"""Bandingkan wilayah: two to four areas of any level beside each other, each with its own base."""

from __future__ import annotations

from functools import partial

from dashboard.ui.compare.choices import choose_areas
from dashboard.ui.compare.figures import sides_of
from dashboard.ui.compare.sections import cards, file, groups, history, say_comparison, segments, table
from dashboard.ui.frame.frame import open_page
from dashboard.ui.parts.two_dates import choose_other_month

with open_page("bandingkan") as page:
    other = choose_other_month(page)
    codes = choose_areas(page)
    found = sides_of(page, codes, other)
    say_comparison(page, found)
    page.still("sides", codes, other, draw=partial(cards, page, found))
    page.still("history", codes, draw=partial(history, page, codes))
    page.still("table", codes, other, draw=partial(table, page, found))
    file(page, found)
    page.still("segments", codes, draw=partial(segments, page, codes))
    groups(page, codes)
