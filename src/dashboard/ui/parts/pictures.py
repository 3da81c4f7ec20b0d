"""A picture with its words, and how it is shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import plotly.graph_objects as go
import streamlit as st

from dashboard.charts.figure_frame import CONFIG, heading
from dashboard.ui.frame import visit
from dashboard.ui.frame.drawing import is_drawing
from dashboard.ui.frame.plain import as_text

#: Pictures kept as they were sent, at most 60 kB each: those of a dozen areas.
PICTURES: Final = 60


@dataclass(frozen=True, eq=False)
class Picture:
    """A figure and what it shows in words."""

    figure: go.Figure
    alt: str


def show(picture: Picture, *, key: str, **selection: Any) -> None:
    """Put a picture on the page under its title, base, date and source.

    One in which nothing can be selected is written once and sent again.
    """
    title, lines = heading(picture.figure)
    said = [f"**{as_text(title)}**", *(as_text(line, most=400) for line in lines if line)]
    st.markdown("  \n".join(said))
    if selection or visit.is_used() or is_drawing():
        _draw(picture, key, **selection)
    else:
        _sent_again(picture, key)


def _draw(picture: Picture, key: str, **selection: Any) -> None:
    st.plotly_chart(picture.figure, key=key, config=CONFIG, alt=picture.alt, **selection)


@st.cache_resource(max_entries=PICTURES, hash_funcs={Picture: id}, show_spinner=False)
def _sent_again(picture: Picture, key: str) -> Picture:
    _draw(picture, key)
    # Held, so that no other picture gets its identity.
    return picture
