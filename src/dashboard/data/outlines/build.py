"""From a GeoJSON of kabupaten/kota to what a map draws: check, project, simplify, dissolve, write paths."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from math import cos, hypot, radians
from typing import Any, Final

import geopandas as gpd
import shapely
from pyproj.exceptions import CRSError
from shapely.errors import ShapelyError
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from dashboard.data.contract.headers import column_name
from dashboard.data.contract.region import THE_REGION
from dashboard.data.contract.report import FileReport, Problem
from dashboard.data.contract.words import REGION, Level
from dashboard.data.outlines.geometry import (
    BoundaryError,
    Box,
    CoordinateSystemError,
    Geometry,
    ImplausibleError,
    InvalidShapeError,
    MissingAreasError,
    MissingCodesError,
    NotGeoJsonError,
    Point,
    Projection,
    UnknownCodesError,
)
from dashboard.data.outlines.plausible import implausible, left_out
from dashboard.data.outlines.svg_path import islands, svg_path
from dashboard.data.places.areas import Areas
from dashboard.data.places.resolving import written_code
from dashboard.i18n import N_, Message

CODE: Final = "kode_wilayah"
#: Properties that hold the code of a feature, in whatever case they are written; the first that is there.
_CODE_PROPERTIES: Final = (CODE, "kode")
_CODE_LENGTH: Final = 4
DEGREES: Final = "EPSG:4326"
WIDTH: Final = 1000
#: Points that matter less than this many square units are left out. One unit is about two kilometres.
DETAIL: Final = 0.9
#: An area whose largest island covers less than a square with this side (units) can't be found on a phone.
SMALL_SIDE: Final = 10
#: Outlines of provinces and branches leave out islets below this many square units: the areas draw them.
ISLET: Final = 2
NEAREST: Final = 3


def build_geometry(content: bytes, areas: Areas) -> Geometry:
    """Geometry from the bytes of a GeoJSON with one feature a kabupaten/kota, by `kode_wilayah` or `kode`.

    Raises:
        BoundaryError: one of its kinds, the first that applies, naming the features or areas concerned.
    """
    frame, problems = read_boundaries(content, areas)
    projection = _projection(frame)
    picture = frame.set_geometry(
        frame.geometry.affine_transform(
            [
                projection.x_scale,
                0,
                0,
                -projection.y_scale,
                -projection.west * projection.x_scale,
                projection.north * projection.y_scale,
            ]
        ).set_crs(None, allow_override=True)
    )
    simple = picture.set_geometry(picture.geometry.simplify_coverage(DETAIL))
    dissolved = {
        Level.PROVINCE.value: simple.dissolve(areas.regencies["kode_provinsi"].loc[simple.index]).geometry,
        Level.BRANCH.value: simple.dissolve(areas.territory["kode_cabang"].loc[simple.index]).geometry,
    }
    labels = {code: _label(areas, code, outline, projection) for code, outline in picture.geometry.items()}
    shapes = {str(code): outline for level in dissolved.values() for code, outline in level.items()}
    return Geometry(
        viewbox=_rounded((0, 0, WIDTH, picture.total_bounds[3])),
        paths={str(code): svg_path(outline) for code, outline in simple.geometry.items()},
        outlines={
            level: {str(code): svg_path(_visible(outline)) for code, outline in outlines.items()}
            for level, outlines in dissolved.items()
        },
        labels=labels | {code: _inner_point(outline) for code, outline in shapes.items()},
        boxes={
            **{str(code): _rounded(outline.bounds) for code, outline in picture.geometry.items()},
            **{code: _rounded(outline.bounds) for code, outline in shapes.items()},
            REGION: _rounded(picture.total_bounds),
        },
        small=frozenset(
            str(code)
            for code, outline in picture.geometry.items()
            if max(island.area for island in islands(outline)) < SMALL_SIDE**2
        ),
        neighbours=_neighbours(picture.geometry, labels),
        projection=projection,
        problems=problems,
    )


def boundary_report(name: str, content: bytes, areas: Areas) -> FileReport:
    """What checking a GeoJSON of kabupaten/kota came to; a row is a feature, and all are used or none."""
    try:
        collection = _parse(content)
        read = len(collection["features"])
    except NotGeoJsonError as error:
        return FileReport(name, 0, 0, 0, errors=error.problems)
    try:
        _, problems = read_boundaries(content, areas)
    except BoundaryError as error:
        return FileReport(name, read, 0, read, errors=error.problems)
    return FileReport(name, read, read, 0, warnings=problems)


def read_boundaries(content: bytes, areas: Areas) -> tuple[gpd.GeoDataFrame, tuple[Problem, ...]]:
    """Checked outlines in degrees: index kode_wilayah in code order, column geometry, with what was repaired.

    Raises:
        BoundaryError: see its kinds.
    """
    collection = _parse(content)
    features, problems = _checked_codes(collection["features"], areas)
    outlines = {}
    for code in areas.codes:
        parts = [_outline(feature.get("geometry"), areas.name(code)) for feature in features[code]]
        whole = [outline for outline, _ in parts]
        outlines[code] = whole[0] if len(whole) == 1 else shapely.union_all(whole)
        problems += [problem for _, repaired in parts for problem in repaired]
    frame = gpd.GeoDataFrame(geometry=gpd.GeoSeries(outlines, crs=_declared(collection)))
    frame.index.name = CODE
    frame = frame.to_crs(DEGREES)
    bounds = frame.bounds
    outside = bounds.index[
        ~(bounds.minx.ge(-180) & bounds.maxx.le(180) & bounds.miny.ge(-90) & bounds.maxy.le(90))
    ]
    if len(outside):
        raise CoordinateSystemError(
            Problem(
                None,
                "geometry",
                _names(areas, outside),
                Message(N_("Koordinat bukan derajat bujur dan lintang (WGS84).")),
                Message(N_("Simpan ulang batas wilayah dalam WGS84 (EPSG:4326), bujur lebih dahulu.")),
            )
        )
    said = [(code, _properties(feature)) for code in areas.codes for feature in features[code]]
    wrong = implausible(frame, said, areas)
    if wrong:
        raise ImplausibleError(*wrong)
    return frame, tuple(problems)


def _properties(feature: Mapping[str, Any]) -> dict[str, Any]:
    said = feature.get("properties")
    return dict(said) if isinstance(said, Mapping) else {}


def _parse(content: bytes) -> dict[str, Any]:
    try:
        collection = json.loads(content)
        features = collection["features"]
        usable = isinstance(features, list) and all(isinstance(feature, dict) for feature in features)
    except (ValueError, KeyError, TypeError, RecursionError):
        usable = False
    if not usable:
        raise NotGeoJsonError(
            Problem(None, "", "", Message(N_("Berkas batas wilayah bukan GeoJSON (FeatureCollection).")))
        )
    return dict(collection)


def _checked_codes(
    features: list[dict[str, Any]], areas: Areas
) -> tuple[dict[str, list[dict[str, Any]]], list[Problem]]:
    """The features of the 102, by code, and which features of other regions were left out.

    Codes are read as tables read them; an area may have several features, one an island.
    """
    codes = [_code(_code_written(_properties(feature))) for feature in features]
    nameless = [number for number, code in enumerate(codes, start=1) if not code]
    if nameless:
        raise MissingCodesError(
            Problem(
                nameless[0],
                CODE,
                ", ".join(map(str, nameless)),
                Message(N_("{count} bentuk tidak mempunyai kode_wilayah."), {"count": len(nameless)}),
            )
        )
    unknown = sorted(set(codes) - set(areas.codes))
    own = [code for code in unknown if code[:2] in areas.provinces or len(code) != _CODE_LENGTH]
    if own:
        raise UnknownCodesError(
            Problem(
                None,
                CODE,
                ", ".join(own),
                Message(N_("Kode ini bukan kabupaten/kota di Kanwil {region}."), {"region": THE_REGION.nama}),
                Message(N_("Pakai kode Kemendagri 4 angka seperti di wilayah.csv.")),
            )
        )
    missing = sorted(set(areas.codes) - set(codes))
    if missing:
        raise MissingAreasError(
            Problem(
                None,
                CODE,
                _names(areas, missing),
                Message(
                    N_("{count} kabupaten/kota tidak ada dalam berkas batas wilayah."),
                    {"count": len(missing)},
                ),
            )
        )
    by_code: dict[str, list[dict[str, Any]]] = {code: [] for code in areas.codes}
    for code, feature in zip(codes, features, strict=True):
        if code in by_code:
            by_code[code].append(feature)
    return by_code, [left_out(unknown)] if unknown else []


def _code_written(properties: Mapping[str, Any]) -> object:
    """What a feature says its code is; None where it doesn't."""
    said = {column_name(name): value for name, value in properties.items()} | dict(properties)
    return next((said[name] for name in _CODE_PROPERTIES if name in said), None)


def _code(written: object) -> str:
    """A code as tables write it: 73.07, "73.07" and 7307 are 7307."""
    if isinstance(written, bool) or written is None:
        return ""
    cell = float(written) if isinstance(written, int | float) else str(written)
    return written_code(cell) or str(written).strip()


def _outline(geometry: Mapping[str, Any] | None, name: str) -> tuple[BaseGeometry, list[Problem]]:
    """A valid polygon or multipolygon, with a note where it had to be repaired."""
    refused = InvalidShapeError(
        Problem(
            None,
            "geometry",
            name,
            Message(N_("Bentuk wilayah kosong atau tidak dapat diperbaiki.")),
        )
    )
    try:
        outline = shape(geometry) if geometry else None
    except (ShapelyError, ValueError, TypeError, KeyError, AttributeError, IndexError) as error:
        raise refused from error
    if outline is None or outline.is_empty:
        raise refused
    if outline.is_valid and outline.geom_type in ("Polygon", "MultiPolygon"):
        return outline, []
    repaired = shapely.union_all(list(islands(shapely.make_valid(outline))))
    if repaired.is_empty:
        raise refused
    return repaired, [
        Problem(None, "geometry", name, Message(N_("Bentuk wilayah rusak dan sudah diperbaiki otomatis.")))
    ]


def _declared(collection: Mapping[str, Any]) -> str:
    """The coordinate system the file names in its `crs` member; GeoJSON without one is in degrees."""
    declared = collection.get("crs")
    if declared is None:
        return DEGREES
    try:
        name = str(declared["properties"]["name"])
        gpd.GeoSeries(crs=name)
    except (CRSError, KeyError, TypeError) as error:
        raise CoordinateSystemError(
            Problem(
                None,
                "crs",
                str(declared)[:80],
                Message(N_("Sistem koordinat batas wilayah tidak dikenal.")),
                Message(N_("Simpan ulang batas wilayah dalam WGS84 (EPSG:4326), bujur lebih dahulu.")),
            )
        ) from error
    return name


def _projection(frame: gpd.GeoDataFrame) -> Projection:
    west, south, east, north = map(float, frame.total_bounds)
    x_scale = WIDTH / (east - west)
    return Projection(west, north, x_scale, x_scale / cos(radians((south + north) / 2)))


def _visible(outline: BaseGeometry) -> BaseGeometry:
    by_size = sorted(islands(outline), key=lambda island: float(island.area))
    return shapely.MultiPolygon([island for island in by_size if island.area >= ISLET] or by_size[-1:])


def _label(areas: Areas, code: str, outline: BaseGeometry, projection: Projection) -> Point:
    """The reference table's label point, or where that lies in the sea, a point inside the outline."""
    lon, lat = areas.regencies[["label_lon", "label_lat"]].loc[code].to_numpy(dtype=float)
    point = projection.to_picture(float(lon), float(lat))
    return _tidy(point) if outline.intersects(shapely.Point(point)) else _inner_point(outline)


def _inner_point(outline: BaseGeometry) -> Point:
    inside = max(islands(outline), key=lambda island: float(island.area)).representative_point()
    return _tidy((inside.x, inside.y))


def _neighbours(outlines: gpd.GeoSeries, labels: Mapping[str, Point]) -> dict[str, tuple[str, ...]]:
    codes = [str(code) for code in outlines.index]
    touching: dict[str, set[str]] = {code: set() for code in codes}
    for one, other in outlines.sindex.query(outlines, predicate="intersects").T:
        if one < other and outlines.iloc[one].intersection(outlines.iloc[other]).length > 0:
            touching[codes[one]].add(codes[other])
            touching[codes[other]].add(codes[one])

    def distance(code: str, other: str) -> float:
        return hypot(labels[code][0] - labels[other][0], labels[code][1] - labels[other][1])

    return {
        code: tuple(sorted(found))
        or tuple(sorted((c for c in codes if c != code), key=lambda c: distance(code, c))[:NEAREST])
        for code, found in touching.items()
    }


def _names(areas: Areas, codes: Iterable[str]) -> str:
    return ", ".join(f"{areas.name(code)} ({code})" for code in codes)


def _rounded(numbers: Iterable[float]) -> Box:
    left, top, right, bottom = (round(float(number), 1) for number in numbers)
    return left, top, right, bottom


def _tidy(point: Point) -> Point:
    return round(float(point[0]), 1), round(float(point[1]), 1)
