"""The other indicators of the map: what can be chosen there, and their data for a browser that has time for them."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from dashboard.charts.classes import Method
from dashboard.charts.indicators import CHANGE, INDICATORS
from dashboard.ui.frame import loading
from dashboard.ui.frame.page import Page
from dashboard.ui.frame.seen import is_still_seen
from dashboard.ui.map.choices import MapView, indicator_names, map_data
from dashboard.ui.parts.coverage_map import Offer, packed_data, send_asked


def offer_of(page: Page, view: MapView) -> Offer:
    """The indicators to choose from, each with the key of its data as they would be drawn in this view."""
    names = indicator_names(page)
    return Offer(names=names, keys={code: _key(page, view, code) for code in names})


def _key(page: Page, view: MapView, code: str) -> str:
    """Hangs on all that `map_data` and its words hang on."""
    return loading.told_apart(
        page.data,
        page.text.code,
        loading.geometry().url,
        code,
        view.cut,
        view.method,
        view.span if code == CHANGE.code else None,
        page.period if view.method is Method.QUANTILE else None,
    )


@st.fragment
def send_others(page: Page, view: MapView, offer: Offer) -> None:
    """Send what the browser asks for after its first picture, one indicator at a time; call it last.

    Its data are those of the run that drew the page, so they fit the keys the browser was given in that run.
    """

    if not is_still_seen(page):
        return

    def data_of(code: str) -> bytes:
        data = map_data(page, replace(view, indicator=INDICATORS[code]))
        return packed_data(
            data, areas=page.areas, geometry=loading.geometry(), tiles=loading.tiles(), text=page.text
        )

    send_asked(offer, data_of, geometry=loading.geometry(), key="map_others")
