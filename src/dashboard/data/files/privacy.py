"""Personal numbers have no place here: NIK and KPJ refuse a file before anything is kept, others a row."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

import numpy as np
import pandas as pd

from dashboard.data.contract.as_sent import BrokenCell, Cell, Column, RawTable, UnreadableFileError, shown
from dashboard.data.contract.headers import column_name
from dashboard.data.contract.masking import masked
from dashboard.data.contract.report import Problem
from dashboard.data.files.personal_numbers import REFUSES_FILE, Personal, personal_number
from dashboard.i18n import N_, Message

_PERSONAL_COLUMNS: Final = re.compile(
    r"(?:.*_)?(?:nik|kpj|ktp|nik_ktp|nomor_peserta|no_peserta|npp_peserta)(?:_.*)?"
)


def without_personal_numbers(tables: Iterable[RawTable]) -> tuple[RawTable, ...]:
    """The tables; in place of a telephone or account number stands a broken cell, which refuses its row.

    Raises UnreadableFileError where any cell or column holds NIK or KPJ numbers; it names where the first one
    stands. Nothing ever repeats a number.
    """
    tables = tuple(tables)
    rows = sum(len(table.rows) for table in tables)
    for table in tables:
        _look_around(table, rows=rows)
    return tuple(
        replace(
            table,
            header=tuple(map(masked, table.header)),
            columns=tuple(
                _screened(table, name, column, rows=rows)
                for name, column in zip(table.header, table.columns, strict=True)
            ),
        )
        for table in tables
    )


def _look_around(table: RawTable, *, rows: int) -> None:
    """Raise for a column of personal numbers, and for one outside the columns; words beside it count."""
    for name in table.header:
        if _PERSONAL_COLUMNS.fullmatch(column_name(name)) or personal_number(name) in REFUSES_FILE:
            raise _refused(table, row=None, column=name, rows=rows)
    beside: dict[int, list[str]] = {}
    for row, cell in table.loose:
        words = beside.setdefault(row, [])
        if personal_number(cell, beside=" ".join(words)) in REFUSES_FILE:
            raise _refused(table, row=row, column="", rows=rows)
        if isinstance(cell, str):
            words.append(cell[:80])


def _screened(table: RawTable, name: str, column: Column, *, rows: int) -> Column:
    found = [personal_number(cell, column=column_name(name)) for cell in column.cells]
    if not any(found):
        return column
    refusing = column.mask([each in REFUSES_FILE for each in found])
    if refusing.any():
        raise _refused(table, row=int(table.rows[np.flatnonzero(refusing)[0]]), column=name, rows=rows)
    cells: list[Cell] = [
        cell if each is None else _hidden(each) for cell, each in zip(column.cells, found, strict=True)
    ]
    return Column(column.codes, tuple(cells))


def _hidden(kind: Personal) -> BrokenCell:
    said = (
        N_("sel tanpa nomor telepon; isinya tidak ditampilkan dan tidak disimpan")
        if kind is Personal.TELEPHONE
        else N_("sel tanpa nomor rekening; isinya tidak ditampilkan dan tidak disimpan")
    )
    return BrokenCell("", Message(said), Message(N_("Hapus nomor itu, lalu kirim lagi.")), is_private=True)


def _refused(table: RawTable, *, row: int | None, column: str, rows: int) -> UnreadableFileError:
    """The error for a whole file; a column's name that is a number itself is not repeated."""
    named = "" if re.search(r"\d{6}", column) else shown(column)
    where = f"{table.name}: {named}" if table.name and named else table.name or named
    problem = Problem(
        row,
        where,
        "",
        Message(N_("berkas tanpa NIK, nomor KPJ, atau nomor lain milik orang; seluruh berkas ditolak")),
        Message(N_("Hapus kolom itu dan kirim jumlah peserta saja. Tidak ada isi berkas yang disimpan.")),
    )
    return UnreadableFileError(problem, rows=rows)


def has_personal_numbers(table: pd.DataFrame) -> bool:
    """Whether any text in a typed table, or the name of a column, is somebody's NIK or KPJ."""
    for name in table.columns:
        if _PERSONAL_COLUMNS.fullmatch(str(name)):
            return True
        if pd.api.types.is_string_dtype(table[name].dtype):
            cells = table[name].dropna().unique().tolist()
            if any(personal_number(each, column=str(name)) in REFUSES_FILE for each in cells):
                return True
    return False
