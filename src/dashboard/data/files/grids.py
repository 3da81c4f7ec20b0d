"""The sheets of a file cell by cell, for files that are not laid out like the contract."""

from __future__ import annotations

import csv
from dataclasses import replace
from typing import Final

import numpy as np

from dashboard.data.contract.as_sent import BrokenCell, Cell, Column, RawTable, is_blank, unreadable
from dashboard.data.contract.words import CODES_SHEET, GUIDE_SHEET
from dashboard.data.files import limits
from dashboard.data.files.cleaning import clean_cell
from dashboard.data.files.csv_reading import decode
from dashboard.data.files.personal_numbers import personal_number
from dashboard.data.files.privacy import without_personal_numbers
from dashboard.data.files.splitting import DELIMITERS, records, unwrapped
from dashboard.data.files.workbook import Sheet, is_workbook, open_sheets
from dashboard.data.layouts.grid import Grid
from dashboard.i18n import N_, Message

#: Sheets of the template that hold words only.
_NO_DATA: Final = (GUIDE_SHEET, CODES_SHEET)
#: Lines looked at to tell the delimiter.
_SAMPLE_LINES: Final = 60


def read_grids(content: bytes) -> tuple[Grid, ...]:
    """Every sheet that holds anything; a CSV file is one without a name. Raises UnreadableFileError."""
    if not is_workbook(content):
        return (_of_text(decode(content)[0]),)
    grids = (_of_sheet(sheet) for sheet in open_sheets(content) if sheet.name not in _NO_DATA)
    return tuple(grid for grid in grids if not all(map(grid.is_blank_row, range(len(grid.rows)))))


def _of_sheet(sheet: Sheet) -> Grid:
    left: list[Cell] = [""] * sheet.first
    rows = [[*left, *map(clean_cell, row)] for row in sheet.grid]
    merges = tuple((*first, *last) for first, last in sheet.merges)
    return Grid(sheet.name, rows, merges, frozenset(sheet.notes.rows), is_hidden=sheet.notes.is_hidden)


def _of_text(text: str) -> Grid:
    rows: list[list[Cell]] = []
    delimiter = _delimiter(text)
    for row, lines in records(text, delimiter):
        if len(row) > limits.MAX_COLUMNS:
            raise limits.too_wide()
        # A cell with line breaks that holds the delimiter took in the rows below it.
        if len(lines) > 1 and any("\n" in cell and delimiter in cell for cell in row):
            raise unreadable(Message(N_("tanda kutip yang berpasangan di setiap sel")))
        rows.append([clean_cell(cell.strip()) for cell in unwrapped(row, delimiter)])
        if len(rows) > limits.MAX_ROWS:
            raise limits.too_long()
    return Grid("", rows)


def _delimiter(text: str) -> str:
    """The delimiter that splits the first lines into most cells that hold anything."""
    head = text.split("\n", _SAMPLE_LINES)[:_SAMPLE_LINES]

    def filled(delimiter: str) -> int:
        try:
            rows = [unwrapped(row, delimiter) for row in csv.reader(head, delimiter=delimiter)]
        except csv.Error:
            return 0
        return sum(sum(not is_blank(cell) for cell in row) for row in rows if len(row) > 1)

    return max(DELIMITERS, key=filled)


def without_persons(grid: Grid, first: int, names: tuple[str, ...]) -> Grid:
    """The sheet past the guard against personal numbers: those that refuse a row are broken cells.

    first: the row below the headings; names: of the columns. Raises UnreadableFileError for NIK and KPJ.
    """
    body = grid.rows[first:]
    sent = RawTable(
        name=grid.name,
        header=names,
        columns=tuple(
            Column.of([row[at] if at < len(row) else "" for row in body]) for at in range(len(names))
        ),
        rows=np.arange(first + 1, first + 1 + len(body)),
        misfit=np.zeros(len(body), dtype=bool),
        loose=tuple((at + 1, cell) for at, row in enumerate(grid.rows[:first]) for cell in row),
    )
    (screened,) = without_personal_numbers([sent])
    hidden = [
        {
            cell: other
            for cell, other in zip(before.cells, after.cells, strict=True)
            if isinstance(other, BrokenCell) and other is not cell
        }
        for before, after in zip(sent.columns, screened.columns, strict=True)
    ]
    titles = [
        [BrokenCell("", _no_number()) if personal_number(cell) else cell for cell in row]
        for row in grid.rows[:first]
    ]
    rows = [[hidden[at].get(cell, cell) for at, cell in enumerate(row)] for row in body]
    return replace(grid, rows=[*titles, *(rows if any(hidden) else body)])


def _no_number() -> Message:
    return Message(N_("sel tanpa nomor milik orang"))
