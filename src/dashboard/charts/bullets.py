"""Bullet gauges: a bar a row, a mark where the target is, a triangle where the year is heading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import plotly.graph_objects as go

from dashboard.charts.figure_frame import frame, shown
from dashboard.charts.lights import light_colour, light_words
from dashboard.charts.palette import PALETTES, Theme
from dashboard.i18n import Language
from dashboard.metrics.coverage.pace import State
from dashboard.metrics.coverage.standing import Lag

#: Pixels a row: its words, and the bar below them.
ROW: Final = 40
_BAR: Final = 0.34
_WORDS_UP: Final = 0.3
_BAR_DOWN: Final = 0.12
_LABEL_HEIGHT: Final = 15
_AXIS: Final = 30


@dataclass(frozen=True)
class Bullet:
    """One row; numbers in per cent, None where unknown.

    code: what a click on the row selects. state: where it stands, or None where a row says nothing about
    that; falls_back and lag as of a `Standing`. note: what stands after value and light ("23 dari 24
    kabupaten/kota"). detail: more lines for the pointer.
    """

    code: str
    name: str
    value: float | None
    target: float | None
    projected: float | None = None
    state: State | None = None
    falls_back: bool = False
    lag: Lag | None = None
    note: str = ""
    detail: tuple[str, ...] = ()

    def words(self, text: Language) -> str:
        """Value, light and note, as they stand beside the name."""
        parts = [text.percent(self.value)] if self.value is not None else []
        if self.state is not None:
            parts.append(light_words(self.state, text, falls_back=self.falls_back, lag=self.lag))
        return " · ".join([*parts, *([self.note] if self.note else [])]) or text("tidak ada data")


@dataclass(frozen=True)
class Reference:
    """A line over all rows: a national series, or a step of the scale; label "" draws it faint."""

    value: float
    label: str = ""


def bullets(
    rows: Sequence[Bullet],
    *,
    title: str,
    lines: Sequence[str],
    references: Sequence[Reference],
    text: Language,
    theme: Theme,
) -> go.Figure:
    """Rows from top to bottom on one scale from 0 %, never clipped at 100 %.

    Traces: bars, words, targets, projections; a point's number is its row's. lines: what stands under the
    title: base, key, date, source.
    """
    palette = PALETTES[theme]
    named = [each for each in references if each.label]
    layout = frame(title, lines, text=text, theme=theme, extra=4 + _LABEL_HEIGHT * len(named))
    at = list(range(len(rows)))
    grey = palette.hatch
    colours = [grey if row.state is None else light_colour(row.state, theme, lag=row.lag) for row in rows]
    plain = palette.categorical[0]
    hover = ["<br>".join(shown(part) for part in (row.name, row.words(text), *row.detail)) for row in rows]
    down = [position + _BAR_DOWN for position in at]
    layout |= {
        "height": int(layout["margin"]["t"]) + ROW * max(len(rows), 1) + _AXIS,
        "bargap": 0,
        "xaxis": {
            "range": [0, reach(rows, references)],
            "ticksuffix": "%",
            "fixedrange": True,
            "showgrid": True,
            "gridcolor": palette.neutral,
            "zeroline": True,
            "zerolinecolor": grey,
            "side": "bottom",
            "title": None,
        },
        "yaxis": {"range": [len(rows) - 0.5, -0.55], "visible": False, "fixedrange": True},
        "shapes": [_line(each, grey) for each in references],
        "annotations": [
            *layout["annotations"],
            *(_label(each, number, palette.muted) for number, each in enumerate(named)),
        ],
    }
    return go.Figure(
        data=[
            go.Bar(
                x=[row.value for row in rows],
                y=down,
                width=_BAR,
                orientation="h",
                marker={
                    "color": [plain if row.state is None else c for row, c in zip(rows, colours, strict=True)]
                },
                hovertext=hover,
                hoverinfo="text",
            ),
            go.Scatter(
                x=[0] * len(rows),
                y=[position - _WORDS_UP for position in at],
                mode="text",
                text=[f"<b>{shown(row.name)}</b>  {shown(row.words(text))}" for row in rows],
                textposition="middle right",
                textfont={"size": 12, "color": palette.text},
                cliponaxis=False,
                # Pointed at they say no more, but a click on them counts: a row may have no bar.
                hoverinfo="none",
            ),
            go.Scatter(
                x=[row.target for row in rows],
                y=down,
                mode="markers",
                marker={
                    "symbol": "line-ns-open",
                    "size": 20,
                    "color": palette.text,
                    "line": {"width": 3, "color": palette.text},
                },
                hoverinfo="skip",
            ),
            go.Scatter(
                x=[row.projected for row in rows],
                y=down,
                mode="markers",
                marker={
                    "symbol": "triangle-right",
                    "size": 11,
                    "color": palette.ground,
                    "line": {"width": 2, "color": palette.text},
                },
                hoverinfo="skip",
            ),
        ],
        layout=layout,
    )


def bullets_alt(rows: Sequence[Bullet], *, title: str, text: Language, most: int = 12) -> str:
    """What the figure shows, in words: the first rows with value, target and light."""
    said = [
        text(
            "{name}: {words}, target {target}",
            name=row.name,
            words=row.words(text),
            target=text.percent(row.target),
        )
        if row.target is not None
        else text("{name}: {words}", name=row.name, words=row.words(text))
        for row in rows[:most]
    ]
    if len(rows) > most:
        said.append(text("dan {count} wilayah lain", count=len(rows) - most))
    return f"{title}. {'; '.join(said)}."


def reach(rows: Sequence[Bullet], references: Sequence[Reference]) -> float:
    """Where the scale ends: beyond everything drawn, and at least at 100 %."""
    drawn = [value for row in rows for value in (row.value, row.target, row.projected) if value is not None]
    return max(100.0, *drawn, *(each.value for each in references), 0.0) * 1.04


def _line(each: Reference, colour: str) -> dict[str, Any]:
    return {
        "type": "line",
        "x0": each.value,
        "x1": each.value,
        "y0": 0,
        "y1": 1,
        "yref": "paper",
        "layer": "below",
        "line": {"color": colour, "width": 1.5 if each.label else 1, "dash": "dash" if each.label else "dot"},
    }


def _label(each: Reference, number: int, colour: str) -> dict[str, Any]:
    return {
        "x": each.value,
        "y": 1,
        "yref": "paper",
        "yanchor": "bottom",
        "yshift": number * _LABEL_HEIGHT,
        "xanchor": "right" if each.value > 50 else "left",
        "showarrow": False,
        "text": shown(each.label),
        "font": {"size": 11, "color": colour},
    }
