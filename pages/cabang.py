"""KC saya: a branch's own week on one sheet of paper; without a branch, the list to choose from."""

from __future__ import annotations

from functools import partial

from dashboard.data.contract.words import Level
from dashboard.ui.branch.areas import missing_in_data, own_areas
from dashboard.ui.branch.calling import lapse_calls, visit_calls
from dashboard.ui.branch.choosing import choose_branch, newest_month_in_link
from dashboard.ui.branch.own import say_own, what_changed
from dashboard.ui.branch.sheet import contents, sheet
from dashboard.ui.frame.frame import open_page

with open_page("cabang") as page:
    newest_month_in_link(page)
    if page.areas.level(page.area) is Level.BRANCH:
        with sheet():
            say_own(page)
            contents(page.text)
            page.still("branch changes", draw=partial(what_changed, page))
            page.still("branch areas", draw=partial(own_areas, page))
            lapse_calls(page)
            visit_calls(page)
            page.still("branch gaps", draw=partial(missing_in_data, page))
    else:
        choose_branch(page)
