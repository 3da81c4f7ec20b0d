"""CSV files as offices send them: three delimiters, the usual encodings, titles above the header."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterable
from typing import Final

import numpy as np

from dashboard.data.contract.as_sent import Lines, NoHeaderError, RawTable, UnreadableFileError, unreadable
from dashboard.data.contract.headers import SEARCHED_ROWS, find_header, known_columns
from dashboard.data.contract.report import Problem
from dashboard.data.files import limits
from dashboard.data.files.cleaning import without_invisible
from dashboard.data.files.splitting import DELIMITERS, split_with_arrow, split_with_csv, unwrapped
from dashboard.i18n import N_, Message

#: Programs of the DOS age wrote it after the last line.
_END_MARK: Final = "\x1a"
_UTF16_MARKS: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_csv(content: bytes, *, fast: bool = True) -> RawTable:
    """One table from the bytes of a CSV file.

    fast: split plain text with Arrow; where that can't (quotes, rows of unequal length) the csv module does
    it anyway, with the same result. Raises UnreadableFileError.
    """
    text, readings = decode(content)
    return table_of_text(text, readings=readings, fast=fast)


def table_of_text(text: str, *, readings: Iterable[Message] = (), fast: bool = False) -> RawTable:
    """One table from the text of a CSV file; raises UnreadableFileError."""
    delimiter, header_at, top = _find_header(text)
    if len(top[header_at]) > limits.MAX_COLUMNS:
        raise limits.too_wide()
    header = tuple(cell.strip() for cell in top[header_at])
    while header and not header[-1]:
        header = header[:-1]
    told = list(readings)
    if header_at:
        told.append(Message(N_("Judul kolom ditemukan di baris {row}."), {"row": header_at + 1}))
    titles = [(number, cell) for number, row in enumerate(top[:header_at], start=1) for cell in row]
    plain = fast and '"' not in text
    width = len(top[header_at])
    split = (
        split_with_arrow(text, delimiter, header_at=header_at, width=width, named=len(header))
        if plain
        else None
    )
    split = split or split_with_csv(text, delimiter, header_at=header_at, header=header)
    return RawTable(
        name="",
        header=header,
        columns=split.columns,
        rows=np.arange(header_at + 2, header_at + 2 + len(split.misfit)),
        misfit=split.misfit,
        loose=(*titles, *((row, cell) for cell, row in split.beyond.items())),
        readings=(*told, *split.readings),
        open_quotes=split.open_quotes,
        lines=Lines(total=text.count("\n") + 1, titles=split.titles, inside=split.inside),
        delimiter=delimiter,
        all_longer=split.all_longer,
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
    text, invisible = without_invisible(text)
    readings.extend(invisible)
    text = text.rstrip("\n")
    if text.endswith(_END_MARK):
        text = text.rstrip(f"{_END_MARK}\n")
        readings.append(Message(N_("Tanda akhir berkas DOS (Ctrl-Z) dilewati.")))
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
            raise NoHeaderError(
                Problem(
                    None,
                    "",
                    _harmless(line),
                    Message(N_("kolom dipisahkan titik koma, koma, atau tab")),
                    Message(N_("Simpan ulang dari Excel sebagai CSV, atau kirim berkas Excel (.xlsx).")),
                )
            )
    raise no_header(text.split("\n", 1)[0])


def no_header(first_row: str) -> UnreadableFileError:
    """The error for a table in which no row names columns of the contract."""
    return NoHeaderError(
        Problem(
            None,
            "",
            _harmless(first_row),
            Message(N_("baris judul kolom dengan nama kolom seperti di templat")),
            Message(N_("Pakai templat, dan jangan ubah nama kolomnya.")),
        )
    )


def _harmless(line: str) -> str:
    """A line to show in an error, unless it has digits: they might be a person's."""
    return "" if re.search(r"\d", line) else line[:80]


def _first_rows(text: str, delimiter: str) -> list[list[str]]:
    rows: list[list[str]] = []
    head = "\n".join(text.split("\n", SEARCHED_ROWS * 2)[: SEARCHED_ROWS * 2])
    try:
        for row in csv.reader(io.StringIO(head), delimiter=delimiter):
            rows.append(unwrapped(row, delimiter))
            if len(rows) == SEARCHED_ROWS:
                break
    except csv.Error:
        return rows
    return rows


def _not_text() -> UnreadableFileError:
    return unreadable(
        Message(N_("berkas CSV (teks) atau Excel (.xlsx)")),
        suggestion=Message(N_("Simpan ulang dari Excel sebagai “CSV UTF-8” atau sebagai .xlsx.")),
    )
