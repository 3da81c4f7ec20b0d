"""What a guest may see of manfaat: whole years, since one month beside the next would be a case or two."""

from __future__ import annotations

from typing import Final

import pandas as pd

from dashboard.data.disclosure.limits import HIDDEN, PEOPLE

#: Whether the number of children with a scholarship is hidden; they are fewer than the cases.
HIDDEN_CHILDREN: Final = "beasiswa_disembunyikan"
_PLACE: Final = ["tahun", "kode_wilayah", "program"]


def guest_benefits(benefits: pd.DataFrame, *, provinces: frozenset[str]) -> pd.DataFrame:
    """One row a year, area and programme, at the year's last month in the table.

    benefits: manfaat. Columns of it, `disembunyikan` and HIDDEN_CHILDREN (bool): cases and rupiah, or
    children, are then <NA>.
    """
    years = _by_year(benefits)
    few, few_children = _few(years["kasus"]), _few(years["penerima_beasiswa"])
    # A province's own row is a sum over its kabupaten/kota.
    inside = years[few | few_children].assign(kode_wilayah=years["kode_wilayah"].str[:2])
    whole = years["kode_wilayah"].isin(provinces)
    of_hidden = whole & pd.MultiIndex.from_frame(years[_PLACE]).isin(pd.MultiIndex.from_frame(inside[_PLACE]))
    hidden = few | of_hidden
    hidden_children = hidden | few_children
    return years.assign(
        kasus=years["kasus"].mask(hidden),
        rupiah=years["rupiah"].mask(hidden),
        penerima_beasiswa=years["penerima_beasiswa"].mask(hidden_children),
        **{HIDDEN: hidden, HIDDEN_CHILDREN: hidden_children},
    )[[*benefits.columns, HIDDEN, HIDDEN_CHILDREN]]


def open_benefits(benefits: pd.DataFrame) -> pd.DataFrame:
    """The same with nothing hidden, for whom the areas are his own."""
    years = _by_year(benefits).assign(**{HIDDEN: False, HIDDEN_CHILDREN: False})
    return years[[*benefits.columns, HIDDEN, HIDDEN_CHILDREN]]


def _by_year(benefits: pd.DataFrame) -> pd.DataFrame:
    """Sums of each year at its last month in the table; columns of manfaat and tahun."""
    rows = benefits.assign(tahun=benefits["periode"].str[:4])
    last = rows.groupby("tahun")["periode"].max()
    amounts = ["kasus", "rupiah", "penerima_beasiswa"]
    years = rows.groupby(_PLACE, sort=False)[amounts].sum(min_count=1).astype("Int64").reset_index()
    return years.assign(periode=years["tahun"].map(last).astype("str"))


def _few(counts: pd.Series) -> pd.Series:
    return ((counts >= 1) & (counts < PEOPLE)).fillna(value=False).astype(bool)
