"""A picture with its words, and how it is shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go
import streamlit as st

from dashboard.charts.figure_frame import CONFIG


@dataclass(frozen=True, eq=False)
class Picture:
    """A figure and what it shows in words."""

    figure: go.Figure
    alt: str


def show(picture: Picture, *, key: str, **selection: Any) -> None:
    """Put a picture on the page."""
    st.plotly_chart(picture.figure, key=key, config=CONFIG, alt=picture.alt, **selection)
