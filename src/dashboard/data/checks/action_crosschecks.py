"""What the files of the five meetings say that can't all be so. Nothing is refused here: worth a look."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

import pandas as pd

from dashboard.data.contract.findings import with_rest
from dashboard.data.contract.report import Problem
from dashboard.data.places.areas import Areas
from dashboard.data.places.village_codes import VILLAGE_COLUMN
from dashboard.i18n import N_, Message

#: Files in which a province's row may be the total of its kabupaten/kota.
_TOTALLED: Final = ("kepatuhan", "manfaat")


def action_checks(
    tables: Mapping[str, pd.DataFrame], areas: Areas, *, today: date
) -> dict[str, tuple[Problem, ...]]:
    """Warnings by the contract's names of the files they belong to.

    tables: typed, by the contract's names. today: the last day of the past. A file without a warning isn't
    there.
    """
    found = {name: _both_levels(tables[name], areas) for name in _TOTALLED}
    payments = tables["iuran_desa"]
    found["iuran_desa"] = [*_too_many_villages(payments, areas), *_paid_ahead(payments, f"{today:%Y-%m}")]
    return {name: with_rest(problems, total=len(problems)) for name, problems in found.items() if problems}


def _both_levels(frame: pd.DataFrame, areas: Areas) -> list[Problem]:
    """Provinces that have rows of their own in months in which their kabupaten/kota have rows too."""
    is_province = frame["kode_wilayah"].isin(list(areas.provinces))
    if is_province.all() or not is_province.any():
        return []
    parents = {code: areas.province_of(code) for code in areas.codes}
    own = frame.loc[is_province, ["kode_wilayah", "periode"]].drop_duplicates()
    inside = frame.loc[~is_province, ["periode"]].assign(
        kode_wilayah=frame.loc[~is_province, "kode_wilayah"].map(parents)
    )
    both = own.merge(inside.drop_duplicates(), on=["kode_wilayah", "periode"])
    return [
        Problem(
            None,
            "kode_wilayah",
            str(code),
            Message(
                N_(
                    "provinsi atau kabupaten/kotanya; {area} memiliki baris keduanya pada {months} bulan, "
                    "dan keduanya tidak dijumlahkan"
                ),
                {"area": areas.name(str(code)), "months": len(rows)},
            ),
        )
        for code, rows in both.groupby("kode_wilayah")
    ]


def _paid_ahead(payments: pd.DataFrame, this_month: str) -> list[Problem]:
    """Months paid before they came: usual where a year is paid at once, else a slip of the hand."""
    ahead = payments["terakhir_dibayar"][payments["terakhir_dibayar"] > this_month]
    if ahead.empty:
        return []
    expected = Message(
        N_(
            "bulan yang sudah berjalan, paling akhir {this_month}, kecuali iuran dibayar di muka; {count} "
            "baris sesudahnya"
        ),
        {"this_month": this_month, "count": len(ahead)},
    )
    return [Problem(None, "terakhir_dibayar", str(ahead.max()), expected)]


def _too_many_villages(payments: pd.DataFrame, areas: Areas) -> list[Problem]:
    """Kecamatan with more villages in a year's rows than they have desa; of real codes there can't be any."""
    villages = payments[["tahun", VILLAGE_COLUMN]].drop_duplicates()
    places = villages.assign(kecamatan=villages[VILLAGE_COLUMN].str[:6])
    counted = places.groupby(["tahun", "kecamatan"]).size().reset_index(name="desa")
    kinds = areas.villages["kode_kecamatan"][areas.villages["jenis"] == "desa"].value_counts()
    return [
        Problem(
            None,
            VILLAGE_COLUMN,
            str(kecamatan),
            Message(
                N_("paling banyak {most} desa di kecamatan {kecamatan}; pada {year} ada {count}"),
                {
                    "most": int(kinds.get(kecamatan, 0)),
                    "kecamatan": str(kecamatan),
                    "year": str(year),
                    "count": int(count),
                },
            ),
        )
        for year, kecamatan, count in counted.itertuples(index=False)
        if count > kinds.get(kecamatan, 0)
    ]
