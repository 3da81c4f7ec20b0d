"""`tabel`: every table behind a story as a workbook with typed cells, and a sheet of definitions and sources."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from dashboard.data.outlines.boundaries import CREDIT
from dashboard.export.papers.tables import Kind, State, Table
from dashboard.export.papers.told import Told
from dashboard.i18n import Language
from dashboard.metrics.cube.months import month_end

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

_NUMBERS: Final = {
    Kind.PEOPLE: "#,##0",
    Kind.PERCENT: "0.00%",
    Kind.POINTS: "+0.00;-0.00;0.00",
    Kind.RUPIAH: '"Rp"#,##0',
}
#: Excel's language of month names; its separators are those of whoever opens the file.
_MONTH: Final = {"id": "[$-421]mmmm yyyy", "en": "[$-809]mmmm yyyy"}
_WIDEST: Final = 48
_LONGEST_NAME: Final = 31


def workbook(told: Told) -> bytes:
    """The bytes of the .xlsx file: a cover, a sheet a table, definitions; the same for the same story."""
    from xlsxwriter import Workbook as Writer  # noqa: PLC0415 - only documents need it

    content = io.BytesIO()
    book = Writer(content, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties(
        {
            "title": told.title(told.text("Tabel")),
            "comments": told.source,
            "created": told.day.replace(tzinfo=None),
        }
    )
    formats = _formats(book, told.text)
    _cover(book, told, formats)
    for table in told.tables.values():
        _sheet(book.add_worksheet(_name(table.title)), table, told, formats)
    _definitions(book.add_worksheet(_name(told.text("Definisi dan sumber"))), told, formats)
    book.close()
    return content.getvalue()


def _formats(book: Workbook, text: Language) -> dict[str, Any]:
    kinds = {str(kind): book.add_format({"num_format": form}) for kind, form in _NUMBERS.items()}
    strong = {
        f"{kind} strong": book.add_format({"num_format": form, "bold": True})
        for kind, form in _NUMBERS.items()
    }
    month = {"num_format": _MONTH[text.code], "align": "left"}
    return {
        **kinds,
        **strong,
        str(Kind.MONTH): book.add_format(month),
        f"{Kind.MONTH} strong": book.add_format({**month, "bold": True}),
        str(Kind.TEXT): book.add_format({}),
        f"{Kind.TEXT} strong": book.add_format({"bold": True}),
        "title": book.add_format({"bold": True, "font_size": 14}),
        "head": book.add_format(
            {"bold": True, "bg_color": "#DFE5EA", "bottom": 1, "text_wrap": True, "valign": "top"}
        ),
        "stamp": book.add_format({"bold": True, "font_color": "#B3261E"}),
        "wrap": book.add_format({"text_wrap": True, "valign": "top"}),
        "missing": book.add_format({"font_color": "#5B6772", "align": "right"}),
    }


def _cover(book: Workbook, told: Told, formats: Mapping[str, Any]) -> None:
    sheet = book.add_worksheet(_name(told.text("Ringkasan")))
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, 2, 40)
    lines = [
        (told.title(told.text("Tabel")), "title"),
        (told.month, str(Kind.TEXT)),
        (told.stamp, "stamp"),
        (told.finding, str(Kind.TEXT)),
        (told.based, str(Kind.TEXT)),
    ]
    row = 0
    for words, form in lines:
        if words:
            sheet.write_string(row, 0, words, formats[form])
            row += 1
    row += 1
    for figure in told.figures:
        sheet.write_string(row, 0, figure.label)
        sheet.write_string(row, 1, figure.value, formats["missing"])
        sheet.write_string(row, 2, figure.under)
        row += 1
    for words in ("", *told.asks, "", *told.notes):
        sheet.write_string(row, 0, words)
        row += 1
    _foot(sheet, row + 1, told)


def _sheet(sheet: Worksheet, table: Table, told: Told, formats: Mapping[str, Any]) -> None:
    sheet.write_string(0, 0, f"{table.title}, {told.area}, {told.month}", formats["title"])
    sheet.write_string(1, 0, " · ".join(filter(None, [told.source, table.note])))
    head = 3
    for at, column in enumerate(table.columns):
        sheet.write_string(head, at, column.name, formats["head"])
        sheet.set_column(at, at, _width(table, at, told.text))
    for down, cells in enumerate(table.rows):
        weight = " strong" if down in table.strong else ""
        for at, (cell, column) in enumerate(zip(cells, table.columns, strict=True)):
            place = (head + 1 + down, at)
            if cell is None:
                sheet.write_string(*place, told.text("tidak ada data"), formats["missing"])
            elif isinstance(cell, State):
                sheet.write_string(*place, told.text("disembunyikan"), formats["missing"])
            elif isinstance(cell, str) and column.kind is Kind.MONTH:
                sheet.write_datetime(*place, month_end(cell), formats[f"{column.kind}{weight}"])
            elif isinstance(cell, str):
                sheet.write_string(*place, cell, formats[f"{Kind.TEXT}{weight}"])
            else:
                number = cell / 100 if column.kind is Kind.PERCENT else cell
                sheet.write_number(*place, number, formats[f"{column.kind}{weight}"])
    if table.rows:
        sheet.autofilter(head, 0, head + len(table.rows), len(table.columns) - 1)
    sheet.freeze_panes(head + 1, 0)
    sheet.repeat_rows(head)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _definitions(sheet: Worksheet, told: Told, formats: Mapping[str, Any]) -> None:
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, 1, 90)
    for row, (term, meaning) in enumerate(told.definitions):
        sheet.write_string(row, 0, term, formats["head"])
        sheet.write_string(row, 1, meaning, formats["wrap"])
    _foot(sheet, len(told.definitions) + 1, told)


def _foot(sheet: Worksheet, row: int, told: Told) -> None:
    text = told.text
    lines = (
        (text("Sumber"), told.source),
        (text("Versi data"), told.story.version),
        (text("Batas wilayah"), text.render(CREDIT)),
        (text("Tautan"), told.link or text("alamat dasbor belum disetel")),
    )
    for at, (name, words) in enumerate(lines):
        sheet.write_string(row + at, 0, name)
        sheet.write_string(row + at, 1, words)


def _width(table: Table, at: int, text: Language) -> float:
    cells = [written[at] for written in table.written(text)]
    return min(_WIDEST, max(9, *(len(each) for each in (table.columns[at].name, *cells))) + 2)


def _name(title: str) -> str:
    """A sheet's name: no more letters than Excel takes, and none of those it refuses."""
    plain = "".join(" " if letter in "[]:*?/\\" else letter for letter in title)
    return " ".join(plain.split())[:_LONGEST_NAME].strip("' ")
