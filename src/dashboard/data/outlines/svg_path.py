"""Outlines as SVG paths, short enough to send: whole tenths, relative steps, no mark that can be left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

from shapely.geometry.base import BaseGeometry

_NUMBER: Final = re.compile(r"-?\d*\.?\d+")


def svg_path(outline: BaseGeometry) -> str:
    """An outline as an SVG path with one decimal, moved to relative steps so that it stays short.

    Rings that collapse when rounded are islands too small to see; they stay as a speck of 0.2 units.
    """
    return "".join(_rings(outline))


def path_rings(path: str) -> list[list[tuple[float, float]]]:
    """The rings of a path that `svg_path` wrote, each without its closing corner."""
    rings = []
    x = y = 0.0
    for ring in path.split("z"):
        numbers = [float(number) for number in _NUMBER.findall(ring)]
        corners = []
        for at in range(0, len(numbers) - 1, 2):
            x, y = x + numbers[at], y + numbers[at + 1]
            corners.append((round(x, 1), round(y, 1)))
        if corners:
            x, y = corners[0]
            rings.append(corners)
    return rings


def islands(outline: BaseGeometry) -> Iterator[BaseGeometry]:
    """The polygons of an outline, one by one; lines and points among it are left out."""
    for part in getattr(outline, "geoms", [outline]):
        if part.geom_type == "Polygon":
            yield part
        elif part.geom_type == "MultiPolygon":
            yield from part.geoms


def _rings(outline: BaseGeometry) -> Iterator[str]:
    # Each path starts at an absolute point and every later step, also from ring to ring, is relative to the
    # point before: whole tenths, so that rounding can't add up and neighbours still meet.
    here = (0, 0)
    for island in islands(outline):
        for ring in (island.exterior, *island.interiors):
            corners = _tenths(ring.coords)
            if len(corners) < 3 and ring is not island.exterior:
                continue
            if len(corners) < 3:
                x, y = corners[0]
                corners = [(x - 1, y - 1), (x + 1, y - 1), (x, y + 1)]
            steps = [_step(here, corners[0])]
            steps += [_step(start, end) for start, end in pairwise(corners)]
            here = corners[0]
            yield f"m{steps[0]}l{_joined(steps[1:])}z"


def _tenths(coords: Iterable[tuple[float, ...]]) -> list[tuple[int, int]]:
    """Corners in tenths of a unit, without the closing one and without repeats in a row."""
    corners: list[tuple[int, int]] = []
    for x, y, *_ in coords:
        corner = (round(x * 10), round(y * 10))
        if not corners or corner != corners[-1]:
            corners.append(corner)
    if len(corners) > 1 and corners[0] == corners[-1]:
        corners.pop()
    return corners


def _step(start: tuple[int, int], end: tuple[int, int]) -> str:
    return _joined((_decimal(end[0] - start[0]), _decimal(end[1] - start[1])))


def _decimal(tenths: int) -> str:
    sign, (whole, tenth) = "-" if tenths < 0 else "", divmod(abs(tenths), 10)
    if tenth == 0:
        return f"{sign}{whole}"
    return f"{sign}{whole or ''}.{tenth}"


def _joined(numbers: Iterable[str]) -> str:
    """Numbers of a path in a row; a minus sign parts two numbers by itself."""
    path = ""
    for number in numbers:
        parted = (
            not path
            or number.startswith("-")
            or (number.startswith(".") and "." in path.rpartition(" ")[2].rpartition("-")[2])
        )
        path += number if parted else f" {number}"
    return path
