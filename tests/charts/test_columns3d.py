"""Columns of people: heights in proportion, nothing fetched, small."""

from __future__ import annotations

import json

import pandas as pd
import pytest

from dashboard.charts.columns3d import HIGHEST, columns3d
from dashboard.charts.palette import Theme
from dashboard.data.outlines.geometry import Geometry
from dashboard.data.places.areas import Areas
from dashboard.i18n import Language


@pytest.fixture
def people(areas: Areas) -> pd.Series:
    table = pd.Series(1000.0, index=list(areas.codes))
    table["7371"], table["7301"], table["7302"], table["8104"] = 40_000.0, 20_000.0, -500.0, float("nan")
    return table


@pytest.mark.parametrize("theme", Theme)
def test_heights_are_in_proportion_and_no_data_has_no_column(
    theme: Theme, people: pd.Series, areas: Areas, geometry: Geometry, text: Language
) -> None:
    made = columns3d(people, areas=areas, geometry=geometry, text=text, theme=theme)
    document = made.deck.to_json()
    assert len(document) < 200_000
    rows = json.loads(document)["layers"][1]["data"]
    heights = {row["words"].split(":")[0]: row["height"] for row in rows}
    assert len(rows) == 101
    assert heights["Kota Makassar"] == HIGHEST
    assert heights["Kabupaten Kepulauan Selayar"] == HIGHEST // 2
    assert heights["Kabupaten Bulukumba"] == 0
    assert "40.000" in made.legend
    assert "1 wilayah tanpa data" in made.legend


def test_columns_stand_on_their_own_land(
    people: pd.Series, areas: Areas, geometry: Geometry, text: Language
) -> None:
    rows = json.loads(columns3d(people, areas=areas, geometry=geometry, text=text).deck.to_json())["layers"][
        1
    ]["data"]
    makassar = next(row for row in rows if row["words"].startswith("Kota Makassar"))
    assert makassar["position"] == pytest.approx([119.45, -5.13], abs=0.15)


def test_no_tiles_are_asked_for(people: pd.Series, areas: Areas, geometry: Geometry, text: Language) -> None:
    spec = json.loads(columns3d(people, areas=areas, geometry=geometry, text=text).deck.to_json())
    assert "mapProvider" not in spec
    assert not str(spec.get("mapStyle", "")).startswith("http")


def test_the_caption_is_in_the_picture(
    people: pd.Series, areas: Areas, geometry: Geometry, text: Language
) -> None:
    made = columns3d(
        people, areas=areas, geometry=geometry, text=text, caption="Judul\nJuni 2025\nDATA CONTOH"
    )
    layer = json.loads(made.deck.to_json())["layers"][2]
    assert layer["data"][0]["text"].endswith("DATA CONTOH")
    assert set("DATA CONTOH") <= set(layer["characterSet"])


def test_without_any_data_there_is_still_a_picture(areas: Areas, geometry: Geometry, text: Language) -> None:
    empty = pd.Series(float("nan"), index=list(areas.codes))
    assert "102 wilayah tanpa data" in columns3d(empty, areas=areas, geometry=geometry, text=text).legend
