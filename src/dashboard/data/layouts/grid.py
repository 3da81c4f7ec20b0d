"""A sheet as it stands: every cell in its place, before anything is known of its layout."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from dashboard.data.contract.as_sent import Cell, is_blank

#: First row, first column, last row, last column of cells merged into one, counted from 0.
Merge = tuple[int, int, int, int]

#: Cells that merges may cover together; no sheet that people look at has more.
_MOST_MERGED: Final = 200_000


@dataclass(frozen=True, eq=False)
class Grid:
    """The cells of a sheet or CSV file. Row 0 is row 1 in Excel, column 0 is column A.

    name: the sheet's name, "" for a CSV file. rows: may differ in length; beyond a row's end all is blank.
    hidden: rows that Excel does not show; is_hidden: whether it does not show the sheet at all.
    """

    name: str
    rows: Sequence[Sequence[Cell]]
    merges: tuple[Merge, ...] = ()
    hidden: frozenset[int] = frozenset()
    is_hidden: bool = False

    @cached_property
    def width(self) -> int:
        """How many columns there are."""
        return max(map(len, self.rows), default=0)

    def cell(self, row: int, column: int) -> Cell:
        """The cell itself; of merged cells only the first holds anything."""
        cells = self.rows[row]
        return cells[column] if column < len(cells) else ""

    def spread(self, row: int, column: int) -> Cell:
        """The cell, or what stands in the merged cell that it is a part of."""
        origin = self._origins.get((row, column))
        return self.cell(row, column) if origin is None else self.cell(*origin)

    def is_merged_across(self, row: int) -> bool:
        """Whether any cell of a row reaches over several columns."""
        return any(top <= row <= bottom and right > left for top, left, bottom, right in self.merges)

    def is_blank_row(self, row: int) -> bool:
        """Whether nothing stands in a row."""
        return all(map(is_blank, self.rows[row]))

    @cached_property
    def _origins(self) -> dict[tuple[int, int], tuple[int, int]]:
        """Each cell inside merged ones -> the cell that holds their content."""
        origins: dict[tuple[int, int], tuple[int, int]] = {}
        for top, left, bottom, right in self.merges:
            last, end = min(bottom, len(self.rows) - 1), min(right, self.width - 1)
            if len(origins) + (last - top + 1) * (end - left + 1) > _MOST_MERGED:
                break
            origins |= {
                (row, column): (top, left) for row in range(top, last + 1) for column in range(left, end + 1)
            }
        return origins


def letter(column: int) -> str:
    """A column as Excel names it: 0 is A, 26 is AA."""
    name = ""
    column += 1
    while column:
        column, at = divmod(column - 1, 26)
        name = chr(ord("A") + at) + name
    return name
