"""pendanaan.csv of the sample: who pays for which of its members, for how long, paid up to when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

from dashboard.data.contract.words import OWN_FUNDING, Segment
from dashboard.data.sample.anchors import FIRST, LAST, month_after, months_between
from dashboard.data.sample.composition import Row
from dashboard.data.sample.draw import between, chance, pick

#: Rupiah a person and month: own-account workers, and wage earners at 0.54 % of 1 and of 2 million.
OWN_ACCOUNT, ON_ONE_MILLION, ON_TWO_MILLION = 16_800, 5_400, 10_800
#: Groups whose honoraria are declared at 2 million; the others' at 1 million.
TWO_MILLION: Final = frozenset({"non-ASN", "perangkat desa"})

#: First month and months of the terms that hold the newest month -> how common they are.
TERMS: Final[dict[tuple[str, int], float]] = {
    ("2026-01", 12): 0.34,
    ("2026-05", 6): 0.09,
    ("2026-03", 9): 0.09,
    ("2026-07", 6): 0.10,
    ("2026-02", 12): 0.10,
    ("2026-03", 12): 0.08,
    ("2026-04", 12): 0.08,
    ("2026-08", 12): 0.12,
}
#: Months behind at the newest month -> how common. More than three is too far for members who are still
#: counted as active: something for the pages to point at.
BEHIND: Final = {0: 0.78, 1: 0.09, 2: 0.06, 3: 0.04, 4: 0.02, 5: 0.01}
#: How many groups have a budget too small for their term, and by how many months at most.
SHORT, SHORT_BY = 0.08, 2

#: Areas with the terms of earlier years too.
WITH_HISTORY: Final = ("7111", "7211", "7307", "7314", "7415", "7502", "7605", "8171", "8272")
HISTORY_YEARS: Final = range(2023, 2026)

#: Published: 12,952 people in Bone, Rp652,780,800 for three months, paid in December 2025; not which groups.
BONE: Final = (
    "7308", "BPU", "SEMUA", "APBD kab/kota", 12_952, OWN_ACCOUNT, "2025-10", 3, "2025-12", 652_780_800,
)  # fmt: skip

Term = tuple[str, str, str, str, int, int, str, int, str, int]
Cell = tuple[str, str, str, str]
#: Which office pays stays blank: the sample names none.
_NO_OFFICE: Final = ""


def funding_rows(members: Iterable[Row]) -> Iterator[tuple[object, ...]]:
    """Rows of pendanaan.csv, by area, segment, group, funding and start; members: rows of kepesertaan.csv.

    A term has no more people than its cell has members in any of its months, and starts no earlier than they
    do.
    """
    terms = [BONE, *_terms(_paid_for(members))]
    for term in sorted(terms, key=lambda each: (*each[:4], each[6])):
        yield *term, _NO_OFFICE


def _paid_for(members: Iterable[Row]) -> dict[Cell, dict[str, int]]:
    """(area, segment, group, funding) of permanent members that others pay for -> month -> members."""
    found: dict[Cell, dict[str, int]] = {}
    for month, code, segment, group, funding, people, temporary in members:
        if funding not in OWN_FUNDING and temporary == "tidak":
            found.setdefault((code, segment, group, funding), {})[month] = people
    return found


def _terms(paid_for: dict[Cell, dict[str, int]]) -> Iterator[Term]:
    for cell, line in paid_for.items():
        if cell[0] in WITH_HISTORY:
            for year in HISTORY_YEARS:
                yield from _past(cell, line, f"{year}-01", f"{year}-12")
        if line.get(LAST):
            current = _current(cell, line)
            if cell[0] in WITH_HISTORY:
                yield from _past(cell, line, f"{LAST[:4]}-01", month_after(current[6], -1))
            yield current


def _past(cell: Cell, line: dict[str, int], first: str, last: str) -> Iterator[Term]:
    """The paid-up term between two months: the unbroken run of months with members at its end, if any."""
    start = _running_since(line, last)
    if start is not None and first <= last:
        start = max(start, first)
        yield _term(cell, line, start, len(months_between(start, last)), behind=0)


def _current(cell: Cell, line: dict[str, int]) -> Term:
    since = _running_since(line, LAST) or LAST
    drawn, months = pick(TERMS, "term", *cell)
    last = month_after(drawn, months - 1)
    start = max(drawn, since)
    behind = pick(BEHIND, "behind", *cell)
    return _term(cell, line, start, len(months_between(start, last)), behind=behind)


def _term(cell: Cell, line: dict[str, int], start: str, months: int, *, behind: int) -> Term:
    """A term of `months` from `start`; behind: months unpaid of those that have passed."""
    last = min(month_after(start, months - 1), LAST)
    passed = months_between(start, last)
    people = min(line.get(month, line[last]) for month in passed)
    paid = len(passed) - behind
    rate = OWN_ACCOUNT
    if cell[1] == Segment.PU:
        rate = ON_TWO_MILLION if cell[2] in TWO_MILLION else ON_ONE_MILLION
    budgeted = months
    if chance("short", *cell, start) < SHORT:
        budgeted = max(paid, months - 1 - int(between(0, SHORT_BY, "short by", *cell, start)))
    return (
        *cell,
        people,
        rate,
        start,
        months,
        passed[paid - 1] if paid > 0 else "",
        people * rate * budgeted,
    )


def _running_since(line: dict[str, int], last: str) -> str | None:
    """The first month of the unbroken run of members that holds `last`; None without any that month.

    A month for which the area has sent nothing breaks no run.
    """
    if not line.get(last):
        return None
    reported = [month for month in months_between(FIRST, last) if month in line]
    for before, after in reversed(list(pairwise(reported))):
        if line[before] == 0:
            return after
    return reported[0]
