"""Paparan: native shapes, charts and tables, all named; numbers as the story's; the same bytes twice."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from openpyxl import load_workbook
from pptx import Presentation

from dashboard.export.papers.kinds import DocumentKind, Wanted, document
from dashboard.i18n import Language
from tests.export.papers.test_sheet import MATRIX
from tests.sample_numbers import LINK, material

#: On one worker, so that the sample is read once.
pytestmark = pytest.mark.xdist_group("documents")

DECK = Wanted(DocumentKind.DECK, "pptx")


def every_shape(shapes: object) -> list:
    found = []
    for shape in shapes:  # type: ignore[attr-defined]
        found.append(shape)
        if shape.shape_type == 6:
            found += every_shape(shape.shapes)
    return found


def words_of(shape: object) -> str:
    return shape.text_frame.text if shape.has_text_frame else ""  # type: ignore[attr-defined]


def check(period: str, area: str, language: str) -> None:
    text = Language(language)
    made = document(DECK, material(period), area, text)
    assert made == document(DECK, material(period), area, text)
    told = material(period).told(area, text)
    deck = Presentation(io.BytesIO(made))
    assert deck.slide_width * 9 == pytest.approx(deck.slide_height * 16, rel=1e-3)
    shapes = [shape for slide in deck.slides for shape in every_shape(slide.shapes)]
    for slide in deck.slides:
        own = every_shape(slide.shapes)
        ids = [shape.shape_id for shape in own]
        assert len(ids) == len(set(ids))
        assert told.source in slide.notes_slide.notes_text_frame.text
        assert any(words_of(shape) == told.source for shape in own)
        assert any(words_of(shape) == told.stamp for shape in own)
    for one in told.story.parts:
        (own_shape,) = (s for s in shapes if s.name == f"{one.code} {told.story.areas.name(one.code)}")
        said = text("tidak ada data") if one.coverage is None else text.percent(one.coverage)
        assert own_shape._element.xpath(".//p:cNvPr")[0].get("descr").endswith(said)
    for shape in shapes:
        if shape.shape_type in (3, 6, 13, 19):
            assert shape._element.xpath(".//p:cNvPr")[0].get("descr")
        assert shape.left + shape.width <= deck.slide_width + 20
        assert shape.top + shape.height <= deck.slide_height + 20
    rows = [
        [cell.text_frame.text for cell in row.cells]
        for shape in shapes
        if getattr(shape, "has_table", False)
        for row in shape.table.rows
    ]
    for one in told.story.parts:
        assert any(row[1] == told.story.areas.short_name(one.code) for row in rows if len(row) == 9)
    _charts(made, told.story.history[-1].coverage, [one.coverage for one in told.story.segments.values()])


def _charts(made: bytes, last: float | None, segments: list[float | None]) -> None:
    """The workbooks behind the charts hold the unrounded numbers."""
    archive = zipfile.ZipFile(io.BytesIO(made))
    books = [name for name in archive.namelist() if name.endswith(".xlsx")]
    columns = []
    for name in books:
        sheet = load_workbook(io.BytesIO(archive.read(name))).active
        assert sheet is not None
        columns.append([row[1] for row in sheet.iter_rows(min_row=2, values_only=True)])
    line, bars = sorted(columns, key=len, reverse=True) if len(columns[0]) != len(columns[1]) else columns
    assert line[-1] == (None if last is None else pytest.approx(last))
    assert bars[:3] == [None if each is None else pytest.approx(each) for each in segments]
    for name in archive.namelist():
        if name.startswith("ppt/charts/chart"):
            assert not re.search(rb'axId val="-', archive.read(name))


@pytest.mark.full
def test_a_province() -> None:
    check("2026-10", "73", "id")


@pytest.mark.full
@pytest.mark.parametrize(("period", "area", "language"), MATRIX)
def test_every_kind_of_area(period: str, area: str, language: str) -> None:
    check(period, area, language)


@pytest.mark.full
def test_every_word_is_in_the_decks_language() -> None:
    archive = zipfile.ZipFile(io.BytesIO(document(DECK, material(), "7171", Language("en"))))
    for name in archive.namelist():
        if re.fullmatch(r"ppt/slides/slide\d+\.xml", name):
            part = archive.read(name)
            assert set(re.findall(rb'<a:rPr[^>]* lang="([\w-]+)"|<a:rPr lang="([\w-]+)"', part)) == {
                (b"", b"en-GB")
            } or (b'lang="en-GB"' in part and b'lang="id-ID"' not in part)
    assert LINK.encode() in archive.read("ppt/slides/slide7.xml") or any(
        LINK.encode() in archive.read(name)
        for name in archive.namelist()
        if name.startswith("ppt/slides/slide")
    )
