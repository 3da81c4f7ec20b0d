"""Submissions set upon what is in force: what becomes of its tables, and what of them changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

import numpy as np
import pandas as pd

from dashboard.data.checks.validation import ValidTable
from dashboard.data.contract.report import FileReport, Problem
from dashboard.data.contract.words import COLUMNS
from dashboard.data.dataset import Dataset, Source
from dashboard.data.dry_run import Comparison, compare
from dashboard.data.intake import build_dataset
from dashboard.data.merge import spoken_of
from dashboard.data.places.areas import Areas
from dashboard.data.places.resolving import AreaResolver
from dashboard.data.published.branch_scope import own_rows
from dashboard.data.published.errors import UnmergeableError
from dashboard.data.published.preparing import Prepared, prepared
from dashboard.data.published.records import InForce, Version
from dashboard.data.reference import load_active_rules, load_rates
from dashboard.data.schemas import table_specs
from dashboard.i18n import N_, Message

_IN_FORCE: Final = "data yang berlaku"
_SENT: Final = "kiriman"


@dataclass(frozen=True, eq=False)
class Part:
    """The tables of one submission: whose they are, and what reading them came to."""

    branch: str
    tables: Mapping[str, pd.DataFrame]
    reports: tuple[FileReport, ...] = ()


@dataclass(frozen=True, eq=False)
class Merge:
    """before, after: the rows of the units spoken of, as they are in force and as they would be, by table.

    rest: rows in force that nobody speaks of.
    """

    before: Mapping[str, pd.DataFrame]
    after: Mapping[str, Sequence[pd.DataFrame]]
    rest: Mapping[str, pd.DataFrame]

    @property
    def joined(self) -> dict[str, pd.DataFrame]:
        """`after`, a table each."""
        return {name: pd.concat(parts, ignore_index=True) for name, parts in self.after.items()}


@dataclass(frozen=True, eq=False)
class Change:
    """What submissions would change of what is in force now.

    before, after: the rows of the units they speak of, by table. withheld: tables left out, because this
    person sees no names. problems: why they can't be published.
    """

    onto: InForce
    before: Mapping[str, pd.DataFrame]
    after: Mapping[str, pd.DataFrame]
    withheld: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()

    def comparisons(self, *, areas: Areas, today: date) -> tuple[Comparison, ...]:
        """The same, row by row of each table's key."""
        specs = table_specs(AreaResolver(areas), today=today)
        return tuple(
            compare(name, loaded=self.before[name], sent=table, spec=specs[name])
            for name, table in self.after.items()
        )


def set_upon(ground: Mapping[str, pd.DataFrame], parts: Sequence[Part], *, areas: Areas) -> Merge:
    """What changes when submissions are set upon tables, each upon the ones before it.

    ground: typed tables by name, those without rows left out. Raises UnmergeableError where a branch's
    submission would take a row that is not its own.
    """
    rest = dict(ground)
    before: dict[str, list[pd.DataFrame]] = {}
    after: dict[str, list[pd.DataFrame]] = {}
    for part in parts:
        for name, sent in part.tables.items():
            earlier = after.setdefault(name, [])
            held = rest.get(name, sent[:0])
            gone = spoken_of(held, sent, table=name)
            replaced = [held[gone], *(each[spoken_of(each, sent, table=name)] for each in earlier)]
            for each in replaced:
                if not own_rows(each, part.branch, table=name, areas=areas).all():
                    raise UnmergeableError([_takes_foreign(name)])
            before.setdefault(name, []).append(held[gone])
            rest[name] = held[~gone]
            kept = [each[~spoken_of(each, sent, table=name)] for each in earlier]
            after[name] = [*(each for each in kept if len(each)), sent]
    return Merge({name: pd.concat(each, ignore_index=True) for name, each in before.items()}, after, rest)


def _takes_foreign(table: str) -> Problem:
    expected = Message(
        N_("{table}: ada baris yang akan menggantikan baris milik wilayah lain."), {"table": table}
    )
    return Problem(None, "", "", expected)


def merged_dataset(merge: Merge, *, areas: Areas, today: date) -> Dataset:
    """The dataset that a merge makes, checked as files of a folder are, before the gate.

    Raises UnmergeableError where totals and parts disagree, or two say the same row differently.
    """
    tables = [
        _part(name, frame, _IN_FORCE) for name, frame in merge.rest.items() if name in COLUMNS and len(frame)
    ]
    tables += [_part(name, frame, _SENT) for name, frames in merge.after.items() for frame in frames]
    data = build_dataset(
        tables,
        source=Source.OFFICE,
        areas=areas,
        today=today,
        fingerprint="",
        law_rates=load_rates(areas),
        active_rules=load_active_rules(),
    )
    problems = [_without_row(each, report) for report in data.reports for each in report.errors]
    if problems:
        raise UnmergeableError(problems)
    return data


def _part(name: str, frame: pd.DataFrame, path: str) -> ValidTable:
    rows = len(frame)
    return ValidTable(name, frame, FileReport(path, rows, rows, 0), rows=np.arange(rows, dtype=np.intp))


def _without_row(problem: Problem, report: FileReport) -> Problem:
    """A problem of rows that have no number of their own; the table is named instead."""
    return replace(problem, row=None, column=report.table)


def prepared_upon(
    base: Version | None,
    ground: Mapping[str, pd.DataFrame],
    parts: Sequence[Part],
    *,
    note: str,
    areas: Areas,
    today: date,
) -> Prepared:
    """The version that submissions make of the one in force. base: None where nothing is.

    Raises UnmergeableError, PublishingError.
    """
    data = merged_dataset(set_upon(ground, parts, areas=areas), areas=areas, today=today)
    reports = tuple(report for part in parts for report in part.reports)
    made = prepared(
        replace(data, reports=reports),
        note=note,
        accept_refused=sum(report.rows_refused for report in reports),
        trial=base is not None and base.uji,
        today=today,
    )
    # Of tables that only a lasting store keeps, a version goes on saying that they are withheld.
    withheld = {*made.version.rahasia, *(() if base is None else base.rahasia)}
    return replace(made, version=replace(made.version, rahasia=tuple(sorted(withheld))))
