"""What only a browser shows of Target dan progres: a bar that is chosen, and a picture that fits a phone."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE, Visit


@pytest.mark.full
def test_choosing_a_bar_chooses_its_area_in_the_link_and_offers_where_to_go_on(
    visit: Callable[..., Visit],
) -> None:
    made = visit()
    page = made.open("/target?periode=2025-06&tingkat=provinsi&urut=nama")
    listed = page.get_by_test_id("stPlotlyChart").nth(1)
    listed.scroll_into_view_if_needed()
    bar = listed.locator(".barlayer .point").first
    bar.scroll_into_view_if_needed()
    expect(bar).to_be_visible()
    box = bar.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + 20, box["y"] + box["height"] / 2)
    expect(page).to_have_url(re.compile(r"wilayah=75"))
    made.settle()
    expect(page.get_by_role("heading", name=re.compile("Laju: Provinsi Gorontalo"))).to_be_visible()
    onward = page.get_by_test_id("stMain").get_by_role("link", name="Lihat di peta").first
    expect(onward).to_have_attribute("href", re.compile("wilayah=75"))
    made.assert_clean()


@pytest.mark.full
def test_the_words_of_every_bar_fit_a_phone(visit: Callable[..., Visit]) -> None:
    made = visit(size=PHONE)
    page = made.open("/target?periode=2025-06&wilayah=KC10")
    expect(page.get_by_test_id("stPlotlyChart")).to_have_count(3)
    expect(page.locator(".js-plotly-plot .textpoint text").first).to_be_attached()
    made.settle()
    outside = page.evaluate(
        """() => [...document.querySelectorAll('.js-plotly-plot .textpoint text')]
        .filter((each) => each.getBoundingClientRect().right > each.closest('.js-plotly-plot').getBoundingClientRect().right + 1)
        .map((each) => each.textContent)"""
    )
    assert outside == []
    made.assert_clean()
