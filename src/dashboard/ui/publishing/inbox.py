"""The submissions: a card each, and one of them in full with what may be done about it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

import streamlit as st

from dashboard.data.published.access import Action, Standing, may
from dashboard.data.published.errors import NoFullSetError
from dashboard.data.published.records import in_force_with
from dashboard.data.published.submitted import Status, Submission
from dashboard.i18n import N_, Message
from dashboard.ui.frame import desk, published_source, who
from dashboard.ui.frame.desk import Seat
from dashboard.ui.frame.page import Page
from dashboard.ui.frame.plain import as_text
from dashboard.ui.parts.reports import file_reports
from dashboard.ui.publishing.change import draw_change, looked_at
from dashboard.ui.publishing.putting import publish_approved
from dashboard.ui.publishing.words import badge_of, decided, tables_line, title_of

#: Cards of each kind shown at once; the older ones are folded away.
_MOST: Final = 8


def inbox(page: Page, seat: Seat, found: Sequence[Submission]) -> None:
    """One submission, where the link names one; else all of them."""
    chosen = page.ready("kiriman", ["", *(each.id for each in found)], default="")
    one = next((each for each in found if each.id == chosen), None)
    if one is not None:
        _whole(page, seat, one, _standing_versions())
        return
    text, standing, standing_versions = page.text, who.standing(), _standing_versions()
    for status, heading, nothing in (
        (Status.WAITING, text("Menunggu keputusan"), text("Tidak ada kiriman yang menunggu.")),
        (Status.APPROVED, text("Disetujui, belum terbit"), ""),
        (Status.RETURNED, text("Dikembalikan"), ""),
        (Status.PUBLISHED, text("Sudah terbit"), ""),
        (Status.WITHDRAWN, text("Ditarik pengirimnya"), ""),
    ):
        cards = [each for each in found if each.status is status]
        if cards or nothing:
            st.subheader(heading, anchor=False)
        if nothing and not cards:
            st.caption(nothing)
        if status is Status.APPROVED and may(standing, Action.PUBLISH, branch=None):
            publish_approved(page, seat, cards)
        for each in cards[:_MOST]:
            _card(page, each, standing_versions)
        if len(cards) > _MOST:
            with st.expander(text("Yang lebih lama ({count})", count=len(cards) - _MOST)):
                for each in cards[_MOST:]:
                    _card(page, each, standing_versions)
    if may(standing, Action.SUBMIT, branch=None) or (standing is not None and standing.branches):
        page.link("data", text("Kirim berkas lewat halaman Data"), icon=":material/upload_file:")


def _card(page: Page, each: Submission, standing_versions: Collection[str]) -> None:
    text = page.text
    words, icon, colour = badge_of(each, standing_versions)
    with st.container(border=True, gap="xxsmall", key=f"kiriman_{each.id}"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(f"**{title_of(page, each)}**", width="content")
            st.badge(text(words), icon=icon, color=colour)
            if each.version:
                st.markdown(_version_words(page, each.version, standing_versions), width="content")
        st.caption(tables_line(each, text))
        if each.note:
            st.markdown(f"“{as_text(each.note, most=500)}”")
        if each.decisions and each.status is Status.RETURNED:
            st.markdown(decided(each.decisions[-1], text))
        decides = each.status is Status.WAITING and may(who.standing(), Action.DECIDE, branch=None)
        label = text("Periksa") if decides else text("Lihat")
        page.link(page.key, label, icon=":material/arrow_forward:", bagian="masuk", kiriman=each.id)


def _is_withdrawn(version: str) -> bool:
    watch = published_source.watched()
    return watch is not None and version in watch.known().withdrawn


def _standing_versions() -> Collection[str]:
    """The versions that what is in force rests on."""
    watch = published_source.watched()
    return () if watch is None else in_force_with(watch.store().history())


def _version_words(page: Page, version: str, standing_versions: Collection[str]) -> str:
    """The version that a submission went into, and whether it still stands."""
    if _is_withdrawn(version):
        return page.text("versi {version}, sudah ditarik; isi kiriman ini ikut dihapus", version=version)
    if version not in standing_versions:
        return page.text(
            "versi {version}, tidak berlaku lagi sesudah kembali ke versi lama; kirim ulang bila isinya harus terbit",
            version=version,
        )
    return page.text("versi {version}", version=version)


def _whole(page: Page, seat: Seat, each: Submission, standing_versions: Collection[str]) -> None:
    text = page.text
    page.link(page.key, text("Semua kiriman"), icon=":material/arrow_back:", bagian="masuk")
    words, icon, colour = badge_of(each, standing_versions)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.subheader(title_of(page, each), anchor=False, width="content")
        st.badge(text(words), icon=icon, color=colour)
    st.caption(tables_line(each, text))
    if each.note:
        st.markdown(f"{text('Catatan pengirim')}: “{as_text(each.note, most=500)}”")
    for step in each.decisions:
        st.markdown(decided(step, text))
    if each.version and (_is_withdrawn(each.version) or each.version not in standing_versions):
        st.markdown(_version_words(page, each.version, standing_versions))
    elif each.version:
        page.link(
            "peta",
            text("Peta versi {version}", version=each.version),
            versi=each.version,
            sumber="terbit",
            periode=each.month,
        )
    if each.status in {Status.WAITING, Status.APPROVED}:
        try:
            draw_change(page, looked_at(page, seat, [each.id]))
        except NoFullSetError as error:
            st.warning(text.render(error.message), icon=":material/info:")
        _decide(page, seat, each)
    if each.refused or each.warnings:
        st.markdown(f"**{text('Hasil pemeriksaan berkas')}**")
        file_reports(each.reports, text)


def _decide(page: Page, seat: Seat, each: Submission) -> None:
    """What this person may do about a submission; the service asks once more."""
    text, standing = page.text, who.standing()
    if may(standing, Action.DECIDE, branch=None):
        _approve_or_return(page, seat, each, standing)
    own = standing is not None and each.person == standing.person
    if own and each.status is Status.WAITING:
        with st.form(f"tarik_{each.id}", border=False):
            why = st.text_input(text("Alasan menarik kiriman (boleh kosong)"), max_chars=300)
            pressed = st.form_submit_button(text("Tarik kiriman ini"), icon=":material/block:")
        if pressed:
            desk.attempt(
                text,
                seat,
                f"tarik {each.id}",
                lambda wish: seat.desk.take_back(each.id, why=why, wish=wish),
                done=Message(N_("Kiriman ditarik; isinya dihapus.")),
            )


def _approve_or_return(page: Page, seat: Seat, each: Submission, standing: Standing | None) -> None:
    text = page.text
    own = standing is not None and each.person == standing.person
    if own and not seat.desk.alone:
        st.info(
            text("Ini kiriman Anda sendiri; orang lain yang memutuskannya."), icon=":material/person_off:"
        )
    elif own:
        st.warning(
            text(
                "Kantor ini diatur untuk satu orang (DASBOR_SATU_ORANG): Anda memutuskan kiriman sendiri, dan itu tercatat."
            ),
            icon=":material/person:",
        )
    with st.form(f"putusan_{each.id}", border=True):
        why = st.text_area(text("Alasan atau catatan; wajib bila dikembalikan"), max_chars=500, height=80)
        with st.container(horizontal=True):
            can_approve = each.status is Status.WAITING and (not own or seat.desk.alone)
            approve = st.form_submit_button(
                text("Setujui"), type="primary", icon=":material/task_alt:", disabled=not can_approve
            )
            send_back = st.form_submit_button(text("Kembalikan"), icon=":material/undo:")
    if approve:
        desk.attempt(
            text,
            seat,
            f"setuju {each.id}",
            lambda wish: seat.desk.approve(each.id, why=why, wish=wish),
            done=Message(N_("Disetujui. Terbitkan dari daftar kiriman.")),
        )
    if send_back:
        desk.attempt(
            text,
            seat,
            f"kembalikan {each.id}",
            lambda wish: seat.desk.send_back(each.id, why=why, wish=wish),
            done=Message(N_("Dikembalikan dengan alasannya.")),
        )
