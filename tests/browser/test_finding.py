"""The field that finds anything, in a browser: "/" leads to it, the keyboard opens what it found; and comparisons."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE, Visit


def test_slash_focuses_and_enter_opens(visit: Callable[..., Visit]) -> None:
    seen = visit()
    page = seen.open("/target?periode=2026-09")
    page.keyboard.press("/")
    field = page.locator(".st-key-temukan input")
    expect(field).to_be_focused()
    expect(field).to_have_value("")
    page.keyboard.type("bulukunba")
    found = page.locator(".st-key-temukan_hasil a").first
    expect(found).to_have_text(re.compile("Kabupaten Bulukumba"))
    found.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Profil wilayah")).to_be_visible()
    expect(page).to_have_url(
        re.compile("profil.*wilayah=7302.*periode=2026-09|profil.*periode=2026-09.*wilayah=7302")
    )
    # A "/" that is typed somewhere is a letter.
    seen.settle()
    page.keyboard.press("/")
    page.keyboard.type("RT/RW")
    expect(field).to_have_value("RT/RW")
    seen.assert_clean()


@pytest.mark.full
def test_on_a_phone_the_field_is_in_the_menu(visit: Callable[..., Visit]) -> None:
    seen = visit(size=PHONE)
    page = seen.open("/")
    page.locator(".st-key-menu_atas button").first.click()
    page.locator(".st-key-temukan_menu input").fill("desa sukamaju")
    found = page.locator(".st-key-temukan_menu_hasil a")
    expect(found.first).to_have_text(re.compile("Desa Sukamaju, Kecamatan"))
    found.first.click()
    expect(page.get_by_role("heading", name="Ekosistem desa")).to_be_visible()
    seen.settle()
    seen.assert_clean()


@pytest.mark.full
def test_areas_checked_in_the_table_are_compared(visit: Callable[..., Visit]) -> None:
    seen = visit()
    page = seen.open("/bandingkan?wilayah=7307&dengan=7308")
    expect(page.get_by_test_id("stMetric")).to_have_count(2)
    page.get_by_text("Pilih dari tabel wilayah").click()
    table = page.locator(".st-key-wilayah_dibandingkan_7308 canvas").first
    expect(table).to_be_visible()
    seen.settle()
    # The second row: the first is the one that is compared already.
    box = table.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + 18, box["y"] + 35 * 2.5)
    expect(page.get_by_test_id("stMetric")).to_have_count(3)
    expect(page).to_have_url(re.compile(r"dengan=SULAMA(\+|%2B)7308"))
    seen.settle()
    seen.assert_clean()
