"""Columns that are the sum of others: told from counts of their own by reckoning them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from dashboard.data.cells.parsing import count
from dashboard.data.contract.as_sent import Cell
from dashboard.data.contract.words import ALL, COVERAGE_SEGMENTS
from dashboard.data.layouts.grid import Grid
from dashboard.data.layouts.header import Head
from dashboard.data.layouts.meanings import Doubt, Kind, Meaning
from dashboard.data.layouts.words import Label, Sense
from dashboard.i18n import N_, Message

#: A column that is a sum in this share of its rows is one; the rows in which it is not are errors.
_MOSTLY: Final = 0.5
_FEWEST_ROWS: Final = 3


@dataclass(frozen=True, eq=False)
class RowSums:
    """parts: column -> the columns it is the sum of; meanings: what columns are that may have been sums."""

    parts: dict[int, tuple[int, ...]] = field(default_factory=dict)
    meanings: dict[int, Meaning] = field(default_factory=dict)
    doubts: tuple[Doubt, ...] = ()


def number(cell: Cell) -> int | None:
    """The count in a cell; None where it holds none."""
    value = count(cell).value
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def find_sums(grid: Grid, head: Head, meanings: Mapping[int, Meaning], rows: Sequence[int]) -> RowSums:
    """The columns of sums among those of counts, and those that are declared as sums."""
    candidates = {
        at: tried
        for at, meaning in meanings.items()
        if (meaning.is_count or meaning.kind is Kind.TOTAL) and (tried := _ways(head, meanings, at))
    }
    by_key: dict[str, list[int]] = {}
    for at in candidates:
        by_key.setdefault(head.columns[at].key, []).append(at)
    found = RowSums()
    doubts: list[Doubt] = []
    for alike in by_key.values():
        ways = range(min(len(candidates[at]) for at in alike))
        agreed = [_agreeing(grid, rows, {at: candidates[at][way] for at in alike}) for way in ways]
        shares = [same / all_rows if all_rows else 0.0 for same, all_rows in agreed]
        best = max(ways, key=lambda way: shares[way])
        declared = meanings[alike[0]].kind is Kind.TOTAL
        parts = candidates[alike[0]][best]
        is_sum = _is_sum(head, meanings, alike[0], share=shares[best], compared=agreed[best][1], parts=parts)
        if declared or is_sum:
            found.parts.update({at: candidates[at][best] for at in alike})
            found.meanings.update(dict.fromkeys(alike, Meaning(Kind.TOTAL)))
        elif meanings[alike[0]].segment != ALL:
            doubts.append(_sum_or_not(head, alike[0]))
            found.meanings.update({at: Meaning(meanings[at].kind, ALL) for at in alike})
    return RowSums(found.parts, found.meanings, tuple(doubts))


def _ways(head: Head, meanings: Mapping[int, Meaning], at: int) -> list[tuple[int, ...]]:
    """The sets of columns that a column may be the sum of; none where it stands for itself."""
    label, meaning = head.columns[at].label, meanings[at]
    counted = [other for other, each in meanings.items() if each.is_count and other != at]
    if meaning.is_count:
        counted = [other for other in counted if meanings[other].kind is meaning.kind]
    same_month = [
        other for other in counted if _month(head, other) == _month(head, at) and meanings[other].segment
    ]
    ways = []
    if not meaning.segment and same_month:
        ways.append(tuple(same_month))
    if _month(head, at) or not label.senses & {Sense.TOTAL, Sense.COUNT, Sense.ALL, Sense.PEOPLE}:
        return ways
    dated = [other for other in counted if _month(head, other)]
    leaves = [other for other in dated if meanings[other].segment] or dated
    over_months = tuple(
        other for other in leaves if not meaning.segment or meanings[other].segment == meaning.segment
    )
    if over_months:
        ways.append(over_months)
    return ways


def _month(head: Head, at: int) -> tuple[object, ...]:
    label: Label = head.columns[at].label
    return (*sorted(label.months, key=str), *sorted(label.years)) if label.months else ()


def _agreeing(grid: Grid, rows: Sequence[int], tried: Mapping[int, Sequence[int]]) -> tuple[int, int]:
    """In how many cells a column is the sum of its parts, of how many that can be compared."""
    same = compared = 0
    for at, parts in tried.items():
        for row in rows:
            total = number(grid.cell(row, at))
            known = [value for part in parts if (value := number(grid.cell(row, part))) is not None]
            # Counts don't add up to nothing: a sum of 0 is a formula that was not reckoned yet.
            if total is not None and known and (total or not any(known)):
                compared += 1
                same += total == sum(known)
    return same, compared


def _is_sum(
    head: Head,
    meanings: Mapping[int, Meaning],
    at: int,
    *,
    share: float,
    compared: int,
    parts: Sequence[int],
) -> bool:
    """Whether a column is the sum of its parts, going by the share of rows in which it is."""
    says_sum = head.columns[at].label.senses & {Sense.TOTAL, Sense.COUNT}
    if not compared:
        return bool(says_sum)
    if share == 1 or (share >= _MOSTLY and compared >= _FEWEST_ROWS):
        return True
    whole = {meanings[part].segment for part in parts} >= set(COVERAGE_SEGMENTS)
    return bool(says_sum and whole and _month(head, at) == _month(head, parts[0]))


def _sum_or_not(head: Head, at: int) -> Doubt:
    return Doubt(
        Message(
            N_(
                "Kolom “{column}” bukan jumlah kolom lain di setiap baris: apakah itu jumlah, atau angka "
                "tersendiri?"
            ),
            {"column": head.columns[at].name},
        ),
        columns=(at,),
    )
