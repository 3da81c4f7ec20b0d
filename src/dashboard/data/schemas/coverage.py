"""The files that coverage, targets and their history are made of."""

from __future__ import annotations

from datetime import date
from typing import Final

from dashboard.data.cells import dates, parsing
from dashboard.data.cells.parsed import Parsed
from dashboard.data.contract.as_sent import Cell
from dashboard.data.contract.words import (
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
from dashboard.data.places.resolving import AreaResolver
from dashboard.data.schemas.spec import (
    PEOPLE,
    PERCENT,
    WHOLE_NUMBERS,
    ColumnSpec,
    Holds,
    Range,
    RowLimit,
    TableSpec,
    one_of,
    people,
    until_month,
)
from dashboard.i18n import N_, Message

MAX_PERCENT: Final = 200

_ALL_TOGETHER: Final = {ALL: N_("Semua")}
_TARGET_HOLDS: Final[dict[object, Holds]] = {PERCENT: Holds.PERCENT, PEOPLE: Holds.WHOLE}


def coverage_specs(resolver: AreaResolver, *, today: date) -> dict[str, TableSpec]:
    """These files by name; areas are read by `resolver`, months up to `today` are in the past."""
    area = ColumnSpec(resolver.regency_or_province)
    month = ColumnSpec(dates.month)
    words = ColumnSpec(parsing.words)
    segment = ColumnSpec(parsing.choice(SEGMENT_NAMES))
    counted = ColumnSpec(parsing.count, "Int64", holds=WHOLE_NUMBERS)
    this_month = f"{today:%Y-%m}"
    until_now = until_month(this_month)
    return {
        "kepesertaan": TableSpec(
            columns={
                "periode": month,
                "kode_wilayah": area,
                "segmen": segment,
                "kelompok": ColumnSpec(parsing.choice(_ALL_TOGETHER | GROUP_NAMES), blank=ALL),
                "sumber_dana": ColumnSpec(parsing.choice(_ALL_TOGETHER | FUNDING_NAMES), blank=ALL),
                "peserta_aktif": counted,
                "sementara": ColumnSpec(parsing.flag, "bool", blank=False),
            },
            key=("periode", "kode_wilayah", "segmen", "kelompok", "sumber_dana", "sementara"),
            amounts=("peserta_aktif",),
            summed="peserta_aktif",
            ranges={
                "periode": until_now,
                "segmen": one_of(ALL, *Segment),
                "kelompok": one_of(ALL, *GROUP_NAMES),
                "sumber_dana": one_of(ALL, *FUNDING_NAMES),
                "peserta_aktif": people(),
            },
            limits={"this_month": this_month},
        ),
        "potensi": TableSpec(
            columns={
                "berlaku_mulai": month,
                "kode_wilayah": area,
                "segmen": segment,
                "potensi": counted,
                "versi": words,
                "sumber": words,
            },
            # Two bases from the same month would leave it open which one applies, whatever their versi.
            key=("berlaku_mulai", "kode_wilayah", "segmen"),
            amounts=("potensi",),
            summed="potensi",
            ranges={
                "segmen": Range(
                    "isin",
                    ([ALL, *COVERAGE_SEGMENTS],),
                    N_("PU, BPU, JAKON, atau SEMUA; potensi tidak memuat PMI"),
                ),
                "potensi": people(),
            },
        ),
        "populasi_kelompok": TableSpec(
            columns={
                "tahun": ColumnSpec(dates.year, "Int64"),
                "kode_wilayah": area,
                "kelompok": ColumnSpec(parsing.choice(GROUP_NAMES)),
                "jumlah": counted,
                "versi": words,
                "sumber": words,
            },
            # As with potensi: one base a year, whatever its versi.
            key=("tahun", "kode_wilayah", "kelompok"),
            amounts=("jumlah",),
            summed="jumlah",
            ranges={"kelompok": one_of(*GROUP_NAMES), "jumlah": people()},
        ),
        "target": TableSpec(
            columns={
                "tahun": ColumnSpec(dates.year, "Int64"),
                "tingkat": ColumnSpec(parsing.choice({level: level for level in TARGET_LEVELS})),
                "kode": ColumnSpec(resolver.of_level, given="tingkat"),
                "segmen": segment,
                "jenis": ColumnSpec(parsing.choice({kind: kind for kind in TARGET_KINDS})),
                "nilai": ColumnSpec(_target_value, "float64", given="satuan", holds=_TARGET_HOLDS),
                "satuan": ColumnSpec(parsing.choice({PERCENT: PERCENT, PEOPLE: PEOPLE})),
                "sumber": words,
            },
            key=("tahun", "tingkat", "kode", "segmen", "jenis", "satuan", "sumber"),
            amounts=("nilai",),
            ranges={"nilai": Range("ge", (0,), N_("nilai target 0 atau lebih"))},
            rows=(
                RowLimit(
                    "nilai",
                    lambda table: (table["satuan"] != PERCENT) | (table["nilai"] <= MAX_PERCENT),
                    N_("target dalam persen, paling banyak {max_percent}"),
                ),
            ),
            limits={"max_percent": MAX_PERCENT},
        ),
        "realisasi_cabang": TableSpec(
            columns={
                "periode": month,
                "kode_cabang": ColumnSpec(lambda cell, _given: resolver.of_level(cell, Level.BRANCH)),
                "segmen": segment,
                "peserta_aktif": counted,
            },
            key=("periode", "kode_cabang", "segmen"),
            amounts=("peserta_aktif",),
            summed="peserta_aktif",
            ranges={"periode": until_now, "segmen": one_of(ALL, *Segment), "peserta_aktif": people()},
            limits={"this_month": this_month},
        ),
        "tonggak": TableSpec(
            columns={"tanggal": ColumnSpec(dates.day), "judul": words, "dasar": words},
            key=("tanggal", "judul", "dasar"),
            amounts=(),
            ranges={"judul": Range("ne", ("",), N_("judul kebijakan"))},
        ),
    }


def _target_value(cell: Cell, unit: object) -> Parsed:
    read = parsing.percent(cell) if unit == PERCENT else parsing.count(cell)
    if read.expected is None and read.value is None:
        return Parsed(expected=Message(N_("nilai target; hapus barisnya bila belum ada target")))
    return read
