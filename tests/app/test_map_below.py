"""Below a kabupaten/kota: the villages of its kecamatan, as the gate gives them, and nothing where there is no place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.data.disclosure.limits import ENTITIES
from dashboard.ui.parts import coverage_map
from tests.app.test_map_data import Wire

Open = Callable[..., AppTest]


@pytest.fixture
def below(monkeypatch: pytest.MonkeyPatch, open_page: Open) -> Callable[..., dict[str, Any] | None]:
    """What the map is told of the chosen area: `below(wilayah="7307")`."""
    wire = Wire()
    monkeypatch.setattr(coverage_map, "_COMPONENT", wire)

    def told(**choices: str) -> dict[str, Any] | None:
        app = open_page("peta", **choices)
        assert not app.exception
        found: dict[str, Any] | None = wire.head("map")["below"]
        return found

    return told


def test_a_kabupaten_has_its_units_of_several_villages_with_place_year_and_words(
    below: Callable[..., dict[str, Any] | None],
) -> None:
    found = below(wilayah="7307", periode="2026-10")
    assert found is not None
    assert found["area"] == "7307"
    assert "2026" in found["line"]
    assert "2026" in found["keys"]["paying"]
    assert len(found["units"]) >= 3
    for unit in found["units"]:
        assert unit["known"] == 0 or unit["known"] >= ENTITIES, unit
        assert 0 <= unit["paying"] <= unit["known"]
        assert unit["words"].startswith(unit["name"])
    assert len({tuple(unit["at"]) for unit in found["units"]}) == len(found["units"])


@pytest.mark.parametrize("indicator", ["capaian", "belum_terlindungi"])
def test_it_is_the_same_whatever_the_indicator(
    indicator: str, below: Callable[..., dict[str, Any] | None]
) -> None:
    assert below(wilayah="7307", ind=indicator) == below(wilayah="7307")


@pytest.mark.parametrize(
    "choices",
    [
        {},
        {"wilayah": "73"},
        {"wilayah": "7307", "tingkat": "provinsi"},
        {"wilayah": "7307", "tampilan": "petak"},
    ],
)
def test_nothing_lies_below_anything_else(
    choices: dict[str, str], below: Callable[..., dict[str, Any] | None]
) -> None:
    assert below(**choices) is None


@pytest.mark.parametrize(
    ("choices", "words"),
    [
        ({"wilayah": "7371"}, "Kota Makassar tidak punya desa"),
        ({"wilayah": "7371", "bahasa": "en"}, "Kota Makassar has no desa"),
        ({"wilayah": "7307", "periode": "2021-12"}, "belum ada tahun desa yang selesai"),
    ],
)
def test_where_there_is_nothing_one_line_says_so(
    choices: dict[str, str], words: str, below: Callable[..., dict[str, Any] | None]
) -> None:
    found = below(**choices)
    assert found is not None
    assert words in found["line"]
    assert found["units"] == []
