"""A decimal comma in a file that is separated by commas makes two cells of one number, and moves the rest."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial
from typing import Final

import numpy as np
import numpy.typing as npt

from dashboard.data.contract.as_sent import Column, RawTable, shown
from dashboard.data.contract.findings import Findings
from dashboard.data.contract.headers import column_name
from dashboard.data.contract.report import Problem
from dashboard.data.schemas import TableSpec
from dashboard.i18n import N_, Message

_BEFORE: Final = re.compile(r"\d{1,4}")
_AFTER: Final = re.compile(r"\d{1,8}\s*%?")
#: Only these hold numbers that are not whole.
_WITH_DECIMALS: Final = "float64"


def refuse_decimal_commas(
    raw: RawTable,
    positions: Mapping[str, int],
    spec: TableSpec,
    findings: Findings,
    *,
    judged: npt.NDArray[np.bool_],
) -> npt.NDArray[np.bool_]:
    """Refuse, each with one error, the rows with a cell too many that a decimal comma made; a flag a row.

    positions: where the columns of the contract stand. judged: rows that were refused already for what they
    are.
    """
    refused = np.zeros(len(raw.rows), dtype=bool)
    if raw.delimiter != ",":
        return refused
    candidates = (raw.misfit | raw.all_longer) & ~judged
    for name, at in positions.items():
        if spec.columns[name].dtype != _WITH_DECIMALS or at + 1 >= len(raw.columns):
            continue
        halves = candidates & _like(_BEFORE, raw.columns[at]) & _like(_AFTER, raw.columns[at + 1])
        found = [row for row in np.flatnonzero(halves).tolist() if _fits_behind(raw, at, row, spec)]
        rows = np.array(found, dtype=np.intp)
        findings.refuse(rows, partial(_problem, raw, name, at))
        refused[rows] = True
        candidates &= ~refused
    return refused


def _like(pattern: re.Pattern[str], column: Column) -> npt.NDArray[np.bool_]:
    return column.mask([pattern.fullmatch(shown(cell)) is not None for cell in column.cells])


def _fits_behind(raw: RawTable, at: int, position: int, spec: TableSpec) -> bool:
    """Whether the cell after the two belongs into the column after this one, as far as can be told."""
    column = spec.columns.get(column_name(raw.header[at + 1]))
    if column is None or column.given is not None or at + 2 >= len(raw.columns):
        return True
    return column.parse(_cell(raw, at + 2, position), None).expected is None


def _problem(raw: RawTable, name: str, at: int, position: int) -> Problem:
    number = f"{_cell(raw, at, position)},{_cell(raw, at + 1, position)}"
    return Problem(
        None,
        name,
        number,
        Message(N_("Berkas ini berpemisah koma, sehingga koma desimal membagi angka ini menjadi dua sel.")),
        Message(
            N_('Tulis "{number}" dalam tanda kutip, atau simpan berkas dengan pemisah titik koma (;).'),
            {"number": number},
        ),
    )


def _cell(raw: RawTable, at: int, position: int) -> str:
    column = raw.columns[at]
    return shown(column.cells[column.codes[position]])
