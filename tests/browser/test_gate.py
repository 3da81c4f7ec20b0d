"""What a guest receives on the wire from a server with office data: nothing that is not for guests."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, Response, WebSocket, expect

from dashboard.data.contract.words import COLUMNS
from dashboard.data.dataset import Source
from dashboard.data.store import load_dataset
from dashboard.ui.cases.meetings import CASES
from dashboard.ui.categories import choices as categories
from dashboard.ui.compliance import choices as compliance
from dashboard.ui.data import sections as data
from dashboard.ui.followup import choices as followup
from dashboard.ui.frame.registry import PAGES
from dashboard.ui.meeting.figures import Step
from tests.browser.conftest import Visit
from tests.browser.planted import NAMES, NUMBERS, SENT, as_csv, found_in, office_files, write_office
from tests.browser.server import Server, running_app
from tests.browser.test_data_page import upload

SECTIONS = {
    "kategori": tuple(categories.SECTIONS),
    "kepatuhan": tuple(compliance.SECTIONS),
    "komitmen": tuple(followup.SECTIONS),
    "data": tuple(data.SECTIONS),
    "kasus": tuple(CASES),
    "rapat": tuple(str(number) for number in range(1, len(Step) + 1)),
}
MOST_DOWNLOADS = 8
PARAMETER = {"kasus": "kasus", "rapat": "langkah"}


@pytest.fixture
def office_server(tmp_path: Path) -> Iterator[Server]:
    folder = tmp_path / "kantor"
    write_office(folder)
    launcher = ("tests.browser.harness.office", str(folder))
    with running_app(tmp_path / "log.txt", launcher=launcher, env={"DASBOR_INTERNAL": ""}) as running:
        yield running


class Wire:
    """Everything that a page receives: frames of its sockets, pictures, downloads."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.received: list[bytes] = []
        self.pictures: set[str] = set()
        page.on("websocket", self._listen)
        page.on("response", self._answered)

    def _answered(self, response: Response) -> None:
        if "/media/" in response.url:
            self.pictures.add(response.url)

    def _listen(self, socket: WebSocket) -> None:
        def keep(frame: str | bytes) -> None:
            self.received.append(frame.encode() if isinstance(frame, str) else frame)

        socket.on("framereceived", keep)

    def read(self) -> bytes:
        self.received += [self.page.request.get(url).body() for url in sorted(self.pictures)]
        self.pictures.clear()
        return b"\n".join(self.received)

    def forget(self) -> None:
        self.received.clear()


def test_the_search_finds_what_is_planted() -> None:
    rows = [cell for table in office_files().values() for row in table for cell in row]
    assert all(name in rows for name in NAMES)
    assert found_in("\n".join(as_csv(name, each) for name, each in office_files().items()).encode()) == {
        *NAMES,
        *(number for number in NUMBERS if number != NUMBERS[1]),
    }
    assert found_in(f"Rp{NUMBERS[1]:,}".replace(",", ".").encode()) == {NUMBERS[1]}


def test_every_planted_row_is_read(tmp_path: Path) -> None:
    """A row that is refused hides itself: nothing would be shown of it, whatever the gate does."""
    write_office(tmp_path / "kantor")
    loaded = load_dataset(tmp_path / "kantor", source=Source.OFFICE, today=date(2026, 11, 27))
    assert not [each.path for each in loaded.reports if each.rows_refused or each.errors]
    for name, rows in office_files().items():
        assert len(loaded.tables[name]) == len(rows)


@pytest.mark.full
def test_a_guest_receives_nothing_that_is_planted(visit: Callable[..., Visit], office_server: Server) -> None:
    made = visit(base=office_server.url)
    wire = Wire(made.page)
    for area in ("7307", "73"):
        for path in paths(area):
            made.open(path)
            take_downloads(made, wire)
            assert not found_in(wire.read()), path
            wire.forget()
    made.assert_clean()


@pytest.mark.full
@pytest.mark.parametrize("name", SENT)
def test_sending_one_row_widens_nothing(
    visit: Callable[..., Visit], office_server: Server, name: str
) -> None:
    made = visit(base=office_server.url)
    wire = Wire(made.page)
    page = made.open("/data?bagian=coba")
    files = [(f"{name}.csv", "text/csv", as_csv(name, [SENT[name]]).encode())]
    if name != "kepesertaan":
        rows = [row for row in office_files()["kepesertaan"] if row[1] != "7307"]
        files.append(("kepesertaan.csv", "text/csv", as_csv("kepesertaan", rows).encode()))
    upload(page, *files)
    use = page.get_by_role("button", name="Pakai angka ini")
    expect(use).to_be_visible()
    made.settle()
    assert not found_in(wire.read())
    use.click()
    made.settle()
    # A page without a menu leads nowhere but back.
    for entry in sorted((each for each in PAGES if not each.needs), key=lambda each: not each.menu):
        page.get_by_role("link", name=re.compile(f"{re.escape(entry.title)}$")).first.click()
        if entry.menu:
            expect(page.get_by_role("heading", name=entry.title, level=1)).to_be_visible()
        else:
            expect(page.get_by_role("heading", level=1)).to_be_visible()
        made.settle()
        take_downloads(made, wire)
        assert not found_in(wire.read()), entry.key
        wire.forget()


def paths(area: str) -> Iterator[str]:
    for entry in PAGES:
        path = "" if entry.key == "ringkasan" else entry.key
        for section in SECTIONS.get(entry.key, ("",)):
            chosen = f"&{PARAMETER.get(entry.key, 'bagian')}={section}" if section else ""
            yield f"/{path}?wilayah={area}&periode=2026-10{chosen}"


def take_downloads(made: Visit, wire: Wire) -> None:
    """Open every fold, press every button that hands over a file, and read what comes."""
    folds = made.page.get_by_test_id("stExpander").locator("summary")
    for at in range(folds.count()):
        fold = folds.nth(at)
        if fold.is_visible() and fold.locator("..").get_attribute("open") is None:
            fold.click()
            made.settle()
    buttons = made.page.get_by_test_id("stDownloadButton").get_by_role("button")
    # Chromium stops a page that hands over more at once; only the empty templates are so many.
    for at in range(min(buttons.count(), MOST_DOWNLOADS)):
        made.settle()
        button = buttons.nth(at)
        if not button.is_visible() or button.is_disabled():
            continue
        with made.page.expect_download() as download:
            button.click()
        wire.received.append(Path(download.value.path()).read_bytes())


def test_every_table_is_planted_or_holds_nothing_to_hide() -> None:
    open_tables = {"target", "realisasi_cabang", "tonggak", "tarif_iuran", "dukungan_pemda", "kemiskinan"}
    assert set(COLUMNS) - set(SENT) == open_tables
