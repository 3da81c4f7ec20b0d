"""The picture of what there is: its shapes and its words come from the same table."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pandas as pd
import pytest

from dashboard.charts.completeness_picture import completeness_alt, completeness_svg
from dashboard.charts.palette import Theme
from dashboard.i18n import LANGUAGES, Language
from dashboard.metrics.coverage.completeness import GIVEN_NAMES, Given
from tests.data.intake_tools import areas

STATES = pd.DataFrame(
    [[Given.FULL, Given.FULL], [Given.NO_ELIGIBLE, Given.NOTHING], [Given.PROVINCE, Given.NOTHING]],
    index=["7307", "7308", "8201"],
    columns=["2024-12", "2025-01"],
)
NS = "{http://www.w3.org/2000/svg}"


def drawn(theme: Theme, language: str = "id") -> ElementTree.Element:
    svg = completeness_svg(STATES, areas=areas(), text=Language(language), theme=theme, stamp="DATA CONTOH")
    return ElementTree.fromstring(svg)


@pytest.mark.parametrize("theme", list(Theme))
def test_every_state_has_a_shape_of_its_own_drawn_as_often_as_it_occurs(theme: Theme) -> None:
    paths = [path.get("d", "") for path in drawn(theme).iter(f"{NS}path")]
    shapes = [re.sub(r"M\d+ \d+", "M", path.split("z")[0]) for path in paths]
    assert len({shape for shape in shapes if shape.count("v") < 2 or "h" in shape}) >= 4
    # One in the key, and one for each cell of the table.
    assert sum(path.count("h12v12h-12z") for path in paths) == 1 + 2
    assert sum(path.count("l12 12h-12z") for path in paths) == 1 + 1
    assert sum(path.count("h7v1h-7z") for path in paths) == 1 + 1
    assert sum(path.count("l7 7m0 -7l-7 7") for path in paths) == 1 + 2


@pytest.mark.parametrize("language", list(LANGUAGES))
def test_names_years_stamp_and_key_are_written(language: str) -> None:
    text = Language(language)
    words = [each.text or "" for each in drawn(Theme.LIGHT, language).iter(f"{NS}text")]
    assert "DATA CONTOH" in words
    assert "Sinjai" in words
    for state in Given:
        assert any(word.startswith(text(GIVEN_NAMES[state])) for word in words)


def test_the_alternative_text_counts_what_is_drawn() -> None:
    said = completeness_alt(STATES, text=Language())
    assert "3 kabupaten/kota" in said
    assert "Desember 2024" in said
    assert "peserta dan potensi ada: 2" in said
    assert "tidak ada data: 2" in said


def test_without_months_there_is_still_a_picture() -> None:
    empty = pd.DataFrame(index=["7307"])
    assert completeness_svg(empty, areas=areas(), text=Language(), theme=Theme.DARK, stamp="x").startswith(
        "<svg"
    )
