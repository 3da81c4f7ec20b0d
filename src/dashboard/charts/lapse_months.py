"""Whose money ends and who is inactive in which of the coming months: two bars a month, never stacked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import plotly.graph_objects as go

from dashboard.charts.figure_frame import frame, shown
from dashboard.charts.palette import PALETTES, Theme
from dashboard.i18n import N_, Language

#: Pixels of the plot itself, and of the legend below it.
HEIGHT: Final = 150
_LEGEND: Final = 34
#: Above the tallest bar, for its number.
_ROOM: Final = 1.25

ENDING: Final = N_("Masa iuran habis")
INACTIVE: Final = N_("Nonaktif bila dibiarkan")


@dataclass(frozen=True)
class LapseBar:
    """People; 0 for nobody, None where nobody knows how many.

    hidden: whether there are groups whose number may not be seen, and no others.
    """

    people: int | None
    hidden: bool = False


@dataclass(frozen=True)
class LapseMonth:
    """A month (YYYY-MM): whose first month without money it is, and who is inactive from it on."""

    month: str
    ending: LapseBar
    inactive: LapseBar


def lapse_months(
    rows: Sequence[LapseMonth], *, title: str, lines: Sequence[str], text: Language, theme: Theme
) -> go.Figure:
    """Two traces of bars in order of time, from zero. lines: what stands under the title."""
    palette = PALETTES[theme]
    layout = frame(title, lines, text=text, theme=theme, extra=4)
    series = (
        (ENDING, [row.ending for row in rows], palette.categorical[1], ""),
        (INACTIVE, [row.inactive for row in rows], palette.categorical[0], "/"),
    )
    top = max([bar.people or 0 for _, bars, _, _ in series for bar in bars], default=0) or 1
    names = [text.month(row.month, short=True) for row in rows]
    layout |= {
        "height": int(layout["margin"]["t"]) + HEIGHT + _LEGEND,
        "barmode": "group",
        "bargap": 0.25,
        "showlegend": True,
        "legend": {"orientation": "h", "x": 0, "y": -0.25, "yanchor": "top"},
        "xaxis": {"type": "category", "fixedrange": True, "title": None},
        "yaxis": {"range": [0, top * _ROOM], "visible": False, "fixedrange": True},
    }
    return go.Figure(
        data=[
            go.Bar(
                name=text(label),
                x=names,
                y=[bar.people or 0 for bar in bars],
                marker={"color": colour, "pattern": {"shape": pattern}},
                text=[_number(bar, text) for bar in bars],
                textposition="outside",
                textfont={"color": palette.text, "size": 12},
                cliponaxis=False,
                hovertext=[
                    f"{shown(name)}<br>{shown(text(label))}: {shown(_words(bar, text))}"
                    for name, bar in zip(names, bars, strict=True)
                ],
                hoverinfo="text",
            )
            for label, bars, colour, pattern in series
        ],
        layout=layout,
    )


def lapse_months_alt(rows: Sequence[LapseMonth], *, title: str, text: Language) -> str:
    """What the figure shows, in words."""
    if not rows:
        return text("{title}: tidak ada data", title=title)
    said = [
        text(
            "{month}: masa iuran habis {ending}, nonaktif {inactive}",
            month=text.month(row.month),
            ending=_words(row.ending, text),
            inactive=_words(row.inactive, text),
        )
        for row in rows
    ]
    return f"{title}. {'; '.join(said)}."


def _number(bar: LapseBar, text: Language) -> str:
    """Above a bar; where there is nobody the other bar of the month speaks."""
    if bar.hidden:
        return text("disembunyikan")
    return "" if bar.people == 0 else text.number(bar.people)


def _words(bar: LapseBar, text: Language) -> str:
    if bar.hidden:
        return text("disembunyikan")
    return text("tidak ada data") if bar.people is None else text("{people} orang", people=bar.people)
