"""Which answer belongs to which meeting."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from dashboard.ui.case_budgets import majene, sulbar
from dashboard.ui.case_list import MAJENE, SIDRAP, SINJAI, SULBAR, SULSEL
from dashboard.ui.case_raise import sinjai
from dashboard.ui.case_religious import sulsel
from dashboard.ui.case_villages import sidrap
from dashboard.ui.page import Page

#: Each takes the page as `case_view.heading` gives it.
ANSWERS: Final[dict[str, Callable[[Page], None]]] = {
    MAJENE.key: majene,
    SIDRAP.key: sidrap,
    SULSEL.key: sulsel,
    SINJAI.key: sinjai,
    SULBAR.key: sulbar,
}
