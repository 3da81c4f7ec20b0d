"""Metode dan sumber: what every number means, where it comes from, and how far the sample can be trusted."""

from __future__ import annotations

from dashboard.ui import method
from dashboard.ui.frame import open_page

with open_page("metode") as page:
    method.formulas(page)
    method.rules(page)
    method.target_series(page)
    method.sources(page)
    method.calibration(page)
    method.published_figures(page)
    method.territories(page)
    method.reading(page)
