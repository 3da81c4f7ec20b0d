"""Kategori pekerja: who members are, which kinds of workers are still out, and where."""

from __future__ import annotations

from dashboard.ui.categories import choices as category_view
from dashboard.ui.categories.composition import parts, say_category
from dashboard.ui.categories.gap import gap_finder
from dashboard.ui.categories.religious import religious_workers, say_religious
from dashboard.ui.categories.table import area_table
from dashboard.ui.categories.who import who
from dashboard.ui.frame.frame import open_page
from dashboard.ui.parts.standing import Against, say_largest_gap

with open_page("kategori") as page:
    view = category_view.choose_view(page)
    if view.section == category_view.RELIGIOUS:
        say_religious(page, view)
    else:
        say_largest_gap(page, Against(temporary=view.temporary))
    say_category(page, view)
    match view.section:
        case category_view.COMPOSITION:
            parts(page, view)
        case category_view.TABLE:
            area_table(page, view)
        case category_view.WHO:
            who(page, view)
        case category_view.GAP:
            gap_finder(page, view)
        case category_view.RELIGIOUS:
            religious_workers(page, view)
