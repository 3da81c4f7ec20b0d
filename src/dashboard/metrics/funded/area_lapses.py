"""What is said of an area's lapses in a month: who, when, what coverage loses, what carrying on costs.

Two dates, told apart throughout: the money of a term ends, and in the fourth month without it its people are
inactive. Coverage falls from the second only.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import pandas as pd

from dashboard.data.contract.words import COVERAGE_SEGMENTS
from dashboard.data.dataset import Dataset
from dashboard.metrics.cube.versions import version_words
from dashboard.metrics.funded.lapse import Lapse, LapseKind
from dashboard.metrics.funded.lapse_effects import (
    FALLS_FROM,
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

#: What is asked of `measures` about each area.
ASKED: Final = (*FALLS_FROM, "eligible_versions")


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
    priced = carry_on(rows, data.rates, period=period)
    known = month[list(ASKED)].to_dict("index")
    ahead = tuple(one for one in rows if one.coming)
    overdue = tuple(one for one in rows if one.kind is LapseKind.OVERDUE)
    ending = tuple((one, cost) for one, cost in zip(rows, priced, strict=True) if one.coming and one.ending)
    behind = tuple(
        (one, cost) for one, cost in zip(rows, priced, strict=True) if one.coming and not one.ending
    )
    out = tuple(one for one in ahead if one.inactive)
    provinces = {areas.province_of(code) for code in areas.inside(area)} - {one.code for one in rows}
    inside = areas.inside(area)
    return AreaLapses(
        rows=rows,
        priced=priced,
        before=tuple(_coverage(known[one.code]) if lowers(one) else None for one in rows),
        falls=tuple(fall(known[one.code], one.people) if lowers(one) else None for one in rows),
        members=tuple(members.of((one.code, one.segment, one.group, one.funding)) for one in rows),
        total=lapse_total(rows),
        soon=fall(known[area], covered_people([one for one in ahead if one.soon])),
        later=fall(known[area], covered_people(out)) if out else None,
        since=max((one.inactive for one in out), default=""),
        without_overdue=fall(known[area], covered_people(overdue)),
        overdue_in=by_segment(overdue),
        arrears_in=by_segment([one for one in rows if one.kind is LapseKind.ARREARS]),
        ending_cost=carry_on_total([one for one, _ in ending], [cost for _, cost in ending]),
        behind_cost=carry_on_total([one for one, _ in behind], [cost for _, cost in behind]),
        version=version_words([known[area]["eligible_versions"]]) or "–",
        elsewhere=sum(one.code in provinces for one in every),
        known=not funded.isdisjoint(codes_of(area, areas)),
        reporting=sum(code in funded for code in inside),
        inside=len(inside),
    )


def lowers(one: Lapse) -> bool:
    """Whether coverage falls by the people: not by PMI, no part of it, nor by who is never inactive."""
    return one.segment in COVERAGE_SEGMENTS and one.inactive != ""


def _coverage(month: Mapping[Hashable, Any]) -> float | None:
    """Coverage of an area in per cent; None where it is not known for the whole area."""
    nobody = fall(month, 0)
    return None if nobody is None else nobody.before
