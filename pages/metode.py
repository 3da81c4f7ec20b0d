"""Metode dan sumber: what every number means, where it comes from, and how far the sample can be trusted."""

from __future__ import annotations

from dashboard.ui.frame.frame import open_page
from dashboard.ui.method import sections as method

with open_page("metode") as page:
    method.say_rule(page)
    match method.choose_section(page):
        case "rumus":
            method.rules(page)
            method.formulas(page)
            method.how_sure(page)
            method.active_rules(page)
        case "sumber":
            method.target_series(page)
            method.sources(page)
            page.link(
                "data",
                page.text("Kelengkapan, hasil pembacaan berkas, dan isi setiap kolom ada di halaman Data"),
            )
        case "kalibrasi":
            method.calibration(page)
        case "angka":
            method.published_figures(page)
        case "cabang":
            method.territories(page)
