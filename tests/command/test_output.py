"""A command's words reach any code page and any pipe; its own words are Indonesian; it has sensible defaults."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence

import pytest

from dashboard.command.cli import main
from tests.spread import spread


def run(arguments: Sequence[str], *, encoding: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "dashboard", *arguments]
    environment = {**os.environ, "PYTHONIOENCODING": encoding}
    return subprocess.run(command, capture_output=True, env=environment, check=False, timeout=120)


@pytest.mark.parametrize("encoding", spread(["cp1252", "cp437", "ascii"], quick=1))
def test_a_summary_is_written_whole_on_any_code_page(encoding: str) -> None:
    done = run(["summary", "--area", "7313", "--period", "2024-12"], encoding=encoding)
    assert done.returncode == 0
    assert done.stderr == b""
    written = done.stdout.decode(encoding)
    assert "DATA CONTOH" in written
    assert "?" not in written


def test_a_closed_pipe_is_the_end() -> None:
    command = [sys.executable, "-m", "dashboard", "check", "data/contoh", "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.wait(timeout=120) == 0
        assert process.stderr.read() == b""


def test_without_options_a_summary_is_of_the_region_and_the_newest_month(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["summary", "--json"]) == 0
    stated = json.loads(capsys.readouterr().out)
    assert (stated["area"], stated["period"], stated["source"]) == ("SULAMA", "2026-10", "contoh")


def test_a_plan_needs_only_its_people(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["plan", "--heads", "1.000", "--json"]) == 0
    stated = json.loads(capsys.readouterr().out)
    assert (stated["area"], stated["heads"]) == ("SULAMA", 1000)
    assert len(stated["by_year"]) == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["plan"], "wajib ditulis: --heads"),
        (["summary", "--apa"], "tidak dikenal: --apa"),
        (["summary", "--area"], "--area perlu diisi sesudahnya"),
        (["periksa"], "tidak sah: “periksa” (pilih: check"),
        ([], "wajib ditulis: perintah"),
    ],
)
def test_what_is_wrong_with_a_command_is_said_in_indonesian(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    said = capsys.readouterr().err
    assert words in said
    assert "cara menulis: python -m dashboard" in said
    assert "usage" not in said
    assert "argument" not in said
