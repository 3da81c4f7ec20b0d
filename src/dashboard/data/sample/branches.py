"""The branches' own counts of the sample, by employer: near their territory's members, and never the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from dashboard.data.contract.words import COVERAGE_SEGMENTS
from dashboard.data.places.areas import Areas
from dashboard.data.sample.anchors import MONTHS
from dashboard.data.sample.composition import Row
from dashboard.data.sample.draw import allocate, between, wander
from dashboard.data.sample.trajectories import Trajectory

#: Months for which a branch has sent no count of its own.
NOT_SENT: Final = frozenset({("KC04", "2025-03"), ("KC07", "2026-05"), ("KC07", "2026-06")})


def branch_rows(
    areas: Areas, members: Iterable[Row], trajectories: dict[str, Trajectory]
) -> Iterator[tuple[object, ...]]:
    """Rows of realisasi_cabang.csv, by month, branch and segment; members: the rows of kepesertaan.csv."""
    of_segment: Counter[tuple[str, str, str]] = Counter()
    for month, code, segment, _, _, people, _ in members:
        of_segment[month, areas.branch_of(code), segment] += people
    leaning = {branch: between(0.93, 1.07, "by employer", branch) for branch in areas.branches}
    drift = {branch: wander(len(MONTHS), "by employer", branch, every=8) for branch in areas.branches}
    for step, month in enumerate(MONTHS):
        for branch in areas.branches:
            if (branch, month) in NOT_SENT:
                continue
            lines = [trajectories[code] for code in areas.inside(branch)]
            placed = sum(line.permanent[step] + line.temporary[step] for line in lines)
            people = round(placed * leaning[branch] * (1 + 0.01 * drift[branch][step]))
            weights = [of_segment[month, branch, segment] for segment in COVERAGE_SEGMENTS]
            for segment, count in zip(COVERAGE_SEGMENTS, allocate(people, weights), strict=True):
                yield month, branch, segment, count
