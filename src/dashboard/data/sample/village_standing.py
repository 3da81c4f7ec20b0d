"""What the sample's villages come to at a month's end: paid up, behind, or never enrolled at all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.data.sample.villages import RATES, VillageRow, months_passed


@dataclass(frozen=True)
class Village:
    """A village with rows in a year, at the end of one of its months.

    enrolled: whether it has ever paid for any group by then; who never did must enrol and owes nothing.
    workers: people of its groups. months: those due and unpaid of its group furthest behind, and owed: their
    rupiah over all groups.
    """

    code: str
    enrolled: bool
    workers: int
    months: int
    owed: int


def village_standing(rows: Iterable[VillageRow], period: str) -> dict[str, list[Village]]:
    """Area -> its villages with rows in the year of a month `YYYY-MM`, by code; rows: of iuran_desa.csv.

    A village pays a year's months one after the other from January on, as late in every month as at the end
    that its row tells.
    """
    year, due = int(period[:4]), int(period[5:])
    by_village: dict[str, list[VillageRow]] = defaultdict(list)
    before = set()
    for row in rows:
        if row[0] == year:
            by_village[row[1]].append(row)
        elif row[0] < year and row[4]:
            before.add(row[1])
    found: dict[str, list[Village]] = defaultdict(list)
    for code, own in sorted(by_village.items()):
        behind = [min(due, months_passed(year) - months) for _, _, _, _, months, *_ in own]
        people = [workers for _, _, _, workers, *_ in own]
        owed = sum(_owed(row, months) for row, months in zip(own, behind, strict=True))
        enrolled = code in before or min(behind) < due
        found[code[:4]].append(Village(code, enrolled, sum(people), max(behind), owed))
    return found


def _owed(row: VillageRow, months: int) -> int:
    """Rupiah of months unpaid: their part of the year's budget as on the page; without one, at the rate."""
    _, _, group, workers, _, _, budget, *_ = row
    return (2 * budget * months + 12) // 24 if budget else workers * RATES[group] * months
