"""The story of an area equals what the pages compute, and its parts add up."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.metrics.coverage.summary import summarise
from dashboard.metrics.cube.panel import UnknownPeriodError
from dashboard.metrics.story.gather import story, two_causes
from dashboard.metrics.story.numbers import Numbers
from dashboard.metrics.story.record import uncovered
from tests.sample_numbers import numbers, sample

#: On one worker, so that the sample is read once.
pytestmark = pytest.mark.xdist_group("documents")


def row(active: int | None, eligible: int | None) -> pd.Series:
    return pd.Series(
        {"active": active, "eligible": eligible, "temporary": 0, "n_used": 1, "n_total": 1}, dtype="Int64"
    )


@given(
    then=st.tuples(st.integers(0, 10**6), st.integers(1, 10**6)),
    now=st.tuples(st.integers(0, 10**6), st.integers(1, 10**6)),
)
def test_the_two_causes_sum_to_the_change(then: tuple[int, int], now: tuple[int, int]) -> None:
    found = two_causes(row(*then), row(*now), since="2025-10", others=())
    assert found is not None
    assert found.by_members + found.by_base == pytest.approx(found.points, rel=1e-9, abs=1e-9)


def test_a_worked_split() -> None:
    # 400 of 1,000 become 500 of 800: 12.5 points by the hundred on today's base, 10 by the smaller base.
    found = two_causes(row(400, 1000), row(500, 800), since="2025-10", others=())
    assert found is not None
    assert (found.by_members, found.by_base) == pytest.approx((12.5, 10.0))
    assert found.points == pytest.approx(22.5)


@pytest.mark.parametrize("side", [(None, 1000), (400, None), (400, 0)])
def test_no_split_without_a_base(side: tuple[int | None, int | None]) -> None:
    assert two_causes(row(*side), row(500, 800), since="2025-10", others=()) is None


@pytest.mark.parametrize("area", ["SULAMA", "73", "KC01", "7171", "8203"])
def test_the_story_tells_the_numbers_of_the_command_line(area: str) -> None:
    found = story(numbers(), area)
    told = summarise(sample(), area=area, period="2026-10")
    assert (found.whole.active, found.whole.eligible) == (told["active"], told["eligible"])
    assert found.whole.coverage == told["coverage_percent"]
    assert uncovered(found.whole) == told["not_covered"]
    segments = told["segments"]
    assert isinstance(segments, list)
    assert [one.coverage for one in found.segments.values()] == [one["coverage_percent"] for one in segments]
    assert found.history[-1].coverage == found.whole.coverage
    if found.whole.gap and found.whole.gap > 0:
        assert found.closing is not None
        assert found.closing.plan.people == found.whole.gap


def test_the_whole_and_its_parts_are_the_same_people() -> None:
    found = story(numbers(), "73")
    assert sum(one.active or 0 for one in found.parts) == found.whole.active
    assert len(found.parts) == 24


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


def test_a_month_the_data_lacks() -> None:
    with pytest.raises(UnknownPeriodError):
        Numbers(sample(), "1999-01")
