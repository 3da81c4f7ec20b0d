"""A page on paper: its content alone, every area with its number, the sample's mark in sight."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit

#: A4 across, at 96 dots an inch, without its margins.
PAPER = {"width": 1047, "height": 740}


@pytest.mark.full
def test_the_map_is_printed_with_all_its_areas_and_without_the_menu(visit: Callable[..., Visit]) -> None:
    made = visit()
    page = made.open("/peta?wilayah=7307")
    expect(page.locator('.pane [role="option"]').first).to_be_visible()
    page.set_viewport_size(PAPER)
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    expect(page.locator(".printed li")).to_have_count(102)
    expect(page.locator(".printed li").first).to_contain_text("101,30%")
    expect(page.get_by_test_id("stSidebar")).to_be_hidden()
    expect(page.get_by_test_id("stDataFrame")).to_be_hidden()
    expect(page.get_by_role("button", name="PNG")).to_be_hidden()
    legend, frame = page.locator(".legend").bounding_box(), page.locator(".frame").bounding_box()
    assert legend is not None
    assert frame is not None
    assert legend["y"] >= frame["y"] + frame["height"]
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    expect(page.locator(".printed")).to_have_count(0)
    made.assert_clean()


@pytest.mark.full
def test_the_document_says_its_language(visit: Callable[..., Visit]) -> None:
    made = visit()
    page = made.open("/metode")
    expect(page.locator("html")).to_have_attribute("lang", "id")
    page.get_by_role("radio", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    made.assert_clean()


@pytest.mark.full
@pytest.mark.parametrize("path", ["/anggaran?wilayah=7605", "/profil?wilayah=7307", "/cabang?wilayah=KC03"])
def test_other_pages_are_printed_whole_and_without_the_menu(visit: Callable[..., Visit], path: str) -> None:
    made = visit()
    page = made.open(path)
    page.set_viewport_size(PAPER)
    page.emulate_media(media="print")
    expect(page.get_by_test_id("stSidebar")).to_be_hidden()
    # The mark beside the title has a help, and the icons of helps are left out on paper.
    expect(page.get_by_text("DATA CONTOH, tidak resmi").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollHeight > innerHeight")
    made.assert_clean()
