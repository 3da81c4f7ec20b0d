"""The work plan of a programme as a document that an office can edit, sign and send on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from docx import Document
from docx.document import Document as DocumentObject
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import _Row as Row

from dashboard.export.document_writing import document_bytes

_FONT: Final = "Calibri"
_STAMP: Final = RGBColor(0xB3, 0x26, 0x1E)


@dataclass(frozen=True)
class PlanTable:
    """A table of the document, every cell as it is printed.

    numbers: positions of the columns that hold numbers, set flush right. total: whether the last row sums up.
    """

    heading: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...] = ()
    total: bool = False
    note: str = ""


@dataclass(frozen=True)
class WorkPlan:
    """What a work plan says, every word and number as it is printed.

    stamp: DATA CONTOH, or "" for the office's own numbers; it stands at the head of every page.
    facts: what and how much, as label and value. source: where the numbers are from and of which date.
    """

    title: str
    subtitle: str
    stamp: str
    purpose: str
    facts: tuple[tuple[str, str], ...]
    tables: tuple[PlanTable, ...]
    notes: tuple[str, ...]
    source: str


def work_plan_document(plan: WorkPlan) -> bytes:
    """The plan as a .docx file, A4 upright, tables with a repeated head row."""
    document = Document()
    _page(document, plan)
    document.core_properties.title = plan.title
    document.core_properties.author = ""
    document.core_properties.comments = plan.source
    document.add_heading(plan.title, level=0)
    document.add_paragraph(plan.subtitle)
    document.add_paragraph(plan.purpose)
    _table(document, columns=(), rows=plan.facts, numbers=(), total=False)
    for table in plan.tables:
        document.add_heading(table.heading, level=1)
        _table(document, columns=table.columns, rows=table.rows, numbers=table.numbers, total=table.total)
        if table.note:
            document.add_paragraph(table.note)
    for note in plan.notes:
        document.add_paragraph(note, style="List Bullet")
    document.add_paragraph(plan.source)
    return document_bytes(document)


def _page(document: DocumentObject, plan: WorkPlan) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(22)
    section.top_margin = section.bottom_margin = Mm(20)
    normal = document.styles["Normal"].font
    normal.name, normal.size = _FONT, Pt(10.5)
    head = section.header.paragraphs[0]
    head.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    if plan.stamp:
        mark = head.add_run(plan.stamp)
        mark.bold, mark.font.color.rgb = True, _STAMP
    section.footer.paragraphs[0].text = plan.source


def _table(
    document: DocumentObject,
    *,
    columns: Sequence[str],
    rows: Sequence[Sequence[str]],
    numbers: Sequence[int],
    total: bool,
) -> None:
    width = len(columns) or len(rows[0])
    table = document.add_table(rows=0, cols=width)
    table.style = "Light Grid Accent 1" if columns else "Table Grid"
    if columns:
        head = table.add_row()
        _fill(head, columns, numbers=numbers, bold=True)
        _repeat(head)
    for at, cells in enumerate(rows, start=1):
        _fill(table.add_row(), cells, numbers=numbers, bold=total and at == len(rows))
    document.add_paragraph()


def _fill(row: Row, cells: Sequence[str], *, numbers: Sequence[int], bold: bool) -> None:
    for at, (cell, words) in enumerate(zip(row.cells, cells, strict=True)):
        paragraph = cell.paragraphs[0]
        paragraph.add_run(words).bold = bold
        if at in numbers:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _repeat(row: Row) -> None:
    """Repeat the row at the top of every page the table runs over."""
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)
