"""What only a browser shows of the category and profile pages: one screen, and rows that lead on."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit


@pytest.mark.full
def test_religious_workers_of_all_24_areas_stand_on_one_screen(visit: Callable[..., Visit]) -> None:
    made = visit()
    page = made.open("/kategori?wilayah=73&periode=2025-06&bagian=keagamaan")
    table = page.get_by_test_id("stDataFrame")
    expect(table.locator("canvas").first).to_be_visible()
    made.settle()
    box = table.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= 768
    assert box["height"] >= 26 * 18
    made.assert_clean()


@pytest.mark.full
def test_the_profile_is_reached_from_the_map_and_keeps_area_and_month(visit: Callable[..., Visit]) -> None:
    made = visit()
    page = made.open("/peta?wilayah=7307&periode=2025-06")
    page.get_by_test_id("stMain").get_by_role("link", name="Profil Kabupaten Sinjai").click()
    expect(page.get_by_test_id("stMain").get_by_role("heading", name="Profil wilayah")).to_be_visible()
    made.settle()
    assert "wilayah=7307" in page.url
    assert "periode=2025-06" in page.url
    expect(page.get_by_text("Riwayat cakupan")).to_be_visible()
    made.assert_clean()
