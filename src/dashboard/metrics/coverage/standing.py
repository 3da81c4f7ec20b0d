"""Where an area stands in one month: against its potensi, the target of the year, and the calendar.

What a finding, a gauge and a card say of an area is all read from one record, so that no two can differ.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np
import pandas as pd

from dashboard.metrics.coverage.change import stands_for_whole
from dashboard.metrics.coverage.coverage import month_of
from dashboard.metrics.coverage.pace import State, pace_table
from dashboard.metrics.coverage.progress import target_rate
from dashboard.metrics.cube.known import known_count, known_number
from dashboard.metrics.cube.rounding import shown

_MONTHS: Final = 12
#: Points of the target behind the calendar up to which an area is slightly behind, beyond which it is far.
SLIGHTLY, FAR = 5.0, 15.0


class Lag(StrEnum):
    """How far an area that is behind lies behind the calendar."""

    SLIGHT = "sedikit"
    PLAIN = "sedang"
    FAR = "jauh"


def lag_of(state: State, *, due: float | None, achievement: float | None) -> Lag | None:
    """How far behind, for an area that is behind and where that is known.

    due, achievement: per cent of the target, what the calendar asks for and what there is.
    """
    if state is not State.BEHIND or due is None or achievement is None:
        return None
    behind = due - achievement
    return Lag.SLIGHT if behind <= SLIGHTLY else Lag.FAR if behind > FAR else Lag.PLAIN


@dataclass(frozen=True)
class Standing:
    """One area in one month; None where unknown. Shares are in per cent, neither rounded nor clipped.

    series: jenis of the target, of the month's year. active, eligible, target: people. coverage: active /
    eligible. achievement: active / target, only of a whole area. target_rate: the target on the scale of
    coverage, above 100 where it is more than there are to enrol. due: what of the target a straight line from
    last December to this one has by now, at most 100. gap: people from here to the target, negative once it
    is passed. required: net new members a month until December. rate: net members a month since
    the month `since`. used,
    total: kabupaten/kota counted in full, and all. versions: names of the potensi's.
    """

    code: str
    period: str
    series: str
    active: int | None
    eligible: int | None
    target: int | None
    coverage: float | None
    achievement: float | None
    target_rate: float | None
    due: float | None
    gap: int | None
    required: int | None
    rate: float | None
    since: str | None
    state: State
    falls_back: bool
    used: int
    total: int
    versions: tuple[str, ...]

    @property
    def year(self) -> str:
        """The year of the target."""
        return self.period[:4]

    @property
    def not_covered(self) -> int | None:
        """As of `measures`: people eligible and not active, negative above 100 %; None where not known."""
        if self.active is None or self.eligible is None or not (self.eligible > 0 or self.active == 0):
            return None
        return self.eligible - self.active

    @property
    def whole(self) -> bool:
        """Whether the numbers are of the whole area, not of some of its kabupaten/kota."""
        return self.used == self.total

    @property
    def lag(self) -> Lag | None:
        """How far behind, in a word; None for who is not behind, or where that is unknown."""
        return lag_of(self.state, due=self.due, achievement=self.achievement)


def progress_table(table: pd.DataFrame, *, period: str, months: int) -> pd.DataFrame:
    """`pace_table` of a `measures` table, with what is known of a part of an area where the whole is not.

    Returns one row an area, index kode: the columns of `pace_table`, active as known of a part too; complete,
    n_used, n_total, eligible_versions and target_kind of the month; target_rate as of `progress`; due_percent
    (float64, per cent of the target): as of `Standing.due`, NaN where last December or the target is unknown.
    """
    month = month_of(table, period)
    # The pace is of the whole area only; what is known of a part is shown as such.
    found = pace_table(table, period=period, months=months).assign(
        active=month["active"],
        complete=month["complete"].fillna(False).astype(bool),
        n_used=month["n_used"],
        n_total=month["n_total"],
        eligible_versions=month["eligible_versions"],
        target_kind=month["target_kind"],
    )
    return found.assign(
        target_rate=target_rate(found),
        due_percent=_due(table, target=found["target"], period=period),
    )


def standing(row: pd.Series, *, code: str, period: str, series: str) -> Standing:
    """The record of one row of a `progress_table`."""
    return Standing(
        code=code,
        period=period,
        series=series,
        active=known_count(row["active"]),
        eligible=known_count(row["eligible"]),
        target=known_count(row["target"]),
        coverage=known_number(row["coverage_percent"]),
        achievement=known_number(row["achievement_percent"]),
        target_rate=known_number(row["target_rate"]),
        due=known_number(row["due_percent"]),
        gap=known_count(row["gap_to_target"]),
        required=known_count(row["required"]),
        rate=known_number(row["rate"]),
        since=None if pd.isna(row["since"]) else str(row["since"]),
        state=State(row["state"]),
        falls_back=bool(row["falls_back"]),
        used=int(row["n_used"]) if pd.notna(row["n_used"]) else 0,
        total=int(row["n_total"]) if pd.notna(row["n_total"]) else 0,
        versions=tuple(row["eligible_versions"]),
    )


def _due(table: pd.DataFrame, *, target: pd.Series, period: str) -> pd.Series:
    december = month_of(table, f"{int(period[:4]) - 1}-12")
    counted = december["active"].astype("Float64").to_numpy(dtype=np.float64, na_value=np.nan)
    before = np.where(stands_for_whole(december), counted, np.nan)
    goal = target.astype("Float64").to_numpy(dtype=np.float64, na_value=np.nan)
    goal = np.where(goal > 0, goal, np.nan)
    passed = int(period[5:]) / _MONTHS
    people = shown(before + np.maximum(goal - before, 0) * passed, digits=0)
    return pd.Series(np.minimum(people / goal * 100, 100.0), index=target.index)
