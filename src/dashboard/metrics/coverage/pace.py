"""Pace: whether the target of the year is reached by December if members keep coming as they did lately.

Run rate = change of active members over a span / months of the span (members a month, may be negative).
Projected year end = active + run rate x months left, rounded as everything is. Required = gap to target /
months left. A target reached after LAST_YEAR is said to be reached after it.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Final

import numpy as np
import pandas as pd

from dashboard.data.contract.words import ALL, Level
from dashboard.data.dataset import Dataset
from dashboard.i18n import N_
from dashboard.metrics.coverage.change import stands_for_whole
from dashboard.metrics.coverage.coverage import measures, month_of
from dashboard.metrics.cube.months import month_before, month_number
from dashboard.metrics.cube.panel import Cube, UnknownPeriodError, dataset_panel, of_months, whole_numbers
from dashboard.metrics.cube.rounding import shown

#: Months over which the run rate is taken.
WINDOWS: Final = (3, 6, 12)
#: The last year in which a target is said to be reached; whatever the straight line says later is "after" it.
LAST_YEAR: Final = 2040


class State(StrEnum):
    """Where an area stands against the target of the year."""

    REACHED = "tercapai"
    ON_PACE = "sesuai"
    BEHIND = "tertinggal"
    NEVER = "tidak_tercapai"
    NO_TARGET = "tanpa_target"
    NO_DATA = "tanpa_data"


STATE_NAMES: Final[dict[State, str]] = {
    State.REACHED: N_("Target sudah tercapai"),
    State.ON_PACE: N_("Tercapai tahun ini pada laju ini"),
    State.BEHIND: N_("Tercapai setelah tahun ini pada laju ini"),
    State.NEVER: N_("Tidak tercapai pada laju ini"),
    State.NO_TARGET: N_("Tidak ada target"),
    State.NO_DATA: N_("Tidak ada data untuk menghitung laju"),
}


def level_pace(
    dataset: Dataset,
    *,
    level: Level,
    period: str,
    months: int,
    segment: str = ALL,
    target_kind: str = "UCJ",
    temporary: bool = True,
    panel: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """`pace_table` of all areas of a level; arguments as `measures`. Raises UnknownPeriodError."""
    few = recent(dataset_panel(dataset) if panel is None else panel, period)
    table = measures(
        dataset, level=level, segment=segment, target_kind=target_kind, temporary=temporary, panel=few
    )
    return pace_table(table, period=period, months=months)


def recent(panel: pd.DataFrame, period: str) -> pd.DataFrame:
    """The panel of the months that pace looks at: this one and the longest window before it."""
    periods = Cube.of(panel).periods
    if period not in periods:
        raise UnknownPeriodError(period)
    first = month_before(period, max(WINDOWS))
    return of_months(panel, [month for month in periods if first <= month <= period])


def pace_table(table: pd.DataFrame, *, period: str, months: int) -> pd.DataFrame:
    """The pace of every area of a `measures` table in one month, over one window.

    Compared is this month with the earliest month known of the `months` before it, where both counts are of
    the whole area; a span of less than half the window is too short and gives no rate.

    Returns one row an area, index kode; <NA>, NaN where unknown:

    active, target, gap_to_target: Int64, people. coverage_percent, achievement_percent, target_percent:
        float64, per cent. target_source: text. eligible: Int64, where the table has it.
    months_left: int64. required: Int64, new members a month to reach the target by December, rounded up; 0
        once reached, <NA> in December itself.
    since: text, the earlier month. span: Int64, months. rate: float64, members a month.
    projected: Int64, active + rate x months left, rounded as everything is. projected_percent: float64, per
        cent of the target.
    reached: text, the first month at whose end the target is reached at this rate, so rounded. beyond: bool,
        that is after LAST_YEAR, and reached is <NA>.
    state: text, a State. falls_back: bool, reached by now but not at the year's end at this rate.
    """
    now = month_of(table, period)
    active = _counted(now)
    before = np.full(len(now), np.nan)
    span = np.full(len(now), np.nan)
    for back in range(months, 0, -1):
        earlier = _counted(month_of(table, month_before(period, back)))
        found = np.isnan(before) & ~np.isnan(earlier)
        before[found], span[found] = earlier[found], back
    enough = (span * 2 >= months) & ~np.isnan(active)
    span = np.where(enough, span, np.nan)
    gained = np.where(enough, active - before, np.nan)

    left = 12 - int(period[5:])
    target = _numbers(now["target"])
    gap = target - active
    projected = shown(active + gained * left / span, digits=0)
    required = np.ceil(np.maximum(gap, 0) / left) if left else np.where(gap <= 0, 0.0, np.nan)
    moving = (gap > 0) & (gained > 0)
    # What is rounded up to the target has reached it, as the projection has.
    to_go = np.ceil(np.where(moving, (gap - 0.5) * span, np.nan) / np.where(moving, gained, np.nan))
    beyond = to_go > max(left, month_number(f"{LAST_YEAR}-12") - month_number(period))
    no_people = np.isnan(target) & now["target_percent"].isna().to_numpy()
    state = np.select(
        [
            np.isnan(active),
            no_people,
            np.isnan(target),
            gap <= 0,
            np.isnan(gained),
            np.isnan(to_go),
            projected >= target,
        ],
        [
            State.NO_DATA,
            State.NO_TARGET,
            State.NO_DATA,
            State.REACHED,
            State.NO_DATA,
            State.NEVER,
            State.ON_PACE,
        ],
        default=State.BEHIND,
    )
    return pd.DataFrame(
        {
            "active": whole_numbers(active),
            "eligible": now["eligible"],
            "target": now["target"],
            "gap_to_target": whole_numbers(gap),
            "coverage_percent": now["coverage_percent"],
            "achievement_percent": active / np.where(target > 0, target, np.nan) * 100,
            "target_percent": now["target_percent"],
            "target_source": now["target_source"],
            "months_left": np.full(len(now), left, dtype=np.int64),
            "required": whole_numbers(required),
            "since": _texts([None if np.isnan(n) else month_before(period, int(n)) for n in span]),
            "span": whole_numbers(span),
            "rate": gained / span,
            "projected": whole_numbers(projected),
            "projected_percent": projected / np.where(target > 0, target, np.nan) * 100,
            "reached": _texts(
                [
                    None if np.isnan(n) or late else month_before(period, -int(n))
                    for n, late in zip(to_go, beyond, strict=True)
                ]
            ),
            "beyond": beyond,
            "state": _texts([str(one) for one in state]),
            "falls_back": (gap <= 0) & (projected < target),
        },
        index=now.index,
    )


def _counted(month: pd.DataFrame) -> np.ndarray:
    """Active members where they are of the whole area; NaN elsewhere."""
    return np.where(stands_for_whole(month), _numbers(month["active"]), np.nan)


def _numbers(column: pd.Series) -> np.ndarray:
    return column.astype("Float64").to_numpy(dtype=np.float64, na_value=np.nan)


def _texts(values: Sequence[str | None]) -> pd.api.extensions.ExtensionArray:
    return pd.array(values, dtype="str")
