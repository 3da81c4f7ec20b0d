"""Arrears by age: one scale, types told by pattern, every amount in words, no data said as such."""

from __future__ import annotations

import pytest

from dashboard.charts.compliance_ageing import AgeRow, age_bars, age_bars_alt
from dashboard.charts.figure_frame import heading
from dashboard.charts.palette import PALETTES, Theme
from dashboard.i18n import Language

TEXT = Language()
ROWS = [
    AgeRow("kurang dari 3 bulan", {"badan usaha": 5, "OPD": 0, "desa": 2}),
    AgeRow("12 bulan atau lebih", {"badan usaha": None, "OPD": 34, "desa": 0}),
]


def drawn(*, theme: Theme = Theme.LIGHT, text: Language = TEXT, rupiah: bool = False, rows=ROWS):
    return age_bars(rows, title="Sinjai", lines=["DATA CONTOH"], text=text, theme=theme, rupiah=rupiah)


def test_a_bar_a_type_stacked_on_one_scale_from_zero() -> None:
    *bars, words = drawn().data
    assert [bar.name for bar in bars] == ["Badan usaha", "OPD", "Pemerintah desa"]
    assert [list(bar.x) for bar in bars] == [[5, None], [0, 34], [2, 0]]
    assert drawn().layout.barmode == "stack"
    low, high = drawn().layout.xaxis.range
    assert low == 0
    assert high > 34
    assert "34 entitas" in words.text[1]


@pytest.mark.parametrize("theme", list(Theme))
def test_types_differ_by_pattern_and_colour_and_only_those_asked_for_are_drawn(theme: Theme) -> None:
    bars = drawn(theme=theme).data[:-1]
    assert len({bar.marker.pattern.shape for bar in bars}) == 3
    assert [bar.marker.color for bar in bars] == list(PALETTES[theme].categorical[:3])
    one = drawn(theme=theme, rows=[AgeRow("3 bulan", {"OPD": 4})]).data
    assert [trace.name for trace in one[:-1]] == ["OPD"]
    assert one[0].marker.color == PALETTES[theme].categorical[1]


def test_the_stamp_and_the_words_are_in_the_picture() -> None:
    figure = drawn(rupiah=True)
    assert "DATA CONTOH" in " ".join(heading(figure)[1])
    assert "Rp7" in figure.data[-1].text[0]
    assert figure.layout.separators == ",."
    assert drawn(text=Language("en")).layout.separators == ".,"


def test_the_alternative_text_has_every_row_and_says_what_is_not_known() -> None:
    said = age_bars_alt(ROWS, title="Sinjai", text=TEXT, rupiah=False)
    assert said.startswith("Sinjai. kurang dari 3 bulan: 7 entitas (badan usaha 5 · desa 2); ")
    assert "usaha tidak ada data · OPD 34" in said
    assert "tidak ada data" in age_bars_alt([], title="Sinjai", text=TEXT, rupiah=True)
    assert AgeRow("x", {"OPD": None}).total is None


def test_no_rows_is_a_picture_too() -> None:
    assert drawn(rows=[]).layout.height > 0


def test_what_is_hidden_is_said_so_and_is_no_missing_figure() -> None:
    some = AgeRow("umur digabung", {"badan usaha": 5, "OPD": None}, hidden=frozenset({"OPD"}))
    said = age_bars_alt([some], title="Sinjai", text=TEXT, rupiah=False)
    assert said == "Sinjai. umur digabung: 5 entitas (badan usaha 5 · OPD disembunyikan)."
    every = AgeRow("umur digabung", {"OPD": None}, hidden=frozenset({"OPD"}))
    assert "umur digabung: disembunyikan" in age_bars_alt([every], title="Sinjai", text=TEXT, rupiah=True)
