"""Penerbitan: what the branches have sent, what it would change, and what was published."""

from __future__ import annotations

from dashboard.ui.frame.frame import open_page
from dashboard.ui.publishing.page import publishing

with open_page("penerbitan") as page:
    publishing(page)
