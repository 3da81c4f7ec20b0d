"""Arrears by age or area: a bar a class, of firms, OPD and village governments, with pattern and word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import plotly.graph_objects as go

from dashboard.charts.figure_frame import frame, shown
from dashboard.charts.palette import PALETTES, Theme
from dashboard.data.contract.words import ENTITY_NAMES
from dashboard.i18n import N_, Language

#: Pixels a row: its words, and the bar below them.
ROW: Final = 50
_BAR: Final = 0.3
_BAR_DOWN: Final = 0.26
_WORDS_UP: Final = 0.2
_AXIS: Final = 66
_ROOM: Final = 1.06
_PATTERNS: Final = ("", "/", "x")

#: For tight places.
SHORT_NAMES: Final[dict[str, str]] = {"badan usaha": N_("badan usaha"), "OPD": N_("OPD"), "desa": N_("desa")}


@dataclass(frozen=True)
class AgeRow:
    """A class of ages, or an area; name: in words.

    values: jenis_entitas -> entities or rupiah, None for no data.
    hidden: the types of which the number is known and may not be seen; their value is None.
    """

    name: str
    values: dict[str, int | None]
    hidden: frozenset[str] = frozenset()

    @property
    def total(self) -> int | None:
        """All types together, as far as known; None where nothing is."""
        known = [value for value in self.values.values() if value is not None]
        return sum(known) if known else None


def age_bars(
    rows: Sequence[AgeRow], *, title: str, lines: Sequence[str], text: Language, theme: Theme, rupiah: bool
) -> go.Figure:
    """Classes from top to bottom, youngest first, on one scale from 0.

    Traces: a bar a type, then the words; a point's number is its row's. lines: what stands under the title.
    rupiah: whether the values are rupiah, else entities.
    """
    palette = PALETTES[theme]
    layout = frame(title, lines, text=text, theme=theme, extra=4)
    at = list(range(len(rows)))
    end = max([row.total or 0 for row in rows] + [1])
    kinds = [kind for kind in ENTITY_NAMES if any(kind in row.values for row in rows)]
    layout |= {
        "height": int(layout["margin"]["t"]) + ROW * max(len(rows), 1) + _AXIS,
        "barmode": "stack",
        "bargap": 0,
        "showlegend": True,
        "legend": {
            "orientation": "h",
            "x": 0,
            "y": 0,
            "yref": "container",
            "yanchor": "bottom",
            "traceorder": "normal",
            "itemclick": False,
            "itemdoubleclick": False,
        },
        "xaxis": {
            "range": [0, end * _ROOM],
            "fixedrange": True,
            "gridcolor": palette.neutral,
            "zerolinecolor": palette.hatch,
            "showticklabels": False,
            "title": None,
        },
        "yaxis": {"range": [len(rows) - 0.5, -0.55], "visible": False, "fixedrange": True},
    }
    hover = [_said(row, text, rupiah=rupiah) for row in rows]
    bars: list[Any] = [
        go.Bar(
            name=text(ENTITY_NAMES[kind]),
            x=[row.values.get(kind) for row in rows],
            y=[position + _BAR_DOWN for position in at],
            width=_BAR,
            orientation="h",
            marker={
                "color": palette.categorical[number],
                "pattern": {
                    "shape": _PATTERNS[number],
                    "fillmode": "overlay",
                    "fgcolor": palette.ground,
                    "size": 6,
                },
                "line": {"color": palette.ground, "width": 1},
            },
            hovertext=hover,
            hoverinfo="text",
        )
        for number, kind in enumerate(ENTITY_NAMES)
        if kind in kinds
    ]
    words = go.Scatter(
        x=[0] * len(rows),
        y=[position - _WORDS_UP for position in at],
        mode="text",
        text=[
            f"<b>{shown(row.name)}</b>  {_total(row, text, rupiah=rupiah)}"
            f'<br><span style="font-size:11px">{shown(_parts(row, text, rupiah=rupiah))}</span>'
            for row in rows
        ],
        textposition="middle right",
        textfont={"size": 12, "color": palette.text},
        cliponaxis=False,
        hoverinfo="skip",
        showlegend=False,
    )
    return go.Figure(data=[*bars, words], layout=layout)


def age_bars_alt(rows: Sequence[AgeRow], *, title: str, text: Language, rupiah: bool) -> str:
    """What the figure shows, in words."""
    if not rows:
        return text("{title}: tidak ada data", title=title)
    return f"{title}. {'; '.join(_said(row, text, rupiah=rupiah) for row in rows)}."


def _said(row: AgeRow, text: Language, *, rupiah: bool) -> str:
    parts = _parts(row, text, rupiah=rupiah)
    return f"{row.name}: {_total(row, text, rupiah=rupiah)}" + (f" ({parts})" if parts else "")


def _parts(row: AgeRow, text: Language, *, rupiah: bool) -> str:
    """The types that have any, or of which nothing is known."""
    return " · ".join(
        f"{text(SHORT_NAMES[kind])} "
        + (text("disembunyikan") if kind in row.hidden else _part(value, text, rupiah=rupiah))
        for kind, value in row.values.items()
        if value != 0
    )


def _total(row: AgeRow, text: Language, *, rupiah: bool) -> str:
    if row.total is None and row.hidden:
        return text("disembunyikan")
    return _amount(row.total, text, rupiah=rupiah)


def _amount(value: int | None, text: Language, *, rupiah: bool) -> str:
    if value is None:
        return text("tidak ada data")
    return text.rupiah_short(value) if rupiah else text("{count} entitas", count=value)


def _part(value: int | None, text: Language, *, rupiah: bool) -> str:
    return text.number(value) if value is not None and not rupiah else _amount(value, text, rupiah=rupiah)
