"""The map component alone, in a real browser: keyboard, slider, zoom, comparison, saving, accessibility."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, Route, WebSocket, expect

from tests.browser.conftest import PHONE, Visit
from tests.browser.server import ROOT, Server, running_app
from tests.spread import spread

HARNESS = Path(__file__).parent / "harness" / "app.py"


@pytest.fixture(scope="module")
def harness(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The harness app, with the project's static files beside it, as Streamlit wants them."""
    folder = tmp_path_factory.mktemp("harness")
    shutil.copy(HARNESS, folder / "app.py")
    (folder / "static").symlink_to(ROOT / "static", target_is_directory=True)
    with running_app(folder / "log.txt", script=folder / "app.py") as running:
        yield running


@pytest.fixture
def opened(visit: Callable[..., Visit], harness: Server) -> Callable[..., Visit]:
    def make(query: str = "", **how: object) -> Visit:
        made = visit(base=harness.url, **how)
        made.open("/?" + query)
        expect(made.page.get_by_role("option").first).to_be_attached()
        return made

    return make


def area(page: Page, name: str) -> Locator:
    return page.get_by_role("option", name=re.compile(f"^{name}:"))


def state(page: Page) -> Locator:
    return page.get_by_text(re.compile(r"^wilayah="))


def focused_name(page: Page) -> str:
    return str(
        page.evaluate(
            """() => { let at = document.activeElement
                       while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement
                       return at?.getAttribute("aria-label") ?? "" }"""
        )
    )


@pytest.mark.full
def test_every_area_is_there_by_name_with_value_and_class(opened: Callable[..., Visit]) -> None:
    made = opened()
    expect(made.page.get_by_role("option")).to_have_count(102)
    expect(area(made.page, "Kabupaten Sinjai")).to_have_attribute(
        "aria-label", "Kabupaten Sinjai: 40,00%, kelas 32,15 – <43,92%"
    )
    made.assert_clean()


def asked_for(made: Visit) -> list[str]:
    """What a page asks for below `static`, from now on; no answer comes before there are two requests."""
    asked: list[str] = []
    waiting: list[Route] = []

    def hold(route: Route) -> None:
        asked.append(urlsplit(route.request.url).path.rpartition("/static/")[2])
        waiting.append(route)
        while len(asked) > 1 and waiting:
            waiting.pop().fallback()

    made.page.route(re.compile("/app/static/"), hold)
    return asked


@pytest.mark.full
def test_the_map_asks_for_script_and_outlines_at_once_and_only_once(
    visit: Callable[..., Visit], harness: Server
) -> None:
    """If one waited for the other's answer, both would wait for ever."""
    made = visit(base=harness.url)
    asked = asked_for(made)
    made.open("/")
    expect(made.page.get_by_role("option")).to_have_count(102)
    made.page.get_by_role("button", name="Indikator lain").click()
    expect(made.page.locator("svg.pane").get_by_text("Belum terlindungi")).to_be_attached()
    assert sorted(name.split("-")[0] for name in asked) == ["geo/wilayah", "kept/peta"]
    made.assert_clean()


@pytest.mark.full
def test_scripts_that_are_not_joined_draw_the_same_map_and_are_fetched_once(
    visit: Callable[..., Visit], harness: Server
) -> None:
    made = visit(base=harness.url)
    asked = asked_for(made)
    names = sorted(path.name for path in (ROOT / "static" / "peta").glob("*.js"))
    apart = f"""const all = await Promise.all({names}.map((name) => import("../peta/" + name + "?v=1")))
                export const render = all[{names.index("peta.js")}].render"""
    made.page.route(
        re.compile("/static/kept/"),
        lambda route: route.fulfill(body=apart, content_type="text/javascript"),
    )
    made.open("/")
    expect(area(made.page, "Kabupaten Sinjai")).to_have_attribute(
        "aria-label", "Kabupaten Sinjai: 40,00%, kelas 32,15 – <43,92%"
    )
    assert sorted(name for name in asked if name.startswith("peta/")) == [f"peta/{name}" for name in names]
    made.assert_clean()


@pytest.mark.full
def test_no_data_is_hatched_and_counted_and_zero_is_a_value(opened: Callable[..., Visit]) -> None:
    page = opened().page
    buru, zero = area(page, "Kabupaten Buru"), area(page, "Kabupaten Pasangkayu")
    expect(buru).to_have_attribute("aria-label", "Kabupaten Buru: tidak ada data")
    expect(buru).to_have_attribute("fill", re.compile("hatch"))
    expect(zero).to_have_attribute("aria-label", "Kabupaten Pasangkayu: 0,00%, kelas di bawah 32,15%")
    expect(zero).to_have_attribute("fill", re.compile("^#"))
    expect(page.get_by_role("button", name=re.compile("^tidak ada data")).locator(".count")).to_have_text("1")


@pytest.mark.full
def test_an_area_is_picked_by_keyboard_alone_from_one_tab_stop(opened: Callable[..., Visit]) -> None:
    made = opened()
    page = made.page
    expect(page.locator('[role="option"][tabindex="0"]')).to_have_count(1)
    page.locator('[role="option"][tabindex="0"]').focus()
    first = focused_name(page)
    page.keyboard.press("ArrowRight")
    assert focused_name(page) != first
    page.keyboard.press("s")
    page.keyboard.press("Enter")
    chosen = page.locator('[role="option"][aria-selected="true"]')
    expect(chosen).to_have_count(1)
    code = str(chosen.evaluate("node => node.dataset.area"))
    assert code.isdigit()
    expect(state(page)).to_contain_text(re.compile(r"wilayah=\d{4} .*jalan=2"))
    assert focused_name(page) == chosen.get_attribute("aria-label")
    page.keyboard.press("Escape")
    expect(state(page)).to_contain_text("wilayah=None")
    made.assert_clean()


@pytest.mark.full
def test_arrows_reach_every_area(opened: Callable[..., Visit]) -> None:
    """Also small islands: from any area, some walk of arrow keys leads to any other."""
    page = opened().page
    page.locator('[role="option"][tabindex="0"]').focus()
    reached = page.evaluate(
        """() => { let root = document.activeElement
                   while (root.shadowRoot?.activeElement) root = root.shadowRoot.activeElement
                   const start = root, seen = new Set([root]), open = [root]
                   const keys = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"]
                   while (open.length) {
                     const from = open.pop()
                     for (const key of keys) {
                       from.focus()
                       from.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }))
                       const to = start.getRootNode().activeElement
                       if (!seen.has(to)) { seen.add(to); open.push(to) }
                     }
                   }
                   return seen.size }"""
    )
    assert reached == 102


def test_click_selects_and_python_can_select(opened: Callable[..., Visit]) -> None:
    made = opened()
    page = made.page
    area(page, "Kabupaten Poso").click()
    expect(state(page)).to_contain_text("wilayah=7202")
    page.get_by_role("button", name="Pilih 7371").click()
    expect(area(page, "Kota Makassar")).to_have_attribute("aria-selected", "true")
    expect(area(page, "Kabupaten Poso")).to_have_attribute("aria-selected", "false")
    page.get_by_role("button", name="Seluruh wilayah").click()
    area(page, "Kabupaten Poso").click()
    expect(state(page)).to_contain_text("wilayah=7202")
    made.assert_clean()


@pytest.mark.full
def test_the_slider_moves_in_the_browser_and_tells_python_once(
    visit: Callable[..., Visit], harness: Server
) -> None:
    made = visit(base=harness.url)
    page = made.page
    sent: list[int] = []
    received: list[int] = []

    def watch(socket: WebSocket) -> None:
        socket.on("framesent", lambda data: sent.append(len(data)))
        socket.on("framereceived", lambda data: received.append(len(data)))

    page.on("websocket", watch)
    made.open("/")
    slider = page.get_by_role("slider", name="Bulan")
    expect(slider).to_have_attribute("aria-valuetext", "Juni 2025")
    assert max(received) < 40_000
    before = len(sent)
    slider.evaluate("node => { node.value = 3; node.dispatchEvent(new Event('input')) }")
    expect(page.locator("svg.pane").get_by_text("Maret 2022")).to_be_attached()
    expect(slider).to_have_attribute("aria-valuetext", "Maret 2022")
    assert len(sent) == before
    expect(state(page)).to_contain_text("periode=2025-06 jalan=1")
    slider.evaluate("node => node.dispatchEvent(new Event('change'))")
    expect(state(page)).to_contain_text("periode=2022-03 jalan=2")
    made.assert_clean()


@pytest.mark.full
def test_playing_needs_no_server_until_paused(opened: Callable[..., Visit]) -> None:
    made = opened("period=2022-01")
    page = made.page
    slider = page.get_by_role("slider", name="Bulan")
    expect(slider).to_have_attribute("aria-valuetext", "Januari 2022")
    page.get_by_role("button", name="Putar").click()
    expect(slider).not_to_have_attribute("aria-valuetext", "Januari 2022")
    expect(state(page)).to_contain_text("jalan=1")
    page.get_by_role("button", name="Jeda").click()
    expect(state(page)).to_contain_text("jalan=2")
    expect(state(page)).not_to_contain_text("2022-01")
    made.assert_clean()


@pytest.mark.full
def test_two_dates_share_one_scale_and_one_legend(opened: Callable[..., Visit]) -> None:
    made = opened("compare=2022-06")
    page = made.page
    expect(page.locator("svg.pane")).to_have_count(2)
    expect(page.get_by_role("option")).to_have_count(204)
    expect(page.locator(".legend")).to_have_count(1)
    expect(page.locator(".legend .count").first.locator("span")).to_have_count(2)
    expect(page.locator("svg.pane").first.get_by_text("Juni 2022")).to_be_attached()
    made.assert_clean()


@pytest.mark.full
def test_the_earlier_month_is_on_the_left_wherever_the_slider_goes(opened: Callable[..., Visit]) -> None:
    page = opened("compare=2026-01").page
    left, right = page.locator("svg.pane").first, page.locator("svg.pane").last
    expect(left.get_by_text("Juni 2025")).to_be_attached()
    expect(right.get_by_text("Januari 2026")).to_be_attached()
    expect(left).to_have_attribute("aria-label", re.compile("Juni 2025"))
    slider = page.get_by_role("slider", name="Bulan")
    slider.evaluate("node => { node.value = 53; node.dispatchEvent(new Event('input')) }")
    expect(left.get_by_text("Januari 2026")).to_be_attached()
    expect(right.get_by_text("Mei 2026")).to_be_attached()


@pytest.mark.full
def test_two_months_are_saved_with_their_months_over_the_counts(
    opened: Callable[..., Visit], tmp_path: Path
) -> None:
    made = opened("compare=2022-06")
    with made.page.expect_download() as saving:
        made.page.get_by_role("button", name="SVG").click()
    assert saving.value.suggested_filename.endswith("_2022-06_2025-06.svg")
    saving.value.save_as(tmp_path / "peta.svg")
    drawn = ElementTree.parse(tmp_path / "peta.svg").getroot()
    beside = [each.text for each in drawn.findall("{http://www.w3.org/2000/svg}text")]
    assert beside.count("Juni") == 2
    assert beside[beside.index("Juni") + 1] == "2022"
    assert "Sumber: data contoh, potensi versi 2022. Batas wilayah: geoBoundaries." in beside
    first, second = drawn.findall("{http://www.w3.org/2000/svg}svg[@id]")
    assert float(str(second.get("x"))) > float(str(first.get("width")))


@pytest.mark.full
@pytest.mark.parametrize(
    "query",
    [
        "view=petak",
        "level=cabang",
        pytest.param("level=provinsi", marks=pytest.mark.full),
        pytest.param("indicator=belum_terlindungi", marks=pytest.mark.full),
    ],
)
def test_other_views_draw_and_pick(query: str, opened: Callable[..., Visit]) -> None:
    made = opened(query)
    page = made.page
    page.locator('[role="option"][tabindex="0"]').focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press(" ")
    expect(page.locator('[role="option"][aria-selected="true"]')).to_have_count(1)
    expect(state(page)).to_contain_text("jalan=2")
    expect(page.locator("svg.pane").get_by_text("DATA CONTOH", exact=True)).to_be_attached()
    made.assert_clean()


@pytest.mark.full
def test_the_page_scrolls_over_the_map_and_ctrl_zooms(opened: Callable[..., Visit]) -> None:
    page = opened().page
    world = page.locator("svg.pane g[transform]").first
    before = world.get_attribute("transform")
    page.locator("svg.pane").hover()
    page.mouse.wheel(0, 200)
    assert world.get_attribute("transform") == before
    page.keyboard.down("Control")
    page.mouse.wheel(0, -300)
    page.keyboard.up("Control")
    expect(world).not_to_have_attribute("transform", str(before))
    page.get_by_role("button", name="Seluruh wilayah").click()
    expect(world).to_have_attribute("transform", str(before))


def in_the_middle(page: Page, name: str) -> bool:
    """Whether an area's middle is in the inner half of the picture."""
    pane, shape = page.locator("svg.pane").bounding_box(), area(page, name).bounding_box()
    assert pane is not None
    assert shape is not None
    across = (shape["x"] + shape["width"] / 2 - pane["x"]) / pane["width"]
    down = (shape["y"] + shape["height"] / 2 - pane["y"]) / pane["height"]
    return 0.25 < across < 0.75 and 0.25 < down < 0.75


def width(page: Page, name: str) -> float:
    shape = area(page, name).bounding_box()
    assert shape is not None
    return shape["width"]


@pytest.mark.full
def test_choosing_zooms_and_every_way_closer_goes_to_what_is_chosen(opened: Callable[..., Visit]) -> None:
    made = opened()
    page, name = made.page, "Kabupaten Sinjai"
    first = width(page, name)
    area(page, name).focus()
    page.keyboard.press("Enter")
    expect(state(page)).to_contain_text("wilayah=7307")
    widths = [first, width(page, name)]
    assert in_the_middle(page, name)
    for _ in range(3):
        page.get_by_role("button", name="Perbesar").click()
    widths.append(width(page, name))
    assert in_the_middle(page, name)
    page.locator("svg.pane").dblclick(position={"x": 300, "y": 200})
    page.keyboard.press("+")
    assert widths == sorted(widths)
    assert widths[0] < widths[1] / 2
    page.get_by_role("button", name="Pilih 7371").click()
    expect(area(page, "Kota Makassar")).to_have_attribute("aria-selected", "true")
    assert in_the_middle(page, "Kota Makassar")
    expect(page.locator(".readout")).to_contain_text("Kota Makassar")
    page.get_by_role("button", name="Seluruh wilayah").click()
    expect(state(page)).to_contain_text("wilayah=SULAMA")
    expect(page.locator(".readout")).not_to_contain_text("Makassar")
    expect(page.locator(".rule")).to_have_count(1)
    made.assert_clean()


@pytest.mark.full
def test_a_double_click_goes_where_the_pointer_is(opened: Callable[..., Visit]) -> None:
    page = opened().page
    name = "Kabupaten Kepulauan Aru"
    first = width(page, name)
    shape = area(page, name).bounding_box()
    assert shape is not None
    page.mouse.dblclick(shape["x"] + shape["width"] + 12, shape["y"] + shape["height"] / 2)
    assert width(page, name) > first * 1.5
    expect(state(page)).to_contain_text(re.compile(r"wilayah=None .*jalan=1"))


@pytest.mark.full
def test_a_province_in_focus_fills_the_picture_with_its_values(opened: Callable[..., Visit]) -> None:
    page = opened("focus=73").page
    expect(page.locator("svg.pane").get_by_text("Sinjai", exact=True)).to_be_attached()
    expect(page.locator("svg.pane").get_by_text("40,00%", exact=True)).to_be_attached()
    expect(area(page, "Kabupaten Sinjai")).not_to_have_attribute("opacity", "0.3")
    expect(area(page, "Kabupaten Poso")).to_have_attribute("opacity", "0.3")
    expect(page.get_by_text("Jumlah wilayah di Provinsi Sulawesi Selatan")).to_be_visible()
    counts = page.locator(".legend .count").all_inner_texts()
    assert sum(map(int, counts)) == 24


@pytest.mark.full
def test_squares_say_something_on_a_phone(opened: Callable[..., Visit]) -> None:
    page = opened("view=petak", size=PHONE).page
    expect(page.locator("svg.pane").get_by_text("40", exact=True).first).to_be_attached()


@pytest.mark.full
def test_a_legend_row_shows_where_its_areas_are(opened: Callable[..., Visit]) -> None:
    page = opened().page
    row = page.get_by_role("button", name=re.compile("^di bawah 32,15%"))
    row.click()
    expect(row).to_have_attribute("aria-pressed", "true")
    expect(area(page, "Kabupaten Sinjai")).to_have_attribute("opacity", "0.18")
    expect(area(page, "Kabupaten Pasangkayu")).not_to_have_attribute("opacity", "0.18")


@pytest.mark.full
@pytest.mark.parametrize("kind", ["SVG", "PNG"])
def test_the_saved_picture_is_whole(kind: str, opened: Callable[..., Visit], tmp_path: Path) -> None:
    made = opened()
    with made.page.expect_download() as saving:
        made.page.get_by_role("button", name=kind).click()
    saved = tmp_path / "peta"
    saving.value.save_as(saved)
    name = f"DATA-CONTOH_Peta_Cakupan-kepesertaan_Semua-segmen_2025-06.{kind.lower()}"
    assert saving.value.suggested_filename == name
    if kind == "PNG":
        assert saved.read_bytes().startswith(b"\x89PNG")
        assert saved.stat().st_size > 30_000
    else:
        content = saved.read_text(encoding="utf-8")
        for words in (
            "Cakupan kepesertaan",
            "Juni 2025",
            "Sumber:",
            "DATA CONTOH",
            "tidak ada data",
            "32,15",
        ):
            assert words in content, words
    made.assert_clean()


@pytest.mark.parametrize(
    ("query", "size", "dark"),
    [
        ("compare=2022-06", PHONE, True),
        pytest.param("", (1366, 768), True, marks=pytest.mark.full),
        pytest.param("view=petak&lang=id", PHONE, False, marks=pytest.mark.full),
        pytest.param("", (1366, 768), False, marks=pytest.mark.full),
        pytest.param("view=petak&lang=id", PHONE, True, marks=pytest.mark.full),
        pytest.param("compare=2022-06", PHONE, False, marks=pytest.mark.full),
    ],
)
def test_nothing_serious_for_axe(
    query: str, size: tuple[int, int], dark: bool, opened: Callable[..., Visit]
) -> None:
    made = opened(query, size=size, dark=dark)
    found = Axe().run(made.page).response["violations"]
    grave = [each["id"] for each in found if each["impact"] in ("serious", "critical")]
    assert not grave, grave
    assert made.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    made.assert_clean()


def break_data(made: Visit, *, at_once: bool) -> None:
    """Whatever the map unpacks from now on is cut short."""
    cut = """const Whole = DecompressionStream
             window.mend = () => { window.DecompressionStream = Whole }
             window.DecompressionStream = class {
               constructor() { throw new TypeError("cut short") }
             }"""
    if at_once:
        made.page.add_init_script(cut)
    else:
        made.page.evaluate(f"() => {{ {cut} }}")


def assert_only_told(made: Visit) -> None:
    """The fault is in the console under its name, and nothing was left to fail by itself."""
    assert made.console
    assert all("UnreadableData" in line for line in made.console), made.console
    made.console.clear()
    made.assert_clean()


@pytest.mark.parametrize(
    ("lang", "words"),
    spread([("id", "Peta tidak dapat dimuat."), ("en", "The map cannot be loaded.")], quick=1),
)
def test_data_that_cannot_be_read_are_told_in_words(
    lang: str, words: str, visit: Callable[..., Visit], harness: Server
) -> None:
    made = visit(base=harness.url)
    break_data(made, at_once=True)
    made.open(f"/?lang={lang}")
    expect(made.page.locator(".peta").get_by_role("alert")).to_contain_text(words)
    expect(made.page.get_by_role("option")).to_have_count(0)
    assert_only_told(made)


@pytest.mark.full
def test_the_last_good_picture_stays_when_new_data_cannot_be_read(opened: Callable[..., Visit]) -> None:
    made = opened()
    page = made.page
    break_data(made, at_once=False)
    page.get_by_role("button", name="Indikator lain").click()
    alert = page.locator(".peta").get_by_role("alert")
    expect(alert).to_contain_text("gambar ini masih yang sebelumnya")
    expect(page.get_by_role("option")).to_have_count(102)
    expect(page.locator("svg.pane").get_by_text("Cakupan kepesertaan")).to_be_attached()
    assert_only_told(made)
    page.evaluate("() => window.mend()")
    page.get_by_role("button", name="Pilih 7371").click()
    expect(page.locator("svg.pane").get_by_text("Belum terlindungi")).to_be_attached()
    expect(area(page, "Kota Makassar")).to_have_attribute("aria-selected", "true")
    expect(alert).to_have_count(0)
    made.assert_clean()


@pytest.mark.full
def test_columns_in_three_dimensions_ask_nobody_outside(visit: Callable[..., Visit], harness: Server) -> None:
    made = visit(base=harness.url)
    made.open("/?show=3d&indicator=belum_terlindungi")
    expect(made.page.get_by_test_id("stDeckGlJsonChart").locator("canvas").first).to_be_visible()
    assert not made.outside, made.outside
