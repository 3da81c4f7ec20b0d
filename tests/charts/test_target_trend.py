"""The way to a target: gaps stay gaps, parts are hollow, policy dates are numbered in order."""

from datetime import date

import pandas as pd
import pytest

from dashboard.charts.palette import Theme
from dashboard.charts.target_trend import Scale, milestones_between, month_end, target_trend, trend_alt
from dashboard.i18n import Language

TEXT = Language()
MONTHS = pd.DataFrame(
    {
        "active": pd.array([400, None, 450, 300], dtype="Int64"),
        "eligible": pd.array([1_000, 1_000, 1_000, 600], dtype="Int64"),
        "target": pd.array([600, 600, 600, None], dtype="Int64"),
        "coverage_percent": [40.0, None, 45.0, 50.0],
        "target_rate": [60.0, 60.0, 60.0, None],
        "eligible_versions": [("2025",)] * 4,
        "n_used": [24, 0, 24, 20],
        "n_total": [24, 24, 24, 24],
        "whole": [True, False, True, False],
    },
    index=pd.Index(["2025-03", "2025-04", "2025-05", "2025-06"], name="periode"),
)
AHEAD = pd.DataFrame(
    {
        "periode": ["2025-06", "2025-12"],
        "active": [300.0, 420.0],
        "low": [300.0, 390.0],
        "high": [300.0, 450.0],
        "coverage_percent": [50.0, 70.0],
        "low_percent": [50.0, 65.0],
        "high_percent": [50.0, 75.0],
    }
)
DATES = pd.DataFrame(
    {
        "tanggal": ["2025-05-01", "2025-04-01", "2025-05-01", "2026-03-01"],
        "judul": ["B", "<i>A</i>", "C", "terlalu lama"],
        "dasar": ["PP 1", "Inpres", None, "x"],
    }
)
MARKS = milestones_between(DATES, first="2025-03", last="2025-12")


def drawn(scale: Scale = Scale.PERCENT, ahead: pd.DataFrame = AHEAD, text: Language = TEXT):
    return target_trend(
        MONTHS,
        ahead,
        scale=scale,
        milestones=MARKS,
        title="Sinjai",
        lines=["DATA CONTOH"],
        text=text,
        theme=Theme.LIGHT,
    )


def test_a_month_without_data_is_a_gap_and_a_part_is_hollow() -> None:
    line, part, *_ = drawn().data
    assert list(line.y) == [40.0, None, 45.0, None]
    assert not line.connectgaps
    assert list(part.y) == [None, None, None, 50.0]
    assert part.marker.symbol == "circle-open"
    assert "20 dari 24" in part.hovertext[3]


def test_points_stand_at_the_months_end() -> None:
    assert month_end("2024-02") == "2024-02-29"
    assert drawn().data[0].x[0] == "2025-03-31"


def test_target_and_projection_end_in_december() -> None:
    figure = drawn()
    assert figure.data[2].x[-1] == figure.data[3].x[-1] == "2025-12-31"
    assert list(figure.data[3].y) == [50.0, 70.0]
    assert figure.layout.yaxis.range[1] > 70


def test_people_are_drawn_in_people() -> None:
    figure = drawn(Scale.PEOPLE)
    assert list(figure.data[0].y)[:3] == [400, None, 450]
    assert list(figure.data[3].y) == [300, 420]
    assert figure.layout.yaxis.ticksuffix == ""


def test_lines_differ_by_more_than_colour() -> None:
    figure = drawn()
    assert len({figure.data[at].line.dash for at in (0, 2, 3)}) == 3


def test_policy_dates_are_numbered_in_order_and_share_a_day() -> None:
    assert [(each.number, each.day, each.title) for each in MARKS] == [
        (1, date(2025, 4, 1), "<i>A</i>"),
        (2, date(2025, 5, 1), "B"),
        (3, date(2025, 5, 1), "C"),
    ]
    marks = drawn().data[4]
    assert list(marks.text) == ["1", "2, 3"]
    assert "&lt;i&gt;A&lt;/i&gt;" in marks.hovertext[0]
    assert len(drawn().layout.shapes) == 2


def test_the_band_goes_around_the_projection_and_is_in_sight() -> None:
    around = drawn().data[5]
    assert list(around.x) == ["2025-06-30", "2025-12-31", "2025-12-31", "2025-06-30"]
    assert list(around.y) == [50.0, 75.0, 65.0, 50.0]
    assert drawn().layout.yaxis.range[1] > 75
    assert list(drawn(Scale.PEOPLE).data[5].y) == [300, 450, 390, 300]
    nothing = drawn(ahead=AHEAD.assign(high_percent=float("nan"))).data[5]
    assert not nothing.x
    assert not nothing.showlegend


def test_without_a_rate_there_is_no_projection() -> None:
    figure = drawn(ahead=AHEAD.head(0))
    assert not figure.data[3].x
    assert not figure.data[3].showlegend


@pytest.mark.parametrize(("code", "month"), [("id", "Maret 2025"), ("en", "March 2025")])
def test_months_are_in_the_language(code: str, month: str) -> None:
    assert month in drawn(text=Language(code)).data[0].hovertext[0]


def test_alt_text_says_first_highest_last_target_and_projection() -> None:
    said = trend_alt(MONTHS, AHEAD, scale=Scale.PERCENT, title="Sinjai", text=TEXT)
    assert said == (
        "Sinjai: Maret 2025 40,00%; Mei 2025 45,00%; target 60,00%; proyeksi Desember 2025 70,00%."
    )
    nothing = MONTHS.assign(coverage_percent=float("nan"))
    assert "tidak ada data" in trend_alt(nothing, AHEAD, scale=Scale.PERCENT, title="Sinjai", text=TEXT)
