"""The still picture shows what the numbers say, alone and small."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pandas as pd
import pytest

from dashboard.charts.indicators import NOT_COVERED
from dashboard.charts.map_picture import coarse, map_alt, map_svg
from dashboard.data.contract.words import Level
from dashboard.data.outlines.geometry import Geometry
from dashboard.data.places.areas import Areas
from dashboard.i18n import Language
from tests.charts.conftest import NO_DATA, MakeData

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def drawn(coverage: pd.DataFrame, make_data: MakeData, place) -> str:
    return map_svg(make_data(coverage), period="2025-06", **place)


def groups(document: str) -> dict[str, ElementTree.Element]:
    root = ElementTree.fromstring(document)
    return {
        group.attrib["data-class"]: group for group in root.iter(f"{SVG}g") if "data-class" in group.attrib
    }


def test_all_areas_are_drawn_each_once(drawn: str) -> None:
    assert sum(len(group) for group in groups(drawn).values()) == 102


def test_no_data_is_hatched_and_zero_is_not(drawn: str) -> None:
    hatched = groups(drawn)["-1"]
    assert hatched.attrib["fill"] == "url(#h)"
    assert len(hatched) == 1
    assert groups(drawn)["0"].attrib["fill"].startswith("#")


def test_the_legend_counts_every_area(drawn: str, coverage: pd.DataFrame) -> None:
    root = ElementTree.fromstring(drawn)
    for kind in ("w", "n"):
        block = next(group for group in root.iter(f"{SVG}g") if group.attrib.get("class") == kind)
        counts = [int(each.text or "") for each in block.iter(f"{SVG}text") if (each.text or "").isdigit()]
        assert sum(counts) == 102
        assert counts[-1] == 1


def test_small_areas_get_a_circle(drawn: str, geometry: Geometry) -> None:
    assert geometry.small
    in_legends = 2  # of wide and of narrow pictures
    assert drawn.count("<circle") == len(geometry.small) + in_legends


def test_the_legend_names_the_target_of_each_limit_and_every_symbol(
    coverage: pd.DataFrame, make_data: MakeData, place
) -> None:
    drawn = map_svg(make_data(coverage), period="2025-06", **place, outlined="7307")
    for words in ("RPJMN 2025", "RPJMN 2029", "UCJ Kemendagri 2025", "target daerah tertinggi 2025"):
        assert drawn.count(words) == 2, words
    for words in ("wilayah kecil", "batas provinsi", "terpilih"):
        assert drawn.count(f">{words}<") == 2, words
    assert ">terpilih<" not in map_svg(make_data(coverage), period="2025-06", **place)


def test_it_says_what_it_is(drawn: str) -> None:
    for words in ("Cakupan kepesertaan", "Juni 2025", "Sumber: uji", "DATA CONTOH", "tidak ada data"):
        assert words in drawn


def test_office_data_is_not_stamped(coverage: pd.DataFrame, make_data: MakeData, place) -> None:
    data = make_data(coverage, sample=False)
    assert "DATA CONTOH" not in map_svg(data, period="2025-06", **place)


@pytest.mark.parametrize("level", [Level.REGENCY, Level.PROVINCE, Level.BRANCH])
def test_it_is_small_and_asks_for_nothing(level: Level, make_data: MakeData, place) -> None:
    table = pd.DataFrame(55.0, index=["2025-06"], columns=list(place["areas"].at_level(level)))
    made = map_svg(
        make_data(table, level=level),
        period="2025-06",
        **place,
    )
    assert len(made.encode()) < 150_000
    assert "http" not in made.replace("http://www.w3.org/2000/svg", "")


def test_counts_are_circles_in_proportion_on_neutral_land(make_data: MakeData, place) -> None:
    table = pd.DataFrame(0.0, index=["2025-06"], columns=list(place["areas"].codes))
    table["7371"], table["7301"], table["7302"] = 40_000.0, 10_000.0, -500.0
    data = make_data(table, indicator=NOT_COVERED)
    root = ElementTree.fromstring(map_svg(data, period="2025-06", **place))
    by_place = {(c.attrib["cx"], c.attrib["cy"]): c for c in root.findall(f"{SVG}circle")}
    large, small, surplus = (
        by_place[tuple(f"{part:g}" for part in place["geometry"].labels[code])]
        for code in ("7371", "7301", "7302")
    )
    assert float(large.attrib["r"]) == pytest.approx(2 * float(small.attrib["r"]), rel=0.01)
    assert "fill-opacity" not in surplus.attrib
    assert len(by_place) == 102


def test_a_name_with_marks_stays_text(coverage: pd.DataFrame, make_data: MakeData, place) -> None:
    data = make_data(coverage)
    object.__setattr__(data, "title", '<script>"&')
    ElementTree.fromstring(map_svg(data, period="2025-06", **place))


def test_alt_text_is_computed_from_the_same_values(
    coverage: pd.DataFrame, make_data: MakeData, areas: Areas, text: Language
) -> None:
    alt = map_alt(make_data(coverage), period="2025-06", areas=areas, text=text)
    assert "Juni 2025" in alt
    assert "Terendah Kabupaten Pasangkayu (0,00%)" in alt
    assert "1 wilayah tanpa data" in alt
    counts = [int(found) for found in re.findall(r": (\d+)[;.]", alt)]
    assert sum(counts) == 101


def test_alt_text_without_any_data(
    coverage: pd.DataFrame, make_data: MakeData, areas: Areas, text: Language
) -> None:
    alt = map_alt(make_data(coverage[[NO_DATA]]), period="2025-06", areas=areas, text=text)
    assert alt.endswith("1 wilayah tanpa data.")


def test_a_month_that_is_not_there_is_an_error(
    coverage: pd.DataFrame, make_data: MakeData, areas: Areas, text: Language
) -> None:
    with pytest.raises(KeyError, match="2019-01"):
        map_alt(make_data(coverage), period="2019-01", areas=areas, text=text)


def test_coarse_outlines_stay_where_they_were(geometry: Geometry) -> None:
    """Rounding to whole units never adds up: each ring still begins within half a unit of its place."""
    for path in geometry.paths.values():
        for fine, rough in zip(_starts(path), _starts(coarse(path)), strict=True):
            assert abs(fine[0] - rough[0]) <= 0.51
            assert abs(fine[1] - rough[1]) <= 0.51


def _starts(path: str) -> list[tuple[float, float]]:
    x = y = 0.0
    found = []
    for ring in path.split("z")[:-1]:
        numbers = [float(number) for number in re.findall(r"-?\d*\.?\d+", ring)]
        x, y = x + numbers[0], y + numbers[1]
        found.append((x, y))
    return found
