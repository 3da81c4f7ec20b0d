"""The desk of the store, for whoever is signed in; and how an act of a person is done on a page.

An act is done where the page is drawn, after the service has asked for the right: never by a callback, which
would run on what an earlier run had found allowed.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import streamlit as st

from dashboard.data import clock
from dashboard.data.layouts.mapping import NO_MAPPING, LayoutMapping
from dashboard.data.published.access import Action, Principal, may_somewhere
from dashboard.data.published.errors import OvertakenError, PublishingError
from dashboard.data.published.wish import Wish
from dashboard.i18n import N_, Language, Message
from dashboard.ui.frame import published_source, who

if TYPE_CHECKING:
    from dashboard.data.published.database.desk import Desk

_ONCE: Final = "_sekali"
_SAID: Final = "_kata_perbuatan"


@dataclass(frozen=True, eq=False)
class Seat:
    """Somebody at the desk: the desk itself, and who sits there."""

    desk: Desk
    by: Principal


def seat() -> Seat | None:
    """The desk, for somebody whom the store knows; None for everybody else. Raises PublishingError."""
    watch, by = published_source.watched(), who.principal()
    if watch is None or by is None or who.standing() is None:
        return None
    return Seat(watch.store().desk, by)


def waiting() -> int:
    """How many submissions wait that concern whoever looks; none while the store is away."""
    try:
        found = seat()
        return 0 if found is None else found.desk.waiting(by=found.by, at=clock.now_wita())
    except PublishingError:
        return 0


def branch_mapping() -> LayoutMapping:
    """How the layouts of this person's branches are read, as the store has kept it."""
    if not may_somewhere(who.standing(), Action.SUBMIT):
        return NO_MAPPING
    try:
        found = seat()
        return NO_MAPPING if found is None else found.desk.mapping(by=found.by, at=clock.now_wita())
    except PublishingError:
        return NO_MAPPING


def do(found: Seat, name: str, act: Callable[[Wish], object], *, done: Message) -> None:
    """Do something now, say what came of it and draw the page anew. name: of the form; done: if all went well.

    Raises PublishingError, after which a further press is the same wish.
    """
    numbers: dict[str, str] = st.session_state.setdefault(_ONCE, {})
    wish = Wish(found.by, clock.now_wita(), numbers.setdefault(name, secrets.token_hex(16)))
    act(wish)
    del numbers[name]
    watch = published_source.watched()
    if watch is not None:
        watch.look_again()
    st.session_state[_SAID] = done
    st.rerun()


def attempt(text: Language, found: Seat, name: str, act: Callable[[Wish], object], *, done: Message) -> None:
    """The same; what stands in the way is said in its place."""
    try:
        do(found, name, act, done=done)
    except OvertakenError as error:
        st.warning(text.render(overtaken(error)), icon=":material/update:")
    except PublishingError as error:
        st.error(text.render(error.message), icon=":material/block:")


def overtaken(error: OvertakenError) -> Message:
    """That somebody was faster, for whoever reads it on a page."""
    return Message(
        N_(
            "Ada yang lebih dulu: yang berlaku sekarang versi {version}. Tidak ada yang berubah; yang tertulis "
            "di sini sudah dibuat ulang. Periksa lagi, lalu ulangi."
        ),
        error.message.params,
    )


def say_done(text: Language) -> None:
    """What the last act came to; said once."""
    said: Message | None = st.session_state.pop(_SAID, None)
    if said is not None:
        st.success(text.render(said), icon=":material/check_circle:")
