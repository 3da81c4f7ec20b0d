"""Months as `YYYY-MM` text, and as numbers that can be reckoned with."""

from __future__ import annotations

from calendar import monthrange
from datetime import date


def month_before(period: str, months: int) -> str:
    """The month (YYYY-MM) so many months earlier."""
    year, month = divmod(int(period[:4]) * 12 + int(period[5:]) - 1 - months, 12)
    return f"{year:04d}-{month + 1:02d}"


def next_month(period: str) -> str:
    """The month (YYYY-MM) after a month."""
    return month_before(period, -1)


def month_number(month: str) -> int:
    """A month YYYY-MM as a number that can be counted with."""
    return int(month[:4]) * 12 + int(month[5:7]) - 1


def month_text(number: int) -> str:
    """The month YYYY-MM of a number."""
    year, month = divmod(number, 12)
    return f"{year:04d}-{month + 1:02d}"


def months_from(start: str, months: int) -> tuple[str, ...]:
    """So many months (YYYY-MM) in a row, `start` first."""
    return tuple(month_before(start, -later) for later in range(months))


def month_end(period: str) -> date:
    """The last day of a month (YYYY-MM)."""
    year, month = (int(part) for part in period.split("-"))
    return date(year, month, monthrange(year, month)[1])
