"""Data: which numbers are shown, how fresh and complete they are, and trying files of one's own."""

from __future__ import annotations

from dashboard.ui.data import sections as data_page
from dashboard.ui.data.upload import try_files
from dashboard.ui.frame.frame import open_page

with open_page("data") as page:
    data_page.state(page)
    match data_page.choose_section(page):
        case "coba":
            try_files(page)
            data_page.templates(page)
        case "lengkap":
            data_page.complete(page)
        case "baca":
            data_page.reading(page)
        case "kolom":
            data_page.description(page)
            data_page.templates(page)
