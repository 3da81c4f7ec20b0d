"""Charts as SVG with one look: coverage month by month with the target, and shares as bars; for paper, or a screen."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final
from xml.sax.saxutils import quoteattr

from dashboard.charts.map_legend import PALETTE, written_at
from dashboard.charts.palette import PALETTES, SCREEN_FONTS, Palette, Theme
from dashboard.data.document_assets import SVG_FONT
from dashboard.i18n import Language
from dashboard.metrics.cube.months import month_number

_LETTERS: Final = 13.0
#: Room for the scale on the left, and what a picture with its own head and foot takes above and below.
_LEFT: Final = 52.0
_HEAD: Final = 46.0
_TAIL: Final = 24.0


@dataclass(frozen=True)
class Look:
    """Fonts as SVG names them, colours, and what lies under everything; "none" for the page's own ground."""

    font: str
    palette: Palette
    grid: str
    ground: str

    @property
    def line(self) -> str:
        """The colour of what is measured."""
        return self.palette.categorical[0]

    @property
    def goal(self) -> str:
        """The colour of what it is measured against."""
        return self.palette.categorical[1]


#: Light, and one font.
PAPER: Final = Look(SVG_FONT, PALETTE, "#c9d1d9", "#fff")


def screen_look(theme: Theme) -> Look:
    """As the pages of a theme look."""
    palette = PALETTES[theme]
    return Look(SCREEN_FONTS, palette, palette.neutral, "none")


@dataclass(frozen=True)
class Frame:
    """What a picture says around its drawing, so that it can be sent around alone; "" leaves a line out."""

    title: str
    under: str
    source: str
    stamp: str


@dataclass(frozen=True)
class Point:
    """A month: per cent, None where unknown; whole: of the whole area."""

    period: str
    coverage: float | None
    target: float | None
    whole: bool


@dataclass(frozen=True)
class Bar:
    """A share in per cent, None where unknown, then `instead` is said; words: what is written behind it."""

    name: str
    value: float | None
    words: str
    instead: str = ""


def history_alt(points: Sequence[Point], title: str, text: Language) -> str:
    """The line in words: first and last known, lowest and highest."""
    known = [each for each in points if each.coverage is not None]
    if not known:
        return f"{title}: {text('tidak ada data')}"
    low, high = (pick(known, key=lambda each: each.coverage or 0.0) for pick in (min, max))
    return text(
        "{title}: {first} {first_value}, {last} {last_value}; terendah {low_value} ({low}), tertinggi {high_value} ({high}).",
        title=title,
        first=text.month(known[0].period),
        first_value=text.percent(known[0].coverage),
        last=text.month(known[-1].period),
        last_value=text.percent(known[-1].coverage),
        low=text.month(low.period),
        low_value=text.percent(low.coverage),
        high=text.month(high.period),
        high_value=text.percent(high.coverage),
    )


def history_svg(
    points: Sequence[Point],
    *,
    frame: Frame,
    text: Language,
    width: float = 980,
    height: float = 300,
    look: Look = PAPER,
) -> str:
    """Coverage by month, gaps where unknown, hollow where of a part only; the target as steps."""
    top, bottom = _HEAD + 14, height - _TAIL - 26
    high = _end([value for each in points for value in (each.coverage, each.target) if value is not None])
    first, last = (month_number(points[at].period) for at in (0, -1))
    across = max(1, last - first)

    def x(period: str) -> float:
        return _LEFT + (month_number(period) - first) * (width - _LEFT - 90) / across

    def y(value: float) -> float:
        return bottom - value * (bottom - top) / high

    body = [*_scale(high, y, width, text, look), *_years(points, x, bottom, look)]
    body += [
        _path(
            [(x(each.period), y(each.target)) if each.target is not None else None for each in points],
            look.goal,
            ' stroke-dasharray="6 3"',
        )
    ]
    body += [
        _path(
            [(x(each.period), y(each.coverage)) if each.coverage is not None else None for each in points],
            look.line,
            "",
        )
    ]
    for each in points:
        if each.coverage is not None and not each.whole:
            body.append(
                f'<circle cx="{x(each.period):.1f}" cy="{y(each.coverage):.1f}" r="3" fill="{look.palette.ground}" stroke="{look.line}"/>'
            )
    body += list(_ends(points, x, y, text, look))
    body += [
        f'<path d="M{width - 300:g} {_HEAD - 22:g}h26" stroke="{look.line}" stroke-width="2.6"/>',
        written_at(text("Cakupan"), width - 268, _HEAD - 18),
        f'<path d="M{width - 180:g} {_HEAD - 22:g}h26" stroke="{look.goal}" stroke-width="2" stroke-dasharray="6 3"/>',
        written_at(text("Target"), width - 148, _HEAD - 18),
    ]
    return _document(body, frame, history_alt(points, frame.title, text), size=(width, height), look=look)


def bars_alt(bars: Sequence[Bar], title: str) -> str:
    """The bars in words."""
    return f"{title}: " + "; ".join(f"{bar.name} {bar.words or bar.instead}" for bar in bars)


def bars_svg(bars: Sequence[Bar], *, frame: Frame, width: float = 980, row: float = 30) -> str:
    """Shares as bars from zero; a mark at 100 % where any lies above."""
    height = _HEAD + row * len(bars) + 14 + _TAIL
    names = 300.0
    high = _end([bar.value for bar in bars if bar.value is not None])
    unit = (width - names - 260) / high
    body = []
    for at, bar in enumerate(bars):
        y = _HEAD + 8 + at * row
        body.append(written_at(bar.name, names - 10, y + row * 0.55, more=' text-anchor="end"'))
        if bar.value is None:
            body.append(written_at(bar.instead, names + 4, y + row * 0.55, more=f' fill="{PALETTE.muted}"'))
            continue
        body.append(
            f'<rect x="{names:g}" y="{y + row * 0.12:g}" width="{max(1.0, bar.value * unit):.2f}" '
            f'height="{row * 0.62:g}" fill="{PAPER.line}"/>'
        )
        body.append(written_at(bar.words, names + max(1.0, bar.value * unit) + 8, y + row * 0.55, weight=600))
    if high > 100:
        full = names + 100 * unit
        body.append(
            f'<path d="M{full:g} {_HEAD + 4:g}V{height - _TAIL - 6:g}" stroke="{PAPER.goal}" stroke-dasharray="4 3"/>'
        )
    return _document(body, frame, bars_alt(bars, frame.title), size=(width, height), look=PAPER)


def _document(body: Sequence[str], frame: Frame, alt: str, *, size: tuple[float, float], look: Look) -> str:
    width, height = size
    head = [written_at(frame.title, 4, 18, weight=700, scale=1.2), written_at(frame.under, 4, 36)]
    if frame.stamp:
        head.append(
            written_at(
                frame.stamp, width - 4, 18, weight=700, more=f' text-anchor="end" fill="{look.palette.mark}"'
            )
        )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" width="{width:g}" '
        f'height="{height:g}" role="img" aria-label={quoteattr(alt)} font-family="{look.font}" '
        f'font-size="{_LETTERS:g}" fill="{look.palette.text}"><rect width="{width:g}" height="{height:g}" fill="{look.ground}"/>'
        f"{''.join(head)}{''.join(body)}{written_at(frame.source, 4, height - 6, scale=0.85)}</svg>"
    )


def _end(values: Sequence[float]) -> float:
    """Where a scale from zero ends: the next twenty above everything."""
    return max(20.0, math.ceil(max(values, default=0.0) / 20 + 0.05) * 20.0)


def _scale(
    high: float, y: Callable[[float], float], width: float, text: Language, look: Look
) -> Iterator[str]:
    step = 20 if high <= 120 else 40
    for value in range(0, int(high) + 1, step):
        at = y(value)
        yield f'<path d="M{_LEFT:g} {at:.1f}H{width - 90:g}" stroke="{look.grid}" stroke-width=".8"/>'
        yield written_at(text.percent(value, digits=0), _LEFT - 8, at + 4, more=' text-anchor="end"')


def _years(points: Sequence[Point], x: Callable[[str], float], bottom: float, look: Look) -> Iterator[str]:
    for each in points:
        if each.period.endswith("-01"):
            at = x(each.period)
            yield f'<path d="M{at:.1f} {bottom:g}v5" stroke="{look.palette.text}" stroke-width=".8"/>'
            yield written_at(each.period[:4], at + 2, bottom + 19)


def _ends(
    points: Sequence[Point],
    x: Callable[[str], float],
    y: Callable[[float], float],
    text: Language,
    look: Look,
) -> Iterator[str]:
    """The last known number of each line, at its end; apart where they would touch."""
    known = [each for each in points if each.coverage is not None]
    if not known:
        return
    last = known[-1]
    at = y(last.coverage or 0.0)
    target = next((each for each in reversed(points) if each.target is not None), None)
    yield f'<circle cx="{x(last.period):.1f}" cy="{at:.1f}" r="4" fill="{look.line}"/>'
    yield written_at(
        text.percent(last.coverage), x(last.period) + 9, at + 5, weight=700, more=f' fill="{look.line}"'
    )
    if target is not None:
        goal, apart = float(y(target.target or 0.0)), 17.0
        if abs(goal - at) < apart:
            goal = at - apart if goal <= at else at + apart
        yield written_at(
            text.percent(target.target), x(points[-1].period) + 9, goal + 5, more=f' fill="{look.goal}"'
        )


def _path(places: Sequence[tuple[float, float] | None], colour: str, more: str) -> str:
    """A line through the places; a gap where one is missing."""
    parts, pen = [], "M"
    for each in places:
        if each is None:
            pen = "M"
            continue
        parts.append(f"{pen}{each[0]:.1f} {each[1]:.1f}")
        pen = "L"
    return f'<path d="{"".join(parts) or "M0 0"}" fill="none" stroke="{colour}" stroke-width="2.4"{more}/>'
