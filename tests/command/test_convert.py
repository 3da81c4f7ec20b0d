"""An office's own layouts on the command line: check with a mapping, and convert to the contract's files."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.command import cli
from dashboard.data.dataset import Source
from dashboard.data.layouts.mapping import MAPPING_FILE, NO_MAPPING, write_mapping
from dashboard.data.layouts.meanings import Fixed
from dashboard.data.layouts.proposing import asked_columns, confirmed
from dashboard.data.store import load_dataset
from tests.data.intake_tools import areas
from tests.data.layouts.offices import LAID_OUT, read_counts
from tests.data.layouts.test_mapping import asked, file_of
from tests.data.layouts.test_recognised import TODAY


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "kantor"
    made.mkdir()
    return made


@pytest.fixture
def mapping(tmp_path: Path) -> Path:
    """What somebody has confirmed for the file that names no year."""
    proposal = asked(file_of("Jan", "Feb"))
    columns = {column.key: column.meaning for column in asked_columns(proposal.first)}
    path = tmp_path / "pemetaan-kami.json"
    path.write_bytes(write_mapping(NO_MAPPING.with_layout(confirmed(proposal, columns, Fixed(year="2025")))))
    return path


def put(folder: Path, layout: str) -> None:
    sent = LAID_OUT[layout]()
    (folder / sent.name).write_bytes(sent.content)


def convert(folder: Path, out: Path, *more: str) -> int:
    return cli.main(["convert", str(folder), "--out", str(out), *more])


def test_a_folder_in_layouts_of_its_own_becomes_contract_files(folder: Path, tmp_path: Path) -> None:
    for layout in ("months_across", "both_tables_long"):
        put(folder, layout)
    out = tmp_path / "baru"
    assert convert(folder, out) == 0
    assert sorted(path.name for path in out.iterdir()) == ["kepesertaan.csv", "potensi.csv"]
    assert (out / "kepesertaan.csv").read_bytes().startswith(b"\xef\xbb\xbfperiode;kode_wilayah;segmen")
    data = load_dataset(out, source=Source.OFFICE, today=TODAY, areas=areas())
    wanted = LAID_OUT["months_across"]().counts | LAID_OUT["both_tables_long"]().counts
    assert read_counts((name, data.tables[name]) for name in ("kepesertaan", "potensi")) == wanted
    assert cli.main(["check", str(out)]) == 0


def test_nothing_is_overwritten(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(folder, "months_across")
    out = tmp_path / "baru"
    out.mkdir()
    (out / "kepesertaan.csv").write_text("milik orang", encoding="utf-8")
    assert convert(folder, out) == 2
    assert "tidak ditimpa" in capsys.readouterr().err
    assert (out / "kepesertaan.csv").read_text(encoding="utf-8") == "milik orang"


@pytest.mark.full
def test_what_is_open_is_refused_until_a_mapping_answers(
    folder: Path, mapping: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = folder / "rekap.xlsx"
    file.write_bytes(file_of("Jan", "Feb", "Mar"))
    assert cli.main(["check", str(file)]) == 1
    assert cli.main(["check", str(folder)]) == 1
    printed = capsys.readouterr().out
    assert "Tahun berapa?" in printed
    assert "--mapping" in printed
    assert convert(folder, tmp_path / "kosong") == 1
    for path in (file, folder):
        assert cli.main(["check", str(path), "--mapping", str(mapping)]) == 0
    assert convert(folder, tmp_path / "baru", "--mapping", str(mapping)) == 0
    assert "2025-03;7308;SEMUA;SEMUA;SEMUA;22;tidak" in (tmp_path / "baru" / "kepesertaan.csv").read_text(
        "utf-8"
    )


def test_a_mapping_in_the_folder_is_used_by_itself(folder: Path, mapping: Path, tmp_path: Path) -> None:
    (folder / "rekap.xlsx").write_bytes(file_of("Jan", "Feb"))
    (folder / MAPPING_FILE).write_bytes(mapping.read_bytes())
    assert cli.main(["check", str(folder)]) == 0
    assert cli.main(["check", str(folder / "rekap.xlsx")]) == 0
    assert convert(folder, tmp_path / "baru") == 0
    data = load_dataset(folder, source=Source.OFFICE, today=TODAY, areas=areas())
    assert data.periods == ("2025-01", "2025-02")


def test_a_mapping_that_is_none_is_told(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(folder, "months_across")
    broken = tmp_path / "x.json"
    broken.write_text('{"versi": 9}', encoding="utf-8")
    for arguments in (["check", str(folder)], ["convert", str(folder), "--out", str(tmp_path / "baru")]):
        assert cli.main([*arguments, "--mapping", str(broken)]) == 2
        told = capsys.readouterr().err
        assert "versi" in told
        assert "“9”" in told
    assert cli.main(["check", str(folder), "--mapping", str(tmp_path / "tidak ada.json")]) == 2
    (folder / MAPPING_FILE).write_bytes(broken.read_bytes())
    assert cli.main(["check", str(folder)]) == 1
    assert f"{MAPPING_FILE}: 0 baris dibaca" in capsys.readouterr().out


def test_a_folder_that_is_not_there_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert convert(tmp_path / "tidak ada", tmp_path / "baru") == 2
    assert "tidak ditemukan" in capsys.readouterr().err
