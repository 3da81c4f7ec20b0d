"""Funded terms made by hand, and a table of rates with the law's plain ones."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from dashboard.data.contract.active_rules import ActiveRule, ActiveRules, Cause, Certainty
from dashboard.data.contract.words import COLUMNS
from dashboard.data.dataset import Dataset

APBD, FISHERS, BPU = "APBD kab/kota", "nelayan", "BPU"
#: As aturan_aktif.csv: arrears count in BPU only, the end of a term everywhere.
RULES = ActiveRules(
    (
        ActiveRule("BPU", Cause.ARREARS, 3, Certainty.KNOWN, ""),
        *(ActiveRule(each, Cause.ARREARS, None, Certainty.ASSUMED, "") for each in ("PU", "JAKON", "PMI")),
        *(ActiveRule(each, Cause.ENDED, 3, Certainty.ASSUMED, "") for each in ("BPU", "PU", "JAKON", "PMI")),
    )
)
Term = tuple[str, str, str, str, int | None, int | None, str, int | None, str, int | None, str]


def term(
    code: str = "7307",
    people: int | None = 1000,
    *,
    start: str = "2025-01",
    months: int | None = 12,
    paid: str = "2025-12",
    segment: str = BPU,
    group: str = FISHERS,
    funding: str = APBD,
    rate: int | None = 16_800,
    budget: int | None = None,
    office: str = "",
) -> Term:
    return (code, segment, group, funding, people, rate, start, months, paid, budget, office)


def fundings(*terms: Term) -> pd.DataFrame:
    whole = ("jumlah_pekerja", "tarif", "bulan", "anggaran")
    return pd.DataFrame(list(terms), columns=list(COLUMNS["pendanaan"])).astype(
        dict.fromkeys(COLUMNS["pendanaan"], "str") | dict.fromkeys(whole, "Int64")
    )


def with_fundings(data: Dataset, *terms: Term) -> Dataset:
    return replace(data, fundings=fundings(*terms), rates=rates(), active_rules=RULES)


def rates() -> pd.DataFrame:
    rows = [
        ("BPU", "SEMUA", "SEMUA", "JKK+JKM", 16_800.0, "rupiah", "2015-07", "", "PP 44/2015"),
        ("BPU", "SEMUA", "mandiri", "JKK+JKM", 8_400.0, "rupiah", "2026-04", "2026-12", "PP 50/2025"),
        ("PU", "SEMUA", "SEMUA", "JKK+JKM", 0.54, "persen", "2015-07", "", "PP 44/2015"),
    ]
    names = [
        "segmen",
        "kelompok",
        "sumber_dana",
        "program",
        "nilai",
        "satuan",
        "berlaku_mulai",
        "berlaku_sampai",
        "dasar",
    ]
    table = pd.DataFrame(rows, columns=names)
    for name in ("batas_bawah", "batas_atas", "minimum", "upah_maksimum"):
        table[name] = float("nan")
    return table[list(COLUMNS["tarif_iuran"])].astype(dict.fromkeys(("berlaku_sampai", "dasar"), "str"))
