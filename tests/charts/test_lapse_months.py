"""A bar a month, from zero, its number written above it."""

from __future__ import annotations

import pytest

from dashboard.charts.lapse_months import LapseMonth, lapse_months, lapse_months_alt
from dashboard.charts.palette import PALETTES, Theme
from dashboard.i18n import Language

ROWS = (LapseMonth("2025-11", 0), LapseMonth("2025-12", 1200), LapseMonth("2026-01", 400))
TITLE = "Akan nonaktif"


@pytest.mark.parametrize("theme", list(Theme))
@pytest.mark.parametrize("code", ["id", "en"])
def test_one_trace_with_every_month_and_its_number(theme: Theme, code: str) -> None:
    text = Language(code)
    figure = lapse_months(ROWS, title=TITLE, lines=["DATA CONTOH"], text=text, theme=theme)
    (bars,) = figure.data
    assert list(bars.y) == [0, 1200, 400]
    assert list(bars.text) == ["0", text.number(1200), "400"]
    assert bars.marker.color == PALETTES[theme].categorical[1]
    low, high = figure.layout.yaxis.range
    assert low == 0
    assert high > 1200
    assert "DATA CONTOH" in figure.layout.annotations[0].text


def test_the_words_say_every_month() -> None:
    alt = lapse_months_alt(ROWS, title=TITLE, text=Language("id"))
    assert (
        alt == "Akan nonaktif. November 2025: 0 orang; Desember 2025: 1.200 orang; Januari 2026: 400 orang."
    )


def test_nothing_to_draw_is_said() -> None:
    assert lapse_months_alt((), title=TITLE, text=Language("id")) == "Akan nonaktif: tidak ada data"
    assert len(lapse_months((), title=TITLE, lines=[], text=Language("id"), theme=Theme.LIGHT).data) == 1
