"""The choices of the page Kategori pekerja, and the figures that this page and the profile show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import pandas as pd
import streamlit as st

from dashboard.i18n import N_
from dashboard.metrics.categories.composition import (
    CATEGORY_NAMES,
    DIMENSION_NAMES,
    NOT_BROKEN_DOWN,
    Dimension,
)
from dashboard.metrics.categories.figures import CategoryFigures
from dashboard.ui.frame import loading
from dashboard.ui.frame.area_names import area_label
from dashboard.ui.frame.page import Page

COMPOSITION: Final = "susunan"
TABLE: Final = "tabel"
GAP: Final = "celah"
RELIGIOUS: Final = "keagamaan"
WHO: Final = "siapa"
#: The choice of no single category.
EVERY: Final = "semua"
SECTIONS: Final = {
    COMPOSITION: N_("Susunan dan cakupan"),
    TABLE: N_("Wilayah × kategori"),
    WHO: N_("Siapa yang belum"),
    GAP: N_("Belum terlindungi"),
    RELIGIOUS: N_("Keagamaan dan non-ASN"),
}
#: Sections that are split in one way whatever is chosen.
_OF_THEIR_OWN: Final = (RELIGIOUS, WHO)


@dataclass(frozen=True)
class CategoryView:
    """What the visitor asked to see.

    temporary: whether temporary members count. category: the one asked about, "" for none.
    """

    section: str
    dimension: Dimension
    temporary: bool
    category: str = ""


def choose_view(page: Page) -> CategoryView:
    """Draw the page's own filters."""
    text = page.text
    with st.container(horizontal=True, vertical_alignment="center"):
        section = page.pick(
            "bagian",
            text("Bagian"),
            {k: text(v) for k, v in SECTIONS.items()},
            default=COMPOSITION,
            label_visibility="collapsed",
        )
        if section == RELIGIOUS:
            st.caption(text("masuk / belum · cakupan"), width="content")
    dimension, category = _dimension(page, shown=section not in _OF_THEIR_OWN)
    with page.filters:
        temporary = page.choose(
            "sementara",
            text("Peserta sementara"),
            {"ya": text("Dihitung"), "tidak": text("Dikeluarkan")},
            default="ya",
            width=160,
        )
    return CategoryView(section, dimension, temporary == "ya", category)


def _dimension(page: Page, *, shown: bool) -> tuple[Dimension, str]:
    """What members are split by, and the category asked about, "" for none; shown: whether it can be chosen."""
    text = page.text
    dimensions = {str(k): text(v) for k, v in DIMENSION_NAMES.items()}
    if not shown:
        dimension = Dimension(page.ready("dimensi", dimensions, default=str(Dimension.SEGMENT)))
        page.ready("sorot", _categories(page, dimension), default=EVERY)
        return dimension, ""
    with page.filters:
        dimension = Dimension(
            page.choose("dimensi", text("Menurut"), dimensions, default=str(Dimension.SEGMENT), width=150)
        )
        category = page.choose("sorot", text("Sorot"), _categories(page, dimension), default=EVERY, width=210)
    return dimension, "" if category == EVERY else category


def _categories(page: Page, dimension: Dimension) -> dict[str, str]:
    names = category_names(page, dimension)
    return {EVERY: page.text("Semua"), **{k: v for k, v in names.items() if k != NOT_BROKEN_DOWN}}


def category_names(page: Page, dimension: Dimension) -> dict[str, str]:
    """The categories of a dimension in words, in order; what is not broken down last."""
    return {code: page.text(name) for code, name in CATEGORY_NAMES[dimension].items()}


def figures(page: Page, *, temporary: bool) -> CategoryFigures:
    """The categories of the chosen month, small counts hidden."""
    return loading.categories_of(page.data, page.period)[temporary]


def base_words(page: Page, dimension: Dimension, version: str) -> str:
    """What coverage of a dimension is of, with its version; "" for none."""
    shown = version or "–"
    if dimension is Dimension.GROUP:
        return page.text("peserta aktif ÷ populasi kelompok (versi {version})", version=shown)
    return page.text("peserta aktif ÷ potensi segmen (versi {version})", version=shown)


def no_coverage(page: Page, dimension: Dimension) -> None:
    """Why there is no coverage by segment or group: no members this month, or nothing to divide them by."""
    text = page.text
    row = loading.places_month(page.data, page.period).loc[[page.area]].iloc[0]
    area, month = area_label(page.areas, page.area, text), text.month(page.period)
    if pd.isna(row["active"]) and not row["uncounted"]:
        st.info(
            text(
                "Data kepesertaan tidak memuat peserta {area} untuk {month}, jadi cakupannya tidak dihitung. Itu bukan nol; pilih bulan lain, atau lengkapi kepesertaan.csv.",
                area=area,
                month=month,
            ),
            icon=":material/event_busy:",
        )
    elif dimension is Dimension.GROUP:
        needs_population(page)
    else:
        st.info(
            text(
                "Potensi per segmen belum ada untuk wilayah ini, jadi cakupannya tidak dihitung. Templat potensi.csv ada di halaman Data."
            ),
            icon=":material/upload_file:",
        )


def needs_population(page: Page) -> None:
    """What to do where nobody has said how many people are in each group."""
    text = page.text
    st.info(
        text(
            "Cakupan menurut kelompok belum dapat dihitung: berkas populasi_kelompok.csv tidak ada atau tidak memuat wilayah ini. Templatnya ada di halaman Data, atau: python -m dashboard template FOLDER"
        ),
        icon=":material/upload_file:",
    )
    page.link("data", text("Buka halaman Data"))
