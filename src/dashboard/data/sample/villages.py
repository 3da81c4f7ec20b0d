"""iuran_desa.csv of the sample: invented villages, as many in each real kecamatan as it has desa.

The enrolled of a kabupaten's paying villages are among its members in kepesertaan.csv, and in Sidrap all of
them; elsewhere a kabupaten may pay for the rest of them itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import Final

from dashboard.data.contract.words import Segment
from dashboard.data.places.areas import Areas
from dashboard.data.sample.anchors import LAST, month_after
from dashboard.data.sample.composition import VILLAGE, Row
from dashboard.data.sample.draw import allocate, between, chance, pick
from dashboard.data.sample.funded_groups import ON_ONE_MILLION, ON_TWO_MILLION

OFFICIALS, COUNCIL, NEIGHBOURHOOD = "perangkat desa", "BPD", "RT/RW"
RATES: Final = {OFFICIALS: ON_TWO_MILLION, COUNCIL: ON_ONE_MILLION, NEIGHBOURHOOD: ON_ONE_MILLION}

#: Digit at the seventh place of an invented village's code; real ones have 1 (kelurahan) or 2 (desa).
INVENTED: Final = "9"

SIDRAP: Final = "7314"
#: Sidrap: first year of each group's rows. Published: 68 of 68 desa paid in 2023.
SIDRAP_SINCE: Final = {OFFICIALS: 2022, COUNCIL: 2024, NEIGHBOURHOOD: 2025}
SIDRAP_PAYING: Final = {2022: 41, 2023: 68, 2024: 68, 2025: 68, 2026: 68}

#: Share of villages that pay in each of the two newest years, in the other areas with rows.
PAYING: Final[dict[str, tuple[float, float]]] = {
    "7111": (0.72, 0.84),
    "7211": (0.48, 0.56),
    "7303": (1.0, 1.0),
    "7307": (0.91, 1.0),
    "7311": (0.85, 0.93),
    "7414": (0.55, 0.67),
    "7415": (0.40, 0.38),
    "7502": (0.66, 0.79),
    "7601": (0.71, 0.83),
    "7602": (0.52, 0.61),
    "7603": (0.31, 0.42),
    "7604": (0.63, 0.58),
    "7605": (0.60, 0.76),
    "7606": (0.78, 0.87),
    "8103": (0.29, 0.36),
    "8171": (0.83, 0.90),
    "8202": (0.77, 0.89),
    "8272": (0.92, 1.0),
}
YEARS: Final = (2025, 2026)
#: Villages of these areas that have sent nothing: no row.
SILENT: Final = 0.06
#: Villages that never paid and have no budget either; months of the few budgets that are short.
UNBUDGETED, SHORT_BUDGET = 0.6, 9
#: Months unpaid of those that have passed -> how common.
BEHIND: Final = {0: 0.62, 1: 0.11, 2: 0.09, 3: 0.07, 4: 0.05, 5: 0.03, 6: 0.03}
BEHIND_IN_PAST_YEARS: Final = {0: 0.82, 1: 0.03, 2: 0.04, 3: 0.05, 6: 0.06}
#: Fewest people of a group in a paying village, so that few members mean few paying villages; and most, on
#: average.
FEWEST, MOST = 5, 9
#: Next year's budget: none entered yet, entered as nothing; the rest is entered.
NOT_ENTERED, ENTERED_AS_NOTHING = 0.34, 0.07

VillageRow = tuple[int, str, str, int, int, str, int, int, int | str]


@dataclass(frozen=True)
class Place:
    """An area and group with rows. years -> how many of its villages pay; exact: whether all send rows."""

    code: str
    group: str
    paying: dict[int, float]
    exact: bool


@dataclass(frozen=True)
class Paid:
    """A village's year: people of the group, months paid, rupiah budgeted."""

    year: int
    workers: int
    months: int
    budget: int

    def row(self, code: str, group: str, next_budget: int | str) -> VillageRow:
        """The row of iuran_desa.csv."""
        last = month_after(f"{self.year}-01", self.months - 1) if self.months else ""
        paid = self.workers * RATES[group] * self.months
        return self.year, code, group, self.workers, self.months, last, self.budget, paid, next_budget


def village_rows(areas: Areas, members: Iterable[Row]) -> Iterator[VillageRow]:
    """Rows of iuran_desa.csv, by area, group, year and village; members: rows of kepesertaan.csv."""
    enrolled = _enrolled(members)
    villages = invented_villages(areas)
    for place in sorted(_places(), key=lambda place: place.code):
        yield from _rows_of(place, villages[place.code], enrolled)


def invented_villages(areas: Areas) -> dict[str, list[str]]:
    """kode_wilayah -> codes of its invented villages, as many in each kecamatan as it has desa."""
    desa = areas.villages[areas.villages["jenis"] == "desa"]
    counts = desa.groupby("kode_kecamatan").size().sort_index()
    found: dict[str, list[str]] = defaultdict(list)
    for district, count in counts.items():
        codes = (f"{district}{INVENTED}{number:03}" for number in range(1, count + 1))
        found[str(district)[:4]].extend(codes)
    return found


def _places() -> Iterator[Place]:
    for code, shares in PAYING.items():
        yield Place(code, OFFICIALS, dict(zip(YEARS, shares, strict=True)), exact=False)
    for group, since in SIDRAP_SINCE.items():
        paying: dict[int, float] = {year: count for year, count in SIDRAP_PAYING.items() if year >= since}
        yield Place(SIDRAP, group, paying, exact=True)


def _enrolled(members: Iterable[Row]) -> dict[tuple[str, str, int], int]:
    """(area, group, year) -> wage earners paid from village budgets at the year's last month."""
    last = {f"{year}-12": year for year in SIDRAP_PAYING} | {LAST: int(LAST[:4])}
    return {
        (code, group, last[month]): people
        for month, code, segment, group, funding, people, _ in members
        if funding == VILLAGE and segment == Segment.PU and month in last
    }


def _rows_of(
    place: Place, villages: list[str], enrolled: dict[tuple[str, str, int], int]
) -> Iterator[VillageRow]:
    sending = [code for code in villages if place.exact or chance("village silent", code) >= SILENT]
    years: list[dict[str, Paid]] = []
    for year in sorted(place.paying):
        before = {code for paid in years for code, own in paid.items() if own.months}
        years.append(_year(place, sending, year, enrolled[place.code, place.group, year], before))
    for each, following in zip_longest(years, years[1:]):
        for code, paid in each.items():
            after = following[code].budget if following else _next_budget(place, code, paid.budget)
            yield paid.row(code, place.group, after)


def _year(
    place: Place, villages: list[str], year: int, enrolled: int, before: Collection[str]
) -> dict[str, Paid]:
    """Village -> what it budgeted and paid in a year; those that paid earlier (`before`) keep a budget."""
    found: dict[str, Paid] = {}
    for code, (workers, pays) in _people(place, villages, year, enrolled).items():
        name = (place.group, code, str(year))
        months = _months(year, *name) if pays else 0
        budgeted = 12
        if months and months <= SHORT_BUDGET + 1 and chance("budget short", *name) < 0.1:
            budgeted = max(months, SHORT_BUDGET)
        elif not pays and code not in before and chance("unbudgeted", *name) < UNBUDGETED:
            budgeted = 0
        found[code] = Paid(year, workers, months, workers * RATES[place.group] * budgeted)
    return found


def _people(place: Place, villages: list[str], year: int, enrolled: int) -> dict[str, tuple[int, bool]]:
    """Village -> (people of the group, whether it pays); at most `enrolled` in those that pay."""
    wanted = place.paying[year] if place.exact else round(place.paying[year] * len(villages))
    count = max(1, min(int(wanted), enrolled // FEWEST))
    # One order for all years: a village that pays goes on paying as long as the share grows.
    order = _paying_first(villages)
    paying = [code for code in villages if code in set(order[:count])]
    weights = [between(0.8, 1.25, "village people", place.group, code) for code in paying]
    total = min(enrolled, MOST * count)
    people = dict(zip(paying, allocate(total, weights), strict=True))
    return {code: (people.get(code, total // count), code in people) for code in villages}


def _paying_first(villages: list[str]) -> list[str]:
    """The villages in the order in which they begin to pay: one of every kecamatan before any second one.

    Where none paid, the circle of the kecamatan would say of each of its villages that it does not.
    """
    drawn = sorted(villages, key=lambda code: chance("pays first", code))
    first = {code[:6]: code for code in reversed(drawn)}
    return sorted(drawn, key=lambda code: first[code[:6]] != code)


def _months(year: int, *name: str) -> int:
    """Months paid of a year, at least one; of the newest year no more than have passed."""
    odds = BEHIND if year == int(LAST[:4]) else BEHIND_IN_PAST_YEARS
    return months_passed(year) - pick(odds, "village behind", *name)


def months_passed(year: int) -> int:
    """Months of a year that its rows can tell: all, of the newest those that have passed."""
    return int(LAST[5:]) if year == int(LAST[:4]) else 12


def _next_budget(place: Place, code: str, budget: int) -> int | str:
    drawn = chance("next budget", place.group, code)
    if drawn < NOT_ENTERED:
        return ""
    if drawn < NOT_ENTERED + ENTERED_AS_NOTHING:
        return 0
    return budget
