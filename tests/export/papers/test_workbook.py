"""The workbook holds numbers as numbers, equal to the story's, and says where they are from."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import pytest
from python_calamine import CalamineWorkbook

from dashboard.export.papers.kinds import DocumentKind, Wanted, document
from dashboard.export.papers.tables import Column, Kind, Table
from dashboard.export.papers.workbook import _name, workbook
from dashboard.i18n import Language
from tests.sample_numbers import LINK, material

#: On one worker, so that the sample is read once.
pytestmark = pytest.mark.xdist_group("documents")


def rows(area: str, text: Language, period: str = "2026-10") -> dict[str, list[list[object]]]:
    content = document(Wanted(DocumentKind.TABLES, "xlsx"), material(period), area, text)
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def test_every_cell_equals_the_story() -> None:
    text = Language()
    found = rows("73", text)
    told = material().told("73", text)
    for table in told.tables.values():
        sheet = found[_name(table.title)]
        start = next(at for at, row in enumerate(sheet) if row[0] == table.columns[0].name)
        for cells, read in zip(table.rows, sheet[start + 1 :], strict=True):
            for cell, column, value in zip(cells, table.columns, read, strict=False):
                if isinstance(cell, int | float):
                    wanted = cell / 100 if column.kind is Kind.PERCENT else cell
                    assert value == pytest.approx(wanted, rel=1e-12, abs=1e-12)
                elif column.kind is Kind.MONTH:
                    assert isinstance(value, date)
                    assert f"{value:%Y-%m}" == cell


def test_it_says_where_it_is_from() -> None:
    words = str(rows("73", Language("en")))
    for each in (
        material().numbers.dataset.version,
        f"{LINK}/profil?wilayah=73",
        "bahasa=en",
        "geoBoundaries",
    ):
        assert each in words


def test_no_data_is_said_in_words() -> None:
    found = rows("7503", Language(), "2022-04")
    sheet = found[_name(material("2022-04").told("7503", Language()).tables["wilayah"].title)]
    (own,) = (row for row in sheet if row[1] == "7503")
    assert own[3] == "tidak ada data"
    assert own[4] == 58656


def test_a_name_that_looks_like_a_formula_stays_text() -> None:
    told = material().told("7171", Language())
    table = Table("x", "x", (Column("=1+1"),), (("=2+2",),))
    content = workbook(replace(told, tables={"x": table}))
    assert CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_name("x").to_python()[4:] == [
        ["=2+2"]
    ]
