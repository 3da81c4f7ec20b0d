"""Mode rapat by keyboard: no press is lost, every step is a link, nothing scrolls, and the back row can read it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from dashboard.ui.meeting.figures import Step
from tests.browser.conftest import LAPTOP, PHONE, Visit
from tests.browser.server import running_app
from tests.browser.test_pages import serious_findings

PROJECTOR = (1920, 1080)
AT = "wilayah=73&periode=2026-10&sumber=contoh"
LAST = len(Step)
SIZES = [PROJECTOR, pytest.param(LAPTOP, marks=pytest.mark.full)]

#: Everything that is seen with words of its own, by its computed size; shadow roots included.
_SMALLEST = """() => {
  const found = []
  const walk = (root) => {
    for (const each of root.querySelectorAll("*")) {
      if (each.shadowRoot) walk(each.shadowRoot)
      const says = [...each.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim())
      const box = each.getBoundingClientRect()
      if (!says || box.width < 2 || !each.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue
      if (box.bottom <= 0 || /^(STYLE|SCRIPT|TITLE|OPTION)$/.test(each.tagName)) continue
      found.push([parseFloat(getComputedStyle(each).fontSize), each.textContent.trim()])
    }
  }
  walk(document)
  return found.sort((one, two) => one[0] - two[0])[0]
}"""
#: What could be scrolled, shadow roots included.
_SCROLLED = """() => {
  const found = []
  const walk = (root) => {
    for (const each of root.querySelectorAll("*")) {
      if (each.shadowRoot) walk(each.shadowRoot)
      const { overflowX, overflowY } = getComputedStyle(each)
      const may = (way) => /auto|scroll/.test(way)
      if (may(overflowY) && each.clientHeight && each.scrollHeight > each.clientHeight + 1) found.push(each.className)
      if (may(overflowX) && each.clientWidth && each.scrollWidth > each.clientWidth + 1) found.push(each.className)
    }
  }
  walk(document)
  const whole = document.documentElement
  return whole.scrollHeight > whole.clientHeight + 1 ? [...found, "page"] : found
}"""
#: Counts the presentation's own listeners to keys, from before the page's scripts.
_LISTENERS = """
  window.listening = 0
  const { addEventListener, removeEventListener } = document
  const own = (kind, act) => kind === "keydown" && String(act).includes(".press(")
  document.addEventListener = function (kind, act, ...rest) {
    if (own(kind, act)) window.listening++
    return addEventListener.call(this, kind, act, ...rest)
  }
  document.removeEventListener = function (kind, act, ...rest) {
    if (own(kind, act)) window.listening--
    return removeEventListener.call(this, kind, act, ...rest)
  }
"""


def place(page: Page) -> Locator:
    """What the bar says of where the presentation is."""
    return page.get_by_role("navigation").get_by_role("status")


def is_at(page: Page, step: int) -> None:
    """The bar, the address and the page itself are at a step."""
    expect(place(page)).to_have_text(re.compile(rf"^{step} / {LAST} "))
    named = rf"langkah={step}\b" if step > 1 else r"/rapat\?(?!.*langkah)"
    expect(page).to_have_url(re.compile(named))
    name = place(page).inner_text().partition(" · ")[2]
    expect(page.get_by_role("heading", level=1)).to_have_text(name)


def opened(visit: Callable[..., Visit], query: str = AT, **how: object) -> Visit:
    made = visit(**{"size": PROJECTOR, **how})
    made.open(f"/rapat?{query}")
    expect(made.page.get_by_role("progressbar")).to_be_visible()
    return made


@pytest.mark.parametrize("size", SIZES)
def test_by_keyboard_from_the_page_it_was_opened_on_and_back(
    visit: Callable[..., Visit], size: tuple[int, int]
) -> None:
    made = visit(size=size)
    made.page.add_init_script(_LISTENERS)
    page = made.open("/metode?" + AT)
    page.get_by_test_id("stMain").get_by_role("link", name="Mode rapat").click()
    is_at(page, 1)
    expect(page.get_by_test_id("stSidebar")).to_be_hidden()
    for key, step in (("ArrowRight", 2), ("PageDown", 3), ("Space", 4), ("PageUp", 3), ("ArrowLeft", 2)):
        page.keyboard.press(key)
        is_at(page, step)
    page.go_back()
    is_at(page, 3)
    page.keyboard.press("Home")
    is_at(page, 1)
    for _ in range(5):
        page.keyboard.press("PageDown")
        page.wait_for_timeout(60)  # as fast as a clicker, not a wait for anything
    is_at(page, 6)
    made.settle()
    is_at(page, 6)
    page.keyboard.press("End")
    is_at(page, LAST)
    assert page.evaluate("listening") == 1
    page.keyboard.press("b")
    expect(page.locator("dialog")).to_be_visible()
    page.keyboard.press("ArrowLeft")  # brings the picture back, and no step passes unseen
    expect(page.locator("dialog")).to_be_hidden()
    is_at(page, LAST)
    full = page.get_by_role("button", name=re.compile("Layar penuh"))
    for act in (lambda: page.keyboard.press("f"), full.click):
        act()
        expect(full).to_have_attribute("aria-pressed", "true")
        page.keyboard.press("F")
        expect(full).to_have_attribute("aria-pressed", "false")
    page.keyboard.press("Escape")
    expect(page).to_have_url(re.compile(rf"/metode\?{AT}"))
    made.settle()
    assert page.evaluate("listening") == 0
    made.assert_clean()


@pytest.mark.full
def test_the_map_keeps_its_keys_while_it_has_the_focus(visit: Callable[..., Visit]) -> None:
    page = opened(visit, f"{AT}&langkah=2").page
    area = page.get_by_role("option", name=re.compile("^Kabupaten Sinjai:"))
    area.focus()
    for key in ("ArrowRight", "Home", "End", "f", "b"):
        page.keyboard.press(key)
    expect(page.locator("dialog")).to_be_hidden()
    is_at(page, 2)
    page.keyboard.press("Escape")  # gives the keys back, and does not leave
    page.keyboard.press("ArrowRight")
    is_at(page, 3)
    page.keyboard.press("ArrowLeft")
    is_at(page, 2)
    area.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("wilayah=7307.*langkah=2"))
    expect(page.get_by_text(re.compile("^Kabupaten Sinjai · Oktober 2026"))).to_be_visible()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("query", "dark"),
    [
        pytest.param(AT, False, marks=pytest.mark.full),
        pytest.param("periode=2026-10&sumber=contoh&bahasa=en", True, marks=pytest.mark.full),
        *(
            pytest.param(query, False, marks=pytest.mark.full)
            for query in (
                "wilayah=KC03&periode=2026-10&bahasa=en",
                "wilayah=7503&periode=2022-04",
                "wilayah=8203&periode=2026-10&bahasa=en",
                "wilayah=7171&periode=2026-10",
            )
        ),
    ],
)
def test_the_back_row_can_read_every_step_and_nothing_scrolls(
    visit: Callable[..., Visit], query: str, dark: bool, size: tuple[int, int]
) -> None:
    made = opened(visit, query, size=size, dark=dark)
    page = made.page
    for step in range(1, LAST + 1):
        is_at(page, step)
        made.settle()
        if step == list(Step).index(Step.MAP) + 1:
            expect(page.get_by_role("option").first).to_be_attached()
        if size == PROJECTOR:
            pixels, words = page.evaluate(_SMALLEST)
            assert pixels >= 24, f"step {step}: {words} is {pixels} pixels"
        assert page.evaluate(_SCROLLED) == [], f"step {step}"
        found = serious_findings(page, menu=0)
        assert not found, f"step {step}: {found}"
        page.keyboard.press("ArrowRight")
    made.assert_clean()


@pytest.mark.full
def test_a_phone_shows_every_step_without_scrolling_sideways(visit: Callable[..., Visit]) -> None:
    made = opened(visit, size=PHONE)
    page = made.page
    for step in range(1, LAST + 1):
        is_at(page, step)
        made.settle()
        wide = page.evaluate(
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert wide <= 0, f"step {step}"
        assert not serious_findings(page, menu=0), f"step {step}"
        page.get_by_role("button", name="Berikutnya").click(force=step == LAST)
    made.assert_clean()


@pytest.mark.full
def test_every_step_opens_from_its_link_after_a_restart(visit: Callable[..., Visit], tmp_path: Path) -> None:
    with running_app(tmp_path / "log.txt") as server:
        for step in range(LAST, 0, -1):
            page = opened(visit, f"{AT}&langkah={step}", base=server.url).page
            expect(place(page)).to_have_text(re.compile(rf"^{step} / {LAST} "))
