"""A table as it was sent: its cells before anything is made of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.data.contract.open_quotes import OpenQuote
from dashboard.data.contract.report import Problem
from dashboard.i18n import Message


@dataclass(frozen=True, eq=False)
class BrokenCell:
    """A cell that holds no value although something stands in it: an Excel error, a formula without value.

    written: what may be shown of it; reason: why nothing can be read from it. is_private: whether it refuses
    its row in whichever column it stands, read or not. is_within: whether nothing stands in it for its row,
    as it is within a cell that was merged across the columns of that row.
    """

    written: str
    reason: Message
    suggestion: Message | None = None
    is_private: bool = False
    is_within: bool = False


#: A cell as read. CSV cells are text; a workbook also has numbers, dates and times. "" is a blank cell.
Cell = str | float | date | BrokenCell
Positions = npt.NDArray[np.intp]

_SHOWN_LENGTH: Final = 80


class UnreadableFileError(Exception):
    """A file that can't be read at all; `problem` says why in words for the one who sent it."""

    def __init__(self, problem: Problem, *, rows: int = 0) -> None:
        super().__init__(problem.expected.template)
        self.problem = problem
        self.rows = rows


class NoHeaderError(UnreadableFileError):
    """A file in which no row names columns of the contract."""


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

    def map(self, change: Callable[[Cell], Cell]) -> Column:
        """The column with each distinct cell changed."""
        return Column(self.codes, tuple(map(change, self.cells)))

    def take(self, rows: npt.NDArray[np.bool_]) -> Column:
        """The column with some rows only."""
        return Column(self.codes[rows], self.cells)


@dataclass(frozen=True)
class Lines:
    """What the lines of a file (rows of a sheet) are that are no rows of its table.

    total: all lines, up to the last that isn't empty. titles: above the header. blank: between or below rows.
    repeated: the header once more. inside: line breaks within the cells of rows. Always
    total == 1 (the header) + titles + blank + repeated + inside + rows.
    """

    total: int = 0
    titles: int = 0
    blank: int = 0
    repeated: int = 0
    inside: int = 0


@dataclass(frozen=True, eq=False)
class RawTable:
    """A table as sent, from its header down, without its blank rows.

    name: the sheet's name, or "" for a CSV file.
    header: column names as written; columns: one a name; rows: each row's number as Excel shows it.
    misfit: rows whose cells don't fit the header: too few, or some beyond the last named column.
    delimiter: what separates the cells of a CSV file; "" elsewhere. all_longer: whether all rows have as many
        cells more than the header, blank ones at their ends.
    loose: cells outside the columns, each with its row's number: titles above the header, cells beyond the
        last named column.
    readings: how the file was read, where it could have been otherwise.
    open_quotes: number of a row -> the quotation mark in it that took in rows below.
    lines: what the lines of the file are that are no rows of the table.
    faults: what is wrong before a cell is judged, each with the positions of the rows it refuses together.
    """

    name: str
    header: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: Positions
    misfit: npt.NDArray[np.bool_]
    loose: tuple[tuple[int, Cell], ...] = ()
    readings: tuple[Message, ...] = ()
    open_quotes: Mapping[int, OpenQuote] = field(default_factory=dict)
    lines: Lines = Lines()
    delimiter: str = ""
    all_longer: bool = False
    faults: tuple[tuple[Positions, Problem], ...] = ()

    def without_blank_rows(self) -> RawTable:
        """The same table, its wholly blank rows left out; row numbers stay."""
        blank: npt.NDArray[np.bool_] = ~self.misfit
        for column in self.columns:
            blank &= column.mask([is_blank(value) for value in column.cells])
        if not blank.any():
            return self
        lines = replace(self.lines, blank=self.lines.blank + int(blank.sum()))
        return replace(self.only(~blank), lines=lines)

    def only(self, kept: npt.NDArray[np.bool_]) -> RawTable:
        """The table with some rows only."""
        return replace(
            self,
            columns=tuple(column.take(kept) for column in self.columns),
            rows=self.rows[kept],
            misfit=self.misfit[kept],
        )


def is_blank(cell: Cell) -> bool:
    """Whether a cell holds nothing but white space."""
    return isinstance(cell, str) and not cell.strip()


def is_empty(cell: Cell) -> bool:
    """Whether a row has nothing in a cell: it is blank, or within one merged across the row's columns."""
    return cell.is_within if isinstance(cell, BrokenCell) else is_blank(cell)


def shown(cell: Cell) -> str:
    """A cell as a person would write it, shortened: 7307.0 as 7307, a date as 2025-01-31."""
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, BrokenCell):
        text = cell.written
    elif isinstance(cell, datetime):
        text = f"{cell:%Y-%m-%d %H:%M:%S}".removesuffix(":00")
    else:
        text = cell.strip() if isinstance(cell, str) else cell.isoformat()
    return text if len(text) <= _SHOWN_LENGTH else f"{text[:_SHOWN_LENGTH]}…"
