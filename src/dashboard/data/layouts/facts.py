"""What stands in the columns of a sheet: how many areas, codes, months, segments and numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from dashboard.data.contract.as_sent import Cell, is_blank, shown
from dashboard.data.layouts.areas import AreaReader
from dashboard.data.layouts.grid import Grid
from dashboard.data.layouts.header import Head, is_number
from dashboard.data.layouts.words import YEARS, Label, Sense, read_label

#: Rows looked at; what a later row holds otherwise is found out when it is read.
_SAMPLE_ROWS: Final = 2_000


_SUMS: Final = frozenset({Sense.TOTAL, Sense.COUNT})


@dataclass(frozen=True, eq=False)
class Facts:
    """The cells of one column in rows that hold a number, each distinct one with how often it occurs."""

    cells: Counter[Cell]
    areas: AreaReader

    @cached_property
    def filled(self) -> int:
        """How many cells hold anything."""
        return self.cells.total()

    @cached_property
    def numbers(self) -> int:
        """How many hold a number."""
        return sum(times for cell, times in self.cells.items() if is_number(cell))

    @cached_property
    def regencies(self) -> int:
        """How many may name a kabupaten/kota."""
        return self._naming(4)

    @cached_property
    def provinces(self) -> int:
        """How many may name a province, and no kabupaten/kota."""
        return self._naming(2) - sum(
            times
            for cell, times in self.cells.items()
            if {len(code) for code in self.areas.named(cell)} == {2, 4}
        )

    @cached_property
    def codes(self) -> int:
        """How many are the code of a kabupaten/kota."""
        return sum(
            times
            for cell, times in self.cells.items()
            if any(len(code) == 4 for code in self.areas.coded(cell))
        )

    @cached_property
    def words(self) -> dict[Cell, Label]:
        """What each distinct text says."""
        return {cell: read_label(cell) for cell in self.cells if isinstance(cell, str)}

    @cached_property
    def segments(self) -> bool:
        """Whether every cell is a segment, or says that it is all of them."""
        return (
            bool(self.words)
            and len(self.words) == len(self.cells)
            and all(map(is_segment, self.words.values()))
        )

    @cached_property
    def months(self) -> bool:
        """Whether every cell but those of total rows is a month, or the number of one."""
        return self._all(lambda cell: bool(read_label(cell).months) or _whole(cell) in range(1, 13))

    @cached_property
    def years(self) -> bool:
        """Whether every cell but those of total rows is a year."""
        return self._all(lambda cell: _whole(cell) in YEARS)

    @cached_property
    def senses(self) -> frozenset[Sense]:
        """What any of its texts is about."""
        return frozenset(sense for label in self.words.values() for sense in label.senses)

    def share(self, found: int) -> float:
        """A number of cells as a share of those that hold anything but the word for a total."""
        totals = sum(self.cells[cell] for cell, label in self.words.items() if label.senses & _SUMS)
        return found / (self.filled - totals) if self.filled > totals else 0.0

    def _naming(self, length: int) -> int:
        return sum(
            times
            for cell, times in self.cells.items()
            if any(len(code) == length for code in self.areas.named(cell))
        )

    def _all(self, test: Callable[[Cell], bool]) -> bool:
        counted = [cell for cell in self.cells if not read_label(cell).senses & _SUMS]
        return bool(counted) and all(test(cell) for cell in counted)


def is_segment(label: Label) -> bool:
    """Whether a text names one segment, or all of them."""
    if label.unknown or label.months:
        return False
    return len(label.segments) == 1 or bool(
        label.senses & {Sense.ALL, Sense.TOTAL, Sense.COUNT} and not label.segments
    )


def body_rows(grid: Grid, head: Head, *, beside: int) -> Sequence[int]:
    """The rows below the headings with a number to the right of the column `beside`; at most _SAMPLE_ROWS."""
    found: list[int] = []
    for at in range(head.last + 1, len(grid.rows)):
        if any(map(is_number, grid.rows[at][beside + 1 :])):
            found.append(at)
            if len(found) == _SAMPLE_ROWS:
                break
    return found


def facts_of(grid: Grid, rows: Sequence[int], areas: AreaReader) -> list[Facts]:
    """The facts of every column."""
    return [
        Facts(Counter(cell for row in rows if not is_blank(cell := grid.spread(row, at))), areas)
        for at in range(grid.width)
    ]


def _whole(cell: Cell) -> int:
    text = shown(cell)
    return int(text) if text.isdecimal() and len(text) < 9 else -1
