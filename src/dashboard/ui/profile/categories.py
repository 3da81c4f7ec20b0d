"""The categories of the area on its profile: segments drawn, groups at a click."""

from __future__ import annotations

import streamlit as st

from dashboard.metrics.categories.composition import Dimension
from dashboard.ui.categories.choices import figures
from dashboard.ui.categories.composition import draw_parts, parts_of, vulnerable_words
from dashboard.ui.frame.page import Page
from dashboard.ui.parts.area_words import hidden_note


def segments(page: Page) -> None:
    """Segments with their coverage, and pekerja rentan as an indicator of its own."""
    text = page.text
    st.subheader(text("Kategori pekerja"), anchor=False)
    made = parts_of(page, Dimension.SEGMENT, temporary=True)
    draw_parts(page, made, Dimension.SEGMENT, key="profile_segments")
    row = figures(page, temporary=True).vulnerable.loc[[page.area]].iloc[0]
    value, base = vulnerable_words(page, row)
    st.caption(f"**{text('Pekerja rentan')}**: {value} · {base}")
    if made.any_hidden or row["hidden"]:
        hidden_note(page)
    page.link("kategori", text("Buka kategori pekerja"))


def groups(page: Page) -> None:
    """Groups with their coverage, drawn when asked for."""
    text = page.text
    fold = st.expander(text("Menurut kelompok pekerja"), key="kelompok_profil", on_change="rerun")
    if not fold.open:
        return
    with fold:
        made = parts_of(page, Dimension.GROUP, temporary=True)
        draw_parts(page, made, Dimension.GROUP, key="profile_groups")
        if made.any_hidden:
            hidden_note(page)
