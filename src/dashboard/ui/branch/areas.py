"""The kabupaten/kota of a branch in a table, and what is missing in its data."""

from __future__ import annotations

from functools import partial
from typing import Final

import pandas as pd
import streamlit as st

from dashboard.data.contract.words import Level
from dashboard.i18n import N_, Language
from dashboard.metrics.coverage.branch_gaps import Gap, Lacks, branch_gaps
from dashboard.metrics.coverage.change import PEOPLE, POINTS
from dashboard.metrics.coverage.official import DEFAULT_SERIES
from dashboard.metrics.cube.months import month_before
from dashboard.ui.frame import loading
from dashboard.ui.frame.loading import Cut
from dashboard.ui.frame.page import Page
from dashboard.ui.frame.plain import as_text
from dashboard.ui.parts.tables import source_line
from dashboard.ui.parts.values import rate, written

_LACKS_WORDS: Final = {
    Lacks.OWN_COUNT: N_("realisasi sendiri bulan ini"),
    Lacks.OWN_TARGET: N_("target cabang tahun ini"),
    Lacks.MEMBERS: N_("peserta bulan ini"),
    Lacks.ELIGIBLE: N_("potensi"),
    Lacks.TARGET: N_("target tahun ini"),
    Lacks.FUNDINGS: N_("pendanaan"),
    Lacks.COMPLIANCE: N_("laporan kepatuhan"),
    Lacks.POPULATION: N_("jumlah orang per kelompok"),
}


def own_areas(page: Page) -> None:
    """Draw the table: coverage, gap, and the change since the month before; lowest coverage first."""
    text = page.text
    st.subheader(text("Kabupaten/kota di wilayah kerja"), anchor=False)
    frame = _frame(page)
    style = frame.style.set_uuid("own_areas").format(
        {
            text("Cakupan (%)"): written(text, digits=2),
            text("Belum terlindungi"): written(text),
            _gap_name(page): written(text),
            text("Berubah (orang)"): partial(_signed, text),
            text("Berubah (poin)"): partial(_signed, text, digits=2),
        }
    )
    st.table(
        style,
        border="horizontal",
        hide_index=True,
        alt=text("Tabel {count} kabupaten/kota: cakupan, selisih, dan perubahan sebulan", count=len(frame)),
    )
    note = text(
        "cakupan = peserta aktif ÷ potensi menurut wilayah; bukan hitungan cabang sendiri. {source}",
        source=source_line(page),
    )
    st.caption(note)


def _gap_name(page: Page) -> str:
    """Of these areas by address: the branch's own target is another."""
    return page.text("Kurang ke target {series} {year}", series=DEFAULT_SERIES, year=page.period[:4])


def _frame(page: Page) -> pd.DataFrame:
    text, areas, start = page.text, page.areas, month_before(page.period, 1)
    codes = list(areas.inside(page.area))
    month = loading.measured_month(page.data, page.period, Cut(Level.REGENCY)).loc[codes]
    month = month.sort_values("coverage_percent", kind="stable")
    if start in page.data.periods:
        moved = loading.changed(page.data, Cut(Level.REGENCY), start=start, end=page.period)
    else:
        moved = pd.DataFrame({PEOPLE: pd.NA, POINTS: pd.NA}, index=month.index)
    moved = moved.loc[month.index]
    return pd.DataFrame(
        {
            text("Wilayah"): [as_text(areas.short_name(str(code))) for code in month.index],
            text("Cakupan (%)"): month["coverage_percent"].array,
            text("Belum terlindungi"): month["not_covered"].array,
            _gap_name(page): month["gap_to_target"].array,
            text("Berubah (orang)"): moved[PEOPLE].array,
            text("Berubah (poin)"): moved[POINTS].array,
        }
    )


def _signed(text: Language, value: object, *, digits: int = 0) -> str:
    return text.number(rate(value), digits=digits, signed=True)


def missing_in_data(page: Page) -> None:
    """Say what the branch's data lack, file by file, with the names of the kabupaten/kota."""
    text = page.text
    found = branch_gaps(page.data, branch=page.area, period=page.period)
    said = (
        text("belum ada: {gaps}.", gaps="; ".join(_gap_words(page, each) for each in found))
        if found
        else text(
            "semua yang diperiksa ada: {checked}. Data desa ada di halaman Ekosistem desa.",
            checked=", ".join(text(each) for each in _LACKS_WORDS.values()),
        )
    )
    st.markdown(f"**{text('Kelengkapan data:')}** {said}")


def _gap_words(page: Page, gap: Gap) -> str:
    text, areas = page.text, page.areas
    what = text(_LACKS_WORDS[gap.what])
    if not gap.codes:
        return what
    if len(gap.codes) == len(areas.inside(page.area)):
        return text("{what}, di semua kabupaten/kota", what=what)
    names = as_text(", ".join(areas.short_name(code) for code in gap.codes), most=300)
    return text("{what}: {names}", what=what, names=names)
