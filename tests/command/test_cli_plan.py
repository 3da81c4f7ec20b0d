"""`plan` on the command line: the meetings' own figures, and coverage before and after."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dashboard.command import cli
from tests.spread import spread

PEOPLE = "periode;kode_wilayah;segmen;kelompok;sumber_dana;peserta_aktif;sementara"
BASE = "berlaku_mulai;kode_wilayah;segmen;potensi;versi;sumber"
GIVEN = {"area": "7605", "heads": 30_000, "rate": 16_800, "months": 12, "start": "2023-10"}
KEYS = [
    "monthly",
    "total",
    "by_year",
    "by_payer",
    "coverage_before",
    "coverage_after",
    "coverage_month",
    "active",
    "eligible",
    "eligible_version",
    "n_used",
    "n_total",
    "heads",
    "already_active",
    "beyond_uncovered",
    "rate",
    "months",
    "start",
    "area",
    "name",
    "source",
]


def arguments(**given: object) -> list[str]:
    return [word for name, value in given.items() for word in (f"--{name.replace('_', '-')}", str(value))]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "kepesertaan.csv").write_text(
        "\n".join(
            [
                PEOPLE,
                "2023-09;7605;SEMUA;SEMUA;SEMUA;20.000;tidak",
                "2023-12;7605;SEMUA;SEMUA;SEMUA;21.000;tidak",
                "2023-12;7604;SEMUA;SEMUA;SEMUA;5.000;tidak",
            ]
        ),
        encoding="utf-8",
    )
    (tmp_path / "potensi.csv").write_text(
        f"{BASE}\n2023-01;7605;SEMUA;60000;semesta 2023;contoh", encoding="utf-8"
    )
    return tmp_path


def plan(capsys: pytest.CaptureFixture[str], **given: object) -> dict:
    assert cli.main(["plan", *arguments(**given), "--json"]) == 0
    result = json.loads(capsys.readouterr().out)
    assert list(result) == KEYS
    return result


def test_majene_over_two_budget_years(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    found = plan(capsys, **GIVEN, data=folder)
    assert (found["monthly"], found["total"]) == (504_000_000, 6_048_000_000)
    assert found["by_year"] == {"2023": 1_512_000_000, "2024": 4_536_000_000}
    assert (found["name"], found["source"]) == ("Kabupaten Majene", "kantor")


@pytest.mark.parametrize(
    ("given", "monthly", "total"),
    [
        (("73", 1_000, 16_800, 12, "2023-10"), 16_800_000, 201_600_000),
        (("73", 1_000, 10_800, 12, "2023-10"), 10_800_000, 129_600_000),
        (("76", 13_000, 16_800, 12, "2021-06"), 218_400_000, 2_620_800_000),
        (("76", 13_000, 16_800, 12, "2021-07"), 218_400_000, 2_620_800_000),
        (("7308", 12_952, 16_800, 3, "2025-10"), 217_593_600, 652_780_800),
        (("SULAMA", 0, 16_800, 1, "2025-10"), 0, 0),
    ],
)
def test_the_other_meetings(
    capsys: pytest.CaptureFixture[str], folder: Path, given: tuple[object, ...], monthly: int, total: int
) -> None:
    found = plan(capsys, **dict(zip(GIVEN, given, strict=True)), data=folder)
    assert (found["monthly"], found["total"]) == (monthly, total)
    assert sum(found["by_year"].values()) == total


def test_coverage_is_that_of_the_newest_month_unless_another_is_asked_for(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    found = plan(capsys, **GIVEN, data=folder)
    assert (found["coverage_month"], found["active"], found["eligible"]) == ("2023-12", 21_000, 60_000)
    assert found["eligible_version"] == "semesta 2023"
    assert found["coverage_before"] == 21_000 / 60_000 * 100
    assert found["coverage_after"] == 51_000 / 60_000 * 100
    asked = plan(capsys, **GIVEN, period="2023-09", data=folder)
    assert (asked["coverage_month"], asked["active"]) == ("2023-09", 20_000)
    assert asked["coverage_after"] == 50_000 / 60_000 * 100


def test_a_month_that_the_data_has_not_is_told(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    assert cli.main(["plan", *arguments(**GIVEN, period="2023-10", data=folder)]) == 2
    assert (
        "Tidak ada data untuk bulan 2023-10; data ini berisi 2023-09 sampai 2023-12."
        in capsys.readouterr().err
    )


def test_those_already_active_are_not_counted_twice(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    found = plan(capsys, **GIVEN | {"heads": 50_000}, already_active=2_000, data=folder)
    assert found["coverage_after"] == 69_000 / 60_000 * 100
    assert found["beyond_uncovered"] == 9_000
    assert found["total"] == 50_000 * 16_800 * 12


def test_an_area_without_potensi_has_no_coverage(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    found = plan(capsys, **GIVEN | {"area": "7604", "start": "2023-12"}, data=folder)
    assert (found["coverage_before"], found["coverage_after"], found["beyond_uncovered"]) == (
        None,
        None,
        None,
    )
    assert (found["active"], found["eligible"], found["total"]) == (5_000, None, 6_048_000_000)


def test_a_part_of_an_area_is_not_its_coverage(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    found = plan(capsys, **GIVEN | {"area": "76"}, data=folder)
    assert (found["n_used"], found["n_total"], found["active"]) == (1, 6, 21_000)
    assert (found["coverage_before"], found["coverage_after"], found["beyond_uncovered"]) == (
        None,
        None,
        None,
    )
    assert cli.main(["plan", *arguments(**GIVEN | {"area": "76"}, data=folder)]) == 0
    assert "baru 1 dari 6 kabupaten/kota" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({}, "kepesertaan.csv tidak ada"),
        ({"potensi": f"{BASE}\n2023-01;7605;SEMUA;60000;2023;contoh"}, "kepesertaan.csv tidak ada"),
        ({"kepesertaan": f"{PEOPLE}\nentah;7605;SEMUA;SEMUA;SEMUA;1;tidak"}, "tidak berisi data kepesertaan"),
    ],
)
def test_without_data_the_arithmetic_stands(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, files: dict[str, str], said: str
) -> None:
    for name, content in files.items():
        (tmp_path / f"{name}.csv").write_text(content, encoding="utf-8")
    assert cli.main(["plan", *arguments(**GIVEN, data=tmp_path), "--json"]) == 0
    printed = capsys.readouterr()
    assert said in printed.err
    found = json.loads(printed.out)
    assert list(found) == KEYS
    assert (found["total"], found["coverage_before"], found["coverage_after"]) == (6_048_000_000, None, None)
    assert (found["coverage_month"], found["active"], found["source"]) == (None, None, "kantor")


@pytest.mark.parametrize("name", ["tidak ada", "berkas"])
def test_a_folder_that_is_not_there_is_told(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str
) -> None:
    (tmp_path / "berkas").write_text("bukan folder", encoding="utf-8")
    assert cli.main(["plan", *arguments(**GIVEN, data=tmp_path / name), "--json"]) == 2
    printed = capsys.readouterr()
    assert f"Folder tidak ditemukan: {tmp_path / name}" in printed.err
    assert not printed.out


@pytest.mark.parametrize("rate", ["Rp16.800", "Rp 16.800,00", "16.800", "16800"])
def test_the_rate_is_written_as_in_the_files(
    capsys: pytest.CaptureFixture[str], folder: Path, rate: str
) -> None:
    assert plan(capsys, **GIVEN | {"rate": rate}, data=folder)["total"] == 6_048_000_000


def test_the_area_is_of_the_list_of_codes_named(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    """Luwu Timur is 7324 with Kemendagri and 7325 with BPS; the sample is in Kemendagri's codes anyway."""
    for data in ({"data": folder}, {}):
        found = plan(capsys, **GIVEN | {"area": "7325", "codes": "bps"}, **data)
        assert (found["area"], found["name"]) == ("7324", "Kabupaten Luwu Timur")
    assert found["active"]
    asked = ["--area", "7325", "--codes", "bps", "--period", "2023-09", "--json"]
    assert cli.main(["summary", "--data", str(folder), *asked]) == 0
    assert json.loads(capsys.readouterr().out)["area"] == "7324"
    assert cli.main(["plan", *arguments(**GIVEN | {"area": "7325"}, data=folder)]) == 2


def test_the_sample_is_the_default_and_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["plan", *arguments(**GIVEN)]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("DATA CONTOH\n")
    assert "Kabupaten Majene: 30.000 orang selama 12 bulan, Okt 2023 sampai Sep 2024" in printed


def test_every_step_is_printed(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    given = arguments(**GIVEN | {"heads": "50.000", "start": "2023-08"}, already_active=500, data=folder)
    assert cli.main(["plan", *given]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Kabupaten Majene: 50.000 orang selama 12 bulan, Agu 2023 sampai Jul 2024",
        "  Iuran sebulan: 50.000 orang × Rp16.800 = Rp840.000.000",
        "  Iuran seluruhnya: Rp840.000.000 × 12 bulan = Rp10.080.000.000",
        "  Tahun 2023: Rp840.000.000 × 5 bulan = Rp4.200.000.000",
        "  Tahun 2024: Rp840.000.000 × 7 bulan = Rp5.880.000.000",
        "  Peserta baru: 50.000 orang − 500 yang sudah aktif = 49.500",
        "  Cakupan Des 2023: 21.000 peserta aktif / 60.000 potensi (versi semesta 2023) = 35,00%",
        "  Cakupan sesudahnya: (21.000 + 49.500) / 60.000 = 117,50% (+82,50 poin)",
        "  Perhatian: 10.500 orang melebihi yang belum terlindungi.",
    ]


def test_without_coverage_the_text_says_so(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    assert cli.main(["plan", *arguments(**GIVEN | {"area": "7604"}, data=folder)]) == 0
    assert "Cakupan: tidak ada data" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("wrong", "said"),
    spread(
        [
            ({"heads": -5}, "--heads tidak sah: -5. Tulislah bilangan bulat 0 sampai 400.000.000"),
            ({"heads": "12,5"}, "--heads tidak sah"),
            ({"heads": "banyak"}, "--heads tidak sah"),
            ({"heads": "-"}, "--heads tidak sah"),
            ({"heads": ""}, "--heads kosong. Tulislah bilangan bulat 0 sampai 400.000.000"),
            (
                {"heads": 400_000_001},
                "--heads tidak sah: 400000001. Tulislah bilangan bulat 0 sampai 400.000.000",
            ),
            ({"rate": -1}, "--rate tidak sah: -1. Tulislah rupiah bulat 1 sampai 10.000.000"),
            ({"rate": "murah"}, "misalnya 16800 atau Rp16.800."),
            ({"rate": ""}, "--rate kosong. Tulislah rupiah bulat"),
            ({"rate": 0}, "--rate paling sedikit 1."),
            ({"rate": 10_000_001}, "--rate paling banyak 10.000.000."),
            ({"months": ""}, "--months kosong. Tulislah bilangan bulat 1 sampai 600"),
            ({"start": ""}, "--start kosong. Bulannya tidak terbaca: tulislah bulan dengan tahun"),
            ({"area": ""}, "--area kosong. Tulislah kode atau nama"),
            ({"data": ""}, "--data kosong. Tulislah folder data."),
            ({"months": 0}, "--months paling sedikit 1."),
            ({"months": 601}, "--months paling banyak 600."),
            ({"already_active": 30_001}, "--already-active tidak boleh melebihi --heads (30.000)."),
            ({"already_active": -1}, "--already-active tidak sah"),
            ({"area": "7399"}, "Wilayah tidak dikenal: 7399."),
            ({"start": "Oktober"}, "Bulan tidak sah: Oktober."),
            ({"start": "2023-13"}, "Bulan tidak sah: 2023-13."),
        ],
        quick=8,
    ),
)
def test_wrong_arguments_are_told_in_indonesian(
    capsys: pytest.CaptureFixture[str], folder: Path, wrong: dict[str, object], said: str
) -> None:
    assert cli.main(["plan", *arguments(**{"data": folder} | GIVEN | wrong)]) == 2
    printed = capsys.readouterr()
    assert said in printed.err
    assert "kosongkan" not in printed.err
    assert not printed.out
