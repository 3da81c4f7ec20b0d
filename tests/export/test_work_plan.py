"""The work plan as a document, read back as Word would."""

from __future__ import annotations

import io

import pytest
from docx import Document

from dashboard.export.work_plan import PlanTable, WorkPlan, work_plan_document

PLAN = WorkPlan(
    title="Rencana kerja",
    subtitle="Sulawesi Barat, 13.000 pekerja",
    stamp="DATA CONTOH",
    purpose="Melindungi 13.000 pekerja.",
    facts=(("Per bulan", "Rp218.400.000"), ("Setahun", "Rp2.620.800.000")),
    tables=(
        PlanTable(
            heading="Per kabupaten",
            columns=("Wilayah", "Orang"),
            rows=(("Majene", "6.000"), ("Mamuju", "7.000"), ("Jumlah", "13.000")),
            numbers=(1,),
            total=True,
            note="Dibagi menurut celah.",
        ),
    ),
    notes=("Satu NIK tidak dibayar dua kali.",),
    source="DATA CONTOH · per akhir Desember 2021",
)


def test_every_word_and_number_of_the_plan_is_in_the_document() -> None:
    document = Document(io.BytesIO(work_plan_document(PLAN)))
    paragraphs = [paragraph.text for paragraph in document.paragraphs]
    for words in (PLAN.title, PLAN.subtitle, PLAN.purpose, PLAN.source, *PLAN.notes, "Dibagi menurut celah."):
        assert words in paragraphs
    facts, table = document.tables
    assert [[cell.text for cell in row.cells] for row in facts.rows] == [list(each) for each in PLAN.facts]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Wilayah", "Orang"],
        *(list(row) for row in PLAN.tables[0].rows),
    ]


@pytest.mark.parametrize("stamp", ["DATA CONTOH", ""])
def test_sample_numbers_are_marked_at_the_head_of_every_page(stamp: str) -> None:
    marked = WorkPlan(**{**PLAN.__dict__, "stamp": stamp})
    section = Document(io.BytesIO(work_plan_document(marked))).sections[0]
    assert section.header.paragraphs[0].text == stamp
    assert section.footer.paragraphs[0].text == PLAN.source


def test_the_sum_stands_out_and_numbers_are_flush_right() -> None:
    table = Document(io.BytesIO(work_plan_document(PLAN))).tables[1]
    last = table.rows[-1].cells
    assert all(run.bold for cell in last for run in cell.paragraphs[0].runs)
    assert last[1].paragraphs[0].alignment is not None
    assert last[0].paragraphs[0].alignment is None
