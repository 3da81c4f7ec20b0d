"""Who must enrol and has not, enrols in part, or is behind: the chosen area, by type, and all areas."""

from __future__ import annotations

from typing import Any, Final

import pandas as pd
import streamlit as st

from dashboard.charts.compliance_ageing import SHORT_NAMES
from dashboard.data.contract import ALL, COMPLIANCE_NAMES, ENTITY_NAMES, REGION, Level
from dashboard.i18n import N_
from dashboard.metrics import compliance
from dashboard.ui import loading
from dashboard.ui.compliance_view import ComplianceView, month_of
from dashboard.ui.frame import Page, area_label
from dashboard.ui.missing import missing_file
from dashboard.ui.selection import compared_areas
from dashboard.ui.tables import download, numbers_written, table_of_areas
from dashboard.ui.target_view import unverified_words
from dashboard.ui.values import count

LEVELS: Final = {
    Level.REGENCY: N_("Kabupaten/kota"),
    Level.PROVINCE: N_("Provinsi"),
    Level.BRANCH: N_("Wilayah kerja cabang"),
}


def overview(page: Page, view: ComplianceView) -> None:
    """Draw cards and both tables."""
    if missing_file(page, "kepatuhan"):
        return
    month = month_of(page, page.data.compliance)
    if month is None:
        return
    rows = area_rows(page)
    if rows[rows["periode"] == month].empty:
        nothing_here(page, month)
    else:
        _when(page, rows, month)
        _cards(page, view, rows, month)
        _by_kind(page, rows, month)
    _by_area(page, view, month)


def area_rows(page: Page) -> pd.DataFrame:
    """`compliance.placed`: the rows of the chosen area, all months."""
    level = page.areas.level(page.area)
    placed = level_rows(page, level)
    return loading.kept(
        page.data, "compliance area", page.area, compute=lambda: placed[placed["kode"] == page.area]
    )


def level_rows(page: Page, level: Level) -> pd.DataFrame:
    """`compliance.placed` at a level."""
    return loading.kept(
        page.data, "compliance level", level,
        compute=lambda: compliance.placed(page.data.compliance, areas=page.areas, level=level),
    )  # fmt: skip


def nothing_here(page: Page, month: str) -> None:
    """Say that the chosen area reported nothing that month, and where a total of its province hides it."""
    text, areas = page.text, page.areas
    now = page.data.compliance[page.data.compliance["periode"] == month]
    provinces = {areas.province_of(code) for code in areas.inside(page.area)}
    said = text(
        "Tidak ada data kepatuhan {area} per akhir {month}.",
        area=area_label(areas, page.area, text), month=text.month(month),
    )  # fmt: skip
    if areas.level(page.area) in (Level.REGENCY, Level.BRANCH) and now["kode_wilayah"].isin(provinces).any():
        said += " " + text(
            "Laporannya hanya berupa total provinsi, yang tidak dapat dibagi ke kabupaten/kota."
        )
    st.info(said, icon=":material/info:")


def _when(page: Page, rows: pd.DataFrame, month: str) -> None:
    text = page.text
    reported = [text.month(each, short=True) for each in compliance.months_reported(rows, month)]
    st.caption(
        text(
            "**{area}** · jumlah entitas dan tunggakan per akhir {month}, laporan terbaru pada atau sebelum {chosen}. SKK (surat kuasa khusus kepada kejaksaan) dan rupiah yang dipulihkan dijumlah sepanjang {year} sampai bulan itu; bulan yang dilaporkan: {months}.",
            area=area_label(page.areas, page.area, text), month=text.month(month),
            chosen=text.month(page.period), year=month[:4], months=", ".join(reported),
        )
    )  # fmt: skip


def _cards(page: Page, view: ComplianceView, rows: pd.DataFrame, month: str) -> None:
    text = page.text
    found = loading.kept(
        page.data, "compliance overview", page.area, month,
        compute=lambda: compliance.overview(rows, period=month),
    )  # fmt: skip
    kinds = list(ENTITY_NAMES) if view.kind == ALL else [view.kind]
    year = month[:4]
    cards = [
        (text("Wajib belum daftar (PWBD)"), found["entities"].xs(compliance.PWBD, level="kategori"), False),
        (text("Daftar sebagian (PDS)"), found["entities"].xs(compliance.PDS, level="kategori"), False),
        (text("Menunggak iuran"), found["entities"].xs(compliance.BEHIND, level="kategori"), False),
        (text("Tunggakan iuran"), _by_type(found["arrears"]), True),
        (text("SKK diserahkan {year}", year=year), _by_type(found["year_skk"]), False),
        (text("Dipulihkan {year}", year=year), _by_type(found["year_recovered"]), True),
    ]
    for slot, (label, values, money) in zip([*st.columns(3), *st.columns(3)], cards, strict=True):
        known = values[kinds]
        total = count(known.sum(min_count=1))
        with slot.container(border=True, gap="xxsmall", height="stretch"):
            st.metric(label, text.rupiah_short(total) if money else text.number(total))
            parts = [
                f"{text(SHORT_NAMES[kind])} {text.rupiah_short(count(known[kind])) if money else text.number(count(known[kind]))}"
                for kind in kinds
            ]
            exact = [text.rupiah(total)] if money and total is not None else []
            st.caption(" · ".join([*exact, *parts]))


def _by_type(values: pd.Series) -> pd.Series:
    return values.groupby(level="jenis_entitas").sum(min_count=1)


def _by_kind(page: Page, rows: pd.DataFrame, month: str) -> None:
    text = page.text
    fold = st.expander(text("Tabel: jenis entitas dan kategori"), key="tabel_jenis", on_change="rerun")
    if not fold.open:
        return
    frame, styled = loading.kept(
        page.data, "compliance kinds", text.code, page.area, month,
        compute=lambda: _kinds(page, rows, month),
    )  # fmt: skip
    with fold:
        st.dataframe(
            styled,
            hide_index=True,
            placeholder=text("tidak ada data"),
            alt=text("Entitas, tunggakan, SKK, dan yang dipulihkan menurut jenis entitas dan kategori"),
        )
        area = area_label(page.areas, page.area, text)
        download(
            page, frame, name=text("kepatuhan"), parts=(page.area, text("jenis")), month=month, about=area
        )


def _kinds(page: Page, rows: pd.DataFrame, month: str) -> tuple[pd.DataFrame, Any]:
    text, year = page.text, month[:4]
    found = compliance.overview(rows, period=month)
    frame = pd.DataFrame(
        {
            text("Jenis entitas"): [text(ENTITY_NAMES[kind]) for kind, _ in found.index],
            text("Kategori"): [text(COMPLIANCE_NAMES[category]) for _, category in found.index],
            text("Entitas"): found["entities"].array,
            text("Tunggakan (Rp)"): found["arrears"].array,
            text("SKK {month}", month=text.month(month, short=True)): found["skk"].array,
            text("Dipulihkan {month} (Rp)", month=text.month(month, short=True)): found["recovered"].array,
            text("SKK {year}", year=year): found["year_skk"].array,
            text("Dipulihkan {year} (Rp)", year=year): found["year_recovered"].array,
        }
    )
    return frame, numbers_written(frame, text, uuid="kinds")


def _by_area(page: Page, view: ComplianceView, month: str) -> None:
    text = page.text
    levels = LEVELS if page.area == REGION else {k: v for k, v in LEVELS.items() if k != Level.PROVINCE}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.subheader(text("Menurut wilayah"), anchor=False, width="content")
        level = Level(
            page.pick(
                "tingkat", text("Tingkat"), {str(k): text(v) for k, v in levels.items()},
                default=str(Level.REGENCY), label_visibility="collapsed",
            )
        )  # fmt: skip
    codes, frame, styled = loading.kept(
        page.data, "compliance areas", text.code, page.area, month, level, view.kind,
        compute=lambda: _areas(page, view, level, month),
    )  # fmt: skip
    key = f"kepatuhan_{level}"
    kind = text("Badan usaha, OPD, desa") if view.kind == ALL else text(ENTITY_NAMES[view.kind])
    table_of_areas(
        styled,
        text=text,
        key=key,
        codes=codes,
        alt=text(
            "Tabel {count} wilayah per akhir {month}: entitas menurut kategori, tunggakan, SKK, dipulihkan ({kind})",
            count=len(codes), month=text.month(month), kind=kind,
        ),
    )  # fmt: skip
    st.caption(
        text("{kind}, per akhir {month}; tunggakan terbesar di atas.", kind=kind, month=text.month(month))
        + " "
        + text("Pilih satu baris untuk memilih wilayahnya.")
    )
    unverified = unverified_words(page, codes)
    if unverified:
        st.caption(
            unverified
            + " "
            + text("Wilayah kerja dapat mencakup kabupaten/kota di luar wilayah yang dipilih.")
        )
    download(
        page, frame, name=text("kepatuhan"), parts=(page.area, str(level), view.kind), month=month, about=kind
    )


def _areas(page: Page, view: ComplianceView, level: Level, month: str) -> tuple[list[str], pd.DataFrame, Any]:
    """Area codes in row order, the table, and the table as shown."""
    text, areas, year = page.text, page.areas, month[:4]
    rows = compliance.of_kind(level_rows(page, level), view.kind)
    table = compliance.by_area(rows, areas=areas, codes=_codes(page, level), period=month)
    table = table.sort_values("arrears", ascending=False, na_position="last", kind="stable")
    codes = [str(code) for code in table.index]
    columns: dict[str, object] = {
        text("Wilayah"): [areas.name(code) for code in codes],
        text("PWBD"): table[compliance.PWBD].array,
        text("PDS"): table[compliance.PDS].array,
        text("Menunggak iuran"): table[compliance.BEHIND].array,
        text("Tunggakan (Rp)"): table["arrears"].array,
        text("SKK {year}", year=year): table["year_skk"].array,
        text("Dipulihkan {year} (Rp)", year=year): table["year_recovered"].array,
    }
    if level is Level.REGENCY:
        columns[text("Provinsi")] = [areas.provinces[areas.province_of(code)] for code in codes]
    else:
        columns[text("Kabupaten/kota yang melapor")] = [
            text("{used} dari {total}", used=int(used), total=len(areas.inside(code)))
            for code, used in zip(codes, table["reported"], strict=True)
        ]
    if level is Level.BRANCH:
        columns[text("Wilayah kerja")] = [
            text("terverifikasi") if areas.territory_verified(code) else text("belum terverifikasi")
            for code in codes
        ]
    columns[text("Kode")] = codes
    frame = pd.DataFrame(columns)
    return codes, frame, numbers_written(frame, text, uuid="areas")


def _codes(page: Page, level: Level) -> list[str]:
    """The areas of a level in and around the chosen one."""
    areas = page.areas
    inside = compared_areas(page)
    if level is Level.REGENCY:
        return inside
    if level is Level.PROVINCE:
        return list(areas.provinces)
    return sorted({areas.branch_of(code) for code in inside if code in areas.territory.index})
