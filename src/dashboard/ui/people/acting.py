"""Acts on accounts: done in the run itself, after the store has asked again who acts; told in the run after it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Final, TypeVar

import streamlit as st

from dashboard.data import clock
from dashboard.data.published.access import NotAllowedError, Principal
from dashboard.data.published.errors import PublishingError
from dashboard.ui.frame import who
from dashboard.ui.frame.page import Page

if TYPE_CHECKING:
    from dashboard.data.published.database.accounts import Accounts

T = TypeVar("T")

_TOLD: Final = "_pengguna_dilakukan"
_ROUND: Final = "_pengguna_putaran"


def done(page: Page, act: Callable[[Accounts, Principal, datetime], T]) -> T | None:
    """What an act gives; None where it was refused or could not be done, which is said."""
    by = who.principal()
    try:
        if by is None:
            raise NotAllowedError
        return act(who.accounts(), by, clock.now_wita())
    except PublishingError as error:
        st.error(page.text.render(error.message), icon=":material/block:")
        return None


def draw_again(told: str) -> None:
    """Draw the page anew after an act, with empty fields; told: what was done."""
    st.session_state[_TOLD] = told
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
    st.rerun()


def tell() -> None:
    """Say what was done just before."""
    told = st.session_state.pop(_TOLD, None)
    if told is not None:
        st.success(told, icon=":material/check_circle:")


def field(name: str) -> str:
    """The key of a field that is empty again after each act."""
    return f"{name}_{st.session_state.get(_ROUND, 0)}"
