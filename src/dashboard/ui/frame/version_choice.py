"""Which published version a session shows, and what the page says of it.

A session keeps the version it began with: numbers never change under whoever is speaking. It is offered the new
one, and takes it when it likes. A link with `versi` pins one, whatever is in force.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from typing import Final

import streamlit as st

from dashboard.data import clock
from dashboard.data.dataset import Source
from dashboard.data.published.errors import PublishingError, UnknownVersionError, WithdrawnError
from dashboard.data.published.watch import Watch
from dashboard.i18n import Language, Message
from dashboard.ui.frame import published_source, url_state
from dashboard.ui.frame.page import Page
from dashboard.ui.frame.plain import as_text

#: Seconds between two looks of a page that nobody touches.
LOOKED_EVERY: Final = 50


@dataclass(frozen=True)
class Choice:
    """pinned: the version that the link asks for, "" for none; told: why another is shown; watch: of the store."""

    pinned: str = ""
    told: Message | None = None
    watch: Watch | None = None


def settled(source: Source) -> Choice:
    """Settle which version this run shows, before anything asks for its data."""
    pinned = url_state.linked("versi", lambda written: written.casefold() or None) or ""
    watch = published_source.of_store() if source is Source.PUBLISHED else None
    if watch is None:
        return Choice(pinned)
    told = None
    if pinned:
        try:
            watch.picture(pinned)
        except (UnknownVersionError, WithdrawnError) as error:
            told, pinned = error.message, ""
        except PublishingError:
            # The store is away, which is told; the link goes on asking for its version.
            told = None
        else:
            published_source.show(pinned)
            return Choice(pinned, watch=watch)
    kept = published_source.kept() or watch.known().version
    try:
        watch.picture(kept)
    except WithdrawnError as error:
        told, kept = told or error.message, watch.known().version
    except PublishingError:
        # The page says so.
        kept = published_source.kept()
    published_source.keep(kept)
    return Choice(pinned, told, watch)


def version_notices(page: Page, choice: Choice, *, offering: bool = True) -> None:
    """What a visitor should know of the version: another than the link asks for, an old one, a new one, how old.

    offering: whether a new version is offered as soon as there is one.
    """
    text, shown = page.text, page.data.version
    if choice.watch is None:
        if choice.pinned and choice.pinned != shown:
            _say_other(page, UnknownVersionError(choice.pinned).message)
        return
    if choice.told is not None:
        _say_other(page, choice.told)
    known = choice.watch.known()
    if known.error is not None and shown:
        _say_away(page, known.answered)
    if choice.pinned and choice.pinned == shown and known.version not in ("", shown):
        _say_old(page, known.version)
    if offering and not choice.pinned:
        newest = page.period == (page.data.periods[-1] if page.data.periods else "")
        _offer(text, choice.watch, shown, newest=newest)


def _say_old(page: Page, in_force: str) -> None:
    text, data = page.text, page.data
    since = next(iter(published_source.written_at().values()))
    with st.container(horizontal=True, border=True, vertical_alignment="center", key="versi_lama"):
        st.markdown(
            text(
                "Tautan ini memakai versi lama **{version}**, terbit {date}. Yang berlaku sekarang versi {current}.",
                version=data.version,
                date=text.date(since.date()),
                current=in_force,
            ),
            width="content",
        )
        # Whoever looks at the newest month goes on to the newest one.
        month = "" if page.period == data.periods[-1] else page.period
        page.link(page.key, text("Tampilkan yang berlaku"), icon=":material/update:", versi="", periode=month)


def _say_other(page: Page, told: Message) -> None:
    said = page.text("Yang tampil: versi {version}.", version=page.data.version)
    # It names what the link says, which may be anything.
    written: dict[str, object] = {name: as_text(str(each), most=40) for name, each in told.params.items()}
    st.warning(f"{page.text.render(replace(told, params=written))} {said}", icon=":material/history:")


def _say_away(page: Page, answered: datetime | None) -> None:
    text = page.text
    if answered is None:
        return
    st.warning(
        text(
            "Penyimpanan data terbit tidak terjangkau. Yang tampil versi {version}, menurut keadaan {date} pukul {time} WITA ({age} yang lalu).",
            version=page.data.version,
            date=text.date(answered.date()),
            time=f"{answered:%H.%M}",
            age=_age(clock.now_wita() - answered, text),
        ),
        icon=":material/cloud_off:",
    )


def _age(age: timedelta, text: Language) -> str:
    minutes = max(1, int(age.total_seconds()) // 60)
    if minutes < 60:
        return text("{count} menit", count=minutes)
    if minutes < 48 * 60:
        return text("{count} jam", count=minutes // 60)
    return text("{count} hari", count=minutes // (24 * 60))


@st.fragment(run_every=LOOKED_EVERY)
def _offer(text: Language, watch: Watch, shown: str, *, newest: bool) -> None:
    """Look for a new version now and then, also while nobody touches the page; nothing changes but by the button.

    newest: whether the page shows the newest month of its version.
    """
    known = watch.known()
    if known.error is not None or known.version in ("", shown):
        return
    with st.container(horizontal=True, border=True, vertical_alignment="center", key="versi_baru"):
        st.markdown(
            text(
                "Versi baru terbit: **{version}**. Halaman ini masih memakai versi {shown}.",
                version=known.version,
                shown=shown,
            ),
            width="content",
        )
        take = partial(_take, watch, known.version, newest=newest)
        if st.button(text("Tampilkan"), key="tampilkan_versi", icon=":material/update:", on_click=take):
            st.rerun()


def _take(watch: Watch, version: str, *, newest: bool) -> None:
    """Go on with a version; whoever looks at the newest month goes on to the newest one."""
    try:
        last = watch.picture(version).version.bulan[1]
    except PublishingError:
        # Gone again, or away: the page goes on as it was, and says so.
        return
    published_source.keep(version)
    if newest:
        st.session_state["periode"] = last
