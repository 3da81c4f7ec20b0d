"""Gauges: nothing clipped, no data is not zero, every mark where its number is, told without colour."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts.gauges import (
    ROOM,
    Gauge,
    Mark,
    Marked,
    gauge_alt,
    gauge_svg,
    small_gauge_svg,
    written_marks,
)
from dashboard.charts.lights import LIGHTS
from dashboard.charts.palette import PALETTES, Theme
from dashboard.i18n import LANGUAGES, Language
from dashboard.metrics.coverage.pace import State

TEXT = Language()
USUAL = Gauge(
    title="Capaian target UCJ 2026",
    area="Sinjai",
    value=91.13,
    marks=(Marked(Mark.DUE, 95.78), Marked(Mark.TARGET, 100.0)),
    under="47.098 dari target 51.682",
    state=State.BEHIND,
    foot=("DATA CONTOH · per akhir Oktober 2026",),
)
COVERAGE = Gauge(
    title="Cakupan kepesertaan",
    area="Sinjai",
    value=52.3,
    marks=(Marked(Mark.TARGET, 57.39), Marked(Mark.OFFICIAL, 52.15)),
    under="47.098 dari 90.053 potensi",
)
#: The seven cases of a finding, as gauges.
CASES = {
    "areas missing": replace(
        USUAL, value=None, marks=(), state=State.NO_DATA, empty="23 dari 24 kabupaten/kota"
    ),
    "above 100 %": replace(COVERAGE, value=120.74),
    "no target": replace(
        USUAL, value=None, marks=(), state=State.NO_TARGET, empty="tidak ada target UCJ 2026"
    ),
    "target above 100 %": replace(COVERAGE, marks=(Marked(Mark.TARGET, 102.0),)),
    "no potensi": replace(COVERAGE, value=None, empty="1.234 peserta aktif; potensi belum ada"),
    "falling": replace(USUAL, state=State.NEVER),
    "reached": replace(USUAL, value=101.2, state=State.REACHED),
}
EVERY = {"usual": USUAL, "coverage": COVERAGE, **CASES}
_SVG = "{http://www.w3.org/2000/svg}"


def drawn(gauge: Gauge, theme: Theme = Theme.LIGHT) -> ET.Element:
    return ET.fromstring(gauge_svg(gauge, text=TEXT, theme=theme))


def said(svg: ET.Element) -> list[str]:
    return [each.text or "" for each in svg.iter(f"{_SVG}text")]


def fills(svg: ET.Element) -> list[str]:
    """The fills of the pieces of the ring, the track first."""
    return [each.get("fill", "") for each in svg.iter(f"{_SVG}path") if "A" in each.get("d", "")]


@pytest.mark.parametrize("case", EVERY)
@pytest.mark.parametrize("theme", Theme)
def test_state_value_people_and_source_are_in_words(case: str, theme: Theme) -> None:
    gauge = EVERY[case]
    words = said(drawn(gauge, theme))
    assert gauge.title in words
    assert gauge.area in words
    assert (TEXT.percent(gauge.value) if gauge.value is not None else "–") in words
    assert (gauge.under if gauge.value is not None else gauge.empty) in words
    if gauge.state is not None:
        light = LIGHTS[gauge.state]
        assert f"{light.shape} {light.word}" in words
    assert set(gauge.foot) <= set(words)


def test_no_data_is_hatched_and_zero_is_an_empty_ring() -> None:
    hatched, empty = drawn(CASES["no potensi"]), drawn(replace(COVERAGE, value=0.0))
    assert fills(hatched) == ["url(#h)", "none"]
    assert fills(empty) == [PALETTES[Theme.LIGHT].neutral, "none"]
    assert "0,00%" in said(empty)


def test_what_is_above_100_is_drawn_as_above_100() -> None:
    over, under = drawn(CASES["above 100 %"]), drawn(COVERAGE)
    assert "url(#above)" in fills(over)
    assert "url(#above)" not in fills(under)
    # The scale goes on, and says where 100 % is.
    assert {"0%", "100%", "140%"} <= set(said(over))
    assert {"0%", "100%"} <= set(said(under))
    assert {"100%", "120%"} <= set(said(drawn(CASES["target above 100 %"])))


@given(
    value=st.none() | st.floats(0, 400),
    marks=st.lists(st.builds(Marked, st.sampled_from(Mark), st.floats(0, 400)), max_size=5),
)
def test_everything_lies_on_the_scale_in_its_order(value: float | None, marks: list[Marked]) -> None:
    gauge = replace(COVERAGE, value=value, marks=tuple(marks))
    shown = sorted([each.value for each in marks] + ([] if value is None else [value]))
    angles = [gauge.degrees(each) for each in shown]
    assert angles == sorted(angles)
    assert all(0 <= each <= 180 for each in angles)
    assert gauge.end >= max([100.0, *shown])
    at = [gauge.degrees(each.value) for each in written_marks(gauge)]
    assert all(abs(one - other) >= ROOM for place, one in enumerate(at) for other in at[:place])


def outer_ends(piece: ET.Element) -> list[float]:
    """Where the outer edge of a piece of the ring begins and ends: x, y, x, y."""
    found = re.match(r"M([\d.-]+) ([\d.-]+)A.*? 1 ([\d.-]+) ([\d.-]+)L", piece.get("d", ""))
    assert found is not None
    return [float(each) for each in found.groups()]


@given(st.floats(0.5, 99.5))
def test_the_ring_is_full_up_to_its_value(value: float) -> None:
    svg = drawn(replace(COVERAGE, value=value, marks=()))
    track, full, *_ = [each for each in svg.iter(f"{_SVG}path") if "A" in each.get("d", "")]
    left, level, right, _ = outer_ends(track)
    _, _, x, y = outer_ends(full)
    angle = 180 - math.degrees(math.atan2(level - y, x - (left + right) / 2))
    assert angle == pytest.approx(value * 1.8, abs=0.1)


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("case", EVERY)
def test_both_sizes_say_in_words_what_they_show(case: str, code: str) -> None:
    text, gauge = Language(code), EVERY[case]
    alt = gauge_alt(gauge, text=text)
    for svg in (gauge_svg, small_gauge_svg):
        assert ET.fromstring(svg(gauge, text=text, theme=Theme.LIGHT)).get("aria-label") == alt
    assert gauge.title in alt
    assert gauge.area in alt
    for each in gauge.marks:
        assert text.percent(each.value) in alt


def test_names_are_text() -> None:
    svg = drawn(replace(COVERAGE, area='<script>alert("x")</script>', under="a & b"))
    assert not list(svg.iter(f"{_SVG}script"))
    assert '<script>alert("x")</script>' in said(svg)
