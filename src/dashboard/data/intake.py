"""How files given by their bytes become tables, and tables a Dataset. Nothing here knows of a disk."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import PurePath

import pandas as pd

from dashboard.data.checks.action_crosschecks import action_checks
from dashboard.data.checks.crosschecks import cross_check
from dashboard.data.checks.plausibility import warn_of_leaps
from dashboard.data.checks.validation import ValidTable, validate_table
from dashboard.data.contract.active_rules import NO_RULES, ActiveRules
from dashboard.data.contract.as_sent import NoHeaderError, RawTable, UnreadableFileError
from dashboard.data.contract.findings import Findings
from dashboard.data.contract.masking import masked
from dashboard.data.contract.report import FileReport, Problem
from dashboard.data.contract.words import COLUMNS, NAMED_FILES, REQUIRED_FILES
from dashboard.data.dataset import Dataset, Source
from dashboard.data.files.reading import ReadFile, read_file, table_name, unread_sheet
from dashboard.data.layouts.mapping import NO_MAPPING, LayoutMapping
from dashboard.data.layouts.reading import LaidOut, LayoutReader
from dashboard.data.merge import merged, put_together
from dashboard.data.places.areas import Areas
from dashboard.data.places.resolving import AreaResolver, CodeList
from dashboard.data.schemas import TableSpec, empty_table, table_specs
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
    fitting_only: bool = False,
    mapping: LayoutMapping = NO_MAPPING,
    on_read: Callable[[], None] | None = None,
) -> tuple[ValidTable, ...]:
    """The tables of one file given by its bytes. Of a refused file nothing is kept but the reason.

    name: the file's name, which says which table a CSV file is; fast: see csv_reading.read_csv;
    fitting_only: see reading.read_file; mapping: layouts that somebody has confirmed; on_read: called
    halfway, when cells are read and not yet checked.
    """
    resolver = AreaResolver(areas, code_list)
    named, name = name, masked(name)
    layouts = LayoutReader(resolver, today, mapping)
    try:
        read = read_file(named, content, fast=fast, fitting_only=fitting_only, layouts=layouts)
    except NoHeaderError as error:
        is_meant = table_name(PurePath(name).stem) is not None or not fitting_only
        return (unreadable_table(name, error) if is_meant else unknown_table(name),)
    except UnreadableFileError as error:
        return (unreadable_table(name, error),)
    if read.asked is not None:
        is_ours = any(each.table for each in read.asked.proposals) or not fitting_only
        return (_asked(name, read.asked) if is_ours else unknown_table(name),)
    if not read.tables:
        return (unknown_table(name),)
    if on_read is not None:
        on_read()
    specs = table_specs(resolver, today=today)
    valid = [
        validate_table(
            raw,
            name=table,
            path=name if len(read.tables) == 1 else f"{name} [{_place(raw, table, read)}]",
            spec=specs[table],
            resolver=resolver,
            ways=mapping.ways.get(table),
        )
        for table, raw in read.tables
    ]
    return (_warned(valid[0], tuple(map(unread_sheet, read.unread))), *valid[1:])


def _place(raw: RawTable, table: str, read: ReadFile) -> str:
    """Where a table stands in its file: its sheet, with its own name where one sheet holds several."""
    alone = sum(each.name == raw.name for _, each in read.tables) == 1
    return masked(raw.name) if alone and raw.name else ": ".join(filter(None, (masked(raw.name), table)))


def _asked(name: str, laid: LaidOut) -> ValidTable:
    """The outcome for a file in the office's own layout that leaves something to be answered."""
    report = FileReport(name, laid.rows, 0, laid.rows, errors=laid.problems)
    table = next(filter(None, (each.table for each in laid.proposals)), "")
    return ValidTable(table, None, report, proposals=laid.proposals)


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
    base: Mapping[str, pd.DataFrame] | None = None,
) -> Dataset:
    """One Dataset of validated tables, from files or uploads; parts of one table are put together.

    law_rates: the rates that apply where no table of rates came; active_rules: see Dataset. base: tables, by
    the contract's names, that what came is set upon; see merge.
    """
    specs = table_specs(AreaResolver(areas), today=today)
    by_name: dict[str, list[ValidTable]] = {name: [] for name in (*COLUMNS, "")}
    for table in tables:
        by_name[table.name].append(table)
    base = base or {}
    typed: dict[str, pd.DataFrame] = {}
    for name in COLUMNS:
        parts = put_together(_filled_in(by_name[name]), spec=specs[name], areas=areas)
        # Whoever sends files of which nothing is used is not told of one that he did not send.
        needed = name in REQUIRED_FILES and (source is not Source.VISIT or _any_used(by_name))
        if not parts and needed and not len(base.get(name, ())):
            parts = [_missing(name)]
        sent = joined(parts, specs[name])
        typed[name] = merged(base[name], sent, table=name).frame if name in base else sent
        if name in base:
            parts = [_set_beside(part, base[name], specs[name]) for part in parts]
        by_name[name] = _beside_each_other(parts, specs[name])
    law = empty_table(specs["tarif_iuran"]) if law_rates is None else law_rates
    crossed = {"kepesertaan": cross_check(typed["kepesertaan"], typed["potensi"], areas)}
    rates = law if typed["tarif_iuran"].empty else typed["tarif_iuran"]
    for name, warnings in (crossed | action_checks(typed, areas, today=today)).items():
        if by_name[name]:
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


def _any_used(by_name: Mapping[str, Sequence[ValidTable]]) -> bool:
    return any(part.report.rows_used for parts in by_name.values() for part in parts)


def _set_beside(part: ValidTable, base: pd.DataFrame, spec: TableSpec) -> ValidTable:
    """The part, with warnings about leaps from the months that are there already."""
    if part.frame is None:
        return part
    findings = Findings(part.rows)
    warn_of_leaps(part.name, part.frame, key=spec.key, findings=findings, before=base)
    return _warned(part, findings.report(part.report.path).warnings)


def _beside_each_other(parts: Sequence[ValidTable], spec: TableSpec) -> list[ValidTable]:
    """The parts, each with warnings about leaps from months that another part has."""
    held = [part.frame for part in parts if part.frame is not None and len(part.frame)]
    if len(held) < 2:
        return list(parts)
    return [
        part
        if part.frame is None or part.frame.empty
        else _set_beside(
            part, pd.concat([frame for frame in held if frame is not part.frame], ignore_index=True), spec
        )
        for part in parts
    ]


def _filled_in(parts: Sequence[ValidTable]) -> list[ValidTable]:
    """Without a template that nobody wrote into, where the table itself is there too."""
    return [part for part in parts if part.report.rows_read or part.frame is None] or list(parts[:1])


def joined(parts: Sequence[ValidTable], spec: TableSpec) -> pd.DataFrame:
    """The rows that are used of all parts of one table."""
    frames = [part.frame for part in parts if part.frame is not None and len(part.frame)]
    if not frames:
        return empty_table(spec)
    return frames[0] if len(frames) == 1 else pd.concat(frames, ignore_index=True)


def _missing(name: str) -> ValidTable:
    expected = Message(N_("Berkas {name}.csv atau {name}.xlsx tidak ada."), {"name": name})
    return ValidTable(
        name, None, FileReport(f"{name}.csv", 0, 0, 0, errors=(Problem(None, "", "", expected),))
    )


def _warned(table: ValidTable, warnings: tuple[Problem, ...]) -> ValidTable:
    report = table.report
    every = (*warnings, *report.warnings)
    return replace(table, report=replace(report, warnings=every)) if warnings else table
