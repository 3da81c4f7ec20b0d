"""The story of an area equals what the pages compute, and its parts add up."""

from __future__ import annotations

import pytest

from dashboard.metrics.coverage.summary import summarise
from dashboard.metrics.cube.panel import UnknownPeriodError
from dashboard.metrics.story.gather import story
from dashboard.metrics.story.numbers import Numbers
from tests.sample_numbers import numbers, sample
from tests.spread import spread

#: On one worker, so that the sample is read once.
pytestmark = pytest.mark.xdist_group("documents")


@pytest.mark.parametrize("area", spread(["SULAMA", "73", "KC01", "7171", "8203"], quick=2))
def test_the_story_tells_the_numbers_of_the_command_line(area: str) -> None:
    found = story(numbers(), area)
    told = summarise(sample(), area=area, period="2026-10")
    assert (found.whole.active, found.whole.eligible) == (told["active"], told["eligible"])
    assert found.whole.coverage == told["coverage_percent"]
    assert found.whole.not_covered == told["not_covered"]
    segments = told["segments"]
    assert isinstance(segments, list)
    assert [one.coverage for one in found.segments.values()] == [one["coverage_percent"] for one in segments]
    assert found.history[-1].coverage == found.whole.coverage
    assert found.change is not None
    assert found.change.split is not None
    assert found.change.split.members + found.change.split.base == pytest.approx(found.change.points)
    if found.whole.gap and found.whole.gap > 0:
        assert found.closing is not None
        assert found.closing.plan.people == found.whole.gap


@pytest.mark.full
def test_the_whole_and_its_parts_are_the_same_people() -> None:
    found = story(numbers(), "73")
    assert sum(one.active or 0 for one in found.parts) == found.whole.active
    assert len(found.parts) == 24


@pytest.mark.full
def test_a_kabupaten_stands_among_those_of_its_province() -> None:
    found = story(numbers(), "7171")
    assert found.around == "71"
    assert [one.code for one in found.parts if one.code == found.area] == ["7171"]


def test_a_month_without_the_area_is_told_as_no_data() -> None:
    found = story(numbers("2022-04"), "7503")
    assert found.empty
    assert found.whole.coverage is None
    assert found.closing is None
    assert found.asks == ()


def test_a_segment_above_all_there_are_is_not_clipped() -> None:
    found = story(numbers(), "8203")
    assert max(one.coverage or 0 for one in found.segments.values()) > 100


@pytest.mark.full
def test_a_month_the_data_lacks() -> None:
    with pytest.raises(UnknownPeriodError):
        Numbers(sample(), "1999-01")
