"""Eligible workers in force: the newest potensi at or before a month, with its version."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import pandas as pd

from dashboard.data.contract.words import ALL, COVERAGE_SEGMENTS, Segment
from dashboard.data.disclosure.breakdowns import Codes, Numbers
from dashboard.metrics.cube.versions import Names, together

#: The segment axis of every cube: potensi splits into the first three, PMI stands apart, SEMUA is last.
SEGMENT_AXIS: Final = (*COVERAGE_SEGMENTS, Segment.PMI, ALL)
PARTS: Final = slice(0, len(COVERAGE_SEGMENTS))
TOTAL_AT: Final = SEGMENT_AXIS.index(ALL)
NONE: Final = -1


@dataclass(frozen=True)
class Eligible:
    """Potensi by month, area and segment (SEGMENT_AXIS).

    count: float64, shape (months, codes, segments); NaN where there is none.
    version: positions in `versions`, same shape; NONE where there is no potensi.
    versions: the names of each; more than one where segments stand on different versions.
    since: positions in `starts`, same shape: when it came into force; of SEMUA by parts, the newest part.
    starts: months, oldest first.
    """

    count: Numbers
    version: Codes
    versions: tuple[Names, ...]
    since: Codes
    starts: tuple[str, ...]

    def at(self, months: Sequence[int]) -> Eligible:
        """The same for the months at these positions."""
        rows = list(months)
        return replace(self, count=self.count[rows], version=self.version[rows], since=self.since[rows])


def eligible_in_force(eligible: pd.DataFrame, *, months: Sequence[str], codes: Sequence[str]) -> Eligible:
    """Potensi in force in each month for each area code and segment.

    Each segment takes its own newest row at or before the month; a newest row that is blank means no data.
    SEMUA is the given total where that is at least as new as every part (or a part is unknown), else the sum
    of the parts.
    """
    rows = eligible.assign(versi=eligible["versi"].astype("str").fillna("")).sort_values(
        ["berlaku_mulai", "versi", "sumber"]
    )
    starts = np.unique(rows["berlaku_mulai"].to_numpy(dtype=str))
    version_of_row, versions = pd.factorize(rows["versi"])
    area = pd.Index(codes).get_indexer(pd.Index(rows["kode_wilayah"]))
    segment = pd.Index(SEGMENT_AXIS).get_indexer(pd.Index(rows["segmen"]))
    start = np.searchsorted(starts, rows["berlaku_mulai"].to_numpy(dtype=str))

    newest = np.full((len(starts) + 1, len(codes), len(SEGMENT_AXIS)), -1, dtype=np.int64)
    known = (area >= 0) & (segment >= 0)
    newest[start[known] + 1, area[known], segment[known]] = np.flatnonzero(known)
    newest = np.maximum.accumulate(newest)  # rows are in order of start, so a later row has a larger position

    count = np.append(rows["potensi"].to_numpy(dtype=np.float64, na_value=np.nan), np.nan)[newest]
    version = np.where(np.isnan(count), NONE, np.append(version_of_row, NONE)[newest])
    since = np.where(np.isnan(count), NONE, np.append(start, NONE)[newest])
    parts = count[..., PARTS].sum(axis=-1)
    given = count[..., TOTAL_AT]
    since_parts = since[..., PARTS].max(axis=-1)
    use_given = ~np.isnan(given) & (np.isnan(parts) | (since[..., TOTAL_AT] >= since_parts))
    count[..., TOTAL_AT] = np.where(use_given, given, parts)
    joined, named = _joined(version[..., PARTS], tuple((str(name),) if name else () for name in versions))
    version[..., TOTAL_AT] = np.where(use_given, version[..., TOTAL_AT], joined)
    since[..., TOTAL_AT] = np.where(use_given, since[..., TOTAL_AT], since_parts)
    in_force = np.searchsorted(starts, np.asarray(months, dtype=str), side="right")
    return Eligible(
        count=count[in_force],
        version=version[in_force],
        versions=named,
        since=since[in_force],
        starts=tuple(str(start) for start in starts),
    )


def _joined(version: Codes, versions: tuple[Names, ...]) -> tuple[Codes, tuple[Names, ...]]:
    """One place a cell for the parts on the last axis, and the versions with those of several names added."""
    known = list(versions)
    combinations, position = np.unique(version.reshape(-1, version.shape[-1]), axis=0, return_inverse=True)
    of_combination = np.full(len(combinations), NONE, dtype=np.int64)
    for i, combination in enumerate(combinations):
        parts = [versions[v] for v in combination if v != NONE]
        if not parts:
            continue
        names = together(parts)
        if names not in known:
            known.append(names)
        of_combination[i] = known.index(names)
    return of_combination[position.reshape(-1)].reshape(version.shape[:-1]), tuple(known)
