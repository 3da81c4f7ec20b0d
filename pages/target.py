"""Target dan progres: coverage and achievement apart, the pace, the way there, all areas in a list."""

from __future__ import annotations

from dashboard.ui.frame.frame import open_page
from dashboard.ui.parts.standing import say_standing
from dashboard.ui.targets.area import area_pace_cards, area_trend
from dashboard.ui.targets.branch import own_count
from dashboard.ui.targets.choices import choose_view
from dashboard.ui.targets.gauges import gauges, view_standing
from dashboard.ui.targets.list import area_list

with open_page("target") as page:
    view = choose_view(page)
    say_standing(page, view_standing(page, view))
    gauges(page, view)
    area_pace_cards(page, view)
    area_trend(page, view)
    area_list(page, view)
    own_count(page, view)
