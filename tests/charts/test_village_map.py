"""Villages on a map: every point drawn once, status by shape too, nothing fetched, light."""

from __future__ import annotations

import json
from typing import Any

import pandas as pd
import pytest

from dashboard.charts.figure_frame import heading
from dashboard.charts.palette import Theme
from dashboard.charts.village_map import ReadyDeck, frame_of, village_map
from dashboard.charts.village_months import village_months, village_months_alt
from dashboard.data.contract.words import REGION
from dashboard.data.outlines.geometry import Geometry
from dashboard.data.places.areas import Areas
from dashboard.i18n import Language
from dashboard.metrics.villages.standing import Status

NO_POINTS = pd.DataFrame(columns=["nama", "kecamatan", "jenis", "lat", "lon", "status"])
NO_CIRCLES = pd.DataFrame(columns=["lat", "lon", "desa", "data", "membayar", "known", "words"])


def points(*status: str) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "nama": [f"Desa {n}" for n in range(len(status))],
            "kecamatan": "Panca Rijang",
            "jenis": ["kelurahan" if each == "kelurahan" else "desa" for each in status],
            "lat": [-3.85 - n / 100 for n in range(len(status))],
            "lon": 119.9,
            "status": ["" if each == "kelurahan" else each for each in status],
        }
    )


def drawn(geometry: Geometry, *, theme: Theme = Theme.LIGHT, **parts: Any) -> ReadyDeck:
    return village_map(
        codes=["7314"],
        frame=frame_of(["7314"], geometry),
        **{
            "points": NO_POINTS,
            "circles": NO_CIRCLES,
            "geometry": geometry,
            "theme": theme,
            **parts,
        },
    )


def layers(deck: ReadyDeck) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(deck.to_json())["layers"]
    return found


def discs(deck: ReadyDeck) -> list[dict[str, Any]]:
    return [layer for layer in layers(deck) if layer["@@type"] == "ScatterplotLayer"]


@pytest.mark.parametrize("theme", Theme)
def test_a_status_is_told_by_shape_as_well(theme: Theme, geometry: Geometry) -> None:
    deck = drawn(
        geometry,
        theme=theme,
        points=points(Status.PAYS, Status.STOPPED, Status.NEVER, Status.NO_DATA, "kelurahan"),
    )
    shapes = {
        (layer["filled"], layer["stroked"], layer["getRadius"], layer.get("getLineWidth"))
        for layer in discs(deck)
    }
    assert len(shapes) == 5
    assert sum(len(layer["data"]) for layer in discs(deck)) == 5
    paying = next(layer for layer in discs(deck) if layer["data"][0]["w"].startswith("Desa 0"))
    assert paying["filled"]


def test_neutral_points_are_all_alike(geometry: Geometry) -> None:
    assert [len(layer["data"]) for layer in discs(drawn(geometry, points=points("", "", "")))] == [3]


def test_a_point_without_a_place_or_far_off_is_not_drawn(geometry: Geometry) -> None:
    some = points("", "", "")
    some["lat"] = [None, 12.0, -3.9]
    assert [len(layer["data"]) for layer in discs(drawn(geometry, points=some))] == [1]
    assert frame_of(["7314"], geometry).holds(some).tolist() == [False, False, True]


def test_a_circle_fills_as_its_villages_pay_and_zero_is_not_no_data(geometry: Geometry) -> None:
    circles = pd.DataFrame(
        {
            "lat": -3.9,
            "lon": [119.8, 119.9, 120.0, 120.1],
            "desa": [90, 4, 4, 0],
            "data": [16, 4, 0, 0],
            "membayar": [4, 0, 0, 0],
            "known": [True, True, False, False],
            "words": ["a", "zero", "unknown", "kelurahan only"],
        }
    )
    found = {}
    for layer in discs(drawn(geometry, circles=circles)):
        for row in layer["data"]:
            found.setdefault(row["w"], []).append(
                (
                    row["r"] if layer["getRadius"] == "@@=r" else layer["getRadius"],
                    layer["filled"],
                    layer.get("getLineWidth"),
                )
            )
    assert found["a"] == [(22, True, 1.5), (11, True, None)]
    assert found["zero"] == [(11, True, 3)]
    assert found["unknown"] == [(3, True, 1)]
    assert "kelurahan only" not in found


def test_nothing_is_fetched_and_the_caption_is_in_the_picture(geometry: Geometry) -> None:
    deck = drawn(geometry, caption="Judul\nDATA CONTOH")
    spec = json.loads(deck.to_json())
    assert "mapProvider" not in spec
    assert not str(spec.get("mapStyle", "")).startswith("http")
    assert layers(deck)[-1]["data"][0]["t"].endswith("DATA CONTOH")


def test_the_document_is_written_once(geometry: Geometry) -> None:
    deck = drawn(geometry, points=points(""))
    assert deck.to_json() is deck.to_json()
    assert deck.layers == []


def test_every_desa_of_the_region_travels_lightly(areas: Areas, geometry: Geometry) -> None:
    villages = areas.villages.assign(status="")
    placed = villages[villages["lat"].notna()]
    deck = village_map(
        codes=list(areas.provinces),
        frame=frame_of([REGION], geometry),
        points=villages[villages["jenis"] == "desa"],
        circles=NO_CIRCLES,
        geometry=geometry,
    )
    assert (
        sum(len(layer["data"]) for layer in discs(deck)) == int((placed["jenis"] == "desa").sum()) == 11_010
    )
    assert len(deck.to_json()) < 700_000


def test_sidrap_fits_the_view(geometry: Geometry) -> None:
    view = json.loads(drawn(geometry).to_json())["initialViewState"]
    assert (view["longitude"], view["latitude"]) == pytest.approx((119.98, -3.8), abs=0.15)
    assert 8 < view["zoom"] < 11


@pytest.mark.parametrize("theme", Theme)
def test_months_short_of_what_is_due_are_hatched(theme: Theme, text: Language) -> None:
    months = dict.fromkeys(range(13), 0) | {12: 60, 10: 5, 0: 3}
    figure = village_months(months, due=12, title="Judul", lines=["DATA CONTOH"], text=text, theme=theme)
    (bars,) = figure.data
    assert list(bars.y) == list(months.values())
    assert [shape for shape in bars.marker.pattern.shape if not shape] == [""]
    assert "DATA CONTOH" in " ".join(heading(figure)[1])
    assert (
        village_months_alt(months, title="Judul", text=text)
        == "Judul. 0 bulan: 3 desa; 10 bulan: 5 desa; 12 bulan: 60 desa."
    )


def test_no_village_is_said_in_words(text: Language) -> None:
    assert "tidak ada data" in village_months_alt(dict.fromkeys(range(13), 0), title="Judul", text=text)
