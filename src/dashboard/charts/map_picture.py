"""The map as one still SVG picture, self-contained: the first thing the overview shows, and a download.

It carries its title, month, legend with counts, source and the stamp of sample data, so that it can be sent
around alone. Shown through an `<img>`, a media query inside it answers to the size it is shown at: small
pictures get larger letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final
from xml.sax.saxutils import quoteattr

import numpy as np
import pandas as pd

from dashboard.charts.classes import NO_DATA, NO_DATA_LABEL
from dashboard.charts.indicators import Indicator, Unit
from dashboard.charts.map_legend import LARGEST, PALETTE, LegendRow, legend_rows, written_at
from dashboard.charts.map_payload import MapData
from dashboard.charts.map_zoom import outline, scale_of, zoomed
from dashboard.charts.palette import SCREEN_FONTS, Theme
from dashboard.data.contract.words import Level
from dashboard.data.outlines.geometry import Geometry, Point
from dashboard.data.places.areas import Areas
from dashboard.i18n import Language

#: Radius of the circle of an area too small to see, in picture units.
DOT: Final = 7.0
#: Below this width on screen (pixels) the letters grow, so that they can still be read on a phone.
NARROW: Final = 620
#: Height of the strip below the land, for the source.
FOOT: Final = 26.0
_NUMBER: Final = re.compile(r"-?\d*\.?\d+")


def map_svg(
    data: MapData,
    *,
    period: str,
    areas: Areas,
    geometry: Geometry,
    text: Language,
    note: str = "",
    outlined: str | None = None,
    focus: str | None = None,
) -> str:
    """One month of an indicator as an SVG document, under 150 kB.

    data: as for the interactive map; only `period` of it is drawn. note: one more line under the month.
    outlined: code of an area to draw a mark around, of any level. focus: code of an area that fills the
    picture, None for the whole region.
    Raises KeyError where `period` is not in the data.
    """
    row = data.month(period)
    _, _, width, land = geometry.viewbox
    height = land + FOOT
    box = None if focus is None else geometry.boxes[focus]
    body = (
        _style(),
        f'<rect width="{width:g}" height="{height:g}" fill="{PALETTE.sea}"/>',
        zoomed(
            [
                *_land(data, row, geometry=geometry, areas=areas, fine=box is not None),
                *_points(data, row, geometry=geometry, scale=scale_of(box, height=land)),
                *(
                    []
                    if outlined is None
                    else outline(outlined, areas=areas, geometry=geometry, colour=PALETTE.mark)
                ),
            ],
            box,
            height=land,
        ),
        *_words(
            data,
            row,
            period=period,
            text=text,
            note=note,
            size=(width, height),
            outlined=outlined is not None,
        ),
    )
    label = quoteattr(map_alt(data, period=period, areas=areas, text=text))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" width="{width:g}" '
        f'height="{height:g}" role="img" aria-label={label}>{"".join(body)}</svg>'
    )


def map_alt(data: MapData, *, period: str, areas: Areas, text: Language) -> str:
    """What the picture shows, in words: range, classes and areas without data, from the same values."""
    row = data.month(period)
    known = row.dropna()
    start = text("Peta {title}, {month}.", title=data.title, month=text.month(period))
    missing = text("{count} wilayah tanpa data.", count=len(row) - len(known))
    if known.empty:
        return f"{start} {missing}"
    low, high = str(known.idxmin()), str(known.idxmax())
    extremes = text(
        "Terendah {low} ({low_value}), tertinggi {high} ({high_value}).",
        low=areas.name(low),
        low_value=written(float(known.min()), data.indicator, text),
        high=areas.name(high),
        high_value=written(float(known.max()), data.indicator, text),
    )
    counts = zip(data.classification.labels(text), data.classification.counts(row), strict=True)
    classes = "; ".join(f"{label}: {text.number(count)}" for label, count in counts)
    return f"{start} {extremes} {text('Jumlah wilayah per kelas: {classes}.', classes=classes)} {missing}"


def written(value: float, indicator: Indicator, text: Language) -> str:
    """A value of an indicator with its unit: 40,00%, +1,20 poin, 12.345 orang."""
    if indicator.unit == Unit.PERCENT:
        return text.percent(value)
    if indicator.unit == Unit.POINTS:
        return text.points(value)
    return text("{number} orang", number=text.number(value))


@lru_cache(maxsize=1024)
def coarse(path: str) -> str:
    """An outline in whole units: enough for a picture of 1000, at a bit more than half the bytes."""
    parts = []
    x = y = start_x = start_y = 0.0
    at_x = at_y = 0
    for ring in path.split("z"):
        numbers = [float(number) for number in _NUMBER.findall(ring)]
        steps = []
        for first in range(0, len(numbers) - 1, 2):
            x, y = x + numbers[first], y + numbers[first + 1]
            if first == 0:
                start_x, start_y = x, y
            step_x, step_y = round(x) - at_x, round(y) - at_y
            if first == 0 or step_x or step_y:
                steps.append(f"{step_x}{' ' if step_y >= 0 else ''}{step_y}")
                at_x, at_y = round(x), round(y)
        x, y = start_x, start_y
        if steps:
            parts.append(f"m{steps[0]}" + (f"l{_joined(steps[1:])}" if len(steps) > 2 else "h1v1") + "z")
            at_x, at_y = round(start_x), round(start_y)
    return "".join(parts)


def _chained(paths: Iterable[str], *, fine: bool = False) -> str:
    """Paths one after the other, each beginning at a point of its own."""
    return "".join("M" + (path if fine else coarse(path))[1:] for path in paths)


def _joined(steps: Iterable[str]) -> str:
    return "".join(step if step.startswith("-") else f" {step}" for step in steps).lstrip()


def _land(
    data: MapData, row: pd.Series, *, geometry: Geometry, areas: Areas, fine: bool = False
) -> Iterator[str]:
    """Areas of one class in one group, then the outlines one level up; fine: of the areas in `row` only."""
    found = data.classification.index(row.to_numpy(dtype=np.float64))
    groups: dict[int, list[str]] = {}
    for code, drawn in zip(row.index, found, strict=True):
        groups.setdefault(int(drawn), []).append(str(code))
    fills = data.classification.fills(Theme.LIGHT)
    yield f'<g stroke="{PALETTE.outline}" stroke-width=".7" stroke-linejoin="round">'
    for drawn, codes in sorted(groups.items()):
        fill = "url(#h)" if drawn == NO_DATA else PALETTE.neutral if data.indicator.symbols else fills[drawn]
        yield f'<g fill="{fill}" data-class="{drawn}">'
        for code in codes:
            lines = _chained((geometry.paths[each] for each in areas.inside(code)), fine=fine)
            yield f'<path d="{lines}"/>'
        yield "</g>"
    yield "</g>"
    level = data.level if data.level in (Level.PROVINCE, Level.BRANCH) else Level.PROVINCE
    around = geometry.outlines[level.value]
    if fine:
        around = {code: around[code] for code in around if set(areas.inside(code)) & set(row.index)}
    lines = _chained(around.values(), fine=fine)
    line = f'stroke="{PALETTE.border}" stroke-width="1.3" stroke-linejoin="round"'
    yield f'<path d="{lines}" fill="none" {line}/>'


def _points(data: MapData, row: pd.Series, *, geometry: Geometry, scale: float = 1) -> Iterator[str]:
    """Circles: of counts, the largest first, or of areas too small to see; as large at every scale."""
    if not data.indicator.symbols:
        fills = (*data.classification.fills(Theme.LIGHT), "url(#h)")
        found = data.classification.index(row.to_numpy(dtype=np.float64))
        for code, drawn in zip(row.index, found, strict=True):
            if code in geometry.small:
                yield _circle(geometry.labels[str(code)], DOT / scale, fills[int(drawn)], PALETTE.border)
        return
    peak = data.peak
    for code, value in row.sort_values(ascending=False).items():
        point = geometry.labels[str(code)]
        if pd.isna(value):
            if code in geometry.small:
                yield _circle(point, DOT / scale, "url(#h)", PALETTE.border)
        elif value > 0:
            radius = max(1.5, LARGEST * float(np.sqrt(value / peak))) / scale
            yield _circle(point, radius, PALETTE.symbol, PALETTE.border, ' fill-opacity=".78"')
        else:
            ring = PALETTE.symbol if value < 0 else PALETTE.border
            yield _circle(point, 4 / scale, PALETTE.ground, ring, ' stroke-width="2"' if value < 0 else "")


def _circle(point: Point, radius: float, fill: str, stroke: str, more: str = "") -> str:
    x, y = point
    return f'<circle cx="{x:g}" cy="{y:g}" r="{radius:.4g}" fill="{fill}" stroke="{stroke}"{more}/>'


def _words(
    data: MapData,
    row: pd.Series,
    *,
    period: str,
    text: Language,
    note: str,
    size: tuple[float, float],
    outlined: bool,
) -> Iterator[str]:
    """Title, month, legend, source and stamp, once for wide pictures and once for narrow ones."""
    values = row.to_numpy(dtype=np.float64)
    swatches = (*data.classification.fills(Theme.LIGHT), "url(#h)")
    counts = (*data.classification.counts(values), data.classification.missing(values))
    stamp = text("DATA CONTOH") if data.sample else ""
    head = (data.title, text.month(period), note)
    for kind, letters in (("w", 15.0), ("n", 22.0)):
        labels = (
            *data.classification.labels(text, units=kind == "w" or data.indicator.unit != Unit.PEOPLE),
            text(NO_DATA_LABEL),
        )
        notes = (*data.classification.notes(text), "")
        legend = [LegendRow(*row) for row in zip(swatches, labels, notes, counts, strict=True)]
        yield f'<g class="{kind}" font-size="{letters:g}">'
        yield from _block(
            data,
            head=head,
            source=data.source(period),
            legend=legend,
            stamp=stamp,
            letters=letters,
            size=size,
            text=text,
            outlined=outlined,
        )
        yield "</g>"


def _block(
    data: MapData,
    *,
    head: tuple[str, str, str],
    source: str,
    legend: Sequence[LegendRow],
    stamp: str,
    letters: float,
    size: tuple[float, float],
    text: Language,
    outlined: bool,
) -> Iterator[str]:
    width, height = size
    title, month, note = head
    line = letters * 1.5
    y = letters * 1.6
    yield written_at(title, 14, y, weight=600)
    yield written_at(month, 14, y + line * 1.25, weight=700, scale=1.5)
    if note:
        yield written_at(note, 14, y + line * 2.3)
    if stamp:
        wide = letters * 0.68 * len(stamp) + letters
        yield (
            f'<rect x="{width - wide - 12:g}" y="{letters * 0.6:g}" width="{wide:g}" '
            f'height="{letters * 1.7:g}" rx="4" fill="{PALETTE.ground}" '
            f'stroke="{PALETTE.mark}" stroke-width="2"/>'
        )
        yield written_at(
            stamp,
            width - 12 - wide / 2,
            letters * 1.8,
            weight=700,
            more=f' text-anchor="middle" style="fill:{PALETTE.mark}"',
        )
    yield from legend_rows(data, legend, letters=letters, width=width, text=text, outlined=outlined)
    yield written_at(source, 14, height - letters * 0.5, scale=0.75, more=f' style="fill:{PALETTE.muted}"')


def _style() -> str:
    return (
        f"<style>text{{font-family:{SCREEN_FONTS};fill:{PALETTE.text};"
        f"paint-order:stroke;stroke:{PALETTE.sea};stroke-width:3px;stroke-opacity:.8}}.n{{display:none}}"
        f"@media(max-width:{NARROW}px){{.w{{display:none}}.n{{display:inline}}}}</style>"
        '<defs><pattern id="h" width="6" height="6" patternUnits="userSpaceOnUse">'
        f'<rect width="6" height="6" fill="{PALETTE.ground}"/>'
        f'<path d="M0 6L6 0M-1 1L1-1M5 7L7 5" stroke="{PALETTE.hatch}" stroke-width="1.3"/></pattern></defs>'
    )
