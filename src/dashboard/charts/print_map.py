"""The map for paper: one territory fitted to its frame, neighbours pale and not counted, the legend beside it.

Letters, lines and colours are those of a page in ink, whatever the theme on screen; no media query, one font.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final
from xml.sax.saxutils import quoteattr

import numpy as np
import pandas as pd

from dashboard.charts.classes import NO_DATA, NO_DATA_LABEL
from dashboard.charts.map_legend import PALETTE, written_at
from dashboard.charts.map_payload import MapData
from dashboard.charts.map_picture import map_alt
from dashboard.charts.palette import Theme
from dashboard.data.document_assets import SVG_FONT
from dashboard.data.outlines.geometry import Box, Geometry
from dashboard.data.places.areas import Areas
from dashboard.i18n import Language

#: The land's frame at most, the legend beside it, and the line below for the source; picture units.
LAND: Final = (660.0, 560.0)
LEGEND: Final = 320.0
FOOT: Final = 26.0
#: The legend needs so much, however flat the land is.
_SHORTEST: Final = 480.0
_AROUND: Final = 0.05
_LETTERS: Final = 15.0
_PALE, _PALE_LINE = "#e9edf1", "#c9d1d9"
_DOT: Final = 6.5
#: The land is never narrower than this share of its height, or the legend would be most of the picture.
_NARROWEST: Final = 0.75


def print_map(
    data: MapData,
    *,
    period: str,
    areas: Areas,
    geometry: Geometry,
    text: Language,
    territory: str,
    outlined: str | None = None,
    numbered: Mapping[str, int] | None = None,
) -> str:
    """One month of an indicator as an SVG document.

    data: holds the kabupaten/kota of the territory only; they alone are filled and counted. territory: code of
    the area that fills the frame. outlined: one of its areas to mark. numbered: area -> the number to write on
    it. Raises KeyError where `period` is not in the data.
    """
    row = data.month(period)
    seen, width, height = _frame(geometry.boxes[territory])
    left, top, wide, tall = seen
    scale = width / wide
    whole = (width + LEGEND, max(height, _SHORTEST) + FOOT)
    land = (
        *_pale(set(row.index), seen, geometry, scale),
        *_filled(data, row, geometry, scale),
        *_borders(set(row.index), areas, geometry, scale),
        *_dots(data, row, geometry, scale),
        *([] if outlined is None else _outlined(outlined, geometry, scale)),
        *_figures(numbered or {}, geometry, scale),
    )
    label = quoteattr(map_alt(data, period=period, areas=areas, text=text))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {whole[0]:g} {whole[1]:g}" width="{whole[0]:g}" '
        f'height="{whole[1]:g}" role="img" aria-label={label} font-family="{SVG_FONT}" font-size="{_LETTERS:g}" '
        f'fill="{PALETTE.text}">'
        f"<defs>{_hatch('h', 1)}{_hatch('land', scale)}</defs>"
        f'<rect width="{whole[0]:g}" height="{whole[1]:g}" fill="{PALETTE.ground}"/>'
        f'<rect width="{width:g}" height="{whole[1] - FOOT:g}" fill="{PALETTE.sea}"/>'
        f'<svg x="0" y="{(whole[1] - FOOT - height) / 2:g}" width="{width:g}" height="{height:g}" viewBox="{left:g} {top:g} {wide:g} {tall:g}">'
        f"{''.join(land)}</svg>"
        f"{''.join(_legend(data, row, period=period, text=text, left=width + 18, outlined=outlined is not None))}"
        f"{written_at(data.source(period), 2, whole[1] - 8, scale=0.8)}</svg>"
    )


def _frame(box: Box) -> tuple[Box, float, float]:
    """What is seen (left, top, width, height) and how large its frame is."""
    left, top, right, bottom = box
    more = _AROUND * max(right - left, bottom - top)
    wide, tall = right - left + 2 * more, bottom - top + 2 * more
    middle = (left + right) / 2
    wide = max(wide, tall * _NARROWEST)
    scale = min(LAND[0] / wide, LAND[1] / tall)
    return (middle - wide / 2, top - more, wide, tall), wide * scale, tall * scale


def _hatch(name: str, scale: float) -> str:
    """The pattern of no data, as fine at every scale."""
    side, line = 6 / scale, 1.3 / scale
    lines = f"M0 {side:.4g}L{side:.4g} 0"
    return (
        f'<pattern id="{name}" width="{side:.4g}" height="{side:.4g}" patternUnits="userSpaceOnUse">'
        f'<rect width="{side:.4g}" height="{side:.4g}" fill="{PALETTE.ground}"/>'
        f'<path d="{lines}" stroke="{PALETTE.hatch}" stroke-width="{line:.4g}"/></pattern>'
    )


def _pale(own: set[str], seen: Box, geometry: Geometry, scale: float) -> Iterator[str]:
    left, top, wide, tall = seen
    lines = "".join(
        "M" + path[1:]
        for code, path in geometry.paths.items()
        if code not in own and _meets(geometry.boxes[code], (left, top, left + wide, top + tall))
    )
    if lines:
        yield (f'<path d="{lines}" fill="{_PALE}" stroke="{_PALE_LINE}" stroke-width="{0.6 / scale:.4g}"/>')


def _meets(one: Box, other: Box) -> bool:
    return one[0] < other[2] and one[2] > other[0] and one[1] < other[3] and one[3] > other[1]


def _fills(data: MapData, row: pd.Series) -> dict[str, str]:
    fills = data.classification.fills(Theme.LIGHT)
    found = data.classification.index(row.to_numpy(dtype=np.float64))
    return {
        str(code): "url(#land)" if at == NO_DATA else fills[int(at)]
        for code, at in zip(row.index, found, strict=True)
    }


def _filled(data: MapData, row: pd.Series, geometry: Geometry, scale: float) -> Iterator[str]:
    line = f'stroke="{PALETTE.outline}" stroke-width="{0.7 / scale:.4g}" stroke-linejoin="round"'
    for code, fill in _fills(data, row).items():
        yield f'<path data-code="{code}" d="{geometry.paths[code]}" fill="{fill}" {line}/>'


def _borders(own: set[str], areas: Areas, geometry: Geometry, scale: float) -> Iterator[str]:
    around = geometry.outlines["provinsi"]
    lines = "".join("M" + around[code][1:] for code in around if own & set(areas.inside(code)))
    yield (
        f'<path d="{lines}" fill="none" stroke="{PALETTE.border}" stroke-width="{1.2 / scale:.4g}" '
        'stroke-linejoin="round"/>'
    )


def _dots(data: MapData, row: pd.Series, geometry: Geometry, scale: float) -> Iterator[str]:
    for code, fill in _fills(data, row).items():
        if code in geometry.small:
            x, y = geometry.labels[code]
            yield (
                f'<circle cx="{x:g}" cy="{y:g}" r="{_DOT / scale:.4g}" fill="{fill}" stroke="{PALETTE.border}" '
                f'stroke-width="{1 / scale:.4g}"/>'
            )


def _outlined(code: str, geometry: Geometry, scale: float) -> Iterator[str]:
    yield (
        f'<path d="{geometry.paths[code]}" fill="none" stroke="{PALETTE.mark}" '
        f'stroke-width="{2.6 / scale:.4g}" stroke-linejoin="round"/>'
    )


def _figures(numbered: Mapping[str, int], geometry: Geometry, scale: float) -> Iterator[str]:
    """Numbers with a pale edge, drawn twice: not every program draws the edge below the letters."""
    size = 13 / scale
    for code, number in numbered.items():
        x, y = geometry.labels[code]
        place = f'x="{x:g}" y="{y + size * 0.35:.4g}" font-size="{size:.4g}" font-weight="700" text-anchor="middle"'
        yield f'<text {place} fill="#fff" stroke="#fff" stroke-width="{size * 0.28:.3g}">{number}</text>'
        yield f"<text {place}>{number}</text>"


def _legend(
    data: MapData, row: pd.Series, *, period: str, text: Language, left: float, outlined: bool
) -> Iterator[str]:
    y = 24.0
    for line in _lines(data.title, 36):
        yield written_at(line, left, y, weight=600, scale=1.1)
        y += 20
    yield written_at(text.month(period), left, y + 8, weight=700, scale=1.5)
    y += 34
    if data.sample:
        stamp = text("DATA CONTOH")
        yield (
            f'<rect x="{left:g}" y="{y - 15:g}" width="{len(stamp) * 10.6 + 14:g}" height="22" rx="4" '
            f'fill="{PALETTE.ground}" stroke="{PALETTE.mark}" stroke-width="1.6"/>'
        )
        yield written_at(stamp, left + 7, y + 1, weight=700, more=f' fill="{PALETTE.mark}"')
        y += 30
    values = row.to_numpy(dtype=np.float64)
    rows = zip(
        (*data.classification.fills(Theme.LIGHT), "url(#h)"),
        (*data.classification.labels(text), text(NO_DATA_LABEL)),
        (*data.classification.notes(text), ""),
        (*data.classification.counts(values), data.classification.missing(values)),
        strict=True,
    )
    yield written_at(
        text("Jumlah kabupaten/kota"), left + LEGEND - 30, y, scale=0.8, more=' text-anchor="end"'
    )
    y += 22
    for fill, label, note, count in rows:
        yield (
            f'<rect x="{left:g}" y="{y - 12:g}" width="22" height="15" fill="{fill}" '
            f'stroke="{PALETTE.outline}" stroke-width=".7"/>'
        )
        yield written_at(label, left + 30, y)
        yield written_at(text.number(count), left + LEGEND - 30, y, weight=600, more=' text-anchor="end"')
        if note:
            y += 14
            yield written_at(note, left + 30, y, scale=0.76)
        y += 23
    yield from _symbols(left, y + 2, text, outlined=outlined)


def _symbols(left: float, y: float, text: Language, *, outlined: bool) -> Iterator[str]:
    drawn = [
        (
            f'<rect x="0" y="-5" width="22" height="10" fill="{_PALE}" stroke="{_PALE_LINE}"/>',
            text("wilayah lain, tidak dihitung"),
        ),
        (f'<circle cx="11" cy="0" r="5" fill="none" stroke="{PALETTE.border}"/>', text("wilayah kecil")),
        (f'<path d="M0 0H22" stroke="{PALETTE.border}" stroke-width="1.3"/>', text("batas provinsi")),
    ]
    if outlined:
        ring = f'fill="none" stroke="{PALETTE.mark}" stroke-width="2.5"'
        drawn.append((f'<rect x="2" y="-5" width="18" height="10" {ring}/>', text("terpilih")))
    for shape, words in drawn:
        yield f'<g transform="translate({left:g} {y:g})">{shape}</g>'
        yield written_at(words, left + 30, y + 4, scale=0.8)
        y += 19


def _lines(words: str, most: int) -> list[str]:
    """Words in lines of at most so many letters."""
    lines = [""]
    for word in words.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > most:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines
