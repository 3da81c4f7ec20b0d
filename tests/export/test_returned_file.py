"""A returned file: every row as it was sent, what is wrong with it, and nothing that a spreadsheet runs."""

from __future__ import annotations

import csv as csv_module
import io
from datetime import date

import openpyxl
import pytest

from dashboard.data.contract.words import COLUMNS
from dashboard.data.intake import validate_upload
from dashboard.export import returned_file
from dashboard.export.returned_file import CSV_TYPE, XLSX_TYPE, Returned, returned_files
from dashboard.i18n import Language
from tests.data.intake_tools import MEMBER_HEADER, TODAY, areas, csv, member, upload, xlsx

text = Language()


def csv_rows(returned: Returned) -> list[list[str]]:
    written = returned.write(text).decode("utf-8-sig")
    return list(csv_module.reader(io.StringIO(written), delimiter=";"))


def test_a_csv_file_goes_back_with_its_rows_and_a_column_of_faults() -> None:
    table = upload(
        csv(
            (*member(), "catatan"),
            (*member(segmen="PX"), ""),
            (*member(kode_wilayah="7399"), ""),
            header=MEMBER_HEADER + ",catatan",
        )
    )
    (returned,) = returned_files("kepesertaan.csv", [table])
    assert (returned.name, returned.mime) == ("kepesertaan-kesalahan.csv", CSV_TYPE)
    rows = csv_rows(returned)
    assert rows[0] == [*MEMBER_HEADER.split(","), "catatan", "kesalahan"]
    assert rows[1] == [*member(), "catatan", ""]
    assert "baris 3, kolom segmen" in rows[2][-1]
    assert "kode_wilayah" in rows[3][-1]


def test_corrected_and_sent_again_the_column_of_faults_is_passed_over() -> None:
    table = upload(csv(member(), member(segmen="PX")))
    (returned,) = returned_files("kepesertaan.csv", [table])
    again = upload(returned.write(text).replace(b"PX", b"BPU"))
    assert again.report.ok
    assert not again.report.warnings
    assert again.report.rows_used == 2


def test_a_workbook_goes_back_as_a_workbook_with_dates_and_numbers_as_they_were() -> None:
    sheets = xlsx(
        kepesertaan=[
            COLUMNS["kepesertaan"],
            member(periode=date(2025, 1, 31), kode_wilayah=73.1, segmen="?"),
        ],
        potensi=[COLUMNS["potensi"], ["2025-01", 7307, "PU", -5, "2025", "x"]],
    )
    tables = validate_upload("data.xlsx", sheets, areas=areas(), today=TODAY)
    (returned,) = returned_files("data.xlsx", tables)
    assert (returned.name, returned.mime) == ("data-kesalahan.xlsx", XLSX_TYPE)
    workbook = openpyxl.load_workbook(io.BytesIO(returned.write(text)))
    first = [cell.value for cell in workbook["kepesertaan"][2]]
    assert first[0].date() == date(2025, 1, 31)
    assert first[1] == 73.1
    assert "segmen" in first[-1]
    assert "potensi" in workbook["potensi"].cell(2, 7).value


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r="])
@pytest.mark.parametrize("as_workbook", [False, True])
def test_nothing_in_a_returned_file_is_run_by_a_spreadsheet(start: str, as_workbook: bool) -> None:
    attack = f"{start}cmd|'/c calc'!A1"
    header = [*COLUMNS["kepesertaan"], attack]
    row = [*member(segmen=attack), attack]
    if as_workbook:
        content = xlsx(kepesertaan=[[*header[:-1], "catatan"], row])
        workbook = openpyxl.load_workbook(io.BytesIO(content))
        for cell in workbook["kepesertaan"][2]:
            cell.data_type = "s" if isinstance(cell.value, str) else cell.data_type
        packed = io.BytesIO()
        workbook.save(packed)
        content = packed.getvalue()
    else:
        quoted = [f'"{cell}"' for cell in row]
        content = csv(quoted, header=MEMBER_HEADER + f',"{attack}"')
    (returned,) = returned_files("kepesertaan", [upload(content)])
    if as_workbook:
        sheet = openpyxl.load_workbook(io.BytesIO(returned.write(text)))["kepesertaan"]
        cells = [cell for line in sheet.iter_rows() for cell in line]
        assert all(cell.data_type != "f" for cell in cells)
        values = [str(cell.value) for cell in cells]
    else:
        values = [cell for line in csv_rows(returned) for cell in line]
    assert not [value for value in values if value[:1] in "=+-@\t\r" and len(value) > 1]
    assert any("calc" in value for value in values)


def test_a_blank_mark_stays_what_it_is() -> None:
    (returned,) = returned_files(
        "kepesertaan.csv", [upload(csv(member(peserta_aktif="-"), member(segmen="?")))]
    )
    assert csv_rows(returned)[1][5] == "-"


def test_too_large_a_workbook_goes_back_as_csv_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(returned_file, "MOST_WORKBOOK_ROWS", 1)
    content = xlsx(
        kepesertaan=[COLUMNS["kepesertaan"], member(segmen="?")],
        potensi=[COLUMNS["potensi"], ["2025-01", "7307", "?", 1, "2025", "x"]],
    )
    tables = validate_upload("data.xlsx", content, areas=areas(), today=TODAY)
    assert [each.name for each in returned_files("data.xlsx", tables)] == [
        "data-kepesertaan-kesalahan.csv",
        "data-potensi-kesalahan.csv",
    ]


def test_of_a_file_with_personal_numbers_nothing_goes_back() -> None:
    assert returned_files("x.csv", [upload(csv((*member(), "7307010101010001")))]) == ()


def test_faults_beyond_the_most_are_only_marked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(returned_file, "MOST_FAULTS", 2)
    table = upload(csv(*[member(kode_wilayah="7307", segmen=f"x{at}") for at in range(5)]))
    (returned,) = returned_files("kepesertaan.csv", [table])
    faults = [row[-1] for row in csv_rows(returned)[1:]]
    assert all(faults)
    assert ["kolom segmen" in fault for fault in faults] == [True, True, False, False, False]


def test_control_characters_don_t_break_a_workbook() -> None:
    content = xlsx(kepesertaan=[COLUMNS["kepesertaan"], member(segmen="?")])
    (table,) = validate_upload("data.xlsx", content, areas=areas(), today=TODAY)
    assert table.sent is not None
    (returned,) = returned_files("data.xlsx", [table])
    assert returned.write(text).startswith(b"PK")
    assert returned_file._legal("a\x00b\x1fc") == "abc"
