"""The way of one area to its target: months past, target, policy dates, and the year's end at this pace."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.figure_frame import frame, shown
from dashboard.charts.palette import PALETTES, Theme
from dashboard.i18n import N_, Language
from dashboard.metrics.cube.versions import version_words

HEIGHT: Final = 430


class Scale(StrEnum):
    """What the line is drawn in."""

    PERCENT = "persen"
    PEOPLE = "orang"


SCALE_NAMES: Final = {Scale.PERCENT: N_("Cakupan (persen)"), Scale.PEOPLE: N_("Peserta (orang)")}


@dataclass(frozen=True)
class Milestone:
    """A policy date; `number` stands in the picture, the words in the list below it."""

    number: int
    day: date
    title: str
    basis: str


def month_end(period: str) -> str:
    """The last day of a month, YYYY-MM-DD: where its count stands on the time axis."""
    year, month = int(period[:4]), int(period[5:])
    return date(year, month, calendar.monthrange(year, month)[1]).isoformat()


def milestones_between(table: pd.DataFrame, *, first: str, last: str) -> tuple[Milestone, ...]:
    """The policy dates (tonggak) from the month `first` to the end of `last`, numbered in order."""
    inside = table[(table["tanggal"] >= f"{first}-01") & (table["tanggal"] <= month_end(last))]
    rows = inside.sort_values(["tanggal", "judul"], kind="stable")
    return tuple(
        Milestone(number, date.fromisoformat(str(day)), str(title), "" if pd.isna(basis) else str(basis))
        for number, (day, title, basis) in enumerate(
            zip(rows["tanggal"], rows["judul"], rows["dasar"], strict=True), start=1
        )
    )


def target_trend(
    months: pd.DataFrame,
    ahead: pd.DataFrame,
    *,
    scale: Scale,
    milestones: Sequence[Milestone],
    title: str,
    lines: Sequence[str],
    text: Language,
    theme: Theme,
) -> go.Figure:
    """One area over time. months: `metrics.progress.trend`; ahead: `metrics.area_pace.projection`.

    Traces: counts of the whole area; counts of a part of it (hollow); target; projection; policy dates
    (numbers at the top); the band around the projection. Months without data are gaps.
    """
    palette = PALETTES[theme]
    percent = scale is Scale.PERCENT
    value = "coverage_percent" if percent else "active"
    days = [month_end(str(month)) for month in months.index]
    later = [month_end(str(month)) for month in ahead["periode"].iloc[1:]]
    values = _plain(months[value])
    whole = [bool(each) for each in months["whole"]]
    target = _plain(months["target_rate" if percent else "target"])
    hover = [_month_words(row, str(month), text) for month, row in months.iterrows()]
    layout = frame(title, lines, text=text, theme=theme, extra=18)
    low, high = ("low_percent", "high_percent") if percent else ("low", "high")
    banded = ahead[ahead[high].notna()]
    around = [month_end(str(month)) for month in banded["periode"]]
    top = _top([*values, *target, *_plain(ahead[value]), *_plain(banded[high])])
    shades = palette.categorical
    on_day = _by_day(milestones)
    last = month_end(str(ahead["periode"].iloc[-1])) if len(ahead) else days[-1]
    years = range(int(days[0][:4]), int(last[:4]) + 1)
    layout |= {
        "height": HEIGHT + int(layout["margin"]["t"]) - 80,
        "showlegend": True,
        "legend": {
            "orientation": "h",
            "x": 0,
            "y": -0.1,
            "xanchor": "left",
            "yanchor": "top",
            "title": {"text": ""},
        },
        "xaxis": {
            "type": "date",
            "range": [f"{days[0][:7]}-01", _later(last)],
            "tickvals": [f"{year}-01-01" for year in years],
            "ticktext": [str(year) for year in years],
            "fixedrange": True,
            "showgrid": True,
            "gridcolor": palette.neutral,
            "title": None,
        },
        "yaxis": {
            "range": [0, top],
            "ticksuffix": "%" if percent else "",
            "tickformat": "" if percent else ",.0f",
            "fixedrange": True,
            "gridcolor": palette.neutral,
            "title": None,
            "automargin": True,
        },
        "shapes": [_date_line(each, palette.hatch) for each in on_day],
    }
    layout["margin"] = {**layout["margin"], "b": 60}
    text_hover: dict[str, Any] = {"hoverinfo": "text"}
    return go.Figure(
        data=[
            go.Scatter(
                x=days,
                y=[each if is_whole else None for each, is_whole in zip(values, whole, strict=True)],
                mode="lines",
                name=text("Cakupan") if percent else text("Peserta aktif"),
                line={"color": shades[0], "width": 2.5},
                hovertext=hover,
                **text_hover,
            ),
            go.Scatter(
                x=days,
                y=[None if is_whole else each for each, is_whole in zip(values, whole, strict=True)],
                mode="markers",
                name=text("Data belum lengkap"),
                marker={"symbol": "circle-open", "size": 7, "color": shades[0]},
                hovertext=["" if is_whole else each for each, is_whole in zip(hover, whole, strict=True)],
                showlegend=any(
                    each is not None and not is_whole for each, is_whole in zip(values, whole, strict=True)
                ),
                **text_hover,
            ),
            go.Scatter(
                x=[*days, *later],
                y=[*target, *(target[-1:] * len(later))],
                mode="lines",
                name=text("Target"),
                line={"color": palette.text, "width": 2, "dash": "dash", "shape": "hvh"},
                showlegend=any(each is not None for each in target),
                hoverinfo="skip",
            ),
            go.Scatter(
                x=[month_end(str(month)) for month in ahead["periode"]],
                y=_plain(ahead[value]),
                mode="lines+markers",
                name=text("Proyeksi pada laju ini"),
                line={"color": shades[1], "width": 2, "dash": "dot"},
                marker={"symbol": "triangle-right-open", "size": 8, "color": shades[1]},
                hovertext=[
                    _ahead_words(str(month), float(active), text)
                    for month, active in zip(ahead["periode"], ahead["active"], strict=True)
                ],
                showlegend=len(ahead) > 0,
                **text_hover,
            ),
            go.Scatter(
                x=[day.isoformat() for day in on_day],
                y=[top] * len(on_day),
                mode="text",
                text=[", ".join(str(each.number) for each in same) for same in on_day.values()],
                textposition="top center",
                textfont={"size": 11, "color": palette.muted},
                hovertext=[
                    "<br>".join(_milestone_words(each, text) for each in same) for same in on_day.values()
                ],
                cliponaxis=False,
                showlegend=False,
                **text_hover,
            ),
            go.Scatter(
                x=[*around, *reversed(around)],
                y=[*_plain(banded[high]), *reversed(_plain(banded[low]))],
                mode="lines",
                fill="toself",
                fillcolor=shades[1],
                opacity=0.25,
                line={"width": 0, "color": shades[1]},
                name=text("Pita 80%"),
                showlegend=len(banded) > 0,
                hoverinfo="skip",
            ),
        ],
        layout=layout,
    )


def trend_alt(months: pd.DataFrame, ahead: pd.DataFrame, *, scale: Scale, title: str, text: Language) -> str:
    """The first, the highest and the last month known, the target of the last one, and the projected end."""
    percent = scale is Scale.PERCENT
    value = "coverage_percent" if percent else "active"
    known = months[months[value].notna() & months["whole"]]
    if known.empty:
        return text("{title}: tidak ada data", title=title)

    def number(each: object) -> str:
        return text.percent(float(each)) if percent else text.number(float(each))  # type: ignore[arg-type]

    peak = known[value].astype("float64").idxmax()
    said = [
        text("{month} {value}", month=text.month(str(month)), value=number(known[value].loc[month]))
        for month in dict.fromkeys((known.index[0], peak, known.index[-1]))
    ]
    goal = known["target_rate" if percent else "target"].iloc[-1]
    if pd.notna(goal):
        said.append(text("target {value}", value=number(goal)))
    if len(ahead) and pd.notna(ahead[value].iloc[-1]):
        said.append(
            text(
                "proyeksi {month} {value}",
                month=text.month(str(ahead["periode"].iloc[-1])),
                value=number(ahead[value].iloc[-1]),
            )
        )
    return f"{title}: {'; '.join(said)}."


def _plain(column: pd.Series) -> list[float | None]:
    return [None if pd.isna(each) else float(each) for each in column]


def _top(values: Sequence[float | None]) -> float:
    return max([each for each in values if each is not None], default=1.0) * 1.08 or 1.0


def _later(day: str) -> str:
    """A little room after the last point."""
    return (pd.Timestamp(day) + pd.Timedelta(days=20)).date().isoformat()


def _milestone_words(each: Milestone, text: Language) -> str:
    return f"{each.number}. {text.date(each.day)}: {shown(text(each.title))} ({shown(each.basis)})"


def _by_day(milestones: Sequence[Milestone]) -> dict[date, list[Milestone]]:
    """Milestones of one day share one place in the picture."""
    return {
        day: [each for each in milestones if each.day == day]
        for day in dict.fromkeys(each.day for each in milestones)
    }


def _date_line(on: date, colour: str) -> dict[str, Any]:
    day = on.isoformat()
    return {
        "type": "line",
        "x0": day,
        "x1": day,
        "y0": 0,
        "y1": 1,
        "yref": "paper",
        "layer": "below",
        "line": {"color": colour, "width": 1, "dash": "dot"},
    }


def _month_words(row: pd.Series, month: str, text: Language) -> str:
    """Month, coverage with its base, target; for the pointer."""
    said = [f"<b>{text.month(month)}</b>"]
    active = None if pd.isna(row["active"]) else int(row["active"])
    if active is None:
        said.append(text("tidak ada data"))
    elif pd.isna(row["coverage_percent"]):
        said.append(text("{active} peserta aktif; potensi belum ada", active=active))
    else:
        said.append(text.percent(float(row["coverage_percent"])))
        said.append(
            text(
                "{active} dari {eligible} potensi (versi {version})",
                active=active,
                eligible=int(row["eligible"]),
                version=version_words([row["eligible_versions"]]),
            )
        )
    if not row["whole"] and active is not None:
        said.append(
            text("{used} dari {total} kabupaten/kota", used=int(row["n_used"]), total=int(row["n_total"]))
        )
    if pd.notna(row["target"]):
        said.append(text("target {target} orang", target=int(row["target"])))
    if pd.notna(row["target_rate"]):
        said.append(text("garis target {percent}", percent=text.percent(float(row["target_rate"]))))
    return "<br>".join([said[0], *(shown(part) for part in said[1:])])


def _ahead_words(month: str, active: float, text: Language) -> str:
    return text("Proyeksi {month}: {people} orang", month=text.month(month), people=text.number(active))
