"""KC saya in a browser: one sheet of paper, and marks that stay where they were made."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, Visit

_SHEET = re.compile(rb"/Type\s*/Page\b")


def lists(page: Page) -> None:
    """Wait until the lists are there."""
    expect(page.get_by_role("checkbox").first).to_be_visible()


@pytest.mark.full
@pytest.mark.parametrize("branch", ["KC03", "KC08", "KC10"])
def test_a_branch_is_printed_on_one_sheet(visit: Callable[..., Visit], branch: str) -> None:
    made = visit()
    page = made.open(f"/cabang?wilayah={branch}")
    lists(page)
    made.settle()
    assert len(_SHEET.findall(page.pdf(prefer_css_page_size=True))) == 1
    made.assert_clean()


@pytest.mark.full
def test_a_mark_stays_in_this_browser_and_names_nobody(visit: Callable[..., Visit]) -> None:
    made = visit()
    page = made.open("/cabang?wilayah=KC06")
    lists(page)
    box = page.get_by_role("checkbox", name=re.compile("^Sudah dihubungi: Enrekang")).first
    box.check()
    expect(page.get_by_text("1 dari 16 sudah dihubungi")).to_be_visible()
    assert re.fullmatch(r'\{"[0-9a-f]{16}":"\d{4}-\d\d-\d\d"\}', *_marks(page))
    page.reload()
    expect(box).to_be_checked()
    page.get_by_role("button", name="Hapus tanda di daftar ini").first.click()
    expect(box).not_to_be_checked()
    assert _marks(page) == ["{}"]
    made.assert_clean()


def _marks(page: Page) -> list[str]:
    return [str(page.evaluate("localStorage.getItem('sulama-dihubungi')"))]


@pytest.mark.full
def test_a_phone_shows_the_whole_table_and_leads_to_the_lists(visit: Callable[..., Visit]) -> None:
    made = visit(size=PHONE)
    page = made.open("/cabang?wilayah=KC03")
    lists(page)
    table = page.locator(".stTable").first
    assert table.evaluate("e => e.scrollWidth <= e.clientWidth")
    page.get_by_role("link", name="Daftar kunjungan", exact=True).click()
    expect(page.get_by_role("heading", name="Daftar kunjungan")).to_be_in_viewport()
    assert "wilayah=KC03" in page.url
    made.assert_clean()
