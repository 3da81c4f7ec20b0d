"""Who is out: people not covered by segment and by the groups within it, who usually pays, and what it costs.

A group belongs to the segment that most of its members in the area are in, where it has none those of the
whole data: religious workers are wage earners in one kabupaten and own-account workers in another. Of a group
without a single member anywhere nobody says which. The same goes for who usually pays.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import pandas as pd

from dashboard.data.contract.words import ALL, COVERAGE_SEGMENTS, GROUP_NAMES
from dashboard.data.dataset import Dataset
from dashboard.metrics.categories.composition import Dimension
from dashboard.metrics.categories.figures import CategoryFigures
from dashboard.metrics.categories.gap import CategoryGap, category_gap
from dashboard.metrics.cube.months import next_month
from dashboard.metrics.funded.lapse import Lapse, LapseKind
from dashboard.metrics.funded.lapses import counted_people
from dashboard.metrics.money.plan import MONTHS, PU_WAGE
from dashboard.metrics.money.rates import NoRateError, rates_over

#: Covered today, and soon not: the money ends.
_ENDING: Final = (LapseKind.ENDS,)
#: Covered today though the payer is behind, or the term is over.
_BEHIND: Final = (LapseKind.ENDED, LapseKind.BEHIND, LapseKind.OVERDUE, LapseKind.ARREARS)


@dataclass(frozen=True)
class Out:
    """A segment, or (group not "") a group within it; "" for the segment of a group of which it is unknown.

    people: not covered, each kabupaten/kota by itself, so that one above 100 % hides nobody; None where
    nothing is known of it, or hidden. above: members beyond those eligible. hidden: known of some area, and
    not to be seen. unknown: kabupaten/kota without both members and people to divide them by. payer: who pays
    for most of its members, a code of the contract, "" where nobody says. monthly, year: rupiah to close the
    gap in the first month after, and for twelve; None where there is no rate a person, and for a segment
    whose groups have theirs. ending, behind: of the people counted as covered, those whose money ends in the
    months looked at, and those for whom somebody is behind or a term is over; None where not known how many.
    """

    segment: str
    group: str
    people: int | None
    above: int
    hidden: bool
    unknown: int
    payer: str
    monthly: int | None
    year: int | None
    ending: int | None
    behind: int | None


def who_is_out(
    data: Dataset, figures: CategoryFigures, *, codes: Sequence[str], period: str, lapses: Sequence[Lapse]
) -> tuple[Out, ...]:
    """Every segment with the groups known within it, most people first; groups of no known segment last.

    figures: of the month. codes: kabupaten/kota looked at. lapses: of these and of the provinces they are.
    """
    members = data.members
    month = members[members["periode"] == period]
    own = month[month["kode_wilayah"].isin(codes)]
    segments = _usual(month, own, "kelompok", "segmen")
    payers = {
        Dimension.SEGMENT: _usual(month, own, "segmen", "sumber_dana"),
        Dimension.GROUP: _usual(month, own, "kelompok", "sumber_dana"),
    }
    gaps = {each: _gap(figures, each, codes) for each in (Dimension.SEGMENT, Dimension.GROUP)}
    made = {
        each: _Making(data, figures, each, gap, payers[each], codes, period, lapses)
        for each, gap in gaps.items()
    }
    found: list[Out] = []
    by_segment = sorted(
        (made[Dimension.SEGMENT].out(str(each), "") for each in COVERAGE_SEGMENTS), key=_most_first
    )
    groups = [made[Dimension.GROUP].out(segments.get(name, ""), name) for name in GROUP_NAMES]
    told = [each for each in groups if each.people is not None or each.hidden or each.above]
    for segment in (*by_segment, None):
        within = "" if segment is None else segment.segment
        inside = sorted((each for each in told if each.segment == within), key=_most_first)
        if segment is not None:
            has_priced = any(each.monthly for each in inside)
            found.append(_priced_by_group(segment) if has_priced else segment)
        found += inside
    return tuple(found)


def _priced_by_group(segment: Out) -> Out:
    """Without rupiah of its own: its groups have other payers and another base, so one may cost more."""
    return replace(segment, monthly=None, year=None)


def _gap(figures: CategoryFigures, dimension: Dimension, codes: Sequence[str]) -> CategoryGap:
    return category_gap(figures.coverage_of(dimension), codes=codes)


def _most_first(one: Out) -> tuple[bool, int]:
    return one.people is None, -(one.people or 0)


def _usual(month: pd.DataFrame, own: pd.DataFrame, of: str, what: str) -> dict[str, str]:
    """Value of column `of` -> the value of column `what` that most of its members have; ties by code.

    month: members of everywhere, for those of which `own`, some areas', has none.
    """
    return _most(month, of, what) | _most(own, of, what)


def _most(members: pd.DataFrame, of: str, what: str) -> dict[str, str]:
    rows = members[members["peserta_aktif"].notna() & (members[of] != ALL) & (members[what] != ALL)]
    rows = rows[rows["segmen"].isin([str(each) for each in COVERAGE_SEGMENTS])]
    sums = rows.groupby([of, what])["peserta_aktif"].sum().reset_index()
    sums = sums.sort_values([of, "peserta_aktif", what], ascending=[True, False, True])
    first = sums[sums["peserta_aktif"] > 0].drop_duplicates(of)
    return {str(key): str(value) for key, value in zip(first[of], first[what], strict=True)}


@dataclass(frozen=True, eq=False)
class _Making:
    """Makes the records of one dimension."""

    data: Dataset
    figures: CategoryFigures
    dimension: Dimension
    gap: CategoryGap
    payers: dict[str, str]
    codes: Sequence[str]
    period: str
    lapses: Sequence[Lapse]

    def out(self, segment: str, group: str) -> Out:
        """The record of a segment (group "") or of a group in its segment ("" where that is not known)."""
        name = group or segment
        parts, above = (_sum(table, name, column) for table, column in (
            (self.gap.parts, "not_covered"), (self.gap.above, "above"),
        ))  # fmt: skip
        rows = self.figures.coverage_of(self.dimension).loc[list(self.codes)]
        rows = rows[rows.index.get_level_values("kategori") == name]
        unknown = sum(category == name for _, category in self.gap.unknown)
        people = None if unknown == len(self.codes) else parts
        payer = self.payers.get(name, "")
        monthly, year = self._cost(segment, group, payer, people)
        listed = [one for one in self.lapses if one.group == group] if group else self.lapses
        listed = [one for one in listed if not segment or one.segment == segment]
        return Out(
            segment=segment,
            group=group,
            people=people,
            above=above,
            hidden=bool(rows["hidden"].any()),
            unknown=unknown,
            payer=payer,
            monthly=monthly,
            year=year,
            ending=counted_people([one for one in listed if one.kind in _ENDING]),
            behind=counted_people([one for one in listed if one.kind in _BEHIND]),
        )

    def _cost(
        self, segment: str, group: str, payer: str, people: int | None
    ) -> tuple[int | None, int | None]:
        if people is None or not segment:
            return None, None
        try:
            rates = rates_over(
                self.data.rates,
                segment=segment,
                group=group or ALL,
                funding=payer or ALL,
                start=next_month(self.period),
                months=MONTHS,
                wage=PU_WAGE,
            )
        except NoRateError:
            return None, None
        return people * rates[0].rupiah, people * sum(each.rupiah for each in rates)


def _sum(table: pd.DataFrame, name: str, column: str) -> int:
    return int(table.loc[table.index.get_level_values("kategori") == name, column].sum())
