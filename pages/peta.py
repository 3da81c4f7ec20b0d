"""Peta cakupan: the interactive map, the numbers of what is selected, and the table behind it."""

from __future__ import annotations

from dashboard.metrics.comparing.figures import MOST
from dashboard.ui.frame import loading
from dashboard.ui.frame.frame import open_page
from dashboard.ui.map.below import below_of
from dashboard.ui.map.beside import beside_at, compare_link
from dashboard.ui.map.choices import choose_view, focus_area, map_data, say_if_empty
from dashboard.ui.map.columns3d import not_covered_columns
from dashboard.ui.map.others import offer_of, send_others
from dashboard.ui.map.selection import keep_choice, selected_at
from dashboard.ui.map.table import area_table
from dashboard.ui.parts.area_cards import area_cards
from dashboard.ui.parts.coverage_map import coverage_map
from dashboard.ui.parts.published_figures import published_badges
from dashboard.ui.parts.standing import Against, say_standing, standing_of
from dashboard.ui.parts.two_dates import say_two_dates

with open_page("peta") as page:
    view = choose_view(page)
    against = Against(temporary=view.temporary, segment=view.segment, base=view.base)
    say_standing(page, standing_of(page, page.area, against))
    data = map_data(page, view)
    say_if_empty(page, view, data)
    if view.compare is not None:
        say_two_dates(page, page.area, view.compare, against)
    below = below_of(page, view)
    selected = selected_at(page, view.level)
    beside = beside_at(page, view.level, selected=selected)
    if view.view == "3d":
        not_covered_columns(page, view)
    else:
        coverage_map(
            data,
            areas=page.areas,
            geometry=loading.geometry(),
            tiles=loading.tiles(),
            text=page.text,
            key="map",
            period=page.period,
            selected=selected,
            compare=view.compare,
            beside=beside,
            most=MOST,
            focus=focus_area(page, view),
            view="petak" if view.view == "petak" else "peta",
            offer=offer_of(page, view),
            below=None if below is None else below.plain(),
            on_choice=keep_choice,
        )
        compare_link(page, beside, selected=selected)
    if below is not None:
        page.link("desa", page.text("Desa di {area}", area=page.areas.name(page.area)))
    area_cards(
        page,
        segment=view.segment,
        base=view.base,
        temporary=view.temporary,
        columns=4,
        compare=view.compare,
    )
    published_badges(page, segment=view.segment)
    area_table(page, view)
    if view.view != "3d":
        send_others(page, view, offer_of(page, view))
