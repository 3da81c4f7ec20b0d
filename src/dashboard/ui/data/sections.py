"""The sections of the page Data: which source is on, how fresh, how complete, templates, and every column."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboard.charts.completeness_picture import completeness_alt, completeness_svg
from dashboard.data.clock import today_wita
from dashboard.data.contract.descriptions import DESCRIPTIONS
from dashboard.data.contract.words import COLUMNS, FUNDING_NAMES, GROUP_NAMES, REQUIRED_FILES
from dashboard.data.dataset import SOURCE_NAMES, Source
from dashboard.data.templates.short import SHORT_NAME, short_template
from dashboard.data.templates.templates import WORKBOOK_NAME, template_csv, template_workbook
from dashboard.export.returned_file import CSV_TYPE, XLSX_TYPE
from dashboard.export.tables import file_name, to_csv
from dashboard.i18n import N_
from dashboard.metrics.coverage.completeness import Given, completeness, gaps
from dashboard.metrics.cube.months import next_month
from dashboard.ui.frame import loading
from dashboard.ui.frame.page import Page
from dashboard.ui.parts.reports import file_reports
from dashboard.ui.parts.tables import show_table
from dashboard.ui.parts.values import written

SECTIONS = {
    "coba": N_("Coba berkas"),
    "lengkap": N_("Kelengkapan"),
    "baca": N_("Pembacaan berkas"),
    "kolom": N_("Berkas dan kolom"),
}


def choose_section(page: Page) -> str:
    """Which part of the page to show; kept in the URL."""
    sections = {key: page.text(name) for key, name in SECTIONS.items()}
    return page.pick("bagian", page.text("Bagian"), sections, default="coba", label_visibility="collapsed")


def state(page: Page) -> None:
    """Which source is on, its latest month, how many areas it has then, and what was refused."""
    text, data = page.text, page.data
    if not data.periods:
        st.warning(
            text(
                "Belum ada bulan kepesertaan yang dapat dipakai; yang ditolak ada di bagian “Pembacaan berkas”. Sumber yang dipakai: {source}",
                source=text(SOURCE_NAMES[data.source]),
            ),
            icon=":material/rule:",
        )
        return
    latest = data.periods[-1]
    states = _states(page)
    there = int((states[latest].isin([Given.FULL, Given.NO_ELIGIBLE])).sum())
    full = int((states[latest] == Given.FULL).sum())
    page.say(
        text(
            "{used} dari {total} kabupaten/kota punya data peserta per akhir {month}.",
            used=there,
            total=len(states),
            month=text.month(latest),
        )
    )
    cards = st.columns(4)
    name = text(data.source_name)
    with cards[0].container(border=True):
        st.metric(text("Bulan terakhir"), text.month(latest))
        st.caption(text("Sumber yang dipakai: {source}", source=name))
    with cards[1].container(border=True):
        st.metric(
            text("Wilayah dengan data peserta"),
            text("{used} dari {total}", used=there, total=len(states)),
        )
        st.caption(text("kabupaten/kota pada {month}", month=text.month(latest)))
    with cards[2].container(border=True):
        st.metric(text("Wilayah dengan potensi"), text("{used} dari {total}", used=full, total=len(states)))
        st.caption(text("peserta dan potensi ada, jadi cakupan dapat dihitung"))
    with cards[3].container(border=True):
        refused = sum(report.rows_refused for report in data.reports)
        read = sum(report.rows_read for report in data.reports)
        st.metric(text("Baris ditolak"), text("{used} dari {total}", used=refused, total=read))
        st.caption(text("perinciannya di bagian “Pembacaan berkas”"))
    if data.source is not Source.VISIT:
        with st.expander(text("Kapan setiap berkas terakhir diubah")):
            times = loading.written_at(data.source)
            st.table(
                pd.DataFrame(
                    {
                        text("Berkas"): list(times),
                        text("Terakhir diubah (WITA)"): [
                            f"{text.date(time.date())}, {time:%H.%M}" for time in times.values()
                        ],
                    }
                ),
                border="horizontal",
                hide_index=True,
            )


def templates(page: Page) -> None:
    """Empty files to fill in."""
    text = page.text
    st.subheader(text("Templat"), anchor=False)
    st.caption(
        text(
            "Templat singkat cukup untuk peta: peserta dan potensi. Templat lengkap memuat semua tabel, dengan pilihan kode yang berlaku dan petunjuk di setiap sel; lembar yang tidak dipakai boleh kosong."
        )
    )
    codes = sorted(page.areas.inside(page.area))
    month = _month_to_fill(page)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.download_button(
            text(
                "Unduh templat singkat: {area}, {month}",
                area=page.areas.name(page.area),
                month=text.month(month),
            ),
            data=lambda: short_template(page.areas, codes=codes, months=[month]),
            file_name=SHORT_NAME,
            mime=XLSX_TYPE,
            on_click="ignore",
            type="primary",
            icon=":material/download:",
            key="templat_singkat",
        )
        st.caption(
            text(
                "Bulan, kode, dan nama wilayah sudah tertulis; cukup isi jumlahnya. Wilayah lain: pilih di atas."
            )
        )
    with st.container(horizontal=True):
        st.download_button(
            text("Unduh templat lengkap"),
            data=lambda: template_workbook(page.areas),
            file_name=WORKBOOK_NAME,
            mime=XLSX_TYPE,
            on_click="ignore",
            icon=":material/download:",
            key="templat_excel",
        )
        for name in COLUMNS:
            st.download_button(
                f"{name}.csv",
                data=template_csv(name),
                file_name=f"{name}.csv",
                mime=CSV_TYPE,
                on_click="ignore",
                icon=":material/download:",
                key=f"templat_{name}",
            )


def _month_to_fill(page: Page) -> str:
    """The month after the last that there is, if it has begun; else the running one."""
    running = f"{today_wita():%Y-%m}"
    return min(next_month(page.data.periods[-1]), running) if page.data.periods else running


def complete(page: Page) -> None:
    """What there is, area by month: a picture whose shapes read without colour, and the same as a table."""
    text = page.text
    st.subheader(text("Kelengkapan: wilayah × bulan"), anchor=False)
    if not page.data.periods:
        st.info(text("Belum ada bulan untuk dibandingkan."), icon=":material/info:")
        return
    picture, alt = loading.kept(
        page.data, "completeness picture", page.area, text.code, page.theme, compute=lambda: _picture(page)
    )
    st.image(picture, width="stretch", alt=alt)
    table = loading.kept(
        page.data, "completeness table", page.area, text.code, compute=lambda: _gap_table(page)
    )
    show_table(
        table.style.set_uuid("complete").format({column: written(text) for column in table.columns[1:4]}),
        height=320,
        columns={text("Wilayah"): st.column_config.TextColumn(width="medium")},
        alt=text("Bulan yang ada dan yang kosong untuk {count} kabupaten/kota", count=len(table)),
    )
    st.download_button(
        text("Unduh kelengkapan (CSV)"),
        data=lambda: to_csv(
            table,
            text=text,
            sample=page.is_sample,
            source=text("{source}, kelengkapan data", source=text(SOURCE_NAMES[page.data.source])),
            version=page.data.version,
        ),
        file_name=file_name(text("kelengkapan"), sample=page.is_sample, extension="csv"),
        mime=CSV_TYPE,
        icon=":material/download:",
        on_click="ignore",
        key="unduh_kelengkapan",
    )


def reading(page: Page) -> None:
    """What reading each file of the source came to."""
    st.subheader(page.text("Hasil pembacaan berkas"), anchor=False)
    file_reports(page.data.reports, page.text)


def description(page: Page) -> None:
    """Every file and column, and the codes they may hold."""
    text = page.text
    st.subheader(text("Isi setiap berkas dan kolom"), anchor=False)
    st.caption(
        text(
            "Yang dapat dibaca: CSV dengan titik koma, koma, atau tab; Excel .xlsx; nama wilayah sebagai ganti kode; bulan seperti 2025-01, Jan 2025, atau 31/01/2025; baris judul di atas judul kolom; baris kosong di akhir. Tabel peserta dan potensi dalam susunan kantor sendiri dibaca juga: bulan berjajar, satu lembar satu bulan, atau daftar dengan judul kolom lain; yang belum pasti ditanyakan sekali."
        )
    )
    for name, words in DESCRIPTIONS.items():
        needed = f" · {text('wajib')}" if name in REQUIRED_FILES else ""
        with st.expander(f"**{name}**: {text(words.row_is)}{needed}"):
            st.table(
                pd.DataFrame(
                    {
                        text("Kolom"): [f"`{column}`" for column in words.columns],
                        text("Isi"): [text(meaning) for meaning in words.columns.values()],
                    }
                ),
                border="horizontal",
                hide_index=True,
            )
    with st.expander(text("Daftar kode: kelompok dan sumber dana")):
        left, right = st.columns(2)
        for slot, title, names in (
            (left, text("kelompok"), GROUP_NAMES),
            (right, text("sumber_dana"), FUNDING_NAMES),
        ):
            slot.table(
                pd.DataFrame(
                    {
                        title: [f"`{code}`" for code in names],
                        text("nama"): [text(label) for label in names.values()],
                    }
                ),
                border="horizontal",
                hide_index=True,
            )


def _picture(page: Page) -> tuple[str, str]:
    """The picture of the chosen area, and what it shows in words."""
    text, inside = page.text, _inside(page)
    stamp = text(page.data.source_name)
    drawn = completeness_svg(inside, areas=page.areas, text=text, theme=page.theme, stamp=stamp)
    return drawn, completeness_alt(inside, text=text)


def _gap_table(page: Page) -> pd.DataFrame:
    text = page.text
    found = gaps(_inside(page))
    return pd.DataFrame(
        {
            text("Wilayah"): [page.areas.name(str(code)) for code in found.index],
            text("Bulan dengan peserta"): found["with_members"].to_numpy(),
            text("Bulan dengan cakupan"): found["with_coverage"].to_numpy(),
            text("Jumlah bulan"): found["months"].to_numpy(),
            text("Pertama"): found["first"].to_numpy(),
            text("Terakhir"): found["last"].to_numpy(),
            text("Bulan tanpa data peserta"): found["missing"].to_numpy(),
            text("Kode"): [str(code) for code in found.index],
        }
    )


def _inside(page: Page) -> pd.DataFrame:
    states = _states(page)
    return states.loc[[code for code in states.index if code in page.areas.inside(page.area)]]


def _states(page: Page) -> pd.DataFrame:
    return loading.kept(page.data, "completeness", compute=lambda: completeness(page.data))
