"""Change between two months: in percentage points and in people, never in per cent of a per cent."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.data.contract.words import ALL, Level
from dashboard.data.dataset import Dataset
from dashboard.metrics.coverage.coverage import INDEX, measures, month_of
from dashboard.metrics.cube.months import month_before
from dashboard.metrics.cube.panel import dataset_panel, on_common_areas
from dashboard.metrics.cube.rounding import shown_gain
from dashboard.metrics.cube.versions import Names

POINTS = "change_points"
PEOPLE = "change_people"
TEMPORARY = "change_temporary"


@dataclass(frozen=True)
class Movers:
    """The largest rises and falls: rows of a change table, largest first, never one that did not move."""

    rises: pd.DataFrame
    falls: pd.DataFrame


@dataclass(frozen=True)
class AreaChange:
    """The change of one area since an earlier month: people, and percentage points where potensi is known.

    temporary_people: how many of the people gained are flagged sementara. base_changed: the potensi versions
    (bases_before, bases_after: their names) differ, so that points hold a change of denominator as well.
    """

    since: str
    people: int
    points: float | None
    temporary_people: int | None
    base_changed: bool
    bases_before: Names
    bases_after: Names


def change(table: pd.DataFrame, *, start: str, end: str) -> pd.DataFrame:
    """Change of every area between two months of a `measures` table.

    Returns one row an area, index kode; columns:

    active_before, active_after: Int64, people. coverage_before, coverage_after: float64, per cent.
    change_people: Int64, people gained. change_points: float64, percentage points gained, between the two
        percentages as they are shown.
    change_temporary: Int64, people gained who are flagged sementara: within change_people, or left out where
        the table leaves them out.
    base_changed: bool, the potensi versions differ, so that points hold a change of denominator as well.
    versions_before, versions_after: tuples of names.

    <NA> or NaN where a side is missing, or is a roll-up of only some areas: two such sums may be of different
    areas; `change_on_common_areas` compares those. A month the table does not have is missing for all.
    """
    before, after = month_of(table, start), month_of(table, end)
    return _change(before, after, comparable=stands_for_whole(before) & stands_for_whole(after))


def changes(table: pd.DataFrame, period: str, *, months: int) -> pd.DataFrame:
    """`change` of every area up to a month since so many months earlier."""
    return change(table, start=month_before(period, months), end=period)


def change_between(table: pd.DataFrame, area: str, period: str, *, months: int) -> AreaChange | None:
    """The change of one area up to a month since so many months earlier; None where a side is missing."""
    return change_of(changes(table, period, months=months), area, since=month_before(period, months))


def change_of(changed: pd.DataFrame, area: str, *, since: str) -> AreaChange | None:
    """One area of a `change` table that starts at `since`; None where a side is missing."""
    row = changed.loc[area]
    if pd.isna(row[PEOPLE]):
        return None
    return AreaChange(
        since=since,
        people=int(row[PEOPLE]),
        points=None if pd.isna(row[POINTS]) else float(row[POINTS]),
        temporary_people=None if pd.isna(row[TEMPORARY]) else int(row[TEMPORARY]),
        base_changed=bool(row["base_changed"]),
        bases_before=row["versions_before"],
        bases_after=row["versions_after"],
    )


def change_series(table: pd.DataFrame, *, months: int) -> pd.Series:
    """Percentage points gained in every month since so many months earlier, as `change` has them; float64."""
    periods, codes = table.index.levels  # type: ignore[attr-defined]
    earlier = pd.Index([month_before(period, months) for period in periods])
    before = table.reindex(pd.MultiIndex.from_product([earlier, codes], names=INDEX))
    before.index = pd.MultiIndex.from_product([periods, codes], names=INDEX)
    before = before.reindex(table.index)
    points = pd.Series(shown_gain(before["coverage_percent"], table["coverage_percent"]), index=table.index)
    return points.where(stands_for_whole(before) & stands_for_whole(table)).rename(POINTS)


def change_on_common_areas(
    dataset: Dataset,
    *,
    level: Level,
    start: str,
    end: str,
    segment: str = ALL,
    base: str | None = None,
    temporary: bool = True,
    panel: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Change of every area of a level, counting only what is known in both months.

    Arguments as `measures`. Returns the columns of `change`, and n_used, n_total (int64): the kabupaten/kota
    that the comparison counts in full, and all of them. Raises UnknownPeriodError for a month the data lacks.
    """
    common = on_common_areas(dataset_panel(dataset) if panel is None else panel, start=start, end=end)
    table = measures(dataset, level=level, segment=segment, base=base, temporary=temporary, panel=common)
    before, after = month_of(table, start), month_of(table, end)
    same = (before["n_used"] == after["n_used"]).to_numpy(dtype=bool)
    return _change(before, after, comparable=same).assign(n_used=after["n_used"], n_total=after["n_total"])


def movers(changed: pd.DataFrame, *, by: str = POINTS, n: int = 5) -> Movers:
    """The n largest rises and falls of a `change` table, by POINTS or PEOPLE; ties in code order."""
    moved = changed[(changed[by].notna() & (changed[by] != 0)).fillna(False).astype(bool)].sort_index()
    ordered = moved.sort_values(by, kind="stable", ascending=False)
    upside = (ordered[by] > 0).to_numpy(dtype=bool)
    falls = moved[(moved[by] < 0).to_numpy(dtype=bool)].sort_values(by, kind="stable")
    return Movers(rises=ordered[upside].head(n), falls=falls.head(n))


def stands_for_whole(table: pd.DataFrame) -> np.ndarray:
    """Where active of a `measures` table stands for the whole area: complete, or without any potensi."""
    complete = table["complete"].fillna(False).to_numpy(dtype=bool)
    return complete | ((table["n_used"] == 0) & table["coverage_percent"].isna()).to_numpy(dtype=bool)


def _change(before: pd.DataFrame, after: pd.DataFrame, *, comparable: np.ndarray) -> pd.DataFrame:
    versions = before["eligible_versions"], after["eligible_versions"]
    differ = [bool(old and new and old != new) for old, new in zip(*versions, strict=True)]
    return pd.DataFrame(
        {
            "active_before": before["active"],
            "active_after": after["active"],
            "coverage_before": before["coverage_percent"],
            "coverage_after": after["coverage_percent"],
            PEOPLE: (after["active"] - before["active"]).where(comparable),
            POINTS: np.where(
                comparable, shown_gain(before["coverage_percent"], after["coverage_percent"]), np.nan
            ),
            TEMPORARY: (after["temporary"] - before["temporary"]).where(comparable),
            "base_changed": np.array(differ, dtype=bool),
            "versions_before": versions[0],
            "versions_after": versions[1],
        }
    )
