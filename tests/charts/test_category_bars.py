"""Bars of categories: one scale, nothing clipped, the rest hatched, hidden counts without a bar."""

from __future__ import annotations

import pytest

from dashboard.charts.category_bars import CategoryBar, category_bars, category_bars_alt
from dashboard.charts.palette import PALETTES, Theme
from dashboard.i18n import Language

TEXT = Language()
WAJO = [
    CategoryBar("Penerima Upah (PU)", 109.33, "109,33% · 38.306 dari 35.036"),
    CategoryBar("Bukan Penerima Upah (BPU)", 15.79, "15,79% · 14.768 dari 93.537"),
    CategoryBar("<b>x</b>", None, "disembunyikan"),
    CategoryBar("Tidak dirinci", 4.0, "40 orang", rest=True),
]


def drawn(*, theme: Theme = Theme.LIGHT, text: Language = TEXT, whole: bool = True, rows=WAJO):
    return category_bars(rows, title="Wajo", lines=["DATA CONTOH"], text=text, theme=theme, whole=whole)


def test_a_bar_a_category_and_none_where_hidden() -> None:
    bars, words = drawn().data
    assert list(bars.x) == [109.33, 15.79, None, 4.0]
    assert "38.306 dari 35.036" in words.text[0]
    assert len(bars.x) == len(words.text)


def test_above_100_percent_is_drawn_in_full_beside_a_line_at_100() -> None:
    figure = drawn()
    assert figure.layout.xaxis.range[1] > 109.33
    assert [shape.x0 for shape in figure.layout.shapes] == [100]
    assert not drawn(whole=False).layout.shapes


def test_the_scale_reaches_100_where_it_has_a_line_there() -> None:
    assert drawn(rows=WAJO[1:2]).layout.xaxis.range[1] > 100
    assert drawn(rows=WAJO[1:2], whole=False).layout.xaxis.range[1] < 20


@pytest.mark.parametrize("theme", list(Theme))
def test_what_is_not_broken_down_differs_by_more_than_colour(theme: Theme) -> None:
    marker = drawn(theme=theme).data[0].marker
    assert list(marker.pattern.shape) == ["", "", "", "/"]
    assert marker.color[0] == PALETTES[theme].categorical[0]


def test_words_from_outside_are_text_and_the_stamp_is_in_the_picture() -> None:
    figure = drawn()
    assert "&lt;b&gt;x" in figure.data[1].text[2]
    assert "DATA CONTOH" in figure.layout.annotations[0].text
    assert figure.layout.separators == ",."
    assert drawn(text=Language("en")).layout.separators == ".,"


def test_the_alternative_text_has_every_row() -> None:
    said = category_bars_alt(WAJO, title="Wajo", text=TEXT)
    assert said.startswith("Wajo. Penerima Upah (PU): 109,33%")
    assert "disembunyikan" in said
    assert "tidak ada data" in category_bars_alt([], title="Wajo", text=TEXT)


def test_no_rows_is_a_picture_too() -> None:
    assert drawn(rows=[]).layout.height > 0
