"""Places so large that no number of them is a single village's, for whom single villages are not shown.

A kecamatan with few desa with data is counted together with its nearest neighbour in the same kabupaten/kota.
Whatever is shown is then a sum of such units, so no difference of two numbers is a single village's either. A
kabupaten/kota that has too few in all is left out of every number, sums of larger areas included.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from math import dist, inf, isnan
from typing import Final

import pandas as pd

from dashboard.data.disclosure.limits import ENTITIES

KECAMATAN: Final = "kode_kecamatan"
REGENCY: Final = "kode_wilayah"
#: How many figures of a village's code say where it is.
WIDTHS: Final = {KECAMATAN: 6, REGENCY: 4}


@dataclass(frozen=True, eq=False)
class Units:
    """What may be shown by itself.

    units: kode_kecamatan -> code of its unit, which is the first of its kecamatan. withheld: kabupaten/kota
    of which nothing is shown.
    """

    units: pd.Series
    withheld: frozenset[str]

    def joined(self, regencies: Collection[str]) -> bool:
        """Whether any kecamatan of these kabupaten/kota is shown together with another."""
        together = self.units.index[self.units.index != self.units]
        return bool(together.str[: WIDTHS[REGENCY]].isin(list(regencies)).any())

    def written(self) -> pd.Series:
        """Unit -> the codes of its kecamatan, in order, with " + " between them."""
        return self.units.index.to_series().groupby(self.units).agg(" + ".join)

    def of(self, table: pd.DataFrame) -> pd.DataFrame:
        """A table of villages, with their unit in kode_kecamatan."""
        return table.assign(**{KECAMATAN: table[KECAMATAN].map(self.units)})


def every_kecamatan(kecamatan: pd.DataFrame) -> Units:
    """Each kecamatan by itself, for whom single villages are shown; index of `kecamatan`: kode_kecamatan."""
    return Units(pd.Series(kecamatan.index, index=kecamatan.index, dtype="str"), frozenset())


def large_units(kecamatan: pd.DataFrame, known: Collection[str]) -> Units:
    """Units with at least ENTITIES desa with data, or with none.

    kecamatan: index kode_kecamatan; columns kode_wilayah, lat, lon (degrees; NaN where there is no place).
    known: kode_desa of the desa with data.
    """
    codes = pd.Series(sorted(known), dtype="str")
    of_regency = codes.str[: WIDTHS[REGENCY]]
    in_regency = of_regency.value_counts()
    withheld = frozenset(str(code) for code in in_regency.index[in_regency < ENTITIES])
    sizes = codes[~of_regency.isin(withheld)].str[: WIDTHS[KECAMATAN]].value_counts().sort_index()
    places = kecamatan.loc[sizes.index]
    units = every_kecamatan(kecamatan).units
    for regency in places[REGENCY][sizes < ENTITIES].unique():
        for group in _joined(places[places[REGENCY] == regency], sizes):
            units[group] = min(group)
    return Units(units, withheld)


def _joined(places: pd.DataFrame, sizes: pd.Series) -> list[list[str]]:
    """The kecamatan of a kabupaten/kota in groups of at least ENTITIES desa, the smallest joined first."""
    size = {str(code): int(sizes[code]) for code in places.index}
    points = {
        code: (float(lat), float(lon))
        for code, lat, lon in zip(size, places["lat"], places["lon"], strict=True)
    }
    groups = [[code] for code in size]
    while True:
        groups.sort(key=lambda group: (sum(size[code] for code in group), group))
        smallest, *others = groups
        if not others or sum(size[code] for code in smallest) >= ENTITIES:
            return groups
        near = [(_distance(points, smallest, group), group) for group in others]
        nearest = min(near)[1]
        groups = [group for group in others if group is not nearest] + [sorted(smallest + nearest)]


def _distance(points: Mapping[str, tuple[float, float]], here: list[str], there: list[str]) -> float:
    """Degrees, near enough to kilometres at the equator, between the nearest kecamatan of two groups."""
    found = [dist(points[one], points[other]) for one in here for other in there]
    return min((each for each in found if not isnan(each)), default=inf)
