"""Government building projects: registered within the 14 working days or not, and the contribution owed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import pandas as pd
import streamlit as st

from dashboard.data.contract.words import ALL, Level
from dashboard.i18n import N_
from dashboard.metrics.compliance import compliance
from dashboard.metrics.compliance.projects import DAYS, State, amounts, project_table, totals
from dashboard.metrics.compliance.workdays import is_settled
from dashboard.metrics.cube.months import month_end
from dashboard.ui.compliance.findings import say_projects
from dashboard.ui.compliance.project_list import project_list
from dashboard.ui.compliance.project_sums import area_name, project_cards, sealed_projects, sums_frame
from dashboard.ui.frame import loading
from dashboard.ui.frame.area_names import area_label
from dashboard.ui.frame.page import Page
from dashboard.ui.parts.area_words import unverified_words
from dashboard.ui.parts.missing import missing_file, say_missing
from dashboard.ui.parts.selection import row_chooser
from dashboard.ui.parts.tables import download, numbers_written, show_table, source_line
from dashboard.ui.parts.values import count

OFF, WORKING = "libur", "kerja"
LEAVE: Final = {OFF: N_("Libur, tidak dihitung"), WORKING: N_("Dihitung hari kerja")}
BY: Final = {"wilayah": N_("Wilayah"), "tahun": N_("Tahun SPK"), "pemilik": N_("Pemilik")}
_HEIGHT: Final = 430
_FITS: Final = 10


@dataclass(frozen=True)
class ProjectView:
    """year: of the work order, or SEMUA. leave: OFF where days of joint leave are no working days."""

    year: str
    leave: str


def projects(page: Page) -> None:
    """Draw the cards, the list, the sums, and the rules that were used; sums only where projects are sealed."""
    if missing_file(page, "proyek_konstruksi"):
        say_missing(page, "proyek_konstruksi")
        return
    if "proyek_konstruksi" in page.data.sealed:
        sealed_projects(page)
        return
    view = _choose(page)
    table = project_rows(page, view)
    text = page.text
    st.caption(
        text(
            "**{area}** · proyek dengan SPK sampai {day}; yang didaftarkan sesudah tanggal itu masih dihitung belum terdaftar.",
            area=area_label(page.areas, page.area, text), day=text.date(month_end(page.period)),
        )
    )  # fmt: skip
    day = text.date(month_end(page.period))
    if table.empty:
        say_projects(page, {}, day=day)
        st.info(text("Tidak ada proyek untuk wilayah dan tahun ini."), icon=":material/info:")
    else:
        row = loading.kept(
            page.data, "project total", page.area, page.period, view, compute=lambda: _total(table)
        )
        say_projects(page, row, day=day)
        project_cards(page, row)
        project_list(page, view.year, view.leave, table)
        _sums(page, view, table)
    _rules(page, view, table)


def project_rows(page: Page, view: ProjectView) -> pd.DataFrame:
    """`projects.project_table` of the chosen area and year."""

    def made() -> pd.DataFrame:
        every = loading.kept(
            page.data, "projects", page.period, view.leave,
            compute=lambda: project_table(
                page.data.projects, page.data.rates, as_of=month_end(page.period), joint_leave_off=view.leave == OFF
            ),
        )  # fmt: skip
        rows = compliance.in_area(every, areas=page.areas, code=page.area)
        return rows if view.year == ALL else rows[rows["year"] == int(view.year)]

    return loading.kept(page.data, "project rows", page.area, page.period, view, compute=made)


def _choose(page: Page) -> ProjectView:
    text = page.text
    years = loading.kept(
        page.data, "project years",
        compute=lambda: sorted({str(day)[:4] for day in page.data.projects["tanggal_spk"] if day}, reverse=True),
    )  # fmt: skip
    with st.container(horizontal=True, vertical_alignment="bottom"):
        year = page.choose(
            "tahun", text("Tahun SPK"), {ALL: text("Semua tahun")} | {each: each for each in years},
            default=ALL, width=150,
        )  # fmt: skip
        leave = page.choose(
            "cuti", text("Cuti bersama"), {k: text(v) for k, v in LEAVE.items()}, default=OFF, width=210
        )
    return ProjectView(year, leave)


def _sums(page: Page, view: ProjectView, table: pd.DataFrame) -> None:
    text = page.text
    choices = {key: text(name) for key, name in BY.items()}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.subheader(text("Jumlah menurut"), anchor=False, width="content")
        by = page.pick("menurut", text("Jumlah menurut"), choices, default="wilayah", label_visibility="collapsed")  # fmt: skip
        level = Level.REGENCY
        if by == "wilayah":
            levels = {Level.REGENCY: text("Kabupaten/kota"), Level.BRANCH: text("Wilayah kerja cabang")}
            level = Level(
                page.pick(
                    "tingkat", text("Tingkat"), {str(k): v for k, v in levels.items()},
                    default=str(Level.REGENCY), label_visibility="collapsed",
                )
            )  # fmt: skip
    codes, frame, styled = loading.kept(
        page.data, "project sums", text.code, page.area, page.period, view, by, level,
        compute=lambda: _summed(page, table, by, level),
    )  # fmt: skip
    key = f"proyek_{by}_{level}"
    selecting: dict[str, Any] = (
        {"on_select": row_chooser(key, codes), "selection_mode": "single-row"} if codes else {}
    )
    show_table(
        styled,
        placeholder=text("tidak ada data"),
        key=key,
        height=_HEIGHT if len(frame) > _FITS else "auto",
        alt=text("Proyek menurut {what}: jumlah, nilai, pendaftaran, iuran", what=choices[by]),
        **selecting,
    )
    unverified = unverified_words(page, codes)
    if unverified:
        st.caption(
            unverified
            + " "
            + text("Proyek milik provinsi tidak dihitung di wilayah kerja; hanya kabupaten/kota di wilayah yang dipilih.")
        )  # fmt: skip
    download(
        page, frame, name=text("proyek"), parts=(page.area, by, str(level), view.year), month=page.period,
        about=text("proyek menurut {what}", what=choices[by]),
    )  # fmt: skip


def _summed(page: Page, table: pd.DataFrame, by: str, level: Level) -> tuple[list[str], pd.DataFrame, Any]:
    """Area codes in row order, none where the rows are no areas; the table, and the table as shown."""
    text, areas = page.text, page.areas
    column = {"wilayah": "kode_wilayah", "tahun": "year", "pemilik": "pemilik"}[by]
    rows = table
    if by == "wilayah" and level is Level.BRANCH:
        branch = table["kode_wilayah"].map(areas.territory["kode_cabang"])
        rows = table.assign(kode_wilayah=branch).dropna(subset=["kode_wilayah"])
    found = totals(amounts(rows), column)
    found = found.sort_values("owed_unregistered", ascending=False, na_position="last", kind="stable")
    codes = [str(each) for each in found.index] if by == "wilayah" else []
    names = [area_name(page, code) for code in codes] if codes else [str(each) for each in found.index]
    frame = sums_frame(text, text(BY[by]), names, found)
    return codes, frame, numbers_written(frame, text, uuid="sums")


def _total(table: pd.DataFrame) -> dict[str, int | None]:
    """`projects.totals` of all projects; empty where all are cancelled."""
    added = amounts(table).assign(all=ALL)
    whole = totals(added, "all")
    return {} if whole.empty else {str(name): count(value) for name, value in whole.iloc[0].items()}


def _rules(page: Page, view: ProjectView, table: pd.DataFrame) -> None:
    text = page.text
    said = [
        text(
            "Batas pendaftaran: {days} hari kerja sesudah SPK terbit; hari SPK sendiri tidak dihitung. Hari kerja: Senin–Jumat tanpa hari libur nasional.",
            days=DAYS,
        ),
        text(
            "Cuti bersama tidak dihitung sebagai hari kerja: kantor pemerintah tutup (Perpres 21/2023). Bagi badan usaha cuti bersama tidak wajib; pilihannya di atas."
        )
        if view.leave == OFF
        else text("Cuti bersama dihitung sebagai hari kerja, menurut pilihan di atas."),
        text(
            "Iuran dihitung dari nilai kontrak dengan tarif bertingkat yang berlaku pada bulan SPK. Bila upah pekerja diketahui, iuran yang sebenarnya dihitung dari upah. Berkas ini tidak memuat pembayaran, jadi iuran proyek yang sudah terdaftar belum tentu sudah dibayar."
        ),
    ]
    years = loading.kept(
        page.data, "unsettled years", page.area, page.period, view, compute=lambda: _unsettled(table)
    )
    if years:
        said.append(
            text(
                "Hari libur {years} belum semuanya ditetapkan pemerintah; batas pada tahun itu perkiraan.",
                years=", ".join(years),
            )
        )
    if (table["state"] == State.UNKNOWN).any():
        said.append(text("Untuk sebagian tahun kalender libur tidak tersedia; batasnya tidak dihitung."))
    said.append(source_line(page, page.period))
    st.caption("\n".join(f"- {each}" for each in said))


def _unsettled(table: pd.DataFrame) -> tuple[str, ...]:
    """The years on the way to any deadline whose holidays are not all announced."""
    some = table[table["estimated"].astype(bool) & (table["state"] != State.UNKNOWN)]
    years = {int(year) for year in some["year"]} | {until.year for until in some["deadline"]}
    return tuple(str(year) for year in sorted(years) if not is_settled(year))
