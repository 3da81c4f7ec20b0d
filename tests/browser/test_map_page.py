"""The map page as a person uses it: pick, play, compare, follow a link, download."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, WebSocket, expect

from tests.browser.conftest import PHONE, Visit
from tests.browser.server import running_app


def area(page: Page, name: str) -> Locator:
    return page.get_by_role("option", name=re.compile(f"^{name}:"))


def params(page: Page) -> dict[str, str]:
    return {key: values[0] for key, values in parse_qs(urlsplit(page.url).query).items()}


def chosen(page: Page) -> Locator:
    return page.locator('[role="option"][aria-selected="true"]')


def test_an_area_is_picked_by_keyboard_and_everything_follows(visit: Callable[..., Visit]) -> None:
    made = visit()
    page = made.open("/peta?periode=2025-06")
    page.locator('[role="option"][tabindex="0"]').focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(chosen(page)).to_have_count(1)
    expect(page).to_have_url(re.compile(r"wilayah=\d{4}"))
    made.settle()
    name = str(chosen(page).get_attribute("aria-label")).split(":")[0]
    value = str(chosen(page).get_attribute("aria-label")).split(": ")[1].split(",")[0]
    expect(page.get_by_test_id("stMain").get_by_text(name).first).to_be_visible()
    expect(page.get_by_test_id("stMetricValue").first).to_contain_text(value)
    made.assert_clean()


def test_an_area_is_picked_from_the_list_by_its_short_name(visit: Callable[..., Visit]) -> None:
    made = visit()
    page = made.open("/peta")
    box = page.get_by_role("combobox", name=re.compile("Wilayah"))
    box.fill("sidrap")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("wilayah=7314"))
    expect(area(page, "Kabupaten Sidenreng Rappang")).to_have_attribute("aria-selected", "true")
    made.assert_clean()


@pytest.mark.full
def test_the_slider_runs_in_the_browser_and_letting_go_moves_the_page_once(
    visit: Callable[..., Visit],
) -> None:
    made = visit()
    sent: list[str | bytes] = []
    received: list[int] = []

    def listen(socket: WebSocket) -> None:
        socket.on("framesent", lambda payload: sent.append(payload))  # noqa: PLW0108 - playwright marks its handlers
        socket.on("framereceived", lambda payload: received.append(len(payload)))

    made.page.on("websocket", listen)
    page = made.open("/peta?wilayah=7307")
    expect(area(page, "Kabupaten Sinjai")).to_be_attached()
    before, size = len(sent), sum(received)
    slider = page.get_by_role("slider", name="Bulan")
    for _ in range(12):
        slider.evaluate("node => { node.stepDown(); node.dispatchEvent(new Event('input')) }")
    expect(page.locator("svg.pane").get_by_text("Oktober 2025")).to_be_attached()
    assert len(sent) == before
    slider.evaluate("node => node.dispatchEvent(new Event('change'))")
    expect(page).to_have_url(re.compile("periode=2025-10"))
    made.settle()
    assert len(sent) == before + 1
    # The table of another month is new; the map, which has all months, is not sent again.
    assert sum(received) - size < 90_000
    assert max(received[-40:]) < 50_000
    expect(page.get_by_test_id("stMain").get_by_text("per akhir Oktober 2025").first).to_be_visible()
    expect(page.get_by_role("heading", name="Tabel: Oktober 2025")).to_be_visible()
    expect(
        page.get_by_role("group", name=re.compile("^Peta Cakupan kepesertaan, Oktober 2025"))
    ).to_be_attached()
    made.assert_clean()


def test_changing_the_indicator_is_light(visit: Callable[..., Visit]) -> None:
    made = visit()
    received: list[bytes] = []
    made.page.on(
        "websocket",
        lambda socket: socket.on("framereceived", lambda payload: received.append(bytes(payload))),
    )
    page = made.open("/peta")
    expect(area(page, "Kabupaten Sinjai")).to_be_attached()
    for name in ("Capaian target", "Belum terlindungi", "Perubahan cakupan"):
        received.clear()
        page.get_by_role("combobox", name=re.compile("Indikator")).click()
        page.get_by_role("option", name=name, exact=True).click()
        expect(page.locator("svg.pane").get_by_text(re.compile(f"^{name}"))).to_be_attached()
        made.settle()
        # The map's own data, and the table that follows its indicator.
        assert sum(len(each) for each in received if b"-map" in each) < 40_000, name
        assert sum(map(len, received)) < 90_000, name
    made.assert_clean()


@pytest.mark.parametrize("size", [pytest.param((1366, 768), marks=pytest.mark.full), PHONE])
def test_two_months_side_by_side_on_one_scale(visit: Callable[..., Visit], size: tuple[int, int]) -> None:
    made = visit(size=size)
    page = made.open("/peta?periode=2025-06&banding=2024-06")
    expect(page.locator("svg.pane")).to_have_count(2)
    expect(page.locator(".legend")).to_have_count(1)
    made.assert_clean()


@pytest.mark.full
def test_three_dimensions_ask_nothing_from_outside(visit: Callable[..., Visit]) -> None:
    made = visit()
    page = made.open("/peta?tampilan=3d")
    expect(page.get_by_test_id("stDeckGlJsonChart").locator("canvas").first).to_be_visible()
    expect(page.get_by_text("DATA CONTOH").filter(visible=True).nth(1)).to_be_visible()
    made.settle()
    made.assert_clean()


def test_the_back_button_brings_the_picture_before(visit: Callable[..., Visit]) -> None:
    made = visit()
    page = made.open("/peta?periode=2025-06&wilayah=73")
    expect(area(page, "Kabupaten Sinjai")).to_be_attached()
    page.get_by_test_id("stSidebar").get_by_role("link", name="Ringkasan").click()
    expect(page.get_by_test_id("stImage").first).to_be_visible()
    made.settle()
    page.go_back()
    expect(area(page, "Kabupaten Sinjai")).to_be_attached()
    made.settle()
    assert params(page)["wilayah"] == "73"
    assert params(page)["periode"] == "2025-06"
    made.assert_clean()


@pytest.mark.full
def test_a_copied_link_reopens_the_same_picture_after_a_restart(
    visit: Callable[..., Visit], tmp_path: Path
) -> None:
    link = "/peta?wilayah=7307&periode=2025-03&ind=capaian&segmen=BPU&kelas=kuantil&bahasa=en&sementara=tidak"
    pictures = []
    for start in ("first", "second"):
        with running_app(tmp_path / f"{start}.txt") as server:
            made = visit(base=server.url)
            page = made.open(link)
            expect(page.get_by_role("option")).to_have_count(102)
            made.settle()
            pictures.append(
                (params(page), page.get_by_role("option").evaluate_all("all => all.map(a => a.ariaLabel)"))
            )
            made.assert_clean()
    assert pictures[0] == pictures[1]
    assert pictures[0][0] == {
        "wilayah": "7307", "periode": "2025-03", "ind": "capaian", "segmen": "BPU",
        "kelas": "kuantil", "bahasa": "en", "sementara": "tidak", "sumber": "contoh",
    }  # fmt: skip


def test_the_table_is_downloaded_marked_and_in_the_language(visit: Callable[..., Visit]) -> None:
    made = visit()
    page = made.open("/peta?periode=2025-06")
    expect(page.get_by_role("option")).to_have_count(102)
    with page.expect_download() as download:
        page.get_by_role("button", name="Unduh tabel (CSV)").click()
    assert download.value.suggested_filename.startswith("DATA-CONTOH")
    rows = Path(download.value.path()).read_text(encoding="utf-8-sig").splitlines()
    assert len(rows) == 103
    assert all("DATA CONTOH" in row for row in rows[1:])
    assert rows[0].startswith("Wilayah;Kode;Provinsi;Cakupan (%)")
    made.assert_clean()


@pytest.mark.full
def test_the_picture_is_saved_marked(visit: Callable[..., Visit]) -> None:
    made = visit()
    page = made.open("/peta?periode=2025-06")
    expect(page.get_by_role("option")).to_have_count(102)
    with page.expect_download() as download:
        page.get_by_role("button", name=re.compile("SVG")).click()
    drawing = Path(download.value.path()).read_text(encoding="utf-8")
    assert "DATA CONTOH" in drawing
    assert "Juni 2025" in drawing
    made.assert_clean()
