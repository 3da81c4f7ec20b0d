"""Kajian penganggaran: the plan's own numbers, in both forms, the same bytes twice."""

from __future__ import annotations

import io

import pytest
from docx import Document

from dashboard.export.papers.kinds import DocumentKind, Wanted, document
from dashboard.export.papers.study import NothingToStudyError, study_of
from dashboard.i18n import Language
from tests.export.papers.test_sheet import squeezed
from tests.pdf_text import fonts, margins_are_empty, pdf_text, pictures, rasters
from tests.sample_numbers import LINK, material
from tests.spread import spread

#: On one worker, so that the sample is read once.
pytestmark = pytest.mark.xdist_group("documents")


def docx_words(content: bytes) -> str:
    made = Document(io.BytesIO(content))
    cells = [cell.text for table in made.tables for row in table.rows for cell in row.cells]
    head = [each.text for each in made.sections[0].header.paragraphs]
    return " ".join((*cells, *head, *(each.text for each in made.paragraphs)))


@pytest.mark.parametrize(
    ("form", "language"), spread([("pdf", "id"), ("pdf", "en"), ("docx", "en"), ("docx", "id")], quick=2)
)
def test_both_forms_hold_the_plan(form: str, language: str) -> None:
    text = Language(language)
    wanted = Wanted(DocumentKind.STUDY, form)
    made = document(wanted, material(), "73", text)
    assert made == document(wanted, material(), "73", text)
    words = squeezed(pdf_text(made) if form == "pdf" else docx_words(made))
    if form == "pdf":
        assert rasters(made) == 0
        assert all(fonts(made).values())
        assert all(margins_are_empty(page) for page in pictures(made))
    told = material().told("73", text)
    study = study_of(told, material().numbers, plan=None)
    assert study.shared is not None
    assert squeezed(text.rupiah(study.outcome.cost.total)) in words
    assert squeezed(text.percent(study.outcome.effect.after)) in words
    for each in study.shared.areas:
        assert squeezed(text.rupiah(each.share.rupiah)) in words
    for said in (told.stamp, told.story.version, LINK):
        assert squeezed(said) in words


def test_the_people_shared_out_are_the_plans() -> None:
    told = material().told("73", Language())
    study = study_of(told, material().numbers, plan=None)
    assert study.shared is not None
    assert sum(each.share.people for each in study.shared.areas) == study.plan.people == told.story.whole.gap


def test_without_a_gap_a_plan_must_be_given() -> None:
    with pytest.raises(NothingToStudyError):
        document(Wanted(DocumentKind.STUDY, "pdf"), material(), "KC01", Language())
