"""The picture of what there is, area by month: a shape a state, so that it reads without colour."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from xml.sax.saxutils import escape, quoteattr

import pandas as pd

from dashboard.charts.palette import PALETTES, Palette, Theme
from dashboard.data.places.areas import Areas
from dashboard.i18n import Language
from dashboard.metrics.coverage.completeness import GIVEN_NAMES, Given

_CELL: Final = 15
_LEFT: Final = 190
_TOP: Final = 62
_NARROWEST: Final = 960

#: The shape of each state, in a cell whose corner is at (x, y).
_SHAPES: Final = {
    Given.FULL: "M{x1} {y1}h12v12h-12z",
    Given.NO_ELIGIBLE: "M{x1} {y1}l12 12h-12z",
    Given.PROVINCE: "M{x4} {y7}h7v1h-7z",
    Given.NOTHING: "M{x4} {y4}l7 7m0 -7l-7 7",
}


def completeness_svg(states: pd.DataFrame, *, areas: Areas, text: Language, theme: Theme, stamp: str) -> str:
    """An SVG document. states: of `metrics.completeness`, for the areas to show; stamp: the source."""
    palette = PALETTES[theme]
    width = max(_LEFT + _CELL * len(states.columns) + 10, _NARROWEST)
    height = _TOP + _CELL * len(states) + 10
    body = "".join(
        (
            f'<rect width="{width}" height="{height}" fill="{palette.sea}"/>',
            *_legend(states, palette, text, stamp),
            *_years(states, palette),
            *_names(states, areas, palette),
            *_cells(states, palette),
        )
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" '
        f'height="{height}" role="img" font-family="sans-serif" '
        f"aria-label={quoteattr(completeness_alt(states, text=text))}>{body}</svg>"
    )


def completeness_alt(states: pd.DataFrame, *, text: Language) -> str:
    """What the picture shows, in words."""
    if not len(states.columns):
        return text("tidak ada data")
    counts = "; ".join(
        text("{state}: {count}", state=text(GIVEN_NAMES[state]), count=number)
        for state, number in _counts(states).items()
        if number
    )
    return text(
        "Kelengkapan {areas} kabupaten/kota, {first} sampai {last}, per wilayah dan bulan. {counts}.",
        areas=len(states),
        first=text.month(str(states.columns[0])),
        last=text.month(str(states.columns[-1])),
        counts=counts,
    )


def _counts(states: pd.DataFrame) -> dict[Given, int]:
    return {state: int((states == state).to_numpy().sum()) for state in Given}


def _legend(states: pd.DataFrame, palette: Palette, text: Language, stamp: str) -> Iterator[str]:
    x = 10
    for state, number in _counts(states).items():
        label = f"{text(GIVEN_NAMES[state])} ({text.number(number)})"
        yield _path(palette, state, _shape(state, x, 6))
        yield _word(x + 20, 18, label, palette.text)
        x += 40 + 7 * len(label)
    yield _word(10, 38, stamp, palette.text, weight="bold")


def _years(states: pd.DataFrame, palette: Palette) -> Iterator[str]:
    for at, month in enumerate(states.columns):
        if at == 0 or str(month).endswith("-01"):
            x = _LEFT + _CELL * at
            height = _CELL * len(states)
            yield f'<path d="M{x} {_TOP - 14}v{height + 14}" stroke="{palette.outline}" stroke-width="1"/>'
            room = sum(str(each).startswith(str(month)[:4]) for each in states.columns)
            if room > 2:
                yield _word(x + 3, _TOP - 4, str(month)[:4], palette.text)


def _names(states: pd.DataFrame, areas: Areas, palette: Palette) -> Iterator[str]:
    for row, code in enumerate(states.index):
        yield _word(10, _TOP + _CELL * row + 12, areas.short_name(str(code)), palette.text)


def _cells(states: pd.DataFrame, palette: Palette) -> Iterator[str]:
    values = states.to_numpy()
    for state in Given:
        path = "".join(
            _shape(state, _LEFT + _CELL * int(column), _TOP + _CELL * int(row))
            for row, column in zip(*(values == str(state)).nonzero(), strict=True)
        )
        if path:
            yield _path(palette, state, path)


def _shape(state: Given, x: int, y: int) -> str:
    return _SHAPES[state].format(x1=x + 1, y1=y + 1, x4=x + 4, y4=y + 4, y7=y + 7)


def _path(palette: Palette, state: Given, path: str) -> str:
    colour = {Given.FULL: palette.categorical[0], Given.NO_ELIGIBLE: palette.categorical[1]}.get(
        state, palette.outline
    )
    if state is Given.NOTHING:
        return f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="1.3"/>'
    return f'<path d="{path}" fill="{colour}"/>'


def _word(x: int, y: int, words: str, colour: str, *, weight: str = "normal") -> str:
    return (
        f'<text x="{x}" y="{y}" font-size="12" font-weight="{weight}" fill="{colour}">{escape(words)}</text>'
    )
