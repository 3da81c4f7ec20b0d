"""Several areas over time in one picture; lines are told apart by colour and by how they are drawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.figure_frame import frame, shown
from dashboard.charts.palette import PALETTES, Theme
from dashboard.charts.target_trend import month_end
from dashboard.i18n import Language

HEIGHT: Final = 380
_DASHES: Final = ("solid", "dash", "dot", "dashdot")
_MARKS: Final = ("circle", "square", "diamond", "triangle-up")
#: Room above the highest value.
_ROOM: Final = 1.08


def compared_trend(
    months: Mapping[str, pd.DataFrame],
    *,
    title: str,
    lines: Sequence[str],
    text: Language,
    theme: Theme,
) -> go.Figure:
    """Coverage by month. months: name of an area -> `metrics.coverage.progress.trend` of it.

    One trace an area, in the order given; months not known for the whole area are gaps.
    """
    palette = PALETTES[theme]
    days = sorted({month_end(str(month)) for each in months.values() for month in each.index})
    values = {name: _whole(each) for name, each in months.items()}
    top = max([each for own in values.values() for each in own if each is not None], default=1.0)
    layout: dict[str, Any] = frame(title, lines, text=text, theme=theme)
    layout |= {
        "height": HEIGHT,
        "showlegend": True,
        "legend": {"orientation": "h", "x": 0, "y": -0.1, "xanchor": "left", "yanchor": "top"},
        "xaxis": {
            "type": "date",
            "tickvals": [f"{year}-01-01" for year in range(int(days[0][:4]), int(days[-1][:4]) + 1)]
            if days
            else [],
            "tickformat": "%Y",
            "fixedrange": True,
            "gridcolor": palette.neutral,
        },
        "yaxis": {
            "range": [0, top * _ROOM or 1.0],
            "ticksuffix": "%",
            "fixedrange": True,
            "gridcolor": palette.neutral,
            "automargin": True,
        },
    }
    layout["margin"] = {**layout["margin"], "b": 60}
    return go.Figure(
        data=[
            go.Scatter(
                x=[month_end(str(month)) for month in months[name].index],
                y=own,
                mode="lines+markers",
                name=shown(name),
                line={"color": palette.categorical[place], "width": 2.5, "dash": _DASHES[place]},
                marker={"symbol": _MARKS[place], "size": _sizes(own), "color": palette.categorical[place]},
                hovertext=[
                    f"{shown(name)}, {text.month(str(month))}: {text.percent(each)}"
                    for month, each in zip(months[name].index, own, strict=True)
                ],
                hoverinfo="text",
            )
            for place, (name, own) in enumerate(values.items())
        ],
        layout=layout,
    )


def compared_trend_alt(months: Mapping[str, pd.DataFrame], *, title: str, text: Language) -> str:
    """The first and the last month known of each area."""
    said = []
    for name, each in months.items():
        known = each[each["coverage_percent"].notna() & each["whole"]]
        if known.empty:
            said.append(text("{area}: tidak ada data", area=name))
            continue
        first, last = known.iloc[0], known.iloc[-1]
        said.append(
            text(
                "{area}: {start} {before}, {end} {after}",
                area=name,
                start=text.month(str(known.index[0])),
                before=text.percent(float(first["coverage_percent"])),
                end=text.month(str(known.index[-1])),
                after=text.percent(float(last["coverage_percent"])),
            )
        )
    return f"{title}. {'; '.join(said)}."


def _whole(months: pd.DataFrame) -> list[float | None]:
    return [
        float(share) if whole and pd.notna(share) else None
        for share, whole in zip(months["coverage_percent"], months["whole"], strict=True)
    ]


def _sizes(values: Sequence[float | None]) -> list[int]:
    """A mark at the last point alone, where lines are told apart, and at points that no line reaches."""
    last = max((place for place, each in enumerate(values) if each is not None), default=-1)
    padded = [None, *values, None]
    return [
        9 if place == last else 5 if padded[place] is None and padded[place + 2] is None else 0
        for place in range(len(values))
    ]
