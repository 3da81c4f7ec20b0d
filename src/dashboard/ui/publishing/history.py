"""Riwayat: what was published, by whom and why; two versions beside each other; a step back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import pandas as pd
import streamlit as st

from dashboard.data.clock import today_wita
from dashboard.data.published.access import Action, may
from dashboard.data.published.comparing import TableChange, compared
from dashboard.data.published.records import Entry, InForce
from dashboard.data.published.watch import Watch
from dashboard.i18n import N_, Message
from dashboard.ui.frame import desk, who
from dashboard.ui.frame.desk import Seat
from dashboard.ui.frame.page import Page
from dashboard.ui.frame.plain import as_text
from dashboard.ui.parts.tables import show_in_words, show_table
from dashboard.ui.publishing.words import Colour, when

KINDS: Final[dict[str, tuple[str, str, Colour]]] = {
    "terbit": (N_("Terbit"), ":material/public:", "green"),
    "kembali": (N_("Kembali berlaku"), ":material/history:", "blue"),
    "tarik": (N_("Ditarik"), ":material/block:", "gray"),
}
_MOST: Final = 10
_BACK_BUTTON: Final = "kembalikan_versi_ini"
#: What was in force when the history was drawn last.
_SEEN: Final = "_riwayat_dilihat"
_COMPARED: Final = "_versi_dibandingkan"


def draw_history(page: Page, seat: Seat, watch: Watch) -> None:
    """The lines of the history, the newest first, and what may be done with its versions."""
    text = page.text
    entries = watch.store().history()
    if not entries:
        st.caption(text("Belum ada yang terbit."))
        return
    in_force = seat.desk.in_force()
    gone = {each.versi for each in entries if each.jenis == "tarik"}
    standing = [each for each in dict.fromkeys(each.versi for each in entries) if each not in gone]
    told = {each.versi: each for each in reversed(entries) if each.jenis != "tarik"}
    names = {each: _name(page, told[each], in_force=each == in_force.version) for each in standing}
    for each in entries[:_MOST]:
        _line(page, each, gone=each.versi in gone, in_force=each.urutan == in_force.line)
    if len(entries) > _MOST:
        with st.expander(text("Yang lebih lama ({count})", count=len(entries) - _MOST)):
            for each in entries[_MOST:]:
                _line(page, each, gone=each.versi in gone, in_force=False)
    if len(standing) > 1:
        _differences(page, watch, names)
    if may(who.standing(), Action.PUBLISH, branch=None):
        _back(page, seat, names, in_force)


def _name(page: Page, entry: Entry, *, in_force: bool) -> str:
    text = page.text
    name = f"{entry.versi} · {when(entry.waktu, text)}"
    return text("{version} (berlaku)", version=name) if in_force else name


def _line(page: Page, entry: Entry, *, gone: bool, in_force: bool) -> None:
    text = page.text
    words, icon, colour = KINDS[entry.jenis]
    with st.container(border=True, gap="xxsmall", key=f"riwayat_{entry.urutan}"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(f"**{entry.versi}**", width="content")
            st.badge(text(words), icon=icon, color=colour)
            if in_force:
                st.badge(text("Berlaku sekarang"), icon=":material/star:", color="violet")
            if not gone:
                page.link(
                    "peta", text("Lihat di peta"), versi="" if in_force else entry.versi, sumber="terbit"
                )
        st.caption(f"{when(entry.waktu, text)} · {as_text(entry.oleh)}")
        if entry.catatan:
            st.markdown(as_text(entry.catatan, most=300))


def _differences(page: Page, watch: Watch, names: Mapping[str, str]) -> None:
    text, versions = page.text, list(names)
    st.subheader(text("Perbedaan dua versi"), anchor=False)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        before = page.choose("sebelum", text("Sebelum"), names, default=versions[1], width=330)
        after = page.choose("sesudah", text("Sesudah"), names, default=versions[0], width=330)
    with st.container(horizontal=True):
        for version in dict.fromkeys((before, after)):
            label = text("Peta versi {version}", version=version)
            page.link("peta", label, versi=version, sumber="terbit")
    if before == after:
        st.caption(text("Pilih dua versi yang berlainan."))
        return
    kept: tuple[tuple[str, str], dict[str, TableChange]] | None = st.session_state.get(_COMPARED)
    if kept is None or kept[0] != (before, after):
        tables = [watch.picture(each).tables for each in (before, after)]
        kept = ((before, after), compared(*tables, areas=page.areas, today=today_wita()))
        st.session_state[_COMPARED] = kept
    _table_changes(page, kept[1])


def _table_changes(page: Page, changes: Mapping[str, TableChange]) -> None:
    text = page.text
    if not changes:
        st.caption(text("Yang boleh dilihat umum sama di kedua versi."))
        return
    show_in_words(
        pd.DataFrame(
            {
                text("Tabel"): list(changes),
                text("Baru"): [text.number(each.added) for each in changes.values()],
                text("Berubah"): [text.number(each.changed) for each in changes.values()],
                text("Hilang"): [text.number(each.removed) for each in changes.values()],
            }
        ),
        alt=text("Berapa baris setiap tabel berubah"),
    )
    for name, change in changes.items():
        with st.expander(text("{table}: baris pertama yang berbeda", table=name)):
            rows = [
                {
                    **row.key,
                    **{cell: " → ".join(each or "–" for each in pair) for cell, pair in row.cells.items()},
                }
                for row in change.first
            ]
            show_table(pd.DataFrame(rows).fillna(""), alt=text("Baris {table} yang berbeda", table=name))


def _back(page: Page, seat: Seat, names: Mapping[str, str], in_force: InForce) -> None:
    text = page.text
    others = [each for each in names if each != in_force.version]
    if not others:
        return
    # A press goes by what was on the screen, whatever has come into force since.
    pressed_before: InForce | None = st.session_state.get(_SEEN)
    onto = in_force if pressed_before is None or not st.session_state.get(_BACK_BUTTON) else pressed_before
    st.session_state[_SEEN] = in_force
    st.subheader(text("Kembali atau tarik"), anchor=False)
    left, right = st.columns(2)
    with left, st.form("kembalikan_versi"):
        st.markdown(f"**{text('Kembalikan versi lama')}**")
        st.caption(text("Versi itu berlaku lagi; riwayat bertambah satu baris."))
        wanted = st.selectbox(text("Versi"), others, format_func=names.__getitem__, key="versi_kembali")
        why = st.text_input(text("Alasan"), max_chars=300, key="alasan_kembali")
        pressed = st.form_submit_button(
            text("Kembalikan versi ini"), icon=":material/history:", key=_BACK_BUTTON
        )
    if pressed and wanted is not None:
        desk.attempt(
            text,
            seat,
            f"kembali {wanted} {onto}",
            lambda wish: seat.desk.rollback(wanted, why=why, onto=onto, wish=wish),
            done=Message(N_("Versi {version} berlaku lagi."), {"version": wanted}),
        )
    with right, st.form("tarik_versi"):
        st.markdown(f"**{text('Tarik versi')}**")
        st.caption(
            text(
                "Isinya dihapus untuk selamanya, bersama isi kiriman yang membentuknya; siapa, kapan, dan mengapa tinggal. Cadangan lama masih menyimpannya."
            )
        )
        gone = st.selectbox(text("Versi"), others, format_func=names.__getitem__, key="versi_tarik")
        reason = st.text_input(text("Alasan"), max_chars=300, key="alasan_tarik")
        typed = st.text_input(text("Untuk memastikan, ketik nomor versinya"), key="ketik_tarik")
        pressed = st.form_submit_button(text("Tarik versi ini"), icon=":material/delete_forever:")
    if pressed and gone is not None:
        if typed.strip().casefold() != gone:
            st.error(text("Nomor versinya belum cocok."), icon=":material/edit:")
            return
        desk.attempt(
            text,
            seat,
            f"tarik {gone}",
            lambda wish: seat.desk.withdraw(gone, why=reason, wish=wish),
            done=Message(N_("Versi {version} ditarik; isinya dihapus."), {"version": gone}),
        )
