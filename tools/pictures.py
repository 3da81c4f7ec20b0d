"""Make the pictures of README and guide anew, from the app as it is: `make pictures`; they are committed.

Every picture is of sample data or of a made-up clerk's files, at one size, light, in Indonesian.
"""

from __future__ import annotations

import io
import os
import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import numpy as np
from PIL import Image
from playwright.sync_api import Browser, FilePayload, Locator, Page, expect, sync_playwright

from dashboard.data.reference import load_areas
from dashboard.data.store import INTERNAL_VARIABLE, OFFICE_FOLDER, has_office_data
from dashboard.data.templates.short import short_template

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
from tests import clerk_files as clerk  # noqa: E402
from tests.browser.server import running_app  # noqa: E402

PICTURES: Final = ROOT / "docs"
WIDTH, HEIGHT = 1366, 768
#: How long something may take to appear, in milliseconds.
PATIENCE: Final = 60_000
#: A palette holds so many colours.
COLOURS: Final = 256
#: What red, green and blue count for in one number.
CHANNELS: Final = np.array([1 << 16, 1 << 8, 1])
#: Times a screen is looked at before it must have come to rest.
LOOKS: Final = 60
SAMPLE: Final = "sumber=contoh&bahasa=id"
IN_USE: Final = "Seluruh dasbor sedang memakai angka ini"
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

DRAWN: Final = (
    "() => document.fonts.status === 'loaded'"
    " && [...document.images].every((image) => image.complete)"
    " && [...document.querySelectorAll('.js-plotly-plot')].every((plot) => plot.querySelector('.main-svg'))"
    " && !document.querySelector('[data-testid=stSkeleton], [data-testid=stSpinner]')"
)
#: Streamlit's own header lies over the first rows of what is scrolled to the top.
TO_THE_TOP: Final = """(node) => {
  node.style.scrollMarginTop = '4rem'
  node.scrollIntoView({ block: 'start', behavior: 'instant' })
}"""


class Screen:
    """One visitor's browser, and the pictures taken of it."""

    def __init__(self, page: Page, base: str) -> None:
        self.page = page
        self._base = base

    def open(self, link: str) -> None:
        """Follow a link of the app and wait until it is drawn."""
        self.page.goto(self._base + link)
        self.settle()

    def settle(self) -> None:
        """Wait until no run is under way and everything on screen is drawn."""
        expect(self.page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
        expect(self.page.locator('[data-stale="true"]')).to_have_count(0)
        self.page.wait_for_function(DRAWN)

    def button(self, name: str) -> Locator:
        """The button that is called so."""
        return self.page.get_by_test_id("stMain").get_by_role("button", name=name)

    def press(self, name: str, *, until: str) -> None:
        """Press a button, and wait for the words that it brings."""
        self.button(name).click()
        expect(self.page.get_by_text(until).first).to_be_visible()
        self.settle()

    def check(self, *files: tuple[str, bytes]) -> None:
        """Choose workbooks on page Data and let them be checked."""
        with self.page.expect_response(lambda answer: answer.request.method == "PUT" and answer.ok):
            self.page.locator('input[type="file"]').set_input_files(
                [FilePayload(name=name, mimeType=XLSX, buffer=content) for name, content in files]
            )
        for name, _ in files:
            expect(self.page.get_by_role("button", name=f"Remove {name}")).to_be_visible()
        expect(self.page.get_by_role("progressbar")).to_have_count(0)
        self.button("Periksa berkas").click()
        for name, _ in files:  # the uploader is a new one once they are read
            expect(self.page.get_by_role("button", name=f"Remove {name}")).to_have_count(0)
        expect(self.button("Singkirkan berkas dan angkanya")).to_be_visible()
        self.settle()

    def take(self, name: str, *, top: Locator | None = None) -> None:
        """Write a picture of the window into docs/. top: what is to stand at its upper edge."""
        if top is not None:
            top.evaluate(TO_THE_TOP)
        # Where the pointer lies over nothing that shows itself under it.
        self.page.mouse.move(WIDTH - 1, HEIGHT - 1)
        target = PICTURES / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(smaller(self._at_rest()))
        print(f"{name:<32} {target.stat().st_size / 1000:6.0f} kB")

    def _at_rest(self) -> bytes:
        """The window, once it looks the same twice in a row."""
        seen = b""
        for _ in range(LOOKS):
            self.settle()
            now = self.page.screenshot(animations="disabled", caret="hide")
            if now == seen:
                return now
            seen = now
        raise RuntimeError(f"the screen does not come to rest: {self.page.url}")


def smaller(png: bytes) -> bytes:
    """The same picture in its most frequent colours, those exact; what lies between takes the nearest."""
    pixels = np.asarray(Image.open(io.BytesIO(png)).convert("RGB"), dtype=np.int64)
    shades, places, counts = np.unique(pixels @ CHANNELS, return_inverse=True, return_counts=True)
    colours = shades[:, None] // CHANNELS % 256
    kept = colours[np.argsort(-counts, kind="stable")[:COLOURS]]
    nearest = [((kept - colour) ** 2).sum(axis=1).argmin() for colour in colours]
    picture = Image.fromarray(np.array(nearest, dtype=np.uint8)[places].reshape(pixels.shape[:2]), "P")
    picture.putpalette(kept.astype(np.uint8).tobytes())
    content = io.BytesIO()
    picture.save(content, "PNG", optimize=True)
    return content.getvalue()


def overview(screen: Screen) -> None:
    """Ringkasan, as its link opens."""
    screen.open(f"/?{SAMPLE}")
    screen.take("ringkasan.png")


def map_page(screen: Screen) -> None:
    """Sulawesi Selatan with one of its kabupaten chosen."""
    screen.open(f"/peta?{SAMPLE}&wilayah=7307&periode=2025-03&fokus=73")
    expect(screen.page.get_by_role("option", name=re.compile("^Kabupaten Sinjai:"))).to_be_attached()
    screen.take("peta.png")


def targets(screen: Screen) -> None:
    """A province on its way to the year's target."""
    screen.open(f"/target?{SAMPLE}&wilayah=73&periode=2025-06")
    screen.take("target.png")


def planner(screen: Screen) -> None:
    """The question of Majene: 30,000 people for a year."""
    screen.open(
        f"/anggaran?{SAMPLE}&wilayah=7605&periode=2023-05&arah=orang&orang=30000&bulan=12&mulai=2023-10"
        "&kelompok=petani&dana=APBD+kab%2Fkota"
    )
    screen.take("perencana.png")


def meeting(screen: Screen) -> None:
    """The step with the map of a presentation."""
    screen.open(f"/rapat?{SAMPLE}&wilayah=73&periode=2026-10&langkah=2")
    expect(screen.page.get_by_role("option", name=re.compile("^Kabupaten Sinjai:"))).to_be_attached()
    expect(screen.page.get_by_role("progressbar")).to_be_visible()
    screen.take("rapat.png")


def page_data(screen: Screen) -> None:
    """Where the clerk begins, and the templates of his province below."""
    screen.open(f"/data?{SAMPLE}&wilayah={clerk.PROVINCE}")
    screen.take("panduan/halaman-data.png")
    screen.take("panduan/templat.png", top=heading(screen, "Templat"))


def refused(screen: Screen) -> None:
    """A file with mistakes."""
    screen.open(f"/data?{SAMPLE}&wilayah={clerk.PROVINCE}")
    screen.check(("peserta Oktober.xlsx", clerk.with_mistakes()))
    screen.take("panduan/ditolak.png", top=heading(screen, "Hasil pemeriksaan"))


def two_readings(screen: Screen) -> None:
    """A column of months that can be read in two ways."""
    screen.open(f"/data?{SAMPLE}&wilayah={clerk.PROVINCE}")
    screen.check(("peserta per tanggal.xlsx", clerk.with_a_doubt()))
    screen.take("panduan/dua-bacaan.png", top=heading(screen, "Hasil pemeriksaan"))


def mapping_step(screen: Screen) -> None:
    """An office's own workbook that leaves something open."""
    screen.open(f"/data?{SAMPLE}&wilayah={clerk.PROVINCE}")
    screen.check(("Rekap Sulbar.xlsx", clerk.unnamed_counts()))
    screen.take("panduan/cocokkan-kolom.png", top=heading(screen, "Cocokkan kolom"))
    year = screen.page.get_by_role("combobox", name="Tahun semua bulannya")
    year.evaluate(TO_THE_TOP)  # a list closes when the page under it is scrolled
    year.click()
    screen.page.get_by_role("option", name="2026").click()
    expect(screen.button("Ya, baca seperti ini")).to_be_enabled()
    screen.take("panduan/begini-dibacanya.png", top=screen.page.get_by_text("Kolom “No” ="))


def a_new_month(screen: Screen) -> None:
    """October in use, and November with a correction that is tried upon it."""
    codes = [code for code, *_ in clerk.AREAS]
    october = clerk.filled_template(short_template(load_areas(), codes=codes, months=["2026-10"]), month=1)
    screen.open(f"/data?{SAMPLE}&wilayah={clerk.PROVINCE}")
    screen.check(("peserta Oktober.xlsx", october))
    screen.press("Pakai angka ini", until=IN_USE)
    screen.check(("peserta November.xlsx", clerk.new_month_and_a_correction()))
    for rows in ("kepesertaan: berubah (2)", "kepesertaan: hilang (1)"):
        screen.page.get_by_test_id("stExpander").filter(has_text=rows).locator("summary").click()
        screen.settle()
    compared = screen.page.get_by_text("Dibandingkan dengan yang sekarang dimuat", exact=False)
    screen.take("panduan/dibandingkan.png", top=compared)
    screen.press("Pakai angka ini", until=IN_USE)
    screen.page.get_by_test_id("stMain").get_by_role("link", name="Lihat di peta").click()
    expect(screen.page.get_by_role("option", name=re.compile("^Kabupaten Majene:"))).to_be_attached()
    screen.take("panduan/dipakai.png")


def heading(screen: Screen, name: str) -> Locator:
    """A heading of the page."""
    return screen.page.get_by_test_id("stMain").get_by_role("heading", name=name, exact=True)


SCENES: Final[tuple[Callable[[Screen], None], ...]] = (
    overview,
    map_page,
    targets,
    planner,
    meeting,
    page_data,
    refused,
    two_readings,
    mapping_step,
    a_new_month,
)


@contextmanager
def visitor(browser: Browser, base: str) -> Iterator[Screen]:
    """A visitor who has seen nothing yet."""
    context = browser.new_context(
        viewport={"width": WIDTH, "height": HEIGHT},
        color_scheme="light",
        reduced_motion="reduce",
        locale="id-ID",
        timezone_id="Asia/Makassar",
    )
    context.set_default_timeout(PATIENCE)
    yield Screen(context.new_page(), base)
    context.close()


def main() -> None:
    """Take every picture, or those of the scenes named."""
    if has_office_data():
        sys.exit(f"{OFFICE_FOLDER} holds the office's files, and pictures are of made-up numbers only.")
    expect.set_options(timeout=PATIENCE)
    scenes = [scene for scene in SCENES if not sys.argv[1:] or scene.__name__ in sys.argv[1:]]
    with (
        tempfile.TemporaryDirectory() as folder,
        running_app(Path(folder) / "log", env={INTERNAL_VARIABLE: ""}) as server,
        sync_playwright() as playwright,
    ):
        # Root in a container has no user namespaces for Chromium's sandbox; the pages are our own.
        browser = playwright.chromium.launch(
            executable_path=os.environ["BROWSER_PATH"], args=["--no-sandbox", "--disable-gpu"]
        )
        for scene in scenes:
            with visitor(browser, server.url) as screen:
                scene(screen)
        browser.close()


if __name__ == "__main__":
    main()
