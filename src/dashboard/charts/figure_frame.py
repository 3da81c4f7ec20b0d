"""What every Plotly figure of progress shares: its words inside the picture, and the style of its numbers."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from html import escape
from typing import Any, Final

from dashboard.charts.palette import PALETTES, Theme
from dashboard.i18n import Language

#: Letters a line that fit a phone; a figure does not know how wide it will be.
LINE: Final = 50
_LINE_HEIGHT: Final = 17
_SEPARATORS: Final = {"id": ",.", "en": ".,"}

#: Plotly's own buttons and logo stay away; nothing is fetched.
CONFIG: Final[dict[str, Any]] = {"displayModeBar": False, "displaylogo": False, "scrollZoom": False}


def shown(outside: str) -> str:
    """Text from files, as text: Plotly would read tags in it."""
    return escape(outside, quote=False)


def frame(
    title: str, lines: Sequence[str], *, text: Language, theme: Theme, extra: int = 0
) -> dict[str, Any]:
    """Layout with the title and the lines under it (base, date, source, stamp) inside the picture.

    extra: pixels kept free between the words and the plot. `margin.t` is what both
    take.
    """
    palette = PALETTES[theme]
    heading = textwrap.wrap(title, LINE - 6) or [""]
    small = [part for line in lines for part in textwrap.wrap(line, LINE)]
    words = "<br>".join(
        [f'<b style="font-size:14px">{shown(part)}</b>' for part in heading] + [shown(part) for part in small]
    )
    return {
        "annotations": [
            {
                "text": words,
                "align": "left",
                "showarrow": False,
                "x": 0,
                "xref": "paper",
                "xanchor": "left",
                "xshift": -4,
                "y": 1,
                "yref": "paper",
                "yanchor": "bottom",
                "yshift": extra,
                "font": {"size": 12, "color": palette.text},
            }
        ],
        "margin": {"l": 8, "r": 8, "b": 30, "t": 12 + _LINE_HEIGHT * (len(heading) + len(small)) + extra},
        "separators": _SEPARATORS[text.code],
        "font": {"color": palette.text, "size": 12},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "hoverlabel": {"align": "left"},
        "showlegend": False,
        "dragmode": False,
    }
