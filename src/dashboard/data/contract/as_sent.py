"""A table as it was sent: its cells before anything is made of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.data.contract.report import Problem
from dashboard.i18n import Message

#: A cell as read. CSV cells are text; a workbook also has numbers and dates. "" is a blank cell.
Cell = str | float | date
Positions = npt.NDArray[np.intp]

_SHOWN_LENGTH: Final = 80


class UnreadableFileError(Exception):
    """A file that can't be read at all; `problem` says why in words for the one who sent it."""

    def __init__(self, problem: Problem, *, rows: int = 0) -> None:
        super().__init__(problem.expected.template)
        self.problem = problem
        self.rows = rows


def unreadable(
    expected: Message, *, value: str = "", suggestion: Message | None = None, rows: int = 0
) -> UnreadableFileError:
    """The error for a file of which nothing can be read, or whose `rows` are all refused."""
    return UnreadableFileError(Problem(None, "", value, expected, suggestion), rows=rows)


@dataclass(frozen=True, eq=False)
class Column:
    """One column, each distinct cell kept once: row i holds cells[codes[i]]."""

    codes: Positions
    cells: tuple[Cell, ...]

    @classmethod
    def of(cls, cells: Sequence[Cell]) -> Column:
        """From the cells of all rows."""
        codes, values = pd.factorize(np.array([*cells, None], dtype=object)[:-1])
        return cls(np.asarray(codes, dtype=np.intp), tuple(values))

    def mask(self, flags: Sequence[bool]) -> npt.NDArray[np.bool_]:
        """A flag a distinct value -> a flag a row."""
        return np.asarray(flags, dtype=bool)[self.codes] if self.cells else np.zeros(0, dtype=bool)

    def take(self, rows: npt.NDArray[np.bool_]) -> Column:
        """The column with some rows only."""
        return Column(self.codes[rows], self.cells)


@dataclass(frozen=True, eq=False)
class RawTable:
    """A table as sent, from its header down, without its blank rows.

    name: the sheet's name, or "" for a CSV file.
    header: column names as written; columns: one a name; rows: each row's number as Excel shows it.
    misfit: rows whose cells don't fit the header: too few, or some beyond the last named column.
    loose: cells outside the columns: titles above the header, cells beyond the last named column.
    readings: how the file was read, where it could have been otherwise.
    """

    name: str
    header: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: Positions
    misfit: npt.NDArray[np.bool_]
    loose: tuple[Cell, ...] = ()
    readings: tuple[Message, ...] = ()

    def without_blank_rows(self) -> RawTable:
        """The same table, its wholly blank rows left out; row numbers stay."""
        blank = np.ones(len(self.rows), dtype=bool)
        for column in self.columns:
            blank &= column.mask([is_blank(value) for value in column.cells])
        if not blank.any():
            return self
        kept = ~blank
        return RawTable(
            name=self.name,
            header=self.header,
            columns=tuple(column.take(kept) for column in self.columns),
            rows=self.rows[kept],
            misfit=self.misfit[kept],
            loose=self.loose,
            readings=self.readings,
        )


def is_blank(cell: Cell) -> bool:
    """Whether a cell holds nothing but white space."""
    return isinstance(cell, str) and not cell.strip()


def shown(cell: Cell) -> str:
    """A cell as a person would write it, shortened: 7307.0 as 7307, a date as 2025-01-31."""
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    text = cell.strip() if isinstance(cell, str) else cell.isoformat()
    return text if len(text) <= _SHOWN_LENGTH else f"{text[:_SHOWN_LENGTH]}…"
