"""The map page: its table in the order of what the map shows, and two months compared in one line."""

from __future__ import annotations

import re
from collections.abc import Callable

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.ui.map.table import ordered
from tests.app.conftest import gauges, words
from tests.app.test_pages import MEMBERS

Open = Callable[..., AppTest]


def compared(app: AppTest) -> list[str]:
    """The line of two months, of the page opened for Sinjai."""
    return [each.value for each in app.markdown if each.value.startswith("**Kabupaten Sinjai** · ")]


def _points(written: str) -> float:
    return float(written.replace("−", "-").replace(",", "."))


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
        ("id", r"Okt 2024: [\d,]+% → Okt 2026: ([\d,]+%), ([+−][\d,]+ poin); [+−][\d.]+ orang"),
        ("en", r"Oct 2024: [\d.]+% → Oct 2026: ([\d.]+%), ([+−][\d.]+ pp); [+−][\d,]+ people"),
    ],
)
def test_two_months_are_compared_in_one_line_that_says_what_the_cards_say(
    open_page: Open, language: str, words: str
) -> None:
    app = open_page("peta", wilayah="7307", periode="2026-10", banding="2024-10", bahasa=language)
    [line] = compared(app)
    first, second = line.split("  \n")
    found = re.search(rf"{words}$", first)
    assert found, line
    # What members and base add is as much as the change shown.
    shown, *parts = (_points(each) for each in re.findall(r"[+−][\d.,]+(?= p[op])", f"{first} {second}"))
    assert len(parts) == 2
    assert round(sum(parts), 2) == shown
    assert set(found.groups()) <= {each.value for each in app.metric}


@pytest.mark.full
def test_one_month_alone_is_compared_with_nothing(open_page: Open) -> None:
    assert not compared(open_page("peta", wilayah="7307"))


def test_members_alone_are_on_the_map(open_page: Open, office: Callable[..., object]) -> None:
    office(
        kepesertaan=MEMBERS
        + "2025-06,7307,SEMUA,SEMUA,SEMUA,600,tidak\n2025-06,7308,SEMUA,SEMUA,SEMUA,900,tidak\n"
    )
    app = open_page("peta")
    assert not app.exception
    assert "ind" not in app.query_params
    assert app.dataframe[0].value["Peserta aktif"].dropna().tolist() == [900, 600]
    assert "Potensi pekerja belum ada" in words(app)
    assert not [each.value for each in app.info if "Tidak ada angka" in each.value]
    front = open_page("ringkasan")
    assert not front.exception
    assert "Peserta aktif" in gauges(front)[0]
