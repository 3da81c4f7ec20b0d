"""What is too small to show, at the boundary."""

from __future__ import annotations

import pandas as pd
import pytest

from dashboard.data.disclosure.suppression import small_rest


@pytest.mark.parametrize(
    ("rest", "small"), [(0, False), (1, True), (4, True), (5, False), (-3, False), (None, False)]
)
def test_few_people_left_in_a_known_group_point_at_them(rest: int | None, small: bool) -> None:
    coverage = pd.DataFrame(
        {"active": pd.array([100], dtype="Int64"), "not_covered": pd.array([rest], dtype="Int64")}
    )
    assert small_rest(coverage).tolist() == [small]


def test_the_threshold_is_a_setting() -> None:
    coverage = pd.DataFrame(
        {"active": pd.array([100], dtype="Int64"), "not_covered": pd.array([9], dtype="Int64")}
    )
    assert small_rest(coverage, threshold=10).tolist() == [True]


def test_with_nobody_enrolled_the_rest_is_the_whole_group_and_points_at_nobody_by_subtraction() -> None:
    coverage = pd.DataFrame(
        {"active": pd.array([0], dtype="Int64"), "not_covered": pd.array([3], dtype="Int64")}
    )
    assert small_rest(coverage).tolist() == [False]
