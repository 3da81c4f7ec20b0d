"""Parts of pages in which nothing can be chosen: drawn once, and sent again as they were."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from typing import Final

import streamlit as st

from dashboard.data.dataset import Dataset, Source
from dashboard.ui.frame.loading import Argument

#: Parts of pages without a choice in them, as they were sent: twelve pages of an area have 25, of 10 kB each.
SHARED_DRAWN: Final = 250
_DRAWING: Final = ContextVar("drawing", default=False)


def drawn(data: Dataset, name: str, *key: Argument, draw: Callable[[], None]) -> None:
    """A part of a page in which nothing can be chosen: drawn once, and sent again as it was.

    `name` and `key` must tell apart whatever `draw` depends on besides the data. It may draw nothing in a place made
    outside of it. What follows from a visit's own files is drawn each time.
    """
    if data.source is Source.VISIT or is_drawing():
        draw()
    else:
        _shared_drawn(f"{data.fingerprint} {name} {key!r}", draw)


@st.cache_resource(max_entries=SHARED_DRAWN, show_spinner=False)
def _shared_drawn(wanted: str, _draw: Callable[[], None]) -> None:  # noqa: ARG001 - the cache key
    token = _DRAWING.set(True)
    try:
        _draw()
    finally:
        _DRAWING.reset(token)


def is_drawing() -> bool:
    """Whether a part is being drawn that will be sent again as a whole: nothing within it may be kept apart.

    Streamlit would put what the inner one kept outside the columns of the outer one.
    """
    return _DRAWING.get()
