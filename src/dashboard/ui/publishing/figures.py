"""What the page of publishing shows, by pure functions: the board, and the areas that change most."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

import pandas as pd

from dashboard.data.contract.words import COLUMNS
from dashboard.data.dataset import none_of
from dashboard.data.places.areas import Areas
from dashboard.data.published.branch_scope import NO_BRANCH, branches_of
from dashboard.data.published.submitted import Status, Submission
from dashboard.i18n import N_
from dashboard.metrics.cube.known import known_count
from dashboard.metrics.cube.months import month_before
from dashboard.metrics.cube.panel import area_panel

#: What every branch sends each month.
MONTHLY: Final = ("kepesertaan", "realisasi_cabang", "kepatuhan", "manfaat")
#: Areas shown of those that change.
MOST_AREAS: Final = 8


class State(StrEnum):
    """How far a table of a branch is in a month."""

    SENT = N_("terkirim")
    RETURNED = N_("dikembalikan")
    APPROVED = N_("disetujui")
    PUBLISHED = N_("terbit")
    MISSING = N_("belum")


_STATES: Final = {
    Status.WAITING: State.SENT,
    Status.RETURNED: State.RETURNED,
    Status.APPROVED: State.APPROVED,
    Status.PUBLISHED: State.PUBLISHED,
}


@dataclass(frozen=True)
class Board:
    """A month: branch -> table -> how far it is. tables: in the order of the contract."""

    month: str
    tables: tuple[str, ...]
    rows: Mapping[str, Mapping[str, State]]

    def count(self, state: State) -> int:
        """How many cells are in a state."""
        return sum(each is state for row in self.rows.values() for each in row.values())


@dataclass(frozen=True)
class AreaChange:
    """Active members of an area in a month: as in force, in the month before, and as sent; None for no data."""

    area: str
    before: int | None
    previous: int | None
    sent: int | None

    @property
    def difference(self) -> int | None:
        """Against the same month where it is in force, else against the month before."""
        base = self.previous if self.before is None else self.before
        return None if base is None or self.sent is None else self.sent - base


def months_of_board(
    submissions: Iterable[Submission], published: Collection[str], *, today: date
) -> list[str]:
    """The months there is anything to say of, the newest first; the last whole one is always among them."""
    sent = {month for each in submissions for month in _months(each)}
    return sorted({*sent, *published, month_before(f"{today:%Y-%m}", 1)}, reverse=True)


def board(
    submissions: Sequence[Submission],
    published: Mapping[str, pd.DataFrame],
    *,
    month: str,
    branches: Iterable[str],
    areas: Areas,
) -> Board:
    """How far each branch is in a month.

    submissions: newest first; the newest of a table that was not taken back counts. published: what guests
    see, in which a branch's rows may stand without any submission, or no more after a step back.
    """
    of_month = [each for each in submissions if month in _months(each) and each.status in _STATES]
    found: dict[str, dict[str, State]] = {branch: {} for branch in branches}
    for each in of_month:
        for table in each.tables:
            if month in (each.months.get(table) or (each.month,)):
                found.setdefault(each.branch, {}).setdefault(table, _STATES[each.status])
    for table in MONTHLY:
        rows = published.get(table, none_of(table))
        there = {*branches_of(rows[rows["periode"] == month], table=table, areas=areas)}
        for branch, row in found.items():
            if branch in there and branch != NO_BRANCH:
                row.setdefault(table, State.PUBLISHED)
            elif branch != NO_BRANCH and row.get(table) is State.PUBLISHED:
                # It was, in a version that is in force no more.
                del row[table]
    wanted = {*MONTHLY, *(table for row in found.values() for table in row)}
    tables = tuple(name for name in COLUMNS if name in wanted)
    return Board(
        month,
        tables,
        {branch: {table: row.get(table, State.MISSING) for table in tables} for branch, row in found.items()},
    )


def _months(submission: Submission) -> set[str]:
    return {month for each in submission.months.values() for month in each} or {submission.month}


def changed_areas(
    before: Mapping[str, pd.DataFrame],
    after: Mapping[str, pd.DataFrame],
    published: Mapping[str, pd.DataFrame],
    *,
    areas: Areas,
) -> tuple[str, tuple[AreaChange, ...]]:
    """The newest month that members were sent for, and its areas, those that change most first.

    before, after: rows of what was sent, as in force and as sent. published: what guests see, for the month
    before. The month is "" where no members were sent.
    """
    sent = after.get("kepesertaan", none_of("kepesertaan"))
    if sent.empty:
        return "", ()
    month = str(sent["periode"].max())
    now = _people(sent, month, areas)
    old = _people(before.get("kepesertaan", sent[:0]), month, areas)
    last = _people(published.get("kepesertaan", none_of("kepesertaan")), month_before(month, 1), areas)
    found = [
        AreaChange(area, old.get(area), last.get(area), now.get(area))
        for area in dict.fromkeys(sent.loc[sent["periode"] == month, "kode_wilayah"])
    ]
    return month, tuple(sorted(found, key=lambda each: -abs(each.difference or 0)))


def _people(members: pd.DataFrame, month: str, areas: Areas) -> dict[str, int | None]:
    """Active members of each area in a month."""
    rows = members[members["periode"] == month]
    if rows.empty:
        return {}
    panel = area_panel(rows, none_of("potensi"), areas).xs((month, "SEMUA"), level=("periode", "segmen"))
    return {str(area): known_count(count) for area, count in panel["active"].items()}
