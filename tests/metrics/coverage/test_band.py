"""A band around the projection: as wide as what was missed, tried on the past without a look ahead."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.data.contract.words import Level
from dashboard.metrics.coverage.band import FURTHEST, LEAST, band
from dashboard.metrics.coverage.coverage import measures
from dashboard.metrics.coverage.progress import trend
from dashboard.metrics.cube.months import month_before
from tests.sample_numbers import sample

NOW = "2026-06"


def months(*counts: float) -> dict[str, float]:
    return {month_before(NOW, back): count for back, count in enumerate(reversed(counts))}


def test_a_straight_line_is_never_missed() -> None:
    found = band(months(*(1000 + 10 * at for at in range(40))), period=NOW, window=3, ahead=3)
    assert found is not None
    assert found.widths == (0, 0, 0)
    assert found.held == found.tried == 40 - 3 - (LEAST - 1)


def test_the_width_is_the_miss_of_the_rank_by_hand() -> None:
    # Standing still but for a leap of 100 up and down again: projections one month ahead over one month of
    # pace miss by 100 (into the leap), by 200 (going on up) and by 100 (going on down).
    counts = [1000.0] * 24
    counts[10] = 1100.0
    found = band(months(*counts), period=NOW, window=1, ahead=1)
    assert found is not None
    # 22 misses known; the rank ceil(23 x 0.8) = 19 of them is still 0.
    assert (found.widths, found.held, found.tried) == ((0.0,), 0, 0)
    counts = [1000.0 + 100 * (at % 4 == 0) for at in range(24)]
    found = band(months(*counts), period=NOW, window=1, ahead=1)
    assert found is not None
    # Of 22: into a leap 100, out of it 200 of 1,100, after it 100, then 0; the 19th is 200 / 1,100 of 1,000.
    assert found.widths[0] == pytest.approx(1000 * 200 / 1100)


@pytest.mark.parametrize(
    ("counts", "ahead"),
    [((1000.0,) * (LEAST - 1), 3), ((1000.0,) * 40, 0), ((*(1000.0,) * 40, math.nan), 3), ((), 3)],
)
def test_too_short_unknown_or_nothing_ahead_has_no_band(counts: tuple[float, ...], ahead: int) -> None:
    assert band(months(*counts), period=NOW, window=12, ahead=ahead) is None


def test_it_reaches_no_further_than_it_held() -> None:
    found = band(months(*(1000.0 + at**2 for at in range(50))), period=NOW, window=6, ahead=11)
    assert found is not None
    assert len(found.widths) == FURTHEST


counted = st.lists(st.integers(1, 10_000) | st.just(math.nan), min_size=LEAST + 3, max_size=50)


@given(counted, st.integers(1, FURTHEST), st.sampled_from([3, 6, 12]))
def test_laws(counts: list[float], ahead: int, window: int) -> None:
    known = months(*counts)
    found = band(known, period=NOW, window=window, ahead=ahead)
    # What comes later is not looked at.
    assert band({**known, month_before(NOW, -1): 5.0}, period=NOW, window=window, ahead=ahead) == found
    if found is None:
        return
    assert list(found.widths) == sorted(found.widths)
    assert 0 <= found.held <= found.tried
    # Twice as many people everywhere: twice as wide, and as often right.
    twice = band({month: 2 * count for month, count in known.items()}, period=NOW, window=window, ahead=ahead)
    assert twice is not None
    assert twice.widths == pytest.approx([2 * width for width in found.widths])
    assert (twice.held, twice.tried) == (found.held, found.tried)


@pytest.mark.full
@pytest.mark.parametrize("ahead", [1, 2, FURTHEST])
@pytest.mark.parametrize("window", [3, 6, 12])
@pytest.mark.parametrize("level", [Level.REGENCY, Level.PROVINCE, Level.BRANCH])
def test_seven_to_nine_of_ten_months_of_the_sample_were_held(level: Level, window: int, ahead: int) -> None:
    table = measures(sample(), level=level)
    held = tried = 0
    for code in sample().areas.at_level(level):
        past = trend(table, code=code)
        counts = past["active"].astype("Float64").where(past["whole"]).dropna().to_dict()
        found = band(
            {str(month): float(count) for month, count in counts.items()},
            period="2026-10",
            window=window,
            ahead=ahead,
        )
        assert found is not None
        held, tried = held + found.held, tried + found.tried
    assert 0.7 <= held / tried <= 0.9
