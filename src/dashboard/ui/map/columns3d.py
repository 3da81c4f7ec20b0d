"""The 3D view: a column a kabupaten/kota, as high as the people not yet covered."""

from __future__ import annotations

import streamlit as st

from dashboard.charts.columns3d import columns3d
from dashboard.charts.indicators import NOT_COVERED
from dashboard.charts.map_picture import map_alt
from dashboard.data.contract.words import Level
from dashboard.ui.frame import loading
from dashboard.ui.frame.page import Page
from dashboard.ui.map.choices import MapView, map_data, month_values

#: Pixels: height of the picture; screens up to this width show it smaller, and by how much.
HEIGHT, PHONE, SMALLER = 420, 640, 0.52


def not_covered_columns(page: Page, view: MapView) -> None:
    """Draw the columns of the chosen month; always people not covered, by kabupaten/kota."""
    text = page.text
    data = map_data(page, view.replaced(indicator=NOT_COVERED, level=Level.REGENCY))
    month = text.month(page.period)
    stamp = text(page.data.source_name)
    drawn = columns3d(
        month_values(data, page.period),
        areas=page.areas,
        geometry=loading.geometry(),
        text=text,
        theme=page.theme,
        caption=f"{data.title}\n{month}\n{stamp}",
    )
    with st.container(border=True, gap="xsmall", key="kolom3d"):
        st.markdown(f"**{data.title} · {month}** · {stamp}")
        st.caption(
            text("Tampilan ini selalu memuat jumlah orang yang belum terlindungi, apa pun indikatornya.")
        )
        # The deck's camera is set here, where nobody knows how wide the screen is.
        st.html(
            f"<style>@media (max-width: {PHONE}px) {{.st-key-kolom3d_gambar {{zoom: {SMALLER}}}}}</style>"
        )
        with st.container(key="kolom3d_gambar"):
            st.pydeck_chart(
                drawn.deck,
                height=HEIGHT,
                alt=map_alt(data, period=page.period, areas=page.areas, text=text),
            )
        st.caption(f"{drawn.legend} {data.source(page.period)}")
