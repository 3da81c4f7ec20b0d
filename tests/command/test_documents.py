"""`document`: documents from the command line, what they never hold, and what can't be made."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.command import cli
from dashboard.data.store import INTERNAL_VARIABLE
from dashboard.export.papers.kinds import FORMS
from tests.browser.planted import NAMES, NUMBERS, as_csv, office_files
from tests.pdf_text import pdf_text

#: On one worker, so that the sample is read once.
pytestmark = pytest.mark.xdist_group("documents")
EVERY = [(str(kind), form) for kind, forms in FORMS.items() for form in forms]


def some_in_full(*quick: str) -> list:
    """Every kind and form; those of the quick kinds in `make test`, the others in `make check`."""
    return [pytest.param(*each, marks=() if each[0] in quick else pytest.mark.full) for each in EVERY]


def make(out: Path, kind: str, *more: str) -> int:
    return cli.main(["document", kind, "--out", str(out), *more])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("tabel", "--period", "1999-01"), "1999"),
        (("tabel", "--area", "73", "--zip"), ".zip"),
        (("tabel", "--link", "dasbor"), "Alamat dasbor tidak sah"),
        (("tabel", "--area", "Atlantis"), "Atlantis"),
        (("tabel", "--heads", "100"), "hanya untuk kajian"),
    ],
)
def test_what_cannot_be_made_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], said: str
) -> None:
    assert make(tmp_path / "x.xlsx", *arguments) == 2
    assert said in capsys.readouterr().err
    assert not (tmp_path / "x.xlsx").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [(("--area", "KC01"), "--heads"), (("--area", "73", "--group", "petani"), "perlu --heads")],
)
def test_a_study_needs_a_plan(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], said: str
) -> None:
    assert make(tmp_path / "x.pdf", "kajian", *arguments) == 2
    assert said in capsys.readouterr().err


def test_a_zip_needs_a_province(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert make(tmp_path / "x.zip", "tabel", "--area", "7373", "--zip") == 2
    assert "provinsi" in capsys.readouterr().err


def test_several_kinds_need_a_zip(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for kinds in (("tabel", "lembar"), ("semua",)):
        assert cli.main(["document", *kinds, "--area", "73", "--out", str(tmp_path / "x.zip")]) == 2
        assert "--zip" in capsys.readouterr().err


def test_an_unknown_kind_and_a_wrong_ending(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        make(tmp_path / "x.pdf", "brosur")
    assert ended.value.code == 2
    capsys.readouterr()
    for kind, forms in FORMS.items():
        assert make(tmp_path / "x.rtf", str(kind)) == 2
        assert f".{forms[0]}" in capsys.readouterr().err


def in_a_process(out: Path, kind: str, *, seed: str, zone: str) -> subprocess.Popen[bytes]:
    """Make a document in a process of its own that finds no other program."""
    command = [sys.executable, "-m", "dashboard", "document", kind, "--area", "7171", "--out", str(out)]
    return subprocess.Popen(
        [*command, "--link", "https://dasbor.example", "--period", "2026-10"],
        env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "PATH": ""},
        stdout=subprocess.DEVNULL,
    )


@pytest.mark.parametrize(("kind", "form"), some_in_full())
def test_two_processes_make_the_same_bytes(tmp_path: Path, kind: str, form: str) -> None:
    outs = [tmp_path / f"{name}.{form}" for name in ("one", "other")]
    makers = [
        in_a_process(out, kind, seed=seed, zone=zone)
        for out, seed, zone in zip(outs, ("0", "77"), ("UTC", "Asia/Makassar"), strict=True)
    ]
    assert [each.wait(timeout=120) for each in makers] == [0, 0]
    assert outs[0].read_bytes() == outs[1].read_bytes()


@pytest.mark.full
def test_a_zip_holds_one_of_each(tmp_path: Path) -> None:
    out = tmp_path / "gorontalo.zip"
    assert make(out, "tabel", "--area", "75", "--zip", "--link", "https://dasbor.example") == 0
    names = zipfile.ZipFile(out).namelist()
    assert len(names) == 6
    assert all(name.startswith("DATA-CONTOH") and name.endswith(".xlsx") for name in names)


def everything_in(content: bytes, form: str) -> str:
    """All words of a document, those of the files within it too."""
    if form == "pdf":
        return pdf_text(content)
    if form in ("docx", "pptx", "xlsx"):
        return " ".join(_parts(content))
    return content.decode("utf-8", errors="replace") if form != "png" else ""


def _parts(content: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            part = archive.read(name)
            yield everything_in(part, "xlsx") if name.endswith(".xlsx") else part.decode(errors="replace")


@pytest.mark.parametrize(("kind", "form"), some_in_full("tabel", "paket"))
def test_what_is_planted_is_in_no_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, form: str
) -> None:
    """Also where the office itself makes it, on a server that shows it everything."""
    monkeypatch.setenv(INTERNAL_VARIABLE, "ya")
    folder = tmp_path / "kantor"
    folder.mkdir()
    for name, rows in office_files().items():
        (folder / f"{name}.csv").write_text(as_csv(name, rows), encoding="utf-8")
    out = tmp_path / f"x.{form}"
    more = ("--heads", "1000", "--start", "2027-01") if kind == "kajian" else ()
    assert make(out, kind, "--area", "7307", "--data", str(folder), *more) == 0
    told = "".join(everything_in(out.read_bytes(), form).split())
    for each in NAMES:
        assert "".join(each.split()) not in told
    for number in NUMBERS:
        assert str(number) not in told
        assert f"{number:,}".replace(",", ".") not in told


@pytest.mark.full
def test_the_overview_imports_no_library_of_documents() -> None:
    code = (
        "import sys\n"
        "from streamlit.testing.v1 import AppTest\n"
        "app = AppTest.from_file('app.py', default_timeout=120).run()\n"
        "assert not app.exception\n"
        "print([name for name in ('typst', 'pptx', 'xlsxwriter', 'segno') if name in sys.modules])\n"
    )
    told = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert told.stdout.strip().splitlines()[-1] == "[]"
