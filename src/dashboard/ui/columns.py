"""The 3D view: a column a kabupaten/kota, as high as the people not yet covered."""

from __future__ import annotations

import streamlit as st

from dashboard.charts.columns3d import columns_deck, columns_legend
from dashboard.charts.palette import Theme
from dashboard.data.contract import Level
from dashboard.ui import loading
from dashboard.ui.frame import Page
from dashboard.ui.map_view import MapView


def not_covered_columns(page: Page, view: MapView) -> None:
    """Draw the columns of the chosen month; always by kabupaten/kota, whatever the map's level."""
    table = loading.measured(
        page.data, level=Level.REGENCY, segment=view.segment, base=view.base, temporary=view.temporary
    )
    month = table.loc[page.period]
    st.write(month.head(), columns_deck, columns_legend, Theme, loading)
