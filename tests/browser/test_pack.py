"""The offline pack opened from a file with the network cut: map, indicators, languages, keyboard, phone."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from dashboard.export.papers.kinds import DocumentKind, Wanted, document
from dashboard.i18n import Language
from tests.sample_numbers import material
from tests.spread import spread

#: On one worker, so that the sample is read once.
pytestmark = pytest.mark.xdist_group("documents")


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("paket") / "paket.html"
    path.write_bytes(document(Wanted(DocumentKind.PACK, "html"), material(), "73", Language()))
    return path


@pytest.mark.parametrize(("width", "height"), spread([(1366, 768), (390, 844)], quick=1))
def test_it_works_without_network(browser: Browser, pack: Path, width: int, height: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": height}, offline=True)
    page = context.new_page()
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(pack.as_uri())
    page.wait_for_selector("html[data-ready]", state="attached", timeout=60_000)
    assert asked == [pack.as_uri()]
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    _choose_by_keyboard(page)
    page.click("button[data-language=en]")
    page.wait_for_function(
        "document.getElementById('map').shadowRoot.textContent.includes('Change in coverage')"
    )
    assert page.locator("section[lang=en] .finding").is_visible()
    assert not page.locator("section[lang=id] .finding").is_visible()
    violations = Axe().run(page).response["violations"]
    assert [each["id"] for each in violations if each["impact"] in ("serious", "critical")] == []
    assert said == []
    context.close()


def _choose_by_keyboard(page: Page) -> None:
    """Choosing an area on the map marks its row in the table."""
    page.locator('#map [role="option"][aria-label*="Sinjai"]').first.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector('tr.chosen[data-code="7307"]', state="attached", timeout=30_000)
