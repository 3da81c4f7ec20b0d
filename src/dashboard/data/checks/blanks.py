"""Blank cells that stand for a whole, where all rows of a unit leave them blank: group, payer, temporary."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.data.cells.parsed import Parsed
from dashboard.data.checks.read_columns import ReadColumn
from dashboard.data.contract.as_sent import is_blank
from dashboard.data.contract.findings import Findings
from dashboard.data.contract.report import Problem
from dashboard.i18n import N_, Message

#: Rows that are one unit: what some of them leave blank, none may fill.
_UNIT: Final = ("periode", "kode_wilayah", "segmen")


def filled(
    columns: Mapping[str, ReadColumn], findings: Findings, *, judged: npt.NDArray[np.bool_]
) -> dict[str, ReadColumn]:
    """The columns, blank cells read as what they stand for; told once a column.

    judged: rows that are refused already for what they are. A blank among filled cells of its unit is a
    doubt, the total or "lainnya", and refuses its row.
    """
    result = dict(columns)
    for name, column in columns.items():
        if column.spec.blank is None:
            continue
        blank = column.rows_with([is_blank(cell) for cell in column.cells]) & ~judged
        if not blank.any():
            continue
        doubtful = blank & _filled_beside(columns, name, blank)
        findings.refuse(np.flatnonzero(doubtful), partial(_doubt, name))
        value = column.spec.blank
        result[name] = replace(
            column,
            parsed=[
                Parsed(value) if is_blank(cell) else each
                for cell, each in zip(column.cells, column.parsed, strict=True)
            ],
        )
        count = int((blank & ~doubtful).sum())
        if count:
            findings.readings.append(
                Message(
                    N_("Kolom {column}: {count} baris kosong dibaca sebagai {value}."),
                    {"column": name, "count": count, "value": _written(value)},
                )
            )
    return result


def _filled_beside(
    columns: Mapping[str, ReadColumn], name: str, blank: npt.NDArray[np.bool_]
) -> npt.NDArray[np.bool_]:
    """Which rows have, in their unit, a row that fills the column with anything but the whole itself."""
    column = columns[name]
    whole = column.spec.blank
    # What is written fills its row, read or not.
    fills = column.rows_with([each.value != whole for each in column.parsed]) & ~blank
    unit = [
        np.array([str(each.value) for each in columns[key].parsed], dtype=object)[columns[key].codes]
        for key in _UNIT
    ]
    units = pd.factorize(pd.MultiIndex.from_arrays(unit))[0]
    has_filled = np.bincount(units, weights=fills) > 0
    return np.asarray(has_filled[units], dtype=bool)


def _doubt(name: str, _position: int) -> Problem:
    return Problem(
        None,
        name,
        "",
        Message(
            N_(
                "isi, karena baris lain dari bulan, wilayah, dan segmen ini terisi: kosong dapat berarti "
                "seluruhnya (SEMUA) atau sisanya (lainnya)"
            )
        ),
        Message(N_("Tulis SEMUA bila baris ini jumlahnya, atau lainnya bila sisanya.")),
    )


def _written(value: str | bool) -> str:
    return value if isinstance(value, str) else "ya" if value else "tidak"
