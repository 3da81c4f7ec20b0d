"""The figures of areas beside each other, and where two of them hold the same people."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

import pandas as pd

from dashboard.data.contract.words import Level
from dashboard.data.places.areas import Areas
from dashboard.metrics.comparing.rise import Rise
from dashboard.metrics.coverage.standing import Standing, standing
from dashboard.metrics.coverage.two_dates import TwoDates
from dashboard.metrics.cube.known import known_count

#: Areas in one comparison.
FEWEST: Final = 2
MOST: Final = 4


@dataclass(frozen=True)
class Side:
    """One area of a comparison; None where unknown.

    projected: members in December at the pace of the standing.
    dates: the area at both months, None where there is no other month.
    """

    standing: Standing
    projected: int | None
    dates: TwoDates | None
    rise: Rise | None

    @property
    def code(self) -> str:
        """The area."""
        return self.standing.code


@dataclass(frozen=True)
class Overlap:
    """Two areas with kabupaten/kota in common, so that they are never added.

    part: the one with fewer kabupaten/kota, whole: the other. shared: how many they have in common. inside:
    whether the part lies wholly within the whole.
    """

    part: str
    whole: str
    shared: int
    inside: bool


def sides(
    codes: Sequence[str],
    *,
    areas: Areas,
    period: str,
    series: str,
    progress: Callable[[Level], pd.DataFrame],
    dates: Callable[[str], TwoDates | None],
    rises: Callable[[str], Rise | None],
) -> tuple[Side, ...]:
    """The figures of each area, in the order given; none hangs on the others.

    progress: `standing.progress_table` of a level in the month `period`. dates, rises: of an area.
    """
    found = []
    for code in codes:
        row = progress(areas.level(code)).loc[[code]].iloc[0]
        own = standing(row, code=code, period=period, series=series)
        projected = known_count(row["projected"])
        found.append(Side(own, projected, dates(code), rises(code)))
    return tuple(found)


def overlaps(areas: Areas, codes: Sequence[str]) -> tuple[Overlap, ...]:
    """Which of the areas hold the same kabupaten/kota, in code order."""
    found = []
    for pair in combinations(sorted(set(codes)), 2):
        part, whole = sorted(pair, key=lambda code: (len(areas.inside(code)), code))
        shared = len(set(areas.inside(part)) & set(areas.inside(whole)))
        if shared:
            found.append(Overlap(part, whole, shared, inside=shared == len(areas.inside(part))))
    return tuple(found)
