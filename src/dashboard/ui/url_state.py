"""The state of the picture lives in the URL, as language-neutral codes.

Streamlit's own binding (`bind="query-params"`) writes the label a person sees, so a link copied in Indonesian
would not open in English, and it drops an unknown value without a word. Here the code is written and an
unknown value is reported.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

import streamlit as st

_WRITTEN: Final = "_url_written"
_UNKNOWN: Final = "_url_unknown"


def begin_run() -> None:
    """Adopt a URL that changed under us: a link opened, or the browser's back button."""
    st.session_state[_UNKNOWN] = {}
    now = st.query_params.to_dict()
    written = st.session_state.get(_WRITTEN)
    if written is not None and now != written:
        for key in written.keys() | now.keys():
            st.session_state.pop(key, None)
    st.session_state[_WRITTEN] = now


def ready(
    key: str,
    options: Sequence[str],
    default: str | None,
    *,
    resolve: Callable[[str], str | None] | None = None,
) -> None:
    """Make `st.session_state[key]` hold a valid option before its widget is drawn.

    The value comes from this session, else from the URL, else it is the default. `resolve` may read a value
    written otherwise (a name instead of a code). An unknown value in the URL is kept for `unknown()`.
    """
    if st.session_state.get(key) in options:
        # Streamlit forgets the value of a widget that was not drawn in the last run unless it is set again.
        st.session_state[key] = st.session_state[key]
        return
    asked = st.query_params.get(key)
    value = asked
    if asked is not None and asked not in options and resolve is not None:
        value = resolve(asked)
    if value is not None and value in options:
        st.session_state[key] = value
        return
    if asked:
        st.session_state[_UNKNOWN][key] = asked
    st.session_state[key] = default


def unknown() -> dict[str, str]:
    """URL parameters of this run whose value is not known: name -> value as written."""
    return dict(st.session_state.get(_UNKNOWN, {}))


def publish(values: dict[str, str | None]) -> None:
    """Write the state of the picture into the URL; None leaves a parameter out."""
    wanted = {key: value for key, value in values.items() if value is not None}
    if wanted != st.query_params.to_dict():
        st.query_params.from_dict(wanted)
    st.session_state[_WRITTEN] = wanted
