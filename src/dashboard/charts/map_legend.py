"""The legend of the still map: each class with its target and count, and every other symbol."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Final
from xml.sax.saxutils import escape

import numpy as np

from dashboard.charts.map_payload import MapData, border_words
from dashboard.charts.palette import PALETTES, Theme
from dashboard.i18n import Language

#: Whatever the theme around it: a link opens the same picture for everyone, and darker is more.
PALETTE: Final = PALETTES[Theme.LIGHT]
#: Radius of the circle of the largest count, in picture units.
LARGEST: Final = 34.0
#: Where it stands, in picture units: the sea north-east of Halmahera is the one wide stretch without land.
LEFT: Final = 748.0
TOP: Final = 72.0
#: Letters of what stands below a class, as a share of the others.
SMALLER: Final = 0.7
#: How wide a letter is on average, as a share of its height.
_WIDE: Final = 0.46


@dataclass(frozen=True)
class LegendRow:
    """A class, or what has no data: fill, words, which target it reaches, how many areas are in it."""

    swatch: str
    label: str
    note: str
    count: int


def legend_rows(
    data: MapData,
    rows: Sequence[LegendRow],
    *,
    letters: float,
    width: float,
    text: Language,
    outlined: bool,
) -> Iterator[str]:
    """The legend as SVG. letters: their size; width: of the picture; outlined: an area has a mark."""
    left, y = LEFT - letters, TOP + letters * 1.2
    yield written_at(text("Legenda"), left, y, weight=600, scale=SMALLER)
    counted = text("Jumlah wilayah")
    yield written_at(counted, width - 12, y, weight=600, scale=SMALLER, more=' text-anchor="end"')
    y += letters * 1.3
    for place, row in enumerate(rows):
        if data.indicator.symbols and row.swatch != "url(#h)":
            radius = _radius(data, place)
            # As large as on the map, so that sizes can be held against each other.
            y += max(0.0, radius - letters * 0.6)
            middle = f'cx="{left - letters * 0.4:g}" cy="{y - letters * 0.35:g}" r="{radius or 4:.3g}"'
            yield f"<circle {middle} {_drawn(radius)}/>"
            y += max(0.0, radius - letters * 0.2)
        else:
            box = f'x="{left:g}" y="{y - letters * 0.85:g}" width="{letters * 1.4:g}" height="{letters:g}"'
            yield f'<rect {box} fill="{row.swatch}" stroke="{PALETTE.outline}"/>'
        yield written_at(row.label, left + letters * 1.9, y)
        yield written_at(text.number(row.count), width - 12, y, weight=600, more=' text-anchor="end"')
        room = width - 12 - left - letters * 1.9
        for line in _lines(row.note, letters=int(room / (letters * SMALLER * _WIDE))):
            y += letters * 0.8
            yield written_at(line, left + letters * 1.9, y, scale=SMALLER)
        y += letters * 1.45
    for drawn, words in _symbols(data, outlined=outlined, text=text):
        yield f'<g transform="translate({left:g} {y - letters * 0.6:g})">{drawn}</g>'
        yield written_at(words, left + letters * 1.9, y - letters * 0.25, scale=SMALLER)
        y += letters * 0.85


def _lines(words: str, *, letters: int) -> list[str]:
    """Words in lines of at most so many letters; [] for none."""
    return wrap(words, width=max(letters, 1), break_long_words=False)


def _symbols(data: MapData, *, outlined: bool, text: Language) -> Iterator[tuple[str, str]]:
    """What is drawn besides the classes, with its meaning."""
    if not data.indicator.symbols:
        yield f'<circle cx="10" cy="3" r="5" fill="none" stroke="{PALETTE.border}"/>', text("wilayah kecil")
    yield f'<path d="M0 3H20" stroke="{PALETTE.border}" stroke-width="1.3"/>', border_words(data.level, text)
    if outlined:
        ring = f'fill="none" stroke="{PALETTE.mark}" stroke-width="2.5"'
        yield f'<rect x="2" y="-2" width="16" height="10" {ring}/>', text("terpilih")


def _radius(data: MapData, place: int) -> float:
    """The key circle of a class of counts: as large as its upper end; 0 below zero."""
    edges = data.classification.edges
    peak = data.peak
    end = edges[place] if place < len(edges) else max(peak, edges[-1] if edges else peak)
    return LARGEST * float(np.sqrt(end / peak)) if end > 0 else 0.0


def _drawn(radius: float) -> str:
    """Hollow below zero."""
    if not radius:
        return f'fill="{PALETTE.ground}" stroke="{PALETTE.symbol}" stroke-width="2"'
    return f'fill="{PALETTE.symbol}" stroke="{PALETTE.border}" fill-opacity=".78"'


def written_at(words: str, x: float, y: float, *, weight: int = 400, scale: float = 1, more: str = "") -> str:
    """Words in the picture. scale: of their group's letters; more: further attributes."""
    size = "" if scale == 1 else f' font-size="{scale:g}em"'
    return f'<text x="{x:g}" y="{y:g}" font-weight="{weight}"{size}{more}>{escape(words)}</text>'
