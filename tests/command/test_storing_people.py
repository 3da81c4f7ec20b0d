"""`store people`: the way in for an office in which nobody can sign in yet."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dashboard.command.cli import main
from dashboard.data.published.place import DATABASE_VARIABLE, STORE_VARIABLE


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(DATABASE_VARIABLE, raising=False)
    monkeypatch.setenv(STORE_VARIABLE, str(tmp_path / "terbit.sqlite"))
    assert main(["store", "init"]) == 0


def test_people_are_invited_changed_and_taken_out(capsys: pytest.CaptureFixture[str]) -> None:
    def told(*words: str, code: int = 0) -> str:
        capsys.readouterr()
        assert main(["store", "people", *words]) == code
        said = capsys.readouterr()
        return said.out if code == 0 else said.err

    assert "Belum ada" in told("list")
    told("invite", "Ani", "ani@kantor.go.id", "--role", "admin", "--by", "TI")
    assert "KC99" in told("invite", "Budi", "b@kantor.go.id", "--role", "branch", "--branch", "KC99", code=2)
    assert "satu kantor cabang" in told("invite", "Budi", "b@kantor.go.id", "--role", "branch", code=2)
    told("invite", "Budi", "b@kantor.go.id", "--role", "branch", "--branch", "KC03")
    told("change", "Budi", "--role", "viewer", "--branch", "KC01", "--branch", "KC02")
    told("deactivate", "Budi")
    ani, budi = json.loads(told("list", "--json"))
    assert (ani["name"], ani["role"], ani["has_come"]) == ("Ani", "admin", False)
    assert (budi["role"], budi["branches"], budi["active"]) == ("viewer", ["KC01", "KC02"], False)
    told("activate", "Budi")
    told("erase-email", "Budi")
    assert "undangan dicabut" in told("list")
    told("invite-again", "Budi", "budi@lain.id")
    assert "diundang: budi@lain.id" in told("list")
    told("sign-out", "Budi")
    assert "bernama Cici" in told("deactivate", "Cici", code=2)


def test_a_file_has_no_user_to_grant_to(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["store", "grant", "pembaca"]) == 2
    assert "PostgreSQL" in capsys.readouterr().err
