"""The files of what is paid: rates, funded groups, village money, benefits."""

from __future__ import annotations

from datetime import date
from typing import Final

import pandas as pd

from dashboard.data.cells import amounts as parsing_amounts
from dashboard.data.cells import dates, parsing
from dashboard.data.cells.parsed import Parsed
from dashboard.data.contract.as_sent import Cell
from dashboard.data.contract.words import (
    ALL,
    FUNDING_NAMES,
    GROUP_NAMES,
    PROGRAM_NAMES,
    SEGMENT_NAMES,
    Segment,
)
from dashboard.data.places.resolving import AreaResolver
from dashboard.data.places.village_codes import VillageResolver
from dashboard.data.schemas.spec import (
    PERCENT,
    RUPIAH,
    WHOLE_NUMBERS,
    ColumnSpec,
    Range,
    RowLimit,
    TableSpec,
    until_month,
)
from dashboard.i18n import N_, Message

MONTHS_OF_YEAR: Final = 12
MOST_FUNDED_MONTHS: Final = 60

_ALL_TOGETHER: Final = {ALL: N_("Semua")}
_MONTHLY: Final = parsing_amounts.rupiah_within(parsing_amounts.MOST_MONTHLY)
_OWN_SEGMENTS: Final = {str(segment): SEGMENT_NAMES[segment] for segment in Segment}


def rates_spec() -> TableSpec:
    """tarif_iuran: of a source, and of the law."""
    any_group = ColumnSpec(parsing.choice(_ALL_TOGETHER | GROUP_NAMES))
    bound, least, wage = (
        ColumnSpec(parse, "float64", often_blank=True)
        for parse in (
            parsing_amounts.rupiah,
            _MONTHLY,
            parsing_amounts.rupiah_within(parsing_amounts.MOST_WAGE),
        )
    )
    return TableSpec(
        columns={
            "segmen": ColumnSpec(parsing.choice(_OWN_SEGMENTS)),
            "kelompok": any_group,
            "sumber_dana": ColumnSpec(parsing.choice(_ALL_TOGETHER | FUNDING_NAMES)),
            "program": ColumnSpec(parsing.choice(PROGRAM_NAMES)),
            "nilai": ColumnSpec(_rate, "float64", given="satuan"),
            "satuan": ColumnSpec(parsing.choice({RUPIAH: RUPIAH, PERCENT: PERCENT})),
            "batas_bawah": bound,
            "batas_atas": bound,
            "minimum": least,
            "upah_maksimum": wage,
            "berlaku_mulai": ColumnSpec(dates.month),
            "berlaku_sampai": ColumnSpec(parsing_amounts.optional(dates.month)),
            "dasar": ColumnSpec(parsing.words),
        },
        # Two rates for the same thing at the same time would leave it open which applies, whatever the
        # regulation they quote.
        key=(
            "segmen", "kelompok", "sumber_dana", "program", "batas_bawah", "batas_atas", "berlaku_mulai",
            "berlaku_sampai",
        ),
        amounts=("nilai", "satuan", "minimum", "upah_maksimum"),
        rows=(
            RowLimit(
                "nilai",
                lambda table: (
                    (table["satuan"] != PERCENT) | ((table["nilai"] > 0) & (table["nilai"] <= 100))
                ),
                N_("tarif dalam persen, lebih dari 0 dan paling banyak 100"),
            ),
            RowLimit(
                "batas_atas",
                lambda table: ~(table["batas_atas"] <= table["batas_bawah"].fillna(0)),
                N_("batas atas di atas batas bawahnya; kosongkan bila tidak ada batas atas"),
            ),
            RowLimit(
                "berlaku_sampai",
                lambda table: _not_before(table["berlaku_sampai"], table["berlaku_mulai"]),
                N_("bulan yang tidak mendahului berlaku_mulai; kosongkan bila masih berlaku"),
            ),
        ),
    )  # fmt: skip


def funding_specs(resolver: AreaResolver, *, today: date) -> dict[str, TableSpec]:
    """These files by name; areas and villages are read by `resolver`, `today` is the last day of the past."""
    area = ColumnSpec(resolver.regency_or_province)
    month = ColumnSpec(dates.month)
    month_or_blank = ColumnSpec(parsing_amounts.optional(dates.month))
    counted = ColumnSpec(parsing.count, "Int64", holds=WHOLE_NUMBERS)
    money = ColumnSpec(parsing_amounts.rupiah, "Int64", holds=WHOLE_NUMBERS)
    any_group = ColumnSpec(parsing.choice(_ALL_TOGETHER | GROUP_NAMES))
    this_month = f"{today:%Y-%m}"
    return {
        "tarif_iuran": rates_spec(),
        "pendanaan": TableSpec(
            columns={
                "kode_wilayah": area,
                "segmen": ColumnSpec(parsing.choice(_OWN_SEGMENTS)),
                "kelompok": any_group,
                "sumber_dana": ColumnSpec(parsing.choice(FUNDING_NAMES)),
                "jumlah_pekerja": counted,
                "tarif": ColumnSpec(_MONTHLY, "Int64", holds=WHOLE_NUMBERS),
                "mulai": month,
                "bulan": ColumnSpec(parsing_amounts.whole(1, MOST_FUNDED_MONTHS, required=True), "Int64"),
                "terakhir_dibayar": month_or_blank,
                "anggaran": money,
                "pihak": ColumnSpec(parsing_amounts.optional(parsing.words)),
            },
            # Two offices may fund the same group from the same month.
            key=("kode_wilayah", "segmen", "kelompok", "sumber_dana", "mulai", "pihak"),
            amounts=("jumlah_pekerja", "tarif", "bulan", "terakhir_dibayar", "anggaran"),
            rows=(
                RowLimit(
                    "terakhir_dibayar",
                    lambda table: _not_before(table["terakhir_dibayar"], table["mulai"]),
                    N_("bulan yang tidak mendahului mulai; kosongkan bila belum ada yang dibayar"),
                ),
                RowLimit(
                    "terakhir_dibayar",
                    lambda table: _months(table["terakhir_dibayar"])
                    < (_months(table["mulai"]) + table["bulan"].astype("float64")),
                    N_("bulan di dalam masa yang didanai: mulai ditambah bulan"),
                ),
            ),
            names=frozenset({"pihak"}),
        ),
        "iuran_desa": TableSpec(
            columns={
                "tahun": ColumnSpec(dates.year, "Int64"),
                "kode_desa": ColumnSpec(VillageResolver(resolver.areas).village),
                "kelompok": any_group,
                "jumlah_pekerja": counted,
                "bulan_dibayar": ColumnSpec(parsing_amounts.whole(0, MONTHS_OF_YEAR), "Int64"),
                "terakhir_dibayar": month_or_blank,
                "anggaran": money,
                "realisasi": money,
                "anggaran_tahun_depan": ColumnSpec(
                    parsing_amounts.rupiah, "Int64", often_blank=True, holds=WHOLE_NUMBERS
                ),
            },
            key=("tahun", "kode_desa", "kelompok"),
            amounts=(
                "jumlah_pekerja", "bulan_dibayar", "terakhir_dibayar", "anggaran", "realisasi",
                "anggaran_tahun_depan",
            ),
            ranges={
                "tahun": Range("le", (today.year + 1,), N_("tahun anggaran, paling akhir {next_year}"))
            },
            rows=(
                RowLimit(
                    "kelompok",
                    _total_or_parts,
                    N_("SEMUA atau rincian kelompok untuk satu desa dan tahun, bukan keduanya"),
                ),
                RowLimit(
                    "terakhir_dibayar",
                    lambda table: (table["terakhir_dibayar"] == "")
                    | (table["terakhir_dibayar"].str[:4] == table["tahun"].astype("str")),
                    N_("bulan di dalam tahun baris itu; kosongkan bila belum ada yang dibayar"),
                ),
                RowLimit(
                    "bulan_dibayar",
                    _months_can_be,
                    N_(
                        "bulan yang dibayar, 1 sampai bulan terakhir_dibayar; 0 hanya bila terakhir_dibayar "
                        "kosong"
                    ),
                ),
            ),
            limits={"next_year": str(today.year + 1)},
        ),
        "manfaat": TableSpec(
            columns={
                "periode": month,
                "kode_wilayah": area,
                "program": ColumnSpec(parsing.choice(PROGRAM_NAMES)),
                "kasus": counted,
                "rupiah": money,
                "penerima_beasiswa": counted,
            },
            key=("periode", "kode_wilayah", "program"),
            amounts=("kasus", "rupiah", "penerima_beasiswa"),
            ranges={"periode": until_month(this_month)},
            limits={"this_month": this_month},
        ),
    }  # fmt: skip


def _rate(cell: Cell, unit: object) -> Parsed:
    read = parsing_amounts.rate_percent(cell) if unit == PERCENT else _MONTHLY(cell, None)
    if read.expected is None and read.value is None:
        return Parsed(expected=Message(N_("nilai tarif; hapus barisnya bila tarifnya belum ada")))
    return read


def _not_before(later: pd.Series, earlier: pd.Series) -> pd.Series:
    """Whether a month or day is not before another; a blank one never is."""
    return (later == "") | (later >= earlier)


def _months(months: pd.Series) -> pd.Series:
    """Months (YYYY-MM) as numbers in a row; a blank one is before all."""
    parts = months.where(months != "", "0000-00").str
    return parts[:4].astype("float64") * 12 + parts[5:].astype("float64")


def _months_can_be(table: pd.DataFrame) -> pd.Series:
    """Whether so many months of the year can be paid by the last one paid, where both are given."""
    paid, last = table["bulan_dibayar"].astype("float64"), table["terakhir_dibayar"]
    month = _months("0000-" + last.str[5:].where(last != "", "00"))
    return paid.isna() | (last == "") | ((paid >= 1) & (paid <= month))


def _total_or_parts(table: pd.DataFrame) -> pd.Series:
    total = table["kelompok"] == ALL
    same = [table["tahun"], table["kode_desa"]]
    return ~(total.groupby(same).transform("any") & (~total).groupby(same).transform("any"))
