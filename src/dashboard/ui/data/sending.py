"""Kirim ke kanwil: the files that were tried become a submission, for whoever may send one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import streamlit as st

from dashboard.data import clock
from dashboard.data.contract.findings import MOST_READ
from dashboard.data.dry_run import DryRun
from dashboard.data.published.access import Action, may
from dashboard.data.published.branch_scope import NO_BRANCH, ForeignRow
from dashboard.data.published.errors import ForeignRowsError, NoFullSetError, PublishingError
from dashboard.data.published.onto import Change
from dashboard.data.published.submitted import Sendable, sendable
from dashboard.data.published.wish import Wish
from dashboard.i18n import N_, Language, Message
from dashboard.ui.frame import desk, visit, who
from dashboard.ui.frame.page import Page
from dashboard.ui.frame.plain import as_text
from dashboard.ui.parts.comparisons import compared_rows, compared_tables

#: Whether the files were sent, so that nobody wonders whether they were.
_SENT: Final = "terkirim"
#: What the files come to, and what they would change, as looked up last.
_PREPARED: Final = "disiapkan"
_CHANGE: Final = "dibandingkan"


def send_to_office(page: Page, run: DryRun) -> None:
    """The section below what the files came to; nothing for whoever sends nothing."""
    branches = _branches(page)
    if not branches:
        return
    text = page.text
    with st.container(border=True, key="kirim_ke_kanwil"):
        st.markdown(f"#### {text('Kirim ke kanwil')}")
        st.caption(
            text(
                "Yang dikirim disimpan di penyimpanan kantor dan dilihat cabang ini dan kanwil; baru terbit setelah kanwil menyetujuinya."
            )
        )
        desk.say_done(text)
        try:
            seat = desk.seat()
            if seat is not None:
                _form(page, run, seat, branches)
        except PublishingError as error:
            st.error(text.render(error.message), icon=":material/block:")


def _branches(page: Page) -> dict[str, str]:
    """For whom this person may send: code -> name; the regional office itself first, where he may."""
    standing = who.standing()
    every = {NO_BRANCH: page.text("Kantor wilayah (semua wilayah dan tabel kanwil)"), **page.areas.branches}
    return {code: name for code, name in every.items() if may(standing, Action.SUBMIT, branch=code or None)}


def _form(page: Page, run: DryRun, seat: desk.Seat, branches: Mapping[str, str]) -> None:
    text = page.text
    if visit.sending().get(_SENT):
        page.link("penerbitan", text("Lihat kiriman di halaman Penerbitan"))
        return
    if any(file.waits for file in run.files):
        st.info(text("Jawab dulu pertanyaan tentang berkasnya di atas, lalu kirim."), icon=":material/info:")
        return
    branch = _branch(text, branches)
    try:
        made = _sendable(page, run, branch, lasting=seat.desk.lasting)
    except ForeignRowsError as error:
        st.error(text.render(error.message), icon=":material/block:")
        _foreign(page, error)
        return
    _what_changes(page, made, seat, of=f"{run.data.fingerprint} {branch}")
    if made.needs_note:
        st.caption(
            ":material/edit_note: "
            + text("Ada baris yang ditolak atau perlu dilihat, jadi tulis catatannya untuk kanwil.")
        )
    with st.form("kirim_kanwil", border=False):
        note = st.text_area(text("Catatan untuk kanwil"), max_chars=500, height=80)
        sent = st.form_submit_button(text("Kirim ke kanwil"), type="primary", icon=":material/send:")
    if sent:
        rows = sum(len(table) for table in made.tables.values())

        def submit(wish: Wish) -> None:
            seat.desk.submit(made, note=note, wish=wish, areas=page.areas)
            visit.sending()[_SENT] = True

        desk.do(
            seat,
            f"kirim {run.data.fingerprint} {branch}",
            submit,
            done=Message(
                N_("Terkirim: {count} baris. Kanwil memeriksanya; keadaannya ada di halaman Penerbitan."),
                {"count": rows},
            ),
        )


def _sendable(page: Page, run: DryRun, branch: str, *, lasting: bool) -> Sendable:
    """What the files come to for a branch; looked up once, as every press on the page draws it anew."""
    of = f"{run.data.fingerprint} {branch}"
    seen: tuple[str, Sendable] | None = visit.sending().get(_PREPARED)
    if seen is None or seen[0] != of:
        made = sendable(
            [table for file in run.files for table in file.tables],
            branch,
            areas=page.areas,
            today=clock.today_wita(),
            lasting=lasting,
            mapping=visit.mapping(),
        )
        seen = (of, made)
        visit.sending()[_PREPARED] = seen
    return seen[1]


def _branch(text: Language, branches: Mapping[str, str]) -> str:
    if len(branches) == 1:
        (branch,) = branches
        st.markdown(text("Dikirim atas nama **{branch}**.", branch=branches[branch]))
        return branch
    chosen = st.selectbox(
        text("Atas nama"), list(branches), format_func=branches.__getitem__, key="kirim_cabang", width=430
    )
    return str(chosen)


def _what_changes(page: Page, made: Sendable, seat: desk.Seat, *, of: str) -> None:
    """Against what is in force now, and not what this page shows: that may be the sample. of: what was sent."""
    text, now = page.text, clock.now_wita()
    seen: tuple[str, Change] | None = visit.sending().get(_CHANGE)
    try:
        if seen is None or seen[0] != of or seen[1].onto != seat.desk.in_force():
            seen = (of, seat.desk.would_change(made, by=seat.by, at=now, areas=page.areas))
            visit.sending()[_CHANGE] = seen
    except NoFullSetError as error:
        st.info(text.render(error.message), icon=":material/info:")
        return
    change = seen[1]
    comparisons = change.comparisons(areas=page.areas, today=now.date())
    st.markdown(
        f"**{text('Dibandingkan dengan yang berlaku sekarang, versi {version}', version=change.onto.version or '-')}**"
    )
    compared_tables(comparisons, text, replaced=True)
    compared_rows(comparisons, text, replaced=True)


def _place(page: Page, row: ForeignRow) -> str:
    """The code that says whose a row is, with its name where it has one."""
    code = row.value if row.value in page.areas else row.value[:4]
    return as_text(f"{row.value} ({page.areas.name(code)})" if code in page.areas else row.value)


def _foreign(page: Page, error: ForeignRowsError) -> None:
    """Where the rows stand that are not the branch's own."""
    text = page.text
    lines = [
        f"- **{text('{path}, baris {row}', path=as_text(each.path), row=str(each.row))}** · "
        + (f"{as_text(each.column)} {_place(page, each)}" if each.column else text("tabel kantor wilayah"))
        for each in error.rows[:MOST_READ]
    ]
    rest = error.count - len(lines)
    if rest > 0:
        lines.append(f"- {text('dan {count} baris lagi', count=rest)}")
    st.markdown("\n".join(lines))
