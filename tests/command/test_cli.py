"""The command line, as the person who keeps the data uses it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from dashboard.command import cli
from dashboard.data import store

PEOPLE = "periode;kode_wilayah;segmen;kelompok;sumber_dana;peserta_aktif;sementara"
BASE = "berlaku_mulai;kode_wilayah;segmen;potensi;versi;sumber"
TARGET = "tahun;tingkat;kode;segmen;jenis;nilai;satuan;sumber"


def write(folder: Path, name: str, header: str, *rows: str) -> None:
    (folder / f"{name}.csv").write_text("\n".join([header, *rows]), encoding="utf-8")


def run(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, dict]:
    code = cli.main([*map(str, arguments), "--json"])
    return code, json.loads(capsys.readouterr().out)


@pytest.fixture
def wajo(tmp_path: Path) -> Path:
    write(
        tmp_path, "kepesertaan", PEOPLE,
        "2024-12;7313;PU;SEMUA;SEMUA;38.306;tidak",
        "2024-12;7313;BPU;SEMUA;SEMUA;14.768;tidak",
        "2024-12;7313;JAKON;SEMUA;SEMUA;14.725;tidak",
    )  # fmt: skip
    write(
        tmp_path, "potensi", BASE,
        "2024-01;Wajo;PU;35036;2024;publik", "2024-01;Wajo;BPU;93537;2024;publik", "2024-01;Wajo;JAKON;12196;2024;publik",
    )  # fmt: skip
    return tmp_path


def test_check_gives_the_agreed_json(wajo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, result = run(capsys, "check", wajo)
    assert code == 0
    assert list(result) == ["files"]
    assert [file["path"] for file in result["files"]] == ["kepesertaan.csv", "potensi.csv"]
    for file in result["files"]:
        assert list(file) == ["path", "rows_read", "rows_used", "rows_refused", "errors", "warnings"]
        assert (file["rows_read"], file["rows_used"], file["rows_refused"]) == (3, 3, 0)
    assert any("35.036" in warning["expected"] for warning in result["files"][0]["warnings"])


def test_check_of_one_file_with_a_fault(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(
        tmp_path,
        "kepesertaan",
        PEOPLE,
        "2024-12;7319;PU;SEMUA;SEMUA;1;tidak",
        "2024-12;7313;PU;SEMUA;SEMUA;1;tidak",
    )
    code, result = run(capsys, "check", tmp_path / "kepesertaan.csv")
    assert code == 1
    (error,) = result["files"][0]["errors"]
    assert list(error) == ["row", "column", "value", "expected", "suggestion"]
    assert (error["row"], error["column"], error["value"]) == (2, "kode_wilayah", "7319")
    assert error["suggestion"].startswith("7318")
    assert cli.main(["check", str(tmp_path / "kepesertaan.csv")]) == 1
    printed = capsys.readouterr().out
    assert "baris 2, kolom kode_wilayah, tertulis “7319”" in printed
    assert "2 baris dibaca, 1 dipakai, 1 ditolak" in printed


def test_check_with_the_bps_list(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, "kepesertaan", PEOPLE, "2024-12;7325;PU;SEMUA;SEMUA;1;tidak")
    assert cli.main(["check", str(tmp_path)]) == 1
    assert "BPS" in capsys.readouterr().out
    assert cli.main(["check", str(tmp_path), "--codes", "bps"]) == 0


def test_check_of_what_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", str(tmp_path / "tidak ada.csv")]) == 2
    assert "tidak ditemukan" in capsys.readouterr().err
    assert cli.main(["check", str(tmp_path)]) == 1


def test_wajo_2024_by_segment(wajo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, result = run(capsys, "summary", "--data", wajo, "--area", "Wajo", "--period", "Des 2024")
    assert code == 0
    assert (result["active"], result["eligible"]) == (67799, 140769)
    assert result["coverage_percent"] == pytest.approx(48.16, abs=0.005)
    shares = {each["segment"]: each["coverage_percent"] for each in result["segments"]}
    assert shares == pytest.approx({"PU": 109.33, "BPU": 15.79, "JAKON": 120.74}, abs=0.005)
    assert result["target"] is None


@pytest.mark.parametrize(
    ("area", "period", "active", "eligible", "targets", "expected"),
    [
        ("82", "2025-05", 176604, 424131, ["68;persen", "289003;orang"],
         {"coverage_percent": 41.64, "achievement_percent": 61.11, "target": 289003, "target_percent": 68}),
        ("73", "2025-06", 1327557, 2801936, ["62,93;persen"],
         {"coverage_percent": 47.38, "not_covered": 1474379, "target": 1763259, "gap_to_target": 435702}),
        ("7471", "2025-06", 49397, 140940, [], {"coverage_percent": 35.05, "target": None}),
    ],
)  # fmt: skip
def test_published_totals_give_the_published_results(  # noqa: PLR0917 - one parameter for each published figure
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    area: str,
    period: str,
    active: int,
    eligible: int,
    targets: list[str],
    expected: dict,
) -> None:
    write(tmp_path, "kepesertaan", PEOPLE, f"{period};{area};SEMUA;SEMUA;SEMUA;{active};tidak")
    write(tmp_path, "potensi", BASE, f"2025-01;{area};SEMUA;{eligible};2025;publik")
    write(
        tmp_path, "target", TARGET, *(f"2025;provinsi;{area};SEMUA;UCJ;{target};publik" for target in targets)
    )
    code, result = run(capsys, "summary", "--data", tmp_path, "--area", area, "--period", period)
    assert code == 0
    assert (result["active"], result["eligible"]) == (active, eligible)
    for name, value in expected.items():
        assert result[name] == (None if value is None else pytest.approx(value, abs=0.005)), name


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--area", "Wajoo", "--period", "2024-12"], "7313"),
        (["--area", "Gorontalo", "--period", "2024-12"], "7571"),
        (["--area", "7313", "--period", "2024-11"], "2024-12"),
        (["--area", "7313", "--period", "kemarin"], "kemarin"),
        (
            ["--area", "7313", "--period", "2025-13"],
            "Bulan tidak sah: 2025-13. Bulannya tidak terbaca: tulislah bulan dengan tahun",
        ),
        (["--area", "7313", "--period", "05/03/2025"], "Mungkin maksudnya 2025-03 atau 2025-05."),
    ],
)
def test_summary_of_the_unknown_says_what_is_known(
    wajo: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
) -> None:
    assert cli.main(["summary", "--data", str(wajo), *arguments]) == 2
    assert words in capsys.readouterr().err


def test_summary_of_no_folder_or_an_empty_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for folder in (tmp_path / "tidak ada", tmp_path):
        assert cli.main(["summary", "--data", str(folder), "--area", "73", "--period", "2025-01"]) == 2
        assert capsys.readouterr().err


@pytest.mark.parametrize("area", ["SULAMA", "73", "KC03", "Kota Makassar"])
def test_summary_of_the_sample_says_it_is_one(capsys: pytest.CaptureFixture[str], area: str) -> None:
    arguments = ["summary", "--data", str(store.SAMPLE_FOLDER), "--area", area, "--period", "2025-06"]
    assert cli.main(arguments) == 0
    assert "DATA CONTOH" in capsys.readouterr().out


@pytest.fixture
def malut(tmp_path: Path) -> Path:
    write(tmp_path, "kepesertaan", PEOPLE, "2025-05;82;SEMUA;SEMUA;SEMUA;176604;tidak")
    write(tmp_path, "potensi", BASE, "2025-01;82;SEMUA;424131;2025;publik")
    targets = [f"2025;provinsi;82;SEMUA;UCJ;{target};publik" for target in ("68;persen", "289003;orang")]
    write(tmp_path, "target", TARGET, *targets)
    return tmp_path


@pytest.mark.full
def test_targets_that_differ_are_one_warning_with_both_numbers(
    malut: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, result = run(capsys, "check", malut)
    (file,) = [file for file in result["files"] if file["path"] == "target.csv"]
    (warning,) = file["warnings"]
    assert code == 0
    assert "Maluku Utara" in warning["expected"]
    assert "288.410" in warning["expected"]
    assert "289.003" in warning["expected"]
    assert cli.main(["check", str(malut)]) == 0
    assert capsys.readouterr().out.count("288.410") == 1


def test_a_summary_mentions_targets_that_differ(malut: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["summary", "--data", str(malut), "--area", "82", "--period", "2025-05"]) == 0
    last = capsys.readouterr().out.splitlines()[-1]
    assert "288.410" in last
    assert "289.003" in last


@pytest.mark.full
def test_targets_that_agree_are_not_mentioned(malut: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = malut / "target.csv"
    table.write_text(table.read_text(encoding="utf-8").replace("289003", "288410"), encoding="utf-8")
    _, result = run(capsys, "check", malut)
    assert not any(file["warnings"] for file in result["files"])
    assert cli.main(["summary", "--data", str(malut), "--area", "82", "--period", "2025-05"]) == 0
    assert "288.410 orang" not in capsys.readouterr().out


def test_a_segment_without_data_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, "kepesertaan", PEOPLE, "2025-06;7471;SEMUA;SEMUA;SEMUA;49397;tidak")
    write(tmp_path, "potensi", BASE, "2025-01;7471;SEMUA;140940;2025;publik")
    assert cli.main(["summary", "--data", str(tmp_path), "--area", "7471", "--period", "2025-06"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[-3:] == ["  PU: tidak ada data", "  BPU: tidak ada data", "  JAKON: tidak ada data"]
    assert "  Peserta aktif: 49.397" in lines


def test_refused_rows_are_told_beside_a_summary(wajo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with (wajo / "kepesertaan.csv").open("a", encoding="utf-8") as file:
        file.write("\n2024-12;7319;PU;SEMUA;SEMUA;1;tidak")
    assert cli.main(["summary", "--data", str(wajo), "--area", "7313", "--period", "2024-12"]) == 0
    assert "1 baris ditolak" in capsys.readouterr().err


def test_sample_writes_into_a_folder_of_ones_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[Path] = []
    monkeypatch.setattr(cli, "write_sample", written.append)
    assert cli.main(["sample", "--out", str(tmp_path / "baru")]) == 0
    assert written == [tmp_path / "baru"]


def test_the_module_runs_without_streamlit() -> None:
    probe = "import sys, dashboard.command.cli; sys.exit('streamlit' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", probe], check=False).returncode == 0
    result = subprocess.run([sys.executable, "-m", "dashboard"], capture_output=True, text=True, check=False)
    assert result.returncode == 2
