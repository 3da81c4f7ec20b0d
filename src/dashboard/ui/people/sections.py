"""What the page shows: everybody in a table, what can be changed of one of them, and how another is invited."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Final

import pandas as pd
import streamlit as st

from dashboard.data.published.access import Principal, Role
from dashboard.data.published.persons import OF_BRANCHES, ROLE_NAMES, Person
from dashboard.i18n import N_
from dashboard.ui.frame import who
from dashboard.ui.frame.page import Page
from dashboard.ui.frame.plain import as_text
from dashboard.ui.parts.tables import show_table
from dashboard.ui.people.acting import done, draw_again, field, tell

if TYPE_CHECKING:
    from dashboard.data.published.database.accounts import Accounts

_FITS: Final = 12
_HEIGHT: Final = 460
#: What each role may do, in the words of the page.
MAY: Final = {
    Role.VIEWER: N_("melihat nama badan usaha, OPD, proyek, dan desa di KC-nya"),
    Role.BRANCH: N_("melihat nama di KC-nya, dan mengirim data KC-nya"),
    Role.APPROVER: N_("melihat semua nama, memeriksa kiriman, dan menerbitkan"),
    Role.ADMIN: N_("mengatur pengguna di halaman ini; tidak melihat nama"),
}


def listed(page: Page) -> tuple[Person, ...]:
    """Draw everybody who may sign in; returns them, nobody where that can't be had."""
    text = page.text
    everybody = done(page, lambda accounts, by, at: accounts.everybody(by=by, at=at)) or ()
    waiting = sum(each.active and not each.has_come and bool(each.email) for each in everybody)
    page.say(
        text(
            "{count} orang boleh masuk, {waiting} undangan menunggu.",
            count=sum(each.active and each.has_come for each in everybody),
            waiting=waiting,
        )
    )
    tell()
    if not everybody:
        return ()
    frame = pd.DataFrame(
        {
            text("Nama"): [each.name for each in everybody],
            text("Peran"): [text(ROLE_NAMES[each.role]) for each in everybody],
            text("Kantor cabang"): [_branches(page, each) for each in everybody],
            text("Keadaan"): [_state(page, each) for each in everybody],
        }
    )
    show_table(
        frame,
        height=_HEIGHT if len(frame) > _FITS else "auto",
        alt=text("Pengguna: {count} orang", count=len(frame)),
        columns={
            text("Nama"): st.column_config.Column(width=160),
            text("Kantor cabang"): st.column_config.Column(width=300),
        },
    )
    rights = "\n".join(f"- **{text(ROLE_NAMES[role])}**: {text(may)}" for role, may in MAY.items())
    with st.expander(text("Yang boleh dilakukan setiap peran")):
        st.markdown(rights)
    return everybody


def change(page: Page, everybody: tuple[Person, ...]) -> None:
    """Draw what can be changed of one of them, and do what was pressed."""
    text, myself = page.text, who.standing()
    others = {each.number: each for each in everybody if myself is None or each.number != myself.person}
    if not others:
        return
    st.subheader(text("Ubah pengguna"), anchor=False)
    with st.container(border=True):
        number = st.selectbox(
            text("Pengguna"),
            list(others),
            format_func=lambda each: others[each].name,
            key="pengguna_dipilih",
            width=360,
        )
        _change_role(page, others[number])
        with st.container(horizontal=True, vertical_alignment="bottom"):
            _buttons(page, others[number])
        _invite_again(page, others[number])


def _change_role(page: Page, person: Person) -> None:
    text = page.text
    with st.container(horizontal=True, vertical_alignment="bottom"):
        role, branches = _role_fields(
            page, f"ubah_{person.number}", role=person.role, branches=person.branches
        )
        pressed = st.button(text("Simpan peran"), key="simpan_peran", icon=":material/save:")
    if pressed:
        _do(
            page,
            lambda its, by, at: its.change(person.number, role=role, branches=branches, by=by, at=at),
            text("Peran {name} sudah diubah; berlaku mulai klik berikutnya.", name=as_text(person.name)),
        )


def _buttons(page: Page, person: Person) -> None:
    text, name = page.text, as_text(person.name)
    if (
        person.has_come
        and person.active
        and st.button(text("Keluarkan dari semua tab"), icon=":material/logout:")
    ):
        _do(
            page,
            lambda its, by, at: its.sign_out_other(person.number, by=by, at=at),
            text("{name} sudah dikeluarkan; ia boleh masuk lagi.", name=name),
        )
    if person.active and st.button(text("Nonaktifkan"), icon=":material/person_off:"):
        _do(
            page,
            lambda its, by, at: its.set_active(person.number, active=False, by=by, at=at),
            text("{name} dinonaktifkan, di semua tab.", name=name),
        )
    if not person.active and st.button(text("Aktifkan lagi"), icon=":material/person_check:"):
        _do(
            page,
            lambda its, by, at: its.set_active(person.number, active=True, by=by, at=at),
            text("{name} boleh masuk lagi.", name=name),
        )
    if person.email and st.button(text("Cabut undangan, hapus surel"), icon=":material/delete:"):
        _do(
            page,
            lambda its, by, at: its.erase_address(person.number, by=by, at=at),
            text("Surel {name} dihapus; undangannya tidak berlaku lagi.", name=name),
        )


def _invite_again(page: Page, person: Person) -> None:
    text = page.text
    with (
        st.expander(text("Undang lagi, misalnya bila akunnya berganti")),
        st.container(horizontal=True, vertical_alignment="bottom"),
    ):
        email = st.text_input(text("Surel"), key=field(f"surel_lagi_{person.number}"), width=300)
        if st.button(text("Undang lagi"), icon=":material/mail:"):
            _do(
                page,
                lambda its, by, at: its.invite_again(person.number, email=email, by=by, at=at),
                text(
                    "{name} diundang lagi; cara masuknya yang lama tidak berlaku.", name=as_text(person.name)
                ),
            )


def invite(page: Page) -> None:
    """Draw the fields of an invitation, and invite."""
    text = page.text
    st.subheader(text("Undang pengguna"), anchor=False)
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            name = st.text_input(text("Nama, seperti tampil di riwayat"), key=field("nama_baru"), width=260)
            email = st.text_input(text("Surel"), key=field("surel_baru"), width=300)
        with st.container(horizontal=True, vertical_alignment="bottom"):
            role, branches = _role_fields(page, field("baru"), role=Role.BRANCH, branches=frozenset())
            pressed = st.button(text("Undang"), key="undang", type="primary", icon=":material/person_add:")
        st.caption(
            text(
                "Dasbor tidak mengirim surel; beri tahu sendiri bahwa ia boleh masuk dengan alamat itu. Alamatnya dilupakan begitu ia masuk."
            )
        )
    if pressed:
        _do(
            page,
            lambda its, by, at: its.invite(
                name=name, email=email, role=role, branches=branches, by=by, at=at
            ),
            text("{name} diundang.", name=as_text(name.strip(), most=80)),
        )


def _role_fields(page: Page, key: str, *, role: Role, branches: frozenset[str]) -> tuple[Role, list[str]]:
    """A role, and the branches it is for, where it is for some."""
    text, names = page.text, page.areas.branches
    roles = list(ROLE_NAMES)
    chosen = st.selectbox(
        text("Peran"),
        roles,
        index=roles.index(role),
        format_func=lambda each: text(ROLE_NAMES[each]),
        key=f"peran_{key}",
        width=190,
    )
    if chosen not in OF_BRANCHES:
        return chosen, []
    given = st.multiselect(
        text("Kantor cabang"),
        list(names),
        default=sorted(branches & names.keys()),
        format_func=names.__getitem__,
        placeholder=text("Pilih kantor cabang"),
        select_all=False,
        key=f"cabang_{key}",
        width=420,
    )
    return chosen, given


def _do(page: Page, act: Callable[[Accounts, Principal, datetime], object], told: str) -> None:
    """Do it; the page is drawn again if it was done, and says why if it was not."""
    if done(page, lambda accounts, by, at: (act(accounts, by, at), True)) is not None:
        draw_again(told)


def _branches(page: Page, person: Person) -> str:
    """Of which branches."""
    if person.role not in OF_BRANCHES:
        return page.text("semua")
    return ", ".join(page.areas.branches.get(code, code) for code in sorted(person.branches))


def _state(page: Page, person: Person) -> str:
    text = page.text
    if not person.active:
        return text("dinonaktifkan")
    if person.has_come:
        return text("aktif")
    return text("diundang: {email}", email=person.email) if person.email else text("undangan dicabut")
