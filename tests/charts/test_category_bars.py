"""Bars of categories: one scale, nothing clipped, the rest hatched, hidden counts without a bar."""

from __future__ import annotations

import pytest

from dashboard.charts.category_bars import (
    CategoryBar,
    CoveredBar,
    category_bars,
    category_bars_alt,
    covered_bars,
)
from dashboard.charts.figure_frame import heading
from dashboard.charts.palette import PALETTES, Theme
from dashboard.i18n import Language

TEXT = Language()
WAJO = [
    CategoryBar("Penerima Upah (PU)", 109.33, "109,33% · 38.306 dari 35.036"),
    CategoryBar("Bukan Penerima Upah (BPU)", 15.79, "15,79% · 14.768 dari 93.537"),
    CategoryBar("<b>x</b>", None, "disembunyikan"),
    CategoryBar("Tidak dirinci", 4.0, "40 orang", rest=True),
]


#: People of Wajo, 2024: two segments have more members than there are workers to cover.
COVERED = [
    CoveredBar("Penerima Upah (PU)", 38_306, 35_036 - 38_306, "109,33%"),
    CoveredBar("Bukan Penerima Upah (BPU)", 14_768, 93_537 - 14_768, "15,79%"),
    CoveredBar("<b>x</b>", None, None, "disembunyikan"),
]


def drawn(*, theme: Theme = Theme.LIGHT, text: Language = TEXT, rows=WAJO):
    return category_bars(rows, title="Wajo", lines=["DATA CONTOH"], text=text, theme=theme)


def covered(*, theme: Theme = Theme.LIGHT, rows=COVERED):
    return covered_bars(rows, title="Wajo", lines=["DATA CONTOH"], whole="Potensi", text=TEXT, theme=theme)


def test_a_bar_a_category_and_none_where_hidden() -> None:
    bars, words = drawn().data
    assert list(bars.x) == [109.33, 15.79, None, 4.0]
    assert "38.306 dari 35.036" in words.text[0]
    assert len(bars.x) == len(words.text)


def test_who_is_not_covered_follows_who_is_and_a_mark_stands_where_all_end() -> None:
    members, left, marks, words = covered().data
    assert list(members.x) == [38_306, 14_768, None]
    assert list(left.x) == [0, 78_769, None]
    assert list(marks.x) == [35_036, 93_537, None]
    assert covered().layout.barmode == "stack"
    assert covered().layout.xaxis.range[1] > 93_537
    assert len(words.text) == len(COVERED)


def test_nothing_above_100_percent_is_clipped() -> None:
    """More members than workers: the bar goes beyond the mark, and nobody is left."""
    members, left, marks, _ = covered(rows=COVERED[:1]).data
    assert members.x[0] > marks.x[0]
    assert left.x[0] == 0
    assert covered(rows=COVERED[:1]).layout.xaxis.range[1] > 38_306


@pytest.mark.parametrize("theme", list(Theme))
def test_covered_and_not_covered_differ_by_more_than_colour(theme: Theme) -> None:
    members, left, marks, _ = covered(theme=theme).data
    assert left.marker.pattern.shape == "/"
    assert members.marker.pattern.shape is None
    assert [members.name, left.name, marks.name] == ["terlindungi", "belum terlindungi", "Potensi"]


@pytest.mark.parametrize("theme", list(Theme))
def test_what_is_not_broken_down_differs_by_more_than_colour(theme: Theme) -> None:
    marker = drawn(theme=theme).data[0].marker
    assert list(marker.pattern.shape) == ["", "", "", "/"]
    assert marker.color[0] == PALETTES[theme].categorical[0]


def test_words_from_outside_are_text_and_the_stamp_is_in_the_picture() -> None:
    figure = drawn()
    assert "&lt;b&gt;x" in figure.data[1].text[2]
    assert "DATA CONTOH" in " ".join(heading(figure)[1])
    assert figure.layout.separators == ",."
    assert drawn(text=Language("en")).layout.separators == ".,"


def test_the_alternative_text_has_every_row() -> None:
    said = category_bars_alt(WAJO, title="Wajo", text=TEXT)
    assert said.startswith("Wajo. Penerima Upah (PU): 109,33%")
    assert "disembunyikan" in said
    assert "tidak ada data" in category_bars_alt([], title="Wajo", text=TEXT)


def test_no_rows_is_a_picture_too() -> None:
    assert drawn(rows=[]).layout.height > 0
    assert covered(rows=[]).layout.height > 0
