"""What each budget carries of a plan: a column a budget, its rupiah and months written on it."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import plotly.graph_objects as go

from dashboard.charts.figure_frame import frame, shown
from dashboard.charts.palette import PALETTES, Theme
from dashboard.i18n import Language

#: Pixels of the plot below its title, and letters a line under a column.
HEIGHT: Final = 230
_NAME: Final = 14
#: Beyond the highest column, for its words.
_ROOM: Final = 1.35


@dataclass(frozen=True)
class BudgetColumn:
    """One budget; rupiah is exact. span: which months it carries, in words."""

    name: str
    span: str
    months: int
    rupiah: int


def budget_columns(
    columns: Sequence[BudgetColumn], *, title: str, lines: Sequence[str], text: Language, theme: Theme
) -> go.Figure:
    """Budgets from left to right on one scale from zero.

    Traces: columns with rupiah and months in words above. lines: what stands under the title.
    """
    palette = PALETTES[theme]
    layout = frame(title, lines, text=text, theme=theme)
    peak = max((column.rupiah for column in columns), default=0) or 1
    layout |= {
        "height": int(layout["margin"]["t"]) + HEIGHT,
        "bargap": 0.35,
        "xaxis": {"fixedrange": True, "title": None, "tickangle": 0, "type": "category"},
        "yaxis": {"range": [0, peak * _ROOM], "visible": False, "fixedrange": True},
    }
    layout["margin"]["b"] = 48
    return go.Figure(
        data=[
            go.Bar(
                x=["<br>".join(textwrap.wrap(shown(column.name), _NAME)) for column in columns],
                y=[column.rupiah for column in columns],
                width=0.6,
                marker={"color": palette.categorical[0]},
                text=[_words(column, text) for column in columns],
                textposition="outside",
                textfont={"size": 13, "color": palette.text},
                cliponaxis=False,
                hovertext=[f"{shown(column.name)}<br>{_exact(column, text)}" for column in columns],
                hoverinfo="text",
            )
        ],
        layout=layout,
    )


def budget_columns_alt(columns: Sequence[BudgetColumn], *, title: str, text: Language) -> str:
    """What the figure shows, in words."""
    return f"{title}. {'; '.join(f'{column.name}: {_exact(column, text)}' for column in columns)}."


def _words(column: BudgetColumn, text: Language) -> str:
    months = text("{months} bulan", months=column.months)
    return f"<b>{text.rupiah_short(column.rupiah)}</b><br>{months}"


def _exact(column: BudgetColumn, text: Language) -> str:
    return text(
        "{rupiah}, {months} bulan ({span})",
        rupiah=text.rupiah(column.rupiah), months=column.months, span=column.span,
    )  # fmt: skip
