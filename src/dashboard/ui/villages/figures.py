"""What the sections of the page of villages share: its figures, computed once and kept."""

from __future__ import annotations

from dataclasses import dataclass, field

import pandas as pd

from dashboard.data.disclosure.village_units import KECAMATAN, Units
from dashboard.i18n import Language
from dashboard.metrics.money.rates import Rate
from dashboard.metrics.villages.arrears import Money, Pricing, contribution
from dashboard.metrics.villages.figures import (
    AreaFigures,
    YearFigures,
    area_figures,
    depth_figures,
    single_villages,
    year_figures,
)
from dashboard.ui.frame import loading
from dashboard.ui.frame.page import Page


@dataclass(frozen=True)
class VillageView:
    """What the visitor asked to see. kecamatan: code of its unit (6 digits), "" for all of the area."""

    year: int
    kecamatan: str = ""
    pricing: Pricing = field(default_factory=Pricing)


def single_shown(page: Page) -> bool:
    """Whether single villages may be seen: their table is not sealed."""
    return "iuran_desa" not in page.data.sealed


def year_of(page: Page, year: int) -> YearFigures:
    """`metrics.villages.figures.year_figures` of a year."""
    return loading.kept_base(
        page.data, "village year", year, compute=lambda: year_figures(page.data, year=year)
    )


def units_in(page: Page, year: int) -> Units:
    """Which kecamatan are counted together, and of which kabupaten/kota nothing is told."""
    return year_of(page, year).villages.units


def depths_of(page: Page, view: VillageView) -> pd.DataFrame:
    """`metrics.villages.figures.depth_figures` of all units."""
    return loading.kept_base(
        page.data,
        "village depths",
        view.year,
        view.pricing,
        compute=lambda: depth_figures(page.data, year_of(page, view.year), pricing=view.pricing),
    )


def figures_of(page: Page, view: VillageView) -> AreaFigures:
    """The figures of the chosen area or kecamatan."""
    return loading.kept(
        page.data,
        "village figures",
        page.area,
        view,
        compute=lambda: area_figures(
            page.data,
            year_of(page, view.year),
            depths_of(page, view),
            area=page.area,
            unit=view.kecamatan,
        ),
    )


def singles_of(page: Page, view: VillageView) -> pd.DataFrame:
    """`metrics.villages.figures.single_villages`: none where their table is sealed."""
    return loading.kept_base(
        page.data,
        "single villages",
        view.year,
        view.pricing,
        compute=lambda: single_villages(page.data, year=view.year, pricing=view.pricing),
    )


def rates_of(page: Page, money: Money, *, start: str, months: int) -> tuple[Rate, ...]:
    """The rate of each month from `start` on, for whatever group. Raises NoRateError."""
    return loading.kept(
        page.data,
        "village rates",
        money,
        start,
        months,
        compute=lambda: contribution(page.data.rates, money, start=start, months=months),
    )


def places_in(page: Page, year: int) -> pd.DataFrame:
    """The units of the chosen area; index their code, columns nama, kode_wilayah, lat and lon, in code order.

    A unit of several kecamatan has all their names, and is in the middle of them.
    """
    return loading.kept(
        page.data,
        "village places",
        year,
        page.area,
        page.text.code,
        compute=lambda: _places(page, units_in(page, year)),
    )


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


def villages_in(page: Page, view: VillageView) -> pd.DataFrame:
    """The desa and kelurahan of the chosen area or kecamatan, with their unit in kode_kecamatan."""
    villages = units_in(page, view.year).of(page.areas.villages_of(page.area))
    return villages[villages[KECAMATAN] == view.kecamatan] if view.kecamatan else villages
