"""Categories under each other, each with its words above its bar: shares of a whole, or rates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import plotly.graph_objects as go

from dashboard.charts.figure_frame import frame, shown
from dashboard.charts.palette import PALETTES, Theme
from dashboard.i18n import Language

#: Pixels a row: its words, and the bar below them.
ROW: Final = 36
_BAR: Final = 0.34
_WORDS_UP: Final = 0.26
_BAR_DOWN: Final = 0.16
_AXIS: Final = 34
#: Beyond the longest bar.
_ROOM: Final = 1.06


@dataclass(frozen=True)
class CategoryBar:
    """One category; `value` in per cent, None where hidden or unknown. words: what stands after its name.

    rest: it is no category but what is not broken down, drawn hatched.
    """

    name: str
    value: float | None
    words: str
    rest: bool = False


def category_bars(
    rows: Sequence[CategoryBar],
    *,
    title: str,
    lines: Sequence[str],
    text: Language,
    theme: Theme,
    whole: bool = False,
) -> go.Figure:
    """Rows from top to bottom on one scale from 0 %, never clipped at 100 %.

    Traces: bars, words; a point's number is its row's. lines: what stands under the title.
    whole: draw a line at 100 %, where members are as many as there are eligible workers.
    """
    palette = PALETTES[theme]
    layout = frame(title, lines, text=text, theme=theme, extra=4)
    at = list(range(len(rows)))
    end = max([row.value for row in rows if row.value is not None] + ([100.0] if whole else [1.0]))
    hover = [f"{shown(row.name)}<br>{shown(row.words)}" for row in rows]
    pointed: dict[str, Any] = {"hovertext": hover, "hoverinfo": "text"}
    layout |= {
        "height": int(layout["margin"]["t"]) + ROW * max(len(rows), 1) + _AXIS,
        "bargap": 0,
        "xaxis": {
            "range": [0, end * _ROOM],
            "ticksuffix": "%",
            "fixedrange": True,
            "gridcolor": palette.neutral,
            "zerolinecolor": palette.hatch,
            "title": None,
        },
        "yaxis": {"range": [len(rows) - 0.5, -0.55], "visible": False, "fixedrange": True},
        "shapes": [_at_100(palette.text)] if whole else [],
    }
    return go.Figure(
        data=[
            go.Bar(
                x=[row.value for row in rows],
                y=[position + _BAR_DOWN for position in at],
                width=_BAR,
                orientation="h",
                marker={
                    "color": [palette.hatch if row.rest else palette.categorical[0] for row in rows],
                    "pattern": {"shape": ["/" if row.rest else "" for row in rows]},
                },
                **pointed,
            ),
            go.Scatter(
                x=[0] * len(rows),
                y=[position - _WORDS_UP for position in at],
                mode="text",
                text=[f"<b>{shown(row.name)}</b>  {shown(row.words)}" for row in rows],
                textposition="middle right",
                textfont={"size": 12, "color": palette.text},
                cliponaxis=False,
                **pointed,
            ),
        ],
        layout=layout,
    )


def category_bars_alt(rows: Sequence[CategoryBar], *, title: str, text: Language) -> str:
    """What the figure shows, in words."""
    if not rows:
        return text("{title}: tidak ada data", title=title)
    return f"{title}. {'; '.join(f'{row.name}: {row.words}' for row in rows)}."


def _at_100(colour: str) -> dict[str, Any]:
    return {
        "type": "line",
        "x0": 100,
        "x1": 100,
        "y0": 0,
        "y1": 1,
        "yref": "paper",
        "line": {"color": colour, "width": 1.5, "dash": "dash"},
    }
