"""Excel workbooks: guarded against what a small file can blow up to, then read with calamine."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime
from typing import Final

import numpy as np
from python_calamine import CalamineError, CalamineWorkbook, WorksheetNotFound

from dashboard.data.csv_reading import MAX_COLUMNS, MAX_ROWS, no_header, too_long, too_wide
from dashboard.data.headers import find_header
from dashboard.data.tables import Cell, Column, RawTable, UnreadableFileError, shown, unreadable
from dashboard.i18n import N_, Message

ZIP_MARK: Final = b"PK\x03\x04"
OLE_MARK: Final = b"\xd0\xcf\x11\xe0"
MAX_UNCOMPRESSED: Final = 400 * 1024 * 1024

_MAX_SHEETS: Final = 30
_CHUNK: Final = 1 << 20
_LOCAL_HEADER: Final = 30
_REFERENCE: Final = re.compile(rb"""\br\s*=\s*["']([A-Za-z]{0,7})(\d{1,10})["']""")
_OVERLAP: Final = 64


def is_workbook(content: bytes) -> bool:
    """Whether bytes are a workbook, whatever the file is called."""
    return content.startswith((ZIP_MARK, OLE_MARK))


def read_workbook(content: bytes) -> tuple[RawTable, ...]:
    """Every sheet that holds anything, in order; a sheet without a header has only loose cells.

    Raises UnreadableFileError, also for a workbook that would unpack to more than MAX_UNCOMPRESSED.
    """
    if content.startswith(OLE_MARK):
        raise unreadable(
            Message(N_("buku kerja Excel .xlsx tanpa kata sandi")),
            suggestion=Message(N_("Buka di Excel lalu simpan sebagai .xlsx tanpa kata sandi.")),
        )
    _check_unpacked_size(content)
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
                grid = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
            except WorksheetNotFound:
                continue
            tables.append(_table(name, [[_cell(cell) for cell in row] for row in grid]))
    except (CalamineError, zipfile.BadZipFile):
        raise _broken() from None
    return tuple(table for table in tables if table.columns or table.loose)


def require_header(table: RawTable) -> RawTable:
    """The table itself; raises UnreadableFileError where no row names columns of the contract."""
    if table.columns:
        return table
    raise no_header(" | ".join(shown(cell) for cell in table.loose[:10] if cell != ""))


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


def _check_unpacked_size(content: bytes) -> None:
    """Refuse a workbook by what it says it unpacks to, then by what it really unpacks to.

    A sheet is also refused by the far corner of its cells, because a sheet is read as a full rectangle.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, EOFError, NotImplementedError):
        raise _broken() from None
    if sum(entry.file_size for entry in entries) > MAX_UNCOMPRESSED:
        raise _too_large()
    left = MAX_UNCOMPRESSED
    for entry in entries:
        is_sheet = entry.filename.lower().startswith("xl/worksheets/")
        tail = b""
        try:
            for chunk in _unpacked(content, entry):
                left -= len(chunk)
                if left < 0:
                    raise _too_large()
                if is_sheet:
                    _check_extent(tail + chunk)
                    tail = chunk[-_OVERLAP:]
        except zlib.error:
            raise _broken() from None


def _unpacked(content: bytes, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    """The real bytes of an entry, whatever size its directory declares."""
    at = entry.header_offset
    local = content[at : at + _LOCAL_HEADER]
    if len(local) < _LOCAL_HEADER or not local.startswith(ZIP_MARK):
        raise _broken()
    start = (
        at + _LOCAL_HEADER + int.from_bytes(local[26:28], "little") + int.from_bytes(local[28:30], "little")
    )
    packed = content[start : start + entry.compress_size]
    if entry.compress_type == zipfile.ZIP_STORED:
        yield packed
        return
    if entry.compress_type != zipfile.ZIP_DEFLATED:
        raise _broken()
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    while packed and not unpacker.eof:
        yield unpacker.decompress(packed, _CHUNK)
        packed = unpacker.unconsumed_tail


def _check_extent(xml: bytes) -> None:
    for letters, digits in set(_REFERENCE.findall(xml)):
        column = 0
        for letter in letters.upper():
            column = column * 26 + letter - ord("A") + 1
        if column > MAX_COLUMNS:
            raise too_wide()
        if int(digits) > MAX_ROWS:
            raise too_long()


def _too_large() -> UnreadableFileError:
    return unreadable(
        Message(N_("buku kerja yang isinya paling besar {count} MB"), {"count": MAX_UNCOMPRESSED >> 20}),
        suggestion=Message(N_("Bagi menjadi beberapa berkas, satu untuk setiap tahun.")),
    )


def _broken() -> UnreadableFileError:
    return unreadable(
        Message(N_("buku kerja Excel (.xlsx) yang utuh")),
        suggestion=Message(N_("Buka di Excel, simpan ulang sebagai .xlsx, lalu kirim lagi.")),
    )
