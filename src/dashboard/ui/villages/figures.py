"""What the sections of the page of villages share: counts, depth and arrears of the chosen area and year.

Where single villages may not be shown, every table goes by units of several: `metrics.village_units`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

import pandas as pd

from dashboard.data.contract.words import ALL, REGION, Segment
from dashboard.i18n import Language
from dashboard.metrics.money.rates import NoRateError, Rate, rates_over
from dashboard.metrics.villages.depth import MONTHS, Depth, arrears, depth
from dashboard.metrics.villages.standing import (
    KECAMATAN,
    REGENCY,
    Standing,
    counts,
    rows_of,
    standing,
    village_year,
)
from dashboard.metrics.villages.units import Units, every_kecamatan, large_units
from dashboard.ui.frame import loading
from dashboard.ui.frame.page import Page

#: Village money: the village budget with the regency's share, and what comes from the centre.
FUNDINGS: Final = ("APBDes/ADD", "Dana Desa")
SEGMENTS: Final = (Segment.BPU, Segment.PU)
FULL, HALF = "penuh", "setengah"
#: Arrears go by each row's own rate, its budget / people / 12, or by a segment's.
OWN_RATE: Final = "baris"
#: Rupiah a month that people on village pay are declared with, until another wage is given.
WAGE: Final = 2_000_000


@dataclass(frozen=True)
class Money:
    """How contributions are reckoned. wage: declared, for PU; None for BPU."""

    segment: str = Segment.BPU
    funding: str = FUNDINGS[0]
    silent_half: bool = False
    wage: int | None = None


@dataclass(frozen=True)
class VillageView:
    """What the visitor asked to see.

    kecamatan: code of its unit (6 digits), "" for all of the area. price: of arrears, OWN_RATE or a segment.
    """

    year: int
    kecamatan: str = ""
    money: Money = Money()
    price: str = OWN_RATE

    @property
    def arrears_money(self) -> Money:
        """How arrears are reckoned where a row has no rate of its own, or all are asked to go by a segment."""
        if self.price in (OWN_RATE, self.money.segment):
            return self.money
        wage = WAGE if self.price == Segment.PU else None
        return replace(self.money, segment=self.price, wage=wage)


def rates_of(page: Page, money: Money, *, start: str, months: int, group: str = ALL) -> tuple[Rate, ...]:
    """The rate of each month from `start` on. Raises NoRateError."""
    return loading.kept(
        page.data, "village rates", money, start, months, group,
        compute=lambda: rates_over(
            page.data.rates, segment=money.segment, group=group, funding=money.funding, start=start,
            months=months, wage=money.wage, silent_half=money.silent_half,
        ),
    )  # fmt: skip


def single_shown(page: Page) -> bool:
    """Whether the status of single villages may be seen; the sample's are made up and have no place."""
    return page.data.names_shown and not page.is_sample


def units_in(page: Page, year: int) -> Units:
    """What may be shown by itself: every kecamatan where single villages may be, else only larger units."""
    return loading.kept(page.data, "village units", year, compute=lambda: _units(page, year))


def _units(page: Page, year: int) -> Units:
    kecamatan = page.areas.kecamatan(REGION)
    if single_shown(page):
        return every_kecamatan(kecamatan)
    return large_units(kecamatan, village_year(page.data.village_payments, year=year))


def places_in(page: Page, year: int) -> pd.DataFrame:
    """The units of the chosen area; index their code, columns nama, kode_wilayah, lat and lon, in code order.

    A unit of several kecamatan has all their names, and is in the middle of them.
    """
    return loading.kept(
        page.data, "village places", year, page.area, page.text.code,
        compute=lambda: _places(page, units_in(page, year)),
    )  # fmt: skip


def _places(page: Page, units: Units) -> pd.DataFrame:
    kecamatan = page.areas.kecamatan(page.area)
    by_unit = kecamatan.groupby(units.units.reindex(kecamatan.index).rename(KECAMATAN), sort=True)
    return pd.DataFrame(
        {
            "nama": by_unit["nama"].agg(lambda names: _listed([str(name) for name in names], page.text)),
            "kode_wilayah": by_unit["kode_wilayah"].first(),
            "lat": by_unit["lat"].mean(),
            "lon": by_unit["lon"].mean(),
        }
    )


def _listed(names: list[str], text: Language) -> str:
    if len(names) == 1:
        return names[0]
    return text("{first} dan {last}", first=", ".join(names[:-1]), last=names[-1])


def withheld_in(page: Page, year: int) -> list[str]:
    """The kabupaten/kota of the chosen area of which nothing may be shown, in code order."""
    withheld = units_in(page, year).withheld
    return [code for code in page.areas.inside(page.area) if code in withheld]


def villages_in(page: Page, year: int) -> pd.DataFrame:
    """`Areas.villages_of` the chosen area, with their unit in kode_kecamatan."""
    return units_in(page, year).of(page.areas.villages_of(page.area))


def paid_in(page: Page, year: int) -> pd.DataFrame:
    """`metrics.villages.village_year` of all villages that may be counted, with their unit."""
    return loading.kept(
        page.data, "village year", year,
        compute=lambda: units_in(page, year).shown(village_year(page.data.village_payments, year=year)),
    )  # fmt: skip


def counted(page: Page, year: int, by: str) -> pd.DataFrame:
    """`metrics.villages.counts` of all units."""
    units = units_in(page, year)
    return loading.kept(
        page.data, "village counts", year, by,
        compute=lambda: counts(
            units.of(page.areas.villages), paid_in(page, year), by=by, withheld=units.withheld
        ),
    )  # fmt: skip


def behind_in(page: Page, view: VillageView) -> pd.DataFrame:
    """`metrics.village_depth.arrears` of all villages; a group without a rate owes unknown rupiah."""
    return loading.kept(
        page.data, "village arrears", page.period, view.year, view.arrears_money, view.price,
        compute=lambda: arrears(
            page.data.village_payments, year=view.year, period=page.period, rates=_year_rates(page, view),
            own_rate=view.price == OWN_RATE,
        ),
    )  # fmt: skip


def _year_rates(page: Page, view: VillageView) -> dict[str, tuple[int, ...] | None]:
    found: dict[str, tuple[int, ...] | None] = {}
    for group in rows_of(page.data.village_payments, view.year)["kelompok"].unique():
        try:
            rates = rates_of(
                page, view.arrears_money, start=f"{view.year}-01", months=MONTHS, group=str(group)
            )
        except NoRateError:
            found[str(group)] = None
        else:
            found[str(group)] = tuple(rate.rupiah for rate in rates)
    return found


def in_scope(page: Page, view: VillageView, table: pd.DataFrame) -> pd.DataFrame:
    """The rows of a table with kode_kecamatan and kode_wilayah that are in the chosen area or kecamatan."""
    if view.kecamatan:
        return table[table[KECAMATAN] == view.kecamatan]
    return table[table[REGENCY].isin(page.areas.inside(page.area))]


def standing_of(page: Page, view: VillageView) -> Standing:
    """How many villages of the chosen area or kecamatan pay."""
    return loading.kept(
        page.data, "village standing", page.area, view.year, view.kecamatan,
        compute=lambda: standing(counted(page, view.year, KECAMATAN), [view.kecamatan])
        if view.kecamatan
        else standing(counted(page, view.year, REGENCY), page.areas.inside(page.area)),
    )  # fmt: skip


def depth_of(page: Page, view: VillageView) -> Depth:
    """How deep the villages of the chosen area or kecamatan are in."""
    return loading.kept(
        page.data, "village depth", page.area, page.period, view,
        compute=lambda: depth(in_scope(page, view, paid_in(page, view.year)), behind_in(page, view)),
    )  # fmt: skip
