"""The map's room on its page and on the overview, and that everyone sees one map in it."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import FloatRect, Locator, Page, Request, expect

from tests.browser.conftest import LAPTOP, PHONE, Visit

#: The sides of all areas together, in the window.
REACH = """all => { const boxes = all.map(each => each.getBoundingClientRect())
  return [Math.min(...boxes.map(box => box.left)), Math.min(...boxes.map(box => box.top)),
          Math.max(...boxes.map(box => box.right)), Math.max(...boxes.map(box => box.bottom))] }"""


def box(part: Locator) -> FloatRect:
    found = part.bounding_box()
    assert found is not None
    return found


def whole(visit: Callable[..., Visit], path: str, **how: object) -> tuple[Visit, Page]:
    made = visit(**how)
    page = made.open(path)
    expect(page.locator('.pane [role="option"]')).to_have_count(102)
    made.settle()
    return made, page


def test_the_map_has_the_room_of_a_laptop(visit: Callable[..., Visit]) -> None:
    made, page = whole(visit, "/peta")
    panel, pane = box(page.locator(".panel")), box(page.locator("svg.pane"))
    assert panel["width"] >= 0.7 * LAPTOP[0]
    assert panel["y"] <= 240
    assert panel["y"] + panel["height"] <= 760
    left, top, right, bottom = page.locator('.pane [role="option"]').evaluate_all(REACH)
    assert left >= pane["x"]
    assert top >= pane["y"]
    assert right <= pane["x"] + pane["width"]
    assert bottom <= pane["y"] + pane["height"]
    legend = box(page.locator(".legend"))
    assert legend["y"] + legend["height"] <= pane["y"] + pane["height"]
    page.get_by_test_id("stSidebar").hover()
    page.get_by_test_id("stSidebarCollapseButton").locator("button").click()
    page.wait_for_function(
        """wide => { const found = [...document.querySelectorAll("*")].flatMap(each =>
                       [...(each.shadowRoot?.querySelectorAll(".panel") ?? [])])
                     return found[0].getBoundingClientRect().width > wide }""",
        arg=panel["width"] + 100,
    )
    made.assert_clean()


@pytest.mark.full
def test_a_chosen_province_fills_the_map_and_is_outlined(visit: Callable[..., Visit]) -> None:
    made, page = whole(visit, "/peta?wilayah=73")
    pane = box(page.locator("svg.pane"))
    inside = page.locator('[role="option"]:not([opacity])')
    expect(inside).to_have_count(24)
    _, top, _, bottom = inside.evaluate_all(REACH)
    assert bottom - top > 0.8 * pane["height"]
    made.assert_clean()


@pytest.mark.full
def test_full_screen_by_one_button_with_larger_labels(visit: Callable[..., Visit]) -> None:
    made, page = whole(visit, "/peta?wilayah=73", size=(1920, 1080))
    label = page.locator("svg.pane").get_by_text("Bone", exact=True).locator("..")
    before = float(str(label.get_attribute("font-size")))
    wide = box(page.locator("svg.pane"))["width"]
    page.get_by_role("button", name="Layar penuh").click()
    expect(page.get_by_role("button", name="Layar penuh")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("svg.pane")).not_to_have_attribute("width", str(round(wide)))
    panel = box(page.locator(".panel"))
    assert panel["width"] >= 1900
    assert float(str(label.get_attribute("font-size"))) >= before
    assert before > 11.5
    page.get_by_role("button", name="Layar penuh").click()
    expect(page.get_by_role("button", name="Layar penuh")).to_have_attribute("aria-pressed", "false")
    made.assert_clean()


@pytest.mark.parametrize("size", [LAPTOP, pytest.param(PHONE, marks=pytest.mark.full)])
def test_the_overviews_map_comes_over_its_picture_and_answers(
    visit: Callable[..., Visit], size: tuple[int, int]
) -> None:
    made = visit(size=size)
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url)

    made.page.on("request", note)
    page = made.open("/")
    expect(page.locator('.pane [role="option"]')).to_have_count(102)
    made.settle()
    picture, pane = box(page.locator(".st-key-peta_depan img")), box(page.locator("svg.pane"))
    for side in ("x", "y", "width", "height"):
        assert abs(picture[side] - pane[side]) <= 2, side
    assert not [url for url in asked if re.search("plotly|deck", url, re.IGNORECASE)]
    page.get_by_role("option", name=re.compile("^Kabupaten Sinjai:")).focus()
    narrow = box(page.get_by_role("option", name=re.compile("^Kabupaten Sinjai:")))["width"]
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("wilayah=7307"))
    made.settle()
    chosen = page.locator('[role="option"][aria-selected="true"]')
    expect(chosen).to_have_count(1)
    assert box(chosen)["width"] > 2 * narrow
    expect(page.get_by_test_id("stMain").get_by_text("Kabupaten Sinjai").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page).not_to_have_url(re.compile("wilayah"))
    made.assert_clean()


@pytest.mark.full
def test_everyone_sees_one_map_in_every_theme_and_in_forced_colours(visit: Callable[..., Visit]) -> None:
    seen = []
    for dark, forced in ((False, "none"), (True, "none"), (False, "active")):
        made = visit(dark=dark)
        made.page.emulate_media(forced_colors="active" if forced == "active" else "none")
        page = made.open("/peta?wilayah=7307")
        expect(page.locator('.pane [role="option"]')).to_have_count(102)
        shown = "each => [getComputedStyle(each).fill, getComputedStyle(each).stroke]"
        fills = page.locator('.pane [role="option"]').evaluate_all(f"all => all.map({shown})")
        sea = page.locator("svg.pane > rect").first.evaluate(shown)
        rings = page.locator("svg.pane path[stroke]:not([data-area])").evaluate_all(
            f"all => all.map({shown})"
        )
        keys = page.locator(".legend rect").evaluate_all(f"all => all.map({shown})")
        seen.append((fills, sea, rings, keys))
        made.assert_clean()
    assert seen[0] == seen[1] == seen[2]
    assert len({str(fill) for fill in seen[0][0]}) > 3
