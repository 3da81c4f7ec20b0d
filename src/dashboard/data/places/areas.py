"""Areas and how they nest: region, provinces, branch territories, kabupaten/kota."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

import pandas as pd

from dashboard.data.contract.region import THE_REGION
from dashboard.data.contract.report import Problem
from dashboard.data.contract.words import NATION, REGION, Level
from dashboard.data.places.former import FORMER_COLUMNS

VILLAGE_COLUMNS: Final = ("nama", "jenis", "kode_kecamatan", "kecamatan", "kode_wilayah", "lat", "lon")

#: Where a kabupaten/kota belongs while the editable territory table has no usable row for it.
UNASSIGNED_BRANCH = "KC00"
UNASSIGNED_BRANCH_NAME = "KC belum ditetapkan"


class UnknownAreaError(KeyError):
    """A code that is no area of this region."""


@dataclass(frozen=True, eq=False)
class Areas:
    """The reference tables, as loaded; everything here is lookup.

    regencies: index kode_wilayah (4 digits, text), one row a kabupaten/kota; columns nama, alias, kode_bps,
        kode_provinsi, provinsi, ibu_kota, lat, lon, label_lat, label_lon, luas_km2, penduduk,
        jumlah_kecamatan, jumlah_desa, jumlah_kelurahan.
    territory: index kode_wilayah, one row a kabupaten/kota; columns kode_cabang, kantor_cabang,
        kantor_setempat, dasar_induk, dasar_setempat, sumber.
    problems: what is wrong with the editable territory table; its bad rows are left out.
    villages: index kode_desa (10 digits, text), one row a desa or kelurahan; columns nama, jenis (desa,
        kelurahan), kode_kecamatan, kecamatan, kode_wilayah, lat, lon (NaN for the few without a point).
    former: names and codes that areas had, one row each; text columns FORMER_COLUMNS.
    province_short_names: province code -> what people shorten its name to, where they do.
    """

    regencies: pd.DataFrame
    territory: pd.DataFrame
    problems: tuple[Problem, ...] = ()
    villages: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=list(VILLAGE_COLUMNS)))
    former: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=list(FORMER_COLUMNS)))
    province_short_names: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """All kabupaten/kota, in code order."""
        return tuple(sorted(self.regencies.index))

    @cached_property
    def provinces(self) -> dict[str, str]:
        """Province code -> name, in code order."""
        pairs = self.regencies[["kode_provinsi", "provinsi"]].drop_duplicates().sort_values("kode_provinsi")
        return dict(zip(pairs["kode_provinsi"], pairs["provinsi"], strict=True))

    @cached_property
    def branches(self) -> dict[str, str]:
        """Branch code -> name, in code order."""
        pairs = self.territory[["kode_cabang", "kantor_cabang"]].drop_duplicates().sort_values("kode_cabang")
        return dict(zip(pairs["kode_cabang"], pairs["kantor_cabang"], strict=True))

    @cached_property
    def _nodes(self) -> dict[str, tuple[Level, str, tuple[str, ...]]]:
        nodes: dict[str, tuple[Level, str, tuple[str, ...]]] = {
            REGION: (Level.REGION, f"Kanwil {THE_REGION.nama}", self.codes),
        }
        for code, name in self.provinces.items():
            inside = self.regencies.index[self.regencies["kode_provinsi"] == code]
            nodes[code] = (Level.PROVINCE, name, tuple(sorted(inside)))
        for code, name in self.branches.items():
            inside = self.territory.index[self.territory["kode_cabang"] == code]
            nodes[code] = (Level.BRANCH, name, tuple(sorted(inside)))
        for regency, name in self.regencies["nama"].items():
            nodes[str(regency)] = (Level.REGENCY, name, (str(regency),))
        return nodes

    def __contains__(self, code: object) -> bool:
        return code in self._nodes

    def level(self, code: str) -> Level:
        """The level of an area code; `ID` is the nation. Raises UnknownAreaError."""
        return Level.NATION if code == NATION else self._node(code)[0]

    def name(self, code: str) -> str:
        """The full official name of an area. Raises UnknownAreaError."""
        return self._node(code)[1]

    def short_name(self, code: str) -> str:
        """A kabupaten without its "Kabupaten", for tight places; a kota keeps its "Kota"."""
        return self.name(code).removeprefix("Kabupaten ")

    def inside(self, code: str) -> tuple[str, ...]:
        """The kabupaten/kota of an area, in code order. Raises UnknownAreaError."""
        return self._node(code)[2]

    def villages_of(self, code: str) -> pd.DataFrame:
        """The desa and kelurahan of an area of any level, in code order.

        Index kode_desa, columns as `villages` has them. Raises UnknownAreaError.
        """
        return self.villages[self.villages["kode_wilayah"].isin(self.inside(code))].sort_index()

    def kecamatan(self, code: str) -> pd.DataFrame:
        """The kecamatan of an area of any level, in code order. Raises UnknownAreaError.

        Index kode_kecamatan (6 digits, text); columns nama, kode_wilayah, desa and kelurahan (how many,
        int64), lat and lon (mean of the points of its desa and kelurahan, NaN where none has one).
        """
        inside = set(self.inside(code))
        return self._kecamatan[self._kecamatan["kode_wilayah"].isin(inside)]

    @cached_property
    def _kecamatan(self) -> pd.DataFrame:
        counted = {kind: self.villages["jenis"] == kind for kind in ("desa", "kelurahan")}
        table = (
            self.villages.assign(**counted)
            .groupby("kode_kecamatan", sort=True)
            .agg(
                nama=("kecamatan", "first"),
                kode_wilayah=("kode_wilayah", "first"),
                desa=("desa", "sum"),
                kelurahan=("kelurahan", "sum"),
                lat=("lat", "mean"),
                lon=("lon", "mean"),
            )
        )
        return table.astype({"desa": "int64", "kelurahan": "int64"})

    def province_of(self, code: str) -> str:
        """The province code of a kabupaten/kota."""
        return str(self.regencies.loc[code, "kode_provinsi"])

    def branch_of(self, code: str) -> str:
        """The branch code of a kabupaten/kota, by the editable territory table."""
        return str(self.territory.loc[code, "kode_cabang"])

    def at_level(self, level: Level) -> tuple[str, ...]:
        """All area codes of a level, in code order."""
        return tuple(code for code, node in self._nodes.items() if node[0] == level)

    def territory_verified(self, branch: str) -> bool:
        """Whether every row of the branch's territory is marked terverifikasi."""
        rows = self.territory[self.territory["kode_cabang"] == branch]
        return bool((rows["dasar_induk"] == "terverifikasi").all())

    def _node(self, code: str) -> tuple[Level, str, tuple[str, ...]]:
        try:
            return self._nodes[code]
        except KeyError:
            raise UnknownAreaError(code) from None
