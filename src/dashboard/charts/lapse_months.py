"""How many people lapse in which of the coming months: a bar a month, its number above it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import plotly.graph_objects as go

from dashboard.charts.figure_frame import frame, shown
from dashboard.charts.palette import PALETTES, Theme
from dashboard.i18n import Language

#: Pixels of the plot itself.
HEIGHT: Final = 150
#: Above the tallest bar, for its number.
_ROOM: Final = 1.25


@dataclass(frozen=True)
class LapseMonth:
    """People who lapse in a month (YYYY-MM); 0 for nobody, None where nobody knows how many.

    hidden: whether there are groups whose number may not be seen, and no others.
    """

    month: str
    people: int | None
    hidden: bool = False


def lapse_months(
    rows: Sequence[LapseMonth], *, title: str, lines: Sequence[str], text: Language, theme: Theme
) -> go.Figure:
    """One trace of bars in order of time, from zero. lines: what stands under the title."""
    palette = PALETTES[theme]
    layout = frame(title, lines, text=text, theme=theme, extra=4)
    top = max([row.people or 0 for row in rows], default=0) or 1
    names = [text.month(row.month, short=True) for row in rows]
    words = [_words(row, text) for row in rows]
    layout |= {
        "height": int(layout["margin"]["t"]) + HEIGHT,
        "bargap": 0.35,
        "xaxis": {"type": "category", "fixedrange": True, "title": None},
        "yaxis": {"range": [0, top * _ROOM], "visible": False, "fixedrange": True},
    }
    return go.Figure(
        data=[
            go.Bar(
                x=names,
                y=[row.people or 0 for row in rows],
                marker={"color": palette.categorical[1]},
                text=[text("disembunyikan") if row.hidden else text.number(row.people) for row in rows],
                textposition="outside",
                textfont={"color": palette.text, "size": 12},
                cliponaxis=False,
                hovertext=[
                    f"{shown(name)}<br>{shown(each)}" for name, each in zip(names, words, strict=True)
                ],
                hoverinfo="text",
            )
        ],
        layout=layout,
    )


def lapse_months_alt(rows: Sequence[LapseMonth], *, title: str, text: Language) -> str:
    """What the figure shows, in words."""
    if not rows:
        return text("{title}: tidak ada data", title=title)
    said = [f"{text.month(row.month)}: {_words(row, text)}" for row in rows]
    return f"{title}. {'; '.join(said)}."


def _words(row: LapseMonth, text: Language) -> str:
    if row.hidden:
        return text("disembunyikan")
    return text("tidak ada data") if row.people is None else text("{people} orang", people=row.people)
