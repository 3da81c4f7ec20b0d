"""The map of a slide as shapes that PowerPoint can recolour: one a kabupaten/kota, named, with its value."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final
from xml.sax.saxutils import quoteattr

import numpy as np

from dashboard.charts.classes import NO_DATA, NO_DATA_LABEL
from dashboard.charts.map_payload import MapData
from dashboard.charts.palette import PALETTES, Theme
from dashboard.data.outlines.geometry import Geometry, Point
from dashboard.data.outlines.svg_path import path_rings
from dashboard.data.places.areas import Areas
from dashboard.i18n import Language

_SPACES: Final = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
_PALETTE: Final = PALETTES[Theme.LIGHT]
#: Tenths of a picture unit in a shape's own coordinates, so that they stay whole and small.
_FINE: Final = 10
_AROUND: Final = 0.03


@dataclass(frozen=True)
class Frame:
    """Where the map stands on the slide, in EMU."""

    left: int
    top: int
    width: int
    height: int


@dataclass(frozen=True)
class LegendRow:
    """A class of the legend: #rrggbb or "" for no data, words, why it begins there, and how many areas."""

    fill: str
    label: str
    note: str
    count: int


def legend_rows(data: MapData, period: str, text: Language) -> list[LegendRow]:
    """The classes and no data, with the areas of the territory in each."""
    values = data.month(period).to_numpy(dtype=np.float64)
    rows = zip(
        (*data.classification.fills(Theme.LIGHT), ""),
        (*data.classification.labels(text), text(NO_DATA_LABEL)),
        (*data.classification.notes(text), ""),
        (*data.classification.counts(values), data.classification.missing(values)),
        strict=True,
    )
    return [LegendRow(*row) for row in rows]


def add_map(
    group: Any,
    data: MapData,
    *,
    period: str,
    territory: str,
    frame: Frame,
    first: int,
    areas: Areas,
    geometry: Geometry,
    text: Language,
) -> int:
    """Put the areas of `data` into a group shape. first: the first free shape id. Returns how many there are.

    A dot stands for an area too small to see, named after it too.
    """
    from pptx.oxml import parse_xml  # noqa: PLC0415 - imported when first needed

    left, top, right, bottom = geometry.boxes[territory]
    more = _AROUND * max(right - left, bottom - top)
    wide, tall = right - left + 2 * more, bottom - top + 2 * more
    scale = min(frame.width / wide, frame.height / tall)
    origin = (
        frame.left + (frame.width - wide * scale) / 2 - (left - more) * scale,
        frame.top + (frame.height - tall * scale) / 2 - (top - more) * scale,
    )
    shapes = _shapes(data, period, areas=areas, geometry=geometry, text=text, scale=scale, origin=origin)
    count = 0
    for count, make in enumerate(shapes, start=1):
        group._element.append(parse_xml(make.replace("%ID%", str(first + count - 1), 1)))
    # Once for all shapes: after each of them it would be slow.
    group.shapes._recalculate_extents()
    return count


def _shapes(
    data: MapData,
    period: str,
    *,
    areas: Areas,
    geometry: Geometry,
    text: Language,
    scale: float,
    origin: Point,
) -> Iterator[str]:
    row = data.month(period)
    fills = data.classification.fills(Theme.LIGHT)
    found = data.classification.index(row.to_numpy(dtype=np.float64))
    drawn = {
        str(code): "" if at == NO_DATA else fills[int(at)] for code, at in zip(row.index, found, strict=True)
    }
    for code, fill in drawn.items():
        value = row[code]
        words = text(NO_DATA_LABEL) if np.isnan(value) else text.percent(float(value))
        said = f"{areas.name(code)}: {words}"
        yield _area(
            f"{code} {areas.name(code)}",
            said,
            path_rings(geometry.paths[code]),
            fill=fill,
            scale=scale,
            origin=origin,
        )
        if code in geometry.small:
            yield _dot(
                f"{code} {areas.name(code)} ({text('titik')})",
                said,
                geometry.labels[code],
                fill=fill,
                scale=scale,
                origin=origin,
            )


def _area(
    name: str, words: str, rings: Sequence[Sequence[Point]], *, fill: str, scale: float, origin: Point
) -> str:
    xs = [x for ring in rings for x, _ in ring]
    ys = [y for ring in rings for _, y in ring]
    left, top = min(xs), min(ys)
    wide, tall = max(xs) - left, max(ys) - top

    def point(corner: Point) -> str:
        return f'<a:pt x="{round((corner[0] - left) * _FINE)}" y="{round((corner[1] - top) * _FINE)}"/>'

    # All rings in one path: what lies within another ring is a hole.
    path = "".join(
        f"<a:moveTo>{point(ring[0])}</a:moveTo>"
        + "".join(f"<a:lnTo>{point(corner)}</a:lnTo>" for corner in ring[1:])
        + "<a:close/>"
        for ring in rings
    )
    size = f'w="{max(1, round(wide * _FINE))}" h="{max(1, round(tall * _FINE))}"'
    shape = (
        "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
        f'<a:rect l="0" t="0" r="r" b="b"/><a:pathLst><a:path {size}>{path}</a:path></a:pathLst></a:custGeom>'
    )
    place = (origin[0] + left * scale, origin[1] + top * scale, wide * scale, tall * scale)
    return _shape(name, words, place, shape, fill=fill, line=_PALETTE.outline)


def _dot(name: str, words: str, at: Point, *, fill: str, scale: float, origin: Point) -> str:
    # As large on every map, about a sixteenth of an inch.
    radius = 57_000.0
    place = (origin[0] + at[0] * scale - radius, origin[1] + at[1] * scale - radius, 2 * radius, 2 * radius)
    shape = '<a:prstGeom prst="ellipse"><a:avLst/></a:prstGeom>'
    return _shape(name, words, place, shape, fill=fill, line=_PALETTE.border)


def _shape(
    name: str, words: str, place: tuple[float, float, float, float], shape: str, *, fill: str, line: str
) -> str:
    left, top, wide, tall = (round(each) for each in place)
    inside = (
        f"<a:solidFill>{_colour(fill)}</a:solidFill>"
        if fill
        else f'<a:pattFill prst="ltUpDiag"><a:fgClr>{_colour(_PALETTE.hatch)}</a:fgClr>'
        f"<a:bgClr>{_colour(_PALETTE.ground)}</a:bgClr></a:pattFill>"
    )
    return (
        f'<p:sp {_SPACES}><p:nvSpPr><p:cNvPr id="%ID%" name={quoteattr(name)} descr={quoteattr(words)}/>'
        f'<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm><a:off x="{left}" y="{top}"/>'
        f'<a:ext cx="{max(1, wide)}" cy="{max(1, tall)}"/></a:xfrm>{shape}{inside}'
        f'<a:ln w="6350"><a:solidFill>{_colour(line)}</a:solidFill><a:round/></a:ln></p:spPr>'
        "<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr/></a:p></p:txBody></p:sp>"
    )


def _colour(value: str) -> str:
    return f'<a:srgbClr val="{value.removeprefix("#").upper()}"/>'
