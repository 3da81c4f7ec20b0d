"""Coverage before and after a plan, for an area and what it is part of: two points a row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import plotly.graph_objects as go

from dashboard.charts.figure_frame import frame, shown
from dashboard.charts.palette import PALETTES, Theme
from dashboard.i18n import Language
from dashboard.metrics.cube.rounding import shown_gain

#: Pixels a row: its words, and the points below them.
ROW: Final = 44
_WORDS_UP: Final = 0.3
_POINTS_DOWN: Final = 0.14
_AXIS: Final = 34
_ROOM: Final = 1.08
BEFORE_SYMBOL, AFTER_SYMBOL = "circle-open", "diamond"


@dataclass(frozen=True)
class EffectRow:
    """One area; before and after in per cent of potensi, unrounded and not clipped."""

    name: str
    before: float
    after: float


def effect_points(
    rows: Sequence[EffectRow], *, title: str, lines: Sequence[str], text: Language, theme: Theme
) -> go.Figure:
    """Rows from top to bottom on one scale from 0 %.

    Traces: before (ring), after (diamond), words. Shapes: a line between the points of every row.
    """
    palette = PALETTES[theme]
    layout = frame(title, lines, text=text, theme=theme, extra=4)
    at = list(range(len(rows)))
    end = max((max(row.before, row.after) for row in rows), default=1.0) or 1.0
    low = [position + _POINTS_DOWN for position in at]
    hover: dict[str, Any] = {
        "hovertext": [f"{shown(row.name)}<br>{_words(row, text)}" for row in rows],
        "hoverinfo": "text",
    }
    layout |= {
        "height": int(layout["margin"]["t"]) + ROW * max(len(rows), 1) + _AXIS,
        "xaxis": {
            "range": [0, end * _ROOM],
            "ticksuffix": "%",
            "fixedrange": True,
            "gridcolor": palette.neutral,
            "zerolinecolor": palette.hatch,
            "title": None,
        },
        "yaxis": {"range": [len(rows) - 0.5, -0.6], "visible": False, "fixedrange": True},
        "shapes": [
            {
                "type": "line",
                "x0": row.before,
                "x1": row.after,
                "y0": position,
                "y1": position,
                "layer": "below",
                "line": {"color": palette.categorical[0], "width": 4},
            }
            for position, row in zip(low, rows, strict=True)
        ],
    }
    return go.Figure(
        data=[
            go.Scatter(
                x=[row.before for row in rows],
                y=low,
                mode="markers",
                marker={"symbol": BEFORE_SYMBOL, "size": 13, "color": palette.text, "line": {"width": 2.5}},
                cliponaxis=False,
                **hover,
            ),
            go.Scatter(
                x=[row.after for row in rows],
                y=low,
                mode="markers",
                marker={"symbol": AFTER_SYMBOL, "size": 14, "color": palette.categorical[1]},
                cliponaxis=False,
                **hover,
            ),
            go.Scatter(
                x=[0] * len(rows),
                y=[position - _WORDS_UP for position in at],
                mode="text",
                text=[f"<b>{shown(row.name)}</b>  {_words(row, text)}" for row in rows],
                textposition="middle right",
                textfont={"size": 13, "color": palette.text},
                cliponaxis=False,
                **hover,
            ),
        ],
        layout=layout,
    )


def effect_points_alt(rows: Sequence[EffectRow], *, title: str, text: Language) -> str:
    """What the figure shows, in words."""
    if not rows:
        return text("{title}: tidak ada data", title=title)
    return f"{title}. {'; '.join(f'{row.name}: {_words(row, text)}' for row in rows)}."


def _words(row: EffectRow, text: Language) -> str:
    return text(
        "{before} → {after} ({points})",
        before=text.percent(row.before), after=text.percent(row.after),
        points=text.points(float(shown_gain(row.before, row.after))),
    )  # fmt: skip
