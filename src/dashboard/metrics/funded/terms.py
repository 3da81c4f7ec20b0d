"""The terms of pendanaan: when each runs, who takes over from whom, and whose people are counted where.

Months are whole numbers here, year x 12 + month - 1, as `month_number` gives them.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
import pandas as pd

from dashboard.data.contract.active_rules import ActiveRules, Cause
from dashboard.data.contract.words import ALL
from dashboard.data.dataset import hidden_in
from dashboard.metrics.cube.months import month_number

#: Area, segment, group and funding: terms that share these are one funded group.
Key = tuple[str, str, str, str]
#: Term -> terms that take over from it, with how many people.
Links = dict[int, list[tuple[int, float]]]

_KEY: Final = ["kode_wilayah", "segmen", "kelompok", "sumber_dana"]
_PROVINCE_DIGITS: Final = 2


class FundedTerms:
    """Terms in order of key and start; every attribute has one element a term.

    keys: see Key. offices: who pays, "" where it is not told. people: how many; rates: rupiah a person and
    month; budgets: rupiah of the term; each None for no data; hidden: the people are known, and not to be
    seen by this viewer. start, end: first and last funded month. paid: last month paid, the one before
    `start` where nothing is. links: term -> terms that take over from it in time, with how many people; late:
    the same for terms that begin after a month or more without money, with people whom no other term holds.
    """

    def __init__(self, fundings: pd.DataFrame) -> None:
        known = fundings[fundings["bulan"].notna() & (fundings["mulai"] != "")]
        rows = known.sort_values([*_KEY, "mulai"], kind="stable")
        self.keys: list[Key] = list(zip(*(rows[name].astype("str") for name in _KEY), strict=True))
        self.offices = rows["pihak"].astype("str").tolist()
        self.people = _whole(rows["jumlah_pekerja"])
        self.hidden = hidden_in(rows).tolist()
        self.rates = _whole(rows["tarif"])
        self.budgets = _whole(rows["anggaran"])
        self.start = [month_number(str(month)) for month in rows["mulai"]]
        self.end = [start + int(months) - 1 for start, months in zip(self.start, rows["bulan"], strict=True)]
        self.paid = [
            month_number(str(month)) if month else start - 1
            for start, month in zip(self.start, rows["terakhir_dibayar"], strict=True)
        ]
        self._starts = np.array(self.start, dtype=np.int64)
        self._ends = np.array(self.end, dtype=np.int64)
        self._paid = np.array(self.paid, dtype=np.int64)
        self._of_key: dict[Key, list[int]] = {}
        for row, key in enumerate(self.keys):
            self._of_key.setdefault(key, []).append(row)
        self.links, self.late = self._links()

    def running(self, month: int) -> list[int]:
        """The terms that run in a month."""
        return [int(row) for row in np.flatnonzero((self._starts <= month) & (self._ends >= month))]

    def beginning(self, first: int, last: int) -> list[int]:
        """The terms that begin in one of these months."""
        return [int(row) for row in np.flatnonzero((self._starts >= first) & (self._starts <= last))]

    def ended(self, month: int, *, since: int) -> list[int]:
        """The terms that ended before a month and are funded or paid up to `since` or later."""
        last = np.maximum(self._ends, self._paid)
        return [int(row) for row in np.flatnonzero((self._ends < month) & (last >= since))]

    def inactive_by_arrears(self, row: int, rules: ActiveRules) -> float:
        """The month in which a term's people are inactive for arrears; infinite where they never are."""
        months = rules.months(self.keys[row][1], Cause.ARREARS)
        return math.inf if months is None else self.paid[row] + months + 1

    def inactive_once_ended(self, row: int, rules: ActiveRules, *, behind: bool = True) -> float:
        """The month in which they are once the term has ended and no other follows, by either rule.

        behind: whether it goes by what is paid by now; else the term is paid for until it ends.
        """
        months = rules.months(self.keys[row][1], Cause.ENDED)
        last = max(self.end[row], self.paid[row])
        ended = math.inf if months is None else last + months + 1
        return min(ended, self.inactive_by_arrears(row, rules)) if behind else ended

    def areas_known(self, month: int, *, since: int) -> set[str]:
        """Areas with a term that has begun by a month and is funded or paid up to `since` or later."""
        last = np.maximum(self._ends, self._paid)
        return {self.keys[int(row)][0] for row in np.flatnonzero((self._starts <= month) & (last >= since))}

    def areas_begun(self, month: int) -> set[str]:
        """Areas with any term that has begun by a month."""
        return {self.keys[int(row)][0] for row in np.flatnonzero(self._starts <= month)}

    def funded(self, key: Key, month: int) -> int | None:
        """People of all terms of a key that run in a month; None where there are none or one is unknown."""
        people = [
            self.people[row] for row in self._of_key.get(key, ()) if self.start[row] <= month <= self.end[row]
        ]
        known = [each for each in people if each is not None]
        return sum(known) if known and len(known) == len(people) else None

    def own_people(self, rows: Sequence[int], left: Mapping[int, int | None] | None = None) -> dict[int, int]:
        """Term -> its people who are in no finer of these terms: a total and its parts are never added.

        left: of some terms, how many people still count.

        A total is a province, or all groups together, beside parts of the same segment and funding. Terms
        without a number, and hidden ones, have 0 and take nothing from a total.
        """
        own = {}
        for row in rows:
            people = self.people[row] if left is None else left.get(row, self.people[row])
            own[row] = people or 0
        totals = [row for row in rows if _breadth(self.keys[row])]
        for row in sorted(totals, key=lambda each: _breadth(self.keys[each])):
            inside = sum(own[part] for part in rows if _covers(self.keys[row], self.keys[part]))
            own[row] = max(0, own[row] - inside)
        return own

    def _links(self) -> tuple[Links, Links]:
        """In time and late; no following term takes over more people than it has, nor the same ones twice.

        Those of the same office first: where two pay for a group, each carries its own people on.
        """
        in_time: Links = {}
        late: Links = {}
        for rows in self._of_key.values():
            left = {row: unbounded(self.people[row]) for row in rows}
            room = dict(left)
            ordered = sorted(rows, key=lambda each: (self.end[each], self.start[each]))
            of_one_office = len({self.offices[row] for row in rows}) == 1
            for links, follows, same in (
                (in_time, self._follows, True),
                (in_time, self._follows, False),
                (late, self._follows_late, True),
                (late, self._follows_late, False),
            ):
                if of_one_office and not same:
                    continue
                for row in ordered:
                    for follower in rows:
                        if same != (self.offices[row] == self.offices[follower]):
                            continue
                        taken = min(left[row], room[follower])
                        if taken > 0 and follows(row, follower):
                            left[row] = less(left[row], room[follower])
                            room[follower] = max(0.0, room[follower] - taken) if taken < math.inf else 0.0
                            links.setdefault(row, []).append((follower, taken))
        return in_time, late

    def _follows(self, row: int, follower: int) -> bool:
        begins_in_time = self.start[row] < self.start[follower] <= self.end[row] + 1
        return begins_in_time and self.end[follower] > self.end[row]

    def _follows_late(self, row: int, follower: int) -> bool:
        return self.start[follower] > self.end[row] + 1


def unbounded(people: int | None) -> float:
    """A number of people, infinite where it is not known: such a term may hold anybody."""
    return math.inf if people is None else float(people)


def less(people: float, taken: float) -> float:
    """Who is left; nobody where a term without a number takes over, or is taken over."""
    return 0.0 if math.isinf(taken) or (math.isinf(people) and taken > 0) else max(0.0, people - taken)


def _breadth(key: Key) -> int:
    """In how many ways a term is a total."""
    return (len(key[0]) == _PROVINCE_DIGITS) + (key[2] == ALL)


def _covers(whole: Key, part: Key) -> bool:
    """Whether one term's people hold another's: its province, or all groups, same segment and funding."""
    area, segment, group, funding = whole
    return (
        whole != part
        and (segment, funding) == (part[1], part[3])
        and (area == part[0] or (len(area) == _PROVINCE_DIGITS and part[0].startswith(area)))
        and group in (ALL, part[2])
    )


def _whole(column: pd.Series) -> list[int | None]:
    return [None if pd.isna(value) else int(value) for value in column]
