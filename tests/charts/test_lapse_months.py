"""Two bars a month, from zero: whose money ends, and who is inactive."""

from __future__ import annotations

import pytest

from dashboard.charts.figure_frame import heading
from dashboard.charts.lapse_months import LapseBar, LapseMonth, lapse_months, lapse_months_alt
from dashboard.charts.palette import Theme
from dashboard.i18n import Language

NOBODY = LapseBar(0)
ROWS = (
    LapseMonth("2025-11", NOBODY, LapseBar(None)),
    LapseMonth("2025-12", LapseBar(1200), NOBODY),
    LapseMonth("2026-01", LapseBar(None, hidden=True), LapseBar(400)),
)
TITLE = "Masa iuran"


@pytest.mark.parametrize("theme", list(Theme))
@pytest.mark.parametrize("code", ["id", "en"])
def test_a_series_for_each_of_the_two_dates(theme: Theme, code: str) -> None:
    text = Language(code)
    figure = lapse_months(ROWS, title=TITLE, lines=["DATA CONTOH"], text=text, theme=theme)
    ending, inactive = figure.data
    assert (list(ending.y), list(inactive.y)) == ([0, 1200, 0], [0, 0, 400])
    assert list(ending.text) == ["", text.number(1200), text("disembunyikan")]
    assert list(inactive.text) == ["–", "", "400"]
    assert ending.name != inactive.name
    assert ending.marker.color != inactive.marker.color
    assert ending.marker.pattern.shape != inactive.marker.pattern.shape
    assert figure.layout.barmode == "group"
    low, high = figure.layout.yaxis.range
    assert low == 0
    assert high > 1200
    assert "DATA CONTOH" in " ".join(heading(figure)[1])


def test_the_words_say_both_dates_of_every_month() -> None:
    assert lapse_months_alt(ROWS, title=TITLE, text=Language("id")) == (
        "Masa iuran. November 2025: masa iuran habis 0 orang, nonaktif tidak ada data; "
        "Desember 2025: masa iuran habis 1.200 orang, nonaktif 0 orang; "
        "Januari 2026: masa iuran habis disembunyikan, nonaktif 400 orang."
    )


def test_nothing_to_draw_is_said() -> None:
    assert lapse_months_alt((), title=TITLE, text=Language("id")) == "Masa iuran: tidak ada data"
    assert len(lapse_months((), title=TITLE, lines=[], text=Language("id"), theme=Theme.LIGHT).data) == 2
