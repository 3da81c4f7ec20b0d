"""A file sent back to whoever sent it: the same rows, and in a last column what is wrong with each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
import pandas as pd
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from dashboard.data.checks.validation import SentRows, ValidTable
from dashboard.data.contract.as_sent import BrokenCell, Cell
from dashboard.data.contract.report import Problem
from dashboard.data.contract.words import FAULT_COLUMN
from dashboard.data.templates.workbook_writing import workbook_bytes
from dashboard.export.tables import plain_text
from dashboard.i18n import Language

#: Faults written out in one file; rows beyond are only marked as refused.
MOST_FAULTS: Final = 50_000
#: Larger tables go back as CSV: a workbook of them would take minutes to write.
MOST_WORKBOOK_ROWS: Final = 50_000
_LONGEST_CELL: Final = 30_000
#: What a workbook can't hold.
_ILLEGAL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")

CSV_TYPE: Final = "text/csv"
XLSX_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Returned:
    """A file to be sent back; `write` makes its bytes when they are asked for."""

    name: str
    mime: str
    tables: tuple[ValidTable, ...]

    def write(self, text: Language) -> bytes:
        """The bytes of the file, its faults in the words of the language."""
        if self.mime == XLSX_TYPE:
            return returned_workbook(self.tables, text=text)
        return returned_csv(self.tables[0], text=text)


def returned_files(name: str, tables: Sequence[ValidTable]) -> tuple[Returned, ...]:
    """What can be sent back of one file: a workbook as a workbook, a CSV file as CSV.

    Too large a workbook goes back as a CSV file a table; a file of which nothing was kept doesn't go back.
    """
    held = tuple(table for table in tables if table.sent is not None)
    stem = name.rpartition(".")[0] or name
    rows = sum(len(table.sent.raw.rows) for table in held if table.sent is not None)
    is_workbook = any(table.sent is not None and table.sent.raw.name for table in held)
    if held and is_workbook and rows <= MOST_WORKBOOK_ROWS:
        return (Returned(f"{stem}-{FAULT_COLUMN}.xlsx", XLSX_TYPE, held),)
    if len(held) == 1:
        return (Returned(f"{stem}-{FAULT_COLUMN}.csv", CSV_TYPE, held),)
    return tuple(Returned(f"{stem}-{table.name}-{FAULT_COLUMN}.csv", CSV_TYPE, (table,)) for table in held)


def returned_csv(table: ValidTable, *, text: Language) -> bytes:
    """One table as sent, as CSV with semicolons, and the column `kesalahan`. Nothing in it is run."""
    header, columns = _columns(table, text=text)
    frame = pd.DataFrame(dict(enumerate(columns)))
    frame.columns = pd.Index(header)
    written = frame.to_csv(index=False, sep=";", lineterminator="\r\n")
    return written.encode("utf-8-sig")


def returned_workbook(tables: Sequence[ValidTable], *, text: Language) -> bytes:
    """The tables of one workbook as sent, a sheet each, with the column `kesalahan`. Nothing in it is run."""
    workbook = Workbook(write_only=True)
    for table in tables:
        sheet = workbook.create_sheet(table.name)
        header, columns = _columns(table, text=text)
        sheet.append([_legal(name) for name in header])
        for row in zip(*columns, strict=True):
            sheet.append([_cell(sheet, value) for value in row])
    return workbook_bytes(workbook)


def _columns(table: ValidTable, *, text: Language) -> tuple[list[str], list[Sequence[object]]]:
    """The header and the columns of the file to send, every text made harmless."""
    sent = table.sent
    if sent is None:
        raise ValueError(f"nothing was kept of {table.report.path}")
    header: list[str] = []
    columns: list[Sequence[object]] = []
    for name, column in zip(sent.raw.header, sent.raw.columns, strict=True):
        if name != FAULT_COLUMN:
            cells = np.empty(len(column.cells), dtype=object)
            cells[:] = [plain_text(_whole(cell)) for cell in column.cells]
            header.append(str(plain_text(name)))
            columns.append(cells[column.codes].tolist() if len(cells) else [])
    return [*header, FAULT_COLUMN], [*columns, _faults(sent, text)]


def _faults(sent: SentRows, text: Language) -> list[str]:
    refused = text("baris ini ditolak; kesalahannya sejenis dengan yang di atas")
    written = [refused if each else "" for each in sent.findings.refused.tolist()]
    for position, problems in sent.findings.by_position(most=MOST_FAULTS).items():
        written[position] = str(plain_text("; ".join(_said(problems, text))))
    return written


def _said(problems: Sequence[Problem], text: Language) -> Iterator[str]:
    for problem in problems:
        place = [] if problem.row is None else [text("baris {row}", row=str(problem.row))]
        if problem.column:
            place.append(text("kolom {column}", column=problem.column))
        said = (
            text.render(problem.expected).removesuffix(".")
            if problem.says_why
            else text("diharapkan {expected}", expected=problem.expected)
        )
        if problem.suggestion is not None:
            said = f"{said} ({text('saran: {suggestion}', suggestion=problem.suggestion)})"
        yield f"{', '.join(place)}: {said}" if place else said


def _whole(cell: Cell) -> object:
    if isinstance(cell, BrokenCell):
        return cell.written
    return int(cell) if isinstance(cell, float) and cell.is_integer() else cell


def _legal(value: object) -> object:
    return _ILLEGAL.sub("", value)[:_LONGEST_CELL] if isinstance(value, str) else value


def _cell(sheet: object, value: object) -> object:
    if not isinstance(value, date):
        return _legal(value)
    cell = WriteOnlyCell(sheet, value=value)
    cell.number_format = "yyyy-mm-dd"
    return cell
