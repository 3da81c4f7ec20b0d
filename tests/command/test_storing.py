"""`store`: everything a keeper does with published versions, in words and as JSON, and nothing that gives away where."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from dashboard.command.cli import main
from dashboard.data.published.place import DATABASE_VARIABLE, STORE_VARIABLE
from tests.app.test_pages import ELIGIBLE, MEMBERS


@pytest.fixture
def office(tmp_path: Path) -> Path:
    folder = tmp_path / "kantor"
    folder.mkdir()
    (folder / "kepesertaan.csv").write_text(MEMBERS + "2026-10,7307,SEMUA,SEMUA,SEMUA,600,tidak\n")
    (folder / "potensi.csv").write_text(ELIGIBLE + "2026-01,7307,SEMUA,1000,2026,x\n")
    return folder


@pytest.fixture(autouse=True)
def no_store_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (DATABASE_VARIABLE, STORE_VARIABLE):
        monkeypatch.delenv(name, raising=False)


def run(*words: str | Path) -> int:
    return main(["store", *map(str, words)])


def add(office: Path, *, people: int) -> None:
    (office / "kepesertaan.csv").write_text(MEMBERS + f"2026-10,7307,SEMUA,SEMUA,SEMUA,{people},tidak\n")


def test_a_keepers_way_through_all_of_it(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def told(*words: str | Path, code: int = 0) -> dict | list:
        assert run(*words, "--json") == code
        said: dict | list = json.loads(capsys.readouterr().out)
        return said

    url = tmp_path / "terbit.sqlite"
    assert run("status") == 2
    assert "DASBOR_STORE" in capsys.readouterr().err
    assert run("--url", url, "status") == 2
    assert not url.exists()
    assert run("--url", f"sqlite:///{url}", "init") == 0
    capsys.readouterr()
    monkeypatch.setenv(STORE_VARIABLE, str(url))
    nothing = told("status")
    assert (nothing["version"], nothing["persistent"]) == (None, False)

    first = told("publish", office, "--by", "Ani", "--note", "Oktober")["version"]
    assert not told("publish", office, "--by", "Budi", "--note", "lagi")["changed"]
    add(office, people=700)
    second = told("publish", office, "--by", "Budi", "--note", "Oktober, lengkap", "--base", first)["version"]
    assert told("status")["version"] == second
    assert run("publish", office, "--by", "Ani", "--note", "x", "--base", first) == 2
    assert second in capsys.readouterr().err
    newest, oldest = told("history")
    assert (newest["version"], newest["kind"], newest["by"], newest["note"]) == (
        second, "terbit", "Budi", "Oktober, lengkap",
    )  # fmt: skip
    assert oldest["version"] == first

    changes = told("diff", first, second)["tables"]
    assert {name: (each["added"], each["removed"], each["changed"]) for name, each in changes.items()} == {
        "kepesertaan": (0, 0, 1)
    }
    assert changes["kepesertaan"]["first"][0]["cells"] == {"peserta_aktif": ["600", "700"]}
    assert run("diff", first, second) == 0
    assert "peserta_aktif 600 → 700" in capsys.readouterr().out

    exported = tmp_path / "keluar"
    assert told("export", first, exported)["version"] == first
    assert run("export", first, exported) == 2
    other = tmp_path / "lain" / "terbit.sqlite"
    again = told("--url", other, "publish", exported, "--by", "Ani", "--note", "pindah")
    assert again["version"] == first

    assert run("withdraw", second, "--reason", "salah") == 2
    assert "sedang berlaku" in capsys.readouterr().err
    assert told("rollback", first, "--reason", "salah kirim", "--by", "Citra")["version"] == first
    assert told("withdraw", second, "--reason", "berisi yang keliru", "--by", "Citra")["withdrawn"]
    assert [(each["kind"], each["reason"]) for each in told("history")[:2]] == [
        ("tarik", "berisi yang keliru"),
        ("kembali", "salah kirim"),
    ]
    assert run("diff", first, second) == 2
    assert told("verify") == {"ok": True, "problems": []}
    with closing(sqlite3.connect(url)) as connection, connection:
        connection.execute("drop trigger isi_umum_tetap")
        connection.execute("update isi_umum set isi = x'00' where tabel = 'potensi'")
    assert len(told("verify", code=1)["problems"]) == 2


@pytest.mark.parametrize(
    "words",
    [
        ("--url", "postgresql://ani:rahasia@127.0.0.1:1/dasbor", "status"),
        ("--url", "postgresql://ani:rahasia@[::1/dasbor", "status"),
        ("--url", "mysql://ani:rahasia@db/dasbor", "status"),
        ("--url", "", "status"),
        ("--url", "/dev/null/x.sqlite", "init"),
    ],
)
def test_what_cannot_be_done_is_said_in_words(
    words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*words) == 2
    said = capsys.readouterr()
    assert "enyimpanan" in said.err
    assert not any(
        each in said.err + said.out for each in ("rahasia", "ani:", "Traceback", "psycopg", "sqlite3")
    )


def test_what_lacks_a_name_or_a_reason_is_refused(office: Path, tmp_path: Path) -> None:
    url = tmp_path / "terbit.sqlite"
    assert run("--url", url, "publish", office, "--by", " ", "--note", "x") == 2
    assert run("--url", url, "publish", office, "--by", "Ani", "--note", " ") == 2
    assert run("--url", url, "publish", tmp_path / "tidak ada", "--by", "Ani", "--note", "x") == 2
    assert not url.exists()
    with pytest.raises(SystemExit) as left:
        run("--url", url, "publish", office, "--note", "x")
    assert left.value.code == 2
