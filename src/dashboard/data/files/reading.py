"""From the bytes of a file to its tables, each with the contract's name it goes by."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePath
from typing import Final

from dashboard.data.contract.as_sent import RawTable, UnreadableFileError, unreadable
from dashboard.data.contract.headers import column_name
from dashboard.data.contract.report import Problem
from dashboard.data.contract.words import CODES_SHEET, COLUMNS, GUIDE_SHEET
from dashboard.data.files.csv_reading import read_csv
from dashboard.data.files.privacy import refuse_personal_numbers
from dashboard.data.files.workbook import is_workbook, read_workbook, require_header
from dashboard.i18n import N_, Message

MAX_BYTES: Final = 50 * 1024 * 1024
SUFFIXES: Final = (".csv", ".xlsx")


@dataclass(frozen=True, eq=False)
class ReadFile:
    """The tables of one file by the contract's names, and the sheets that are none of them."""

    tables: dict[str, RawTable]
    unread: tuple[str, ...] = ()


def read_file(name: str, content: bytes, *, fast: bool = True, named_only: bool = False) -> ReadFile:
    """Read a CSV file or an Excel workbook, told apart by what is in it, not by its name.

    name: the file's name; it says which table a CSV file is. named_only: leave a workbook alone of which
    neither the file nor a sheet is named like a table, instead of going by its columns. Raises
    UnreadableFileError, before anything else is looked at where personal numbers are found.
    """
    if len(content) > MAX_BYTES:
        raise too_large()
    stem = PurePath(name).stem
    if not is_workbook(content):
        table = read_csv(content, fast=fast)
        refuse_personal_numbers([table])
        return ReadFile({table_name(stem) or _by_columns(table): table})
    sheets = read_workbook(content)
    refuse_personal_numbers(sheets)
    sheets = tuple(sheet for sheet in sheets if sheet.name not in (GUIDE_SHEET, CODES_SHEET))
    if not sheets:
        raise unreadable(Message(N_("buku kerja yang berisi data; buku kerja ini kosong")))
    tables: dict[str, RawTable] = {}
    unread: list[str] = []
    for sheet in sheets:
        contract_name = table_name(sheet.name)
        if contract_name is None or contract_name in tables:
            unread.append(sheet.name)
        else:
            tables[contract_name] = require_header(sheet)
    tables = _without_untouched(tables)
    if not tables and not (named_only and table_name(stem) is None):
        first = next((sheet for sheet in sheets if sheet.columns), sheets[0])
        tables[table_name(stem) or _by_columns(require_header(first))] = require_header(first)
        unread.remove(first.name)
    return ReadFile(tables, tuple(unread))


def _without_untouched(tables: dict[str, RawTable]) -> dict[str, RawTable]:
    """Without the sheets of a template that nobody wrote into, unless that is all of them."""
    return {name: table for name, table in tables.items() if len(table.rows)} or tables


def too_large() -> UnreadableFileError:
    """The error for a file that is refused by its size alone."""
    return unreadable(
        Message(N_("berkas paling besar {count} MB"), {"count": MAX_BYTES >> 20}),
        suggestion=Message(N_("Bagi menjadi beberapa berkas, satu untuk setiap tahun.")),
    )


def not_readable() -> UnreadableFileError:
    """The error for a file that the system won't open."""
    return unreadable(Message(N_("berkas yang dapat dibuka; tutup dulu di program lain dan periksa izinnya")))


def table_name(stem: str) -> str | None:
    """The contract's table that a file or sheet name stands for: "Kepesertaan 2025" is kepesertaan."""
    written = column_name(stem)
    return next((name for name in COLUMNS if re.match(rf"{name}(?:_|$)", written)), None)


def _by_columns(table: RawTable) -> str:
    """The contract's table that shares most columns with this one."""
    written = {column_name(name) for name in table.header}
    return max(COLUMNS, key=lambda name: len(written.intersection(COLUMNS[name])) / len(COLUMNS[name]))


def unread_sheet(sheet: str) -> Problem:
    """The warning about a sheet that is no table of the contract."""
    return Problem(
        None,
        "",
        sheet,
        Message(N_("lembar bernama {names}; lembar ini tidak dibaca"), {"names": ", ".join(COLUMNS)}),
    )
