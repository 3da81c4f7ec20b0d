"""Rows that are no data: headers and tables further down, totals, signatures, notes, open quotation marks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

import numpy as np
import numpy.typing as npt

from dashboard.data.contract.as_sent import Cell, Column, RawTable, is_empty, shown
from dashboard.data.contract.findings import Findings
from dashboard.data.contract.headers import names_column
from dashboard.data.contract.masking import masked
from dashboard.data.contract.report import Problem
from dashboard.data.contract.words import COLUMNS
from dashboard.data.schemas import TableSpec
from dashboard.i18n import N_, Message

#: A row with so many names of columns begins a table.
_FEWEST_NAMES: Final = 3
_EXAMPLES: Final = 5
#: Fewer blank cells than this are a slip in a row of data.
_FEWEST_BLANK: Final = 2


def without_repeated_headers(raw: RawTable) -> RawTable:
    """The table without rows that are its header once more; where they stood is told."""
    repeated = np.ones(len(raw.rows), dtype=bool)
    for name, column in zip(raw.header, raw.columns, strict=True):
        as_written = name.strip().casefold()
        repeated &= column.mask([str(cell).strip().casefold() == as_written for cell in column.cells])
        if not repeated.any():
            return raw
    at = ", ".join(map(str, raw.rows[repeated][:_EXAMPLES].tolist()))
    more = ", …" if repeated.sum() > _EXAMPLES else ""
    told = Message(N_("Judul kolom berulang di baris {rows}; dilewati."), {"rows": f"{at}{more}"})
    return replace(
        raw.only(~repeated),
        readings=(*raw.readings, told),
        lines=replace(raw.lines, repeated=int(repeated.sum())),
    )


def refuse_second_table(raw: RawTable, findings: Findings) -> npt.NDArray[np.bool_]:
    """Refuse, with one error, everything from where another table begins below this one; a flag a row."""
    begins = np.zeros(len(raw.rows), dtype=np.intp)
    for column in raw.columns:
        begins += column.mask([names_column(cell) != "" for cell in column.cells])
    second = np.zeros(len(raw.rows), dtype=bool)
    found = np.flatnonzero(begins >= _FEWEST_NAMES)
    if not len(found):
        return second
    header = int(found[0])
    names = {names_column(_cell(column, header)) for column in raw.columns}
    table = max(COLUMNS, key=lambda name: len(names.intersection(COLUMNS[name])) / len(COLUMNS[name]))
    # A line of its own right above it is its title.
    first = header - 1 if header and _filled(raw, header - 1) == 1 else header
    second[first:] = True
    row = int(raw.rows[header])
    findings.refuse_rows(
        np.flatnonzero(second),
        Problem(
            row,
            "",
            "",
            Message(
                N_("Di lembar ini tabel kedua ({table}) mulai di baris {row}."),
                {"table": table, "row": str(row)},
            ),
            Message(N_("Beri tabel itu lembar atau berkas sendiri.")),
        ),
    )
    return second


def refuse_open_quotes(raw: RawTable, findings: Findings) -> npt.NDArray[np.bool_]:
    """Refuse, each with one error, the rows whose quotation mark took in rows below; a flag a row."""
    taken: npt.NDArray[np.bool_] = np.isin(raw.rows, list(raw.open_quotes))
    findings.refuse(
        np.flatnonzero(taken),
        lambda position: raw.open_quotes[int(raw.rows[position])].problem,
    )
    findings.refuse_lines(sum(quote.lines for quote in raw.open_quotes.values()))
    return taken


def _filled(raw: RawTable, position: int) -> int:
    return sum(not is_empty(_cell(column, position)) for column in raw.columns)


def refuse_stray_rows(
    raw: RawTable,
    columns: Mapping[str, Column],
    spec: TableSpec,
    findings: Findings,
    *,
    judged: npt.NDArray[np.bool_],
) -> npt.NDArray[np.bool_]:
    """Refuse, each with one error, the rows in which most cells that must be filled are blank; a flag a row.

    columns: the columns of `spec` as sent. judged: rows that were refused already for what they are.
    """
    required = [name for name, each in spec.columns.items() if each.parse("", None).expected is not None]
    blank = np.zeros(len(raw.rows), dtype=np.intp)
    for name in required:
        blank += columns[name].mask([is_empty(cell) for cell in columns[name].cells])
    stray: npt.NDArray[np.bool_] = (blank >= _FEWEST_BLANK) & (blank * 2 > len(required)) & ~judged

    def problem_at(position: int) -> Problem:
        empty = [name for name in required if is_empty(_cell(columns[name], position))]
        expected = Message(
            N_("Baris ini bukan baris data: kolom {columns} kosong."),
            {"columns": ", ".join(empty)},
        )
        suggestion = Message(
            N_("Hapus baris jumlah, tanda tangan, atau catatan; bila memang data, isi kolom yang kosong.")
        )
        filled = (shown(_cell(column, position)) for column in raw.columns)
        # A signature has the signer's number beside it, with a date of birth in it.
        return Problem(None, "", masked(next(filter(None, filled), "")), expected, suggestion)

    findings.refuse(np.flatnonzero(stray), problem_at)
    return stray


def _cell(column: Column, position: int) -> Cell:
    cell: Cell = column.cells[column.codes[position]]
    return cell
