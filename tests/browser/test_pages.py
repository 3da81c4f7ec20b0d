"""What only a browser shows: every page, at both sizes, in both languages and themes, drawn and clean."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from dashboard.ui.frame.registry import PAGES, entry
from tests.browser.conftest import LAPTOP, PHONE, Visit

PATHS = {page.key: "/" if page.script == "app.py" else f"/{Path(page.script).stem}" for page in PAGES}
FOR_ALL = [page for page in PAGES if not page.needs]
EVERYTHING = list(product(PATHS, (LAPTOP, PHONE), ("id", "en"), (False, True)))
LOOKS = ((LAPTOP, "id", False), (LAPTOP, "en", True), (PHONE, "en", False), (PHONE, "id", True))
#: Both sizes, languages and themes, over pages that draw in different ways.
QUICK_PAGES = ("peta", "anggaran", "profil", "data")
QUICK = [(page, *look) for page, look in zip(QUICK_PAGES, LOOKS, strict=True)]
CASES = [pytest.param(*case, marks=[] if case in QUICK else [pytest.mark.full]) for case in EVERYTHING]

#: Canvas tables and deck.gl draw themselves; what axe can't see into is named by `alt` and checked elsewhere.
SERIOUS = ("serious", "critical")


def serious_findings(page: Page, *, menu: int = len(FOR_ALL)) -> list[str]:
    """What axe finds. menu: how many pages stand in the menu, 0 where there is none."""
    # The browser fetches what draws the menu only when it first needs it; half a menu is nothing to judge.
    expect(page.locator('[data-testid="stSidebar"] a')).to_have_count(menu)
    found = Axe().run(page).response["violations"]
    return [
        f"{each['id']}: {node['target']} {node.get('failureSummary', '')}"
        for each in found
        if each["impact"] in SERIOUS
        for node in each["nodes"]
    ]


@pytest.mark.parametrize(("key", "size", "language", "dark"), CASES)
def test_a_page_is_drawn_clean_and_accessible(
    visit: Callable[..., Visit], key: str, size: tuple[int, int], language: str, dark: bool
) -> None:
    made = visit(size=size, dark=dark)
    page = made.open(f"{PATHS[key]}?bahasa={language}")
    stamp = {"id": "DATA CONTOH", "en": "SAMPLE DATA"}[language]
    expect(page.get_by_text(stamp).filter(visible=True).first).to_be_visible()
    if key == "ringkasan":
        expect(page.get_by_test_id("stImage").first.locator("img")).to_be_visible()
    if key == "peta":
        expect(page.locator('.pane [role="option"]')).to_have_count(102)
    made.settle()
    made.assert_clean()
    wide = page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0, "the page scrolls sideways"
    findings = serious_findings(page, menu=len(FOR_ALL) if entry(key).menu else 0)
    assert not findings, "\n".join(findings)


def test_every_run_sees_every_look() -> None:
    assert set(QUICK_PAGES) <= set(PATHS)
    assert {tuple(look) for _, *look in QUICK} == set(LOOKS)


@pytest.mark.full
def test_the_menu_keeps_the_filters(visit: Callable[..., Visit]) -> None:
    made = visit()
    page = made.open("/?wilayah=73&periode=2025-06&bahasa=en")
    page.get_by_test_id("stSidebar").get_by_role("link", name="Coverage map").click()
    expect(page).to_have_url(re.compile(r"/peta\?wilayah=73&periode=2025-06&sumber=contoh&bahasa=en"))
    made.settle()
    expect(page.get_by_test_id("stMain").get_by_role("heading", name="Coverage map")).to_be_visible()
    made.assert_clean()
