"""The way back from a visit to a case: its area and month go along with its links, and one bar undoes them."""

from __future__ import annotations

import streamlit as st

from dashboard.ui.frame import url_state
from dashboard.ui.frame.area_names import area_label
from dashboard.ui.frame.page import Origin, Page


def origin(page: Page) -> Origin | None:
    """What was chosen before the visit to a case that the link goes on with; None once that is chosen again."""

    def read(written: str) -> Origin | None:
        area, _, period = written.partition(".")
        known = area in page.areas and period in page.data.periods
        return Origin(area, period) if known else None

    found = url_state.linked("dari", read)
    return None if found == Origin(page.area, page.period) else found


def way_back(page: Page) -> None:
    """Say whose area and month these are where a case set them, and lead back to those before."""
    if page.origin is None:
        return
    text, before = page.text, page.origin
    with st.container(horizontal=True, border=True, vertical_alignment="center", key="dari_kasus"):
        st.markdown(
            text(
                "Anda di dalam Contoh kasus: **{area}, per akhir {month}**.",
                area=area_label(page.areas, page.area, text),
                month=text.month(page.period),
            ),
            width="content",
        )
        page.link(
            page.key,
            text(
                "Kembali ke {area}, {month}",
                area=area_label(page.areas, before.area, text),
                month=text.month(before.period),
            ),
            icon=":material/undo:",
            wilayah=before.area,
            periode=before.period,
            dari="",
        )
