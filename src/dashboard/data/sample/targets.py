"""Targets and policy dates of the sample: the published with their source, and invented targets beside."""

from __future__ import annotations

from collections.abc import Iterator
from math import fsum
from typing import Final

from dashboard.data.contract.words import ALL, NATION, Level
from dashboard.data.places.areas import Areas
from dashboard.data.sample.anchors import MONTHS
from dashboard.data.sample.draw import between
from dashboard.data.sample.eligible import SAMPLE, Split
from dashboard.data.sample.trajectories import Trajectory

Row = tuple[int, str, str, str, str, str, str, str]

PUBLISHED: Final[tuple[Row, ...]] = (
    (2025, Level.NATION, NATION, ALL, "RPJMN", "32.15", "persen", "RPJMN 2025–2029; basis tidak dinyatakan"),
    (2029, Level.NATION, NATION, ALL, "RPJMN", "43.92", "persen", "RPJMN 2025–2029; basis tidak dinyatakan"),
    (2025, Level.NATION, NATION, ALL, "UCJ", "52.15", "persen",
     "Target UCJ Kementerian Dalam Negeri; basis tidak dinyatakan"),
    (2025, Level.NATION, NATION, ALL, "UCJ", "57.10", "persen",
     "Dikutip Pemkot Makassar, Manyala.co 19 Februari 2026; basis tidak dinyatakan"),
    (2045, Level.NATION, NATION, ALL, "RPJPN", "99.5", "persen", "RPJPN 2025–2045; basis tidak dinyatakan"),
    (2024, Level.PROVINCE, "73", ALL, "UCJ", "52.89", "persen",
     "Terbit sebagai pasangan target 2025 (52,89 → 62,93); penerbit dan basis tidak dinyatakan"),
    (2025, Level.PROVINCE, "73", ALL, "UCJ", "62.93", "persen", "Mata Sulsel 10 Juli 2025"),
    (2025, Level.PROVINCE, "73", ALL, "UCJ", "1763259", "orang", "Mata Sulsel 10 Juli 2025"),
    (2024, Level.PROVINCE, "81", ALL, "UCJ", "55", "persen", "Antara Maluku 2024"),
    (2025, Level.PROVINCE, "81", ALL, "UCJ", "63.88", "persen", "Tribun Ambon 1 Juli 2025"),
    (2024, Level.PROVINCE, "82", ALL, "UCJ", "45", "persen",
     "Terbit sebagai pasangan target 2025 (45 → 68); 45% juga terbit sebagai cakupan 2024"),
    (2025, Level.PROVINCE, "82", ALL, "UCJ", "68", "persen", "Harian Malut 3 Juli 2025"),
    (2025, Level.PROVINCE, "82", ALL, "UCJ", "289003", "orang",
     "Harian Malut 3 Juli 2025; peserta 176.604 + kurang 112.399"),
    (2025, Level.REGENCY, "7202", ALL, "UCJ", "62.28", "persen", "Posoline 2 Juli 2025"),
    (2024, Level.REGENCY, "7313", ALL, "UCJ", "48", "persen",
     "Terbit sebagai pasangan target 2025 (48 → 68); 48% juga terbit sebagai cakupan 2024"),
    (2025, Level.REGENCY, "7313", ALL, "UCJ", "68", "persen", "Tribun Timur 22 Juni 2025"),
    (2025, Level.REGENCY, "7472", ALL, "UCJ", "43.67", "persen", "Ranah Sultra 2025"),
)  # fmt: skip

MILESTONES: Final = (
    ("2021-03-25", "Instruksi Presiden tentang optimalisasi jaminan sosial ketenagakerjaan", "Inpres 2/2021"),
    ("2022-01-01", "Penganggaran non-ASN dan pekerja rentan dalam APBD 2022", "Permendagri 27/2021"),
    ("2024-02-14", "Pemilihan umum 2024", "Petugas ad hoc pemilu"),
    ("2024-11-27", "Pilkada serentak 2024", "Petugas ad hoc pemilu"),
    ("2025-01-01", "Penganggaran non-ASN dan pekerja rentan dalam APBD 2025", "Permendagri 15/2024"),
    ("2026-01-01", "Penganggaran non-ASN dan pekerja rentan dalam APBD 2026", "Permendagri 14/2025"),
    ("2026-01-01", "Iuran BPU setengah harga mulai berlaku untuk pekerja transportasi", "PP 50/2025"),
    ("2026-04-01", "Iuran BPU setengah harga mulai berlaku untuk pekerjaan lain", "PP 50/2025"),
    ("2026-12-31", "Iuran BPU setengah harga berakhir untuk pekerjaan lain", "PP 50/2025"),
    ("2027-03-31", "Iuran BPU setengah harga berakhir untuk pekerja transportasi", "PP 50/2025"),
)

YEARS: Final = range(2022, 2027)
#: Points a year by which an invented target keeps its distance from the published ones of its area.
_APART: Final = (1, 3)


def target_rows(
    areas: Areas, eligible: dict[tuple[str, str], Split], trajectories: dict[str, Trajectory]
) -> Iterator[Row]:
    """Rows of target.csv: the published, then for every area and year without one an invented one."""
    yield from PUBLISHED
    published = {(row[0], row[2]) for row in PUBLISHED if row[4] == "UCJ"}
    levels = (Level.REGION, Level.PROVINCE, Level.REGENCY)
    for year in YEARS:
        for level in levels:
            for code in areas.at_level(level):
                if (year, code) not in published:
                    percent = _percent(areas.inside(code), year, eligible, trajectories, code)
                    yield year, level, code, ALL, "UCJ", percent, "persen", SAMPLE
        for code in areas.branches:
            people = _members(areas.inside(code), year, trajectories) * between(
                1.06, 1.2, "branch", code, str(year)
            )
            yield year, Level.BRANCH, code, ALL, "cabang", str(round(people / 100) * 100), "orang", SAMPLE


def _percent(
    codes: tuple[str, ...],
    year: int,
    eligible: dict[tuple[str, str], Split],
    trajectories: dict[str, Trajectory],
    name: str,
) -> str:
    """Last December's coverage on the new year's base, and some points more; written with two decimals.

    Never above a target published for a later year, nor below one published for an earlier year.
    """
    potensi = sum(sum(eligible[code, str(year)]) for code in codes)
    reached = _members(codes, year, trajectories) * 100 / potensi
    wanted = min(reached + between(6, 20, "target", name, str(year)), 102)
    apart = between(*_APART, "apart", name, str(year))
    for other, percent in _published_percent(name).items():
        bound = percent + (year - other) * apart
        wanted = max(wanted, bound) if year > other else min(wanted, bound)
    hundredths = round(wanted * 100)
    return f"{hundredths // 100}.{hundredths % 100:02}"


def _published_percent(code: str) -> dict[int, float]:
    """Year -> published percentage of an area."""
    return {
        year: float(value)
        for year, _, published, _, kind, value, unit, _ in PUBLISHED
        if (published, kind, unit) == (code, "UCJ", "persen")
    }


def _members(codes: tuple[str, ...], year: int, trajectories: dict[str, Trajectory]) -> float:
    before = MONTHS.index(f"{year - 1}-12")
    return fsum(trajectories[code].permanent[before] for code in codes)
