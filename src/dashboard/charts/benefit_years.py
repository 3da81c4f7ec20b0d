"""Benefits paid out by programme beside what was paid in for funded groups: two bars a year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import plotly.graph_objects as go

from dashboard.charts.figure_frame import frame, shown
from dashboard.charts.palette import PALETTES, Theme
from dashboard.i18n import Language

#: Pixels of the plot with the legend below it, which takes a line a name on a phone.
HEIGHT: Final = 380
_ROOM: Final = 1.28
#: How far above its bar a number stands, as a share of the tallest.
_LIFT: Final = 0.02
#: Programmes are told apart by these as well as by colour; what was paid in has none.
_PATTERNS: Final = ("", "/", "x", ".", "\\", "-", "+")


@dataclass(frozen=True)
class BenefitYear:
    """A year's rupiah: paid out by programme (name -> rupiah) and paid in; None where not known.

    out_of, in_of: of how many areas each is known, in words; "" for a single area. As these grow in number
    from year to year, a step between two years may be theirs.
    """

    year: int
    paid_out: Mapping[str, int] = field(default_factory=dict)
    paid_in: int | None = None
    out_of: str = ""
    in_of: str = ""

    @property
    def total(self) -> int | None:
        """Everything paid out; None without any figure."""
        return sum(self.paid_out.values()) if self.paid_out else None


def benefit_years(
    rows: Sequence[BenefitYear], *, title: str, lines: Sequence[str], text: Language, theme: Theme
) -> go.Figure:
    """A trace a programme, stacked, one of what was paid in, and two of words. lines: under the title."""
    palette = PALETTES[theme]
    layout = frame(title, lines, text=text, theme=theme, extra=4)
    out, into = text("Manfaat"), text("Iuran")
    programs = list(dict.fromkeys(name for row in rows for name in row.paid_out))
    totals = [row.total or 0 for row in rows]
    top = max([*totals, *(row.paid_in or 0 for row in rows)], default=0) or 1
    traces = [
        _bars(
            name,
            [row.year for row in rows],
            [row.paid_out.get(name) for row in rows],
            place=out,
            colour=palette.categorical[at % (len(palette.categorical) - 1)],
            pattern=_PATTERNS[at % len(_PATTERNS)],
            text=text,
        )
        for at, name in enumerate(programs)
    ]
    traces.append(
        _bars(
            text("Iuran yang dibayar untuk kelompok yang dibiayai"),
            [row.year for row in rows],
            [row.paid_in for row in rows],
            place=into,
            colour=palette.categorical[-1],
            pattern="",
            text=text,
        )
    )
    years = [str(row.year) for row in rows]
    layout |= {
        "height": int(layout["margin"]["t"]) + HEIGHT,
        "barmode": "stack",
        "bargap": 0.25,
        "showlegend": True,
        "legend": {
            "orientation": "h",
            "traceorder": "normal",
            "x": 0,
            "y": 0,
            "yref": "container",
            "yanchor": "bottom",
            "font": {"size": 11},
        },
        "xaxis": {
            "type": "multicategory",
            "fixedrange": True,
            "title": None,
            "tickfont": {"size": 11},
            # Room for the words above the outermost bars, on a phone too.
            "range": [-0.9, 2 * len(rows) - 0.1],
        },
        "yaxis": {"range": [0, top * _ROOM], "visible": False, "fixedrange": True},
    }
    figure = go.Figure(data=traces, layout=layout)
    for place, numbers, known in (
        (out, [row.total for row in rows], [row.out_of for row in rows]),
        (into, [row.paid_in for row in rows], [row.in_of for row in rows]),
    ):
        figure.add_trace(
            go.Scatter(
                x=[years, [place] * len(rows)],
                y=[(number or 0) + top * _LIFT for number in numbers],
                mode="text",
                text=[
                    "<br>".join(filter(None, [text.rupiah_short(number), *_narrow(shown(of))]))
                    for number, of in zip(numbers, known, strict=True)
                ],
                textposition="top center",
                textfont={"size": 11, "color": palette.text},
                cliponaxis=False,
                showlegend=False,
                hoverinfo="skip",
            )
        )
    return figure


def _narrow(words: str) -> list[str]:
    """In two lines where the last word is none of the numbers: the columns of a phone are narrow."""
    numbers, _, last = words.rpartition(" ")
    return [words] if last.isdigit() else [numbers, last]


def benefit_years_alt(rows: Sequence[BenefitYear], *, title: str, text: Language) -> str:
    """What the figure shows, in words."""
    if not rows:
        return text("{title}: tidak ada data", title=title)
    said = []
    for row in rows:
        parts = [f"{name} {text.rupiah_short(rupiah)}" for name, rupiah in row.paid_out.items()]
        said.append(
            text(
                "{year}: manfaat {total} ({parts}); iuran yang dibayar untuk kelompok yang dibiayai {paid}",
                year=str(row.year), total=text.rupiah_short(row.total),
                parts=", ".join(filter(None, [*parts, row.out_of])) or "–",
                paid=text.rupiah_short(row.paid_in) + (f" ({row.in_of})" if row.in_of else ""),
            )
        )  # fmt: skip
    return f"{title}. {'. '.join(said)}."


def _bars(
    name: str,
    years: Sequence[int],
    values: Sequence[int | None],
    *,
    place: str,
    colour: str,
    pattern: str,
    text: Language,
) -> Any:
    return go.Bar(
        name=shown(name),
        x=[[str(year) for year in years], [place] * len(years)],
        y=list(values),
        marker={"color": colour, "pattern": {"shape": pattern, "fillmode": "overlay", "size": 6}},
        hovertext=[
            f"{year} {shown(name)}<br>{text.rupiah(value)}" for year, value in zip(years, values, strict=True)
        ],
        hoverinfo="text",
    )
