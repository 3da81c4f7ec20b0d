"""The columns of a table, each distinct cell read once, and the typed rows they make."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.data.cells.parsed import Parsed
from dashboard.data.contract.as_sent import BrokenCell, Cell, Column, Positions, shown
from dashboard.data.contract.report import Problem
from dashboard.data.schemas import ColumnSpec, TableSpec
from dashboard.data.schemas.spec import Holds
from dashboard.i18n import N_, Message


@dataclass(frozen=True, eq=False)
class ReadColumn:
    """A column after reading: row i came to parsed[codes[i]], from cells[codes[i]].

    holds: what each of the cells is, by what the column depends on.
    """

    name: str
    spec: ColumnSpec
    codes: Positions
    cells: Sequence[Cell]
    parsed: Sequence[Parsed]
    holds: Sequence[Holds | None] = ()

    def rows_where(self, test: Callable[[Parsed], bool]) -> Positions:
        """The positions of the rows whose cell came to what passes a test."""
        if not self.parsed:
            return np.zeros(0, dtype=np.intp)
        return np.flatnonzero(np.array([test(each) for each in self.parsed], dtype=bool)[self.codes])

    def rows_with(self, flags: Sequence[bool]) -> npt.NDArray[np.bool_]:
        """A flag a cell -> a flag a row."""
        return np.asarray(flags, dtype=bool)[self.codes] if len(flags) else np.zeros(0, dtype=bool)

    def problem_at(self, position: int) -> Problem:
        """What is wrong with the cell of a row, or that it has no data."""
        parsed = self.parsed[self.codes[position]]
        expected = parsed.expected or Message(N_("tidak ada data: dibiarkan kosong, bukan nol"))
        return Problem(None, self.name, self.written(position), expected, parsed.suggestion)

    def written(self, position: int) -> str:
        """The cell of a row as a person would write it."""
        return shown(self.cells[self.codes[position]])


def read_columns(columns: dict[str, Column], spec: TableSpec) -> dict[str, ReadColumn]:
    """Each distinct cell is read once; where its meaning depends on another column, each distinct pair."""
    read: dict[str, ReadColumn] = {}
    for name in sorted(spec.columns, key=lambda each: spec.columns[each].given is not None):
        column, each = columns[name], spec.columns[name]
        if each.given is None:
            parsed = [_read(each, cell, None) for cell in column.cells]
            holds = [each.holds.get(None)] * len(parsed)
            read[name] = ReadColumn(name, each, column.codes, column.cells, parsed, holds)
            continue
        given = read[each.given]
        known = max(len(given.parsed), 1)
        pairs, codes = np.unique(column.codes * known + given.codes, return_inverse=True)
        cells = [column.cells[pair // known] for pair in pairs]
        values = [given.parsed[pair % known].value for pair in pairs]
        # Where the other column was refused, so is the row: its cell is not judged here.
        parsed = [
            Parsed(value="") if value is None else _read(each, cell, value)
            for cell, value in zip(cells, values, strict=True)
        ]
        read[name] = ReadColumn(name, each, codes, cells, parsed, [each.holds.get(value) for value in values])
    return {name: read[name] for name in spec.columns}


def _read(spec: ColumnSpec, cell: Cell, given: object) -> Parsed:
    if isinstance(cell, BrokenCell):
        return Parsed(expected=cell.reason, suggestion=cell.suggestion)
    return spec.parse(cell, given)


def typed(columns: dict[str, ReadColumn], kept: Positions) -> pd.DataFrame:
    """The typed rows; the index is the row's position."""
    return pd.DataFrame(
        {name: _typed_values(read, read.codes[kept]) for name, read in columns.items()},
        index=kept,
        copy=False,
    )


def _typed_values(read: ReadColumn, codes: Positions) -> pd.api.extensions.ExtensionArray | np.ndarray:
    values = [each.value for each in read.parsed]
    if read.spec.dtype == "Int64":
        known = np.array([isinstance(value, int) for value in values], dtype=bool)
        numbers = np.array([value if isinstance(value, int) else 0 for value in values], dtype=np.int64)
        return pd.arrays.IntegerArray(numbers[codes], ~known[codes])
    if read.spec.dtype == "float64":
        return np.array(
            [value if isinstance(value, int | float) else np.nan for value in values], dtype=np.float64
        )[codes]
    if read.spec.dtype == "bool":
        return np.array([value is True for value in values], dtype=bool)[codes]
    return pd.array(["" if value is None else str(value) for value in values], dtype="str").take(codes)
