"""From a table as sent to a typed table: every row is used, or refused with its reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd
from rapidfuzz import process

from dashboard.data.cells.parsed import Reading
from dashboard.data.checks.blanks import filled
from dashboard.data.checks.consistency import check_totals
from dashboard.data.checks.decimal_commas import refuse_decimal_commas
from dashboard.data.checks.forms import form_report, is_form
from dashboard.data.checks.plausibility import warn_of_leaps, warn_of_small_percentages
from dashboard.data.checks.read_columns import ReadColumn, read_columns, typed
from dashboard.data.checks.stray_rows import (
    refuse_open_quotes,
    refuse_second_table,
    refuse_stray_rows,
    without_repeated_headers,
)
from dashboard.data.checks.witness import chosen, judged
from dashboard.data.contract.as_sent import BrokenCell, Column, Positions, RawTable, shown
from dashboard.data.contract.findings import Findings
from dashboard.data.contract.headers import NAME_COLUMNS, column_name
from dashboard.data.contract.report import ColumnDoubt, FileReport, Problem
from dashboard.data.contract.words import FAULT_COLUMN, OPTIONAL_COLUMNS, REQUIRED_FILES
from dashboard.data.layouts.proposing import Proposal
from dashboard.data.places.naming import check_code_list, check_names
from dashboard.data.places.resolving import AreaResolver
from dashboard.data.places.village_codes import VILLAGE_COLUMN, refuse_mixed_villages
from dashboard.data.schemas import TableSpec, empty_table
from dashboard.i18n import N_, Message

_EXAMPLES: Final = 3
_AREA_COLUMN: Final = "kode_wilayah"


@dataclass(frozen=True, eq=False)
class ValidTable:
    """A file, read: its name in the contract ("" for none), its typed rows in file order, and the report.

    frame is None where the file could not be read at all; rows: the number in the file of each of its rows.
    sent: the rows as they were sent and what was found in them; None where nothing of the file is kept.
    proposals: what has to be answered before a file in the office's own layout can be read.
    """

    name: str
    frame: pd.DataFrame | None
    report: FileReport
    sent: SentRows | None = None
    rows: Positions = field(default_factory=lambda: np.zeros(0, dtype=np.intp))
    proposals: tuple[Proposal, ...] = ()


@dataclass(frozen=True, eq=False)
class SentRows:
    """The rows of a table as they were sent, to be sent back with what is wrong with each."""

    raw: RawTable
    findings: Findings


def validate_table(
    raw: RawTable,
    *,
    name: str,
    path: str,
    spec: TableSpec,
    resolver: AreaResolver,
    ways: Mapping[str, Reading] | None = None,
) -> ValidTable:
    """The typed rows of one table and its report. name: the contract's file; path: how the report calls it.

    ways: column -> how its doubtful cells are read; without, their rows are refused.

    Frame: columns and dtypes of `spec`, fresh index; counts are Int64 with <NA> for no data.
    """
    raw = without_repeated_headers(raw)
    findings = Findings(raw.rows, quote=not spec.names)
    findings.readings.extend(raw.readings)
    positions_of = _match_columns(raw, spec, OPTIONAL_COLUMNS.get(name, frozenset()), findings)
    if positions_of is None:
        return ValidTable(name, empty_table(spec), findings.report(path), SentRows(raw, findings))
    if not len(raw.rows):
        empty = Problem(
            None,
            "",
            "",
            Message(N_("Di bawah judul kolom belum ada data; perlu sedikitnya satu baris data.")),
        )
        (findings.refuse_all if name in REQUIRED_FILES else findings.warn_file)(empty)
    left_out = Column.of([""] * len(raw.rows))
    sent = {
        column: raw.columns[positions_of[column]] if column in positions_of else left_out
        for column in spec.columns
    }
    for positions, problem in raw.faults:
        findings.refuse_rows(positions, problem)
    stray = findings.refused.copy()
    stray |= refuse_open_quotes(raw, findings) | refuse_second_table(raw, findings)
    stray |= refuse_stray_rows(raw, sent, spec, findings, judged=stray)
    stray |= _refuse_private(raw, spec, stray, findings)
    stray |= refuse_decimal_commas(raw, positions_of, spec, findings, judged=stray)
    _refuse_misfits(raw, stray, findings)
    if name not in REQUIRED_FILES and not findings.refused.any() and is_form(sent, spec):
        return ValidTable(name, empty_table(spec), form_report(raw, path=path, spec=spec))
    columns = filled(chosen(judged(read_columns(sent, spec)), ways or {}), findings, judged=stray)
    findings.doubts.extend(_doubts(columns))
    for read in columns.values():
        faulty = read.rows_where(lambda each: each.expected is not None)
        findings.refuse(faulty[~stray[faulty]], read.problem_at)
        if not read.spec.often_blank:
            findings.warn(
                read.rows_where(lambda each: each.expected is None and each.value is None), read.problem_at
            )
        _report_rewriting(read, findings)
    if _AREA_COLUMN in columns:
        area = columns[_AREA_COLUMN]
        values = [each.value for each in area.parsed]
        names = [each for each in raw.header if column_name(each) not in spec.columns]
        confirmed = check_names(
            raw,
            names=names,
            codes=area.codes,
            cells=area.cells,
            values=values,
            resolver=resolver,
            findings=findings,
        )
        check_code_list(area.codes, area.cells, confirmed=confirmed, resolver=resolver, findings=findings)
    if VILLAGE_COLUMN in columns:
        village = columns[VILLAGE_COLUMN]
        refuse_mixed_villages(village.codes, village.cells, [each.value for each in village.parsed], findings)
    frame = typed(columns, np.flatnonzero(~findings.refused))
    frame = _within_limits(frame, columns, spec, findings)
    frame = _without_duplicates(frame, columns, raw.rows, spec, findings)
    warn_of_leaps(name, frame, key=spec.key, findings=findings)
    warn_of_small_percentages(name, frame, findings)
    if spec.summed is not None:
        frame = check_totals(
            frame,
            amount=spec.summed,
            areas=resolver.areas,
            findings=findings,
            written=columns[spec.summed].written,
        )
    return ValidTable(
        name,
        frame.reset_index(drop=True),
        findings.report(path),
        SentRows(raw, findings),
        rows=raw.rows[frame.index.to_numpy()],
    )


def _doubts(columns: Mapping[str, ReadColumn]) -> Iterator[ColumnDoubt]:
    """One for each column with cells of several readings, by the first of them."""
    for name, column in columns.items():
        open_ones = [
            (cell, each.doubt)
            for cell, each in zip(column.cells, column.parsed, strict=True)
            if each.doubt is not None and len(each.doubt.readings) > 1
        ]
        if open_ones:
            cell, doubt = open_ones[0]
            yield ColumnDoubt(name, shown(cell), {str(way): str(value) for way, value in doubt.readings})


def _match_columns(
    raw: RawTable, spec: TableSpec, optional: frozenset[str], findings: Findings
) -> dict[str, int] | None:
    """The position of each column of the contract that is there.

    optional: those that may be left out. None, and all refused, where another is missing or one is double.
    """
    names = [column_name(written) for written in raw.header]
    missing = [column for column in spec.columns if column not in names and column not in optional]
    doubled = [column for column in spec.columns if names.count(column) > 1]
    extra = [
        written
        for written, column in zip(raw.header, names, strict=True)
        if column not in spec.columns
        and not (column in NAME_COLUMNS and VILLAGE_COLUMN not in spec.columns)
        and column != FAULT_COLUMN
    ]
    for column in missing:
        nearest = process.extractOne(column, extra, score_cutoff=75)
        findings.refuse_all(
            Problem(
                None,
                column,
                "",
                Message(N_("kolom {column}, yang tidak ada di berkas ini"), {"column": column}),
                Message(N_("Mungkin maksudnya kolom “{written}”; ubah namanya."), {"written": nearest[0]})
                if nearest
                else None,
            )
        )
    for column in doubled:
        findings.refuse_all(
            Problem(None, column, "", Message(N_("kolom {column} hanya satu kali"), {"column": column}))
        )
    for written in () if missing else extra:
        findings.warn_file(
            Problem(None, written, "", Message(N_("Bukan kolom templat, jadi kolom ini tidak dibaca.")))
        )
    return (
        None
        if missing or doubled
        else {column: names.index(column) for column in spec.columns if column in names}
    )


def _refuse_private(
    raw: RawTable, spec: TableSpec, stray: npt.NDArray[np.bool_], findings: Findings
) -> npt.NDArray[np.bool_]:
    """Refuse rows with a personal number in a column that isn't read; in others the cell is refused."""
    private = np.zeros(len(raw.rows), dtype=bool)
    for header, column in zip(raw.header, raw.columns, strict=True):
        if column_name(header) in spec.columns:
            continue
        reasons = [
            cell if isinstance(cell, BrokenCell) and cell.is_private else None for cell in column.cells
        ]
        rows = column.mask([each is not None for each in reasons]) & ~stray
        if rows.any():
            reason = next(filter(None, reasons))
            problem = Problem(None, header, "", reason.reason, reason.suggestion)
            findings.refuse(np.flatnonzero(rows), partial(_same, problem))
            private |= rows
    return private


def _same(problem: Problem, _position: int) -> Problem:
    return problem


def _refuse_misfits(raw: RawTable, stray: npt.NDArray[np.bool_], findings: Findings) -> None:
    expected = Message(
        N_("{count} sel seperti judul kolom; koma di dalam angka atau teks perlu tanda kutip"),
        {"count": len(raw.header)},
    )
    first = raw.columns[0]
    findings.refuse(
        np.flatnonzero(raw.misfit & ~stray),
        lambda position: Problem(None, "", shown(first.cells[first.codes[position]]), expected),
    )


def _report_rewriting(read: ReadColumn, findings: Findings) -> None:
    """Say how cells were read that the contract writes otherwise."""
    rewritten = [(cell, each) for cell, each in zip(read.cells, read.parsed, strict=True) if each.rewritten]
    if not rewritten:
        return
    findings.readings.extend({str(each.told): each.told for _, each in rewritten if each.told}.values())
    examples = ", ".join(f"“{shown(cell)}” = {each.value}" for cell, each in rewritten[:_EXAMPLES])
    findings.readings.append(
        Message(
            N_("Kolom {column}: {count} baris ditulis lain tetapi dapat dibaca, misalnya {examples}."),
            {
                "column": read.name,
                "count": len(read.rows_where(lambda each: each.rewritten)),
                "examples": examples,
            },
        )
    )


def _within_limits(
    frame: pd.DataFrame, columns: dict[str, ReadColumn], spec: TableSpec, findings: Findings
) -> pd.DataFrame:
    """The rows that the schema passes; the others are refused with the check they failed."""
    import pandera.errors  # noqa: PLC0415 - imported when first needed

    try:
        spec.schema.validate(frame, lazy=True)
    except pandera.errors.SchemaErrors as errors:
        cases = errors.failure_cases
    else:
        return frame
    # Of a check of whole rows pandera repeats the failure for every column.
    of_rows = cases["schema_context"] == "DataFrameSchema"
    cases.loc[of_rows, "column"] = cases.loc[of_rows, "check"].map(spec.told_at)
    for (name, check), failed in cases.groupby(["column", "check"], sort=False):
        findings.refuse(
            np.unique(failed["index"].to_numpy(dtype=np.intp)),
            partial(_limit_problem, columns[name], Message(str(check), dict(spec.limits))),
        )
    return frame[~findings.refused[frame.index]]


def _limit_problem(read: ReadColumn, expected: Message, position: int) -> Problem:
    return Problem(None, read.name, read.written(position), expected)


def _without_duplicates(
    frame: pd.DataFrame, columns: dict[str, ReadColumn], rows: Positions, spec: TableSpec, findings: Findings
) -> pd.DataFrame:
    """Of identical twins the first is kept; twins that differ in any amount are all refused.

    Each problem points at a row that says the other thing.
    """
    twins = frame[frame.duplicated(list(spec.key), keep=False)]
    if twins.empty:
        return frame
    family = twins.groupby(list(spec.key), observed=True, sort=False, dropna=False).ngroup().to_numpy()
    positions = twins.index.to_numpy()
    _, first_of, place = np.unique(family, return_index=True, return_inverse=True)
    first = positions[first_of][place]
    points_at = first.copy()
    conflicting = np.zeros(len(twins), dtype=bool)
    told_at = np.full(len(twins), (spec.amounts or spec.key)[0], dtype=object)
    for name in reversed(spec.amounts):
        said = pd.factorize(twins[name], use_na_sentinel=False)[0]
        unlike_first = said != said[first_of][place]
        differs = (np.bincount(place, unlike_first) > 0)[place]
        conflicting |= differs
        told_at[differs] = name
        families, earliest = np.unique(place[unlike_first], return_index=True)
        rival = np.zeros(len(first_of), dtype=positions.dtype)
        rival[families] = positions[unlike_first][earliest]
        points_at[differs] = np.where(unlike_first, first, rival[place])[differs]
    column_of = {position: columns[name] for position, name in zip(positions.tolist(), told_at, strict=True)}
    other = dict(zip(positions.tolist(), points_at.tolist(), strict=True))

    def identical(position: int) -> Problem:
        expected = Message(
            N_("baris yang hanya ditulis sekali; sama dengan baris {row}"),
            {"row": str(rows[other[position]])},
        )
        return Problem(None, column_of[position].name, column_of[position].written(position), expected)

    def conflict(position: int) -> Problem:
        column = column_of[position]
        expected = Message(
            N_("satu angka saja untuk bulan, wilayah, dan rincian yang sama; baris {row} berisi “{value}”"),
            {"row": str(rows[other[position]]), "value": column.written(other[position])},
        )
        return Problem(None, column.name, column.written(position), expected)

    findings.refuse(positions[~conflicting & (positions != first)], identical)
    findings.refuse(positions[conflicting], conflict)
    return frame[~findings.refused[frame.index]]
