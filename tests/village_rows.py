"""Rows of iuran_desa for tests, and what is made of them."""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd

from dashboard.data.contract.words import COLUMNS
from dashboard.data.disclosure.village_units import KECAMATAN, REGENCY
from dashboard.data.disclosure.villages import SealedVillages, VillageYear, open_year

Row = tuple[int, str, str, int | None, int | None, str, int | None, int | None, int | None]


def row(
    code: str,
    months: int | None,
    *,
    year: int = 2023,
    group: str = "SEMUA",
    people: int | None = 10,
    last: str = "",
    budget: int | None = None,
    paid: int | None = None,
    following: int | None = None,
) -> Row:
    return (year, code, group, people, months, last, budget, paid, following)


def table(*rows: Row) -> pd.DataFrame:
    whole = dict.fromkeys(COLUMNS["iuran_desa"], "Int64")
    return pd.DataFrame(list(rows), columns=list(COLUMNS["iuran_desa"])).astype(
        whole | dict.fromkeys(("kode_desa", "kelompok", "terakhir_dibayar"), "str")
    )


def kecamatan_of(codes: Collection[str]) -> pd.DataFrame:
    """The kecamatan of some villages, each beside the next in the order of their codes."""
    own = sorted({code[:6] for code in codes})
    return pd.DataFrame(
        {REGENCY: [code[:4] for code in own], "lat": [float(n) for n in range(len(own))], "lon": 1.0},
        index=pd.Index(own, name=KECAMATAN, dtype="str"),
    )


def year_of(payments: pd.DataFrame, places: pd.DataFrame | None = None) -> VillageYear:
    """The villages of 2023 as who may see single ones has them."""
    codes = [*payments["kode_desa"], *([] if places is None else places.index)]
    return open_year(payments, year=2023, kecamatan=kecamatan_of(codes))


def sealed(payments: pd.DataFrame, places: pd.DataFrame | None = None) -> SealedVillages:
    """The villages as a guest has them."""
    codes = [*payments["kode_desa"], *([] if places is None else places.index)]
    return SealedVillages(payments, kecamatan_of(codes))
