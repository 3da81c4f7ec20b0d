"""The planner's pictures: what is drawn is what the numbers say, in words too."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pandas as pd
import pytest

from dashboard.charts.budget_effect import EffectRow, effect_points, effect_points_alt
from dashboard.charts.budget_years import BudgetColumn, budget_columns, budget_columns_alt
from dashboard.charts.figure_frame import heading
from dashboard.charts.map_picture import map_svg
from dashboard.charts.map_zoom import scale_of
from dashboard.charts.palette import PALETTES, Theme
from dashboard.i18n import Language
from tests.charts.conftest import MakeData

COLUMNS = (
    BudgetColumn("APBD Perubahan 2023", "Oktober – Desember 2023", 3, 1_512_000_000),
    BudgetColumn("APBD 2024", "Januari – September 2024", 9, 4_536_000_000),
)
ROWS = (EffectRow("Sinjai", 40.0, 60.0), EffectRow("Wajo <x>", 90.0, 109.33))
SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("theme", Theme)
def test_a_column_a_budget_from_zero_with_its_rupiah_and_months(theme: Theme, text: Language) -> None:
    figure = budget_columns(COLUMNS, title="Iuran", lines=["DATA CONTOH"], text=text, theme=theme)
    (bars,) = figure.data
    assert list(bars.y) == [1_512_000_000, 4_536_000_000]
    assert figure.layout.yaxis.range[0] == 0
    assert figure.layout.yaxis.range[1] > max(bars.y)
    assert list(bars.text) == ["<b>Rp1,51 miliar</b><br>3 bulan", "<b>Rp4,54 miliar</b><br>9 bulan"]
    assert "DATA CONTOH" in " ".join(heading(figure)[1])
    assert bars.marker.color == PALETTES[theme].categorical[0]


def test_budget_columns_in_words_are_exact(text: Language) -> None:
    said = budget_columns_alt(COLUMNS, title="Iuran", text=text)
    assert "APBD Perubahan 2023: Rp1.512.000.000, 3 bulan (Oktober – Desember 2023)" in said
    assert "Rp4.536.000.000" in said


@pytest.mark.parametrize("theme", Theme)
def test_before_and_after_differ_in_form_and_are_not_clipped(theme: Theme, text: Language) -> None:
    figure = effect_points(ROWS, title="Cakupan", lines=["uji"], text=text, theme=theme)
    before, after, words = figure.data
    assert list(before.x) == [40.0, 90.0]
    assert list(after.x) == [60.0, 109.33]
    assert before.marker.symbol != after.marker.symbol
    assert figure.layout.xaxis.range[1] > 109.33
    assert [(line.x0, line.x1) for line in figure.layout.shapes] == [(40.0, 60.0), (90.0, 109.33)]
    assert words.text[0] == "<b>Sinjai</b>  40,00% → 60,00% (+20,00 poin)"
    assert "<x>" not in words.text[1]


def test_points_in_words(text: Language) -> None:
    assert "Sinjai: 40,00% → 60,00% (+20,00 poin)" in effect_points_alt(ROWS, title="Cakupan", text=text)
    assert "tidak ada data" in effect_points_alt((), title="Cakupan", text=text)


@pytest.mark.parametrize("code", ["7605", "76", "KC03"])
def test_an_outlined_area_is_drawn_over_the_land(
    code: str, coverage: pd.DataFrame, make_data: MakeData, place
) -> None:
    drawn = map_svg(make_data(coverage), period="2025-06", **place, outlined=code)
    assert drawn.count("data-outlined") == 1
    assert drawn.index(f'data-outlined="{code}"') > drawn.rindex("data-class")
    assert "data-outlined" not in map_svg(make_data(coverage), period="2025-06", **place)


@pytest.mark.parametrize("code", ["76", "81", "KC03"])
def test_a_part_fills_the_picture_beside_the_legend(
    code: str, coverage: pd.DataFrame, make_data: MakeData, place
) -> None:
    areas, geometry = place["areas"], place["geometry"]
    inside = list(areas.inside(code))
    drawn = map_svg(make_data(coverage[inside]), period="2025-06", **place, focus=code)
    root = ElementTree.fromstring(drawn)
    part = next(each for each in root.iter(f"{SVG}svg") if each.attrib.get("class") == "z")
    left, top, width, height = map(float, part.attrib["viewBox"].split())
    box = geometry.boxes[code]
    assert left <= box[0]
    assert top <= box[1]
    assert left + width >= box[2]
    assert top + height >= box[3]
    areas_drawn = [group for group in part.iter(f"{SVG}g") if "data-class" in group.attrib]
    assert sum(len(group) for group in areas_drawn) == len(inside)
    assert scale_of(box, height=geometry.viewbox[3]) > 1
    assert len(drawn.encode()) < 250_000
    assert not re.search(r"https?://(?!www\.w3\.org)", drawn)
