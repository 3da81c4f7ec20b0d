"""Profil wilayah: one area on one page."""

from __future__ import annotations

from dashboard.ui.area_cards import area_cards
from dashboard.ui.frame import open_page

with open_page("profil") as page:
    area_cards(page, columns=4)
