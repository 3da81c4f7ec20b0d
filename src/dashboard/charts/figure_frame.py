"""What every Plotly figure of progress shares: the words that head it, and the style of its numbers."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any, Final

import plotly.graph_objects as go

from dashboard.charts.palette import PALETTES, Theme
from dashboard.i18n import Language

#: Pixels above the plot, so that nothing drawn at its upper edge is cut.
_TOP: Final = 8
_SEPARATORS: Final = {"id": ",.", "en": ".,"}

#: Plotly's own buttons and logo stay away; nothing is fetched.
CONFIG: Final[dict[str, Any]] = {"displayModeBar": False, "displaylogo": False, "scrollZoom": False}


def shown(outside: str) -> str:
    """Text from files, as text: Plotly would read tags in it."""
    return escape(outside, quote=False)


def frame(
    title: str, lines: Sequence[str], *, text: Language, theme: Theme, extra: int = 0
) -> dict[str, Any]:
    """Layout that carries the title and the lines under it (base, date, source, stamp); see `heading`.

    extra: pixels kept free above the plot; `margin.t` is what stands there in all.
    """
    palette = PALETTES[theme]
    return {
        "meta": {"title": title, "lines": list(lines)},
        "annotations": [],
        "margin": {"l": 8, "r": 8, "b": 30, "t": _TOP + extra},
        "separators": _SEPARATORS[text.code],
        "font": {"color": palette.text, "size": 12},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "hoverlabel": {"align": "left"},
        "showlegend": False,
        "dragmode": False,
    }


def heading(figure: go.Figure) -> tuple[str, tuple[str, ...]]:
    """Title and lines of a figure, which whoever shows it sets above it.

    They are no part of the drawing: Plotly breaks no lines, and a figure does not know how wide it will be.
    """
    meta = figure.layout.meta
    return meta["title"], tuple(meta["lines"])
