"""What the sample's README says of its files is so, claim by claim: neither changes without the other."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pandas as pd
import pytest

from dashboard.data.contract.words import REGION, Level
from dashboard.data.dataset import Dataset, Source
from dashboard.data.places.areas import Areas
from dashboard.data.store import SAMPLE_FOLDER, load_areas, load_dataset
from dashboard.metrics.compliance.compliance import by_area
from dashboard.metrics.compliance.reports import counted, of_kinds
from dashboard.metrics.villages.arrears import Pricing
from dashboard.metrics.villages.figures import (
    area_figures,
    depth_figures,
    village_years,
    year_end,
    year_figures,
)
from tests.data.sample_tools import read

#: The README with its lines joined, as a sentence may run over two.
README = re.sub(r"\s+", " ", (SAMPLE_FOLDER / "README.md").read_text(encoding="utf-8"))


def areas() -> Areas:
    return load_areas()


def whole(name: str) -> pd.DataFrame:
    """A file with its counts as numbers."""
    table = read(name)
    counts = {
        "tahun", "jumlah", "bulan_dibayar", "jumlah_pekerja", "tunggakan", "skk", "dipulihkan", "bulan",
        "tarif", "anggaran", "peserta_aktif", "potensi",
    }  # fmt: skip
    return table.astype(dict.fromkeys(counts & set(table.columns), "Int64"))


def villages() -> pd.DataFrame:
    return whole("iuran_desa").assign(area=lambda rows: rows["kode_desa"].str[:4])


def nobody_outside(code: str, groups: tuple[str, ...]) -> bool:
    """Whether every month's members of these groups are all the people there are."""
    people = whole("populasi_kelompok").set_index(["tahun", "kode_wilayah", "kelompok"])["jumlah"]
    rows = whole("kepesertaan")
    rows = rows[
        (rows["kode_wilayah"] == code) & rows["kelompok"].isin(groups) & (rows["sementara"] == "tidak")
    ]
    monthly = rows.groupby(["periode", "kelompok"])["peserta_aktif"].sum()
    return all(
        count == people[int(str(month)[:4]), code, group] for (month, group), count in monthly.items()
    ) and set(monthly.index.get_level_values("kelompok")) == set(groups)


def months_of(name: str) -> set[str]:
    return set(read(name)["periode"])


def silent(name: str, among: int = 102) -> int:
    return among - read(name)["kode_wilayah"].nunique()


CLAIMS: dict[str, Callable[[], bool]] = {
    "peserta aktif akhir bulan, Desember 2021 – Oktober 2026, 102 kabupaten/kota": lambda: (
        (
            min(months_of("kepesertaan")),
            max(months_of("kepesertaan")),
            silent("kepesertaan"),
        )
        == ("2021-12", "2026-10", 0)
    ),
    "ditetapkan ulang setiap Januari (versi 2021 – 2026)": lambda: (
        set(read("potensi")["berlaku_mulai"]) == {f"{year}-01" for year in range(2021, 2027)}
    ),
    "per wilayah dan tahun (2021 – 2026); karangan": lambda: (
        set(whole("populasi_kelompok")["tahun"]) == set(range(2021, 2027))
    ),
    "masa iuran yang memuat Oktober 2026, dan sejak 2023 yang sebelumnya di sembilan wilayah": lambda: (
        silent("pendanaan") == 0
        and read("pendanaan").query("mulai < '2025-10'")["kode_wilayah"].nunique() == 9
        and read("pendanaan")["mulai"].min() == "2023-01"
    ),
    "karangan kecuali satu baris Bone": lambda: (
        len(
            whole("pendanaan").query(
                "kode_wilayah == '7308' and kelompok == 'SEMUA' and jumlah_pekerja == 12952"
            )
        )
        == 1
    ),
    "iuran dari uang desa: Sidrap 2022 – 2026, delapan belas wilayah lain 2025 dan 2026": lambda: (
        villages().groupby("area")["tahun"].agg(lambda years: tuple(sorted(set(years)))).to_dict()
        == {"7314": (2022, 2023, 2024, 2025, 2026)}
        | dict.fromkeys(set(villages()["area"]) - {"7314"}, (2025, 2026))
        and villages()["area"].nunique() == 19
    ),
    "Juni dan Desember 2025, Juni dan Oktober 2026; Desember 2024 di Sulawesi Selatan; desa Sidrap juga Desember 2022 dan 2023": lambda: (
        months_of("kepatuhan")
        == {"2022-12", "2023-12", "2024-12", "2025-06", "2025-12", "2026-06", "2026-10"}
        and set(read("kepatuhan").query("periode == '2024-12'")["kode_wilayah"].str[:2]) == {"73"}
        and set(read("kepatuhan").query("periode < '2024-01'")["kode_wilayah"]) == {"7314"}
    ),
    "entitas satu per satu per Oktober 2026 di delapan wilayah": lambda: (
        months_of("daftar_kepatuhan") == {"2026-10"} and silent("daftar_kepatuhan") == 94
    ),
    "proyek pemerintah 2024 – 2026 di delapan belas wilayah": lambda: (
        set(read("proyek_konstruksi")["tanggal_spk"].str[:4]) == {"2024", "2025", "2026"}
        and silent("proyek_konstruksi") == 84
    ),
    "baris Desember 2024 dan 2025 memuat setahun penuh, baris Oktober 2026 Januari – Oktober": lambda: (
        months_of("manfaat") == {"2024-12", "2025-12", "2026-10"}
    ),
    "penduduk miskin 2022 – 2025": lambda: set(whole("kemiskinan")["tahun"]) == set(range(2022, 2026)),
    "12.952 pekerja BPU × Rp16.800 × 3 bulan sejak Oktober 2025": lambda: (
        len(
            whole("pendanaan").query(
                "kode_wilayah == '7308' and tarif == 16800 and bulan == 3 and mulai == '2025-10' and anggaran == 652780800"
            )
        )
        == 1
    ),
    "68 dari 68 desa membayar iuran pada 2023": lambda: (
        villages().query("area == '7314' and tahun == 2023 and bulan_dibayar > 0")["kode_desa"].nunique()
        == 68
    ),
    "159 SKK dan Rp5,9 miliar dipulihkan": lambda: (
        whole("kepatuhan").query("periode == '2024-12'")[["skk", "dipulihkan"]].sum().tolist()
        == [159, 5_900_000_000]
    ),
    "tujuh kabupaten tidak mempunyai baris pada beberapa bulan": lambda: (
        (read("kepesertaan").groupby("kode_wilayah")["periode"].nunique() < 59).sum() == 7
    ),
    "**PMI** ada di tujuh wilayah": lambda: (
        read("kepesertaan").query("segmen == 'PMI'")["kode_wilayah"].nunique() == 7
    ),
    "Perangkat desa dan non-ASN Sinjai tidak mempunyai orang di luar peserta pada bulan apa pun": lambda: (
        nobody_outside("7307", ("perangkat desa", "non-ASN"))
    ),
    "dua cabang tidak mengirim beberapa bulan": lambda: (
        (read("realisasi_cabang").groupby("kode_cabang")["periode"].nunique() < 59).sum() == 2
    ),
    "Sembilan wilayah tidak mengirim": lambda: (
        102 - read("kepatuhan").query("periode == '2026-10'")["kode_wilayah"].nunique() == 9
    ),
    "Desa hanya ada di wilayah yang berbaris di `iuran_desa.csv`": lambda: (
        set(read("kepatuhan").query("jenis_entitas == 'desa'")["kode_wilayah"]) == set(villages()["area"])
    ),
    "baris 2022 – 2025 per akhir Desember, baris 2026 per akhir Oktober": lambda: (
        villages().dropna(subset="terakhir_dibayar").groupby("tahun")["terakhir_dibayar"].max().to_dict()
        == {year: f"{year}-12" for year in range(2022, 2026)} | {2026: "2026-10"}
    ),
    "Sepuluh wilayah, satu di antaranya provinsi, tidak mempunyai baris": lambda: (
        silent("dukungan_pemda", 110) == 10
        and len(set(areas().provinces) - set(read("dukungan_pemda")["kode_wilayah"])) == 1
    ),
    "Lima wilayah tidak mengirim": lambda: silent("manfaat") == 5,
    "3 tukang ojek di Kepulauan Aru (8107, sejak Juni 2025) dan 2 pedagang pasar di 7412 (sejak Januari 2026)": lambda: (
        few("8107", "tukang ojek") == ("2025-06", {3}) and few("7412", "pedagang pasar") == ("2026-01", {2})
    ),
    "Di Sinjai enam proyek dari awal 2025, empat di antaranya belum terdaftar": lambda: (
        early_projects("7307") == (6, 4)
    ),
}


def early_projects(code: str) -> tuple[int, int]:
    """Projects of an area let early in 2025, and how many of them are not registered."""
    rows = read("proyek_konstruksi").query("kode_wilayah == @code")
    rows = rows[rows["tanggal_spk"].between("2025-01-01", "2025-03-31")]
    return len(rows), int(rows["tanggal_daftar"].isna().sum())


def few(code: str, group: str) -> tuple[str, set[int]]:
    """The first month of a group's members in an area, and how many they are."""
    rows = whole("kepesertaan").query("kode_wilayah == @code and kelompok == @group and peserta_aktif > 0")
    return str(rows["periode"].min()), {int(count) for count in rows["peserta_aktif"]}


@pytest.mark.parametrize("claim", CLAIMS)
def test_a_claim_of_the_readme_is_so(claim: str) -> None:
    assert claim in README
    assert CLAIMS[claim]()


def sample() -> Dataset:
    return load_dataset(SAMPLE_FOLDER, source=Source.SAMPLE, today=date(2026, 11, 21))


@pytest.mark.full
def test_villages_owe_the_same_on_both_pages_at_the_end_of_every_year() -> None:
    claim = (
        "Pada akhir tiap tahun jumlah dan rupiahnya sama dengan halaman Ekosistem desa, di wilayah mana pun"
    )
    assert claim in README
    data = sample()
    assert len(village_years(data)) == 5
    for year in village_years(data):
        of_year = year_figures(data, year=year)
        deep = depth_figures(data, of_year, pricing=Pricing())
        for level in (Level.REGENCY, Level.PROVINCE, Level.BRANCH, Level.REGION):
            reports = counted(data.compliance, areas=data.areas, level=level, period=year_end(data, year))
            codes = [REGION] if level is Level.REGION else list(data.areas.at_level(level))
            table = by_area(of_kinds(reports, ["desa"]), areas=data.areas, codes=codes).fillna(0)
            for code in codes:
                found = area_figures(data, of_year, deep, area=code)
                assert (found.depth.owed_hidden, found.depth.owed_unknown) == (0, 0)
                both = (found.standing.never, found.depth.behind, found.depth.owed)
                assert table.loc[code, ["PWBD", "menunggak", "arrears"]].tolist() == list(both), (year, code)
