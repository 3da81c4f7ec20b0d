"""Half-ring gauges as still SVG pictures, drawn on the server: how full, of what, and the marks on the way.

The ring runs from 0 % on the left to the right end of its scale, which is 100 % or, where something lies
above, beyond it; what is above 100 % is striped. Nothing is clipped. Without a number the ring is hatched.
"""

from __future__ import annotations

import math
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from dashboard.charts.lights import light_colour, light_words
from dashboard.charts.palette import PALETTES, SCREEN_FONTS, Palette, Theme
from dashboard.i18n import Language
from dashboard.metrics.coverage.pace import State
from dashboard.metrics.coverage.standing import Lag

FULL: Final = 100.0
#: Steps in which a scale beyond 100 % ends, so that its end is a number one can say.
STEP: Final = 20.0
#: Marks nearer to each other than this, in degrees of the half ring, share no room for two numbers.
ROOM: Final = 22.0

WIDTH: Final = 384.0
_HEIGHT: Final = 284.0
#: Letters of the foot that fit a line, and its height.
_LETTERS: Final = 42
_LINE: Final = 20.0
_SMALL: Final = (120.0, 84.0)


@dataclass(frozen=True)
class _Ring:
    """A half ring: its centre, the radius of its middle line and how wide it is, in picture units."""

    x: float
    y: float
    radius: float
    width: float

    def point(self, degrees: float, *, out: float = 0.0) -> tuple[float, float]:
        """A point on the middle line, or so far outside it; 0 is left, 180 right."""
        angle = math.radians(180.0 - degrees)
        radius = self.radius + out
        return self.x + radius * math.cos(angle), self.y - radius * math.sin(angle)

    def piece(self, start: float, end: float, fill: str, more: str = "") -> str:
        """What lies between two angles, as a closed shape, so that it can hold a pattern."""
        half = self.width / 2
        outer, inner = self.radius + half, self.radius - half
        (a, b), (c, d) = self.point(start, out=half), self.point(end, out=half)
        (e, f), (g, h) = self.point(end, out=-half), self.point(start, out=-half)
        return (
            f'<path d="M{a:.2f} {b:.2f}A{outer:g} {outer:g} 0 0 1 {c:.2f} {d:.2f}L{e:.2f} {f:.2f}'
            f'A{inner:g} {inner:g} 0 0 0 {g:.2f} {h:.2f}Z" fill="{fill}"{more}/>'
        )

    def across(self, degrees: float, colour: str, *, length: float, width: float, more: str = "") -> str:
        """A line across the ring."""
        (a, b), (c, d) = (self.point(degrees, out=side * length / 2) for side in (-1, 1))
        line = f'stroke="{colour}" stroke-width="{width:.3g}"{more}'
        return f'<path d="M{a:.2f} {b:.2f}L{c:.2f} {d:.2f}" {line}/>'

    def diamond(self, degrees: float, *, out: float, size: float, palette: Palette) -> str:
        """A diamond outside the ring."""
        x, y = self.point(degrees, out=out)
        corners = f"M{x:.2f} {y - size:.2f}l{size:g} {size:g}l{-size:g} {size:g}l{-size:g} {-size:g}z"
        return f'<path d="{corners}" fill="{palette.ground}" stroke="{palette.text}" stroke-width="1.6"/>'


_LARGE_RING: Final = _Ring(192.0, 194.0, 106.0, 28.0)
_SMALL_RING: Final = _Ring(60.0, 56.0, 42.0, 13.0)


class Mark(StrEnum):
    """What a mark on the ring stands for; each has a shape of its own."""

    TARGET = "target"
    DUE = "seharusnya"
    OFFICIAL = "deret resmi"


#: Whose number is written first where two marks are too near for both.
_FIRST: Final = (Mark.TARGET, Mark.DUE, Mark.OFFICIAL)
#: How the shapes look in a line of words.
SHAPES: Final = {Mark.TARGET: "┃", Mark.DUE: "◇", Mark.OFFICIAL: "┆"}


@dataclass(frozen=True)
class Marked:
    """A mark at a value, in per cent of the gauge's whole."""

    mark: Mark
    value: float


@dataclass(frozen=True)
class Gauge:
    """What a gauge shows; numbers in per cent of its whole, None where unknown.

    title, area: what is measured, and where. under: the people it is of, one short line. state: where it
    stands, in word, shape and colour, with falls_back and lag as of `Standing`; None where the gauge says
    nothing about that. empty: why there is no
    value. foot: date and source, and the sample's mark.
    """

    title: str
    area: str
    value: float | None
    marks: tuple[Marked, ...] = ()
    under: str = ""
    state: State | None = None
    falls_back: bool = False
    lag: Lag | None = None
    empty: str = ""
    foot: tuple[str, ...] = field(default=())

    @property
    def end(self) -> float:
        """The right end of the scale: 100, or the next step above everything that is drawn."""
        most = max([self.value or 0.0, *(each.value for each in self.marks)])
        return FULL if most <= FULL else math.ceil(most / STEP) * STEP

    def state_words(self, text: Language) -> str:
        """Shape and word of its state; "" where it says nothing about that."""
        if self.state is None:
            return ""
        return light_words(self.state, text, falls_back=self.falls_back, lag=self.lag)

    def degrees(self, value: float) -> float:
        """Where a value lies on the half ring: 0 on the left, 180 on the right."""
        return 180.0 * min(max(value, 0.0), self.end) / self.end


def gauge_svg(gauge: Gauge, *, text: Language, theme: Theme) -> str:
    """A large gauge as an SVG document: title, ring, value, marks with numbers, state, people, source."""
    palette = PALETTES[theme]
    x, y = _LARGE_RING.x, _LARGE_RING.y
    said = text.percent(gauge.value) if gauge.value is not None else "–"
    state = (
        ""
        if gauge.state is None
        else light_words(gauge.state, text, falls_back=gauge.falls_back, lag=gauge.lag)
    )
    foot = [part for line in gauge.foot for part in textwrap.wrap(line, _LETTERS)]
    body = [
        *_drawn(gauge, _LARGE_RING, palette, theme),
        *_numbers(gauge, text),
        _text(gauge.title, x, 18, size=16, weight=600),
        _text(gauge.area, x, 37, size=16),
        _text(said, x, y - 14, size=32, weight=700),
        _text(gauge.under if gauge.value is not None else gauge.empty, x, y + 38, size=16),
        _text(state, x, y + 60, size=16, weight=600),
        *(_text(line, x, y + 82 + _LINE * at, size=16, muted=True) for at, line in enumerate(foot)),
    ]
    height = _HEIGHT + _LINE * max(len(foot) - 1, 0)
    return _document(body, (WIDTH, height), palette, gauge_alt(gauge, text=text))


def small_gauge_svg(gauge: Gauge, *, text: Language, theme: Theme) -> str:
    """A gauge for a row of many: ring, target, value and state; its name stands beside it.

    The ring keeps the colour of what it measures, so that one number has one colour everywhere.
    """
    palette = PALETTES[theme]
    ring = _SMALL_RING
    said = text.percent(gauge.value) if gauge.value is not None else text("tidak ada data")
    state = (
        ""
        if gauge.state is None
        else light_words(gauge.state, text, falls_back=gauge.falls_back, lag=gauge.lag)
    )
    body = [
        *_drawn(replace(gauge, state=None), ring, palette, theme),
        _text(said, ring.x, ring.y - 2, size=15 if gauge.value is not None else 11, weight=700),
        _text(state, ring.x, ring.y + 18, size=11.5, weight=600),
    ]
    return _document(body, _SMALL, palette, gauge_alt(gauge, text=text))


def gauge_alt(gauge: Gauge, *, text: Language) -> str:
    """What a gauge shows, in words."""
    said = [f"{gauge.title}, {gauge.area}"]
    if gauge.value is None:
        said.append(gauge.empty or text("tidak ada data"))
    else:
        said.append(": ".join(filter(None, [text.percent(gauge.value), gauge.under])))
    for each in gauge.marks:
        said.append(f"{_named(each.mark, text)} {text.percent(each.value)}")
    return "; ".join(filter(None, [*said, gauge.state_words(text)])) + "."


def _named(mark: Mark, text: Language) -> str:
    return {
        Mark.TARGET: text("target"),
        Mark.DUE: text("seharusnya bulan ini"),
        Mark.OFFICIAL: text("deret resmi"),
    }[mark]


def written_marks(gauge: Gauge) -> tuple[Marked, ...]:
    """The marks that have room for their number, in the order in which they are given it."""
    found: list[Marked] = []
    for each in sorted(gauge.marks, key=lambda one: (_FIRST.index(one.mark), one.value)):
        at = gauge.degrees(each.value)
        # The ends of the scale have their own numbers, below the ring.
        inside = each.mark is Mark.DUE or ROOM / 2 < at < 180.0 - ROOM / 2
        if inside and all(abs(at - gauge.degrees(other.value)) >= ROOM for other in found):
            found.append(each)
    return tuple(found)


def _drawn(gauge: Gauge, ring: _Ring, palette: Palette, theme: Theme) -> Iterator[str]:
    """The track, what is full of it, and the marks across it."""
    colour = (
        palette.categorical[0] if gauge.state is None else light_colour(gauge.state, theme, lag=gauge.lag)
    )
    yield _patterns(colour, palette)
    yield ring.piece(0, 180, "url(#h)" if gauge.value is None else palette.neutral)
    if gauge.value is not None:
        full = gauge.degrees(min(gauge.value, FULL))
        if full > 0:
            yield ring.piece(0, full, colour)
        if gauge.value > FULL:
            yield ring.piece(full, gauge.degrees(gauge.value), "url(#above)")
    yield ring.piece(0, 180, "none", f' stroke="{palette.outline}" stroke-width=".8"')
    if gauge.end > FULL:
        yield ring.across(gauge.degrees(FULL), palette.text, length=ring.width, width=1.5)
    reach = ring.width * 0.22
    for each in gauge.marks:
        at = gauge.degrees(each.value)
        if each.mark is Mark.DUE:
            out, size = ring.width / 2 + reach, ring.width * 0.26
            yield ring.diamond(at, out=out, size=size, palette=palette)
        elif each.mark is Mark.TARGET:
            yield ring.across(at, palette.text, length=ring.width + 2 * reach, width=ring.width * 0.16)
        else:
            dash, width = ' stroke-dasharray="4 3"', ring.width * 0.07
            yield ring.across(at, palette.text, length=ring.width + reach, width=width, more=dash)


def _numbers(gauge: Gauge, text: Language) -> Iterator[str]:
    """The ends of the scale below the ring, 100 % where it is no end, and the marks' values outside it."""
    ring = _LARGE_RING
    for side, value in ((-1, 0.0), (1, gauge.end)):
        yield _text(text.percent(value, digits=0), ring.x + side * ring.radius, ring.y + 16, size=11.5)
    if gauge.end > FULL:
        x, y = ring.point(gauge.degrees(FULL), out=-ring.width / 2 - 12)
        yield _text(text.percent(FULL, digits=0), x, y + 4, size=11)
    for each in written_marks(gauge):
        at = gauge.degrees(each.value)
        beyond = 12 if each.mark is not Mark.DUE else 24
        x, y = ring.point(at, out=ring.width / 2 + beyond)
        anchor = "end" if at < 75 else "start" if at > 105 else "middle"
        yield _text(text.percent(each.value), x, y + 3, size=12, weight=600, anchor=anchor)


def _patterns(colour: str, palette: Palette) -> str:
    return (
        '<defs><pattern id="h" width="6" height="6" patternUnits="userSpaceOnUse">'
        f'<rect width="6" height="6" fill="{palette.ground}"/>'
        f'<path d="M0 6L6 0M-1 1L1-1M5 7L7 5" stroke="{palette.hatch}" stroke-width="1.3"/></pattern>'
        '<pattern id="above" width="6" height="6" patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(45)">'
        f'<rect width="6" height="6" fill="{palette.ground}"/><rect width="3.6" height="6" fill="{colour}"/>'
        "</pattern></defs>"
    )


def _text(
    words: str,
    x: float,
    y: float,
    *,
    size: float,
    weight: int = 400,
    anchor: str = "middle",
    muted: bool = False,
) -> str:
    if not words:
        return ""
    kind = ' class="m"' if muted else ""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size:g}" font-weight="{weight}" '
        f'text-anchor="{anchor}"{kind}>{escape(words)}</text>'
    )


def _document(body: Sequence[str], size: tuple[float, float], palette: Palette, alt: str) -> str:
    width, height = size
    style = f"<style>text{{font-family:{SCREEN_FONTS};fill:{palette.text}}}.m{{fill:{palette.muted}}}</style>"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" width="{width:g}" '
        f'height="{height:g}" role="img" aria-label={quoteattr(alt)}>{style}{"".join(body)}</svg>'
    )
