"""Small inputs of the kinds that offices send, and what `check` says of each (tests/cases)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dashboard.command.cli import main
from tests.spread import spread

CASES = Path(__file__).parent.parent / "cases"

#: folder -> exit code, rows used by file, and words that stand in an error (!) or in a warning or reading (~).
EXPECTED: dict[str, tuple[int, dict[str, int], tuple[str, ...]]] = {
    "01_open_quote_swallows_rows": (1, {"kepesertaan.csv": 4, "potensi.csv": 1}, ("!menelan 2 baris",)),
    "02_lost_zeros_csv": (1, {"kepesertaan.csv": 2}, ("!membuang nol", "!tanpa pecahan", "!Simpan ulang")),
    "03_thousandfold_drop": (0, {"kepesertaan.csv": 3}, ("~12.350 pada Feb 2025, 12 pada Mar 2025",)),
    "04_target_fraction_csv": (1, {"target.csv": 0}, ("!pecahan", "!62,93")),
    "05_one_sheet_a_month": (
        0,
        {f"kepesertaan.xlsx [{month}]": 1 for month in ("Januari", "Februari", "Maret")},
        (),
    ),
    "06_hidden_row": (0, {"kepesertaan.xlsx": 2}, ("~1 baris tersembunyi ikut dibaca (baris 3)",)),
    "07_error_cells": (1, {"kepesertaan.xlsx": 1}, ("!#N/A: rumus gagal", "!#REF!: rumus gagal")),
    "08_month_in_utc": (1, {"kepesertaan.xlsx": 1}, ("!2025-02 atau 2025-03",)),
    "09_jan_25_typed": (1, {"kepesertaan.xlsx": 0}, ("!2026-01 atau 2025-01",)),
    "10_code_and_date_in_note": (0, {"kepesertaan.csv": 2}, ("~kolom ini tidak dibaca",)),
    "10_letter_numbers_taken_for_kpj": (0, {"dukungan_pemda.csv": 3}, ()),
    "11_rupiah_total_taken_for_kpj": (0, {"proyek_konstruksi.xlsx": 1}, ()),
    "12_kpj_inside_text": (1, {"komitmen.csv": 0}, ("!tanpa NIK, nomor KPJ",)),
    "13_invisible_characters": (0, {"kepesertaan.csv": 4}, ("~U+200B",)),
    "14_header_repeated": (0, {"kepesertaan.csv": 3}, ("~Judul kolom berulang di baris 3, 5",)),
    "14_second_table_below": (1, {"kepesertaan.xlsx": 1}, ("!tabel kedua (potensi) mulai di baris 5",)),
    "15_rows_wrapped_in_quotes": (0, {"kepesertaan.csv": 2}, ("~terbungkus tanda kutip",)),
    "16_html_named_xlsx": (1, {"kepesertaan.xlsx": 0}, ("!halaman web", "!simpan sebagai .xlsx")),
    "16_xml_2003_named_xlsx": (1, {"kepesertaan.xlsx": 0}, ("!XML", "!simpan sebagai .xlsx")),
    "17_pdf_named_csv": (1, {"kepesertaan.csv": 0}, ("!berkas PDF", "!Minta tabelnya")),
    "17_zip_named_xlsx": (1, {"kepesertaan.xlsx": 0}, ("!ZIP berisi kepesertaan.csv", "!ekstrak")),
    "18_subfolder_in_folder": (1, {"2025/kepesertaan.csv": 0}, ("!subfolder 2025", "!Pindahkan")),
    "18_xls_and_ods_in_folder": (
        1,
        {"kepesertaan.xls": 0, "potensi.ods": 0},
        ("!kepesertaan.xls ada tetapi formatnya tidak dibaca", "!potensi.ods ada tetapi", "!.xlsx"),
    ),
    "19_open_quote_counts": (1, {"kepesertaan.csv": 1}, ("!tidak ditutup dan menelan 2 baris",)),
    "20_header_only": (1, {"kepesertaan.csv": 0}, ("!sedikitnya satu baris data",)),
    "21_ctrl_z": (0, {"kepesertaan.csv": 1}, ("~Ctrl-Z",)),
    "22_excel_text_guard": (0, {"kepesertaan.csv": 5}, ()),
    "22_excel_text_guard_quoted": (0, {"kepesertaan.csv": 1}, ()),
    "23_formula_without_value": (1, {"kepesertaan.xlsx": 0}, ("!rumus tanpa nilai tersimpan",)),
    "24_serial_dates_as_text": (1, {"kepesertaan.csv": 0}, ("!2025-03",)),
    "24_year_only_base": (1, {"potensi.csv": 0}, ("!2025-01",)),
}


def test_every_case_has_its_expectation() -> None:
    assert {path.name for path in CASES.iterdir()} == set(EXPECTED)


@pytest.mark.parametrize("name", spread(EXPECTED, quick=12))
def test_what_check_says_of_a_case(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, used, words = EXPECTED[name]
    assert main(["check", str(CASES / name), "--json"]) == code
    files = {each["path"]: each for each in json.loads(capsys.readouterr().out)["files"]}
    for path, rows in used.items():
        assert files[path]["rows_used"] == rows
    for each in files.values():
        assert each["rows_read"] == each["rows_used"] + each["rows_refused"]
    said = {
        "!": json.dumps([each["errors"] for each in files.values()], ensure_ascii=False),
        "~": json.dumps([each["warnings"] for each in files.values()], ensure_ascii=False),
    }
    for word in words:
        assert word[1:] in said[word[0]]


def test_an_open_quote_is_one_error_that_counts_the_lines_it_took(capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", str(CASES / "19_open_quote_counts"), "--json"])
    (file,) = json.loads(capsys.readouterr().out)["files"]
    assert (file["rows_read"], file["rows_used"], file["rows_refused"]) == (4, 1, 3)
    assert [(each["row"], each["column"]) for each in file["errors"]] == [(3, "kelompok")]


def test_a_number_of_a_person_is_named_by_its_place_and_never_repeated(
    capsys: pytest.CaptureFixture[str],
) -> None:
    main(["check", str(CASES / "12_kpj_inside_text"), "--json"])
    written = capsys.readouterr().out
    (error,) = [each for file in json.loads(written)["files"] for each in file["errors"]]
    assert (error["row"], error["column"]) == (2, "janji")
    assert "18012345678" not in written


def test_a_sentence_that_says_why_stands_before_what_to_do_and_nothing_else(
    capsys: pytest.CaptureFixture[str],
) -> None:
    main(["check", str(CASES / "19_open_quote_counts")])
    assert (
        "baris 3, kolom kelompok: Tanda kutip ini tidak ditutup dan menelan 2 baris di bawahnya; saran:"
        in capsys.readouterr().out
    )
