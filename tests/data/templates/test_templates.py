"""The templates: what they hold, what they allow, and that they are read back without a complaint."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest

from dashboard.command import cli
from dashboard.data.contract.descriptions import DESCRIPTIONS, readme_tables
from dashboard.data.contract.words import COLUMNS, REQUIRED_FILES
from dashboard.data.intake import validate_upload
from dashboard.data.new_files import AlreadyThereError
from dashboard.data.places.resolving import AreaResolver
from dashboard.data.reference import ROOT
from dashboard.data.schemas import table_specs
from dashboard.data.templates.templates import (
    WORKBOOK_NAME,
    template_csv,
    template_workbook,
    write_templates,
)
from dashboard.i18n import Language
from tests.data.filled_rows import FILLED
from tests.data.intake_tools import TODAY, areas, said


def filled(**rows: list[tuple[object, ...]]) -> bytes:
    """The workbook template, with rows written below the headers; numbers that Excel keeps as numbers."""
    workbook = openpyxl.load_workbook(io.BytesIO(template_workbook(areas())))
    for name, lines in rows.items():
        for at, line in enumerate(lines, start=2):
            for column, value in enumerate(line, start=1):
                if value is not None:
                    number = COLUMNS[name][column - 1] == "peserta_aktif"
                    workbook[name].cell(at, column).value = int(str(value)) if number else value
    content = io.BytesIO()
    workbook.save(content)
    return content.getvalue()


def test_the_contract_the_schemas_and_the_descriptions_name_the_same_columns() -> None:
    specs = table_specs(AreaResolver(areas()), today=TODAY)
    assert {name: tuple(words.columns) for name, words in DESCRIPTIONS.items()} == COLUMNS
    assert {name: tuple(spec.columns) for name, spec in specs.items()} == COLUMNS
    assert set(FILLED) == set(COLUMNS)


def test_the_readme_says_what_the_page_says() -> None:
    readme = (ROOT / "data" / "README.md").read_text(encoding="utf-8")
    assert readme_tables(Language()) in readme


@pytest.mark.full
def test_filled_right_every_sheet_is_read_without_a_complaint() -> None:
    tables = validate_upload(WORKBOOK_NAME, filled(**FILLED), areas=areas(), today=TODAY)
    assert {table.name: table.report.rows_used for table in tables} == {
        name: len(rows) for name, rows in FILLED.items()
    }
    for table in tables:
        assert table.report.ok
        assert not table.report.readings
        # A count left blank is no data, and said so; there is nothing else to look at.
        assert [problem.column for problem in table.report.warnings] == (
            ["peserta_aktif"] if table.name == "kepesertaan" else []
        )


def test_sheets_that_nobody_wrote_into_are_no_tables() -> None:
    (only,) = validate_upload(WORKBOOK_NAME, filled(potensi=FILLED["potensi"]), areas=areas(), today=TODAY)
    assert only.name == "potensi"
    assert not only.report.warnings


def test_the_empty_template_says_that_rows_are_missing() -> None:
    tables = validate_upload(WORKBOOK_NAME, template_workbook(areas()), areas=areas(), today=TODAY)
    assert {table.name for table in tables} == set(COLUMNS)
    for table in tables:
        told = table.report.errors if table.name in REQUIRED_FILES else table.report.warnings
        assert "sedikitnya satu baris" in said(told[0].expected)


@pytest.mark.parametrize("name", COLUMNS)
def test_a_csv_template_filled_right_is_read_without_a_complaint(name: str) -> None:
    rows = [";".join("" if cell is None else str(cell) for cell in row) for row in FILLED[name]]
    content = template_csv(name) + "\r\n".join(rows).encode()
    (table,) = validate_upload(f"{name}.csv", content, areas=areas(), today=TODAY)
    assert table.report.ok
    assert table.report.rows_used == len(FILLED[name])


def test_every_column_explains_itself_and_every_code_can_be_chosen() -> None:
    workbook = openpyxl.load_workbook(io.BytesIO(template_workbook(areas())))
    for name, columns in COLUMNS.items():
        sheet = workbook[name]
        assert tuple(cell.value for cell in sheet[1]) == columns
        assert all(columns[at] in cell.comment.text for at, cell in enumerate(sheet[1]))
        lists = {
            str(rule.sqref).split(":")[0]: rule.formula1 for rule in sheet.data_validations.dataValidation
        }
        for at, column in enumerate(columns):
            if column in {"kode_wilayah", "kode_cabang", "kode", "segmen", "kelompok", "sumber_dana"}:
                title, place = lists[f"{'ABCDEFGH'[at]}2"].split("!")
                codes = [str(cell.value) for (cell,) in workbook[title.strip("'")][place.replace("$", "")]]
                assert FILLED[name][0][at] in codes


def test_codes_and_months_are_text_so_that_excel_leaves_them_alone() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(template_workbook(areas())))["kepesertaan"]
    assert [sheet.cell(2, at).number_format for at in (1, 2, 6)] == ["@", "@", "General"]
    assert sheet.column_dimensions["A"].number_format == "@"


@pytest.mark.full
def test_the_command_writes_them_once_and_never_over_a_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "templat"
    assert cli.main(["template", str(folder)]) == 0
    assert {path.name for path in folder.iterdir()} == {WORKBOOK_NAME, *(f"{name}.csv" for name in COLUMNS)}
    (folder / "kepesertaan.csv").write_text("sudah diisi")
    for path in folder.glob("*.xlsx"):
        path.unlink()
    assert cli.main(["template", str(folder)]) == 2
    assert "kepesertaan.csv" in capsys.readouterr().err
    assert (folder / "kepesertaan.csv").read_text() == "sudah diisi"
    assert not (folder / WORKBOOK_NAME).exists()
    with pytest.raises(AlreadyThereError):
        write_templates(folder, areas=areas())
