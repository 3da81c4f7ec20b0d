"""The published data: of a store where one is set and has something in force, else of the folder.

A session keeps the version it began with until it takes another; a link may pin one. Which of them it is stands
in the session, settled once a run.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final

import pandas as pd
import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from dashboard.data import clock, store
from dashboard.data.dataset import Dataset
from dashboard.data.disclosure.gate import view_for
from dashboard.data.disclosure.viewer import GUEST
from dashboard.data.published import folder
from dashboard.data.published.access import Principal
from dashboard.data.published.as_dataset import as_dataset, unreadable_dataset
from dashboard.data.published.errors import PublishingError
from dashboard.data.published.opening import open_store
from dashboard.data.published.place import SECRET, Place, configured
from dashboard.data.published.records import Picture
from dashboard.data.published.watch import Watch
from dashboard.ui.frame.sparing import spare_the_collector

#: The version that this session shows, and that which it keeps to where no link pins another.
_SHOWN: Final = "_versi_tampil"
_KEPT: Final = "_versi_dipakai"


def is_there() -> bool:
    """Whether anything is published; a store that doesn't answer may well have something."""
    return of_store() is not None or folder.is_there()


def watched() -> Watch | None:
    """The store that whoever runs the server has set; None for none."""
    try:
        place = configured(_secrets())
    except PublishingError as error:
        return _unusable(error.message.template, error)
    return None if place is None else _watch(f"{place.url} {place.reading_url} {place.file}", place)


def is_lasting() -> bool:
    """Whether what is published outlasts the server: in a folder or a store that is said to."""
    if of_store() is None:
        return True
    try:
        place = configured(_secrets())
    except PublishingError:
        return True
    return place is None or place.lasting


def of_store() -> Watch | None:
    """The store, if the published data are its; None where they are the folder's, or there are none."""
    found = watched()
    if found is None:
        return None
    known = found.known()
    # One that has never answered may well have something; one that had nothing has nothing while it is away.
    return found if known.version or known.answered is None else None


@st.cache_resource(max_entries=4, show_spinner=False)
def _watch(wanted: str, _place: Place) -> Watch:  # noqa: ARG001 - the cache key
    return Watch(lambda: open_store(_place, create=True))


@st.cache_resource(max_entries=1, show_spinner=False)
def _unusable(wanted: str, _error: PublishingError) -> Watch:  # noqa: ARG001 - the cache key
    def refuse() -> Any:
        raise _error

    return Watch(refuse)


def _secrets() -> Mapping[str, Any]:
    """What secrets.toml holds of the store; nothing where there is none."""
    if not st.secrets.load_if_toml_exists() or SECRET[0] not in st.secrets:
        return {}
    return {SECRET[0]: st.secrets[SECRET[0]]}


def show(version: str) -> None:
    """Let this session show a version in this run."""
    st.session_state[_SHOWN] = version


def keep(version: str) -> None:
    """Let this session show a version, in this run and the next ones; "" for whichever is in force."""
    st.session_state[_KEPT] = version
    show(version)


def kept() -> str:
    """The version that this session keeps to; "" before its first run on the store."""
    return str(st.session_state.get(_KEPT, ""))


def shown() -> str:
    """The version that this session shows, of the store; outside of sessions that in force."""
    own = str(st.session_state.get(_SHOWN, "")) if get_script_run_ctx(suppress_warning=True) else ""
    found = watched()
    return own or ("" if found is None else found.known().version)


def dataset() -> Dataset:
    """The published data as this session shows them; those that can't be read say why."""
    found, today = of_store(), clock.today_wita()
    if found is None:
        return _folder_dataset(folder.fingerprint(), today)
    key = f"{today} {store.surroundings()}"
    try:
        picture = _picture(found)
    except PublishingError as error:
        return unreadable_dataset(error, name=folder.FOLDER.name, fingerprint=key)
    return _store_dataset(f"{picture.version.versi} {key}", picture)


def full_tables(*, by: Principal) -> Mapping[str, pd.DataFrame]:
    """The tables of the version that this session shows as they were before the gate; nothing where none are kept.

    Raises PublishingError.
    """
    found = of_store()
    if found is None:
        return {}
    return found.store().full_tables(_picture(found).version.versi, by=by, at=clock.now_wita()) or {}


def line() -> int:
    """The last line of the store's history, which says what stands behind its versions; 0 without a store."""
    found = watched()
    return 0 if found is None else found.known().line


def written_at() -> dict[str, datetime]:
    """When the version that this session shows was put in force, in WITA, by its name."""
    found = of_store()
    if found is None:
        return folder.written_at()
    try:
        picture = _picture(found)
    except PublishingError:
        return {}
    return {picture.version.versi: datetime.fromisoformat(picture.entry.waktu)}


def _picture(found: Watch) -> Picture:
    """The version that this session shows; that which was read last, where it can't be read. Raises PublishingError."""
    try:
        return found.picture(shown())
    except PublishingError:
        last = found.last()
        if last is None:
            raise
        return last


@st.cache_resource(max_entries=3, show_spinner=False)
def _store_dataset(fingerprint: str, _picture: Picture) -> Dataset:
    data = view_for(as_dataset(_picture.version, _picture.tables, fingerprint=fingerprint), GUEST)
    spare_the_collector()
    return data


@st.cache_resource(max_entries=2, show_spinner=False)
def _folder_dataset(fingerprint: str, today: date) -> Dataset:
    key = f"{today} {fingerprint}"
    try:
        data = view_for(folder.read(fingerprint=key), GUEST)
    except PublishingError as error:
        data = folder.unusable(error, fingerprint=key)
    spare_the_collector()
    return data
