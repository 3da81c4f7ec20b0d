"""The state of the picture lives in the URL, as language-neutral codes.

Streamlit's own binding (`bind="query-params"`) writes the label a person sees, so a link copied in Indonesian
would not open in English, and it drops an unknown value without a word. Here the code is written and an
unknown value is reported, where it came from a link. What the app wrote there itself, and what no longer fits
after another choice, is nobody's mistake and falls back without a word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Final, TypeVar

import streamlit as st

from dashboard.data.contract.words import ALL
from dashboard.data.files.cleaning import without_invisible
from dashboard.i18n import Message
from dashboard.ui.frame.link_reading import LinkReader, Options, option

T = TypeVar("T")

_WRITTEN: Final = "_url_written"
_UNKNOWN: Final = "_url_unknown"
_READINGS: Final = "_url_readings"
_ADOPTED: Final = "_url_adopted"
#: Parameters of a link that no page has answered yet: name -> value as written.
_LINKED: Final = "_url_linked"
_ASKED: Final = "_url_asked"
#: What mail and social media add to a link that passes through them.
_TRACKING: Final = re.compile(r"utm_\w+|fbclid|gclid|msclkid")
#: What is left of an escaped "&" where the address was cut at the "&".
_AMPERSAND: Final = re.compile(r"^(?:amp;)+")
#: Longer ones are beyond what a browser holds exactly.
_WHOLE: Final = re.compile(r"-?[0-9]{1,16}")
_DECIMAL: Final = re.compile(r"-?[0-9]{1,12}(\.[0-9]{1,9})?")

#: Between the codes of one parameter; no code holds it.
SEVERAL: Final = "+"


@dataclass(frozen=True)
class Unknown:
    """What a link holds that is not known: a value of parameter `key`, or ("") a name; what may have been meant."""

    key: str
    written: str
    suggestion: Message | None = None


def begin_run() -> None:
    """Adopt a URL that changed under us: a link opened, or the browser's back button."""
    st.session_state[_UNKNOWN] = []
    st.session_state[_READINGS] = []
    st.session_state[_ASKED] = set()
    sent = st.query_params.to_dict()
    now = _named_plainly(sent)
    if now != sent:
        st.query_params.from_dict(now)
    written = st.session_state.get(_WRITTEN)
    st.session_state[_ADOPTED] = written is not None and now != written
    if st.session_state[_ADOPTED]:
        for key in (written or {}).keys() | now.keys():
            # A name that begins so is one of the app's own notes, whatever a link calls it.
            if not key.startswith("_"):
                st.session_state.pop(key, None)
    if now != written:
        st.session_state[_LINKED] = now
    st.session_state[_WRITTEN] = now


def _named_plainly(sent: dict[str, str]) -> dict[str, str]:
    """The parameters by the names they had before a mail program wrote "&" as "&amp;" or a hand added blanks."""
    plain = {_AMPERSAND.sub("", name.strip().casefold()): value for name, value in sent.items()}
    return plain | {name: value for name, value in sent.items() if name in plain}


def ready(key: str, options: Options, default: str | None, *, read: LinkReader | None = None) -> None:
    """Make `st.session_state[key]` hold a valid option before its widget is drawn.

    The value comes from this session, else from the URL, else it is the default. read: how a link may write a
    value, if not as `link_reading.option` says. What means none of the options is kept for `unknown()`.
    """
    st.session_state[_ASKED].add(key)
    if st.session_state.get(key) in options:
        # Streamlit forgets the value of a widget that was not drawn in the last run unless it is set again.
        st.session_state[key] = st.session_state[key]
        return
    asked = st.query_params.get(key)
    meant = _meant(key, asked, options, read) if asked else None
    st.session_state[key] = default if meant is None else meant


def ready_several(key: str, options: Options, *, read: LinkReader | None = None) -> list[str]:
    """Make `st.session_state[key]` hold the chosen options, in their own order, before its widget is drawn.

    In the URL they stand joined by "+"; none of them and SEMUA are the same. read: as for `ready`. What is no
    option is kept for `unknown()`. Returns them.
    """
    st.session_state[_ASKED].add(key)
    if key not in st.session_state:
        asked = [each for each in st.query_params.get(key, "").split(SEVERAL) if each and each != ALL]
        st.session_state[key] = [_meant(key, each, options, read) for each in asked]
    chosen = st.session_state[key]
    st.session_state[key] = [each for each in options if each in chosen]
    return list(st.session_state[key])


def _meant(key: str, asked: str, options: Options, read: LinkReader | None = None) -> str | None:
    """The option that a value of a link means; None where it means none, which is then told."""
    if asked in options:
        return asked
    visible, _ = without_invisible(asked)
    found = option(visible, options) if read is None else read(visible)
    if found.value in options:
        if found.told is not None and key in st.session_state[_LINKED]:
            st.session_state[_READINGS].append(found.told)
        return str(found.value)
    say_unknown(key, asked, found.suggestion)
    return None


def linked(key: str, read: Callable[[str], T | None]) -> T | None:
    """The value of a parameter that the URL holds, by `read`; None where there is none that can be read."""
    st.session_state[_ASKED].add(key)
    asked = st.query_params.get(key)
    value = None if asked is None else read(asked.strip())
    if asked and value is None:
        say_unknown(key, asked)
    return value


def number_in(written: str, *, digits: int) -> float | None:
    """A number written plainly ("6048000000", "12.5"), int where no digits may follow the point; else None."""
    if not (_DECIMAL if digits else _WHOLE).fullmatch(written):
        return None
    return round(float(written), digits) if digits else int(written)


def written_number(value: float) -> str:
    """A number as it stands in the URL: without marks, with a point, without needless zeros."""
    return str(int(value)) if value == int(value) else repr(value)


def say_unknown(key: str, value: str, suggestion: Message | None = None) -> None:
    """Name a value as not known, where it came from a link, with what may have been meant."""
    told = Unknown(key, value, suggestion)
    if key in st.session_state[_LINKED] and told not in st.session_state[_UNKNOWN]:
        st.session_state[_UNKNOWN].append(told)


def readings() -> list[Message]:
    """What is to be said of how values of the link were read."""
    return list(st.session_state[_READINGS])


def unknown() -> list[Unknown]:
    """Values of the link that are not known."""
    return list(st.session_state[_UNKNOWN])


def unknown_names(known: Collection[str]) -> list[Unknown]:
    """Parameters of the link that the page has never heard of, in their order.

    known: those that the page can ask for; those that it did ask for in this run are known too. A number at the
    end of a name only counts what there are several of.
    """
    heard = {*known, *st.session_state[_ASKED]}
    return [
        Unknown("", name, option(name, sorted(heard)).suggestion)
        for name in st.session_state[_LINKED]
        if name not in heard and name.rstrip("0123456789") not in heard and not _TRACKING.fullmatch(name)
    ]


def publish(values: dict[str, str | None]) -> None:
    """Write the state of the picture into the URL; None leaves a parameter out. A link is then answered."""
    wanted = {key: value for key, value in values.items() if value is not None}
    # A link to the page one is on reaches the server but not the address bar.
    if wanted != st.query_params.to_dict() or st.session_state.get(_ADOPTED):
        st.query_params.from_dict(wanted)
    st.session_state[_WRITTEN] = wanted
    st.session_state[_LINKED] = {}
