"""Which answer belongs to which meeting."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from dashboard.ui.cases.budgets import majene, sulbar
from dashboard.ui.cases.meetings import MAJENE, SIDRAP, SINJAI, SULBAR, SULSEL
from dashboard.ui.cases.sidrap import sidrap
from dashboard.ui.cases.sinjai import sinjai
from dashboard.ui.cases.sulsel import sulsel
from dashboard.ui.frame.page import Page

#: Each takes the page as `case_view.heading` gives it.
ANSWERS: Final[dict[str, Callable[[Page], None]]] = {
    MAJENE.key: majene,
    SIDRAP.key: sidrap,
    SULSEL.key: sulsel,
    SINJAI.key: sinjai,
    SULBAR.key: sulbar,
}
