"""Which answer belongs to which meeting."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from dashboard.ui.cases.budgets import majene, majene_line, sulbar, sulbar_line
from dashboard.ui.cases.meetings import MAJENE, SIDRAP, SINJAI, SULBAR, SULSEL
from dashboard.ui.cases.sidrap import sidrap, sidrap_line
from dashboard.ui.cases.sinjai import sinjai, sinjai_line
from dashboard.ui.cases.sulsel import sulsel, sulsel_line
from dashboard.ui.frame.page import Page

#: Each takes the page as `heading.heading` gives it.
ANSWERS: Final[dict[str, Callable[[Page], None]]] = {
    MAJENE.key: majene,
    SIDRAP.key: sidrap,
    SULSEL.key: sulsel,
    SINJAI.key: sinjai,
    SULBAR.key: sulbar,
}

#: Each answer in a line, of the same page.
LINES: Final[dict[str, Callable[[Page], str]]] = {
    MAJENE.key: majene_line,
    SIDRAP.key: sidrap_line,
    SULSEL.key: sulsel_line,
    SINJAI.key: sinjai_line,
    SULBAR.key: sulbar_line,
}
