"""Whatever a place is called, and with any one letter wrong, it is found; what several are called finds all."""

from __future__ import annotations

import string
import time
from functools import cache
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.data.places.search import Found, Kind, Near, SearchIndex, places
from tests.metrics.build import areas

#: What a person feels as at once, seconds of server time; it takes a tenth of that.
AT_ONCE = 0.050


@cache
def index() -> SearchIndex:
    return SearchIndex(places(areas()))


@cache
def names() -> list[tuple[str, str]]:
    """Every name of every kabupaten/kota: its own, with and without the kind, and those by which it also goes."""
    found = []
    for code, name, alias in zip(
        areas().regencies.index, areas().regencies["nama"], areas().regencies["alias"], strict=True
    ):
        bare = name.split(" ", 1)[1]
        found += [(str(code), each) for each in (name, bare, *(alias.split(";") if alias else ()))]
    return found


def codes(found: tuple[Found, ...], kind: Kind = Kind.AREA) -> list[str]:
    return [each.code for each in found if each.kind is kind]


def test_every_area_is_found_by_each_of_its_names_and_stands_first() -> None:
    assert len({code for code, _ in names()}) == 102
    for code, name in names():
        found = index().find(f" {name.upper()}")
        assert code in [each.code for each in found if each.near is Near.SAME], name
        assert found[0].kind is Kind.AREA, name


def test_every_province_and_branch_is_found_too() -> None:
    for code, name in {**areas().provinces, **areas().branches}.items():
        assert code in codes(index().find(name)), name
    assert codes(index().find("Sulsel")) == ["73"]
    assert codes(index().find("kc palopo"))[0] == "KC06"


@st.composite
def with_a_wrong_letter(draw: st.DrawFn) -> tuple[str, str]:
    code, name = draw(st.sampled_from(names()))
    at = draw(st.sampled_from([place for place, letter in enumerate(name) if letter.isalpha()]))
    return code, name[:at] + draw(st.sampled_from(string.ascii_lowercase)) + name[at + 1 :]


@given(typed=with_a_wrong_letter())
def test_every_area_is_found_with_one_letter_wrong(typed: tuple[str, str]) -> None:
    code, written = typed
    assert code in codes(index().find(written))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("kab. bone", ["7308"]),
        ("Kep. Talaud", ["7104"]),
        ("ujung pandang", ["7371"]),
        ("73.07", ["7307"]),
        ("gorontalo", ["75", "7501", "7571", "KC02"]),
    ],
)
def test_what_people_write_means_all_that_is_called_so(written: str, meant: list[str]) -> None:
    found = index().find(written)
    assert [each.code for each in found if each.near is Near.SAME and each.kind is Kind.AREA] == meant


def test_a_branch_is_found_by_each_kabupaten_it_serves() -> None:
    for code in areas().branches:
        for served in areas().inside(code):
            [found, *_] = index().find(f"kc {areas().short_name(served)}")
            assert (found.code, found.near) == (code, Near.SAME)


def test_every_village_of_a_name_is_shown_however_many() -> None:
    villages = areas().villages
    most = villages["nama"].value_counts()
    alike = set(villages.index[villages["nama"] == most.index[0]])
    assert len(alike) > 10
    assert alike <= set(codes(index().find(f"desa {most.index[0]}"), Kind.VILLAGE))


def test_a_kecamatan_is_found_by_its_word() -> None:
    found = index().find("Kec. Lilirilau")
    assert [(each.kind, each.code) for each in found] == [(Kind.KECAMATAN, "731203")]


def test_any_village_is_found_at_once() -> None:
    drawn = Random(1).sample(sorted(areas().villages.index), 200)
    index()
    slowest = 0.0
    for code in drawn:
        name = str(areas().villages.at[code, "nama"])
        begun = time.process_time()
        found = index().find(name)
        slowest = max(slowest, time.process_time() - begun)
        assert code in codes(found, Kind.VILLAGE), name
    assert slowest < AT_ONCE


@pytest.mark.parametrize("written", ["", " ", "b", "/", "...", "qqqqzzzz", "x" * 10_000, "\x00", "a\u0301"])
def test_nothing_is_found_for_nothing_and_nothing_breaks(written: str) -> None:
    assert len(index().find(written)) <= 14
