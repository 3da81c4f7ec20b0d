"""The choices of the page Kategori pekerja, and the figures that this page and the profile show."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import pandas as pd
import streamlit as st
from pandas.io.formats.style import Styler

from dashboard.data.contract import Level
from dashboard.i18n import N_
from dashboard.metrics.categories import CATEGORY_NAMES, DIMENSION_NAMES, Dimension
from dashboard.metrics.category_figures import CategoryFigures
from dashboard.metrics.suppression import THRESHOLD
from dashboard.ui import loading
from dashboard.ui.page import Page
from dashboard.ui.values import written

COMPOSITION: Final = "susunan"
TABLE: Final = "tabel"
GAP: Final = "celah"
RELIGIOUS: Final = "keagamaan"
SECTIONS: Final = {
    COMPOSITION: N_("Susunan dan cakupan"),
    TABLE: N_("Wilayah × kategori"),
    GAP: N_("Celah terbesar"),
    RELIGIOUS: N_("Keagamaan dan non-ASN"),
}


@dataclass(frozen=True)
class CategoryView:
    """What the visitor asked to see; temporary: whether temporary members count."""

    section: str
    dimension: Dimension
    temporary: bool


def choose_view(page: Page) -> CategoryView:
    """Draw the page's own filters."""
    text = page.text
    with page.filters:
        dimension = page.choose(
            "dimensi", text("Menurut"), {str(k): text(v) for k, v in DIMENSION_NAMES.items()},
            default=str(Dimension.SEGMENT), width=150,
        )  # fmt: skip
        temporary = page.choose(
            "sementara", text("Peserta sementara"),
            {"ya": text("Dihitung"), "tidak": text("Dikeluarkan")}, default="ya", width=160,
        )  # fmt: skip
    with st.container(horizontal=True, vertical_alignment="center"):
        section = page.pick(
            "bagian", text("Bagian"), {k: text(v) for k, v in SECTIONS.items()},
            default=COMPOSITION, label_visibility="collapsed",
        )  # fmt: skip
        if section == RELIGIOUS:
            st.caption(text("masuk / belum · cakupan"), width="content")
    return CategoryView(section, Dimension(dimension), temporary == "ya")


def category_names(page: Page, dimension: Dimension) -> dict[str, str]:
    """The categories of a dimension in words, in order; what is not broken down last."""
    return {code: page.text(name) for code, name in CATEGORY_NAMES[dimension].items()}


def figures(page: Page, *, temporary: bool) -> CategoryFigures:
    """The categories of the chosen month, small counts hidden."""
    return loading.categories_of(page.data, page.period)[temporary]


def base_words(page: Page, dimension: Dimension, version: object) -> str:
    """What coverage of a dimension is of, with its version."""
    shown = "–" if pd.isna(version) or not version else str(version)  # type: ignore[call-overload]
    if dimension is Dimension.GROUP:
        return page.text("peserta aktif ÷ populasi kelompok (versi {version})", version=shown)
    return page.text("peserta aktif ÷ potensi segmen (versi {version})", version=shown)


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


def hidden_note(page: Page) -> None:
    """What a hidden cell means; drawn where a table or picture has any."""
    text = page.text
    st.caption(
        ":material/visibility_off: "
        + text(
            "“disembunyikan”: jumlah di bawah {threshold} orang dapat menunjuk seseorang, jadi disembunyikan bersama jumlah lain yang dapat membukanya lewat pengurangan.",
            threshold=THRESHOLD,
        )
    )


def styled(
    page: Page, frame: pd.DataFrame, hidden: pd.DataFrame, *, uuid: str, css: pd.DataFrame | None = None
) -> Styler:
    """A table with numbers in the language's style and hidden cells in words; sorting goes by the numbers.

    hidden: bool, index and some of the columns of `frame`. css: the same labels, colours of cells.
    """
    text = page.text
    numeric = frame.select_dtypes("number")
    digits = {name: 2 if pd.api.types.is_float_dtype(numeric[name]) else 0 for name in numeric.columns}
    word = text("disembunyikan")
    style = with_words(frame, hidden).style.set_uuid(uuid)
    style = style.format({name: written(text, digits=each) for name, each in digits.items()})
    for name in hidden.columns[hidden.any()]:
        style = style.format(lambda _: word, subset=(hidden.index[hidden[name]], [name]))
    return style if css is None else style.apply(lambda _: css, axis=None)


def with_words(frame: pd.DataFrame, cells: pd.DataFrame) -> pd.DataFrame:
    """The table with a value below all others in these cells, so that a style can write words there.

    A cell without a value always reads as no data, whatever its style says.
    """
    told = frame.copy()
    for name in cells.columns[cells.any()]:
        told[name] = frame[name].astype("Float64").astype("float64").mask(cells[name], -math.inf)
    return told


def chosen_regency(page: Page) -> None:
    """Where the area that was chosen in a table leads."""
    text = page.text
    if page.areas.level(page.area) is Level.REGENCY:
        name = page.areas.name(page.area)
        with st.container(horizontal=True):
            page.link("profil", text("Profil {name}", name=name))
            page.link("peta", text("Lihat di peta"))
    else:
        st.caption(text("Pilih satu baris untuk membuka profil wilayahnya."))
