"""Columns with cells of two readings: two buttons, one for each way to read the whole column."""

from __future__ import annotations

from typing import Final

import streamlit as st

from dashboard.data.cells.parsed import Reading
from dashboard.data.dry_run import DryRun
from dashboard.i18n import N_
from dashboard.ui.frame import visit
from dashboard.ui.frame.page import Page
from dashboard.ui.frame.plain import as_text

#: How each reading is called on its button; the place is for what the example comes to.
WAYS: Final = {
    Reading.DAY_FIRST: N_("Hari di depan: {value}"),
    Reading.MONTH_FIRST: N_("Bulan di depan: {value}"),
    Reading.DATE: N_("Tanggal itu: {value}"),
    Reading.MONTH_AND_YEAR: N_("Bulan dan tahun: {value}"),
    Reading.AS_WRITTEN: N_("Seperti tertulis: {value}"),
    Reading.UTC: N_("Waktu dunia (UTC), di sini {value}"),
    Reading.OCTOBER: N_("Oktober, nolnya hilang: {value}"),
    Reading.PERCENT: N_("Persen: {value}"),
    Reading.FRACTION: N_("Pecahan: {value} persen"),
    Reading.THOUSANDS: N_("Ribuan, nolnya hilang: {value}"),
}


def doubts(page: Page, run: DryRun) -> None:
    """Ask, for each doubtful column, which reading is meant; nothing is drawn where there is none."""
    text = page.text
    asked = [(table, doubt) for file in run.files for table in file.tables for doubt in table.report.doubts]
    for at, (table, doubt) in enumerate(asked):
        with st.container(border=True):
            st.markdown(
                "**"
                + text(
                    "{table}, kolom {column}: “{example}” punya dua bacaan. Yang mana untuk seluruh kolom?",
                    table=as_text(table.report.path),
                    column=as_text(doubt.column),
                    example=as_text(doubt.example),
                )
                + "**"
            )
            with st.container(horizontal=True):
                for way, value in doubt.readings.items():
                    st.button(
                        text(WAYS[Reading(way)], value=value),
                        key=f"bacaan_{visit.uploader_key()}_{at}_{way}",
                        on_click=visit.choose,
                        args=(table.name, doubt.column, Reading(way)),
                        kwargs={"loaded": page.data},
                    )
