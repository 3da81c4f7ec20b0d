"""Excel workbooks, read with calamine once the guard has let them through."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Final

import numpy as np
from python_calamine import CalamineError, CalamineWorkbook, WorksheetNotFound

from dashboard.data.contract.as_sent import Cell, Column, RawTable, shown, unreadable
from dashboard.data.contract.headers import column_name, find_header
from dashboard.data.contract.words import NAMED_FILES
from dashboard.data.files.csv_reading import no_header
from dashboard.data.files.workbook_guard import ZIP_MARK, broken, check_workbook, no_workbook
from dashboard.i18n import N_, Message

OLE_MARK: Final = b"\xd0\xcf\x11\xe0"

_MAX_SHEETS: Final = 30


def is_workbook(content: bytes) -> bool:
    """Whether bytes are a workbook, whatever the file is called."""
    return content.startswith((ZIP_MARK, OLE_MARK))


def read_workbook(content: bytes) -> tuple[RawTable, ...]:
    """Every sheet that holds anything, in order; a sheet without a header has only loose cells.

    Raises UnreadableFileError, also for a workbook that opening would blow up: see workbook_guard.
    """
    if content.startswith(OLE_MARK):
        raise no_workbook()
    check_workbook(content)
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        names = workbook.sheet_names
        if len(names) > _MAX_SHEETS:
            raise unreadable(
                Message(N_("paling banyak {count} lembar dalam satu buku kerja"), {"count": _MAX_SHEETS})
            )
        tables = []
        for name in names:
            try:
                sheet = workbook.get_sheet_by_name(name)
            except WorksheetNotFound:
                continue
            tables.append(_table(name, _grid(sheet.iter_rows())))
    except (CalamineError, zipfile.BadZipFile):
        raise broken() from None
    return tuple(table for table in tables if table.columns or table.loose)


def require_header(table: RawTable) -> RawTable:
    """The table itself; raises UnreadableFileError where no row names columns of the contract."""
    if table.columns:
        return table
    named = column_name(table.name).startswith(NAMED_FILES)
    raise no_header("" if named else " | ".join(shown(cell) for cell in table.loose[:10] if cell != ""))


def _grid(rows: Iterable[Sequence[object]]) -> list[list[Cell]]:
    """Typed rows from the first one on; all blank ones are one and the same list."""
    blank: list[Cell] = []
    grid: list[list[Cell]] = []
    for row in rows:
        if not any(cell != "" for cell in row):
            blank = blank or [""] * len(row)
            grid.append(blank)
        else:
            grid.append([_cell(cell) for cell in row])
    return grid


def _cell(value: object) -> Cell:
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, int | float):
        return float(value)
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, str | date) else str(value)


def _table(name: str, grid: list[list[Cell]]) -> RawTable:
    header_at = find_header(grid)
    if header_at is None:
        return RawTable(
            name=name,
            header=(),
            columns=(),
            rows=np.zeros(0, dtype=np.intp),
            misfit=np.zeros(0, dtype=bool),
            loose=tuple(dict.fromkeys(cell for row in grid for cell in row if cell != "")),
        )
    header = tuple(shown(cell) for cell in grid[header_at])
    body = grid[header_at + 1 :]
    readings = (
        [Message(N_("Judul kolom ditemukan di baris {row}."), {"row": header_at + 1})] if header_at else []
    )
    return RawTable(
        name=name,
        header=header,
        columns=tuple(Column.of([row[at] for row in body]) for at in range(len(header))),
        rows=np.arange(header_at + 2, header_at + 2 + len(body)),
        misfit=np.zeros(len(body), dtype=bool),
        loose=tuple(cell for row in grid[:header_at] for cell in row),
        readings=tuple(readings),
    ).without_blank_rows()
