"""The overview's map: a still picture drawn on the server, and the living map over it as soon as that is there."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.charts.map_payload import MapData
from dashboard.charts.map_picture import map_alt, map_svg
from dashboard.data.contract.words import REGION, Level
from dashboard.ui.frame import loading
from dashboard.ui.frame.page import Page
from dashboard.ui.map.choices import first_view, focus_area, map_data
from dashboard.ui.map.selection import keep_choice, selected_at
from dashboard.ui.parts.coverage_map import coverage_map
from dashboard.ui.parts.selection import compared_whole

#: The container of both maps: they lie in one cell, so that nothing moves when the living one comes. What the living
#: map has below its picture is kept free from the start, and its placeholder would hide the still one.
KEY: Final = "peta_depan"
_STYLE: Final = f"""
<style>
.st-key-{KEY} {{ display: grid; grid-template-columns: minmax(0, 1fr); }}
.st-key-{KEY} > * {{ grid-area: 1 / 1; }}
.st-key-{KEY} .stImage {{ padding-bottom: 5.5rem; }}
.st-key-{KEY} .stSkeleton {{ display: none; }}
</style>
"""


def still_map(page: Page) -> DeltaGenerator:
    """The map of coverage as one picture: the first thing a link shows. Returns where the living map belongs."""
    text, period = page.text, page.period
    data = _month(page)
    territory, outlined = _territory(page), None if page.area == REGION else page.area
    inside = data if territory is None else _inside(data, list(page.areas.inside(territory)))

    def drawn() -> tuple[str, str]:
        svg = map_svg(
            inside,
            period=period,
            areas=page.areas,
            geometry=loading.geometry(),
            text=text,
            outlined=outlined,
            focus=territory,
        )
        return svg, map_alt(inside, period=period, areas=page.areas, text=text)

    picture, alt = loading.kept(page.data, "picture", period, text.code, page.area, compute=drawn)
    st.html(_STYLE)
    with st.container(key=KEY):
        st.image(picture, width="stretch", alt=alt)
        living = st.container()
    page.link("peta", text("Buka peta: pilih wilayah, putar bulan, bandingkan"))
    return living


def living_map(page: Page, place: DeltaGenerator) -> None:
    """The map that answers, over the picture; drawn last, so that nothing of the page waits for it.

    It holds the month that is shown and no other.
    """
    with place:
        coverage_map(
            _month(page),
            areas=page.areas,
            geometry=loading.geometry(),
            tiles=loading.tiles(),
            text=page.text,
            key="front_map",
            period=page.period,
            selected=selected_at(page, Level.REGENCY),
            focus=focus_area(page, first_view(page)),
            compact=True,
            on_choice=keep_choice,
        )


def _territory(page: Page) -> str | None:
    """What the picture is filled with: the chosen province or branch, or the province of the chosen area."""
    whole = compared_whole(page)
    return None if whole == REGION else whole


def _month(page: Page) -> MapData:
    """The coverage of the shown month alone."""
    data = map_data(page, first_view(page))

    def only() -> MapData:
        def cut(frame: pd.DataFrame | None) -> pd.DataFrame | None:
            return None if frame is None else frame.reindex([page.period])

        values = data.values.reindex([page.period])
        return replace(data, values=values, active=cut(data.active), eligible=cut(data.eligible))

    return loading.kept(page.data, "map of a month", page.text.code, page.period, compute=only)


def _inside(data: MapData, codes: list[str]) -> MapData:
    return replace(data, values=data.values[[code for code in data.codes if code in codes]])
