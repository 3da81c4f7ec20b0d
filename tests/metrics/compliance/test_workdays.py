"""Working days: worked examples on the real calendar, and counting day by day as the law for all input."""

from __future__ import annotations

from datetime import date, timedelta

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.metrics.compliance.workdays import NoCalendarError, deadline, is_settled, workdays_after

DAYS = st.dates(date(2019, 1, 1), date(2027, 12, 31))
OFF = {
    True: holidays.country_holidays("ID", years=range(2018, 2030), categories=("public", "government")),
    False: holidays.country_holidays("ID", years=range(2018, 2030)),
}


def working(day: date, joint_leave_off: bool) -> bool:
    return day.weekday() < 5 and day not in OFF[joint_leave_off]


@pytest.mark.parametrize(
    ("start", "end", "joint_leave_off"),
    [
        # Friday 5 September is the Prophet's birthday.
        (date(2025, 8, 19), date(2025, 9, 9), True),
        # Eid of 2025: 31 March and 1 April are holidays; 28 March, 2 to 4 and 7 April are joint leave.
        (date(2025, 3, 21), date(2025, 4, 22), True),
        (date(2025, 3, 21), date(2025, 4, 14), False),
        # Over the turn of the year: Christmas, joint leave on the 26th, New Year's Day.
        (date(2025, 12, 22), date(2026, 1, 14), True),
    ],
)
def test_the_fourteenth_working_day(start: date, end: date, joint_leave_off: bool) -> None:
    assert deadline(start, 14, joint_leave_off=joint_leave_off) == end
    assert workdays_after(start, end, joint_leave_off=joint_leave_off) == 14


def test_a_work_order_on_a_saturday_counts_from_monday() -> None:
    assert deadline(date(2025, 8, 23), 1) == date(2025, 8, 25)
    assert deadline(date(2025, 8, 22), 1) == date(2025, 8, 25)


def test_an_election_day_is_a_holiday() -> None:
    assert deadline(date(2024, 2, 13), 1) == date(2024, 2, 15)


@given(start=DAYS, days=st.integers(1, 60), joint_leave_off=st.booleans())
def test_the_deadline_is_what_counting_day_by_day_gives(
    start: date, days: int, joint_leave_off: bool
) -> None:
    day, left = start, days
    while left:
        day += timedelta(days=1)
        left -= working(day, joint_leave_off)
    assert deadline(start, days, joint_leave_off=joint_leave_off) == day


@given(start=DAYS, span=st.integers(-400, 400), joint_leave_off=st.booleans())
def test_days_between_are_what_counting_day_by_day_gives(
    start: date, span: int, joint_leave_off: bool
) -> None:
    end = start + timedelta(days=span)
    first, last = sorted((start, end))
    days = sum(working(first + timedelta(days=n), joint_leave_off) for n in range(1, (last - first).days + 1))
    assert workdays_after(start, end, joint_leave_off=joint_leave_off) == (days if span >= 0 else -days)


def test_years_whose_holidays_are_estimated_or_unknown_are_told_apart() -> None:
    assert is_settled(2025)
    assert not is_settled(2028)
    assert not is_settled(2150)
    with pytest.raises(NoCalendarError):
        deadline(date(2150, 1, 1), 14)
