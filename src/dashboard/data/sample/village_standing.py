"""What the sample's villages come to at a month's end: paid up, behind, or paying nothing at all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.data.sample.villages import RATES, VillageRow


@dataclass(frozen=True)
class Village:
    """A village with rows in a year, at the end of one of its months.

    pays: whether it pays for any group in that year. workers: people of its groups. months: those due and
    unpaid of its group furthest behind, and owed: their rupiah over all groups.
    """

    code: str
    pays: bool
    workers: int
    months: int
    owed: int


def village_standing(rows: Iterable[VillageRow], period: str) -> dict[str, list[Village]]:
    """Area -> its villages with rows in the year of a month `YYYY-MM`, by code; rows: of iuran_desa.csv.

    A village pays a year's months one after the other from January on.
    """
    year, due = int(period[:4]), int(period[5:])
    by_village: dict[str, list[VillageRow]] = defaultdict(list)
    for row in rows:
        if row[0] == year:
            by_village[row[1]].append(row)
    found: dict[str, list[Village]] = defaultdict(list)
    for code, own in sorted(by_village.items()):
        behind = [max(0, due - months) for _, _, _, _, months, *_ in own]
        people = [workers for _, _, _, workers, *_ in own]
        owed = sum(_owed(row, months) for row, months in zip(own, behind, strict=True))
        pays = any(months for _, _, _, _, months, *_ in own)
        found[code[:4]].append(Village(code, pays, sum(people), max(behind), owed))
    return found


def _owed(row: VillageRow, months: int) -> int:
    """Rupiah of months unpaid: their part of the year's budget as on the page; without one, at the rate."""
    _, _, group, workers, _, _, budget, *_ = row
    return (2 * budget * months + 12) // 24 if budget else workers * RATES[group] * months
