"""CSV files as offices send them: three delimiters, the usual encodings, titles above the header."""

from __future__ import annotations

import codecs
import csv
import io
import re
from typing import Final

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.csv as pv

from dashboard.data.contract.as_sent import Column, RawTable, UnreadableFileError, is_blank, unreadable
from dashboard.data.contract.headers import SEARCHED_ROWS, find_header, known_columns
from dashboard.i18n import N_, Message

DELIMITERS: Final = {";": N_("titik koma"), ",": N_("koma"), "\t": N_("tab")}
MAX_COLUMNS: Final = 200
MAX_ROWS: Final = 1_500_000

#: The named columns, the rows that don't fit them, and what stood beyond them.
_Split = tuple[tuple[Column, ...], npt.NDArray[np.bool_], set[str]]

_UTF16_MARKS: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_csv(content: bytes, *, fast: bool = True) -> RawTable:
    """One table from the bytes of a CSV file.

    fast: split plain text with Arrow; where that can't (quotes, rows of unequal length) the csv module does
    it anyway, with the same result. Raises UnreadableFileError.
    """
    text, readings = decode(content)
    delimiter, header_at, top = _find_header(text)
    if len(top[header_at]) > MAX_COLUMNS:
        raise too_wide()
    header = tuple(cell.strip() for cell in top[header_at])
    while header and not header[-1]:
        header = header[:-1]
    if header_at:
        readings.append(Message(N_("Judul kolom ditemukan di baris {row}."), {"row": header_at + 1}))
    titles = [cell for row in top[:header_at] for cell in row]
    width, named = len(top[header_at]), len(header)
    split = (
        _split_with_arrow(text, delimiter, header_at=header_at, width=width, named=named) if fast else None
    )
    columns, misfit, beyond = split or _split_with_csv(text, delimiter, header_at=header_at, named=named)
    return RawTable(
        name="",
        header=header,
        columns=columns,
        rows=np.arange(header_at + 2, header_at + 2 + len(misfit)),
        misfit=misfit,
        loose=(*titles, *beyond),
        readings=tuple(readings),
    ).without_blank_rows()


def decode(content: bytes) -> tuple[str, list[Message]]:
    """The text of a file in UTF-8, UTF-16 or Windows-1252, and how it was read; raises UnreadableFileError.

    Lines end in a line feed, and the last one in none.
    """
    readings: list[Message] = []
    if content.startswith(codecs.BOM_UTF8):
        encoding = "utf-8-sig"
    elif content.startswith(_UTF16_MARKS):
        encoding = "utf-16"
    elif b"\0" in content[:200]:
        encoding = "utf-16-le" if content[1:2] == b"\0" else "utf-16-be"
    else:
        encoding = "utf-8"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        try:
            text = content.decode("cp1252")
        except UnicodeDecodeError:
            raise _not_text() from None
        readings.append(Message(N_("Dibaca sebagai teks {encoding}."), {"encoding": "Windows-1252"}))
    else:
        if encoding.startswith("utf-16"):
            readings.append(Message(N_("Dibaca sebagai teks {encoding}."), {"encoding": "UTF-16"}))
    if "\0" in text:
        raise _not_text()
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = text.rstrip("\n")
    if not text.strip():
        raise unreadable(
            Message(N_("berkas berisi judul kolom dan sedikitnya satu baris data; berkas ini kosong"))
        )
    return text, readings


def _find_header(text: str) -> tuple[str, int, list[list[str]]]:
    """The delimiter, the header's position, and the first rows split by that delimiter."""
    best: tuple[int, str, int, list[list[str]]] | None = None
    for delimiter in DELIMITERS:
        rows = _first_rows(text, delimiter)
        at = find_header(rows)
        if at is not None and (best is None or known_columns(rows[at]) > best[0]):
            best = (known_columns(rows[at]), delimiter, at, rows)
    if best is not None:
        return best[1:]
    for line in text.split("\n", SEARCHED_ROWS)[:SEARCHED_ROWS]:
        if known_columns(re.split(r"[^0-9A-Za-z_]+", line)) > 1:
            raise unreadable(
                Message(N_("kolom dipisahkan titik koma, koma, atau tab")),
                value=_harmless(line),
                suggestion=Message(
                    N_("Simpan ulang dari Excel sebagai CSV, atau kirim berkas Excel (.xlsx).")
                ),
            )
    raise no_header(text.split("\n", 1)[0])


def no_header(first_row: str) -> UnreadableFileError:
    """The error for a table in which no row names columns of the contract."""
    return unreadable(
        Message(N_("baris judul kolom dengan nama kolom seperti di templat")),
        value=_harmless(first_row),
        suggestion=Message(N_("Pakai templat, dan jangan ubah nama kolomnya.")),
    )


def _harmless(line: str) -> str:
    """A line to show in an error, unless it has digits: they might be a person's."""
    return "" if re.search(r"\d", line) else line[:80]


def _first_rows(text: str, delimiter: str) -> list[list[str]]:
    rows: list[list[str]] = []
    head = "\n".join(text.split("\n", SEARCHED_ROWS * 2)[: SEARCHED_ROWS * 2])
    try:
        for row in csv.reader(io.StringIO(head), delimiter=delimiter):
            rows.append(row)
            if len(rows) == SEARCHED_ROWS:
                break
    except csv.Error:
        return rows
    return rows


def _split_with_arrow(text: str, delimiter: str, *, header_at: int, width: int, named: int) -> _Split | None:
    """The table below the header, or None where the text isn't plain enough for Arrow."""
    body = text.split("\n", header_at + 1)[header_at + 1 :]
    if '"' in text or not body or not body[0]:
        return None
    names = [str(position) for position in range(width)]
    try:
        table = pv.read_csv(
            pa.BufferReader(body[0].encode()),
            read_options=pv.ReadOptions(column_names=names),
            parse_options=pv.ParseOptions(
                delimiter=delimiter, quote_char=False, double_quote=False, ignore_empty_lines=False
            ),
            convert_options=pv.ConvertOptions(
                column_types=dict.fromkeys(names, pa.dictionary(pa.int32(), pa.string())),
                strings_can_be_null=False,
                check_utf8=False,
            ),
        )
    except pa.ArrowInvalid:
        return None
    if table.num_rows > MAX_ROWS:
        raise too_long()
    columns = []
    for chunked in table.unify_dictionaries().columns:
        codes = np.concatenate([chunk.indices.to_numpy(zero_copy_only=False) for chunk in chunked.chunks])
        columns.append(Column(codes.astype(np.intp), tuple(chunked.chunk(0).dictionary.to_pylist())))
    misfit = np.zeros(table.num_rows, dtype=bool)
    beyond: set[str] = set()
    for column in columns[named:]:
        filled = [not is_blank(value) for value in column.cells]
        misfit |= column.mask(filled)
        beyond.update(str(value) for value, is_filled in zip(column.cells, filled, strict=True) if is_filled)
    return tuple(columns[:named]), misfit, beyond


def _split_with_csv(text: str, delimiter: str, *, header_at: int, named: int) -> _Split:
    """The table below the header, by the csv module."""
    rows: list[list[str]] = []
    misfit: list[bool] = []
    beyond: set[str] = set()
    alone = 0
    try:
        for number, row in enumerate(csv.reader(io.StringIO(text), delimiter=delimiter)):
            if len(row) > MAX_COLUMNS:
                raise too_wide()
            if number <= header_at:
                continue
            filled = {cell for cell in row[named:] if cell.strip()}
            beyond |= filled
            misfit.append(bool(filled) or len(row) < named)
            alone += len(row) == 1
            rows.append((row + [""] * (named - len(row)))[:named])
    except csv.Error:
        raise unreadable(Message(N_("tanda kutip yang berpasangan di setiap sel"))) from None
    if len(rows) > MAX_ROWS:
        raise too_long()
    if alone and alone == sum(any(cell.strip() for cell in row) for row in rows):
        raise unreadable(
            Message(N_("pemisah kolom yang sama di judul dan di isi ({delimiter})"), _spelled(delimiter)),
            rows=alone,
        )
    columns = tuple(Column.of([row[at] for row in rows]) for at in range(named))
    return columns, np.array(misfit, dtype=bool), beyond


def _spelled(delimiter: str) -> dict[str, object]:
    return {"delimiter": Message(DELIMITERS[delimiter])}


def too_wide() -> UnreadableFileError:
    """The error for a table with an absurd number of columns."""
    return unreadable(Message(N_("paling banyak {count} kolom"), {"count": MAX_COLUMNS}))


def too_long() -> UnreadableFileError:
    """The error for a table with an absurd number of rows."""
    return unreadable(
        Message(N_("paling banyak {count} baris"), {"count": MAX_ROWS}),
        suggestion=Message(N_("Bagi menjadi beberapa berkas, satu untuk setiap tahun.")),
    )


def _not_text() -> UnreadableFileError:
    return unreadable(
        Message(N_("berkas CSV (teks) atau Excel (.xlsx)")),
        suggestion=Message(N_("Simpan ulang dari Excel sebagai “CSV UTF-8” atau sebagai .xlsx.")),
    )
