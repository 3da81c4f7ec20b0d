"""The step with the map: the product's own, of one month, with the parts of the area in focus."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from dashboard.charts.indicators import COVERAGE
from dashboard.charts.map_payload import MapData
from dashboard.data.contract.words import REGION, Level
from dashboard.export.papers.pictures import indicator_data
from dashboard.ui.frame import loading
from dashboard.ui.frame.document_numbers import numbers_in_visit
from dashboard.ui.frame.page import Page
from dashboard.ui.parts.coverage_map import MapChoice, coverage_map


def meeting_map(page: Page) -> None:
    """Draw it; an area chosen on it becomes the one that is presented."""
    areas, regency = page.areas, page.areas.level(page.area) is Level.REGENCY
    around = areas.province_of(page.area) if regency else page.area
    coverage_map(
        _month(page),
        areas=areas,
        geometry=loading.geometry(),
        tiles=loading.tiles(),
        text=page.text,
        key="peta_rapat",
        period=page.period,
        selected=page.area if regency else None,
        focus=None if around == REGION else around,
        projected=True,
        on_choice=_keep_choice,
    )


def _keep_choice(choice: MapChoice) -> None:
    """Present the area that was chosen; called before the page runs again."""
    if choice.area is not None:
        st.session_state["wilayah"] = choice.area


def _month(page: Page) -> MapData:
    """Coverage of every kabupaten/kota in the month alone, as a guest may see it."""

    def only() -> MapData:
        every = indicator_data(numbers_in_visit(page.data, page.period), COVERAGE, page.text)
        active, eligible = (
            None if table is None else table.loc[[page.period]] for table in (every.active, every.eligible)
        )
        return replace(every, values=every.values.loc[[page.period]], active=active, eligible=eligible)

    return loading.kept(page.data, "meeting map", page.text.code, page.period, compute=only)
