"""`document`: documents from the command line, what they never hold, and what can't be made."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from dashboard.command import cli
from dashboard.export.papers.kinds import FORMS, DocumentKind

SMALLEST = {DocumentKind.TABLES: "xlsx"}


def make(out: Path, kind: str, *more: str) -> int:
    return cli.main(["document", kind, "--out", str(out), *more])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("tabel", "--period", "1999-01"), "1999"),
        (("tabel", "--area", "73", "--zip"), ".zip"),
        (("tabel", "--link", "dasbor"), "Alamat dasbor tidak sah"),
        (("tabel", "--area", "Atlantis"), "Atlantis"),
    ],
)
def test_what_cannot_be_made_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], said: str
) -> None:
    assert make(tmp_path / "x.xlsx", *arguments) == 2
    assert said in capsys.readouterr().err
    assert not (tmp_path / "x.xlsx").exists()


def test_a_zip_needs_a_province(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert make(tmp_path / "x.zip", "tabel", "--area", "7373", "--zip") == 2
    assert "provinsi" in capsys.readouterr().err


def test_an_unknown_kind_and_a_wrong_ending(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        make(tmp_path / "x.pdf", "brosur")
    assert ended.value.code == 2
    for kind, forms in FORMS.items():
        assert make(tmp_path / "x.rtf", str(kind)) == 2
        assert f".{forms[0]}" in capsys.readouterr().err


def test_two_processes_make_the_same_bytes(tmp_path: Path) -> None:
    made = []
    for seed, zone in (("0", "UTC"), ("77", "Asia/Makassar")):
        out = tmp_path / f"{seed}.xlsx"
        subprocess.run(
            [sys.executable, "-m", "dashboard", "document", "tabel", "--area", "7171", "--out", str(out)],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "PATH": ""},
            check=True,
            capture_output=True,
        )
        made.append(out.read_bytes())
    assert made[0] == made[1]


def test_a_zip_holds_one_of_each(tmp_path: Path) -> None:
    out = tmp_path / "gorontalo.zip"
    assert make(out, "tabel", "--area", "75", "--zip", "--link", "https://dasbor.example") == 0
    names = zipfile.ZipFile(out).namelist()
    assert len(names) == 6
    assert all(name.startswith("DATA-CONTOH") and name.endswith(".xlsx") for name in names)
