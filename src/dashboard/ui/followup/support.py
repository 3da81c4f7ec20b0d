"""The checklist of local governments' support under Inpres 2/2021."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import pandas as pd
import streamlit as st

from dashboard.data.contract.words import REGION, SUPPORT_NAMES, Level
from dashboard.i18n import Language
from dashboard.metrics.funded.support import (
    ANSWER_NAMES,
    Answer,
    Support,
    SupportCount,
    checklist,
    support_counts,
    support_years,
)
from dashboard.ui.followup.findings import say_support
from dashboard.ui.frame import loading
from dashboard.ui.frame.page import Page
from dashboard.ui.parts.missing import missing_file, say_missing
from dashboard.ui.parts.selection import compared_areas
from dashboard.ui.parts.tables import download, source_line, table_of_areas

#: Shape before the word, so that nothing is told by a word's length or a colour alone.
MARKS: Final = {Answer.YES: "✓", Answer.NO: "✕", Answer.UNKNOWN: "–"}


def support_section(page: Page) -> None:
    """Who has what in a year: counts by kind, then a row a local government."""
    text = page.text
    if missing_file(page, "dukungan_pemda"):
        say_missing(page, "dukungan_pemda")
        return
    years = {str(year): str(year) for year in support_years(page.data.support, period=page.period)}
    with page.filters:
        year = int(page.choose("tahun", text("Tahun"), years, default=next(iter(years)), width=110))
    codes = _governments(page)
    found = loading.kept(
        page.data, "support", tuple(codes), year,
        compute=lambda: checklist(page.data.support, codes=codes, year=year),
    )  # fmt: skip
    counts = support_counts([one for one in found if one.code not in page.areas.provinces], year=year)
    say_support(page, counts, year)
    for slot, count in zip(st.columns(len(SUPPORT_NAMES)), counts, strict=True):
        with slot.container(border=True, gap="xxsmall", height="stretch"):
            st.metric(
                text(SUPPORT_NAMES[count.kind]), text("{n} dari {total}", n=count.yes, total=count.total)
            )
            st.caption(_count_words(text, count))
    st.caption(
        text(
            "Jumlah di atas menghitung kabupaten/kota; provinsi ada di tabel. Baris yang tidak ada berarti tidak ada data, bukan “tidak”. Peraturan, tim, dan edaran: catatan terbaru sampai tahun itu, dengan tahunnya di dalam kurung; apakah masih berlaku tidak tercatat. Anggaran: tahun itu saja."
        )
    )
    _table(page, found, codes, year)


def _governments(page: Page) -> list[str]:
    """The chosen area's local governments: provinces first."""
    areas, area = page.areas, page.area
    inside = compared_areas(page)
    level = areas.level(area)
    if level is Level.BRANCH:
        return inside
    provinces = list(areas.provinces) if area == REGION else [areas.province_of(inside[0])]
    return [*provinces, *inside]


def _count_words(text: Language, count: SupportCount) -> str:
    said = text("kabupaten/kota punya")
    if count.earlier:
        said += " " + text("({earlier} tercatat pada tahun sebelumnya)", earlier=count.earlier)
    return f"{said}; " + text("{no} tidak, {unknown} tidak ada data", no=count.no, unknown=count.unknown)


def _table(page: Page, found: Sequence[Support], codes: list[str], year: int) -> None:
    text = page.text
    frame, full, style = loading.kept(
        page.data,
        "support table",
        text.code,
        tuple(codes),
        year,
        compute=lambda: _made(page, found, codes, year),
    )
    key = f"support_table_{page.area}"

    table_of_areas(
        style,
        text=text,
        key=key,
        codes=codes,
        alt=text("Tabel {count} pemerintah daerah: peraturan, tim, anggaran, dan edaran, {year}", count=len(frame), year=str(year)),
    )  # fmt: skip
    st.caption(text("Inpres 2/2021, tahun {year}. {source}", year=str(year), source=source_line(page)))
    about = text("dukungan pemerintah daerah {year}", year=str(year))
    download(page, full, name=text("dukungan"), parts=(page.area, str(year)), about=about)


def _made(
    page: Page, found: Sequence[Support], codes: list[str], year: int
) -> tuple[pd.DataFrame, pd.DataFrame, Any]:
    text, areas = page.text, page.areas
    of_kind = {kind: {one.code: one for one in found if one.kind == kind} for kind in SUPPORT_NAMES}
    columns: dict[str, object] = {
        text("Wilayah"): [
            text("Provinsi {name}", name=areas.name(code)) if code in areas.provinces else areas.short_name(code)
            for code in codes
        ]
    }  # fmt: skip
    for kind, cells in of_kind.items():
        columns[text(SUPPORT_NAMES[kind])] = [_words(text, cells[code], year) for code in codes]
    columns[text("Jumlah ya")] = [
        sum(cells[code].answer is Answer.YES for cells in of_kind.values()) for code in codes
    ]
    columns[text("Dasar")] = [
        "; ".join(cells[code].basis for cells in of_kind.values() if cells[code].basis) for code in codes
    ]
    frame = pd.DataFrame(columns)
    bases = {
        text("Dasar: {kind}", kind=text(SUPPORT_NAMES[kind])): [cells[code].basis for code in codes]
        for kind, cells in of_kind.items()
    }
    full = frame.drop(columns=text("Dasar")).assign(**bases, **{text("Kode"): codes})
    return frame, full, frame.style.set_uuid("support")


def _words(text: Language, one: Support, year: int) -> str:
    said = f"{MARKS[one.answer]} {text(ANSWER_NAMES[one.answer])}"
    if one.year is None or one.year == year:
        return said
    before = "" if one.before is Answer.UNKNOWN else f": {text(ANSWER_NAMES[one.before])}"
    return f"{said} ({one.year}{before})"
