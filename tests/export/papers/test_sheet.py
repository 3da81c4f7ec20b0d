"""Lembar rapat: two pages, tagged, vector only, the story's numbers, no letter without a glyph."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlencode

import pytest

from dashboard.export.papers.kinds import DocumentKind, Wanted, document
from dashboard.export.papers.pictures import area_map
from dashboard.export.papers.sheet import sheet
from dashboard.i18n import Language
from tests.pdf_text import codes, fonts, margins_are_empty, page_count, pdf_text, pictures, rasters
from tests.sample_numbers import LINK, material

#: On one worker, so that the sample is read once.
pytestmark = pytest.mark.xdist_group("documents")

MATRIX = [
    (period, area, language)
    for period, area in (
        ("2026-10", "SULAMA"),
        ("2026-10", "73"),
        ("2026-10", "KC01"),
        ("2026-10", "7171"),
        ("2026-10", "8203"),
        ("2022-04", "7503"),
    )
    for language in ("id", "en")
]


def squeezed(words: str) -> str:
    return "".join(words.split())


def link_words(period: str, area: str, language: str) -> str:
    """The query of the link, without what it leaves to itself."""
    named = {
        "wilayah": area if area != "SULAMA" else "",
        "periode": period,
        "sumber": "contoh",
        "bahasa": language if language != "id" else "",
    }
    return urlencode({key: value for key, value in named.items() if value})


def check(period: str, area: str, language: str) -> None:
    text = Language(language)
    made = document(Wanted(DocumentKind.SHEET, "pdf"), material(period), area, text)
    told = material(period).told(area, text)
    words = squeezed(pdf_text(made))
    assert page_count(made) == 2
    assert "�" not in words
    assert rasters(made) == 0
    assert all(fonts(made).values())
    assert codes(made) == [f"{LINK}/profil?{link_words(period, area, language)}"]
    assert all(margins_are_empty(page) for page in pictures(made))
    assert b"pdfuaid" in made
    assert made == document(Wanted(DocumentKind.SHEET, "pdf"), material(period), area, text)
    for figure in told.figures:
        assert squeezed(figure.value) in words
    for one in told.story.parts:
        assert squeezed(told.story.areas.short_name(one.code)) in words
        assert squeezed(text.percent(one.coverage)) in words or one.coverage is None
    assert words.count(squeezed(told.stamp)) >= 2
    assert told.story.version in words
    assert squeezed(LINK) in words


def test_a_province() -> None:
    check("2026-10", "73", "id")


@pytest.mark.full
@pytest.mark.parametrize(("period", "area", "language"), MATRIX)
def test_every_kind_of_area(period: str, area: str, language: str) -> None:
    check(period, area, language)


def test_names_are_words_and_never_markup() -> None:
    told = material().told("7171", Language())
    odd = replace(told, area="#eval(1) $x$ @a *b* _c_ <d> é “e”")
    words = squeezed(pdf_text(sheet(odd, material().numbers, material().geometry)))
    assert squeezed("#eval(1) $x$ @a *b* _c_ <d> é “e”") in words


def test_only_the_areas_own_are_counted_on_its_map() -> None:
    told = material().told("73", Language())
    drawn = area_map(told, material().numbers, material().geometry)
    assert drawn.svg.count("data-code=") == 24
    assert "Provinsi Sulawesi Selatan" in drawn.svg
    assert "DATA CONTOH" in drawn.svg
    assert all(f'data-code="{code}"' in drawn.svg for code in told.story.areas.inside("73"))
