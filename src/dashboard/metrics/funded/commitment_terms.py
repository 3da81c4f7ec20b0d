"""Funded terms that began after a promise: how many people, and how many of them are new."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from dashboard.data.dataset import Dataset
from dashboard.metrics.cube.months import month_number
from dashboard.metrics.funded.terms import FundedTerms

#: Area, segment and group: whoever pays for it.
Group = tuple[str, str, str]


@dataclass(frozen=True)
class Terms:
    """Funded terms of an area that began after a promise.

    people, rupiah: of these terms. added: people more than were funded at the promise, by area, segment and
    group, whoever pays, and no more than the group's funded members grew by; None where neither members nor
    earlier terms tell new ones from those carried on.
    """

    people: int
    rupiah: int
    added: int | None


def terms_after(dataset: Dataset, funded: pd.DataFrame, code: str, *, since: str, until: str) -> Terms | None:
    """What began after the month `since` in an area, up to `until`; None without any term of it by then.

    funded: as `funded_members` gives it, with both months.
    """
    rows = dataset.fundings
    codes = {*dataset.areas.inside(code), code}
    own = FundedTerms(rows[rows["kode_wilayah"].isin(list(codes))])
    first, last = month_number(since), month_number(until)
    if not own.areas_begun(last):
        return None
    began = own.beginning(first + 1, last)
    whose = own.own_people(began)
    # A total beside its parts has no budget of its own that could be told from theirs.
    budgets = [own.budgets[row] for row in began if whose[row] or own.people[row] is None]
    before = own.areas_begun(first)
    known = [
        _known(group, people, before=before, funded=funded, since=since, until=until)
        for group, people in _added(own, first, last).items()
    ]
    told = [each for each in known if each is not None]
    return Terms(
        people=sum(whose.values()),
        rupiah=sum(each or 0 for each in budgets),
        added=None if len(told) < len(known) else sum(told),
    )


def _known(
    group: Group, people: int, *, before: set[str], funded: pd.DataFrame, since: str, until: str
) -> int | None:
    """Of so many people in a group's terms more than before, those its members bear out.

    None where neither members nor an earlier term of the area tell new ones from those only now recorded.
    """
    if group in funded.index:
        start, end = (funded[month][group] for month in (since, until))
        if pd.notna(start) and pd.notna(end):
            return max(0, min(people, int(end - start)))
    return people if group[0] in before else None


def _added(terms: FundedTerms, first: int, last: int) -> dict[Group, int]:
    """Group -> people funded in its best month after the first, more than in it; whoever pays."""
    start = _by_group(terms, first)
    best: dict[Group, int] = {}
    for month in range(first + 1, last + 1):
        for group, people in _by_group(terms, month).items():
            best[group] = max(best.get(group, 0), people)
    more = {group: people - start.get(group, 0) for group, people in best.items()}
    return {group: people for group, people in more.items() if people > 0}


def _by_group(terms: FundedTerms, month: int) -> dict[Group, int]:
    found: dict[Group, int] = {}
    for row, people in terms.own_people(terms.running(month)).items():
        group = terms.keys[row][:3]
        found[group] = found.get(group, 0) + people
    return found
