"""The table behind the map: every area of a month, sortable, selectable, downloadable."""

from __future__ import annotations

from zlib import crc32

import pandas as pd
import streamlit as st
from pandas.io.formats.style import Styler

from dashboard.charts.indicators import FUNDED
from dashboard.data.contract.words import SEGMENT_NAMES, Level
from dashboard.data.dataset import SOURCE_NAMES
from dashboard.export.tables import file_name, to_csv
from dashboard.i18n import Language
from dashboard.metrics.cube.months import month_before
from dashboard.metrics.cube.rounding import table_as_shown
from dashboard.metrics.cube.versions import version_column
from dashboard.ui.frame import loading
from dashboard.ui.frame.document import SCREEN_ONLY
from dashboard.ui.frame.handing import hand_over
from dashboard.ui.frame.page import Page
from dashboard.ui.map.choices import MapView, ahead_words, map_data, month_values
from dashboard.ui.parts.tables import folded, table_of_areas
from dashboard.ui.parts.values import written

#: Months between the two ends of the change shown.
SPAN = 12


def area_table(page: Page, view: MapView) -> None:
    """The table of the view's level and the chosen month, behind a fold; choosing a row chooses its area.

    It scrolls, so it stays on the screen: on paper the map lists its areas itself.
    """
    with st.container(key=SCREEN_ONLY):
        fold = folded(page, "tabel_peta")
        if fold is not None:
            with fold:
                _table(page, view)


def _table(page: Page, view: MapView) -> None:
    text = page.text
    codes, frame = _rows(page, view)
    st.subheader(text("Tabel: {month}", month=text.month(page.period)), anchor=False)
    # Another order is another table: a row that stays marked would be another area's.
    key = f"table_{view.level}_{crc32(','.join(codes).encode()):x}"
    table_of_areas(
        _shown(frame, text),
        text=text,
        key=key,
        codes=codes,
        height=430,
        width=300,
        alt=text(
            "Tabel {count} wilayah per akhir {month}: cakupan, capaian, peserta, potensi, perubahan",
            count=len(frame),
            month=text.month(page.period),
        ),
    )
    source = text(
        "{source}, per akhir {month}, {title}",
        source=text(SOURCE_NAMES[page.data.source]),
        month=text.month(page.period),
        title=map_title(page, view),
    )
    hand_over(
        page,
        text("Unduh tabel (CSV)"),
        data=lambda: to_csv(
            table_as_shown(frame).assign(**{text("Per akhir bulan"): page.period}),
            text=text,
            sample=page.is_sample,
            source=source,
            version=page.data.version,
        ),
        file_name=file_name(
            text("cakupan"), page.period, str(view.level), sample=page.is_sample, extension="csv"
        ),
        mime="text/csv",
        key="unduh_peta",
    )


def map_title(page: Page, view: MapView) -> str:
    """What the view is about, in words: for sources of downloads."""
    parts = [page.text(view.indicator.name), page.text(SEGMENT_NAMES[view.segment])]
    if not view.temporary:
        parts.append(page.text("tanpa peserta sementara"))
    return ", ".join(parts)


def ordered(values: pd.Series[float]) -> list[str]:
    """Area codes (the index) from the largest value to the smallest, equal ones by code, those without one last."""
    return [
        str(code)
        for code in values.sort_index().sort_values(ascending=False, kind="stable", na_position="last").index
    ]


def _rows(page: Page, view: MapView) -> tuple[list[str], pd.DataFrame]:
    """Area codes in row order, and the table with its columns named for the screen; numbers as numbers."""
    text, areas = page.text, page.areas
    month = loading.measured_month(page.data, page.period, view.cut)
    moved = loading.changed(page.data, view.cut, start=month_before(page.period, SPAN), end=page.period)
    shown = month_values(map_data(page, view), page.period).reindex(month.index.astype(str))
    codes = ordered(shown)
    focus = str(st.session_state.get("fokus"))
    if view.level is Level.REGENCY and focus in areas:
        codes = [code for code in codes if code in areas.inside(focus)]
    month, moved = month.loc[codes], moved.reindex(codes)
    columns: dict[str, object] = {
        text("Wilayah"): [areas.name(code) for code in codes],
        text("Kode"): codes,
    }
    if view.level is Level.REGENCY:
        columns[text("Provinsi")] = [areas.provinces[areas.province_of(code)] for code in codes]
    if view.level is Level.BRANCH:
        columns[text("Dasar wilayah kerja")] = [
            text("terverifikasi") if areas.territory_verified(code) else text("belum terverifikasi")
            for code in codes
        ]
    if view.indicator in FUNDED:
        ahead = shown.reindex(codes)
        columns[ahead_words(page, view)] = ahead.astype("Int64").array
    columns |= {
        text("Cakupan (%)"): month["coverage_percent"].to_numpy(),
        text("Capaian target (%)"): month["achievement_percent"].to_numpy(),
        text("Peserta aktif"): month["active"].array,
        text("Potensi"): month["eligible"].array,
        text("Belum terlindungi"): month["not_covered"].array,
        text("Target (orang)"): month["target"].array,
        text("Selisih ke target"): month["gap_to_target"].array,
        text("Perubahan 12 bulan (poin)"): moved["change_points"].to_numpy(),
        text("Perubahan 12 bulan (orang)"): moved["change_people"].array,
        text("Versi potensi"): version_column(month["eligible_versions"]),
    }
    if view.compare is not None:
        other = loading.measured_month(page.data, view.compare, view.cut).loc[codes]
        label = text("Cakupan {month} (%)", month=text.month(view.compare, short=True))
        columns[label] = other["coverage_percent"].to_numpy()
        start, end = sorted((view.compare, page.period))
        between = loading.changed(page.data, view.cut, start=start, end=end).reindex(codes)
        label = text(
            "Selisih {start} ke {end} (poin)",
            start=text.month(start, short=True),
            end=text.month(end, short=True),
        )
        columns[label] = between["change_points"].to_numpy()
    if view.level is not Level.REGENCY:
        columns[text("Kabupaten/kota lengkap")] = [
            text("{used} dari {total}", used=int(used), total=int(total))
            for used, total in zip(month["n_used"], month["n_total"], strict=True)
        ]
    return codes, pd.DataFrame(columns)


def _shown(frame: pd.DataFrame, text: Language) -> Styler:
    """Numbers written in the language's style; sorting still goes by the numbers."""
    numeric = frame.select_dtypes("number")
    # A random name for the style would make an unchanged table travel again on every run.
    return frame.style.set_uuid("area").format(
        {
            name: written(text, digits=2 if pd.api.types.is_float_dtype(numeric[name]) else 0)
            for name in numeric.columns
        }
    )
