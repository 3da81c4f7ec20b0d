"""Working days: Monday to Friday without Indonesia's public holidays, from the `holidays` package.

Days of joint leave (cuti bersama) are no working days for government offices (Perpres 21/2023) and optional
for firms; whether they count is the caller's choice.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Final, cast

import holidays
import numpy as np

_COUNTRY: Final = "ID"
_PUBLIC: Final = ("public",)
_WITH_JOINT_LEAVE: Final = ("public", "government")
#: How the package writes a holiday whose day the government has not fixed yet, in Indonesian.
_ESTIMATED: Final = "(perkiraan)"
#: The years for which the package has any public holidays; beyond them nothing can be said.
_FIRST, _LAST = 1946, 2100


class NoCalendarError(ValueError):
    """A day for which no public holidays are known at all."""


def deadline(start: date, days: int, *, joint_leave_off: bool = True) -> date:
    """The `days`-th working day after `start`; `start` itself never counts.

    joint_leave_off: whether days of joint leave are left out like holidays. Raises NoCalendarError.
    """
    # Enough years for the whole way: no year has fewer than 200 working days.
    off = _days_off(start.year, start.year + 1 + days // 200, joint_leave_off=joint_leave_off)
    return cast("date", np.busday_offset(start, days, roll="backward", holidays=off).item())


def workdays_after(start: date, end: date, *, joint_leave_off: bool = True) -> int:
    """How many working days come after `start`, up to `end` and including it; below 0 where `end` is earlier.

    Raises NoCalendarError.
    """
    first, last = sorted((start, end))
    off = _days_off(first.year, last.year, joint_leave_off=joint_leave_off)
    days = int(np.busday_count(first, last, holidays=off))
    # numpy counts [first, last); what is wanted is (first, last].
    days += int(np.is_busday(last, holidays=off)) - int(np.is_busday(first, holidays=off))
    return days if start <= end else -days


def is_settled(year: int) -> bool:
    """Whether all public holidays and joint leave of a year have been announced, none of them estimated."""
    if not _FIRST <= year <= _LAST:
        return False
    announced = holidays.country_holidays(_COUNTRY, years=year, categories=("government",), language="id")
    public = holidays.country_holidays(_COUNTRY, years=year, categories=_PUBLIC, language="id")
    return bool(announced) and not any(_ESTIMATED in name for name in public.values())


def _days_off(first: int, last: int, *, joint_leave_off: bool) -> list[date]:
    return [day for year in range(first, last + 1) for day in _year_off(year, joint_leave_off)]


@lru_cache(maxsize=64)
def _year_off(year: int, joint_leave_off: bool) -> tuple[date, ...]:
    if not _FIRST <= year <= _LAST:
        raise NoCalendarError(f"no public holidays known for {year}; known: {_FIRST} to {_LAST}")
    categories = _WITH_JOINT_LEAVE if joint_leave_off else _PUBLIC
    return tuple(holidays.country_holidays(_COUNTRY, years=year, categories=categories))
