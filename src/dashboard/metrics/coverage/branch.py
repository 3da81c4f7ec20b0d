"""A branch against its own target: its own count by employer, never the members of its territory."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.data.contract.words import ALL, COVERAGE_SEGMENTS, Level
from dashboard.data.dataset import Dataset
from dashboard.data.places.areas import UnknownAreaError
from dashboard.metrics.coverage.area_pace import Pace, pace
from dashboard.metrics.coverage.coverage import INDEX, month_of
from dashboard.metrics.coverage.targets import BRANCH_KIND, branch_targets


@dataclass(frozen=True)
class BranchProgress:
    """A branch's own count against its own target; None where unknown.

    actual: members counted by employer. target: people of the month's year. achievement_percent = actual /
    target x 100. gap_to_target = target - actual. pace: of the branch's own count, of which temporary members
    are not told apart.
    """

    code: str
    period: str
    segment: str
    actual: int | None
    target: int | None
    target_source: str | None
    achievement_percent: float | None
    gap_to_target: int | None
    pace: Pace


def branch_progress(dataset: Dataset, *, branch: str, period: str, segment: str = ALL) -> BranchProgress:
    """A branch's own count, target and pace in one month. Raises UnknownAreaError for any other code."""
    if dataset.areas.level(branch) is not Level.BRANCH:
        raise UnknownAreaError(branch)
    table = branch_measures(dataset, segment=segment)
    row = month_of(table, period).loc[branch]
    found = pace(table, code=branch, period=period, temporary=True)
    return BranchProgress(
        code=branch,
        period=period,
        segment=segment,
        actual=found.active,
        target=found.target,
        target_source=None if pd.isna(row["target_source"]) else str(row["target_source"]),
        achievement_percent=None
        if pd.isna(row["achievement_percent"])
        else float(row["achievement_percent"]),
        gap_to_target=found.gap,
        pace=found,
    )


def branch_measures(dataset: Dataset, *, segment: str = ALL) -> pd.DataFrame:
    """Every branch's own count and own target (jenis cabang), for `pace_table` and lists.

    Returns one row a (periode, kode), the index: every month of members or of branch counts, every branch.
    Columns as far as they make sense in `measures`: active, eligible (always <NA>: potensi is not by
    employer), coverage_percent (always NaN), n_used, n_total, complete, target, target_percent, target_kind,
    target_source, achievement_percent, gap_to_target. SEMUA is PU + BPU + Jakon where all are given, else the
    given total. A target given in per cent only has no people: nobody says per cent of what.
    """
    rows = dataset.branch_actuals
    codes = tuple(dataset.areas.branches)
    periods = sorted({*dataset.periods, *(str(month) for month in rows["periode"].unique())})
    index = pd.MultiIndex.from_product([periods, codes], names=INDEX)
    active = _own_count(rows, segment).reindex(index).astype("Int64")
    years = sorted({period[:4] for period in periods})
    given = branch_targets(dataset.targets, codes=codes, years=years, segment=segment)
    year = [years.index(period[:4]) for period in periods]
    target = pd.Series(given.people[year].ravel(), index=index).astype("Int64")
    percent = given.percent[year].ravel()
    source = [text or None for text in given.source[year].ravel()]
    has_target = target.notna().to_numpy() | ~np.isnan(percent)
    known = active.notna().to_numpy()
    return pd.DataFrame(
        {
            "active": active,
            "eligible": pd.Series(pd.NA, index=index, dtype="Int64"),
            "coverage_percent": np.nan,
            "n_used": known.astype(np.int64),
            "n_total": np.ones(len(index), dtype=np.int64),
            "complete": known,
            "target": target,
            "target_percent": percent,
            "target_kind": pd.array([BRANCH_KIND if has else None for has in has_target], dtype="str"),
            "target_source": pd.array(source, dtype="str"),
            "achievement_percent": (active / target.where(target > 0) * 100).astype("float64"),
            "gap_to_target": target - active,
        },
        index=index,
    )


def _own_count(rows: pd.DataFrame, segment: str) -> pd.Series:
    """Index (periode, kode); blank and missing are <NA>."""
    wide = rows.pivot_table(
        index=["periode", "kode_cabang"], columns="segmen", values="peserta_aktif", aggfunc="first"
    ).rename_axis(index=list(INDEX))
    if segment != ALL:
        return wide.get(segment, pd.Series(pd.NA, index=wide.index, dtype="Int64"))
    parts = wide.reindex(columns=list(COVERAGE_SEGMENTS)).astype("Int64").sum(axis=1, skipna=False)
    given = wide.get(ALL, pd.Series(pd.NA, index=wide.index, dtype="Int64"))
    return parts.astype("Int64").fillna(given)
