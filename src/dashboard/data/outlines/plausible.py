"""Outlines against what is known of each area: where it lies, what it is called, how large it is.

A map in which two areas changed places looks as good as a right one, and its numbers are somebody else's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

import geopandas as gpd
import shapely

from dashboard.data.contract.headers import NAME_COLUMNS, column_name
from dashboard.data.contract.region import THE_REGION
from dashboard.data.contract.report import Problem
from dashboard.data.places.areas import Areas
from dashboard.data.places.resolving import AreaResolver
from dashboard.i18n import N_, Message

#: Degrees around all label points within which every outline lies.
_MARGIN: Final = 3.0
#: Degrees from an area's label point to its outline; a point beside a narrow island is still near.
_NEAR: Final = 0.1
#: How often larger or smaller than the official area an outline may be: coasts are drawn very differently.
_FACTOR: Final = 20
#: An outline of which another covers more than this is drawn twice.
_ALIKE: Final = 0.98
_EQUAL_AREA: Final = "EPSG:6933"
_SQUARE_KM: Final = 1e6
#: Properties in which the usual sources write an area's name, beside the headers that tables use.
_NAME_PROPERTIES: Final = NAME_COLUMNS | {"name", "wadmkk", "namobj", "kabkot", "nmkab", "nm_kab", "name_2"}


def implausible(
    frame: gpd.GeoDataFrame, properties: Iterable[tuple[str, Mapping[str, Any]]], areas: Areas
) -> tuple[Problem, ...]:
    """What can't be right of outlines in degrees; none where all is well.

    frame: index kode_wilayah, column geometry; properties: kode_wilayah and what else its feature says, of
    every feature.
    """
    outside = tuple(_outside(frame, areas))
    if outside:
        return outside
    return (
        *_named_otherwise(properties, areas),
        *_far_away(frame, areas),
        *_of_another_size(frame, areas),
        *_alike(frame, areas),
    )


def _outside(frame: gpd.GeoDataFrame, areas: Areas) -> Iterator[Problem]:
    west, south, east, north = _labels(frame, areas).total_bounds
    region = shapely.box(west - _MARGIN, south - _MARGIN, east + _MARGIN, north + _MARGIN)
    for code in frame.index[~frame.geometry.within(region)]:
        yield _problem(
            areas,
            code,
            N_("bentuk di wilayah {region}; yang ini terletak di luarnya"),
            region=THE_REGION.nama,
        )


def _named_otherwise(properties: Iterable[tuple[str, Mapping[str, Any]]], areas: Areas) -> Iterator[Problem]:
    resolver = AreaResolver(areas)
    for code, said in properties:
        for name, value in said.items():
            if column_name(name) not in _NAME_PROPERTIES or not isinstance(value, str):
                continue
            meant = resolver.candidates(value)
            if meant and code not in meant:
                expected = Message(
                    N_("nama dan kode dari satu wilayah; kode {code} adalah {area}"),
                    {"code": code, "area": areas.name(code)},
                )
                yield Problem(None, name, value, expected, resolver.listed(*sorted(meant)))


def _far_away(frame: gpd.GeoDataFrame, areas: Areas) -> Iterator[Problem]:
    labels = _labels(frame, areas)
    far = shapely.distance(frame.geometry.to_numpy(), labels.to_numpy()) > _NEAR
    for code in frame.index[far]:
        inside = frame.index[frame.geometry.contains(labels[code])]
        found = areas.name(str(inside[0])) if len(inside) else ""
        yield _problem(
            areas,
            code,
            N_("bentuk yang memuat titik wilayahnya di wilayah.csv; di sana terletak bentuk {other}")
            if found
            else N_("bentuk yang memuat titik wilayahnya di wilayah.csv; yang ini terletak jauh dari sana"),
            other=found,
        )


def _of_another_size(frame: gpd.GeoDataFrame, areas: Areas) -> Iterator[Problem]:
    drawn = frame.geometry.to_crs(_EQUAL_AREA).area / _SQUARE_KM
    official = areas.regencies["luas_km2"].astype("float64").loc[frame.index]
    ratio = drawn / official
    for code in frame.index[(ratio > _FACTOR) | (ratio < 1 / _FACTOR)]:
        yield _problem(
            areas,
            code,
            N_("bentuk seluas kira-kira {official} km²; yang ini {drawn} km²"),
            official=round(float(official[code])),
            drawn=round(float(drawn[code])),
        )


def _alike(frame: gpd.GeoDataFrame, areas: Areas) -> Iterator[Problem]:
    outlines = frame.geometry
    for one, other in outlines.sindex.query(outlines, predicate="intersects").T:
        if one < other:
            shared = outlines.iloc[one].intersection(outlines.iloc[other]).area
            if shared > _ALIKE * min(outlines.iloc[one].area, outlines.iloc[other].area):
                yield _problem(
                    areas,
                    frame.index[one],
                    N_("bentuk sendiri; yang ini menutupi bentuk {other} atau sebaliknya"),
                    other=areas.name(str(frame.index[other])),
                )


def _labels(frame: gpd.GeoDataFrame, areas: Areas) -> gpd.GeoSeries:
    known = areas.regencies.loc[frame.index, ["label_lon", "label_lat"]].astype("float64")
    return gpd.GeoSeries(shapely.points(known.to_numpy()), index=frame.index)


def _problem(areas: Areas, code: object, expected: str, **values: object) -> Problem:
    return Problem(None, "geometry", f"{areas.name(str(code))} ({code})", Message(expected, values))


def left_out(codes: Iterable[str]) -> Problem:
    """The note about features of other regions, which a national file has too."""
    listed = sorted(codes)
    named = ", ".join(listed[:5]) + (", …" if len(listed) > 5 else "")
    return Problem(
        None,
        "kode_wilayah",
        named,
        Message(
            N_("{count} bentuk di luar Kanwil {region} dilewati."),
            {"count": len(listed), "region": THE_REGION.nama},
        ),
    )
