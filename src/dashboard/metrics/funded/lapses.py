"""Funded groups whose money ends, and those whose cover does: two dates that no sum adds up.

A funded term covers `bulan` months from `mulai`; its last funded month is mulai + bulan - 1, and the next is
the first without money. Until when its people count as active without it, the table of rules says
(aturan_aktif): with three months that may pass, a group paid up to a month is inactive four months later, and
coverage falls then. Where arrears make nobody inactive, a running term that is behind is in arrears and its
people still count.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np
import pandas as pd

from dashboard.data.contract.active_rules import ActiveRules
from dashboard.data.contract.words import ALL, REGION, Level
from dashboard.data.places.areas import Areas
from dashboard.metrics.cube.months import month_number, month_text
from dashboard.metrics.funded.lapse import Lapse, LapseKind
from dashboard.metrics.funded.terms import FundedTerms, less, unbounded

#: Months ahead that can be asked for, and what is shown unless asked.
HORIZONS: Final = (1, 2, 3, 4, 5, 6)
DEFAULT_HORIZON: Final = 3
#: A term that has ended without another after it is listed so many months from when its people must be out.
MONTHS_LISTED: Final = 3
_AHEAD: Final = (LapseKind.ENDS, LapseKind.ENDED, LapseKind.BEHIND)


class Date(StrEnum):
    """Which of a group's two dates lies ahead: its money ends, or its people are inactive."""

    MONEY_ENDS = "masa_habis"
    INACTIVE = "akan_nonaktif"


@dataclass(frozen=True)
class Count:
    """Some groups and their people, nobody twice.

    people: None where there are such groups and none has a number that can be told. unknown: groups without a
    number of people; hidden: groups whose number is not to be seen; both in no sum.
    """

    people: int | None
    groups: int
    unknown: int
    hidden: int


@dataclass(frozen=True)
class LapseTotal:
    """What there is within an area; the four are never added to each other.

    ending: the money ends in one of the months ahead. inactive: becomes inactive in one of them, if nobody
    acts; where that is late among them, a group may be in both. overdue: should be inactive already. arrears:
    behind, and still counts.
    """

    ending: Count
    inactive: Count
    overdue: Count
    arrears: Count


def lapses(
    fundings: pd.DataFrame,
    *,
    rules: ActiveRules,
    period: str,
    horizon: int = DEFAULT_HORIZON,
) -> tuple[Lapse, ...]:
    """The groups whose cover lapses in one of the `horizon` months after `period`, overdue or in arrears.

    fundings: pendanaan, typed as `Dataset.fundings`. period: YYYY-MM; of terms that begin later only those
    count that take over from one that runs out: a term of the same area, segment, group and funding that
    begins no later than the month after and ends later carries its people on, as many as it has. Where that
    one runs out in time too, those people are listed at its end.

    A term that has ended before `period` is listed by the month in which its people become inactive by the
    rules, and then as overdue for `MONTHS_LISTED` months: with three months that may pass, last paid + 4 + 3
    >= period. Not so where another term of the same area, segment, group and funding holds its people, even
    one that began late: by `period`, or before they are inactive.

    A term that runs and is behind where arrears make nobody inactive is in arrears, however long, until it
    ends; that its end is near comes first.

    A term is in one row, by whatever comes first. Sorted by month, then by people, most first; arrears last.
    """
    return _lapsing(FundedTerms(fundings), rules, month_number(period), horizon)


def areas_with_terms(fundings: pd.DataFrame, *, rules: ActiveRules, period: str) -> frozenset[str]:
    """Areas, kabupaten/kota and provinces, whose terms say something of a month: elsewhere there is no data.

    A term does from when it begins until it could no longer be listed, with three months that may pass seven
    after it is funded or paid: also where it is followed up and nobody lapses.
    """
    now = month_number(period)
    return frozenset(FundedTerms(fundings).areas_known(now, since=now - _listed(rules)))


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
    """The counts of groups by what is ahead of them or behind them."""
    return LapseTotal(
        ending=count_of([one for one in found if one.ending]),
        inactive=count_of([one for one in found if one.soon]),
        overdue=count_of([one for one in found if one.kind is LapseKind.OVERDUE]),
        arrears=count_of([one for one in found if one.kind is LapseKind.ARREARS]),
    )


def count_of(found: Sequence[Lapse]) -> Count:
    """Some groups counted."""
    return Count(
        people=counted_people(found),
        groups=len(found),
        unknown=sum(one.people is None and not one.hidden for one in found),
        hidden=sum(one.hidden for one in found),
    )


def lapse_series(
    fundings: pd.DataFrame,
    *,
    rules: ActiveRules,
    periods: Sequence[str],
    areas: Areas,
    level: Level,
    date: Date,
    segment: str = ALL,
    horizon: int = DEFAULT_HORIZON,
) -> pd.DataFrame:
    """People whose money ends, or who become inactive, within `horizon` months of each month: for a map.

    Returns periode x area codes of the level, float64: people with that date ahead, nobody counted twice; NaN
    where `areas_with_terms` has none of its areas (no data) or only groups without a number have it ahead, 0
    where it has and none of them does. Overdue groups and arrears are not among them. A province's own terms
    count in it and in the region, in nothing smaller.
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
        for code in terms.areas_known(now, since=now - _listed(rules)):
            table[line, holders.get(code, [])] = 0.0
        found = _lapsing(terms, rules, now, horizon)
        coming = [one for one in found if (one.ending if date is Date.MONEY_ENDS else one.soon)]
        for one in coming:
            table[line, holders.get(one.code, [])] += one.counted
        for at in {at for one in coming if one.people is None for at in holders.get(one.code, [])}:
            table[line, at] = table[line, at] or np.nan
    return pd.DataFrame(table, index=pd.Index(periods, name="periode"), columns=list(codes))


def _listed(rules: ActiveRules) -> int:
    """Months for which a term that has ended is listed, at most."""
    return rules.longest + 1 + MONTHS_LISTED


def _lapsing(terms: FundedTerms, rules: ActiveRules, now: int, horizon: int) -> tuple[Lapse, ...]:
    running = terms.running(now)
    # Whom each term holds of those who are funded now; a later one holds only whom it takes over.
    held = {row: unbounded(terms.people[row]) for row in running}
    over = {}
    for row in terms.ended(now, since=now - _listed(rules)):
        gone = terms.inactive_once_ended(row, rules)
        if gone + MONTHS_LISTED < now:
            continue
        left = unbounded(terms.people[row])
        for follower, people in _followers(terms, row, until=max(now, gone)):
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
        lapse = _lapse(terms, row, rules, held=held[row], left=left, own=own, now=now, horizon=horizon)
        if lapse is not None:
            found.append(lapse)
        if lapse is None or lapse.kind in (LapseKind.ENDS, LapseKind.ARREARS):
            for follower, people in passed_on:
                if terms.start[follower] > now and people > 0:
                    held[follower] = held.get(follower, 0.0) + people
    shown = [one for one in found if one.people != 0]

    def order(one: Lapse) -> tuple[bool, str, int, str, str]:
        return one.kind is LapseKind.ARREARS, one.month, -(one.people or 0), one.code, one.group

    return tuple(sorted(shown, key=order))


def _followers(terms: FundedTerms, row: int, *, until: float) -> list[tuple[int, float]]:
    """What takes over from a term that has ended: in time, or late but begun by `until`."""
    late = [link for link in terms.late.get(row, ()) if terms.start[link[0]] <= until]
    return [*terms.links.get(row, ()), *late]


def _known(people: float) -> int | None:
    return None if math.isinf(people) else int(people)


def _lapse(
    terms: FundedTerms,
    row: int,
    rules: ActiveRules,
    *,
    held: float,
    left: float,
    own: Mapping[int, int],
    now: int,
    horizon: int,
) -> Lapse | None:
    end, paid = terms.end[row], terms.paid[row]
    begun, over = terms.start[row] <= now, end < now
    gone = terms.inactive_once_ended(row, rules) if over else terms.inactive_by_arrears(row, rules)
    inactive = 0 if math.isinf(gone) else int(gone)
    ends = left > 0 and now <= end < now + horizon
    unfunded = begun and (over or paid < now)
    behind = unfunded and gone <= now + horizon
    if behind and inactive <= now:
        kind, month, unpaid, people = LapseKind.OVERDUE, inactive, paid + 1, held
    elif behind and over:
        kind, month, unpaid, people = LapseKind.ENDED, inactive, paid + 1, held
    elif behind and not (ends and end < inactive):
        kind, month, unpaid, people = LapseKind.BEHIND, inactive, paid + 1, held
    elif ends:
        kind, month, unpaid, people = LapseKind.ENDS, end + 1, end + 1, left
    elif unfunded and not over and math.isinf(gone):
        kind, month, unpaid, people = LapseKind.ARREARS, paid + 1, paid + 1, held
    else:
        return None
    if kind is LapseKind.ENDS:
        # Until its end the money goes on, unless it is behind already.
        gone = terms.inactive_once_ended(row, rules, behind=unfunded)
    number = _known(people)
    counted = 0 if number is None else min(number, own.get(row, number))
    code, segment, group, funding = terms.keys[row]
    return Lapse(
        code=code,
        segment=segment,
        group=group,
        funding=funding,
        office=terms.offices[row],
        people=number,
        counted=counted,
        hidden=terms.hidden[row],
        carried=int(held - left) if kind is LapseKind.ENDS and math.isfinite(held) else 0,
        rate=terms.rates[row],
        kind=kind,
        over=over,
        month=month_text(month),
        inactive="" if math.isinf(gone) else month_text(int(gone)),
        soon=kind in _AHEAD and now < gone <= now + horizon,
        unpaid=month_text(unpaid),
        start=month_text(terms.start[row]),
        end=month_text(end),
        last_paid=month_text(paid) if paid >= terms.start[row] else "",
        behind=max(0, min(now, end) - paid) if begun else 0,
        funded=terms.funded(terms.keys[row], now),
    )
