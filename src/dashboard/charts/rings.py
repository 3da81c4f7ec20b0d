"""Outlines as coarse rings in degrees, for pictures not drawn on the map's own plane."""

from __future__ import annotations

import re
from typing import Final

import numpy as np
from shapely.geometry import Polygon

from dashboard.data.outlines.geometry import Geometry

Ring = list[list[float]]
_NUMBER: Final = re.compile(r"-?\d*\.?\d+")


def coarse_rings(
    path: str, geometry: Geometry, *, detail: float, smallest: float, digits: int = 2
) -> list[Ring]:
    """The outer rings of an outline, each a list of [lon, lat].

    path: an SVG path of `geometry`. detail, smallest: in the picture's units (one is about two kilometres);
    what matters less than `detail` is left out, and so are islands smaller than `smallest`. digits: of a
    degree.
    """
    found = []
    x = y = 0.0
    for part in path.split("z"):
        numbers = np.array([float(number) for number in _NUMBER.findall(part)])
        if numbers.size < 6:
            continue
        steps = numbers[: numbers.size // 2 * 2].reshape(-1, 2)
        corners = np.add(steps.cumsum(axis=0), (x, y))
        x, y = corners[0]
        ring = Polygon(corners)
        if ring.area < smallest:
            continue
        coarse = ring.simplify(detail)
        found.append(
            [
                [round(degree, digits) for degree in geometry.projection.to_degrees(*corner)]
                for corner in coarse.exterior.coords
            ]
        )
    return found
