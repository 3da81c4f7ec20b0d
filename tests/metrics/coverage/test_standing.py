"""Where an area stands: against the calendar too, and never more certain than its data."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.data.contract.words import Level
from dashboard.data.dataset import Dataset
from dashboard.metrics.coverage.coverage import measures
from dashboard.metrics.coverage.pace import State
from dashboard.metrics.coverage.standing import Lag, Standing, progress_table, standing
from tests.metrics.build import dataset, member, potensi, target

SINJAI, SULSEL = "7307", "73"


def standing_in(data: Dataset, *, code: str = SINJAI, period: str = "2025-06", months: int = 12) -> Standing:
    level = data.areas.level(code)
    table = progress_table(measures(data, level=level), period=period, months=months)
    return standing(table.loc[[code]].iloc[0], code=code, period=period, series="UCJ")


def sinjai(counts: dict[str, int], *, goal: int | None = 1_000, eligible: int | None = 2_000) -> Dataset:
    return dataset(
        [member(month, SINJAI, "SEMUA", count) for month, count in counts.items()],
        [] if eligible is None else [potensi("2021-01", SINJAI, "SEMUA", eligible)],
        [] if goal is None else [target(2025, "kabkota", SINJAI, goal, "orang")],
    )


def test_half_the_year_is_half_the_way_from_december_to_december() -> None:
    """400 last December, 1,000 to reach: by June 700 should be in; 650 are, five points of the target fewer."""
    found = standing_in(sinjai({"2024-12": 400, "2025-06": 650}))
    assert found.due == pytest.approx(70.0)
    assert found.achievement == pytest.approx(65.0)
    assert (found.coverage, found.target_rate) == (pytest.approx(32.5), pytest.approx(50.0))
    assert (found.gap, found.required) == (350, 59)


def test_without_last_december_nobody_knows_where_it_should_be() -> None:
    assert standing_in(sinjai({"2025-03": 400, "2025-06": 650})).due is None
    assert standing_in(sinjai({"2024-12": 400, "2025-06": 650}, goal=None)).due is None


def test_who_began_above_the_target_should_stay_there() -> None:
    assert standing_in(sinjai({"2024-12": 1_200, "2025-06": 900})).due == pytest.approx(100.0)


@pytest.mark.full
@given(st.integers(0, 3_000), st.integers(0, 3_000), st.integers(1, 3_000), st.integers(1, 12))
def test_due_moves_towards_the_target_and_meets_it_in_december(
    before: int, now: int, goal: int, month: int
) -> None:
    period = f"2025-{month:02d}"
    found = standing_in(sinjai({"2024-12": before, period: now}, goal=goal), period=period)
    assert found.due is not None
    assert min(before / goal * 100, 100) - 100 / goal <= found.due <= 100
    if month == 12:
        assert found.due == pytest.approx(100.0)


def test_a_part_of_an_area_has_a_share_and_no_distance() -> None:
    data = dataset(
        [member("2025-06", SINJAI, "SEMUA", 700)],
        [potensi("2025-01", SINJAI, "SEMUA", 2_000)],
        [target(2025, "provinsi", SULSEL, 1_000, "orang")],
    )
    assert data.areas.level(SULSEL) is Level.PROVINCE
    found = standing_in(data, code=SULSEL)
    assert not found.whole
    assert found.coverage == pytest.approx(35.0)
    assert (found.achievement, found.gap, found.due) == (None, None, None)


@pytest.mark.parametrize(
    ("now", "lag"), [(690, Lag.SLIGHT), (650, Lag.SLIGHT), (640, Lag.PLAIN), (550, Lag.PLAIN), (540, Lag.FAR)]
)
def test_who_is_behind_is_told_by_how_far(now: int, lag: Lag) -> None:
    """700 of 1,000 should be in by June: five points of the target are 50 people, fifteen 150."""
    found = standing_in(sinjai({"2024-12": 400, "2025-06": now}))
    assert found.state is State.BEHIND
    assert found.lag is lag


def test_who_is_not_behind_has_no_lag() -> None:
    assert standing_in(sinjai({"2024-12": 400, "2025-06": 1_000})).lag is None
    assert standing_in(sinjai({"2025-01": 400, "2025-06": 500})).lag is None
