"""The map page: its table in the order of what the map shows, and two months compared in one line."""

from __future__ import annotations

import re
from collections.abc import Callable

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.ui.map.table import ordered

Open = Callable[..., AppTest]


def compared(app: AppTest) -> list[str]:
    """The line of two months, of the page opened for Sinjai."""
    return [each.value for each in app.markdown if each.value.startswith("**Kabupaten Sinjai** · ")]


def test_areas_stand_from_the_largest_to_the_smallest_and_those_without_a_value_last() -> None:
    values = pd.Series({"7302": 5.0, "7301": 5.0, "7401": None, "7101": -1.0, "8201": 40.0})
    assert ordered(values) == ["8201", "7301", "7302", "7101", "7401"]


@pytest.mark.parametrize(
    ("choices", "column"),
    [
        ({}, "Cakupan (%)"),
        ({"ind": "belum_terlindungi", "wilayah": "73"}, "Belum terlindungi"),
        ({"ind": "perubahan", "tingkat": "provinsi"}, "Perubahan 12 bulan (poin)"),
    ],
)
def test_the_table_is_in_the_order_of_the_indicator(
    open_page: Open, choices: dict[str, str], column: str
) -> None:
    app = open_page("peta", **choices)
    shown = app.dataframe[0].value[column].dropna().astype(float).tolist()
    assert len(shown) >= 8
    assert shown == sorted(shown, reverse=True)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("id", r"Okt 2024: [\d,]+% → Okt 2026: ([\d,]+%), ([+−][\d,]+ poin); [+−][\d.]+ orang$"),
        ("en", r"Oct 2024: [\d.]+% → Oct 2026: ([\d.]+%), ([+−][\d.]+ pp); [+−][\d,]+ people$"),
    ],
)
def test_two_months_are_compared_in_one_line_that_says_what_the_cards_say(
    open_page: Open, language: str, words: str
) -> None:
    app = open_page("peta", wilayah="7307", periode="2026-10", banding="2024-10", bahasa=language)
    [line] = compared(app)
    found = re.search(words, line)
    assert found, line
    assert set(found.groups()) <= {each.value for each in app.metric}


def test_one_month_alone_is_compared_with_nothing(open_page: Open) -> None:
    assert not compared(open_page("peta", wilayah="7307"))
