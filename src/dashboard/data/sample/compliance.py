"""kepatuhan.csv and daftar_kepatuhan.csv of the sample: who must enrol, enrols in part, or is behind.

Villages are those with rows in iuran_desa.csv and stand here as there: who never paid must enrol. They are
counted at the end of every year they have rows of, so that both files come to one number everywhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from dashboard.data.places.areas import Areas
from dashboard.data.sample.draw import allocate, between, chance, pick
from dashboard.data.sample.village_standing import Village, village_standing
from dashboard.data.sample.villages import VillageRow

FIRM, OFFICE, VILLAGE = "badan usaha", "OPD", "desa"
MUST_ENROL, IN_PART, BEHIND = "PWBD", "PDS", "menunggak"

#: Months with rows; skk and dipulihkan are of that month alone.
PERIODS: Final = ("2025-06", "2025-12", "2026-06", "2026-10")
NEWEST: Final = PERIODS[-1]
#: Published for Sulawesi Selatan in 2024: 159 special powers of attorney, Rp5.9 billion recovered.
SOUTH, SOUTH_PERIOD, SOUTH_POWERS, SOUTH_RECOVERED = "73", "2024-12", 159, 5_900_000_000
#: Firms behind at that time, beside the usual number of today.
SOUTH_MORE: Final = 1.8
#: Areas that have sent nothing.
NOT_SENT: Final = frozenset({"7109", "7210", "7412", "7413", "8105", "8107", "8108", "8205", "8208"})

#: Areas whose entities are listed by (invented) name in the newest period, with how many firms and offices
#: there are; the villages are those with rows.
LISTED: Final = {
    "7605": 24,
    "7307": 26,
    "7314": 17,
    "7471": 20,
    "7171": 21,
    "7571": 16,
    "7202": 14,
    "8271": 15,
}
#: What a listed firm or office is, and in which category -> how common.
KINDS: Final = {
    (FIRM, MUST_ENROL): 0.24,
    (FIRM, IN_PART): 0.17,
    (FIRM, BEHIND): 0.43,
    (OFFICE, IN_PART): 0.06,
    (OFFICE, BEHIND): 0.10,
}
#: Months in arrears -> how common.
MONTHS_BEHIND: Final = {2: 0.34, 5: 0.30, 9: 0.22, 15: 0.14}
#: Workers of an entity: few in many, many in few.
WORKERS: Final = {FIRM: (6, 90), OFFICE: (18, 160)}
#: Rupiah owed a worker and month.
OWED: Final = {FIRM: (180_000, 340_000), OFFICE: (5_400, 10_800)}
#: From how many months in arrears a special power of attorney becomes likely, and how likely.
POWER_FROM, POWER_LIKELY = 5, 0.45

ListRow = tuple[str, str, str, str, str, int, int, int, int, str, int]
CountRow = tuple[str, str, str, str, int, int, int, int, int]
Kind = tuple[str, str]


def listed_entities(paid: Iterable[VillageRow]) -> list[ListRow]:
    """Rows of daftar_kepatuhan.csv, by area, kind of entity and number; paid: rows of iuran_desa.csv."""
    villages = village_standing(paid, NEWEST)
    return [
        row for code, count in sorted(LISTED.items()) for row in _listed(code, count, villages.get(code, ()))
    ]


def compliance_rows(
    areas: Areas, listed: Iterable[ListRow], paid: Sequence[VillageRow]
) -> Iterator[CountRow]:
    """Rows of kepatuhan.csv, by period and area; in an area with a list its newest rows count that list.

    paid: rows of iuran_desa.csv.
    """
    by_list = _counted(listed)
    ends = {f"{year}-12" for year, *_ in paid if f"{year}-12" < NEWEST}
    for period in sorted({*ends, *PERIODS, SOUTH_PERIOD}):
        if period == SOUTH_PERIOD:
            yield from _south(areas)
        villages = village_standing(paid, period)
        for code in areas.codes:
            if code in LISTED and period == NEWEST:
                yield from by_list[code]
                continue
            if period in PERIODS and code not in NOT_SENT:
                yield from _drawn(areas, code, period)
            yield from _villages(villages.get(code, ()), code, period)


def _villages(villages: Iterable[Village], code: str, period: str) -> Iterator[CountRow]:
    """Rows of the villages that must enrol or are behind, by months."""
    cells: dict[tuple[str, int], list[int]] = defaultdict(list)
    for category, months, owed, _ in _found(villages):
        cells[category, months].append(owed)
    for (category, months), owed_each in sorted(cells.items()):
        yield period, code, VILLAGE, category, len(owed_each), sum(owed_each), months, 0, 0


def _found(villages: Iterable[Village]) -> list[tuple[str, int, int, Village]]:
    """Category, months and rupiah in arrears of the villages that must enrol, then of those behind."""
    each = list(villages)
    never = [(MUST_ENROL, 0, 0, village) for village in each if not village.enrolled]
    behind = [
        (BEHIND, village.months, village.owed, village)
        for village in each
        if village.enrolled and village.months
    ]
    return never + behind


def _listed(code: str, count: int, villages: Iterable[Village]) -> Iterator[ListRow]:
    numbers: dict[str, int] = defaultdict(int)
    drawn = [pick(KINDS, "entity", code, str(number)) for number in range(count)]
    order = list(KINDS)
    for place, (kind, category) in enumerate(sorted(drawn, key=order.index)):
        numbers[kind] += 1
        name = f"Contoh {kind} {numbers[kind]}"
        yield _entity(code, kind, category, name, str(place))
    for number, (category, months, owed, village) in enumerate(_found(villages), start=1):
        enrolled = village.workers if village.enrolled else 0
        power, recovered = _power(code, village.code, months, owed)
        yield (
            NEWEST, code, VILLAGE, f"Contoh {VILLAGE} {number}", category, village.workers, enrolled, owed,
            months, power, recovered,
        )  # fmt: skip


def _entity(code: str, kind: str, category: str, name: str, place: str) -> ListRow:
    few, many = WORKERS[kind]
    workers = few + int((many - few) * chance("workers", code, place) ** 3)
    months = pick(MONTHS_BEHIND, "months behind", code, place) if category == BEHIND else 0
    enrolled = workers
    if category == MUST_ENROL:
        enrolled = 0
    elif category == IN_PART:
        enrolled = max(1, int(workers * between(0.3, 0.8, "enrolled", code, place)))
    owed = enrolled * months * _rate(kind, code, place)
    power, recovered = _power(code, place, months, owed)
    return NEWEST, code, kind, name, category, workers, enrolled, owed, months, power, recovered


def _power(code: str, place: str, months: int, owed: int) -> tuple[str, int]:
    """Day of an entity's special power of attorney ("" without one), and rupiah recovered by it."""
    if months < POWER_FROM or chance("power", code, place) >= POWER_LIKELY:
        return "", 0
    month, day = 1 + int(10 * chance("power month", code, place)), 1 + int(27 * chance("day", code, place))
    recovered = 0
    if chance("recovers", code, place) < 0.6:
        recovered = int(owed * between(0.1, 0.7, "recovered", code, place)) // 1000 * 1000
    return f"2026-{month:02}-{day:02}", recovered


def _rate(kind: str, code: str, place: str) -> int:
    low, high = OWED[kind]
    return int(between(low, high, "owed", code, place)) // 100 * 100


def _counted(listed: Iterable[ListRow]) -> dict[str, list[CountRow]]:
    """Area -> its rows of kepatuhan.csv for the newest period, counted from the list."""
    cells: dict[tuple[str, str, str, int], list[ListRow]] = defaultdict(list)
    for row in listed:
        cells[row[1], row[2], row[4], row[8]].append(row)
    found: dict[str, list[CountRow]] = defaultdict(list)
    for (code, kind, category, months), rows in sorted(cells.items()):
        that_month = [row for row in rows if row[9].startswith(NEWEST)]
        recovered = sum(row[10] for row in that_month)
        owed = sum(row[7] for row in rows)
        found[code].append(
            (NEWEST, code, kind, category, len(rows), owed, months, len(that_month), recovered)
        )
    return found


@dataclass(frozen=True)
class _Arrears:
    """Entities of a kind behind by so many months."""

    kind: str
    months: int
    count: int
    owed: int


def _drawn(areas: Areas, code: str, period: str) -> Iterator[CountRow]:
    for category, usual in ((MUST_ENROL, 5), (IN_PART, 3)):
        count = round(usual * _size(areas, code) * between(0.6, 1.4, "count", code, FIRM, category, period))
        if count:
            yield period, code, FIRM, category, count, 0, 0, 0, 0
    for arrears in _behind(areas, code, period):
        powers = recovered = 0
        if arrears.kind == FIRM and arrears.months >= POWER_FROM:
            powers = round(arrears.count * between(0, 0.5, "powers", code, period, str(arrears.months)))
            share = between(0.2, 0.9, "recovered", code, period, str(arrears.months))
            recovered = int(arrears.owed * share * powers / arrears.count) // 1000 * 1000
        yield (
            period, code, arrears.kind, BEHIND, arrears.count, arrears.owed, arrears.months, powers, recovered
        )  # fmt: skip


def _behind(areas: Areas, code: str, period: str, *, more: float = 1.0) -> Iterator[_Arrears]:
    """Who is behind in an area: firms by months, and in some areas offices."""
    for kind, months, usual in ((FIRM, 2, 3.0), (FIRM, 5, 2.6), (FIRM, 9, 1.9), (FIRM, 15, 1.2),
                                (OFFICE, 5, 1.0)):  # fmt: skip
        if kind == OFFICE and chance("offices behind", code) >= 0.35:
            continue
        name = ("behind", code, kind, str(months), period)
        count = round(usual * more * _size(areas, code) * between(0.5, 1.5, *name))
        if count:
            low, high = WORKERS[kind]
            workers = count * between(low + 4, (low + high) / 3 + 4, "workers", *name)
            owed = round(workers) * months * _rate(kind, *name[1:3])
            yield _Arrears(kind, months, count, owed)


def _size(areas: Areas, code: str) -> float:
    """What an area counts for beside one of 250 thousand inhabitants."""
    return max(0.4, min(int(areas.regencies["penduduk"][code]) / 250_000, 4.0))


def _south(areas: Areas) -> list[CountRow]:
    """Sulawesi Selatan at the end of 2024: the published powers of attorney and recovery, split by draw."""
    behind = [
        (code, arrears)
        for code in areas.inside(SOUTH)
        for arrears in _behind(areas, code, SOUTH_PERIOD, more=SOUTH_MORE)
        if arrears.kind == FIRM and arrears.months >= POWER_FROM
    ]
    powers = allocate(SOUTH_POWERS, [arrears.count for _, arrears in behind])
    weights = [
        arrears.owed * count / arrears.count for (_, arrears), count in zip(behind, powers, strict=True)
    ]
    recovered = allocate(SOUTH_RECOVERED // 1000, weights)
    return [
        (SOUTH_PERIOD, code, FIRM, BEHIND, each.count, each.owed, each.months, count, thousands * 1000)
        for (code, each), count, thousands in zip(behind, powers, recovered, strict=True)
    ]
