"""manfaat.csv of the sample: benefits paid, one row a year at its last month; an office has one a month."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dashboard.data.places.areas import Areas
from dashboard.data.sample.anchors import MONTHS
from dashboard.data.sample.draw import between
from dashboard.data.sample.trajectories import Trajectory

#: A row's month -> months that it holds.
PERIODS: Final = {"2024-12": 12, "2025-12": 12, "2026-10": 10}
#: Cases a year for each thousand members.
DEATHS, ACCIDENTS, OLD_AGE = (1.4, 2.6), (1.8, 5.2), (9.0, 24.0)
#: The whole death benefit, in rupiah.
DEATH_BENEFIT: Final = 42_000_000
#: Rupiah a case.
ACCIDENT_COST, OLD_AGE_PAID = (3_800_000, 11_500_000), (7_500_000, 16_000_000)
#: Children in school for each case, two at most.
CHILDREN_OF_DEATHS, CHILDREN_OF_ACCIDENTS = (0.15, 0.45), (0.01, 0.05)
#: Areas that have sent nothing.
NOT_SENT: Final = frozenset({"7211", "7412", "8105", "8107", "8108"})

BenefitRow = tuple[str, str, str, int, int, int | str]


def benefit_rows(areas: Areas, trajectories: dict[str, Trajectory]) -> Iterator[BenefitRow]:
    """Rows of manfaat.csv, by month, area and programme."""
    for period, months in PERIODS.items():
        for code in areas.codes:
            if code not in NOT_SENT:
                thousands = trajectories[code].permanent[MONTHS.index(period)] * months / 12 / 1000
                yield from _paid(period, code, thousands)


def _paid(period: str, code: str, thousands: float) -> Iterator[BenefitRow]:
    def drawn(span: tuple[float, float], *name: str) -> float:
        return between(*span, "benefit", period, code, *name)

    accidents = round(thousands * drawn(ACCIDENTS, "JKK"))
    cost = accidents * round(drawn(ACCIDENT_COST, "JKK cost") / 1000) * 1000
    children = round(accidents * drawn(CHILDREN_OF_ACCIDENTS, "JKK children"))
    yield period, code, "JKK", accidents, cost, children
    deaths = round(thousands * drawn(DEATHS, "JKM"))
    children = round(deaths * drawn(CHILDREN_OF_DEATHS, "JKM children"))
    yield period, code, "JKM", deaths, deaths * DEATH_BENEFIT, children
    old = round(thousands * drawn(OLD_AGE, "JHT"))
    yield period, code, "JHT", old, old * round(drawn(OLD_AGE_PAID, "JHT paid") / 1000) * 1000, 0
