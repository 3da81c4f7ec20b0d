"""Outlines as all others know them: boxes, projection, geometry, and what can be wrong."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any

from dashboard.data.contract.report import Problem
from dashboard.i18n import Message

Point = tuple[float, float]
Box = tuple[float, float, float, float]


class BoundaryError(ValueError):
    """Boundaries that can't be drawn from; `problems` say why, in words for the person who keeps the data."""

    def __init__(self, *problems: Problem) -> None:
        first = problems[0]
        super().__init__(f"{first.expected.template} {first.value}".strip())
        self.problem = first
        self.problems = problems


class BoundaryFileMissingError(BoundaryError):
    """The GeoJSON can't be read."""


class NotGeoJsonError(BoundaryError):
    """Not JSON, or JSON that is no collection of features."""


class MissingCodesError(BoundaryError):
    """Features without `kode_wilayah`."""


class UnknownCodesError(BoundaryError):
    """Codes that are no kabupaten/kota of this region."""


class MissingAreasError(BoundaryError):
    """Kabupaten/kota without a feature."""


class InvalidShapeError(BoundaryError):
    """An outline that is empty or can't be repaired."""


class ImplausibleError(BoundaryError):
    """Outlines that contradict what is known of their areas: place, name, size."""


class CoordinateSystemError(BoundaryError):
    """Coordinates that are not degrees, and no usable statement of what they are."""


@dataclass(frozen=True)
class Projection:
    """Degrees to picture units: x = (lon - west) * x_scale, y = (north - lat) * y_scale.

    Plain equirectangular, narrowed by the cosine of the mean latitude: so near the equator nothing better is
    needed.
    """

    west: float
    north: float
    x_scale: float
    y_scale: float

    def to_picture(self, lon: float, lat: float) -> Point:
        """Where a place is in the picture."""
        return (lon - self.west) * self.x_scale, (self.north - lat) * self.y_scale

    def to_degrees(self, x: float, y: float) -> Point:
        """The (lon, lat) of a point of the picture."""
        return self.west + x / self.x_scale, self.north - y / self.y_scale


@dataclass(frozen=True)
class Geometry:
    """Everything a map needs, in picture units; codes are those of Areas.

    viewbox: x, y, width, height of the whole region.
    paths: kabupaten/kota -> SVG path, relative commands, rings closed.
    outlines: level ("provinsi", "cabang") -> code -> SVG path of the dissolved territory.
    labels: kabupaten/kota, province and branch -> a point inside it, for names and symbols.
    boxes: kabupaten/kota, province, branch and SULAMA -> left, top, right, bottom.
    small: kabupaten/kota whose largest island is too small to see; they need a symbol.
    neighbours: kabupaten/kota -> those sharing a border, or else the three nearest by label point.
    projection: how degrees became picture units.
    url: the same for the browser, relative to the app; None where the copy could not be kept.
    problems: what was repaired, or why this is not the newest boundaries.
    """

    viewbox: Box
    paths: dict[str, str]
    outlines: dict[str, dict[str, str]]
    labels: dict[str, Point]
    boxes: dict[str, Box]
    small: frozenset[str]
    neighbours: dict[str, tuple[str, ...]]
    projection: Projection
    url: str | None = None
    problems: tuple[Problem, ...] = ()

    def to_json(self) -> str:
        """The browser's copy: the fields above but `url`, under their own names."""
        fields = asdict(self) | {"small": sorted(self.small)}
        del fields["url"]
        return json.dumps(fields, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_json(cls, document: str, *, url: str | None) -> Geometry:
        """Read what `to_json` wrote."""
        fields: dict[str, Any] = json.loads(document)
        return cls(
            viewbox=_box(fields["viewbox"]),
            paths=fields["paths"],
            outlines=fields["outlines"],
            labels={code: (x, y) for code, (x, y) in fields["labels"].items()},
            boxes={code: _box(box) for code, box in fields["boxes"].items()},
            small=frozenset(fields["small"]),
            neighbours={code: tuple(codes) for code, codes in fields["neighbours"].items()},
            projection=Projection(**fields["projection"]),
            url=url,
            problems=tuple(_problem(found) for found in fields["problems"]),
        )


def _box(numbers: list[float]) -> Box:
    left, top, right, bottom = numbers
    return left, top, right, bottom


def _problem(fields: dict[str, Any]) -> Problem:
    suggestion = fields["suggestion"]
    return Problem(
        row=fields["row"],
        column=fields["column"],
        value=fields["value"],
        expected=Message(**fields["expected"]),
        suggestion=None if suggestion is None else Message(**suggestion),
    )
