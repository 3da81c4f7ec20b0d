"""What reading one cell comes to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from dashboard.data.contract.as_sent import Cell
from dashboard.i18n import N_, Message

NO_DATA_MARKS: Final = frozenset({"", "-", "–", "—"})


class Reading(StrEnum):
    """Ways to read a column of which the cells alone leave it open."""

    DAY_FIRST = "hari-bulan"
    MONTH_FIRST = "bulan-hari"
    DATE = "tanggal"
    MONTH_AND_YEAR = "bulan-tahun"
    AS_WRITTEN = "tertulis"
    UTC = "utc"
    OCTOBER = "oktober"
    PERCENT = "persen"
    FRACTION = "pecahan"
    THOUSANDS = "ribuan"


@dataclass(frozen=True)
class Doubt:
    """A cell with two readings: each way to read it, and the value that comes of it."""

    readings: tuple[tuple[Reading, str | int | float], ...]


@dataclass(frozen=True)
class Parsed:
    """What a cell came to.

    value: the typed value; None where the cell is refused, or where a count is blank.
    expected: set where the cell is refused; suggestion: the nearest valid value, if any.
    rewritten: the value was written otherwise than the contract writes it.
    doubt: the readings of a cell that is refused because it has several; see `choose`.
    told: what is to be said of how the cell was read, if it must not pass in silence.
    """

    value: str | int | float | bool | None = None
    expected: Message | None = None
    suggestion: Message | None = None
    rewritten: bool = False
    doubt: Doubt | None = None
    told: Message | None = None


#: Reads a cell; the second argument is the value of the column it depends on, None where it depends on none.
Parser = Callable[[Cell, object], Parsed]


def suggested(value: object) -> Message:
    """A suggestion that is just a value."""
    return Message(N_("{value}"), {"value": str(value)})


def either(first: str, second: str) -> Message:
    """A suggestion of two values."""
    return Message(N_("{first} atau {second}"), {"first": first, "second": second})
