"""Catatan: who did what, and what was refused; one's own for a branch, everybody's for the regional office."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import pandas as pd
import streamlit as st

from dashboard.data import clock
from dashboard.data.published.records import Noted
from dashboard.data.published.submitted import Submission
from dashboard.i18n import N_
from dashboard.ui.frame.desk import Seat
from dashboard.ui.frame.page import Page
from dashboard.ui.parts.tables import show_table
from dashboard.ui.publishing.words import title_of, when

#: Lines shown; the rest are in the store.
MOST: Final = 200
ACTS: Final = {
    "kirim": N_("kirim"),
    "setuju": N_("setujui"),
    "kembalikan": N_("kembalikan"),
    "tarik": N_("tarik"),
    "terbit": N_("terbitkan"),
    "kembali": N_("kembali ke versi lama"),
}
REFUSED: Final = "ditolak"


def draw_audit(page: Page, seat: Seat, submissions: Sequence[Submission]) -> None:
    """The newest lines, as a table."""
    text = page.text
    lines = seat.desk.audit(by=seat.by, at=clock.now_wita(), most=MOST)
    titles = {each.id: title_of(page, each) for each in submissions}
    shown = pd.DataFrame(
        {
            text("Waktu (WITA)"): [when(each.at, text) for each in lines],
            text("Oleh"): [each.name for each in lines],
            text("Yang dilakukan"): [_act(page, each) for each in lines],
            text("Kiriman atau versi"): [_about(each, titles) for each in lines],
        }
    )
    show_table(shown, alt=text("Catatan perbuatan, yang terbaru lebih dulu"))
    st.caption(
        text("Paling banyak {count} baris terakhir. Catatan hanya bertambah; tidak dapat diubah.", count=MOST)
    )


def _act(page: Page, line: Noted) -> str:
    text = page.text
    if line.act == REFUSED:
        wanted = str(line.details.get("tindakan", ""))
        return text("ditolak: {act}", act=text(ACTS[wanted]) if wanted in ACTS else wanted)
    said = text(ACTS[line.act]) if line.act in ACTS else line.act
    return f"{said} ({text('kantor satu orang')})" if line.details.get("satu_orang") else said


def _about(line: Noted, titles: Mapping[str, str]) -> str:
    return "; ".join(titles.get(each, each) for each in line.about.split())
