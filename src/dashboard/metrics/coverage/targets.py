"""Targets are data: looked up, never computed from a rule; in people, in per cent, or both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from dashboard.data.contract.words import Level
from dashboard.data.dataset import Dataset
from dashboard.data.disclosure.breakdowns import Numbers
from dashboard.metrics.cube.eligible import eligible_in_force
from dashboard.metrics.cube.rollup import Grouping, whole_eligible

PEOPLE = "orang"
PERCENT = "persen"
#: A branch's own target counts by employer and is never set against the members of its territory.
BRANCH_KIND = "cabang"


@dataclass(frozen=True)
class Targets:
    """Targets as given; arrays of shape (years, codes), NaN or "" where there is none.

    people: persons. percent: per cent of potensi. source: who says so.
    """

    people: Numbers
    percent: Numbers
    source: NDArray[np.object_]


@dataclass(frozen=True)
class TargetDiscrepancy:
    """A target given in people and in per cent that do not say the same; the people are used.

    percent_people: ceil(percent x potensi in force at the year's end).
    """

    year: str
    level: Level
    code: str
    segment: str
    kind: str
    people: int
    percent: float
    percent_people: int

    @property
    def difference(self) -> int:
        """People by the one minus people by the other."""
        return self.people - self.percent_people


def people_of_percent(percent: float, eligible: int) -> int:
    """ceil(percent of eligible), in exact decimals: 62.93 % of 2,801,936 is 1,763,259 people."""
    return int((Decimal(repr(percent)) * eligible / 100).to_integral_value(rounding=ROUND_CEILING))


def given_targets(
    targets: pd.DataFrame,
    *,
    level: Level,
    codes: Sequence[str],
    years: Sequence[str],
    segment: str,
    kind: str,
) -> Targets:
    """The targets of one level, segment and kind (jenis) for these areas and years.

    Of several in the same unit that name different sources, the first source in the alphabet is shown. A
    territory (level cabang) has none of kind cabang.
    """
    if level == Level.BRANCH and kind == BRANCH_KIND:
        targets = targets.head(0)
    return _looked_up(targets, level=level, codes=codes, years=years, segment=segment, kind=kind)


def branch_targets(
    targets: pd.DataFrame, *, codes: Sequence[str], years: Sequence[str], segment: str
) -> Targets:
    """The branches' own targets (jenis cabang), which are only ever set against their own counts."""
    return _looked_up(
        targets, level=Level.BRANCH, codes=codes, years=years, segment=segment, kind=BRANCH_KIND
    )


def _looked_up(
    targets: pd.DataFrame,
    *,
    level: Level,
    codes: Sequence[str],
    years: Sequence[str],
    segment: str,
    kind: str,
) -> Targets:
    shape = (len(years), len(codes))
    found = Targets(np.full(shape, np.nan), np.full(shape, np.nan), np.full(shape, "", dtype=object))
    rows = targets[
        (targets["tingkat"] == level) & (targets["segmen"] == segment) & (targets["jenis"] == kind)
    ].dropna(subset=["nilai"])
    year_at = {year: i for i, year in enumerate(years)}
    code_at = {code: i for i, code in enumerate(codes)}
    # The first source is written last; within a source the smaller value, so that row order plays no part.
    rows = rows.sort_values(["sumber", "nilai"], ascending=False, na_position="first")
    shown: dict[tuple[int, int], dict[str, str]] = {}
    columns = (rows[name] for name in ("tahun", "kode", "satuan", "nilai", "sumber"))
    for year, code, unit, value, source in zip(*columns, strict=True):
        if str(year) not in year_at or str(code) not in code_at:
            continue
        at = (year_at[str(year)], code_at[str(code)])
        (found.people if unit == PEOPLE else found.percent)[at] = value
        shown.setdefault(at, {})[unit] = "" if pd.isna(source) else str(source)
    for at, sources in shown.items():
        found.source[at] = "; ".join(sorted({source for source in sources.values() if source}))
    return found


def people_targets(people: Numbers, percent: Numbers, eligible: Numbers) -> Numbers:
    """Target in people: as given, else ceil(percent x eligible); NaN where neither can be had. One shape."""
    answer = people.copy()
    wanted = np.isnan(people) & ~np.isnan(percent) & ~np.isnan(eligible)
    pairs, position = np.unique(
        np.stack([percent[wanted], eligible[wanted]], axis=1), axis=0, return_inverse=True
    )
    each = np.array([people_of_percent(float(share), int(count)) for share, count in pairs], dtype=np.float64)
    answer[wanted] = each[position.reshape(-1)] if len(pairs) else np.nan
    return answer


def target_discrepancies(dataset: Dataset) -> tuple[TargetDiscrepancy, ...]:
    """Every target whose people and per cent differ, where the potensi of the whole area is known.

    Sorted by year, level, code, segment and kind. Targets of the nation are not compared: its potensi is not
    in the data; nor are a branch's own, which are not of its territory's potensi.
    """
    targets = dataset.targets
    found: list[TargetDiscrepancy] = []
    for keys, rows in targets.groupby(["tingkat", "segmen", "jenis"], observed=True):
        level, segment, kind = Level(str(keys[0])), str(keys[1]), str(keys[2])
        codes = dataset.areas.at_level(level)
        if not codes or kind == BRANCH_KIND:
            continue
        years = sorted({str(year) for year in rows["tahun"]})
        given = given_targets(targets, level=level, codes=codes, years=years, segment=segment, kind=kind)
        both = ~np.isnan(given.people) & ~np.isnan(given.percent)
        if not both.any():
            continue
        potensi = _potensi_at_year_end(dataset, codes=codes, years=years, segment=segment)
        for year, code in zip(*np.nonzero(both & ~np.isnan(potensi)), strict=True):
            people, percent = int(given.people[year, code]), float(given.percent[year, code])
            by_percent = people_of_percent(percent, int(potensi[year, code]))
            if people != by_percent:
                found.append(
                    TargetDiscrepancy(
                        years[year], level, codes[code], segment, kind, people, percent, by_percent
                    )
                )
    return tuple(sorted(found, key=lambda one: (one.year, one.level, one.code, one.segment, one.kind)))


def _potensi_at_year_end(
    dataset: Dataset, *, codes: Sequence[str], years: Sequence[str], segment: str
) -> Numbers:
    areas = dataset.areas
    grouping = Grouping.of(areas, {code: areas.inside(code) for code in codes})
    in_force = eligible_in_force(
        dataset.eligible, months=[f"{year}-12" for year in years], codes=grouping.units
    )
    return whole_eligible(in_force, grouping, segment=segment)
