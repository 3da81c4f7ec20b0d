"""From the bytes of a file to its tables, each with the contract's name it goes by."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath
from typing import Final

from dashboard.data.contract.as_sent import NoHeaderError, RawTable, UnreadableFileError, unreadable
from dashboard.data.contract.headers import column_name
from dashboard.data.contract.report import Problem
from dashboard.data.contract.words import CODES_SHEET, COLUMNS, GUIDE_SHEET, OPTIONAL_COLUMNS
from dashboard.data.files.cleaning import cleaned
from dashboard.data.files.csv_reading import read_csv
from dashboard.data.files.kinds import refuse_other_formats
from dashboard.data.files.limits import MAX_BYTES, too_large
from dashboard.data.files.otherwise import is_meant, laid_out_otherwise
from dashboard.data.files.parquet import is_parquet, read_parquet
from dashboard.data.files.privacy import without_personal_numbers
from dashboard.data.files.workbook import is_workbook, read_workbook, require_header
from dashboard.data.layouts.reading import LaidOut, LayoutReader
from dashboard.i18n import N_, Message

SUFFIXES: Final = (".csv", ".xlsx", ".parquet")


@dataclass(frozen=True, eq=False)
class ReadFile:
    """The tables of one file, each with the contract's name it goes by, and the sheets that are none.

    Several sheets may be parts of one table. asked: what has to be answered before a file in the office's own
    layout can be read; see layouts.
    """

    tables: tuple[tuple[str, RawTable], ...]
    unread: tuple[str, ...] = ()
    asked: LaidOut | None = None


def read_file(
    name: str,
    content: bytes,
    *,
    fast: bool = True,
    fitting_only: bool = False,
    layouts: LayoutReader | None = None,
) -> ReadFile:
    """Read a CSV file, an Excel workbook or a Parquet file, told apart by what is in it, not by its name.

    name: the file's name; it says which table a file of one table is. fitting_only: leave a file alone that
    neither is named like a table nor has all columns of one. layouts: reads files without the contract's
    header; None where none is to be read so. Raises UnreadableFileError, before anything else is looked at
    where personal numbers are found.
    """
    if len(content) > MAX_BYTES:
        raise too_large()
    refuse_other_formats(content)
    named = table_name(PurePath(name).stem)
    try:
        read = _by_contract(content, named=named, fast=fast, fitting_only=fitting_only)
    except NoHeaderError:
        if layouts is None or (laid := laid_out_otherwise(content, layouts=layouts)) is None:
            raise
        return _laid_out(laid)
    if layouts is None or is_parquet(content) or any(is_meant(table.header) for _, table in read.tables):
        return read
    laid = laid_out_otherwise(content, layouts=layouts)
    return read if laid is None else _laid_out(laid)


def _laid_out(laid: LaidOut) -> ReadFile:
    return ReadFile(laid.tables, laid.unread, laid if laid.proposals else None)


def _by_contract(content: bytes, *, named: str | None, fast: bool, fitting_only: bool) -> ReadFile:
    """The tables of a file with the contract's header."""
    if is_workbook(content):
        return _of_workbook(read_workbook(content), named=named, fitting_only=fitting_only)
    table = read_parquet(content) if is_parquet(content) else read_csv(content, fast=fast)
    (table,) = without_personal_numbers([cleaned(table)])
    known = named or _fitting(table) or (None if fitting_only else _by_columns(table))
    return ReadFile(() if known is None else ((known, table),))


def _of_workbook(sheets: Iterable[RawTable], *, named: str | None, fitting_only: bool) -> ReadFile:
    sheets = without_personal_numbers(map(cleaned, sheets))
    sheets = tuple(sheet for sheet in sheets if sheet.name not in (GUIDE_SHEET, CODES_SHEET))
    if not sheets:
        raise unreadable(Message(N_("buku kerja yang berisi data; buku kerja ini kosong")))
    known = [(table_name(sheet.name) or _fitting(sheet), sheet) for sheet in sheets]
    tables = [(name, sheet) for name, sheet in known if name is not None and sheet.columns]
    if not tables:
        tables = [(name, require_header(sheet)) for name, sheet in known if name is not None]
    tables = [each for each in tables if len(each[1].rows)] or tables
    unread = [sheet.name for name, sheet in known if name is None or (tables and not sheet.columns)]
    if not tables and not (fitting_only and named is None):
        first = next((sheet for sheet in sheets if sheet.columns), sheets[0])
        tables = [(named or _by_columns(require_header(first)), require_header(first))]
        unread.remove(first.name)
    return ReadFile(tuple(tables), tuple(unread))


def not_readable() -> UnreadableFileError:
    """The error for a file that the system won't open."""
    return unreadable(Message(N_("berkas yang dapat dibuka; tutup dulu di program lain dan periksa izinnya")))


def table_name(stem: str) -> str | None:
    """The contract's table that a file or sheet name stands for: "Kepesertaan 2025" is kepesertaan."""
    written = column_name(stem)
    return next((name for name in COLUMNS if re.match(rf"{name}(?:_|$)", written)), None)


def _fitting(table: RawTable) -> str | None:
    """The contract's table of which this one has every column that may not be left out."""
    written = {column_name(name) for name in table.header}

    def fits(name: str) -> bool:
        return written.union(OPTIONAL_COLUMNS.get(name, ())).issuperset(COLUMNS[name])

    return next(filter(fits, COLUMNS), None)


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
