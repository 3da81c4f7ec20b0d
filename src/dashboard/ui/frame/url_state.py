"""The state of the picture lives in the URL, as language-neutral codes.

Streamlit's own binding (`bind="query-params"`) writes the label a person sees, so a link copied in Indonesian
would not open in English, and it drops an unknown value without a word. Here the code is written and an
unknown value is reported, where it came from a link. What the app wrote there itself, and what no longer fits
after another choice, is nobody's mistake and falls back without a word.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Final

import streamlit as st

from dashboard.data.contract.words import ALL

_WRITTEN: Final = "_url_written"
_UNKNOWN: Final = "_url_unknown"
_ADOPTED: Final = "_url_adopted"
#: Parameters of a link that no page has answered yet: name -> value as written.
_LINKED: Final = "_url_linked"
_ASKED: Final = "_url_asked"
#: What mail and social media add to a link that passes through them.
_TRACKING: Final = re.compile(r"utm_\w+|fbclid|gclid|msclkid")
#: Longer ones are beyond what a browser holds exactly.
_WHOLE: Final = re.compile(r"-?[0-9]{1,16}")
_DECIMAL: Final = re.compile(r"-?[0-9]{1,12}(\.[0-9]{1,9})?")

#: Between the codes of one parameter; no code holds it.
SEVERAL: Final = "+"


def begin_run() -> None:
    """Adopt a URL that changed under us: a link opened, or the browser's back button."""
    st.session_state[_UNKNOWN] = {}
    st.session_state[_ASKED] = set()
    now = st.query_params.to_dict()
    written = st.session_state.get(_WRITTEN)
    st.session_state[_ADOPTED] = written is not None and now != written
    if st.session_state[_ADOPTED]:
        for key in (written or {}).keys() | now.keys():
            st.session_state.pop(key, None)
    if now != written:
        st.session_state[_LINKED] = now
    st.session_state[_WRITTEN] = now


def ready(key: str, options: Sequence[str], default: str | None) -> None:
    """Make `st.session_state[key]` hold a valid option before its widget is drawn.

    The value comes from this session, else from the URL, else it is the default. An unknown value of a link is
    kept for `unknown()`.
    """
    st.session_state[_ASKED].add(key)
    if st.session_state.get(key) in options:
        # Streamlit forgets the value of a widget that was not drawn in the last run unless it is set again.
        st.session_state[key] = st.session_state[key]
        return
    asked = st.query_params.get(key)
    if asked in options:
        st.session_state[key] = asked
        return
    if asked:
        say_unknown(key, asked)
    st.session_state[key] = default


def ready_several(key: str, options: Sequence[str]) -> list[str]:
    """Make `st.session_state[key]` hold the chosen options, in their own order, before its widget is drawn.

    In the URL they stand joined by "+"; none of them and SEMUA are the same. What is no option is kept for
    `unknown()`. Returns them.
    """
    st.session_state[_ASKED].add(key)
    if key not in st.session_state:
        asked = [each for each in st.query_params.get(key, "").split(SEVERAL) if each and each != ALL]
        strange = [each for each in asked if each not in options]
        if strange:
            say_unknown(key, SEVERAL.join(strange))
        st.session_state[key] = asked
    chosen = st.session_state[key]
    st.session_state[key] = [each for each in options if each in chosen]
    return list(st.session_state[key])


def ready_number(key: str, *, default: float, least: float, most: float, digits: int) -> None:
    """Make `st.session_state[key]` hold a number in bounds before its widget is drawn.

    digits: decimals kept; 0 for whole numbers, which are int throughout, however large. In the URL a number is
    written plainly ("6048000000", "12.5"); anything else is kept for `unknown()`.
    """
    st.session_state[_ASKED].add(key)
    held = st.session_state.get(key)
    if held is None:
        asked = st.query_params.get(key)
        held = None if asked is None else _number(asked, digits)
        if held is None or not least <= held <= most:
            if asked:
                say_unknown(key, asked)
            held = default
    kept = min(max(held, least), most)
    # Streamlit refuses a number input that mixes whole and decimal numbers.
    st.session_state[key] = float(kept) if digits else int(kept)


def _number(written: str, digits: int) -> float | None:
    """A plainly written number, int where there are no digits after the point; None where it is none."""
    if not (_DECIMAL if digits else _WHOLE).fullmatch(written):
        return None
    return round(float(written), digits) if digits else int(written)


def written_number(value: float) -> str:
    """A number as it stands in the URL: without marks, with a point, without needless zeros."""
    return str(int(value)) if value == int(value) else repr(value)


def say_unknown(key: str, value: str) -> None:
    """Name a value as not known, where it came from a link."""
    if key in st.session_state[_LINKED]:
        st.session_state[_UNKNOWN][key] = value


def unknown() -> dict[str, str]:
    """Parameters of the link whose value is not known: name -> value as written."""
    return dict(st.session_state[_UNKNOWN])


def unknown_names(known: Collection[str]) -> list[str]:
    """Parameters of the link that the page has never heard of, in their order.

    known: those that the page can ask for; those that it did ask for in this run are known too. A number at the
    end of a name only counts what there are several of.
    """
    heard = {*known, *st.session_state[_ASKED]}
    return [
        name
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
