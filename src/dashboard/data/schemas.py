"""The data contract as code: how each column of each file is read, and the ranges its values must lie in."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Final

import pandas as pd
import pandera.pandas as pa

from dashboard.data import parsing
from dashboard.data.contract import (
    ALL,
    COVERAGE_SEGMENTS,
    FUNDING_NAMES,
    GROUP_NAMES,
    SEGMENT_NAMES,
    TARGET_KINDS,
    TARGET_LEVELS,
    Level,
    Segment,
)
from dashboard.data.parsing import Parsed, Parser
from dashboard.data.resolving import AreaResolver
from dashboard.data.tables import Cell
from dashboard.i18n import N_, Message

PERCENT: Final = "persen"
PEOPLE: Final = "orang"
MAX_PERCENT: Final = 200

_ALL_TOGETHER: Final = {ALL: N_("Semua")}


@dataclass(frozen=True)
class ColumnSpec:
    """A column: how a cell is read, its dtype in the typed table, and the column its reading depends on."""

    parse: Parser
    dtype: str = "str"
    given: str | None = None


@dataclass(frozen=True, eq=False)
class TableSpec:
    """A file of the contract.

    columns: in the contract's order; key: what may occur once; amount: the number a row gives.
    schema: ranges and categories of the typed table; a check's error is a message id, filled from `limits`.
    """

    columns: dict[str, ColumnSpec]
    key: tuple[str, ...]
    amount: str | None
    schema: pa.DataFrameSchema
    limits: dict[str, object] = field(default_factory=dict)


def empty_table(spec: TableSpec) -> pd.DataFrame:
    """The typed table of a file that isn't there: its columns, no rows."""
    return pd.DataFrame({column: pd.Series(dtype=each.dtype) for column, each in spec.columns.items()})


def table_specs(resolver: AreaResolver, *, today: date) -> dict[str, TableSpec]:
    """The contract's files by name; areas are read by `resolver`, months up to `today` are in the past."""
    area = ColumnSpec(resolver.regency_or_province)
    month = ColumnSpec(parsing.month)
    words = ColumnSpec(parsing.words)
    segment = ColumnSpec(parsing.choice(SEGMENT_NAMES))
    people = ColumnSpec(parsing.count, "Int64")
    this_month = f"{today:%Y-%m}"
    until_now = _column(
        pa.Check.le(this_month, error=N_("bulan yang sudah berjalan, paling akhir {this_month}"))
    )
    return {
        "kepesertaan": TableSpec(
            columns={
                "periode": month,
                "kode_wilayah": area,
                "segmen": segment,
                "kelompok": ColumnSpec(parsing.choice(_ALL_TOGETHER | GROUP_NAMES)),
                "sumber_dana": ColumnSpec(parsing.choice(_ALL_TOGETHER | FUNDING_NAMES)),
                "peserta_aktif": people,
                "sementara": ColumnSpec(parsing.flag, "bool"),
            },
            key=("periode", "kode_wilayah", "segmen", "kelompok", "sumber_dana", "sementara"),
            amount="peserta_aktif",
            schema=pa.DataFrameSchema(
                {
                    "periode": until_now,
                    "segmen": _one_of(ALL, *Segment),
                    "kelompok": _one_of(ALL, *GROUP_NAMES),
                    "sumber_dana": _one_of(ALL, *FUNDING_NAMES),
                    "peserta_aktif": _people(),
                }
            ),
            limits={"this_month": this_month},
        ),
        "potensi": TableSpec(
            columns={
                "berlaku_mulai": month,
                "kode_wilayah": area,
                "segmen": segment,
                "potensi": people,
                "versi": words,
                "sumber": words,
            },
            # Two bases from the same month would leave it open which one applies, whatever their versi.
            key=("berlaku_mulai", "kode_wilayah", "segmen"),
            amount="potensi",
            schema=pa.DataFrameSchema(
                {
                    "segmen": _column(
                        pa.Check.isin(
                            [ALL, *COVERAGE_SEGMENTS],
                            error=N_("PU, BPU, JAKON, atau SEMUA; potensi tidak memuat PMI"),
                        )
                    ),
                    "potensi": _people(),
                }
            ),
        ),
        "populasi_kelompok": TableSpec(
            columns={
                "tahun": ColumnSpec(parsing.year, "Int64"),
                "kode_wilayah": area,
                "kelompok": ColumnSpec(parsing.choice(GROUP_NAMES)),
                "jumlah": people,
                "versi": words,
                "sumber": words,
            },
            # As with potensi: one base a year, whatever its versi.
            key=("tahun", "kode_wilayah", "kelompok"),
            amount="jumlah",
            schema=pa.DataFrameSchema({"kelompok": _one_of(*GROUP_NAMES), "jumlah": _people()}),
        ),
        "target": TableSpec(
            columns={
                "tahun": ColumnSpec(parsing.year, "Int64"),
                "tingkat": ColumnSpec(parsing.choice({level: level for level in TARGET_LEVELS})),
                "kode": ColumnSpec(resolver.of_level, given="tingkat"),
                "segmen": segment,
                "jenis": ColumnSpec(parsing.choice({kind: kind for kind in TARGET_KINDS})),
                "nilai": ColumnSpec(_target_value, "float64", given="satuan"),
                "satuan": ColumnSpec(parsing.choice({PERCENT: PERCENT, PEOPLE: PEOPLE})),
                "sumber": words,
            },
            key=("tahun", "tingkat", "kode", "segmen", "jenis", "satuan", "sumber"),
            amount="nilai",
            schema=pa.DataFrameSchema(
                {"nilai": _column(pa.Check.ge(0, error=N_("nilai target 0 atau lebih")))},
                checks=pa.Check(
                    lambda table: (table["satuan"] != PERCENT) | (table["nilai"] <= MAX_PERCENT),
                    error=N_("target dalam persen, paling banyak {max_percent}"),
                ),
            ),
            limits={"max_percent": MAX_PERCENT},
        ),
        "realisasi_cabang": TableSpec(
            columns={
                "periode": month,
                "kode_cabang": ColumnSpec(lambda cell, _given: resolver.of_level(cell, Level.BRANCH)),
                "segmen": segment,
                "peserta_aktif": people,
            },
            key=("periode", "kode_cabang", "segmen"),
            amount="peserta_aktif",
            schema=pa.DataFrameSchema(
                {"periode": until_now, "segmen": _one_of(ALL, *Segment), "peserta_aktif": _people()}
            ),
            limits={"this_month": this_month},
        ),
        "tonggak": TableSpec(
            columns={"tanggal": ColumnSpec(parsing.day), "judul": words, "dasar": words},
            key=("tanggal", "judul", "dasar"),
            amount=None,
            schema=pa.DataFrameSchema({"judul": _column(pa.Check.ne("", error=N_("judul kebijakan")))}),
        ),
    }


def _column(check: pa.Check) -> pa.Column:
    return pa.Column(checks=check)


def _one_of(*values: str) -> pa.Column:
    return _column(pa.Check.isin(list(values), error=N_("nilai yang ada di templat")))


def _people() -> pa.Column:
    return pa.Column("Int64", pa.Check.ge(0, error=N_("jumlah orang 0 atau lebih")), nullable=True)


def _target_value(cell: Cell, unit: object) -> Parsed:
    read = parsing.percent(cell) if unit == PERCENT else parsing.count(cell)
    if read.expected is None and read.value is None:
        return Parsed(expected=Message(N_("nilai target; hapus barisnya bila belum ada target")))
    return read
