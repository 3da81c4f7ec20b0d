"""The areas that people are shared out over, with their limits, and what each goal gives them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

import pandas as pd

from dashboard.metrics.money.filling import Limits, fewest, in_order, level


class Goal(StrEnum):
    """What sharing out is for."""

    MOST = "terbanyak"
    LOWEST = "terendah"
    EQUAL = "merata"
    POOREST = "termiskin"


def newest_poverty(
    poverty: pd.DataFrame, *, codes: Sequence[str], year: int
) -> tuple[pd.Series[float], int | None]:
    """Per cent of poor people of kabupaten/kota, all of one year, and that year.

    poverty: typed as `Dataset.poverty`. codes: the kabupaten/kota asked about, the result's index; NaN for no
    data. The year is the newest up to `year` in which any of them has a figure, else the first after it, None
    where none ever has. Of several sources of a year the first by name counts.
    """
    known = poverty[poverty["kode_wilayah"].isin(list(codes)) & poverty["persen"].notna()]
    years = sorted({int(each) for each in known["tahun"]})
    chosen = max((each for each in years if each <= year), default=years[0] if years else None)
    rows = known[known["tahun"] == chosen].sort_values("sumber", kind="stable")
    percent = rows.drop_duplicates("kode_wilayah").set_index("kode_wilayah")["persen"]
    return percent.reindex(list(codes)).astype("float64"), chosen


@dataclass(frozen=True)
class Board:
    """The areas that take part, as lists in code order, an element an area.

    active, eligible, gap: people; gap is those not covered, never below 0. poverty: per cent, None for no
    data. limits: what each may be given, and how many people are handed out in all.
    """

    active: list[int]
    eligible: list[int]
    gap: list[int]
    poverty: list[float | None]
    limits: Limits

    @classmethod
    def of(cls, areas: pd.DataFrame, *, people: int, most_share: float | None, least: int) -> Board:
        """From a frame as `allocation.allocate` takes it, without areas that lack members or potensi."""
        active = [int(count) for count in areas["active"]]
        eligible = [int(count) for count in areas["eligible"]]
        gap = [max(0, whole - part) for whole, part in zip(eligible, active, strict=True)]
        share = Fraction(1) if most_share is None else Fraction(repr(float(most_share)))
        most = [int(share * count) for count in gap]
        poverty = areas["poverty"] if "poverty" in areas else pd.Series(float("nan"), index=areas.index)
        return cls(
            active=active,
            eligible=eligible,
            gap=gap,
            poverty=[None if pd.isna(percent) else float(percent) for percent in poverty],
            limits=Limits(
                least=[least if count >= least else 0 for count in most],
                most=most,
                total=min(people, sum(most)),
            ),
        )

    def handed_out(self, goal: Goal) -> list[int]:
        """People by area."""
        if not self.gap:
            return []
        if goal is Goal.LOWEST:
            return level(self.limits, self.active, self.eligible)
        if goal is Goal.EQUAL:
            # An area with nobody left to cover takes no part; its weight only must not be 0.
            return level(self.limits, [0] * len(self.gap), [max(1, count) for count in self.gap])
        if goal is Goal.MOST:
            return in_order(fewest(self.limits, self._by_gap()), self._by_gap())
        return in_order(self.limits, self._by_poverty())

    def _by_gap(self) -> list[int]:
        return sorted(range(len(self.gap)), key=lambda area: -self.gap[area])

    def _by_poverty(self) -> list[int]:
        def rank(area: int) -> tuple[bool, float, int]:
            percent = self.poverty[area]
            return percent is None, -(percent or 0.0), -self.gap[area]

        return sorted(range(len(self.gap)), key=rank)

    def coverage(self, given: Sequence[int]) -> list[float]:
        """Per cent of potensi once so many are added."""
        return [
            (active + more) / eligible * 100
            for active, more, eligible in zip(self.active, given, self.eligible, strict=True)
        ]
