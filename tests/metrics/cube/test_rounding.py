"""What is shown adds up, and nothing is moved by more than a unit of the last place."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.i18n import Language
from dashboard.metrics.cube.rounding import shown, shown_gain, shown_parts

PERCENT = st.floats(0, 2_000, allow_nan=False)
UNIT = 0.01 + 1e-9


def written(value: float) -> float:
    """A number as the screen writes it, read again."""
    return float(Language("en").number(value, digits=2).replace(",", "").replace("−", "-"))


def test_parts_that_each_round_down_add_up_all_the_same() -> None:
    # Thirds: 33.33 three times is 99.99.
    assert shown_parts([100 / 3] * 3).tolist() == [33.34, 33.33, 33.33]
    assert shown_parts([14.285, 14.285, 71.43]).tolist() == [14.29, 14.28, 71.43]


def test_a_part_that_is_not_known_stays_so_and_nobody_is_given_nothing() -> None:
    found = shown_parts([[50.004, np.nan, 20.004], [0.0, 99.995, 0.005]])
    assert np.isnan(found[0, 1])
    assert found[0, [0, 2]].tolist() == [50.01, 20.0]
    assert found[1].tolist() == [0.0, 100.0, 0.0]


def test_a_change_is_that_of_the_two_ends_on_screen() -> None:
    """Review, U15: 56,41 to 56,43 was once +0,013 and once +0,01."""
    before, after = 56.4149, 56.4281
    assert (shown(before), shown(after), shown_gain(before, after)) == (56.41, 56.43, pytest.approx(0.02))


@pytest.mark.parametrize("value", [62.925, 0.125, 1.005, 2.675, 99.995, 0.0049999])
def test_rounding_is_what_the_screen_writes(value: float) -> None:
    assert shown(value) == written(value)
    assert shown(-value) == written(-value)


@given(st.integers(0, 10**7), st.integers(1, 10**7))
def test_a_ratio_of_people_rounds_as_the_screen_writes_it(people: int, eligible: int) -> None:
    percent = people / eligible * 100
    if percent < 10**6:
        assert shown(percent) == pytest.approx(written(percent), abs=1e-9)


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=19).filter(any))
def test_shares_of_people_add_up_to_a_hundred(people: list[int]) -> None:
    shares = np.array(people) / sum(people) * 100
    found = shown_parts(shares)
    assert round(found.sum(), 2) == 100
    assert (np.abs(found - shares) < UNIT).all()
    assert (found[np.array(people) == 0] == 0).all()


@given(st.lists(PERCENT, min_size=1, max_size=30))
def test_parts_add_up_to_their_sum_as_it_is_shown(parts: list[float]) -> None:
    found = shown_parts(parts)
    assert found.sum() == pytest.approx(float(shown(np.round(parts, 8).sum())), abs=0.01 + 1e-6)
    assert (np.abs(found - parts) < UNIT).all()


@given(PERCENT, PERCENT)
def test_before_and_gain_come_to_after(before: float, after: float) -> None:
    gain = float(shown_gain(before, after))
    assert float(shown(before)) + gain == pytest.approx(float(shown(after)), abs=1e-9)
    assert abs(gain - (after - before)) <= UNIT
