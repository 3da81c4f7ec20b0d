"""One area of the still picture brought forward: a mark around it, a part of the region enlarged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from dashboard.data.outlines.geometry import Box, Geometry
from dashboard.data.places.areas import Areas

#: Where the part stands, in picture units: beside the legend and below the heading.
LEFT: Final = 14.0
TOP: Final = 128.0
WIDTH: Final = 690.0
#: Land left around the part, as a share of its size.
AROUND: Final = 0.04


def outline(code: str, *, areas: Areas, geometry: Geometry, colour: str) -> Iterator[str]:
    """A mark around an area of any level, as wide at every size."""
    whole = geometry.outlines.get(areas.level(code).value, {}).get(code)
    paths = [whole] if whole else [geometry.paths[each] for each in areas.inside(code)]
    lines = "".join("M" + path[1:] for path in paths)
    yield (
        f'<path data-outlined="{code}" d="{lines}" fill="none" stroke="{colour}" '
        'stroke-width="2.5" stroke-linejoin="round" vector-effect="non-scaling-stroke"/>'
    )


def scale_of(box: Box | None, *, height: float) -> float:
    """How many times larger than the whole region `zoomed` draws a box; 1 without one."""
    if box is None:
        return 1
    _, _, width, tall = _seen(box)
    return min(WIDTH / width, (height - TOP) / tall)


def zoomed(drawn: Iterable[str], box: Box | None, *, height: float) -> str:
    """What is drawn, or the part of it in a box (left, top, right, bottom) as large as there is room for."""
    if box is None:
        return "".join(drawn)
    seen = " ".join(f"{number:g}" for number in _seen(box))
    place = f'x="{LEFT:g}" y="{TOP:g}" width="{WIDTH:g}" height="{height - TOP:g}"'
    return (
        "<style>.z path,.z circle{vector-effect:non-scaling-stroke}</style>"
        f'<svg class="z" {place} viewBox="{seen}">'
        f"{''.join(drawn)}</svg>"
    )


def _seen(box: Box) -> tuple[float, float, float, float]:
    """Left, top, width and height of a box with a little around it."""
    left, top, right, bottom = box
    more = AROUND * max(right - left, bottom - top)
    return left - more, top - more, right - left + 2 * more, bottom - top + 2 * more
