"""Funded groups whose cover is about to lapse: the term ends, or its payment falls too far behind.

A funded term covers `bulan` months from `mulai`; its last funded month is mulai + bulan - 1. A member more
than three months behind is inactive, so a group paid up to a month is inactive four months later.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np
import pandas as pd

from dashboard.data.contract.words import ALL, REGION, Level
from dashboard.data.disclosure.suppression import THRESHOLD
from dashboard.data.places.areas import Areas
from dashboard.i18n import N_, Message, Month
from dashboard.metrics.cube.months import month_number, month_text
from dashboard.metrics.funded.terms import FundedTerms, less, unbounded

#: Months ahead that can be asked for, and what is shown unless asked.
HORIZONS: Final = (1, 2, 3, 4, 5, 6)
DEFAULT_HORIZON: Final = 3
#: A member may be this many months behind and still be active.
MONTHS_BEHIND: Final = 3
#: A term that has ended without another after it is listed so many months from when its people must be out.
MONTHS_LISTED: Final = 3
_LISTED: Final = MONTHS_BEHIND + 1 + MONTHS_LISTED


class LapseKind(StrEnum):
    """Why a group is listed."""

    ENDS = "berakhir"
    ENDED = "sudah_berakhir"
    BEHIND = "tertinggal"
    OVERDUE = "lewat"


LAPSE_NAMES: Final[dict[LapseKind, str]] = {
    LapseKind.ENDS: N_("Masa iuran berakhir"),
    LapseKind.ENDED: N_("Masa iuran sudah berakhir"),
    LapseKind.BEHIND: N_("Pembayaran tertinggal"),
    LapseKind.OVERDUE: N_("Seharusnya sudah nonaktif; periksa"),
}


@dataclass(frozen=True)
class Lapse:
    """One funded group about to lapse, or that should have.

    code: area, a kabupaten/kota or a province. segment, group, funding: codes of the contract.
    people: who would lapse; None where unknown or `small` (fewer than the threshold, so not told).
    counted: of these, who are not also in a finer row: what sums add up; 0 where unknown or too few to tell.
    carried: people that a following term takes over, not among `people`.
    rate: rupiah a person and month as the row says, None for no data.
    over: whether the term itself has ended before the chosen month.
    month: first month without funding (ENDS), or in which the group is inactive (ENDED, BEHIND, OVERDUE).
    unpaid: first month for which there is no money: the one after the term, or after the last one paid.
    start, end: first and last funded month. last_paid: "" for none. Months are YYYY-MM.
    behind: months passed unpaid, the chosen one included.
    funded: people of all running terms of the same area, segment, group and funding; None where unknown.
    """

    code: str
    segment: str
    group: str
    funding: str
    people: int | None
    counted: int
    small: bool
    carried: int
    rate: int | None
    kind: LapseKind
    over: bool
    month: str
    unpaid: str
    start: str
    end: str
    last_paid: str
    behind: int
    funded: int | None

    @property
    def coming(self) -> bool:
        """Whether it lies ahead and can still be averted."""
        return self.kind is not LapseKind.OVERDUE

    @property
    def reasons(self) -> tuple[Message, ...]:
        """Why it is listed, in sentences."""
        params: dict[str, object] = {
            "end": Month(self.end),
            "month": Month(self.month),
            "last": Month(self.last_paid) if self.last_paid else "",
            "start": Month(self.start),
            "behind": self.behind,
            "carried": self.carried,
        }
        match (self.kind, bool(self.last_paid)):
            case (LapseKind.ENDS, _):
                said = [N_("Masa iuran berakhir {end}; {month} bulan pertama tanpa iuran.")]
                if self.behind:
                    said.append(N_("Pembayarannya tertinggal {behind} bulan."))
            case (LapseKind.BEHIND | LapseKind.ENDED, True):
                said = [N_("Terakhir dibayar {last}; bila tidak dibayar, nonaktif {month}.")]
            case (LapseKind.BEHIND | LapseKind.ENDED, False):
                said = [N_("Belum ada yang dibayar sejak {start}; bila tidak dibayar, nonaktif {month}.")]
            case (_, True):
                said = [N_("Terakhir dibayar {last}; menurut aturan nonaktif sejak {month}.")]
            case _:
                said = [N_("Belum ada yang dibayar sejak {start}; menurut aturan nonaktif sejak {month}.")]
        if self.over:
            said.insert(0, N_("Masa iuran sudah berakhir {end} dan tidak ada lanjutannya."))
        if self.carried:
            said.append(N_("{carried} orang lain sudah punya masa iuran lanjutan."))
        return tuple(Message(each, params) for each in said)


@dataclass(frozen=True)
class LapseTotal:
    """What lapses within an area: people and groups ahead (coming) and overdue, nobody counted twice.

    people, overdue: None where there are such groups and none has a number that can be told. unknown,
    overdue_unknown: groups without a number of people; small: groups too small to be told; all in no sum.
    """

    people: int | None
    groups: int
    overdue: int | None
    overdue_groups: int
    unknown: int
    overdue_unknown: int
    small: int


def lapses(
    fundings: pd.DataFrame, *, period: str, horizon: int = DEFAULT_HORIZON, threshold: int = THRESHOLD
) -> tuple[Lapse, ...]:
    """The groups whose cover lapses in one of the `horizon` months after `period`, and those overdue.

    fundings: pendanaan, typed as `Dataset.fundings`. period: YYYY-MM; of terms that begin later only those
    count that take over from one that runs out: a term of the same area, segment, group and funding that
    begins no later than the month after and ends later carries its people on, as many as it has. Where that
    one runs out in time too, those people are listed at its end.

    A term that has ended before `period` is listed by the month in which its people become inactive, four
    after the last one paid, and then as overdue for `MONTHS_LISTED` months: last paid + 4 + 3 >= period. Not
    so where another term of the same area, segment, group and funding holds its people, even one that began
    late: by `period`, or before they are inactive.

    A term is in one row, by whatever comes first. Sorted by month, then by people, most first.
    """
    return _lapsing(FundedTerms(fundings, threshold=threshold), month_number(period), horizon)


def areas_with_terms(fundings: pd.DataFrame, *, period: str) -> frozenset[str]:
    """Areas, kabupaten/kota and provinces, whose terms say something of a month: elsewhere there is no data.

    A term does from when it begins until it could no longer be listed, seven months after it is funded or
    paid: also where it is followed up and nobody lapses.
    """
    now = month_number(period)
    return frozenset(FundedTerms(fundings).areas_known(now, since=now - _LISTED))


def codes_of(area: str, areas: Areas) -> frozenset[str]:
    """Whose terms count in an area: its kabupaten/kota, and provinces where it is one or the whole region."""
    return frozenset((*areas.inside(area), area, *(areas.provinces if area == REGION else ())))


def within(found: Sequence[Lapse], area: str, areas: Areas) -> tuple[Lapse, ...]:
    """Those of an area."""
    codes = codes_of(area, areas)
    return tuple(one for one in found if one.code in codes)


def counted_people(found: Sequence[Lapse]) -> int | None:
    """The people of some groups, nobody counted twice; None where there are groups and none has a number."""
    people = sum(one.counted for one in found)
    return None if not people and any(one.people is None for one in found) else people


def lapse_total(found: Sequence[Lapse]) -> LapseTotal:
    """The sums over groups."""
    coming = [one for one in found if one.coming]
    overdue = [one for one in found if not one.coming]
    return LapseTotal(
        people=counted_people(coming),
        groups=len(coming),
        overdue=counted_people(overdue),
        overdue_groups=len(overdue),
        unknown=sum(one.people is None and not one.small for one in coming),
        overdue_unknown=sum(one.people is None and not one.small for one in overdue),
        small=sum(one.small for one in found),
    )


def lapse_series(
    fundings: pd.DataFrame,
    *,
    periods: Sequence[str],
    areas: Areas,
    level: Level,
    segment: str = ALL,
    horizon: int = DEFAULT_HORIZON,
) -> pd.DataFrame:
    """People about to lapse within `horizon` months of each month: what a map of it shows.

    Returns periode x area codes of the level, float64: people who lapse ahead, nobody counted twice; NaN
    where `areas_with_terms` has none of its areas (no data) or only groups without a number lapse, 0 where it
    has and none of them lapses. Overdue groups are not among them. A province's own terms count in it and in
    the region, in nothing smaller.
    """
    terms = FundedTerms(fundings if segment == ALL else fundings[fundings["segmen"] == segment])
    codes = areas.at_level(level)
    holders: dict[str, list[int]] = {}
    for at, code in enumerate(codes):
        for member in codes_of(code, areas):
            holders.setdefault(member, []).append(at)
    table = np.full((len(periods), len(codes)), np.nan)
    for line, period in enumerate(periods):
        now = month_number(period)
        for code in terms.areas_known(now, since=now - _LISTED):
            table[line, holders.get(code, [])] = 0.0
        coming = [one for one in _lapsing(terms, now, horizon) if one.coming]
        for one in coming:
            table[line, holders.get(one.code, [])] += one.counted
        for at in {at for one in coming if one.people is None for at in holders.get(one.code, [])}:
            table[line, at] = table[line, at] or np.nan
    return pd.DataFrame(table, index=pd.Index(periods, name="periode"), columns=list(codes))


def _lapsing(terms: FundedTerms, now: int, horizon: int) -> tuple[Lapse, ...]:
    running = terms.running(now)
    # Whom each term holds of those who are funded now; a later one holds only whom it takes over.
    held = {row: unbounded(terms.people[row]) for row in running}
    over = {}
    for row in terms.ended(now, paid_since=now - _LISTED):
        left = unbounded(terms.people[row])
        for follower, people in _followers(terms, row, now):
            if terms.start[follower] > now:
                held[follower] = held.get(follower, 0.0) + min(left, people)
            left = less(left, people)
        if left > 0:
            over[row] = left
    own = terms.own_people([*running, *over], {row: _known(left) for row, left in over.items()})
    held |= over
    found = []
    # By end, so that who is carried on is known before the one that carries is looked at.
    ordered = sorted({*held, *terms.beginning(now + 1, now + horizon)}, key=lambda each: terms.end[each])
    for row in ordered:
        if row not in held:
            continue
        left, passed_on = held[row], []
        for follower, most in terms.links.get(row, ()) if terms.end[row] >= now else ():
            passed_on.append((follower, min(left, most)))
            left = less(left, most)
        lapse = _lapse(terms, row, held=held[row], left=left, own=own, now=now, horizon=horizon)
        if lapse is not None:
            found.append(lapse)
        if lapse is None or lapse.kind is LapseKind.ENDS:
            for follower, people in passed_on:
                if terms.start[follower] > now and people > 0:
                    held[follower] = held.get(follower, 0.0) + people
    shown = [one for one in found if one.people != 0]
    return tuple(sorted(shown, key=lambda one: (one.month, -(one.people or 0), one.code, one.group)))


def _followers(terms: FundedTerms, row: int, now: int) -> list[tuple[int, float]]:
    """What takes over from a term that has ended: in time, or late but before its people are out."""
    until = max(now, terms.paid[row] + MONTHS_BEHIND + 1)
    late = [link for link in terms.late.get(row, ()) if terms.start[link[0]] <= until]
    return [*terms.links.get(row, ()), *late]


def _known(people: float) -> int | None:
    return None if math.isinf(people) else int(people)


def _lapse(
    terms: FundedTerms,
    row: int,
    *,
    held: float,
    left: float,
    own: Mapping[int, int],
    now: int,
    horizon: int,
) -> Lapse | None:
    end, paid = terms.end[row], terms.paid[row]
    inactive = paid + MONTHS_BEHIND + 1
    begun, over = terms.start[row] <= now, end < now
    ends = left > 0 and now <= end < now + horizon
    behind = begun and (over or paid < now) and inactive <= now + horizon
    if behind and inactive <= now:
        kind, month, unpaid, people = LapseKind.OVERDUE, inactive, paid + 1, held
    elif behind and over:
        kind, month, unpaid, people = LapseKind.ENDED, inactive, paid + 1, held
    elif behind and not (ends and end < inactive):
        kind, month, unpaid, people = LapseKind.BEHIND, inactive, paid + 1, held
    elif ends:
        kind, month, unpaid, people = LapseKind.ENDS, end + 1, end + 1, left
    else:
        return None
    number = _known(people)
    small = terms.is_small(number)
    shown = None if small else number
    counted = 0 if shown is None else min(shown, own.get(row, shown))
    code, segment, group, funding = terms.keys[row]
    return Lapse(
        code=code,
        segment=segment,
        group=group,
        funding=funding,
        people=shown,
        counted=0 if terms.is_small(counted) else counted,
        small=small,
        carried=int(held - left) if kind is LapseKind.ENDS and math.isfinite(held) else 0,
        rate=terms.rates[row],
        kind=kind,
        over=over,
        month=month_text(month),
        unpaid=month_text(unpaid),
        start=month_text(terms.start[row]),
        end=month_text(end),
        last_paid=month_text(paid) if paid >= terms.start[row] else "",
        behind=max(0, min(now, end) - paid) if begun else 0,
        funded=terms.funded(terms.keys[row], now),
    )
