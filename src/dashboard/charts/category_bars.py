"""Categories under each other, each with its words above its bar: shares of a whole, or who is in and out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import plotly.graph_objects as go

from dashboard.charts.figure_frame import frame, shown
from dashboard.charts.palette import PALETTES, Palette, Theme
from dashboard.i18n import Language

#: Pixels a row: its words, and the bar below them; with a line more where a phone would cut them.
ROW: Final = 36
_LINE: Final = 16
#: Letters that stand in one line on a phone.
_A_PHONE: Final = 52
_BAR: Final = 0.34
_WORDS_UP: Final = 0.26
_TWO_LINES_UP: Final = 0.3
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


@dataclass(frozen=True)
class CoveredBar:
    """One category with its people who are covered and who are not; None where hidden or unknown.

    covered may be more than all there are to cover; nobody is left then. words: what stands after its name.
    """

    name: str
    covered: int | None
    left: int | None
    words: str


def category_bars(
    rows: Sequence[CategoryBar], *, title: str, lines: Sequence[str], text: Language, theme: Theme
) -> go.Figure:
    """Shares from top to bottom on one scale from 0 %.

    Traces: bars, words; a point's number is its row's. lines: what stands under the title.
    """
    palette = PALETTES[theme]
    end = max([row.value for row in rows if row.value is not None], default=1.0)
    bars = go.Bar(
        x=[row.value for row in rows],
        marker={
            "color": [palette.hatch if row.rest else palette.categorical[0] for row in rows],
            "pattern": {"shape": ["/" if row.rest else "" for row in rows]},
        },
    )
    layout = _layout(rows, end=end, title=title, lines=lines, text=text, theme=theme)
    layout["xaxis"]["ticksuffix"] = "%"
    return _figure(rows, [bars], layout, palette)


def covered_bars(
    rows: Sequence[CoveredBar], *, title: str, lines: Sequence[str], whole: str, text: Language, theme: Theme
) -> go.Figure:
    """People from top to bottom on one scale: who is covered, and behind them, hatched, who is not.

    whole: what all of them are called; a mark stands where they end, also within a bar that goes beyond.
    Traces: covered, not covered, marks, words; a point's number is its row's.
    """
    palette = PALETTES[theme]
    end = max([(row.covered or 0) + max(row.left or 0, 0) for row in rows], default=1)
    covered = go.Bar(
        x=[row.covered for row in rows], marker={"color": palette.categorical[0]}, name=text("terlindungi")
    )
    left = go.Bar(
        x=[None if row.left is None else max(row.left, 0) for row in rows],
        marker={
            "color": palette.ground,
            "line": {"color": palette.categorical[1], "width": 1},
            "pattern": {"shape": "/", "fgcolor": palette.categorical[1], "size": 5},
        },
        name=text("belum terlindungi"),
    )
    layout = _layout(rows, end=end or 1, title=title, lines=lines, text=text, theme=theme)
    layout |= {
        "barmode": "stack",
        "showlegend": True,
        "legend": {"orientation": "h", "x": 0, "y": 0, "yanchor": "bottom", "yref": "container"},
    }
    layout["xaxis"]["visible"] = False
    layout["margin"] = layout["margin"] | {"b": _AXIS}
    marks = go.Scatter(
        x=[None if None in (row.covered, row.left) else (row.covered or 0) + (row.left or 0) for row in rows],
        mode="markers",
        marker={"symbol": "line-ns", "size": 9, "line": {"width": 3, "color": palette.text}},
        name=whole,
    )
    return _figure(rows, [covered, left, marks], layout, palette)


def _layout(
    rows: Sequence[CategoryBar | CoveredBar],
    *,
    end: float,
    title: str,
    lines: Sequence[str],
    text: Language,
    theme: Theme,
) -> dict[str, Any]:
    palette = PALETTES[theme]
    layout = frame(title, lines, text=text, theme=theme, extra=4)
    return layout | {
        "height": int(layout["margin"]["t"]) + _row(rows) * max(len(rows), 1) + _AXIS,
        "bargap": 0,
        "xaxis": {
            "range": [0, end * _ROOM],
            # A scale without anything on it would be read as zeros.
            "visible": bool(rows),
            "fixedrange": True,
            "gridcolor": palette.neutral,
            "zerolinecolor": palette.hatch,
            "title": None,
        },
        "yaxis": {"range": [len(rows) - 0.5, -0.55], "visible": False, "fixedrange": True},
    }


def _breaks(rows: Sequence[CategoryBar | CoveredBar]) -> bool:
    """Whether the words of the rows go below their names."""
    return any(len(row.name) + len(row.words) > _A_PHONE for row in rows)


def _row(rows: Sequence[CategoryBar | CoveredBar]) -> int:
    """Pixels of each row."""
    return ROW + _LINE if _breaks(rows) else ROW


def _figure(
    rows: Sequence[CategoryBar | CoveredBar],
    drawn: Sequence[go.Bar | go.Scatter],
    layout: dict[str, Any],
    palette: Palette,
) -> go.Figure:
    """Bars below the words of their rows."""
    hover = [f"{shown(row.name)}<br>{shown(row.words)}" for row in rows]
    pointed: dict[str, Any] = {"hovertext": hover, "hoverinfo": "text"}
    down = [position + _BAR_DOWN for position in range(len(rows))]
    for each in drawn:
        each.update(y=down, **pointed)
        if isinstance(each, go.Bar):
            each.update(width=_BAR, orientation="h")
    between = "<br>" if _breaks(rows) else "  "
    words = go.Scatter(
        x=[0] * len(rows),
        y=[position - (_TWO_LINES_UP if _breaks(rows) else _WORDS_UP) for position in range(len(rows))],
        mode="text",
        text=[f"<b>{shown(row.name)}</b>{between}{shown(row.words)}" for row in rows],
        textposition="middle right",
        textfont={"size": 12, "color": palette.text},
        cliponaxis=False,
        showlegend=False,
        **pointed,
    )
    return go.Figure(data=[*drawn, words], layout=layout)


def category_bars_alt(rows: Sequence[CategoryBar | CoveredBar], *, title: str, text: Language) -> str:
    """What the figure shows, in words."""
    if not rows:
        return text("{title}: tidak ada data", title=title)
    return f"{title}. {'; '.join(f'{row.name}: {row.words}' for row in rows)}."
