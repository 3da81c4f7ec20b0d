"""Terbitkan: approved submissions, one or several, put in force upon what was looked at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import streamlit as st

from dashboard.data.published.errors import NoFullSetError, OvertakenError, PublishingError
from dashboard.data.published.submitted import Submission
from dashboard.i18n import LANGUAGES, N_, Language, Message
from dashboard.ui.frame import desk
from dashboard.ui.frame.desk import Seat
from dashboard.ui.frame.page import Page
from dashboard.ui.publishing.change import draw_change, forget, looked_at
from dashboard.ui.publishing.words import title_of

_BUTTON: Final = "terbitkan"
_OVERTAKEN: Final = "_terbit_didahului"


def publish_approved(page: Page, seat: Seat, approved: Sequence[Submission]) -> None:
    """The box in which approved submissions are published; nothing while there are none."""
    if not approved:
        return
    text = page.text
    names = {each.id: title_of(page, each) for each in approved}
    with st.container(border=True, key="siap_terbit"):
        overtaken: Message | None = st.session_state.pop(_OVERTAKEN, None)
        if overtaken is not None:
            st.warning(text.render(overtaken), icon=":material/update:")
        chosen = st.multiselect(
            text("Kiriman yang terbit bersama"),
            list(names),
            default=list(names),
            format_func=names.__getitem__,
            select_all=False,
            key=f"terbit_bersama_{'_'.join(names)}",
        )
        if not chosen:
            st.caption(text("Pilih sedikitnya satu kiriman."))
            return
        # What is published is what was seen: a press goes by the comparison that was on the screen.
        change = None
        try:
            change = looked_at(page, seat, chosen, acting=bool(st.session_state.get(_BUTTON)))
        except NoFullSetError as error:
            st.warning(text.render(error.message), icon=":material/info:")
        if change is None:
            return
        draw_change(page, change)
        month = max(each.month for each in approved if each.id in chosen)
        with st.form("terbitkan_kiriman", border=False):
            note = st.text_input(
                text("Catatan penerbitan; tampil di riwayat"), value=text.month(month), max_chars=300
            )
            typed = st.text_input(text("Untuk memastikan, ketik bulannya: {month}", month=text.month(month)))
            pressed = st.form_submit_button(
                text("Terbitkan"),
                type="primary",
                icon=":material/publish:",
                key=_BUTTON,
                disabled=bool(change.problems),
            )
        if not pressed:
            return
        if not _means(typed, month):
            st.error(
                text("Bulannya belum cocok; ketik {month}.", month=text.month(month)), icon=":material/edit:"
            )
            return
        try:
            desk.do(
                seat,
                f"terbit {' '.join(chosen)} {change.onto}",
                lambda wish: seat.desk.publish(
                    chosen, note=note, onto=change.onto, wish=wish, areas=page.areas
                ),
                done=Message(N_("Sudah terbit. Semua yang membuka tautan melihatnya dalam satu menit.")),
            )
        except OvertakenError as error:
            forget()
            st.session_state[_OVERTAKEN] = desk.overtaken(error)
            st.rerun()
        except PublishingError as error:
            st.error(text.render(error.message), icon=":material/block:")


def _means(typed: str, month: str) -> bool:
    """Whether what was typed is the month, in either language or as a code."""
    written = {month, *(Language(code).month(month) for code in LANGUAGES)}
    return " ".join(typed.split()).casefold() in {each.casefold() for each in written}
