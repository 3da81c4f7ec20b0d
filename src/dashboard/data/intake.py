"""How files given by their bytes become tables, and tables a Dataset. Nothing here knows of a disk."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from pathlib import PurePath

import pandas as pd

from dashboard.data.checks.action_crosschecks import action_checks
from dashboard.data.checks.crosschecks import cross_check
from dashboard.data.checks.validation import ValidTable, validate_table
from dashboard.data.contract.active_rules import NO_RULES, ActiveRules
from dashboard.data.contract.as_sent import UnreadableFileError
from dashboard.data.contract.report import FileReport, Problem
from dashboard.data.contract.words import COLUMNS, NAMED_FILES, REQUIRED_FILES
from dashboard.data.dataset import Dataset, Source
from dashboard.data.files.reading import read_file, table_name, unread_sheet
from dashboard.data.places.areas import Areas
from dashboard.data.places.resolving import AreaResolver, CodeList
from dashboard.data.schemas import empty_table, table_specs
from dashboard.data.version import content_version
from dashboard.i18n import N_, Message


def validate_upload(
    name: str,
    content: bytes,
    *,
    areas: Areas,
    today: date,
    code_list: CodeList = CodeList.KEMENDAGRI,
    fast: bool = True,
    named_only: bool = False,
    on_read: Callable[[], None] | None = None,
) -> tuple[ValidTable, ...]:
    """The tables of one file given by its bytes. Of a refused file nothing is kept but the reason.

    name: the file's name, which says which table a CSV file is; fast: see csv_reading.read_csv;
    named_only: see reading.read_file; on_read: called halfway, when the cells are read and not yet checked.
    """
    try:
        read = read_file(name, content, fast=fast, named_only=named_only)
    except UnreadableFileError as error:
        return (unreadable_table(name, error),)
    if not read.tables:
        return (unknown_table(name),)
    if on_read is not None:
        on_read()
    resolver = AreaResolver(areas, code_list)
    specs = table_specs(resolver, today=today)
    valid = [
        validate_table(
            raw,
            name=table,
            path=name if len(read.tables) == 1 else f"{name} [{raw.name}]",
            spec=specs[table],
            resolver=resolver,
        )
        for table, raw in read.tables.items()
    ]
    return (_warned(valid[0], tuple(map(unread_sheet, read.unread))), *valid[1:])


def unreadable_table(name: str, error: UnreadableFileError) -> ValidTable:
    """The outcome for a file of which nothing is used."""
    table = table_name(PurePath(name).stem) or ""
    problem = replace(error.problem, value="") if table in NAMED_FILES else error.problem
    return ValidTable(table, None, FileReport(name, error.rows, 0, error.rows, errors=(problem,)))


def unknown_table(name: str) -> ValidTable:
    """The outcome for a file whose name is none of the contract's: it isn't looked at."""
    expected = Message(N_("berkas bernama {names}; berkas ini tidak dibaca"), {"names": ", ".join(COLUMNS)})
    return ValidTable("", None, FileReport(name, 0, 0, 0, warnings=(Problem(None, "", name, expected),)))


def build_dataset(
    tables: Iterable[ValidTable],
    *,
    source: Source,
    areas: Areas,
    today: date,
    fingerprint: str,
    law_rates: pd.DataFrame | None = None,
    active_rules: ActiveRules = NO_RULES,
) -> Dataset:
    """One Dataset of validated tables, from files or uploads; of a table that came twice, neither is used.

    law_rates: the rates that apply where no table of rates came; active_rules: see Dataset.
    """
    specs = table_specs(AreaResolver(areas), today=today)
    by_name: dict[str, list[ValidTable]] = {name: [] for name in (*COLUMNS, "")}
    for table in tables:
        by_name[table.name].append(table)
    for name, same in by_name.items():
        if name and len(same) > 1:
            # A template that nobody wrote into, beside the table itself, is no second table.
            filled = [table for table in same if table.report.rows_read or not table.report.ok] or same[:1]
            by_name[name] = filled if len(filled) == 1 else [_came_twice(table) for table in filled]
        elif name in REQUIRED_FILES and not same:
            by_name[name] = [_missing(name)]
    frames = {
        name: next((table.frame for table in by_name[name] if table.frame is not None), None)
        for name in COLUMNS
    }
    typed = {name: empty_table(specs[name]) if frame is None else frame for name, frame in frames.items()}
    law = empty_table(specs["tarif_iuran"]) if law_rates is None else law_rates
    crossed = {"kepesertaan": cross_check(typed["kepesertaan"], typed["potensi"], areas)}
    rates = law if typed["tarif_iuran"].empty else typed["tarif_iuran"]
    for name, warnings in (crossed | action_checks(typed, areas, today=today)).items():
        by_name[name][0] = _warned(by_name[name][0], warnings)
    return Dataset(
        source=source,
        areas=areas,
        reports=tuple(replace(table.report, table=table.name) for same in by_name.values() for table in same),
        fingerprint=fingerprint,
        law_rates=law,
        members=typed["kepesertaan"],
        eligible=typed["potensi"],
        targets=typed["target"],
        milestones=typed["tonggak"],
        version=content_version(typed),
        active_rules=active_rules,
    ).with_tables(typed | {"tarif_iuran": rates})


def _came_twice(table: ValidTable) -> ValidTable:
    expected = Message(
        N_("satu berkas saja untuk {name}; hapus atau gabungkan yang lain"), {"name": table.name}
    )
    report = table.report
    refused = FileReport(
        report.path, report.rows_read, 0, report.rows_read, errors=(Problem(None, "", report.path, expected),)
    )
    return ValidTable(table.name, None, refused)


def _missing(name: str) -> ValidTable:
    expected = Message(N_("berkas {name}.csv atau {name}.xlsx; berkas ini tidak ada"), {"name": name})
    return ValidTable(
        name, None, FileReport(f"{name}.csv", 0, 0, 0, errors=(Problem(None, "", "", expected),))
    )


def _warned(table: ValidTable, warnings: tuple[Problem, ...]) -> ValidTable:
    report = table.report
    every = (*warnings, *report.warnings)
    return replace(table, report=replace(report, warnings=every)) if warnings else table
