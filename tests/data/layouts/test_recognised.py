"""Layouts that are known for sure: every count is read, every row accounted for, every total compared."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.data.checks.validation import ValidTable
from dashboard.data.files.grids import read_grids
from dashboard.data.intake import validate_upload
from dashboard.data.layouts.lines import LineKind
from dashboard.data.layouts.mapping import NO_MAPPING, LayoutMapping
from dashboard.data.layouts.reading import LayoutReader
from dashboard.data.places.resolving import AreaResolver
from tests.data.intake_tools import areas, said
from tests.data.layouts.offices import (
    LAID_OUT,
    SULSEL,
    Rows,
    Sent,
    csv_of,
    people,
    read_counts,
    short_of,
    workbook_of,
)

TODAY = date(2026, 3, 10)


def tables_of(name: str, content: bytes, mapping: LayoutMapping = NO_MAPPING) -> tuple[ValidTable, ...]:
    tables = validate_upload(name, content, areas=areas(), today=TODAY, mapping=mapping)
    for table in tables:
        assert table.report.rows_read == table.report.rows_used + table.report.rows_refused
    return tables


def sheet_of(rows: Rows, *, sheet: str = "Sheet1", merges: tuple[str, ...] = ()) -> tuple[ValidTable, ...]:
    return tables_of("x.xlsx", workbook_of({sheet: rows}, merges={sheet: merges}))


def told(tables: tuple[ValidTable, ...]) -> str:
    return "\n".join(said(each) for table in tables for each in table.report.readings)


def problems(tables: tuple[ValidTable, ...]) -> str:
    return "\n".join(said(each.expected) for table in tables for each in table.report.errors)


def used(tables: tuple[ValidTable, ...]) -> dict[tuple[str, str, str, str], int]:
    return read_counts((table.name, table.frame) for table in tables if table.frame is not None)


@pytest.mark.parametrize("layout", list(LAID_OUT))
def test_every_count_of_the_sheet_is_read_and_no_other(layout: str) -> None:
    sent: Sent = LAID_OUT[layout]()
    tables = tables_of(sent.name, sent.content)
    assert not problems(tables)
    assert used(tables) == sent.counts
    assert all(table.report.rows_refused == 0 for table in tables)


@pytest.mark.parametrize("layout", list(LAID_OUT))
def test_every_row_that_is_not_blank_is_something(layout: str) -> None:
    sent = LAID_OUT[layout]()
    reader = LayoutReader(AreaResolver(areas()), TODAY)
    for grid in read_grids(sent.content):
        if (head := reader.head(grid)) is None:
            continue
        laid = reader.lay_out(grid, head)
        _, checked = reader.records(laid)
        counted = checked.lines.count(*LineKind)
        above = sum(not grid.is_blank_row(row) for row in range(head.last + 1))
        assert counted + above == sum(not grid.is_blank_row(row) for row in range(len(grid.rows)))
        assert checked.lines.count(LineKind.PROVINCE, LineKind.UNNAMED) == 0


def test_the_reading_is_told_in_words() -> None:
    sent = LAID_OUT["months_across"]()
    words = told(tables_of(sent.name, sent.content))
    assert (
        "Rekap: judul kolom di baris 4–5, 8 baris data, 1 baris jumlah, 4 catatan atau tanda tangan" in words
    )
    assert "“Januari / PU”, “Februari / PU”, “Maret / PU” = peserta aktif, PU" in words
    assert "1 baris jumlah sama dengan jumlah barisnya, 3 kolom jumlah" in words
    assert "Tahun 2025 dari judul" in words
    assert "kelompok = SEMUA, sumber_dana = SEMUA, sementara = tidak" in words


def test_months_to_come_that_hold_nothing_are_told_and_left_out() -> None:
    sent = LAID_OUT["short_years"]()
    assert "Belum terisi, jadi tidak dibaca: “Mar-26”, “Apr-26”" in told(tables_of(sent.name, sent.content))


def test_a_sheet_and_its_recapitulation_are_used_once() -> None:
    rows: list[list[object]] = [["PESERTA AKTIF 2025"], ["Kab/Kota", "PU", "BPU"], ["Sinjai", 5, 6]]
    recapitulation = [
        ["PESERTA AKTIF 2025"],
        ["Kab/Kota", "PU", None],
        [None, "Jan", "Feb"],
        ["Sinjai", 5, 7],
    ]
    content = workbook_of({"Januari": rows, "Rekap": recapitulation}, merges={"Rekap": ["B2:C2"]})
    tables = tables_of("x.xlsx", content)
    assert [table.report.path for table in tables] == ["x.xlsx [Januari]", "x.xlsx [Rekap]"]
    assert [table.report.rows_used for table in tables] == [2, 2]


@pytest.mark.parametrize(
    ("rows", "counts"),
    [
        # Sub-headings that name a month, or a segment.
        ([["PESERTA AKTIF 2026"], ["Kab/Kota", "PU"], ["Januari"], ["Sinjai", 5], ["Bone", 6], ["Jumlah", 11], ["Februari"], ["Sinjai", 7]],
         {("2026-01", "7307", "PU"): 5, ("2026-01", "7308", "PU"): 6, ("2026-02", "7307", "PU"): 7}),
        ([["PESERTA AKTIF 2026"], ["Kab/Kota", "Jan"], ["A. PENERIMA UPAH"], ["Sinjai", 5], ["Jumlah", 5], ["B. BUKAN PENERIMA UPAH"], ["Sinjai", 7]],
         {("2026-01", "7307", "PU"): 5, ("2026-01", "7307", "BPU"): 7}),
        # Branches as sub-headings and sub-totals; a total without a word.
        ([["TOTAL PESERTA AKTIF JANUARI 2026"], ["Kab/Kota", "Peserta aktif"], ["KC Bulukumba"], ["Bulukumba", 5], ["Sinjai", 7], ["Jumlah KC Bulukumba", 12], ["KC Palopo"], ["Palopo", 3], ["Jumlah", 3], [None, 15]],
         {("2026-01", "7302", "SEMUA"): 5, ("2026-01", "7307", "SEMUA"): 7, ("2026-01", "7373", "SEMUA"): 3}),
        # A name that a province, a regency and a city share.
        ([["TOTAL PESERTA AKTIF JANUARI 2026"], ["Kab/Kota", "Peserta aktif"], ["GORONTALO"], ["Gorontalo", 10], ["Kota Gorontalo", 30], ["Jumlah", 40]],
         {("2026-01", "7501", "SEMUA"): 10, ("2026-01", "7571", "SEMUA"): 30}),
        ([["TOTAL PESERTA AKTIF JANUARI 2026"], ["Provinsi", "Peserta aktif"], ["Gorontalo", 10], ["Maluku Utara", 30], ["Jumlah", 40]],
         {("2026-01", "75", "SEMUA"): 10, ("2026-01", "82", "SEMUA"): 30}),
        # Names with a number, a code, or their kind behind them; no heading over the numbers of the rows.
        ([["TOTAL PESERTA AKTIF JANUARI 2026"], [None, "Kab/Kota", "Peserta aktif"], [1, "1. Sinjai", 10], [2, "7308 - Bone", 30], [3, "Barru (Kab.)", 5]],
         {("2026-01", "7307", "SEMUA"): 10, ("2026-01", "7308", "SEMUA"): 30, ("2026-01", "7311", "SEMUA"): 5}),
        # A year in a title counts, a law's does not.
        ([["PESERTA AKTIF MENURUT INPRES NOMOR 2 TAHUN 2021"], ["Seluruh segmen, tahun 2026"], ["Kab/Kota", "Jan"], ["Sinjai", 5]],
         {("2026-01", "7307", "SEMUA"): 5}),
        # A branch is named like the kabupaten/kota it lies in.
        ([["TOTAL PESERTA AKTIF 2026"], ["Kantor Cabang", "Kab/Kota", "Jan"], ["Makassar", "Gowa", 5], ["Makassar", "Maros", 6]],
         {("2026-01", "7306", "SEMUA"): 5, ("2026-01", "7309", "SEMUA"): 6}),
        # Totals of months, beside totals of segments.
        ([["PESERTA AKTIF 2026"], ["Kab/Kota", "Jan", None, None, "Feb", None, None, "Total", None], [None, "PU", "BPU", "Jumlah", "PU", "BPU", "Jumlah", "PU", "BPU"], ["Sinjai", 1, 2, 3, 4, 5, 9, 5, 7], ["Bone", 2, 2, 4, 4, 4, 8, 6, 6]],
         {("2026-01", "7307", "PU"): 1, ("2026-01", "7307", "BPU"): 2, ("2026-02", "7307", "PU"): 4, ("2026-02", "7307", "BPU"): 5,
          ("2026-01", "7308", "PU"): 2, ("2026-01", "7308", "BPU"): 2, ("2026-02", "7308", "PU"): 4, ("2026-02", "7308", "BPU"): 4}),
    ],
)  # fmt: skip
def test_smaller_layouts_of_the_same_kinds(rows: Rows, counts: dict[tuple[str, str, str], int]) -> None:
    wanted = {("kepesertaan", *key): value for key, value in counts.items()}
    for tables in (sheet_of(rows), tables_of("x.csv", csv_of(rows))):
        assert not problems(tables)
        assert used(tables) == wanted


def test_of_dates_that_excel_made_of_jan_26_the_title_says_which_number_is_the_year() -> None:
    months = [date(2025, 1, 26), date(2025, 2, 26)]
    body = [["Kab/Kota", *months], ["Sinjai", 5, 6]]
    tables = sheet_of([["TOTAL PESERTA AKTIF 2026"], *body])
    assert sorted(key[1] for key in used(tables)) == ["2026-01", "2026-02"]
    assert "Tahun berapa?" in problems(sheet_of([["TOTAL PESERTA AKTIF"], *body]))


def test_members_and_potensi_of_one_sheet_are_two_tables() -> None:
    rows = [
        ["Kab/Kota", "Potensi", "Peserta Aktif", None],
        [None, None, "Jan 2026", "Feb 2026"],
        ["Sinjai", 90, 5, 6],
    ]
    tables = sheet_of([["SELURUH SEGMEN"], *rows])
    assert {table.name: table.report.path for table in tables} == {
        "kepesertaan": "x.xlsx [Sheet1: kepesertaan]",
        "potensi": "x.xlsx [Sheet1: potensi]",
    }
    # The base that stands beside months holds from the first of them on.
    assert used(tables)["potensi", "2026-01", "7307", "SEMUA"] == 90
    assert tables[1].frame is not None
    assert tables[1].frame["versi"].tolist() == ["2026"]


def test_a_file_with_the_contracts_header_is_none_of_this() -> None:
    header = ["periode", "kode_wilayah", "segmen", "kelompok", "sumber_dana", "peserta_aktif", "sementara"]
    row = ["2025-01", "7307", "PU", "SEMUA", "SEMUA", 5, "tidak"]
    (table,) = sheet_of([header, row])
    assert told((table,)) == ""
    (slip,) = sheet_of([[*header[:5], "peserta_aktf", header[6]], row])
    assert slip.report.errors[0].column == "peserta_aktif"
    assert not slip.proposals


def test_names_of_the_contract_without_its_details_are_read_as_a_list() -> None:
    rows = [["Periode", "Kode Wilayah", "Segmen", "Peserta Aktif"], ["2025-01", "7307", "PU", 5]]
    tables = tables_of("kepesertaan.xlsx", workbook_of({"Sheet1": rows}))
    assert used(tables) == {("kepesertaan", "2025-01", "7307", "PU"): 5}


def test_a_misspelt_area_and_a_word_for_a_number_refuse_their_own_counts_alone() -> None:
    rows = [
        ["PESERTA AKTIF JANUARI 2026"],
        ["Kab/Kota", "PU", "BPU"],
        ["Sinjay", 5, 6],
        ["Bone", 7, "delapan"],
    ]
    tables = sheet_of(rows)
    (report,) = [table.report for table in tables]
    assert (report.rows_used, report.rows_refused) == (1, 3)
    first, second = report.errors
    assert (first.row, first.column, first.value) == (3, "Kab/Kota (A)", "Sinjay")
    assert said(first.suggestion).startswith("7307")
    assert (second.row, second.column, second.value) == (4, "BPU (C)", "delapan")


def test_people_in_each_cell_differ() -> None:
    """The layouts above would prove little if counts were alike."""
    made = [
        people("kepesertaan", "2025-01", code, segment)
        for code in SULSEL
        for segment in ("PU", "BPU", "JAKON")
    ]
    assert len({*made}) == len(made)
    assert short_of("7307") == "Sinjai"
