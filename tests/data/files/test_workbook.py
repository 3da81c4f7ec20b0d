"""Excel workbooks, and what pretends to be one."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime

import pytest

from dashboard.data.contract.words import COLUMNS
from dashboard.data.files import workbook_guard
from dashboard.data.intake import validate_upload
from tests.data.intake_tools import TODAY, areas, error_rows, frame, member, said, upload, xlsx

HEADER = COLUMNS["kepesertaan"]


def test_titles_dates_and_numeric_codes() -> None:
    content = xlsx(
        Lembar1=[
            ["Data kepesertaan Kanwil Sulawesi Maluku"],
            [],
            [*HEADER, None],
            member(periode=date(2025, 1, 31), kode_wilayah=7307, peserta_aktif=100),
            member(periode=datetime(2025, 2, 28), kode_wilayah=73.1, peserta_aktif=1234.0, sementara=True),
            [None] * 7,
            member(periode="2025-03", kode_wilayah="73.1", peserta_aktif=10),
            member(periode="2025-03", kode_wilayah=7308, peserta_aktif="seratus"),
            [None] * 7,
        ]
    )
    table = upload(content, name="kepesertaan.xlsx")
    used = frame(table)
    assert used["periode"].tolist() == ["2025-01", "2025-02"]
    assert used["kode_wilayah"].tolist() == ["7307", "7310"]
    assert used["peserta_aktif"].tolist() == [100, 1234]
    assert used["sementara"].tolist() == [False, True]
    assert error_rows(table.report) == [7, 8]
    assert "7310" in said(table.report.errors[0].suggestion)


def test_a_column_of_percent_formatted_cells_is_refused_and_each_percentage_offered() -> None:
    row = [2025, "provinsi", 73, "SEMUA", "RPJMD", 0.6293, "persen", "x"]
    rows = [COLUMNS["target"], row, [*row[:2], 76, *row[3:5], 1.05, *row[6:]]]
    table = upload(xlsx(target=rows), name="buku.xlsx")
    assert frame(table).empty
    assert [said(problem.suggestion) for problem in table.report.errors] == ["62,93", "105"]


def test_one_small_percentage_among_larger_ones_is_used_and_told() -> None:
    row = [2025, "provinsi", 73, "SEMUA", "RPJMD", 62.93, "persen", "x"]
    rows = [COLUMNS["target"], row, [*row[:2], 76, *row[3:5], 0.6293, *row[6:]]]
    table = upload(xlsx(target=rows), name="buku.xlsx")
    assert frame(table)["nilai"].tolist() == [62.93, 0.6293]
    assert [problem.row for problem in table.report.warnings] == [3]


def test_one_workbook_may_hold_several_tables() -> None:
    content = xlsx(
        Petunjuk=[["Isi lembar berikut."]],
        kepesertaan=[HEADER, member()],
        Potensi=[COLUMNS["potensi"], ["2025-01", "7307", "PU", 500, "2025", "x"]],
    )
    tables = validate_upload("templat.xlsx", content, areas=areas(), today=TODAY)
    assert {table.name: table.report.rows_used for table in tables} == {"kepesertaan": 1, "potensi": 1}
    assert [problem.value for problem in tables[0].report.warnings] == ["Petunjuk"]


def test_content_decides_what_a_file_is_not_its_name() -> None:
    assert upload(xlsx(a=[HEADER, member()]), name="kepesertaan.csv").report.ok


def test_a_workbook_without_the_columns_says_so() -> None:
    table = upload(xlsx(a=[["apa", "saja"], [1, 2]]), name="kepesertaan.xlsx")
    assert "judul kolom" in said(table.report.errors[0].expected)
    assert "kosong" in said(upload(xlsx(a=[]), name="kepesertaan.xlsx").report.errors[0].expected)


@pytest.mark.parametrize("content", [b"PK\x03\x04 bukan zip", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 lama"])
def test_broken_and_old_workbooks_say_how_to_save_them(content: bytes) -> None:
    table = upload(content, name="kepesertaan.xlsx")
    assert ".xlsx" in said(table.report.errors[0].suggestion)


def test_every_cut_of_a_workbook_is_refused_calmly() -> None:
    content = xlsx(a=[HEADER, member()])
    for length in range(4, len(content), 97):
        assert not upload(content[:length], name="kepesertaan.xlsx").report.ok


def _zip(entries: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return packed.getvalue()


def test_a_zip_bomb_is_refused_by_the_size_it_declares(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook_guard, "MAX_UNCOMPRESSED", 1 << 20)
    table = upload(_zip({"xl/worksheets/sheet1.xml": b"0" * (2 << 20)}), name="kepesertaan.xlsx")
    assert "MB" in said(table.report.errors[0].expected)


def test_a_zip_bomb_that_lies_about_its_size_is_refused_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook_guard, "MAX_UNCOMPRESSED", 1 << 20)
    size = 3 << 20
    content = _zip({"xl/sharedStrings.xml": b"0" * size}).replace(size.to_bytes(4, "little"), b"\x10\0\0\0")
    table = upload(content, name="kepesertaan.xlsx")
    assert "MB" in said(table.report.errors[0].expected)


@pytest.mark.parametrize("cell", ["XFD1", "A9999999"])
def test_one_far_cell_does_not_unroll_the_whole_sheet(cell: str) -> None:
    sheet = f'<worksheet><sheetData><row r="1"><c s="1" r="{cell}"><v>1</v></c></row></sheetData></worksheet>'
    table = upload(_zip({"xl/worksheets/sheet1.xml": sheet.encode()}), name="kepesertaan.xlsx")
    assert "paling banyak" in said(table.report.errors[0].expected)
