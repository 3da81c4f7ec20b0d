"""aturan_aktif.csv: what ships, and what is wrong with a table, row by row."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.command import cli
from dashboard.command.printing import problem_line
from dashboard.data import store
from dashboard.data.contract.active_rules import Cause, Certainty
from dashboard.data.contract.words import Segment
from dashboard.data.reference import (
    ACTIVE_RULES_FILE,
    REFERENCE_FOLDER,
    BrokenReferenceError,
    load_active_rules,
)

SHIPPED = (REFERENCE_FOLDER / ACTIVE_RULES_FILE).read_text(encoding="utf-8")


def load(tmp_path: Path, content: str) -> None:
    (tmp_path / ACTIVE_RULES_FILE).write_text(content, encoding="utf-8")
    load_active_rules(tmp_path)


def test_arrears_make_inactive_in_bpu_only_and_the_end_of_a_term_everywhere() -> None:
    rules = load_active_rules()
    by_arrears = {segment: rules.months(segment, Cause.ARREARS) for segment in Segment}
    assert by_arrears == {"BPU": 3, "PU": None, "JAKON": None, "PMI": None}
    assert {rules.months(segment, Cause.ENDED) for segment in Segment} == {3}
    known = [(each.segment, each.cause) for each in rules.rules if each.certainty is Certainty.KNOWN]
    assert known == [("BPU", Cause.ARREARS)]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("BPU,menunggak,3,V", "BPJS,menunggak,3,V", "baris 2, kolom segmen, tertulis “BPJS”"),
        ("BPU,menunggak,3,V", "BPU,telat,3,V", "baris 2, kolom sebab, tertulis “telat”"),
        ("BPU,menunggak,3,V", "BPU,menunggak,tiga,V", "baris 2, kolom bulan, tertulis “tiga”"),
        ("BPU,menunggak,3,V", "BPU,menunggak,-3,V", "baris 2, kolom bulan"),
        ("BPU,menunggak,3,V", "BPU,menunggak,3,X", "baris 2, kolom mutu"),
        ("PU,menunggak,,?", "BPU,menunggak,,?", "hanya satu aturan untuk setiap segmen dan sebab"),
        ("PMI,berakhir,3,?", "", "tertulis “PMI, berakhir”"),
        ("segmen,sebab,bulan,mutu", "segmen,sebab,batas,mutu", "kolom bulan; diharapkan kolom ini harus ada"),
    ],
)
def test_what_is_wrong_is_told_with_row_and_column(tmp_path: Path, old: str, new: str, said: str) -> None:
    lines = [line for line in SHIPPED.replace(old, new, 1).splitlines() if line and line[0] != ","]
    with pytest.raises(BrokenReferenceError) as raised:
        load(tmp_path, "\n".join(lines))
    assert any(said in problem_line(each) for each in raised.value.problems)


def test_a_table_that_is_not_there_is_broken(tmp_path: Path) -> None:
    with pytest.raises(BrokenReferenceError):
        load_active_rules(tmp_path)


def test_saved_again_by_excel_it_is_the_same(tmp_path: Path) -> None:
    load(tmp_path, SHIPPED.replace(";", ".").replace(",", ";"))


def test_the_command_line_says_which_row_is_wrong(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / ACTIVE_RULES_FILE).write_text(SHIPPED.replace(",3,V", ",tiga,V"), encoding="utf-8")
    monkeypatch.setattr(store, "load_active_rules", lambda: load_active_rules(tmp_path))
    assert cli.main(["check", str(store.SAMPLE_FOLDER)]) == 2
    said = capsys.readouterr().err
    assert f"Tabel acuan tidak dapat dibaca: {tmp_path / ACTIVE_RULES_FILE}" in said
    assert "- baris 2, kolom bulan, tertulis “tiga”" in said
