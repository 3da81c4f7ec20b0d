"""The gap finder: which uncovered part of the chosen area is the largest; of its province only when asked."""

from __future__ import annotations

from typing import Final

import pandas as pd
import streamlit as st

from dashboard.data.contract.words import Level
from dashboard.metrics.categories.composition import DIMENSION_NAMES
from dashboard.metrics.categories.figures import WITH_COVERAGE
from dashboard.metrics.categories.gap import CategoryGap, category_gap
from dashboard.metrics.cube.versions import version_words
from dashboard.ui.categories.choices import (
    CategoryView,
    base_words,
    category_names,
    figures,
    no_coverage,
)
from dashboard.ui.frame import loading
from dashboard.ui.frame.area_names import area_label
from dashboard.ui.frame.page import Page
from dashboard.ui.parts.area_words import chosen_regency, hidden_note
from dashboard.ui.parts.selection import compared_areas
from dashboard.ui.parts.tables import download, show_table, source_line, styled, table_of_areas, table_words
from dashboard.ui.parts.values import count

#: Where a gap is searched that a kabupaten/kota was chosen for: in it, or in all of its province.
OWN: Final = "wilayah"
PROVINCE: Final = "provinsi"
#: Parts in the list on screen; the download has them all.
LISTED: Final = 100
HEIGHT: Final = 360


def gap_finder(page: Page, view: CategoryView) -> None:
    """Draw the gap of the chosen area, part by part, the largest first."""
    text = page.text
    if view.dimension not in WITH_COVERAGE:
        st.info(
            text(
                "Yang belum terlindungi dihitung terhadap potensi segmen atau populasi kelompok; sumber dana tidak mempunyai penyebut. Pilih Segmen atau Kelompok pada “Menurut”."
            ),
            icon=":material/info:",
        )
        return
    codes = _searched(page)
    found = loading.kept(
        page.data,
        "category gap",
        page.period,
        view,
        codes,
        compute=lambda: category_gap(
            figures(page, temporary=view.temporary).coverage_of(view.dimension), codes=codes
        ),
    )
    if found.parts.empty and found.above.empty:
        if found.unknown and _hidden(page, view, codes):
            _unknown(page, view, found, codes)
        else:
            no_coverage(page, view.dimension)
        return
    _sums(page, view, found, codes)
    _ranked(page, view, found)
    if len(codes) > 1:
        _by_category(page, view, found)
    versions = figures(page, temporary=view.temporary).coverage_of(view.dimension).loc[codes]
    version = version_words(versions["eligible_versions"])
    st.caption(f"{base_words(page, view.dimension, version)} · {source_line(page, temporary=view.temporary)}")
    _above(page, view, found)
    _unknown(page, view, found, codes)


def _searched(page: Page) -> list[str]:
    """The kabupaten/kota to search: those of the chosen area; of a single one, its province if asked for."""
    text, areas = page.text, page.areas
    if areas.level(page.area) is not Level.REGENCY:
        page.ready("cari", [OWN, PROVINCE], default=OWN)
        return list(areas.inside(page.area))
    province = areas.name(areas.province_of(page.area))
    options = {
        OWN: text("Hanya {area}", area=areas.short_name(page.area)),
        PROVINCE: text("Seluruh {province}", province=province),
    }
    asked = page.pick(
        "cari", text("Cari yang belum terlindungi di"), options, default=OWN, label_visibility="collapsed"
    )
    return compared_areas(page) if asked == PROVINCE else [page.area]


def _sums(page: Page, view: CategoryView, found: CategoryGap, codes: list[str]) -> None:
    text, areas = page.text, page.areas
    one = areas.level(page.area) is Level.REGENCY and len(codes) > 1
    whole = areas.province_of(page.area) if one else page.area
    largest = None if found.parts.empty else found.parts.index[0]
    said = []
    if largest is not None:
        said.append(
            text(
                "Bagian terbesar: **{category} di {area}**, {people} orang belum terlindungi.",
                category=category_names(page, view.dimension)[largest[1]],
                area=areas.name(largest[0]),
                people=int(found.parts["not_covered"].iloc[0]),
            )
        )
    said.append(
        text(
            "{area}: **{gross} orang belum terlindungi** bila setiap bagian dihitung sendiri (kotor). Bagian yang pesertanya melebihi penyebut kelebihan {above} orang; bila itu dikurangkan, selisihnya {net} orang (bersih).",
            area=area_label(areas, whole, text),
            gross=found.gross,
            above=found.above_total,
            net=found.net,
        )
    )
    st.markdown("  \n".join(said))


def _ranked(page: Page, view: CategoryView, found: CategoryGap) -> None:
    text, areas = page.text, page.areas
    names = category_names(page, view.dimension)
    rows = found.parts
    codes = [str(code) for code in rows.index.get_level_values("kode")]
    frame = pd.DataFrame(
        {
            text("Wilayah"): [areas.short_name(code) for code in codes],
            text("Kategori"): [names[str(name)] for name in rows.index.get_level_values("kategori")],
            text("Belum terlindungi"): rows["not_covered"].array,
            text("Bagian dari yang belum (%)"): rows["share_percent"].to_numpy(),
            text("Cakupan (%)"): rows["coverage_percent"].to_numpy(),
            text("Peserta aktif"): rows["active"].array,
            text("Penyebut"): rows["eligible"].array,
        }
    )
    none = pd.DataFrame(index=frame.index)
    key = f"gap_{view.dimension}"

    st.subheader(text("Paling banyak belum terlindungi, wilayah demi wilayah"), anchor=False)
    table_of_areas(
        styled(page, frame.head(LISTED), none.head(LISTED), uuid="gap"),
        text=text,
        key=key,
        codes=codes,
        height=HEIGHT,
        width=140,
        alt=text("Bagian yang belum terlindungi, terbesar lebih dahulu: {count} bagian", count=len(frame)),
    )
    if len(frame) > LISTED:
        st.caption(
            text("{shown} dari {count} bagian; unduhan memuat semuanya", shown=LISTED, count=len(frame))
        )
    chosen_regency(page)
    download(
        page,
        frame,
        none,
        name=text("belum-terlindungi"),
        parts=(str(view.dimension),),
        about=table_words(page, text(DIMENSION_NAMES[view.dimension]), temporary=view.temporary),
    )


def _by_category(page: Page, view: CategoryView, found: CategoryGap) -> None:
    text = page.text
    names = category_names(page, view.dimension)
    sums = found.by("kategori")
    frame = pd.DataFrame(
        {
            text("Kategori"): [names[str(name)] for name in sums.index],
            text("Kotor"): sums["gross"].array,
            text("Kelebihan"): sums["above"].array,
            text("Bersih"): sums["net"].array,
            text("Bagian dari yang belum (%)"): sums["share_percent"].to_numpy(),
        }
    )
    st.subheader(text("Menurut kategori"), anchor=False)
    show_table(
        styled(page, frame, pd.DataFrame(index=frame.index), uuid="gapcat"),
        placeholder=text("tidak ada data"),
        alt=text("Belum terlindungi kotor, kelebihan, dan bersih menurut kategori"),
    )


def _above(page: Page, view: CategoryView, found: CategoryGap) -> None:
    text, areas = page.text, page.areas
    if found.above.empty:
        return
    names = category_names(page, view.dimension)
    above = found.above.head(8)
    codes, kinds = (above.index.get_level_values(level) for level in ("kode", "kategori"))
    listed = [
        text(
            "{category} di {area} {percent}",
            category=names[str(name)],
            area=areas.short_name(str(code)),
            percent=text.percent(percent),
        )
        for code, name, percent in zip(codes, kinds, above["coverage_percent"], strict=True)
    ]
    st.caption(
        text(
            "Di atas 100% dan ditampilkan apa adanya, {count} bagian: {names}",
            count=len(found.above),
            names="; ".join([*listed, "…"] if len(found.above) > len(listed) else listed),
        )
    )


def _hidden(page: Page, view: CategoryView, codes: list[str]) -> int:
    """How many parts of some areas may not be seen."""
    rows = figures(page, temporary=view.temporary).coverage_of(view.dimension).loc[codes]
    return count(rows["hidden"].sum()) or 0


def _unknown(page: Page, view: CategoryView, found: CategoryGap, codes: list[str]) -> None:
    text = page.text
    hidden = _hidden(page, view, codes)
    missing = len(found.unknown) - hidden
    if missing > 0:
        st.caption(
            text("{count} bagian tanpa peserta atau tanpa penyebut tidak ikut diurutkan.", count=missing)
        )
    if hidden:
        st.caption(text("{count} bagian disembunyikan dan tidak ikut dijumlah.", count=hidden))
        hidden_note(page)
