"""What a branch sends to the regional office, and what has become of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final

import pandas as pd

from dashboard.data.checks.validation import ValidTable
from dashboard.data.contract.report import FileReport, Problem
from dashboard.data.disclosure.gate import SINGLE
from dashboard.data.intake import joined
from dashboard.data.layouts.mapping import NO_MAPPING, LayoutMapping
from dashboard.data.merge import put_together
from dashboard.data.places.areas import Areas
from dashboard.data.places.resolving import AreaResolver
from dashboard.data.published.branch_scope import foreign_rows
from dashboard.data.published.contents import refuse_personal_numbers
from dashboard.data.published.errors import (
    ForeignRowsError,
    NothingToSubmitError,
    NotLastingError,
)
from dashboard.data.schemas import table_specs

#: Of a table that names no month, the month of its submission counts.
MONTH_COLUMNS: Final = ("periode", "berlaku_mulai")


class Status(StrEnum):
    """Where a submission stands."""

    WAITING = "diajukan"
    RETURNED = "dikembalikan"
    APPROVED = "disetujui"
    PUBLISHED = "terbit"
    WITHDRAWN = "ditarik"


class Verdict(StrEnum):
    """What somebody has done with a submission; WITHDRAWN is the sender's own."""

    APPROVED = "setuju"
    RETURNED = "kembalikan"
    WITHDRAWN = "tarik"


#: What a submission is once somebody has done that with it.
AFTER: Final = {
    Verdict.APPROVED: Status.APPROVED,
    Verdict.RETURNED: Status.RETURNED,
    Verdict.WITHDRAWN: Status.WITHDRAWN,
}


@dataclass(frozen=True)
class Decision:
    """What was done with a submission, by whom (his number and name), when (ISO 8601, WITA) and why.

    alone: whether the sender decided himself, where the office has said that he may.
    """

    verdict: Verdict
    person: int
    name: str
    at: str
    why: str
    alone: bool = False


@dataclass(frozen=True)
class Submission:
    """A submission as the store knows it.

    branch: kode_cabang, NO_BRANCH for the regional office's own. person, name: who sent it; at: ISO 8601, in
    WITA. tables: table -> digest of its content and rows; months: table -> the months that it speaks of.
    reports: what reading the files came to, without their cells. version: that which it went into, "" before.
    """

    id: str
    branch: str
    person: int
    name: str
    at: str
    note: str
    tables: Mapping[str, tuple[str, int]]
    months: Mapping[str, tuple[str, ...]]
    reports: tuple[FileReport, ...]
    decisions: tuple[Decision, ...] = ()
    version: str = ""

    @property
    def status(self) -> Status:
        """Where it stands."""
        if self.version:
            return Status.PUBLISHED
        return AFTER[self.decisions[-1].verdict] if self.decisions else Status.WAITING

    @property
    def month(self) -> str:
        """The newest month it speaks of; that of its sending, where it names none."""
        return max((month for each in self.months.values() for month in each), default=self.at[:7])

    @property
    def refused(self) -> int:
        """Rows that were refused, and are not in it."""
        return sum(each.rows_refused for each in self.reports)

    @property
    def warnings(self) -> int:
        """Rows worth a look."""
        return sum(len(each.warnings) for each in self.reports)


@dataclass(frozen=True, eq=False)
class Sendable:
    """What can be submitted: typed tables that have rows, what reading came to, and how layouts were read."""

    branch: str
    tables: Mapping[str, pd.DataFrame]
    reports: tuple[FileReport, ...]
    mapping: LayoutMapping = NO_MAPPING

    @property
    def months(self) -> dict[str, tuple[str, ...]]:
        """The months that each table speaks of."""
        return {name: months_in(table) for name, table in self.tables.items()}

    @property
    def needs_note(self) -> bool:
        """Whether the sender has to say something: rows were refused, or are worth a look."""
        return any(each.rows_refused or each.warnings for each in self.reports)


def months_in(table: pd.DataFrame) -> tuple[str, ...]:
    """The months that a table names, oldest first; () for one without months."""
    column = next((each for each in MONTH_COLUMNS if each in table), None)
    return () if column is None else tuple(sorted(table[column].unique()))


def sendable(
    sent: Sequence[ValidTable],
    branch: str,
    *,
    areas: Areas,
    today: date,
    lasting: bool,
    mapping: LayoutMapping = NO_MAPPING,
) -> Sendable:
    """Files as they were tried, for a branch or NO_BRANCH; nothing of anybody else's areas is in it.

    lasting: whether the store outlasts its server, as tables that name somebody must.
    Raises ForeignRowsError, NotLastingError, NothingToSubmitError, PersonalNumbersError.
    """
    count, rows = foreign_rows(sent, branch, areas=areas)
    if count:
        raise ForeignRowsError(count, rows)
    specs = table_specs(AreaResolver(areas), today=today)
    parts = {
        name: put_together([each for each in sent if each.name == name], spec=spec, areas=areas)
        for name, spec in specs.items()
    }
    reports = [replace(part.report, table=name) for name, each in parts.items() for part in each]
    reports += [each.report for each in sent if not each.name]
    tables = {name: joined(each, specs[name]) for name, each in parts.items()}
    tables = {name: table for name, table in tables.items() if not table.empty}
    if not tables:
        raise NothingToSubmitError
    named = [name for name in tables if name in SINGLE]
    if named and not lasting:
        raise NotLastingError(named)
    refuse_personal_numbers(tables)
    return Sendable(branch, tables, tuple(map(_without_values, reports)), mapping)


def _without_values(report: FileReport) -> FileReport:
    """The report with rows and reasons, and no cell of the file: it stays when the content has gone."""

    def bare(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
        return tuple(replace(each, value="") for each in problems)

    return replace(report, errors=bare(report.errors), warnings=bare(report.warnings), readings=(), doubts=())
