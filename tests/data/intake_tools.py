"""Small files made in memory, and what reading them comes to."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date
from functools import cache

import openpyxl
import pandas as pd

from dashboard.data.checks.validation import ValidTable
from dashboard.data.contract.report import FileReport
from dashboard.data.contract.words import COLUMNS
from dashboard.data.intake import validate_upload
from dashboard.data.places.areas import Areas
from dashboard.data.places.resolving import CodeList
from dashboard.data.reference import load_areas
from dashboard.i18n import Language, Message

TODAY = date(2025, 12, 10)
MEMBER_HEADER = ",".join(COLUMNS["kepesertaan"])
MEMBER_ROW = ("2025-01", "7307", "PU", "SEMUA", "SEMUA", "100", "tidak")

text = Language()


@cache
def areas() -> Areas:
    return load_areas()


def member(**cells: object) -> tuple[object, ...]:
    """One kepesertaan row, with some cells replaced."""
    return tuple(
        cells.get(column, cell) for column, cell in zip(COLUMNS["kepesertaan"], MEMBER_ROW, strict=True)
    )


def csv(*rows: Sequence[object], header: str = MEMBER_HEADER, delimiter: str = ",") -> bytes:
    lines = [header.replace(",", delimiter), *(delimiter.join(map(str, row)) for row in rows)]
    return "\n".join(lines).encode()


def xlsx(**sheets: Sequence[Sequence[object]]) -> bytes:
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    content = io.BytesIO()
    workbook.save(content)
    return content.getvalue()


def upload(
    content: bytes,
    *,
    name: str = "kepesertaan.csv",
    code_list: CodeList = CodeList.KEMENDAGRI,
    today: date = TODAY,
    fast: bool = True,
) -> ValidTable:
    """The only table of a file."""
    (table,) = validate_upload(name, content, areas=areas(), today=today, code_list=code_list, fast=fast)
    assert table.report.rows_read == table.report.rows_used + table.report.rows_refused
    assert table.report.rows_used == (0 if table.frame is None else len(table.frame))
    return table


def members(*rows: Sequence[object]) -> ValidTable:
    return upload(csv(*rows, delimiter=";"))


def frame(table: ValidTable) -> pd.DataFrame:
    assert table.frame is not None
    return table.frame


def said(message: Message | None) -> str:
    return "" if message is None else text.render(message)


def error_rows(report: FileReport) -> list[int | None]:
    return [problem.row for problem in report.errors]
