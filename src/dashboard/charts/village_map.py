"""Villages on a map without tiles: points, and circles that fill as more of their villages pay.

A status is told by shape as well as by colour: a paying village is a filled disc, one that never paid a thick
ring, one that stopped a smaller one, one without data a small grey ring. A circle is a ring as large as its
number of desa with data, with a disc inside as large as the number that pay; one without data is a small grey
ring of one size.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from math import log2, sqrt
from typing import Any, Final

import pandas as pd
import pydeck as pdk

from dashboard.charts.palette import PALETTES, Palette, Theme, rgb
from dashboard.charts.rings import coarse_rings
from dashboard.data.outlines.geometry import Geometry
from dashboard.metrics.villages.standing import Status

#: Pixels that the first view is fitted to; what is drawn around the area, as a part of its size; in degrees
#: the least that is shown, and how far beyond the land a point may be and still be drawn.
FIT: Final = (620, 430)
MARGIN: Final = 0.06
LEAST: Final = 0.12
BEYOND: Final = 0.1
#: Above this many points only names travel, and no kecamatan.
MANY: Final = 3000
_LINE: Final = 0.05
#: Pixels: the largest circle where there are few, the smallest largest one, and one without data.
LARGEST, LEAST_LARGEST, UNKNOWN = 22.0, 5.0, 3.0
#: Circles fill about as much of the picture however many there are.
_FILLED: Final = 115


@dataclass(frozen=True)
class Frame:
    """The part of the world shown first: degrees west, south, east, north, of the land drawn."""

    west: float
    south: float
    east: float
    north: float

    def holds(self, points: pd.DataFrame) -> pd.Series:
        """Where a point (columns lat, lon) is on the picture; one without a place is not."""
        return points["lon"].between(self.west - BEYOND, self.east + BEYOND) & points["lat"].between(
            self.south - BEYOND, self.north + BEYOND
        )


class ReadyDeck(pdk.Deck):  # type: ignore[misc]  # pydeck has no types
    """A deck whose document is written once, when it is made; drawn again it costs nothing."""

    def __init__(self, **parts: Any) -> None:
        # Without a name of its own a layer gets another each time, and the browser builds it anew.
        for number, layer in enumerate(parts["layers"]):
            layer.id = f"{layer.type}-{number}"
        super().__init__(**parts)
        # pydeck writes every number of a list on a line of its own.
        self._document = json.dumps(json.loads(super().to_json()), ensure_ascii=False, separators=(",", ":"))
        self.layers: list[pdk.Layer] = []

    def to_json(self) -> str:
        """The document, as it was written."""
        return self._document


def frame_of(codes: Iterable[str], geometry: Geometry) -> Frame:
    """The frame around some areas of any level."""
    boxes = [geometry.boxes[code] for code in codes]
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, bottom = max(box[2] for box in boxes), max(box[3] for box in boxes)
    west, north = geometry.projection.to_degrees(left, top)
    east, south = geometry.projection.to_degrees(right, bottom)
    return Frame(west, south, east, north)


def village_map(
    *,
    codes: Iterable[str],
    frame: Frame,
    points: pd.DataFrame,
    circles: pd.DataFrame,
    geometry: Geometry,
    theme: Theme | str = Theme.LIGHT,
    caption: str = "",
) -> ReadyDeck:
    """The map. Nothing is fetched.

    codes: kabupaten/kota or provinces whose land is drawn. points: one row a village; columns nama,
    kecamatan, jenis (desa, kelurahan), lat, lon, status (Status, or "" for a neutral point). circles: one row
    a unit; columns lat, lon, desa, data (those with data), membayar, known (bool: whether there are any),
    words. caption: lines written above the land. Rows without a place, or outside `frame`, are not drawn, nor
    are units without desa.
    """
    palette = PALETTES[Theme(theme)]
    view, caption_at = _view(frame)
    layers = [
        _land(codes, frame, geometry, palette),
        *_points(points[frame.holds(points)], palette),
        *_circles(circles[frame.holds(circles)], palette),
        pdk.Layer(
            "TextLayer",
            [{"p": caption_at, "t": caption}],
            get_position="p",
            get_text="t",
            get_size=14,
            get_color=list(rgb(palette.text)),
            get_text_anchor=pdk.types.String("start"),
            get_alignment_baseline=pdk.types.String("top"),
            font_family=pdk.types.String("Source Sans, Segoe UI, Arial, sans-serif"),
            character_set=pdk.types.String("".join(sorted(set(caption)))),
        ),
    ]
    return ReadyDeck(
        layers=layers,
        initial_view_state=view,
        map_provider=None,  # and no map_style: only then does Streamlit leave its tiles away
        tooltip={"text": "{w}"},
    )


def _view(frame: Frame) -> tuple[pdk.ViewState, list[float]]:
    """The first view, and where the caption begins: above the land, at its left."""
    wide = max(frame.east - frame.west, LEAST) * (1 + 2 * MARGIN)
    high = max(frame.north - frame.south, LEAST) * (1 + 2 * MARGIN)
    room = high * 4 * _LINE
    width, height = FIT
    zoom = min(log2(width * 360 / 512 / wide), log2(height * 360 / 512 / (high + room)))
    middle = (frame.south + frame.north + room) / 2
    view = pdk.ViewState(
        longitude=round((frame.west + frame.east) / 2, 3), latitude=round(middle, 3), zoom=round(zoom, 2)
    )
    shown_high = height * 360 / 512 / 2**zoom
    shown_wide = width * 360 / 512 / 2**zoom
    left = (frame.west + frame.east - shown_wide) / 2
    return view, [round(left, 3), round(middle + shown_high / 2, 3)]


def _land(codes: Iterable[str], frame: Frame, geometry: Geometry, palette: Palette) -> pdk.Layer:
    size = max(frame.east - frame.west, frame.north - frame.south) * geometry.projection.x_scale
    provinces = geometry.outlines["provinsi"]
    rings = [
        {"r": ring}
        for code in codes
        for ring in coarse_rings(
            provinces[code] if code in provinces else geometry.paths[code],
            geometry,
            detail=size / 700,
            smallest=size**2 / 200_000,
            digits=3,
        )
    ]
    return pdk.Layer(
        "PolygonLayer",
        rings,
        get_polygon="r",
        get_fill_color=list(rgb(palette.neutral)),
        get_line_color=list(rgb(palette.outline)),
        line_width_min_pixels=1,
        stroked=True,
        filled=True,
    )


def _points(points: pd.DataFrame, palette: Palette) -> list[pdk.Layer]:
    many = len(points) > MANY
    grey, blue, orange = palette.hatch, palette.categorical[0], palette.categorical[1]
    desa = points[points["jenis"] == "desa"]
    styles: tuple[tuple[pd.DataFrame, dict[str, Any]], ...] = (
        (points[points["jenis"] == "kelurahan"], _style(fill=grey, radius=1.5)),
        (desa[desa["status"] == ""], _style(fill=palette.muted, radius=0.8 if many else 2)),
        (desa[desa["status"] == Status.NO_DATA], _style(line=grey, radius=3, width=1)),
        (desa[desa["status"] == Status.NEVER], _style(line=orange, radius=5, width=2)),
        (desa[desa["status"] == Status.STOPPED], _style(line=blue, radius=3, width=1.5)),
        (desa[desa["status"] == Status.PAYS], _style(fill=blue, radius=4)),
    )
    return [
        _layer(
            [
                {"p": place, "w": name if many else f"{name}, {unit}"}
                for place, name, unit in zip(_places(rows), rows["nama"], rows["kecamatan"], strict=True)
            ],
            style,
        )
        for rows, style in styles
        if len(rows)
    ]


def _circles(circles: pd.DataFrame, palette: Palette) -> list[pdk.Layer]:
    rows = circles[circles["desa"] > 0].sort_values(["data", "desa"], ascending=False, kind="stable")
    if rows.empty:
        return []
    largest = min(LARGEST, max(LEAST_LARGEST, _FILLED / sqrt(len(rows))))
    scale = largest / sqrt(max(float(rows["data"].max()), 1.0))
    known, pays = rows["known"].astype(bool), rows["membayar"] > 0
    ground, blue, orange = palette.ground, palette.categorical[0], palette.categorical[1]
    styles = (
        (rows[~known], "desa", _style(radius=UNKNOWN, fill=ground, line=palette.hatch)),
        (rows[known & ~pays], "data", _style(radius="r", fill=ground, line=orange, width=3)),
        (rows[known & pays], "data", _style(radius="r", fill=ground, line=blue, width=1.5)),
        (rows[known & pays], "membayar", _style(radius="r", fill=blue)),
    )
    return [
        _layer(
            [
                {"p": place, "r": round(scale * sqrt(count), 1), "w": words}
                for place, count, words in zip(_places(kind), kind[size], kind["words"], strict=True)
            ],
            style,
        )
        for kind, size, style in styles
        if len(kind)
    ]


def _places(rows: pd.DataFrame) -> list[list[float]]:
    return [[round(lon, 3), round(lat, 3)] for lon, lat in zip(rows["lon"], rows["lat"], strict=True)]


def _layer(rows: list[dict[str, Any]], style: dict[str, Any]) -> pdk.Layer:
    return pdk.Layer(
        "ScatterplotLayer",
        rows,
        get_position="p",
        radius_units=pdk.types.String("pixels"),
        pickable=True,
        **style,
    )


def _style(
    *, radius: float | str, fill: str | None = None, line: str | None = None, width: float = 1
) -> dict[str, Any]:
    style: dict[str, Any] = {"get_radius": radius, "filled": fill is not None, "stroked": line is not None}
    if fill is not None:
        style["get_fill_color"] = [*rgb(fill), 230]
    if line is not None:
        style |= {
            "get_line_color": list(rgb(line)),
            "get_line_width": width,
            "line_width_units": pdk.types.String("pixels"),
        }
    return style
