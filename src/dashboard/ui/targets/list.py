"""Every area of a level in order of what is still to be done: bullets, and the same as a table to download."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import pandas as pd
import streamlit as st

from dashboard.data.contract.words import REGION, Level
from dashboard.i18n import N_
from dashboard.metrics.coverage.progress import Order, gap_points, ordered
from dashboard.metrics.cube.panel import whole_numbers
from dashboard.metrics.cube.rounding import shown
from dashboard.metrics.cube.versions import version_column
from dashboard.ui.frame import loading
from dashboard.ui.frame.area_names import area_in_words, area_label
from dashboard.ui.frame.page import Page
from dashboard.ui.parts.area_words import leads_on, unverified_words
from dashboard.ui.parts.pictures import Picture, show
from dashboard.ui.parts.selection import compared_areas, compared_whole
from dashboard.ui.parts.shared_choices import LEVELS
from dashboard.ui.parts.standing import Against
from dashboard.ui.parts.tables import download, table_of_areas
from dashboard.ui.parts.values import written
from dashboard.ui.targets.choices import counted_line, level_progress, reached_words, state_words
from dashboard.ui.targets.gauges import achievement_picture, coverage_picture, no_targets

TABLE: Final = "tabel"
SHAPES: Final = {"capaian": N_("Capaian target"), "cakupan": N_("Cakupan"), TABLE: N_("Tabel")}
ORDERS: Final = {
    Order.POINTS: N_("Selisih ke target (poin potensi)"),
    Order.PEOPLE: N_("Selisih ke target (orang)"),
    Order.PACE: N_("Laju: proyeksi akhir tahun terhadap target"),
    Order.NAME: N_("Nama"),
}
#: Pixels; more rows than that scroll.
LIST_HEIGHT: Final = 620
_FITS: Final = 10


def area_list(page: Page, view: Against) -> None:
    """Draw the list as bullets or as a table; choosing a bar or a row chooses its area everywhere."""
    text = page.text
    whole = compared_whole(page)
    title = text("Kabupaten/kota di {area}", area=area_in_words(page.areas, whole, text))
    st.subheader(text("Semua wilayah") if whole == REGION else title, anchor=False)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        level = Level(
            page.choose(
                "tingkat",
                text("Tingkat"),
                {str(k): text(v) for k, v in LEVELS.items()},
                default=str(Level.REGENCY),
                width=190,
            )
        )
        order = Order(
            page.choose(
                "urut",
                text("Urutkan menurut"),
                {str(k): text(v) for k, v in ORDERS.items()},
                default=str(Order.POINTS),
                width=330,
            )
        )
        shape = page.pick(
            "daftar", text("Tampilan"), {k: text(v) for k, v in SHAPES.items()}, default="capaian"
        )
    rows = loading.kept(
        page.data,
        "target order",
        page.period,
        view,
        level,
        order,
        whole,
        compute=lambda: ordered(_listed(page, view, level), by=order, names=_names(page, level)),
    )
    if shape == TABLE:
        _table(page, view, rows, level, order=order)
    else:
        _bars(page, view, rows, level, order=order, shape=shape)
    unverified = unverified_words(page, [str(code) for code in rows.index])
    if unverified:
        st.caption(unverified)


def _listed(page: Page, view: Against, level: Level) -> pd.DataFrame:
    """Of kabupaten/kota those of the chosen area, of larger areas all."""
    rows = level_progress(page, view, level)
    return rows.loc[compared_areas(page)] if level is Level.REGENCY else rows


def _bars(page: Page, view: Against, rows: pd.DataFrame, level: Level, *, order: Order, shape: str) -> None:
    picture = loading.kept(
        page.data,
        "target list",
        page.text.code,
        page.theme,
        page.period,
        view,
        level,
        order,
        shape,
        compared_whole(page),
        compute=lambda: _picture(page, view, rows, shape=shape),
    )
    if picture is None:
        no_targets(page, view)
        return
    long = len(rows) > _FITS
    height: Any = LIST_HEIGHT if long else "content"
    with st.container(height=height, border=long, key="target_rows"):
        # Links inside also let the keyboard into what scrolls.
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(_chosen_words(page), width="content")
            leads_on(page)
        _selectable(picture, [str(code) for code in rows.index])


def _chosen_words(page: Page) -> str:
    return page.text(
        "Dipilih: {area}. Klik batang untuk memilih wilayah lain.",
        area=area_label(page.areas, page.area, page.text),
    )


def _selectable(picture: Picture, codes: Sequence[str]) -> None:
    key = "target_list"

    def take_point() -> None:
        points = st.session_state[key]["selection"]["points"]
        if points:
            st.session_state["wilayah"] = codes[int(points[0]["point_index"])]

    show(picture, key=key, on_select=take_point, selection_mode="points")


def _names(page: Page, level: Level) -> dict[str, str]:
    return {code: page.areas.short_name(code) for code in page.areas.at_level(level)}


def _picture(page: Page, view: Against, rows: pd.DataFrame, *, shape: str) -> Picture | None:
    text = page.text
    if shape == "cakupan":
        return coverage_picture(page, view, rows, title=text("Cakupan kepesertaan"))
    title = text("Capaian target {series} {year}", series=view.series, year=page.period[:4])
    return achievement_picture(page, view, rows, title=title)


def _table(page: Page, view: Against, rows: pd.DataFrame, level: Level, *, order: Order) -> None:
    text = page.text
    codes = [str(code) for code in rows.index]
    key = f"target_table_{level}"
    frame, styled = loading.kept(
        page.data,
        "target table",
        text.code,
        page.period,
        view,
        level,
        order,
        compared_whole(page),
        compute=lambda: _frames(page, rows, level),
    )

    table_of_areas(
        styled,
        text=text,
        key=key,
        codes=codes,
        height=LIST_HEIGHT,
        alt=text(
            "Tabel {count} wilayah per akhir {month}: keadaan, cakupan, capaian, laju, proyeksi",
            count=len(frame),
            month=text.month(page.period),
        ),
    )
    about = [text("target {series}", series=view.series), text("laju {count} bulan", count=view.window)]
    about += [line for line in (counted_line(page, view),) if line]
    download(page, frame, name=text("target"), parts=(view.series, str(level)), about=", ".join(about))


def _frames(page: Page, rows: pd.DataFrame, level: Level) -> tuple[pd.DataFrame, Any]:
    text, areas = page.text, page.areas
    codes = [str(code) for code in rows.index]
    columns: dict[str, object] = {
        text("Wilayah"): [areas.name(code) for code in codes],
        text("Keadaan"): state_words(rows, text),
        text("Cakupan (%)"): rows["coverage_percent"].to_numpy(),
        text("Capaian target (%)"): rows["achievement_percent"].to_numpy(),
        text("Peserta aktif"): rows["active"].array,
        text("Potensi"): rows["eligible"].array,
        text("Target (orang)"): rows["target"].array,
        text("Selisih ke target"): rows["gap_to_target"].array,
        text("Selisih (poin potensi)"): gap_points(rows).to_numpy(),
        text("Laju per bulan"): whole_numbers(shown(rows["rate"], digits=0)),
        text("Perlu per bulan"): rows["required"].array,
        text("Proyeksi Desember"): rows["projected"].array,
        text("Proyeksi terhadap target (%)"): rows["projected_percent"].to_numpy(),
        text("Tercapai"): _reached(page, rows),
        text("Target (%)"): rows["target_percent"].to_numpy(),
        text("Sumber target"): ["" if pd.isna(each) else text(str(each)) for each in rows["target_source"]],
        text("Versi potensi"): version_column(rows["eligible_versions"]),
    }
    if level is Level.REGENCY:
        columns[text("Provinsi")] = [areas.provinces[areas.province_of(code)] for code in codes]
    else:
        columns[text("Kabupaten/kota lengkap")] = [
            text("{used} dari {total}", used=int(used), total=int(total))
            for used, total in zip(rows["n_used"], rows["n_total"], strict=True)
        ]
    if level is Level.BRANCH:
        columns[text("Wilayah kerja")] = [
            text("terverifikasi") if areas.territory_verified(code) else text("belum terverifikasi")
            for code in codes
        ]
    columns[text("Kode")] = codes
    frame = pd.DataFrame(columns)
    numeric = frame.select_dtypes("number")
    styled = frame.style.set_uuid("target").format(
        {
            name: written(text, digits=2 if pd.api.types.is_float_dtype(numeric[name]) else 0)
            for name in numeric.columns
        }
    )
    return frame, styled


def _reached(page: Page, rows: pd.DataFrame) -> list[str]:
    return [
        reached_words(reached, page.text, beyond=bool(beyond))
        for reached, beyond in zip(rows["reached"], rows["beyond"], strict=True)
    ]
