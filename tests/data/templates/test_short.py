"""The short template, filled in as a clerk would."""

from __future__ import annotations

import io

import openpyxl

from dashboard.data.intake import validate_upload
from dashboard.data.templates.short import SHORT_NAME, short_template
from dashboard.i18n import Language
from tests.data.intake_tools import TODAY, areas, frame


def test_filled_in_it_is_read_without_a_complaint() -> None:
    codes = sorted(areas().inside("73"))
    content = short_template(areas(), codes=codes, months=["2025-10", "2025-11"])
    workbook = openpyxl.load_workbook(io.BytesIO(content))
    for name, column in (("kepesertaan", 5), ("potensi", 5)):
        sheet = workbook[name]
        for row in range(2, sheet.max_row + 1):
            sheet.cell(row, column).value = 1000 + row
    for row in range(2, workbook["potensi"].max_row + 1):
        workbook["potensi"].cell(row, 6).value = "2025"
        workbook["potensi"].cell(row, 7).value = "Surat kantor"
    filled = io.BytesIO()
    workbook.save(filled)
    members, eligible = validate_upload(SHORT_NAME, filled.getvalue(), areas=areas(), today=TODAY)
    assert members.report.errors == eligible.report.errors == ()
    assert members.report.warnings == ()
    assert len(frame(members)) == len(codes) * 3 * 2
    assert len(frame(eligible)) == len(codes) * 3
    assert set(frame(members)["kelompok"]) == {"SEMUA"}


def test_potensi_left_blank_the_next_month_replaces_nothing() -> None:
    """The sheet is there every month and filled once a year."""
    content = short_template(areas(), codes=["7307"], months=["2025-11"])
    workbook = openpyxl.load_workbook(io.BytesIO(content))
    for row in range(2, workbook["kepesertaan"].max_row + 1):
        workbook["kepesertaan"].cell(row, 5).value = 1000 + row
    filled = io.BytesIO()
    workbook.save(filled)
    members, eligible = validate_upload(SHORT_NAME, filled.getvalue(), areas=areas(), today=TODAY)
    assert len(frame(members)) == 3
    report = eligible.report
    assert (len(frame(eligible)), report.rows_read, report.errors) == (0, 0, ())
    assert Language().render(report.warnings[0].expected) == (
        "Belum ada angka di kolom potensi; 3 barisnya tidak dipakai."
    )
