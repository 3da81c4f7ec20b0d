"""Sidrap's answer: all its desa pay already; what still moves is how deep they are in."""

from __future__ import annotations

from typing import Final

import streamlit as st

from dashboard.data.dataset import Dataset
from dashboard.data.disclosure.limits import FEW_ENTITIES
from dashboard.metrics.villages.arrears import Pricing
from dashboard.metrics.villages.figures import (
    AreaFigures,
    area_figures,
    depth_figures,
    year_end,
    year_figures,
)
from dashboard.metrics.villages.finding import village_finding
from dashboard.metrics.villages.standing import NextBudget, Standing
from dashboard.ui.frame import loading
from dashboard.ui.frame.area_names import area_in_words
from dashboard.ui.frame.page import Page
from dashboard.ui.parts.missing import missing_file

#: The year the meeting spoke of, and the one whose budgets were to be watched.
YEAR: Final = 2023


def sidrap(scene: Page) -> None:
    """Villages paying of all villages, kelurahan apart, and the depth that is left to watch."""
    if missing_file(scene, "iuran_desa"):
        return
    figures = _figures(scene)
    at, following = figures.standing, figures.depth.next
    entered = following[NextBudget.ENTERED]
    told = entered + following[NextBudget.NOTHING]
    text = scene.text
    hidden = at.hidden > 0
    none = text("disembunyikan") if hidden else text("tidak ada data")
    if hidden:
        st.info(text.render(FEW_ENTITIES), icon=":material/visibility_off:")
    elif not at.known:
        _year_missing(scene)
    paying, apart, planned = st.columns(3)
    with paying.container(border=True, gap="xxsmall", height="stretch"):
        st.metric(
            text("Desa membayar {year}", year=str(YEAR)),
            text("{paying} dari {desa}", paying=at.paying, desa=at.known) if at.known else none,
        )
        st.caption(_standing_words(scene, at))
    with apart.container(border=True, gap="xxsmall", height="stretch"):
        st.metric(text("Kelurahan"), text.number(at.kelurahan))
        st.caption(text("dihitung terpisah: kelurahan tidak mempunyai dana desa"))
    with planned.container(border=True, gap="xxsmall", height="stretch"):
        st.metric(
            text("Sudah menganggarkan {year}", year=str(YEAR + 1)),
            text("{paying} dari {desa}", paying=entered, desa=at.known) if told else none,
        )
        st.caption(text("desa yang anggaran iurannya untuk tahun berikut sudah dimasukkan"))
    if at.known:
        st.caption(
            text(
                "Baris iuran desa memuat satu tahun; tahun {year} dibaca per akhir {month}, bukan per hari rapat.",
                year=str(YEAR),
                month=text.month(year_end(scene.data, YEAR)),
            )
        )
    st.subheader(text("Hitungannya, langkah demi langkah"), anchor=False)
    villages = scene.areas.villages_of(scene.area)
    steps = [
        text(
            "{desa} desa + {kelurahan} kelurahan = {all} desa dan kelurahan, dalam {kecamatan} kecamatan",
            desa=at.desa,
            kelurahan=at.kelurahan,
            all=at.desa + at.kelurahan,
            kecamatan=int(villages["kode_kecamatan"].nunique()),
        ),
    ]
    if at.percent is not None:
        steps.append(
            text(
                "{paying} desa membayar ÷ {known} desa yang punya data = **{share}**; {known} dari {desa} desa punya data; kelurahan tidak masuk penyebut",
                paying=at.paying,
                known=at.known,
                desa=at.desa,
                share=text.percent(at.percent),
            )
        )
    st.markdown("\n".join(f"{number}. {step}" for number, step in enumerate(steps, start=1)))
    st.markdown(
        text(
            "Yang masih bergerak, per desa: orang menurut kelompok, bulan dibayar, bulan terakhir dibayar, anggaran dibanding yang dibayar, dan anggaran tahun berikut sudah dimasukkan atau belum."
        )
    )
    # The table holds a year as a whole, so that its own end is the month to see it from.
    known = [month for month in scene.data.periods if month >= year_end(scene.data, YEAR)]
    scene.link(
        "desa",
        text("Buka kedalamannya, kecamatan demi kecamatan"),
        tahun=str(YEAR),
        periode=known[0] if known else scene.period,
    )


def sidrap_line(scene: Page) -> str:
    """Whether all desa paid in the meeting's year, and how many entered the next year's budget."""
    if not scene.data.has("iuran_desa"):
        return scene.text("Berkas iuran_desa.csv belum ada; templatnya di halaman Data.")
    figures, text = _figures(scene), scene.text
    scene.answers_of = year_end(scene.data, YEAR)
    at, following = figures.standing, figures.depth.next
    said = text.render(village_finding(at, area=area_in_words(scene.areas, scene.area, text), year=YEAR))
    if not at.known or following[NextBudget.UNKNOWN] == at.known:
        return said
    moving = text(
        "Yang bergerak: {entered} dari {desa} desa sudah menganggarkan {year}.",
        entered=following[NextBudget.ENTERED],
        desa=at.known,
        year=str(YEAR + 1),
    )
    return f"{said} {moving}"


def _figures(scene: Page) -> AreaFigures:
    return loading.kept(
        scene.data,
        "case villages",
        scene.area,
        compute=lambda: case_figures(scene.data, area=scene.area),
    )


def _year_missing(scene: Page) -> None:
    """Say that the file holds nothing of the meeting's year, and what to put into it."""
    text = scene.text
    st.info(
        text(
            "Pembayaran {area} tahun {year} tidak ada data: iuran_desa.csv belum memuat baris tahun {year} yang bulan_dibayar-nya terisi. Tambahkan satu baris untuk setiap desa (0 bila tidak membayar); templatnya ada di halaman Data.",
            area=scene.areas.name(scene.area),
            year=str(YEAR),
        ),
        icon=":material/upload_file:",
    )
    scene.link("data", text("Buka halaman Data"))


def _standing_words(scene: Page, at: Standing) -> str:
    """What the number of villages that pay is of."""
    text = scene.text
    if not at.known:
        return text("dari {desa} desa", desa=at.desa)
    if at.all_pay:
        return text("semua desa: indikator ini tidak bisa naik lagi")
    said = text("{known} dari {desa} desa punya data", known=at.known, desa=at.desa)
    return f"{said}; {text('{count} belum mendaftar', count=at.never)}" if at.never else said


def case_figures(data: Dataset, *, area: str) -> AreaFigures:
    """The figures of the meeting's year."""
    of_year = year_figures(data, year=YEAR)
    sums = depth_figures(data, of_year, pricing=Pricing())
    return area_figures(data, of_year, sums, area=area)
