"""The 3D view: a column a kabupaten/kota, as high as the people not yet covered."""

from __future__ import annotations

import streamlit as st

from dashboard.charts.columns3d import columns3d
from dashboard.charts.indicators import NOT_COVERED
from dashboard.charts.map_picture import map_alt
from dashboard.data.contract import Level
from dashboard.data.dataset import SOURCE_NAMES
from dashboard.ui import loading
from dashboard.ui.frame import Page
from dashboard.ui.map_view import MapView, map_data, month_values


def not_covered_columns(page: Page, view: MapView) -> None:
    """Draw the columns of the chosen month; always people not covered, by kabupaten/kota."""
    text = page.text
    data = map_data(page, view.replaced(indicator=NOT_COVERED, level=Level.REGENCY))
    drawn = columns3d(
        month_values(data, page.period),
        areas=page.areas,
        geometry=loading.geometry(),
        text=text,
        theme=page.theme,
    )
    stamp = text("DATA CONTOH") if page.is_sample else text(SOURCE_NAMES[page.data.source])
    st.markdown(f"**{data.title} · {text.month(page.period)}** · {stamp}")
    st.pydeck_chart(
        drawn.deck,
        height=520,
        alt=map_alt(data, period=page.period, areas=page.areas, text=text),
    )
    st.caption(drawn.legend)
