"""What a sheet leaves open is asked, never guessed; totals that are no sums refuse what they put in doubt."""

from __future__ import annotations

import pytest

from tests.data.intake_tools import said
from tests.data.layouts.offices import Rows, csv_of
from tests.data.layouts.test_recognised import problems, sheet_of, tables_of, told, used

BODY = [["Sinjai", 10, 21, 33], ["Bone", 11, 22, 34], ["Wajo", 12, 23, 36]]
SUMS = ["JUMLAH", 33, 66, 103]


def wide(
    title: str, *headings: object, area: str = "Kab/Kota", body: Rows = BODY, sums: Rows = (SUMS,)
) -> Rows:
    width = 1 + len(headings)
    return [[title], [area, *headings], *(row[:width] for row in body), *(row[:width] for row in sums)]


@pytest.mark.parametrize(
    ("rows", "question"),
    [
        (wide("TOTAL PESERTA AKTIF", "Jan", "Feb", "Mar"), "Tahun berapa?"),
        (wide("TOTAL PESERTA AKTIF 2024 - 2025", "Jan", "Feb", "Mar"), "Tahun berapa?"),
        (wide("TOTAL PESERTA AKTIF INPRES NOMOR 2 TAHUN 2021", "Jan", "Feb"), "Tahun berapa?"),
        (wide("TOTAL PESERTA AKTIF", "Jan-26"), "Tahun berapa?"),
        (wide("PESERTA AKTIF TAHUN 2025", "PU", "BPU"), "Bulan apa?"),
        (wide("PESERTA AKTIF", "PU 2024", "PU 2025"), "Bulan apa?"),
        (wide("PESERTA AKTIF 2025", "Jan", "Feb"), "Segmen apa?"),
        (wide("PESERTA AKTIF PU DAN BPU 2025", "Jan", "Feb"), "Segmen apa?"),
        (wide("TOTAL KEPESERTAAN 2025", "Jan", "Feb", "Mar"), "“Jan”, “Feb”, “Mar” berisi peserta aktif?"),
        (wide("JANUARI 2025", "Jumlah Peserta PU"), "“Jumlah Peserta PU” berisi peserta aktif?"),
        (wide("JANUARI 2025", "TK Terdaftar PU"), "“TK Terdaftar PU” berisi peserta aktif?"),
        (wide("PESERTA AKTIF DAN TERDAFTAR JANUARI 2025", "PU", "BPU"), "berisi peserta aktif?"),
        (wide("PENAMBAHAN PESERTA AKTIF JANUARI 2025", "PU", "BPU"), "berisi peserta aktif?"),
        (wide("TARGET PESERTA AKTIF JANUARI 2025", "PU", "BPU"), "berisi peserta aktif?"),
        (wide("PESERTA AKTIF JHT JANUARI 2025", "PU", "BPU"), "berisi peserta aktif?"),
        (wide("BADAN USAHA AKTIF JANUARI 2025", "PU", "BPU"), "berisi peserta aktif?"),
        (wide("PESERTA AKTIF MITRA ONLINE JANUARI 2025", "PU", "BPU"), "berisi peserta aktif?"),
        (wide("PESERTA AKTIF NELAYAN JANUARI 2025", "PU", "BPU"), "Kelompok apa?"),
        (wide("PESERTA AKTIF JANUARI 2025 (dalam ribuan)", "PU", "BPU"), "ribuan"),
        (wide("PESERTA AKTIF JANUARI 2025", "PU", "BPU", "Perempuan"), "Apa isi kolom “Perempuan”?"),
        (wide("PESERTA AKTIF JANUARI 2025", "PU", "PU"), "“PU” atau “PU”?"),
        (wide("PESERTA AKTIF JANUARI 2025", "PU", "BPU", "Jumlah"), "jumlah, atau angka tersendiri?"),
        (wide("JANUARI 2025", "Angkatan Kerja"), "Kolom mana yang berisi peserta aktif atau potensi?"),
        (wide("POTENSI SELURUH PEKERJA 2025", "Potensi"), "Bulan apa?"),
        ([*wide("PESERTA AKTIF JANUARI 2025", "PU", "BPU"), [], ["Kabupaten", "Potensi", "x"], ["Sinjai", 1, 2]], "Tabel kedua mulai di baris 8"),
        ([*wide("PESERTA AKTIF JANUARI 2025", "PU", "BPU"), ["PESERTA TERDAFTAR"], ["Barru", 1, 2]], "membagi tabel"),
        ([["Bulan", "Kab/Kota", "Segmen", "Jumlah Peserta"], ["Jan 2025", "Sinjai", "PU", 5]], "“Jumlah Peserta” berisi peserta aktif?"),
        ([["Bulan", "Kab/Kota", "Segmen", "Peserta Aktif", "Status"], ["Jan 2025", "Sinjai", "PU", 5, "Non aktif"]], "Apa isi kolom “Status”?"),
        ([["Bulan", "Kab/Kota", "Program", "Peserta Aktif"], ["Jan 2025", "Sinjai", "JHT", 5]], "“Program” berisi segmen?"),
    ],
)  # fmt: skip
def test_what_is_open_is_asked_and_nothing_is_read(rows: Rows, question: str) -> None:
    for tables in (sheet_of(rows), tables_of("x.csv", csv_of(rows))):
        assert question in problems(tables)
        assert not used(tables)
        assert all(table.report.rows_used == 0 for table in tables)
        (table,) = tables
        assert table.proposals
        assert "Cocokkan kolom" in said(table.report.errors[0].suggestion)


@pytest.mark.parametrize(
    ("sheet", "title", "heading", "question"),
    [
        ("Februari", "PESERTA AKTIF PU JANUARI 2025", "Peserta aktif", "Bulan apa?"),
        ("Februari 2024", "PESERTA AKTIF PU 2025", "Peserta aktif", "Tahun berapa?"),
        ("Februari", "PESERTA AKTIF PU 2025", "Januari", "Nama lembar menyebut bulan lain"),
        ("BPU", "PESERTA AKTIF PU JANUARI 2025", "Peserta aktif", "Segmen apa?"),
        ("Non ASN", "PESERTA AKTIF PU JANUARI 2025", "Peserta aktif", "Kelompok apa?"),
        ("Terdaftar", "PESERTA AKTIF PU JANUARI 2025", "PU", "berisi peserta aktif?"),
    ],
)
def test_a_sheet_whose_name_and_title_differ_is_asked_about(
    sheet: str, title: str, heading: str, question: str
) -> None:
    assert question in problems(sheet_of(wide(title, heading), sheet=sheet))


def test_registered_people_beside_active_ones_are_left_out_and_told() -> None:
    tables = sheet_of(wide("JANUARI 2025", "TK Terdaftar", "TK Aktif PU", "% Cakupan"))
    assert {key[2]: value for key, value in used(tables).items()} == {"7307": 21, "7308": 22, "7313": 23}
    assert "Tidak dipakai: “TK Terdaftar”, “% Cakupan”" in told(tables)


def test_a_total_that_is_no_sum_names_both_numbers_and_its_row() -> None:
    rows = wide("PESERTA AKTIF JANUARI 2025", "PU", "BPU", "JAKON", sums=[["JUMLAH", 33, 67, 103]])
    tables = sheet_of(rows)
    (error,) = tables[0].report.errors
    assert (error.row, error.column, error.value) == (6, "BPU (C)", "67")
    assert "total 67, jumlah bagian 66, selisih 1" in said(error.expected)
    assert {key[3] for key in used(tables)} == {"PU", "JAKON"}
    assert tables[0].report.rows_refused == 3


def test_a_sub_total_that_is_no_sum_refuses_its_own_rows_and_the_grand_total_tells_as_well() -> None:
    rows = [["PESERTA AKTIF PU JANUARI 2025"], ["Kab/Kota", "Peserta aktif"], ["Sinjai", 1], ["Bone", 2], ["Sub Total Sulawesi Selatan", 4],
            ["Ternate", 5], ["Sub Total Maluku Utara", 5], ["TOTAL", 9]]  # fmt: skip
    tables = sheet_of(rows)
    assert [(each.row, each.value) for each in tables[0].report.errors] == [(5, "4"), (8, "9")]
    assert not used(tables)


def test_a_sum_along_a_row_that_is_none_refuses_that_row() -> None:
    body = [["Sinjai", 10, 20, 30], ["Bone", 11, 22, 34], ["Wajo", 12, 23, 35]]
    tables = sheet_of(
        wide("PESERTA AKTIF JANUARI 2025", "PU", "BPU", "Jumlah", body=body, sums=[["JUMLAH", 33, 65, 99]])
    )
    (error,) = tables[0].report.errors
    assert (error.row, error.column, error.value) == (4, "Jumlah (D)", "34")
    assert {key[2] for key in used(tables)} == {"7307", "7313"}


@pytest.mark.parametrize("total", ["=SUM(B3:B5)", 0])
def test_a_total_that_was_not_reckoned_is_told_and_puts_nothing_in_doubt(total: object) -> None:
    sums = [["JUMLAH", total, total, total]]
    body = [[*row, total] for row in (each[:3] for each in BODY)]
    rows = wide("PESERTA AKTIF JANUARI 2025", "PU", "BPU", "Jumlah", body=body, sums=sums)
    tables = sheet_of(rows)
    assert not problems(tables)
    assert len(used(tables)) == 6
    assert "2 baris atau kolom jumlah tidak diperiksa" in told(tables)


def test_a_sum_beside_blank_parts_is_no_sum() -> None:
    body = [["Sinjai", 10, 20, 30], ["Bone", None, None, 33]]
    tables = sheet_of(wide("PESERTA AKTIF JANUARI 2025", "PU", "BPU", "Jumlah", body=body, sums=()))
    assert "total 33, jumlah bagian 0" in problems(tables)


def test_a_count_that_is_a_formula_without_a_value_is_refused() -> None:
    tables = sheet_of(wide("PESERTA AKTIF JANUARI 2025", "PU", "BPU", body=[["Sinjai", "=1+2", 5]], sums=()))
    assert "rumus tanpa nilai" in problems(tables)
    assert list(used(tables).values()) == [5]


def test_a_province_with_some_of_its_kabupaten_is_no_sum_but_data() -> None:
    rows = [
        ["PESERTA AKTIF PU JANUARI 2025"],
        ["Wilayah", "Peserta aktif"],
        ["Sulawesi Selatan", 900],
        ["Sinjai", 1],
        ["Bone", 2],
    ]
    assert used(sheet_of(rows))["kepesertaan", "2025-01", "73", "PU"] == 900


def test_a_number_without_a_name_that_is_no_total_is_refused() -> None:
    tables = sheet_of(wide("PESERTA AKTIF JANUARI 2025", "PU", "BPU", sums=[[None, 33, 67]]))
    assert [each.row for each in tables[0].report.errors] == [6]
    assert len(used(tables)) == 6


@pytest.mark.parametrize(
    "rows",
    [
        [
            ["No", "Nama Peserta", "Tgl Lahir", "Kab/Kota", "Upah"],
            [1, "Andi", "1980-01-02", "Sinjai", 3000000],
        ],
        [["Nama", "Kab/Kota", "Upah"], ["Andi", "Sinjai", 3000000], ["Budi", "Bone", 3000000]],
        [["KPJ", "Kab/Kota", "Upah"], ["***", "Sinjai", 3000000]],
        [["Daftar"], ["Nama Lengkap", "Tempat Lahir", "Upah"], ["Andi", "Rappang", 3000000]],
    ],
)
def test_a_list_of_people_is_pointed_away_and_nothing_of_it_kept(rows: Rows) -> None:
    for tables in (sheet_of(rows), tables_of("x.csv", csv_of(rows))):
        (table,) = tables
        (error,) = table.report.errors
        words = said(error.expected) + said(error.suggestion)
        assert "bukan daftar orang" in words or "tanpa NIK" in words
        assert "Andi" not in words
        assert table.sent is None
        assert not table.proposals


def test_personal_numbers_refuse_a_file_before_its_layout_is_looked_at() -> None:
    rows = wide("TOTAL PESERTA", "Jan", body=[["Sinjai", "7307010101010000"]], sums=())
    for tables in (sheet_of(rows), tables_of("x.csv", csv_of(rows))):
        assert "tanpa NIK" in problems(tables)
        assert not tables[0].proposals


def test_a_file_without_areas_is_told_as_before() -> None:
    assert "seperti di templat" in problems(sheet_of([["apa", "saja"], ["x", 2]]))
