"""Areas named in one line are those that are meant, in the order they were named, and never guessed."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.data.places.search import Kind, SearchIndex, places
from dashboard.data.places.several import several_areas
from tests.metrics.build import areas


@cache
def index() -> SearchIndex:
    return SearchIndex(each for each in places(areas()) if each.kind is Kind.AREA)


def found(written: str) -> tuple[str, ...]:
    return several_areas(written, index=index(), areas=areas(), most=4)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("sinjai bone bulukumba", ("7307", "7308", "7302")),
        ("Sinjai, Bone dan Bulukumba", ("7307", "7308", "7302")),
        ("bone & sinjay", ("7308", "7307")),
        ("bone vs bone bolango", ("7308", "7503")),
        ("bone bone bolango", ("7308", "7503")),
        ("kota gorontalo bone bolango", ("7571", "7503")),
        ("gorontalo pohuwato", ("7501", "7504")),
        ("sulsel gorontalo", ("73", "75")),
        ("kc palopo, kc makassar", ("KC06", "KC03")),
        # The name of one, of too many, the same twice, or with a word that is no area.
        ("bone bolango", ()),
        ("bone", ()),
        ("bone bone", ()),
        ("sinjai bone bulukumba wajo sidrap", ()),
        ("sinjai bone pertanian", ()),
        ("sinjai, , bone qqqq", ()),
        ("", ()),
        ("a " * 500, ()),
    ],
)
def test_a_line_of_names(written: str, meant: tuple[str, ...]) -> None:
    assert found(written) == meant


@given(st.lists(st.sampled_from(sorted(areas().regencies.index)), min_size=2, max_size=4, unique=True))
def test_full_names_with_marks_are_read_back(codes: list[str]) -> None:
    assert found(", ".join(areas().name(code) for code in codes)) == tuple(codes)
