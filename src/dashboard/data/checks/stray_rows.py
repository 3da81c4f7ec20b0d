"""Rows below or between the data that are none: totals, places and dates, signatures, notes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import numpy as np
import numpy.typing as npt

from dashboard.data.contract.as_sent import Cell, Column, RawTable, is_blank, shown
from dashboard.data.contract.findings import Findings
from dashboard.data.contract.report import Problem
from dashboard.data.schemas import TableSpec
from dashboard.i18n import N_, Message

#: Fewer blank cells than this are a slip in a row of data.
_FEWEST_BLANK: Final = 2


def refuse_stray_rows(
    raw: RawTable, columns: Mapping[str, Column], spec: TableSpec, findings: Findings
) -> npt.NDArray[np.bool_]:
    """Refuse, each with one error, the rows in which most cells that must be filled are blank; a flag a row.

    columns: the columns of `spec` as sent.
    """
    required = [name for name, each in spec.columns.items() if each.parse("", None).expected is not None]
    blank = np.zeros(len(raw.rows), dtype=np.intp)
    for name in required:
        blank += columns[name].mask([is_blank(cell) for cell in columns[name].cells])
    stray: npt.NDArray[np.bool_] = (blank >= _FEWEST_BLANK) & (blank * 2 > len(required))

    def problem_at(position: int) -> Problem:
        empty = [name for name in required if is_blank(_cell(columns[name], position))]
        expected = Message(
            N_("baris data; baris ini bukan baris data: kolom {columns} kosong"),
            {"columns": ", ".join(empty)},
        )
        suggestion = Message(
            N_("Hapus baris jumlah, tanda tangan, atau catatan; bila memang data, isi kolom yang kosong.")
        )
        filled = (shown(_cell(column, position)) for column in raw.columns)
        return Problem(None, "", next(filter(None, filled), ""), expected, suggestion)

    findings.refuse(np.flatnonzero(stray), problem_at)
    return stray


def _cell(column: Column, position: int) -> Cell:
    cell: Cell = column.cells[column.codes[position]]
    return cell
