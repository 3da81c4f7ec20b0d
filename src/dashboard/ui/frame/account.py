"""Where one signs in and out, in the menu; and the way back to where one was when one went to sign in.

Nothing of it is drawn where nobody can sign in.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import parse_qsl

import streamlit as st

from dashboard.data.assets import script_urls
from dashboard.data.published.persons import Why
from dashboard.i18n import N_, Language
from dashboard.ui.frame import who
from dashboard.ui.frame.page import Page
from dashboard.ui.frame.plain import as_text
from dashboard.ui.frame.registry import PAGES, SHARED
from dashboard.ui.frame.scripts import LOADER
from dashboard.ui.frame.who import Visitor

#: The same place in the sidebar, and in the menu of narrow screens.
IN_SIDE: Final = "akun"
IN_POPOVER: Final = "akun_menu"
#: What the script of the button tells Python, also named in its callbacks: a provider to go to, and where one was then.
_TO: Final = "penyedia"
_BACK: Final = "kembali"
_IN_VAIN: Final = "_masuk_gagal"
#: Longer ones are no link of this app.
_MOST_WRITTEN: Final = 2000

_WHY: Final = {
    Why.UNKNOWN: N_("Akun ini belum diundang. Mintalah undangan kepada admin dasbor."),
    Why.ENDED: N_("Masuk Anda sudah berakhir. Masuk lagi untuk melanjutkan."),
    Why.INACTIVE: N_("Akun ini dinonaktifkan. Hubungi admin dasbor."),
}

_STYLE: Final = """
section { display: flex; flex-wrap: wrap; gap: 0.4rem; }
button { font: 0.875rem var(--st-font); color: var(--st-text-color); background: transparent; cursor: pointer;
  border: 1px solid var(--st-border-color); border-radius: var(--st-button-radius); padding: 0.3rem 0.7rem;
  min-height: 2.25rem; }
button:hover { border-color: var(--st-primary-color); color: var(--st-primary-color); }
button:focus-visible { outline: 3px solid var(--st-primary-color); outline-offset: 2px; }
@media (max-width: 640px) { button { min-height: 2.75rem; } }
"""

_COMPONENT = st.components.v2.component("masuk", js=LOADER, css=_STYLE)


def account(text: Language, place: str) -> None:
    """Draw it: who looks, or the way to sign in. place: IN_SIDE or IN_POPOVER."""
    providers = who.providers()
    if not providers:
        return
    looks = who.visitor()
    with st.container(key=place, gap="xxsmall"):
        if looks.principal is not None:
            _signed_in(text, looks, place)
        elif st.session_state.get(_IN_VAIN):
            st.warning(
                text(
                    "Masuk belum berhasil: penyedia akun menolaknya, atau dibatalkan. Coba lagi, atau hubungi admin dasbor."
                )
            )
        # Also to whoever has to sign in again, or with another account.
        _way_in(text, place, providers if looks.principal is None or looks.why is not None else ())


def not_for_visitor(page: Page) -> None:
    """What a page says to whom it is not for."""
    page.say(page.text("Halaman ini hanya untuk petugas yang masuk dengan akun kantor."))
    if who.providers() and who.principal() is None:
        st.info(page.text("Masuk lebih dulu, lewat menu."), icon=":material/login:")
    page.link("ringkasan", page.text("Ke Ringkasan"))


def _signed_in(text: Language, looks: Visitor, place: str) -> None:
    known = looks.principal
    if known is None:
        return
    name = known.name or known.email
    st.caption(
        text("Masuk sebagai **{name}**", name=as_text(name, most=60)) if name else text("Anda sudah masuk.")
    )
    if looks.away:
        st.warning(
            text(
                "Penyimpanan tidak terjangkau, jadi hak Anda belum dapat diperiksa: yang tampil seperti untuk tamu. Keluar sekarang hanya berlaku di peramban ini."
            )
        )
    elif looks.why is not None:
        st.warning(text(_WHY[looks.why]))
    if st.button(text("Keluar"), key=f"keluar_{place}", icon=":material/logout:"):
        who.sign_out()


def _way_in(text: Language, place: str, providers: tuple[str, ...]) -> None:
    """The buttons that lead to the providers; the script keeps where one is, and tells it to who comes back."""
    (script, *_) = script_urls("masuk", "masuk.js")
    only = len(providers) == 1
    said = {
        "providers": [
            {"name": each, "label": text("Masuk") if only else text("Masuk lewat {provider}", provider=each)}
            for each in providers
        ],
        "listens": place == IN_SIDE,
    }
    told = _COMPONENT(
        key=f"masuk_{place}",
        data={"script": script, "said": said},
        on_penyedia_change=_heard,
        on_kembali_change=_heard,
    )
    provider, back = told.get(_TO), told.get(_BACK)
    if isinstance(provider, str):
        st.session_state.pop(_IN_VAIN, None)
        if not who.sign_in(provider):
            st.error(text("Masuk belum diatur dengan benar di server ini. Hubungi admin dasbor."))
    elif isinstance(back, Mapping):
        _return(back)


def _heard() -> None:
    """Nothing is done before the script runs, when it is known anew who looks."""


def _return(told: Mapping[str, Any]) -> None:
    """Go on to where somebody was when he went to sign in, whether or not he did."""
    st.session_state[_IN_VAIN] = who.principal() is None
    script, query = place_of(str(told.get("path", "")), str(told.get("query", "")))
    st.switch_page(script, query_params=query)


def place_of(path: str, query: str) -> tuple[str, dict[str, str]]:
    """The app's own page that a path leads to, and the parameters that it knows; the first page for any other."""
    address = path[:_MOST_WRITTEN].rstrip("/").rpartition("/")[2]
    page = next((each for each in PAGES if each.address == address), PAGES[0])
    known = {*SHARED, *page.parameters}
    found = dict(parse_qsl(query[:_MOST_WRITTEN].removeprefix("?"))) if len(query) <= _MOST_WRITTEN else {}
    return page.script, {
        name: value for name, value in found.items() if name in known or name.rstrip("0123456789") in known
    }
