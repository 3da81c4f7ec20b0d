"""Palettes hold for eyes that confuse red and green, and words on them can be read."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest

from dashboard.charts.palette import PALETTES, Ramp, Theme, contrast, fills, luminance, rgb, text_on

#: Deuteranopia at full strength on linear RGB (Machado, Oliveira and Fernandes 2009).
DEUTERANOPIA = (
    (0.367322, 0.860646, -0.227968),
    (0.280085, 0.672501, 0.047413),
    (-0.01182, 0.04294, 0.968881),
)
BLACK_WHITE = 21


def linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def lab(colour: str, *, deuteranope: bool) -> tuple[float, float, float]:
    red, green, blue = (linear(channel / 255) for channel in rgb(colour))
    if deuteranope:
        red, green, blue = (
            min(1.0, max(0.0, row[0] * red + row[1] * green + row[2] * blue)) for row in DEUTERANOPIA
        )
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883
    fx, fy, fz = (part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116 for part in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def difference(first: str, second: str, *, deuteranope: bool) -> float:
    one, other = lab(first, deuteranope=deuteranope), lab(second, deuteranope=deuteranope)
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5


@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize("deuteranope", [False, True])
def test_the_sequential_ramp_runs_one_way_in_lightness(theme: Theme, deuteranope: bool) -> None:
    lightness = [lab(colour, deuteranope=deuteranope)[0] for colour in PALETTES[theme].sequential]
    steps = [after - before for before, after in pairwise(lightness)]
    rising = theme == Theme.DARK
    assert all((step > 5) if rising else (step < -5) for step in steps), steps


@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize("deuteranope", [False, True])
@pytest.mark.parametrize("ramp", Ramp)
def test_any_two_classes_look_different(theme: Theme, deuteranope: bool, ramp: Ramp) -> None:
    count = 6 if ramp == Ramp.SEQUENTIAL else 5
    for one, other in combinations(fills(ramp, count, theme), 2):
        assert difference(one, other, deuteranope=deuteranope) > 10, (one, other)


@pytest.mark.parametrize("theme", Theme)
def test_the_ends_of_the_diverging_ramp_stand_out_from_its_middle(theme: Theme) -> None:
    down, _, middle, _, up = PALETTES[theme].diverging
    for end in (down, up):
        assert contrast(end, middle) >= 3


@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize("count", range(1, 7))
def test_each_class_has_its_own_colour(theme: Theme, count: int) -> None:
    assert len(set(fills(Ramp.SEQUENTIAL, count, theme))) == count


def test_more_classes_than_colours_are_refused() -> None:
    with pytest.raises(ValueError, match="6 classes"):
        fills(Ramp.DIVERGING, 6, Theme.LIGHT)


@pytest.mark.parametrize("theme", Theme)
def test_words_on_any_colour_and_on_the_sea_can_be_read(theme: Theme) -> None:
    palette = PALETTES[theme]
    for colour in (*palette.sequential, *palette.diverging, *palette.categorical):
        assert contrast(text_on(colour), colour) >= 4.5
    for ink in (palette.text, palette.muted, palette.mark):
        assert contrast(ink, palette.sea) >= 4.5
    assert contrast(palette.mark, palette.ground) >= 4.5


@pytest.mark.parametrize("theme", Theme)
def test_lines_that_tell_areas_apart_stand_out(theme: Theme) -> None:
    palette = PALETTES[theme]
    assert contrast(palette.outline, palette.sea) >= 3
    assert contrast(palette.hatch, palette.ground) >= 2.9
    assert contrast(palette.symbol, palette.neutral) >= 3


def test_luminance_and_contrast_follow_wcag() -> None:
    assert luminance("#ffffff") == pytest.approx(1)
    assert luminance("#000000") == 0
    assert contrast("#000000", "#ffffff") == pytest.approx(BLACK_WHITE)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
