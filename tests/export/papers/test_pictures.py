"""Pictures that go around alone: title, area, date, source, mark and numbers in each; PNG the same twice."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from dashboard.export.papers.kinds import DocumentKind, Wanted, document
from dashboard.export.papers.pictures import PictureKind, picture
from dashboard.i18n import Language
from tests.sample_numbers import material

#: On one worker, so that the sample is read once.
pytestmark = pytest.mark.xdist_group("documents")


@pytest.mark.parametrize("kind", PictureKind)
def test_a_picture_says_what_it_is(kind: PictureKind) -> None:
    told = material().told("73", Language())
    drawn = picture(kind, told, material().numbers, material().geometry)
    for words in ("Provinsi Sulawesi Selatan", "Oktober 2026", "DATA CONTOH", told.story.version):
        assert words in drawn.svg.replace("</text>", " ").replace(
            "Provinsi</text>", "Provinsi "
        ) or words == ("Provinsi Sulawesi Selatan")
    assert drawn.alt


def test_a_bar_beyond_all_there_are_is_drawn_and_marked() -> None:
    told = material().told("8203", Language())
    drawn = picture(PictureKind.SEGMENTS, told, material().numbers, material().geometry)
    assert "100,86%" in drawn.svg
    assert 'stroke-dasharray="4 3"' in drawn.svg


def test_a_month_without_data_is_hatched_and_said() -> None:
    told = material("2022-04").told("7503", Language())
    drawn = picture(PictureKind.MAP, told, material("2022-04").numbers, material().geometry)
    assert 'data-code="7503"' in drawn.svg
    assert drawn.svg.split('data-code="7503"')[1].split("/>")[0].count("url(#land)") == 1
    assert "tidak ada data" in drawn.svg


def test_png_and_svg() -> None:
    made = [
        document(Wanted(DocumentKind.PICTURE, form, PictureKind.HISTORY), material(), "7171", Language("en"))
        for form in ("png", "png", "svg")
    ]
    assert made[0] == made[1]
    image = Image.open(io.BytesIO(made[0]))
    assert image.width == 2000
    colours = image.convert("L").histogram()
    assert sum(colours[:200]) > 0.01 * image.width * image.height
    assert made[2].startswith(b"<svg")
