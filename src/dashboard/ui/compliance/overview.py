"""Who must enrol and has not, enrols in part, or is behind: the chosen area, by type, and all areas."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import pandas as pd
import streamlit as st

from dashboard.charts.compliance_ageing import SHORT_NAMES
from dashboard.data.contract.words import ALL, COMPLIANCE_NAMES, ENTITY_NAMES, REGION, Level
from dashboard.i18n import N_
from dashboard.metrics.compliance import compliance
from dashboard.metrics.compliance.reports import FLOWS, STOCKS, Counted, Coverage, coverage, of_kinds
from dashboard.ui.compliance.choices import ComplianceView, month_of
from dashboard.ui.compliance.reports import (
    area_reports,
    contradictions,
    coverage_words,
    is_empty,
    level_reports,
    months_words,
    newest_rule,
    nothing_here,
    pair_words,
)
from dashboard.ui.frame import loading
from dashboard.ui.frame.area_names import area_label
from dashboard.ui.frame.page import Page
from dashboard.ui.parts.area_words import unverified_words
from dashboard.ui.parts.missing import missing_file
from dashboard.ui.parts.selection import compared_areas
from dashboard.ui.parts.tables import download, numbers_written, table_of_areas
from dashboard.ui.parts.values import count

LEVELS: Final = {
    Level.REGENCY: N_("Kabupaten/kota"),
    Level.PROVINCE: N_("Provinsi"),
    Level.BRANCH: N_("Wilayah kerja cabang"),
}


@dataclass(frozen=True)
class _Card:
    """A number of the area with what it is of. value, parts: entities, SKK or rupiah, by jenis_entitas."""

    label: str
    money: bool
    value: int | None
    parts: dict[str, int | None]
    of: Coverage
    wrong: str


def overview(page: Page, view: ComplianceView) -> None:
    """Draw cards and both tables."""
    if missing_file(page, "kepatuhan"):
        return
    month = month_of(page, page.data.compliance)
    if month is None:
        return
    found = area_reports(page)
    if is_empty(found):
        nothing_here(page)
    else:
        _when(page, month[:4])
        _cards(page, view, month[:4])
        _by_kind(page, found, month[:4])
    _by_area(page, view, month[:4])


def _when(page: Page, year: str) -> None:
    text = page.text
    st.caption(
        f"**{area_label(page.areas, page.area, text)}** · "
        + newest_rule(text, page.period)
        + " "
        + text(
            "SKK (surat kuasa khusus kepada kejaksaan) dan rupiah yang dipulihkan dijumlah dari laporan sepanjang {year}.",
            year=year,
        )
    )


def _cards(page: Page, view: ComplianceView, year: str) -> None:
    text = page.text
    cards = loading.kept(
        page.data, "compliance cards", text.code, page.area, page.period, view.kind,
        compute=lambda: _carded(page, view, year),
    )  # fmt: skip
    for slot, card in zip([*st.columns(3), *st.columns(3)], cards, strict=True):
        write = text.rupiah_short if card.money else text.number
        with slot.container(border=True, gap="xxsmall", height="stretch"):
            st.metric(card.label, write(card.value))
            exact = [text.rupiah(card.value)] if card.money and card.value is not None else []
            parts = [f"{text(SHORT_NAMES[kind])} {write(value)}" for kind, value in card.parts.items()]
            st.caption(" · ".join([*exact, *parts]))
            st.caption(coverage_words(text, card.of))
            if card.wrong:
                st.warning(card.wrong, icon=":material/rule:")


def _carded(page: Page, view: ComplianceView, year: str) -> list[_Card]:
    text = page.text
    kinds = list(ENTITY_NAMES) if view.kind == ALL else [view.kind]
    found = of_kinds(area_reports(page), kinds)
    asked = (
        (text("Wajib belum daftar (PWBD)"), "jumlah", compliance.PWBD),
        (text("Daftar sebagian (PDS)"), "jumlah", compliance.PDS),
        (text("Menunggak iuran"), "jumlah", compliance.BEHIND),
        (text("Tunggakan iuran"), "tunggakan", None),
        (text("SKK diserahkan {year}", year=year), "skk", None),
        (text("Dipulihkan {year}", year=year), "dipulihkan", None),
    )
    cards = []
    for label, column, category in asked:
        rows = found[column]
        rows = rows if category is None else rows[rows["kategori"] == category]
        parts = rows.groupby("jenis_entitas")[column].sum(min_count=1).reindex(kinds)
        cards.append(
            _Card(
                label=label,
                money=column in ("tunggakan", "dipulihkan"),
                value=count(parts.sum(min_count=1)),
                parts={kind: count(parts[kind]) for kind in kinds},
                of=coverage(rows, column, areas=page.areas, code=page.area),
                wrong=contradictions(page, rows, column),
            )
        )
    return cards


def _by_kind(page: Page, found: Counted, year: str) -> None:
    text = page.text
    fold = st.expander(text("Tabel: jenis entitas dan kategori"), key="tabel_jenis", on_change="rerun")
    if not fold.open:
        return
    frame, styled = loading.kept(
        page.data, "compliance kinds", text.code, page.area, page.period,
        compute=lambda: _kinds(page, found, year),
    )  # fmt: skip
    with fold:
        st.dataframe(
            styled,
            hide_index=True,
            placeholder=text("tidak ada data"),
            alt=text("Entitas, tunggakan, SKK, dan yang dipulihkan menurut jenis entitas dan kategori"),
        )
        area = area_label(page.areas, page.area, text)
        download(page, frame, name=text("kepatuhan"), parts=(page.area, text("jenis")), about=area)


def _kinds(page: Page, found: Counted, year: str) -> tuple[pd.DataFrame, Any]:
    text = page.text
    table = compliance.overview(found)

    def covered(columns: tuple[str, ...]) -> list[str]:
        return [pair_words(page, found, columns, kind, category) for kind, category in table.index]

    frame = pd.DataFrame(
        {
            text("Jenis entitas"): [text(ENTITY_NAMES[kind]) for kind, _ in table.index],
            text("Kategori"): [text(COMPLIANCE_NAMES[category]) for _, category in table.index],
            text("Entitas"): table["entities"].array,
            text("Tunggakan (Rp)"): table["arrears"].array,
            text("Laporan"): covered(STOCKS),
            text("SKK {year}", year=year): table["year_skk"].array,
            text("Dipulihkan {year} (Rp)", year=year): table["year_recovered"].array,
            text("Laporan {year}", year=year): covered(FLOWS),
        }
    )
    return frame, numbers_written(frame, text, uuid="kinds")


def _by_area(page: Page, view: ComplianceView, year: str) -> None:
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
        page.data, "compliance areas", text.code, page.area, page.period, level, view.kind,
        compute=lambda: _areas(page, view, level, year),
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
            count=len(codes), month=text.month(page.period), kind=kind,
        ),
    )  # fmt: skip
    st.caption(
        text(
            "{kind}, per akhir {month}; tunggakan terbesar di atas.", kind=kind, month=text.month(page.period)
        )
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
    if level is Level.PROVINCE:
        wrong = loading.kept(
            page.data, "compliance wrong", text.code, page.period, view.kind,
            compute=lambda: _wrong(page, view),
        )  # fmt: skip
        for each in wrong:
            st.warning(each, icon=":material/rule:")
    download(page, frame, name=text("kepatuhan"), parts=(page.area, str(level), view.kind), about=kind)


def _wrong(page: Page, view: ComplianceView) -> list[str]:
    """Totals of provinces that are smaller than their parts, a paragraph a column."""
    kinds = list(ENTITY_NAMES) if view.kind == ALL else [view.kind]
    found = of_kinds(level_reports(page, Level.PROVINCE), kinds)
    return [said for column, rows in found.items() if (said := contradictions(page, rows, column))]


def _areas(page: Page, view: ComplianceView, level: Level, year: str) -> tuple[list[str], pd.DataFrame, Any]:
    """Area codes in row order, the table, and the table as shown."""
    text, areas = page.text, page.areas
    kinds = list(ENTITY_NAMES) if view.kind == ALL else [view.kind]
    found = of_kinds(level_reports(page, level), kinds)
    table = compliance.by_area(found, areas=areas, codes=_codes(page, level))
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
    columns[text("Laporan")] = [
        months_words(text, oldest, newest)
        for oldest, newest in zip(table["oldest"], table["newest"], strict=True)
    ]
    if level is Level.REGENCY:
        columns[text("Provinsi")] = [areas.provinces[areas.province_of(code)] for code in codes]
    else:
        for name, reported in (
            (text("Kabupaten/kota yang melapor"), table["reported"]),
            (text("Melapor SKK {year}", year=year), table["year_reported"]),
        ):
            columns[name] = [
                text("{used} dari {total}", used=int(used), total=len(areas.inside(code)))
                for code, used in zip(codes, reported, strict=True)
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
