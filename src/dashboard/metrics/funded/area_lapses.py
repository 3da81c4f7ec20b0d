"""What is said of an area's lapses in a month: who, when, what coverage loses, what carrying on costs.

Two dates, told apart throughout: the money of a term ends, and in the fourth month without it its people are
inactive. Coverage falls from the second only.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from dashboard.data.contract.words import COVERAGE_SEGMENTS
from dashboard.data.dataset import Dataset
from dashboard.metrics.cube.versions import version_words
from dashboard.metrics.funded.lapse import Lapse, LapseKind
from dashboard.metrics.funded.lapse_effects import (
    CarryOn,
    CarryOnTotal,
    Fall,
    GroupMembers,
    by_segment,
    carry_on,
    carry_on_total,
    covered_people,
    fall,
)
from dashboard.metrics.funded.lapses import LapseTotal, codes_of, lapse_total, within


@dataclass(frozen=True)
class AreaLapses:
    """The lapses of an area and what they come to.

    rows, priced, before, falls, members: one element a lapse, in the same order; before (coverage in per
    cent) and falls are of the row's own area, None where it has no coverage or nobody lapses, falls also
    where it is not known how many. soon: the fall by who is inactive within the months ahead. later: by
    everyone whose money ends or who is behind, once the last of them is inactive, in the month `since` (""
    where nobody ever is, and later is None). without_overdue: by everyone who should be inactive already.
    overdue_in, arrears_in: segment -> people who should be inactive, or are in arrears and still count.
    ending_cost, behind_cost: of carrying on those whose money ends, and of those already without it. version:
    of the potensi. elsewhere: groups of whole provinces that this area can't be told of. known: whether there
    is any funding data of the area and month; reporting: kabupaten/kota with it, of `inside`.
    """

    rows: tuple[Lapse, ...]
    priced: tuple[CarryOn, ...]
    before: tuple[float | None, ...]
    falls: tuple[Fall | None, ...]
    members: tuple[int | None, ...]
    total: LapseTotal
    soon: Fall | None
    later: Fall | None
    since: str
    without_overdue: Fall | None
    overdue_in: Mapping[str, int]
    arrears_in: Mapping[str, int]
    ending_cost: CarryOnTotal
    behind_cost: CarryOnTotal
    version: str
    elsewhere: int
    known: bool
    reporting: int
    inside: int

    @property
    def beyond(self) -> Fall | None:
        """The fall by more people than are active, which needs looking into; None where there is none."""
        return next((each for each in (self.soon, self.later) if each is not None and each.beyond), None)

    @property
    def unknown(self) -> int:
        """Groups without a number of people, which are in no sum."""
        return sum(one.people is None and not one.hidden for one in self.rows)

    @property
    def hidden(self) -> int:
        """Groups whose number is not to be seen, which are in no sum."""
        return sum(one.hidden for one in self.rows)

    def of(self, *kinds: LapseKind) -> AreaLapses:
        """The same with only the rows of some kinds; sums stay those of all."""
        kept = [at for at, one in enumerate(self.rows) if one.kind in kinds]
        return replace(
            self,
            rows=tuple(self.rows[at] for at in kept),
            priced=tuple(self.priced[at] for at in kept),
            before=tuple(self.before[at] for at in kept),
            falls=tuple(self.falls[at] for at in kept),
            members=tuple(self.members[at] for at in kept),
        )


def area_lapses(
    data: Dataset,
    *,
    area: str,
    period: str,
    every: Sequence[Lapse],
    funded: frozenset[str],
    members: GroupMembers,
    month: pd.DataFrame,
) -> AreaLapses:
    """The lapses of an area of any level in a month.

    every: `lapses` of the month and the months ahead. funded, members: `areas_with_terms` and the members of
    the month. month: the rows of `measures` of the month, of areas of every level; index kode.
    """
    areas = data.areas
    rows = within(every, area, areas)
    ahead = tuple(one for one in rows if one.coming)
    overdue = tuple(one for one in rows if one.kind is LapseKind.OVERDUE)
    ending = tuple(one for one in ahead if one.ending)
    behind = tuple(one for one in ahead if not one.ending)
    out = tuple(one for one in ahead if one.inactive)
    provinces = {areas.province_of(code) for code in areas.inside(area)} - {one.code for one in rows}
    inside = areas.inside(area)
    return AreaLapses(
        rows=rows,
        priced=carry_on(rows, data.rates, period=period),
        before=tuple(coverage_of(month, one.code) if lowers(one) else None for one in rows),
        falls=tuple(fall(row_of(month, one.code), one.people) if lowers(one) else None for one in rows),
        members=tuple(members.of((one.code, one.segment, one.group, one.funding)) for one in rows),
        total=lapse_total(rows),
        soon=fall(row_of(month, area), covered_people([one for one in ahead if one.soon])),
        later=fall(row_of(month, area), covered_people(out)) if out else None,
        since=max((one.inactive for one in out), default=""),
        without_overdue=fall(row_of(month, area), covered_people(overdue)),
        overdue_in=by_segment(overdue),
        arrears_in=by_segment([one for one in rows if one.kind is LapseKind.ARREARS]),
        ending_cost=carry_on_total(ending, carry_on(ending, data.rates, period=period)),
        behind_cost=carry_on_total(behind, carry_on(behind, data.rates, period=period)),
        version=version_words([row_of(month, area)["eligible_versions"]]) or "–",
        elsewhere=sum(one.code in provinces for one in every),
        known=not funded.isdisjoint(codes_of(area, areas)),
        reporting=sum(code in funded for code in inside),
        inside=len(inside),
    )


def row_of(month: pd.DataFrame, code: str) -> pd.Series:
    """An area's row of `measures`."""
    return month.loc[[code]].iloc[0]


def lowers(one: Lapse) -> bool:
    """Whether coverage falls by the people: not by PMI, no part of it, nor by who is never inactive."""
    return one.segment in COVERAGE_SEGMENTS and one.inactive != ""


def coverage_of(month: pd.DataFrame, code: str) -> float | None:
    """Coverage of an area in per cent; None where it is not known for the whole area."""
    nobody = fall(row_of(month, code), 0)
    return None if nobody is None else nobody.before
