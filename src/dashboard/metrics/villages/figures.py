"""The figures of the page of villages, from a dataset as the gate let it out.

Where a single village may not be seen, iuran_desa is sealed and every number is a sum over units of several;
else each kecamatan is a unit, and the villages can be had one by one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from dashboard.data.contract.words import REGION, Level
from dashboard.data.dataset import Dataset
from dashboard.data.disclosure.village_units import KECAMATAN, REGENCY, WIDTHS
from dashboard.data.disclosure.villages import SealedVillages, VillageYear, desa_rows, open_year, years_in
from dashboard.metrics.villages.arrears import MONTHS, Pricing, arrears, year_rates
from dashboard.metrics.villages.depth import Depth, depth, depth_sums
from dashboard.metrics.villages.groups import by_group, group_table
from dashboard.metrics.villages.standing import Standing, counts, standing, village_year


@dataclass(frozen=True, eq=False)
class YearFigures:
    """What a year's table says of all places at once.

    villages: where sums by unit can be had. counted: KECAMATAN and REGENCY -> `standing.counts`. groups:
    `groups.group_table` of units and of areas of every level.
    """

    villages: VillageYear
    counted: Mapping[str, pd.DataFrame]
    groups: pd.DataFrame


@dataclass(frozen=True)
class AreaFigures:
    """What the page says of an area, or of one unit of a kabupaten/kota.

    withheld: kabupaten/kota of the area of which nothing is told, in code order. joined: whether any unit of
    the area is several kecamatan.
    """

    standing: Standing
    depth: Depth
    withheld: tuple[str, ...]
    joined: bool


def year_end(data: Dataset, year: int) -> str:
    """The month (`YYYY-MM`) for whose end a year's rows stand: December, or the newest of the running year.

    A row tells a whole year, so a month before that end can't know it.
    """
    december = f"{year}-{MONTHS}"
    newest = data.periods[-1]
    return newest if newest.startswith(f"{year}-") else december


def village_years(data: Dataset) -> tuple[int, ...]:
    """The years of iuran_desa, shown or sealed, newest first."""
    sealed = data.sealed.get("iuran_desa")
    return sealed.years if isinstance(sealed, SealedVillages) else years_in(data.village_payments)


def months_due(data: Dataset, year: int) -> int:
    """Months of a year that are due at its own end: 1 to 12."""
    return int(year_end(data, year)[5:])


def villages_of(data: Dataset, year: int) -> VillageYear:
    """The villages of a year: by units of several where the table is sealed, else by kecamatan."""
    sealed = data.sealed.get("iuran_desa")
    if isinstance(sealed, SealedVillages):
        return sealed.year(year)
    return open_year(data.village_payments, year=year, kecamatan=data.areas.kecamatan(REGION))


def year_figures(data: Dataset, *, year: int) -> YearFigures:
    """Who pays, and people by group, of all places."""
    areas, villages = data.areas, villages_of(data, year)
    wanted = [
        REGION,
        *(code for level in (Level.PROVINCE, Level.BRANCH, Level.REGENCY) for code in areas.at_level(level)),
    ]
    units = villages.units.units
    members = {code: list(units[areas.kecamatan(code).index].unique()) for code in wanted}
    return YearFigures(
        villages=villages,
        counted={by: counts(areas.villages, villages, by=by) for by in (KECAMATAN, REGENCY)},
        groups=group_table(by_group(villages), members),
    )


def depth_figures(data: Dataset, of_year: YearFigures, *, pricing: Pricing) -> pd.DataFrame:
    """`depth.depth_sums` of all units, with arrears at the year's own end."""
    villages = of_year.villages
    rates = year_rates(data.rates, pricing.used, year=villages.year)
    due = months_due(data, villages.year)
    return depth_sums(villages, due=due, rates=rates, own_rate=pricing.own_rate)


def area_figures(
    data: Dataset, of_year: YearFigures, sums: pd.DataFrame, *, area: str, unit: str = ""
) -> AreaFigures:
    """The figures of an area of any level, or of one unit within it.

    sums: `depth_figures` of the same year. unit: its code, "" for all of the area.
    """
    inside = data.areas.inside(area)
    units = [unit] if unit else [code for code in sums.index if code[: WIDTHS[REGENCY]] in inside]
    withheld = of_year.villages.units.withheld
    return AreaFigures(
        standing=standing(of_year.counted[KECAMATAN], [unit])
        if unit
        else standing(of_year.counted[REGENCY], inside),
        depth=depth(sums, units),
        withheld=tuple(code for code in inside if code in withheld),
        joined=of_year.villages.units.joined(inside),
    )


def single_villages(data: Dataset, *, year: int, pricing: Pricing) -> pd.DataFrame:
    """`standing.village_year` and `arrears.arrears` of each desa with a row; none where the table is sealed.

    Index kode_desa; kode_kecamatan and kode_wilayah beside them.
    """
    rows = desa_rows(data.village_payments, year)
    rates = year_rates(data.rates, pricing.used, year=year)
    due = months_due(data, year)
    table = village_year(rows).join(arrears(rows, due=due, rates=rates, own_rate=pricing.own_rate))
    return table.assign(**{name: table.index.str[:width] for name, width in WIDTHS.items()})
