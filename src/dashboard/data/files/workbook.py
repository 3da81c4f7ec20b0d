"""Excel workbooks, read with calamine once the guard has let them through."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Final

import numpy as np
from python_calamine import CalamineError, CalamineWorkbook, WorksheetNotFound

from dashboard.data.contract.as_sent import (
    Cell,
    Column,
    Lines,
    RawTable,
    UnreadableFileError,
    shown,
    unreadable,
)
from dashboard.data.contract.headers import KNOWN_COLUMNS, column_name, find_header
from dashboard.data.contract.words import NAMED_FILES
from dashboard.data.files.csv_reading import no_header, table_of_text
from dashboard.data.files.kinds import ZIP_MARK
from dashboard.data.files.merges import Merge, merges_told
from dashboard.data.files.sheet_notes import SheetNotes, sheet_notes
from dashboard.data.files.workbook_guard import broken, check_workbook
from dashboard.i18n import N_, Message

_MAX_SHEETS: Final = 30
_EXAMPLES: Final = 5


def is_workbook(content: bytes) -> bool:
    """Whether bytes are a workbook, whatever the file is called."""
    return content.startswith(ZIP_MARK)


def read_workbook(content: bytes) -> tuple[RawTable, ...]:
    """Every sheet that holds anything, in order; a sheet without a header has only loose cells.

    Raises UnreadableFileError, also for a workbook that opening would blow up: see workbook_guard.
    """
    tables = (_table(sheet) for sheet in open_sheets(content))
    return tuple(table for table in tables if table.columns or table.loose)


@dataclass(frozen=True, eq=False)
class Sheet:
    """A sheet cell by cell, from its first row on. first: its first column that holds anything.

    merges: the first and last cell of each run of merged ones, as (row, column) from 0.
    """

    name: str
    grid: list[list[Cell]]
    notes: SheetNotes
    first: int
    merges: tuple[Merge, ...] = ()


def open_sheets(content: bytes) -> Iterator[Sheet]:
    """Every sheet of a workbook, once the guard has let it through. Raises UnreadableFileError."""
    check_workbook(content)
    notes = sheet_notes(content)
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        names = workbook.sheet_names
        if len(names) > _MAX_SHEETS:
            raise unreadable(
                Message(N_("paling banyak {count} lembar dalam satu buku kerja"), {"count": _MAX_SHEETS})
            )
        for name in names:
            try:
                sheet = workbook.get_sheet_by_name(name)
            except WorksheetNotFound:
                continue
            noted = notes.get(name, SheetNotes())
            first = sheet.start[1] if sheet.start else 0
            rows = _grid(sheet.iter_rows(), noted, first=first)
            yield Sheet(name, rows, noted, first, tuple(sheet.merged_cell_ranges or ()))
    except (CalamineError, zipfile.BadZipFile):
        raise broken() from None


def require_header(table: RawTable) -> RawTable:
    """The table itself; raises UnreadableFileError where no row names columns of the contract."""
    if table.columns:
        return table
    named = column_name(table.name).startswith(NAMED_FILES)
    raise no_header("" if named else " | ".join(shown(cell) for _, cell in table.loose[:10] if cell != ""))


def _grid(rows: Iterable[Sequence[object]], notes: SheetNotes, *, first: int) -> list[list[Cell]]:
    """Typed rows from the sheet's first one on; all blank ones are one and the same list.

    first: the sheet's first column that holds anything, where the rows begin.
    """
    blank: list[Cell] = []
    grid: list[list[Cell]] = []
    for row in rows:
        if not any(cell != "" for cell in row):
            blank = blank or [""] * len(row)
            grid.append(blank)
        else:
            grid.append([_cell(cell) for cell in row])
    for (at, column), cell in notes.broken.items():
        if at < len(grid) and 0 <= column - first < len(grid[at]):
            grid[at] = [*grid[at]]
            grid[at][column - first] = cell
    return grid


def _cell(value: object) -> Cell:
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, int | float):
        return float(value)
    if isinstance(value, datetime):
        to_the_second = (value + timedelta(milliseconds=500)).replace(microsecond=0)
        return to_the_second.date() if to_the_second.time() == time() else to_the_second
    return value if isinstance(value, str | date) else str(value)


def _table(sheet: Sheet) -> RawTable:
    name, grid, notes, first = sheet.name, sheet.grid, sheet.notes, sheet.first
    header_at = find_header(grid)
    if header_at is None:
        return _all_in_one_column(name, grid) or RawTable(
            name=name,
            header=(),
            columns=(),
            rows=np.zeros(0, dtype=np.intp),
            misfit=np.zeros(0, dtype=bool),
            loose=_each_once(grid),
        )
    header = tuple(shown(cell) for cell in grid[header_at])
    body = merges_told(sheet.grid, sheet.merges, header=header_at, columns=_known(header, first))
    readings = (
        [Message(N_("Judul kolom ditemukan di baris {row}."), {"row": header_at + 1})] if header_at else []
    )
    return RawTable(
        name=name,
        header=header,
        columns=tuple(Column.of([row[at] for row in body]) for at in range(len(header))),
        rows=np.arange(header_at + 2, header_at + 2 + len(body)),
        misfit=np.zeros(len(body), dtype=bool),
        loose=tuple((number, cell) for number, row in enumerate(grid[:header_at], start=1) for cell in row),
        readings=(*readings, *_hidden(notes, grid, header_at=header_at, first=first)),
        lines=Lines(total=len(grid), titles=header_at),
    ).without_blank_rows()


def _known(header: Sequence[str], first: int) -> dict[int, int]:
    """Where columns of the contract stand: in the rows -> in the sheet."""
    return {at: at + first for at, name in enumerate(header) if column_name(name) in KNOWN_COLUMNS}


def _each_once(grid: list[list[Cell]]) -> tuple[tuple[int, Cell], ...]:
    """Each distinct cell with the number of the first row it stands in, in order."""
    first: dict[Cell, int] = {}
    for number, row in enumerate(grid, start=1):
        for cell in row:
            if cell != "":
                first.setdefault(cell, number)
    return tuple((number, cell) for cell, number in first.items())


def _all_in_one_column(name: str, grid: list[list[Cell]]) -> RawTable | None:
    """The table of a sheet whose rows were pasted, delimiters and all, into one column; None of any other."""
    lines = [[cell for cell in row if cell != ""] for row in grid]
    if not any(lines) or any(len(line) > 1 for line in lines):
        return None
    text = "\n".join(
        (line[0] if isinstance(line[0], str) else shown(line[0])) if line else "" for line in lines
    )
    try:
        table = table_of_text(text)
    except UnreadableFileError:
        return None
    told = Message(N_("Seluruh tabel ada di satu kolom; isinya dipisahkan menurut tanda pemisahnya."))
    return replace(table, name=name, readings=(*table.readings, told))


def _hidden(notes: SheetNotes, grid: list[list[Cell]], *, header_at: int, first: int) -> Iterator[Message]:
    """Hidden things that are read all the same."""
    header = [shown(cell) for cell in grid[header_at]]
    if notes.is_hidden:
        yield Message(N_("Lembar ini tersembunyi di Excel dan ikut dibaca."))
    read = [
        str(at + 1)
        for at in notes.rows
        if header_at < at < len(grid) and any(cell != "" for cell in grid[at])
    ]
    if read:
        yield Message(
            N_("{count} baris tersembunyi ikut dibaca (baris {rows})."),
            {"count": len(read), "rows": _some(read)},
        )
    columns = [
        header[at - first] for at in notes.columns if 0 <= at - first < len(header) and header[at - first]
    ]
    if columns:
        yield Message(
            N_("{count} kolom tersembunyi ikut dibaca ({columns})."),
            {"count": len(columns), "columns": _some(columns)},
        )


def _some(names: Sequence[str]) -> str:
    return ", ".join(names[:_EXAMPLES]) + (", …" if len(names) > _EXAMPLES else "")
