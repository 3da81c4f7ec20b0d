"""The map page as a person uses it: pick, play, compare, follow a link, download."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
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


@pytest.mark.full
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


@pytest.mark.full
def test_an_area_is_picked_from_the_list_by_its_short_name(visit: Callable[..., Visit]) -> None:
    made = visit()
    page = made.open("/peta")
    box = page.get_by_role("combobox", name=re.compile("Wilayah"))
    box.fill("sidrap")
    expect(page.get_by_role("option", name="(Sidrap)")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("wilayah=7314"))
    expect(area(page, "Kabupaten Sidenreng Rappang")).to_have_attribute("aria-selected", "true")
    made.assert_clean()


def test_areas_are_put_beside_the_chosen_one_and_compared(visit: Callable[..., Visit]) -> None:
    made = visit()
    page = made.open("/?wilayah=7307")
    # The front map can't be asked for a comparison, and doesn't say so.
    expect(page.locator("p.rule")).to_contain_text("Escape")
    expect(page.locator("p.rule")).not_to_contain_text("bandingkan")
    made.open("/peta?wilayah=7307")
    expect(chosen(page)).to_have_count(1)
    expect(page.locator("p.rule")).to_contain_text("Ctrl+klik: bandingkan")
    symbols = page.locator("p.symbols")
    expect(symbols).not_to_contain_text("dibandingkan")
    # Wherever the map has moved to: the event goes to the area itself.
    area(page, "Kabupaten Bone").dispatch_event("click", {"ctrlKey": True, "bubbles": True, "composed": True})
    expect(symbols).to_contain_text("dibandingkan")
    link = page.get_by_role("link", name="Bandingkan Sinjai, Bone", exact=False)
    expect(link).to_be_visible()
    expect(chosen(page)).to_have_attribute("aria-label", re.compile("^Kabupaten Sinjai:"))
    area(page, "Kabupaten Bulukumba").focus()
    page.keyboard.press("Control+Enter")
    link = page.get_by_role("link", name="Bandingkan Sinjai, Bone, Bulukumba")
    expect(link).to_be_visible()
    link.click()
    expect(page).to_have_url(re.compile(r"bandingkan\?"))
    made.settle()
    assert params(page)["wilayah"] == "7307"
    assert sorted(params(page)["dengan"].split("+")) == ["7302", "7308"]
    made.assert_clean()


@pytest.mark.full
def test_the_slider_runs_in_the_browser_and_letting_go_moves_the_page_once(
    visit: Callable[..., Visit],
) -> None:
    made, wire = visit(), Wire()
    wire.listen(made.page)
    page = made.open("/peta?wilayah=7307")
    expect(area(page, "Kabupaten Sinjai")).to_be_attached()
    wire.wait_for_others()
    made.settle()
    before = len(wire.sent)
    wire.received.clear()
    slider = page.get_by_role("slider", name="Bulan")
    for _ in range(12):
        slider.evaluate("node => { node.stepDown(); node.dispatchEvent(new Event('input')) }")
    expect(page.locator("svg.pane").get_by_text("Oktober 2025")).to_be_attached()
    assert len(wire.sent) == before
    slider.evaluate("node => node.dispatchEvent(new Event('change'))")
    expect(page).to_have_url(re.compile("periode=2025-10"))
    made.settle()
    assert len(wire.sent) == before + 1
    # The map, which has all months, is not sent again.
    assert wire.map_data() == 0
    assert sum(map(len, wire.received)) < 90_000
    expect(page.get_by_test_id("stMain").get_by_text("per akhir Oktober 2025").first).to_be_visible()
    expect(
        page.get_by_role("group", name=re.compile("^Peta Cakupan kepesertaan, Oktober 2025"))
    ).to_be_attached()
    made.assert_clean()


#: The browser's last question for others of the level: none is left.
ALL_HERE = b'{"minta":""}'
ASKED = re.compile(rb'\{"minta":"[0-9a-f]+"')
#: Where the data of an indicator begin in a message.
PACKED = b"\n\x78\x9c"


@dataclass
class Wire:
    """What goes over a page's websocket."""

    sockets: list[WebSocket] = field(default_factory=list)
    sent: list[bytes] = field(default_factory=list)
    received: list[bytes] = field(default_factory=list)

    def listen(self, page: Page) -> None:
        def opened(socket: WebSocket) -> None:
            self.sockets.append(socket)
            socket.on("framesent", lambda payload: self.sent.append(bytes(payload)))
            socket.on("framereceived", lambda payload: self.received.append(bytes(payload)))

        page.on("websocket", opened)

    def wait_for_others(self) -> None:
        """Until the browser has asked for all indicators of the level it was last given."""
        while not self._all_here():
            self.sockets[-1].wait_for_event("framesent")

    def _all_here(self) -> bool:
        asked = [at for at, each in enumerate(self.sent) if ASKED.search(each)]
        return bool(asked) and any(ALL_HERE in each for each in self.sent[asked[-1] :])

    def map_data(self) -> int:
        """Bytes of the messages with data of an indicator."""
        return sum(len(each) for each in self.received if PACKED in each)


def chooser(page: Page, label: str = "Indikator") -> Locator:
    return page.get_by_role("combobox", name=label)


def test_another_indicator_is_drawn_without_data_once_the_others_are_there(
    visit: Callable[..., Visit],
) -> None:
    made, wire = visit(), Wire()
    wire.listen(made.page)
    page = made.open("/peta?wilayah=73")
    expect(area(page, "Kabupaten Sinjai")).to_be_attached()
    wire.wait_for_others()
    made.settle()
    assert wire.map_data() > 0
    area(page, "Kabupaten Sinjai").evaluate("node => { window.shape = node }")
    name, code = "Belum terlindungi", "belum_terlindungi"
    wire.received.clear()
    before = str(area(page, "Kabupaten Sinjai").get_attribute("aria-label"))
    # In one go, so that no answer of the server can be what is seen.
    now, title = chooser(page).evaluate(
        """(list, code) => { list.value = code; list.dispatchEvent(new Event("change"))
             return [window.shape.getAttribute("aria-label"),
                     window.shape.closest("svg").getAttribute("aria-label")] }""",
        code,
    )
    assert now != before
    assert title == name
    expect(page).to_have_url(re.compile(f"ind={code}"))
    expect(page.locator("svg.pane")).to_have_attribute("aria-label", re.compile(f"^Peta {name}"))
    made.settle()
    assert area(page, "Kabupaten Sinjai").evaluate("node => node === window.shape")
    assert params(page)["wilayah"] == "73"
    assert wire.map_data() == 0
    # The table follows in the order of the indicator.
    assert sum(map(len, wire.received)) < 90_000
    made.assert_clean()


@pytest.mark.full
def test_the_indicator_is_chosen_by_keyboard_in_english_and_the_link_holds_it(
    visit: Callable[..., Visit],
) -> None:
    made = visit()
    page = made.open("/peta?bahasa=en")
    expect(page.locator('.pane [role="option"]')).to_have_count(102)
    expect(chooser(page, "Indicator")).to_have_value("cakupan")
    chooser(page, "Indicator").focus()
    page.keyboard.press("ArrowDown")
    expect(page).to_have_url(re.compile("ind=capaian"))
    made.settle()
    expect(chooser(page, "Indicator")).to_be_focused()
    again = visit()
    there = again.open(page.url.removeprefix(made.base))
    expect(chooser(there, "Indicator")).to_have_value("capaian")
    for each in (page, there):
        expect(each.locator("svg.pane").get_by_text("Achievement").first).to_be_attached()
    made.assert_clean()
    again.assert_clean()


@pytest.mark.full
def test_another_level_brings_its_own_data_and_the_map_still_changes(visit: Callable[..., Visit]) -> None:
    made, wire = visit(), Wire()
    wire.listen(made.page)
    page = made.open("/peta?ind=capaian")
    expect(page.locator('.pane [role="option"]')).to_have_count(102)
    wire.wait_for_others()
    wire.sent.clear()
    page.get_by_role("button", name="Pilihan lain").click()
    page.get_by_role("combobox", name=re.compile("Tingkat")).click()
    page.get_by_role("option", name="Provinsi", exact=True).click()
    expect(page.locator('.pane [role="option"]')).to_have_count(8)
    page.keyboard.press("Escape")
    wire.wait_for_others()
    made.settle()
    wire.received.clear()
    chooser(page).select_option("perubahan")
    expect(page.locator("svg.pane")).to_have_attribute("aria-label", re.compile("^Peta Perubahan cakupan"))
    made.settle()
    expect(page.locator('.pane [role="option"]')).to_have_count(8)
    assert wire.map_data() == 0
    made.assert_clean()


@pytest.mark.full
def test_from_the_region_down_to_kecamatan_and_back(visit: Callable[..., Visit]) -> None:
    made = visit()
    page = made.open("/peta?wilayah=73&periode=2026-10")
    units = page.locator("[data-unit]")
    expect(area(page, "Kabupaten Sinjai")).to_be_attached()
    expect(units).to_have_count(0)
    area(page, "Kabupaten Sinjai").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("wilayah=7307"))
    expect(units.first).to_be_attached()
    expect(page.locator(".legend").get_by_text("tidak ada desa yang membayar")).to_be_visible()
    summary = page.locator("summary").filter(has_text="hanya ada angka desa")
    summary.focus()
    page.keyboard.press("Enter")
    expect(page.locator("details.rule li")).to_have_count(units.count())
    expect(page.locator("details.rule li").first).to_contain_text("desa yang punya data membayar")
    made.settle()
    # Back one step, in the browser before the server answers.
    gone = area(page, "Kabupaten Sinjai").evaluate(
        """node => { node.focus()
             node.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }))
             return node.closest("svg").querySelectorAll("[data-unit]").length }"""
    )
    assert gone == 0
    expect(page).to_have_url(re.compile("wilayah=73&"))
    expect(units).to_have_count(0)
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


@pytest.mark.full
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
            expect(page.locator('.pane [role="option"]')).to_have_count(102)
            made.settle()
            pictures.append(
                (
                    params(page),
                    page.locator('.pane [role="option"]').evaluate_all("all => all.map(a => a.ariaLabel)"),
                )
            )
            made.assert_clean()
    assert pictures[0] == pictures[1]
    assert pictures[0][0] == {
        "wilayah": "7307", "periode": "2025-03", "ind": "capaian", "segmen": "BPU",
        "kelas": "kuantil", "bahasa": "en", "sementara": "tidak", "sumber": "contoh",
    }  # fmt: skip


@pytest.mark.full
def test_the_table_is_downloaded_marked_and_in_the_language(visit: Callable[..., Visit]) -> None:
    made = visit()
    page = made.open("/peta?periode=2025-06")
    expect(page.locator('.pane [role="option"]')).to_have_count(102)
    page.get_by_text("Tabel dan unduhan").click()
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
    expect(page.locator('.pane [role="option"]')).to_have_count(102)
    with page.expect_download() as download:
        page.get_by_role("button", name=re.compile("SVG")).click()
    drawing = Path(download.value.path()).read_text(encoding="utf-8")
    assert "DATA CONTOH" in drawing
    assert "Juni 2025" in drawing
    made.assert_clean()
