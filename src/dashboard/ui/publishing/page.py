"""The page of publishing: what it says first, and its parts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import streamlit as st

from dashboard.data import clock
from dashboard.data.published.errors import PublishingError
from dashboard.data.published.submitted import Status, Submission
from dashboard.i18n import N_
from dashboard.ui.frame import desk, published_source
from dashboard.ui.frame.page import Page
from dashboard.ui.publishing.audit import draw_audit
from dashboard.ui.publishing.board import draw_board
from dashboard.ui.publishing.history import draw_history
from dashboard.ui.publishing.inbox import inbox

SECTIONS: Final = {
    "masuk": N_("Kiriman"),
    "papan": N_("Papan bulan"),
    "riwayat": N_("Riwayat versi"),
    "catatan": N_("Catatan kegiatan"),
}


def publishing(page: Page) -> None:
    """The whole page, for somebody whom the frame has let in; a store that is away is told in words."""
    text = page.text
    try:
        seat, watch = desk.seat(), published_source.watched()
        if seat is None or watch is None:
            page.say(text("Penyimpanan belum diatur, jadi belum ada kiriman."))
            return
        found = seat.desk.submissions(by=seat.by, at=clock.now_wita())
    except PublishingError as error:
        page.say(text.render(error.message))
        return
    _say(page, found)
    desk.say_done(text)
    if not seat.desk.lasting:
        st.warning(
            text(
                "Penyimpanan ini sementara: kiriman dan versi hilang bila server dimulai ulang, jadi tabel yang memuat nama ditolak."
            ),
            icon=":material/hourglass_empty:",
        )
    sections = {key: text(name) for key, name in SECTIONS.items()}
    section = page.pick("bagian", text("Bagian"), sections, default="masuk", label_visibility="collapsed")
    try:
        match section:
            case "papan":
                draw_board(page, found)
            case "riwayat":
                draw_history(page, seat, watch)
            case "catatan":
                draw_audit(page, seat, found)
            case _:
                inbox(page, seat, found)
    except PublishingError as error:
        st.error(text.render(error.message), icon=":material/cloud_off:")


def _say(page: Page, found: Sequence[Submission]) -> None:
    text = page.text
    waiting, approved, returned = (
        sum(each.status is status for each in found)
        for status in (Status.WAITING, Status.APPROVED, Status.RETURNED)
    )
    said = (
        text("{count} kiriman menunggu keputusan.", count=waiting)
        if waiting
        else text("Tidak ada kiriman yang menunggu keputusan.")
    )
    base = text(
        "{approved} disetujui dan belum terbit, {returned} dikembalikan.",
        approved=approved,
        returned=returned,
    )
    page.say(said, base=base)
