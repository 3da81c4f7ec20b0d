"""How many villages have paid how many months of a year: a bar a number of months, 0 to 12."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import plotly.graph_objects as go

from dashboard.charts.figure_frame import frame
from dashboard.charts.palette import PALETTES, Theme
from dashboard.i18n import Language

#: Pixels of the bars themselves.
HEIGHT = 200


def village_months(
    months: Mapping[int, int], *, due: int, title: str, lines: Sequence[str], text: Language, theme: Theme
) -> go.Figure:
    """One bar a number of months paid; those with fewer than are due are hatched.

    months: months paid (0 to 12) -> villages. due: months due in the year. lines: under the title.
    """
    palette = PALETTES[theme]
    layout = frame(title, lines, text=text, theme=theme, extra=6)
    short = [month < due for month in months]
    layout |= {
        "height": int(layout["margin"]["t"]) + HEIGHT,
        "bargap": 0.25,
        "xaxis": {
            "tickmode": "array",
            "tickvals": list(months),
            "fixedrange": True,
            "title": {"text": text("bulan dibayar")},
        },
        "yaxis": {"visible": False, "fixedrange": True, "range": [0, max([*months.values(), 1]) * 1.2]},
    }
    layout["margin"]["b"] = 44
    return go.Figure(
        data=[
            go.Bar(
                x=list(months),
                y=list(months.values()),
                text=[text.number(count) if count else "" for count in months.values()],
                textposition="outside",
                textfont={"color": palette.text},
                cliponaxis=False,
                marker={
                    "color": [palette.categorical[1 if each else 0] for each in short],
                    "pattern": {"shape": ["/" if each else "" for each in short]},
                },
                hovertext=[_words(month, count, text) for month, count in months.items()],
                hoverinfo="text",
            )
        ],
        layout=layout,
    )


def village_months_alt(months: Mapping[int, int], *, title: str, text: Language) -> str:
    """What the figure shows, in words."""
    said = [_words(month, count, text) for month, count in months.items() if count]
    return f"{title}. {'; '.join(said)}." if said else text("{title}: tidak ada data", title=title)


def _words(month: int, count: int, text: Language) -> str:
    return text("{months} bulan: {count} desa", months=month, count=count)
