"""The contract's tables, made of the records of a sheet; their rows keep the sheet's own numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from dashboard.data.contract.as_sent import Column, RawTable, is_blank
from dashboard.data.contract.report import Problem
from dashboard.data.contract.words import COLUMNS
from dashboard.data.layouts.records import Record, Records
from dashboard.i18n import Message

#: The contract's columns of both tables -> the field of a record.
_FIELDS: Final = {
    "periode": "period", "berlaku_mulai": "period", "kode_wilayah": "code", "segmen": "segment",
    "kelompok": "group", "sumber_dana": "fund", "peserta_aktif": "amount", "potensi": "amount",
    "sementara": "temporary", "versi": "version", "sumber": "source",
}  # fmt: skip
_NAME_COLUMN: Final = "nama_wilayah"


def contract_tables(
    records: Records, *, sheet: str, readings: Sequence[Message]
) -> tuple[tuple[str, RawTable], ...]:
    """Each table that a sheet holds rows of, under the contract's header.

    The first tells how the sheet was read, and what is wrong beside its rows.
    """
    tables: list[tuple[str, RawTable]] = []
    for table in COLUMNS:
        own = [each for each in records.every if each.table == table]
        if own:
            made = _table(table, own, sheet)
            tables.append((table, made if tables else _with_left(made, readings, records.left)))
    return tuple(tables)


def _with_left(table: RawTable, readings: Sequence[Message], left: Sequence[Problem]) -> RawTable:
    nowhere = np.zeros(0, dtype=np.intp)
    faults = [*table.faults, *((nowhere, problem) for problem in left)]
    return replace(
        table, readings=tuple(readings), faults=tuple(sorted(faults, key=lambda fault: fault[1].row or 0))
    )


def _table(table: str, records: Sequence[Record], sheet: str) -> RawTable:
    named = any(not is_blank(each.name) for each in records)
    fields = [*(_FIELDS[name] for name in COLUMNS[table]), *(("name",) if named else ())]
    return RawTable(
        name=sheet,
        header=(*COLUMNS[table], *((_NAME_COLUMN,) if named else ())),
        columns=tuple(Column.of([getattr(each, name) for each in records]) for name in fields),
        rows=np.array([each.row for each in records], dtype=np.intp),
        misfit=np.zeros(len(records), dtype=bool),
        faults=_faults(records),
    )


def _faults(records: Sequence[Record]) -> tuple[tuple[np.ndarray, Problem], ...]:
    """The problems that refuse records, each with the positions it refuses."""
    positions: dict[int, list[int]] = {}
    problems: dict[int, Problem] = {}
    for at, each in enumerate(records):
        if each.problem is not None:
            positions.setdefault(id(each.problem), []).append(at)
            problems[id(each.problem)] = each.problem
    return tuple((np.array(at, dtype=np.intp), problems[key]) for key, at in positions.items())
