"""Kategori pekerja: who members are, which kinds of workers are still out, and where."""

from __future__ import annotations

from dashboard.ui import category_view
from dashboard.ui.category_gap_view import gap_finder
from dashboard.ui.category_parts import parts
from dashboard.ui.category_table import area_table
from dashboard.ui.frame import open_page
from dashboard.ui.religious import religious_workers

with open_page("kategori") as page:
    view = category_view.choose_view(page)
    match view.section:
        case category_view.COMPOSITION:
            parts(page, view)
        case category_view.TABLE:
            area_table(page, view)
        case category_view.GAP:
            gap_finder(page, view)
        case category_view.RELIGIOUS:
            religious_workers(page, view)
