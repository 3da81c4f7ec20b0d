"""Who must enrol and has not, enrols in part, or is behind: an area a row, of the level chosen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import pandas as pd
import streamlit as st
from pandas.io.formats.style import Styler

from dashboard.charts.compliance_ageing import AgeRow, age_bars, age_bars_alt
from dashboard.data.contract.words import ALL, ENTITY_NAMES, REGION, Level
from dashboard.i18n import N_, Language
from dashboard.metrics.compliance import compliance
from dashboard.metrics.compliance.reports import (
    BEHIND,
    PDS,
    PWBD,
    Counted,
    any_not_shown,
    not_shown,
    of_area,
    of_kinds,
)
from dashboard.ui.compliance.choices import ComplianceView
from dashboard.ui.compliance.reports import (
    area_reports,
    contradictions,
    hidden_areas,
    level_reports,
    months_words,
    partly_hidden,
)
from dashboard.ui.frame import loading
from dashboard.ui.frame.area_names import area_in_words
from dashboard.ui.frame.page import Page
from dashboard.ui.parts.area_words import entities_note, unverified_words
from dashboard.ui.parts.pictures import Picture, show
from dashboard.ui.parts.selection import compared_areas, compared_whole
from dashboard.ui.parts.tables import download, source_line, styled, table_of_areas
from dashboard.ui.parts.values import count

LEVELS: Final = {
    Level.REGENCY: N_("Kabupaten/kota"),
    Level.PROVINCE: N_("Provinsi"),
    Level.BRANCH: N_("Wilayah kerja cabang"),
}
#: Areas in the picture: those that owe most.
DRAWN: Final = 10


@dataclass(frozen=True, eq=False)
class _AreaTable:
    """Areas in row order, the whole first, their table, which of its cells are hidden, and the table as shown.

    picture: those that owe most; None where nobody is known to owe.
    """

    picture: Picture | None
    codes: list[str]
    frame: pd.DataFrame
    hidden: pd.DataFrame
    shown: Styler


def area_table(page: Page, view: ComplianceView, year: str) -> None:
    """Draw the areas of the level chosen, in and around the chosen area."""
    text = page.text
    levels = LEVELS if page.area == REGION else {k: v for k, v in LEVELS.items() if k != Level.PROVINCE}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.subheader(text("Menurut wilayah"), anchor=False, width="content")
        level = Level(
            page.pick(
                "tingkat",
                text("Tingkat"),
                {str(k): text(v) for k, v in levels.items()},
                default=str(Level.REGENCY),
                label_visibility="collapsed",
            )
        )
    table = loading.kept(
        page.data,
        "compliance areas",
        text.code,
        page.theme,
        page.area,
        page.period,
        level,
        view.kind,
        compute=lambda: _areas(page, view, level, year),
    )
    if table.picture is not None:
        show(table.picture, key="tunggakan_wilayah")
    key = f"kepatuhan_{level}"
    kind = text("Badan usaha, OPD, desa") if view.kind == ALL else text(ENTITY_NAMES[view.kind])
    table_of_areas(
        table.shown,
        text=text,
        key=key,
        codes=table.codes,
        alt=text(
            "Tabel {count} wilayah per akhir {month}: entitas menurut kategori, tunggakan, SKK, dipulihkan ({kind})",
            count=len(table.codes) - 1,
            month=text.month(page.period),
            kind=kind,
        ),
    )
    st.caption(
        text(
            "{kind}, per akhir {month}; tunggakan terbesar di atas.", kind=kind, month=text.month(page.period)
        )
        + " "
        + text("Pilih satu baris untuk memilih wilayahnya.")
    )
    if any_not_shown(level_reports(page, level)) or any_not_shown(area_reports(page)):
        entities_note(page)
    unverified = unverified_words(page, table.codes)
    if unverified:
        st.caption(
            unverified
            + " "
            + text("Wilayah kerja dapat mencakup kabupaten/kota di luar wilayah yang dipilih.")
        )
    if level is Level.PROVINCE:
        wrong = loading.kept(
            page.data,
            "compliance wrong",
            text.code,
            page.period,
            view.kind,
            compute=lambda: _wrong(page, view),
        )
        for each in wrong:
            st.warning(each, icon=":material/rule:")
    parts = (page.area, str(level), view.kind)
    download(page, table.frame, table.hidden, name=text("kepatuhan"), parts=parts, about=kind)


def _wrong(page: Page, view: ComplianceView) -> list[str]:
    """Totals of provinces that are smaller than their parts, a paragraph a column."""
    kinds = list(ENTITY_NAMES) if view.kind == ALL else [view.kind]
    found = of_kinds(level_reports(page, Level.PROVINCE), kinds)
    return [said for column, rows in found.items() if (said := contradictions(page, rows, column))]


def _areas(page: Page, view: ComplianceView, level: Level, year: str) -> _AreaTable:
    text, areas = page.text, page.areas
    kinds = list(ENTITY_NAMES) if view.kind == ALL else [view.kind]
    found = of_kinds(level_reports(page, level), kinds)
    table = compliance.by_area(found, areas=areas, codes=_codes(page, level))
    table = table.sort_values("arrears", ascending=False, na_position="last", kind="stable")
    picture = _most(page, found, [str(code) for code in table.index], kinds)
    whole = compared_whole(page)
    of_whole = of_kinds(of_area(level_reports(page, areas.level(whole)), whole), kinds)
    parts = [str(code) for code in table.index]
    table = pd.concat([compliance.by_area(of_whole, areas=areas, codes=[whole]), table])
    some_hidden = pd.concat(
        [
            compliance.by_area_hidden(of_whole, codes=[whole]),
            compliance.by_area_hidden(found, codes=parts),
        ]
    )
    codes = [whole, *parts]
    total = text("Jumlah {area}", area=area_in_words(areas, whole, text))
    names = {
        PWBD: text("PWBD"),
        PDS: text("PDS"),
        BEHIND: text("Menunggak iuran"),
        "arrears": text("Tunggakan (Rp)"),
        "year_skk": text("SKK {year}", year=year),
        "year_recovered": text("Dipulihkan {year} (Rp)", year=year),
    }
    columns: dict[str, object] = {text("Wilayah"): [total, *(areas.name(code) for code in parts)]}
    columns |= {name: table[column].array for column, name in names.items()}
    columns[text("Laporan")] = _months(text, table, told=level is Level.REGENCY)
    if level is Level.REGENCY:
        columns[text("Provinsi")] = ["", *(areas.provinces[areas.province_of(code)] for code in parts)]
    else:
        for name, column in (
            (text("Kabupaten/kota yang melapor"), ("reported", "hidden")),
            (text("Melapor SKK {year}", year=year), ("year_reported", "year_hidden")),
        ):
            columns[name] = [
                text("{used} dari {total}", used=int(used), total=len(areas.inside(code)))
                + (f" · {hidden_areas(text, int(hidden))}" if hidden else "")
                for code, used, hidden in zip(codes, *(table[each] for each in column), strict=True)
            ]
    if level is Level.BRANCH:
        verified = (
            text("terverifikasi") if areas.territory_verified(code) else text("belum terverifikasi")
            for code in parts
        )
        columns[text("Wilayah kerja")] = ["", *verified]
    columns[text("Kode")] = codes
    frame = pd.DataFrame(columns)
    hidden = pd.DataFrame(
        {
            name: (table[column].isna() & some_hidden[column]).to_numpy(dtype=bool)
            for column, name in names.items()
        }
    )
    return _AreaTable(picture, codes, frame, hidden, styled(page, frame, hidden, uuid="areas"))


def _most(page: Page, found: Counted, codes: list[str], kinds: list[str]) -> Picture | None:
    """The first areas of a list that is in the order of what they owe, as bars."""
    text, rows = page.text, found["tunggakan"]
    owed = rows.groupby(["kode", "jenis_entitas"])["tunggakan"].sum(min_count=1)
    hidden = rows[not_shown(rows, "tunggakan")].groupby("kode")["jenis_entitas"].agg(frozenset)
    drawn = [
        AgeRow(
            name=page.areas.name(code),
            values={kind: count(owed.get((code, kind))) for kind in kinds},
            hidden=hidden.get(code, frozenset()),
        )
        for code in codes[:DRAWN]
    ]
    drawn = [row for row in drawn if row.total]
    if len(drawn) < 2:
        return None
    area = area_in_words(page.areas, compared_whole(page), text)
    title = text(
        "Tunggakan iuran di {area}: {count} wilayah dengan tunggakan terbesar", area=area, count=len(drawn)
    )
    lines = [text("rupiah, laporan terbaru tiap kabupaten/kota"), source_line(page)]
    figure = age_bars(drawn, title=title, lines=lines, text=text, theme=page.theme, rupiah=True)
    return Picture(figure, age_bars_alt(drawn, title=title, text=text, rupiah=True))


def _months(text: Language, table: pd.DataFrame, *, told: bool) -> list[str]:
    """The months of each area's newest reports. told: whether it is said here that some of them is hidden."""
    return [
        months_words(text, oldest, newest) + (f" · {partly_hidden(text)}" if told and hidden else "")
        for oldest, newest, hidden in zip(
            table["oldest"], table["newest"], table["hidden"] + table["year_hidden"], strict=True
        )
    ]


def _codes(page: Page, level: Level) -> list[str]:
    """The areas of a level in and around the chosen one."""
    areas = page.areas
    inside = compared_areas(page)
    if level is Level.REGENCY:
        return inside
    if level is Level.PROVINCE:
        return list(areas.provinces)
    return sorted({areas.branch_of(code) for code in inside if code in areas.territory.index})
