"""Progress towards targets: areas in order of what is still to be done, and one area's way there."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

import numpy as np
import pandas as pd

from dashboard.metrics.coverage.change import stands_for_whole
from dashboard.metrics.cube.rounding import shown_gain


class Order(StrEnum):
    """What a list of areas is sorted by."""

    POINTS = "poin"
    PEOPLE = "orang"
    PACE = "laju"
    NAME = "nama"


def ordered(table: pd.DataFrame, *, by: Order, names: Mapping[str, str]) -> pd.DataFrame:
    """A `pace_table` with what needs most work first; areas where it is unknown last, ties in code order.

    POINTS: gap to target in points of the area's potensi. PEOPLE: gap to target. PACE: projected year end in
    per cent of the target, lowest first. NAME: by name.
    """
    if by is Order.NAME:
        return table.loc[sorted(table.index, key=lambda code: (names[str(code)].casefold(), code))]
    least_first = {
        Order.POINTS: -gap_points(table),
        Order.PEOPLE: -table["gap_to_target"].astype("Float64"),
        Order.PACE: table["projected_percent"],
    }[by]
    key = least_first.astype("float64").sort_index()
    return table.loc[key.sort_values(kind="stable", na_position="last").index]


def gap_points(table: pd.DataFrame) -> pd.Series:
    """Gap to target in points of potensi: float64, NaN where unknown.

    Target / eligible x 100 less coverage, both as they are shown.
    """
    eligible = table["eligible"].astype("Float64")
    whole = eligible.where(eligible > 0)
    goal, now = (
        (table[name].astype("Float64") / whole * 100).astype("float64") for name in ("target", "active")
    )
    points = pd.Series(shown_gain(now, goal), index=table.index)
    return points.where(table["gap_to_target"].notna())


def target_rate(table: pd.DataFrame) -> pd.Series:
    """Where the target stands on a scale of coverage: float64, per cent of `eligible`; NaN where unknown.

    The per cent as given where it means the same people on this potensi, and where the potensi is not of the
    whole area; else target people / eligible x 100: a target in people wins, and on a fixed base the line
    moves with the base as the members do.
    """
    eligible = table["eligible"].astype("Float64").to_numpy(dtype=np.float64, na_value=np.nan)
    people = table["target"].astype("Float64").to_numpy(dtype=np.float64, na_value=np.nan)
    given = table["target_percent"].to_numpy(dtype=np.float64)
    by_people = people / np.where(eligible > 0, eligible, np.nan) * 100
    complete = table["complete"].fillna(False).to_numpy(dtype=bool)
    other_people = complete & ~np.isnan(by_people) & ~(np.abs(given * eligible / 100 - people) < 1)
    return pd.Series(np.where(other_people, by_people, given), index=table.index)


def trend(table: pd.DataFrame, *, code: str) -> pd.DataFrame:
    """One area of a `measures` table month by month, for a chart.

    Returns one row a month, oldest first, index periode; columns active, eligible, target (Int64, people),
    coverage_percent, target_rate (float64, per cent of eligible), eligible_versions (tuple of names), n_used,
    n_total (int64), whole (bool): the count stands for the whole area, not for some of its kabupaten/kota.
    """
    own = table[table.index.get_level_values("kode") == code].droplevel("kode")
    return pd.DataFrame(
        {
            "active": own["active"],
            "eligible": own["eligible"],
            "target": own["target"],
            "coverage_percent": own["coverage_percent"],
            "target_rate": target_rate(own),
            "eligible_versions": own["eligible_versions"],
            "n_used": own["n_used"],
            "n_total": own["n_total"],
            "whole": stands_for_whole(own),
        },
        index=own.index,
    )
