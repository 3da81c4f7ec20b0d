"""Contoh kasus: five public meetings, each with its question and the worked answer."""

from __future__ import annotations

from dashboard.ui.cases.answers import ANSWERS, LINES
from dashboard.ui.cases.heading import all_cases, chosen_case, heading
from dashboard.ui.frame.frame import open_page

with open_page("kasus") as page:
    case = chosen_case(page)
    if case is None:
        all_cases(page, LINES)
    else:
        ANSWERS[case.key](heading(page, case))
