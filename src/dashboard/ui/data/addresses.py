"""Files that lie at an address of the secrets, fetched on a press by whoever may send them to the regional office."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboard.data.places.resolving import CodeList
from dashboard.data.published.access import Action, may
from dashboard.data.published.addresses import Address, AddressError, addresses, fetched
from dashboard.ui.frame import visit, who
from dashboard.ui.frame.page import Page
from dashboard.ui.frame.plain import as_text


def from_addresses(page: Page, codes: CodeList) -> None:
    """A button for each source of the branches that this person sends for; nothing for anybody else.

    What is fetched is checked like a file that was sent, and becomes data no sooner than such a file.
    """
    standing = who.standing()
    own = [each for each in addresses() if may(standing, Action.SUBMIT, branch=each.branch or None)]
    if not own:
        return
    text = page.text
    with st.container(border=True, key="dari_alamat"):
        st.markdown(f"**{text('Ambil dari sumber kantor')}**")
        st.caption(
            text(
                "Server mengambil berkasnya sekarang dan memeriksanya seperti berkas yang diunggah; tidak ada yang terbit karenanya."
            )
        )
        with st.container(horizontal=True):
            pressed = [
                each
                for at, each in enumerate(own)
                if st.button(
                    as_text(each.name, most=80), key=f"alamat_{at}", icon=":material/cloud_download:"
                )
            ]
    for each in pressed:
        _fetch(page, each, codes)


def _fetch(page: Page, address: Address, codes: CodeList) -> None:
    text = page.text
    try:
        with st.spinner(text("Mengambil {name}…", name=as_text(address.name, most=80))):
            file = fetched(address)
    except AddressError as error:
        st.error(as_text(text.render(error.message)), icon=":material/cloud_off:")
        return
    check_files(page, [file], codes)


def check_files(page: Page, files: Sequence[tuple[str, bytes]], codes: CodeList) -> None:
    """Check files, names and contents, showing how far it is, and draw the page anew."""
    text = page.text
    bar = st.progress(0.0, text=text("Membaca berkas…"))

    def show(done: float, name: str) -> None:
        bar.progress(done, text=text("Membaca dan memeriksa {name}…", name=as_text(name)))

    visit.check(files, loaded=page.data, code_list=codes, progress=show)
    st.rerun()
