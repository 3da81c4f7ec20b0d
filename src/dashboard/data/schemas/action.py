"""The files of what is done: compliance, building projects, support, commitments, and where the poor are."""

from __future__ import annotations

from datetime import date
from typing import Final

from dashboard.data.cells import amounts as parsing_amounts
from dashboard.data.cells import dates, parsing
from dashboard.data.contract.words import (
    COMMITMENT_NAMES,
    COMPLIANCE_NAMES,
    ENTITY_NAMES,
    PROJECT_NAMES,
    SUPPORT_NAMES,
)
from dashboard.data.places.resolving import AreaResolver
from dashboard.data.schemas.spec import (
    PERCENTAGES,
    WHOLE_NUMBERS,
    ColumnSpec,
    Range,
    RowLimit,
    TableSpec,
    until_month,
)
from dashboard.i18n import N_

MOST_ARREARS: Final = 600


def action_specs(resolver: AreaResolver, *, today: date) -> dict[str, TableSpec]:
    """These files by name; areas are read by `resolver`, `today` is the last day of the past."""
    area = ColumnSpec(resolver.regency_or_province)
    month = ColumnSpec(dates.month)
    day = ColumnSpec(dates.day)
    day_or_blank = ColumnSpec(parsing_amounts.optional(dates.day))
    words = ColumnSpec(parsing.words)
    year = ColumnSpec(dates.year, "Int64")
    counted = ColumnSpec(parsing.count, "Int64", holds=WHOLE_NUMBERS)
    money = ColumnSpec(parsing_amounts.rupiah, "Int64", holds=WHOLE_NUMBERS)
    entity = ColumnSpec(parsing.choice(ENTITY_NAMES))
    compliance = ColumnSpec(parsing.choice(COMPLIANCE_NAMES))
    arrears = ColumnSpec(parsing_amounts.whole(0, MOST_ARREARS), "Int64")
    this_month = f"{today:%Y-%m}"
    until_today = Range("le", (today.isoformat(),), N_("tanggal yang sudah lewat, paling akhir {today}"))
    return {
        "kepatuhan": TableSpec(
            columns={
                "periode": month,
                "kode_wilayah": area,
                "jenis_entitas": entity,
                "kategori": compliance,
                "jumlah": counted,
                "tunggakan": money,
                "bulan_tunggakan": arrears,
                "skk": counted,
                "dipulihkan": money,
            },
            key=("periode", "kode_wilayah", "jenis_entitas", "kategori", "bulan_tunggakan"),
            amounts=("jumlah", "tunggakan", "skk", "dipulihkan"),
            ranges={"periode": until_month(this_month)},
            rows=(
                RowLimit(
                    "jumlah",
                    lambda table: ~((table["jumlah"] == 0) & (table["tunggakan"] > 0))
                    .fillna(value=False)
                    .astype(bool),
                    N_("lebih dari 0 bila ada tunggakan; kosongkan bila jumlahnya tidak diketahui"),
                ),
            ),
            limits={"this_month": this_month},
        ),
        "daftar_kepatuhan": TableSpec(
            columns={
                "periode": month,
                "kode_wilayah": area,
                "jenis_entitas": entity,
                "nama_entitas": ColumnSpec(parsing_amounts.filled(N_("nama badan usaha, OPD, atau desa"))),
                "kategori": compliance,
                "pekerja": counted,
                "terdaftar": counted,
                "tunggakan": money,
                "bulan_tunggakan": arrears,
                "skk_tanggal": day_or_blank,
                "dipulihkan": money,
            },
            key=("periode", "kode_wilayah", "jenis_entitas", "nama_entitas", "kategori"),
            amounts=("pekerja", "terdaftar", "tunggakan", "bulan_tunggakan", "skk_tanggal", "dipulihkan"),
            ranges={"periode": until_month(this_month), "skk_tanggal": until_today},
            rows=(
                RowLimit(
                    "terdaftar",
                    lambda table: (table["terdaftar"] <= table["pekerja"]).fillna(value=True).astype(bool),
                    N_("paling banyak sama dengan pekerja di baris yang sama"),
                ),
            ),
            limits={"this_month": this_month, "today": today.isoformat()},
            names=frozenset({"nama_entitas"}),
        ),
        "proyek_konstruksi": TableSpec(
            columns={
                "kode_wilayah": area,
                "nama": ColumnSpec(parsing_amounts.filled(N_("nama proyek"))),
                "pemilik": ColumnSpec(parsing_amounts.filled(N_("OPD atau instansi pemilik proyek"))),
                "nilai_kontrak": money,
                "tanggal_spk": day,
                "tanggal_daftar": day_or_blank,
                "status": ColumnSpec(parsing.choice(PROJECT_NAMES)),
            },
            key=("kode_wilayah", "nama", "pemilik", "tanggal_spk"),
            amounts=("nilai_kontrak", "tanggal_daftar", "status"),
            ranges={"tanggal_daftar": until_today},
            limits={"today": today.isoformat()},
            names=frozenset({"nama", "pemilik"}),
        ),
        "dukungan_pemda": TableSpec(
            columns={
                "kode_wilayah": area,
                "jenis": ColumnSpec(parsing.choice(SUPPORT_NAMES)),
                "tahun": year,
                "ada": ColumnSpec(parsing.flag, "bool"),
                "dasar": words,
            },
            key=("kode_wilayah", "jenis", "tahun", "dasar"),
            amounts=("ada",),
            ranges={
                "tahun": Range("le", (today.year,), N_("tahun yang sudah berjalan, paling akhir {this_year}"))
            },
            limits={"this_year": str(today.year)},
        ),
        "komitmen": TableSpec(
            columns={
                "id": ColumnSpec(parsing_amounts.filled(N_("kode janji yang tidak berulang, misal K-001"))),
                "tanggal": day,
                "kode_wilayah": area,
                "pihak": ColumnSpec(parsing_amounts.filled(N_("instansi yang berjanji, bukan nama orang"))),
                "janji": ColumnSpec(parsing_amounts.filled(N_("isi janji"))),
                "jumlah_pekerja": ColumnSpec(parsing.count, "Int64", often_blank=True, holds=WHOLE_NUMBERS),
                "rupiah": ColumnSpec(parsing_amounts.rupiah, "Int64", often_blank=True, holds=WHOLE_NUMBERS),
                "tenggat": day,
                "status": ColumnSpec(parsing.choice(COMMITMENT_NAMES)),
            },
            key=("id",),
            amounts=(
                "tanggal", "kode_wilayah", "pihak", "janji", "jumlah_pekerja", "rupiah", "tenggat", "status",
            ),
            ranges={"tanggal": until_today},
            rows=(
                RowLimit(
                    "tenggat",
                    lambda table: table["tenggat"] >= table["tanggal"],
                    N_("tanggal yang tidak mendahului tanggal janjinya"),
                ),
            ),
            limits={"today": today.isoformat()},
        ),
        "kemiskinan": TableSpec(
            columns={
                "tahun": year,
                "kode_wilayah": area,
                "persen": ColumnSpec(parsing_amounts.percent, "float64", holds=PERCENTAGES),
                "jumlah": counted,
                "sumber": words,
            },
            key=("tahun", "kode_wilayah", "sumber"),
            amounts=("persen", "jumlah"),
            ranges={
                "persen": Range("in_range", (0, 100), N_("persen antara 0 dan 100"), nullable=True)
            },
        ),
    }  # fmt: skip
