"""“Semua kabupaten/kota (ZIP)” in a browser: a child of the real server, followed, stopped, taken and abandoned."""

from __future__ import annotations

import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from dashboard.data.reference import ROOT
from dashboard.export.bulk.job import PATIENCE
from tests.browser.conftest import PATIENCE as MILLISECONDS
from tests.browser.conftest import PHONE, Visit
from tests.browser.server import Server, running_app

pytestmark = [pytest.mark.full, pytest.mark.xdist_group("takeaway")]


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with no other visitors, as it makes one ZIP at a time."""
    with running_app(tmp_path_factory.mktemp("alone") / "log.txt", script=ROOT / "serve.py") as running:
        yield running


def opened(visit: Visit, path: str) -> Page:
    page = visit.open(path)
    page.locator(".st-key-bawa_pulang button").locator("visible=true").click()
    expect(page.locator(".st-key-zip_buat button")).to_be_visible()
    visit.settle()
    return page


def begin(page: Page, *kinds_left_out: str) -> None:
    for kind in kinds_left_out:
        page.locator(".st-key-zip_jenis").get_by_role("button", name=kind).click()
        expect(page.locator('[data-stale="true"]')).to_have_count(0)
    page.locator(".st-key-zip_buat button").click()


def children(server: Server) -> list[int]:
    """The processes that the server has started and that are not over, by Linux's table of processes."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                state, parent = (entry / "stat").read_text().rpartition(")")[2].split()[:2]
            except OSError:
                continue
            if int(parent) == server.pid and state != "Z":
                found.append(int(entry.name))
    return found


def until(holds: Callable[[], bool], *, seconds: float) -> None:
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.1)


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="no table of processes to look at")
def test_a_zip_is_made_beside_the_page(visit: Callable[..., Visit], alone: Server, tmp_path: Path) -> None:
    mine, other = visit(base=alone.url), visit(base=alone.url, size=PHONE, dark=True)
    page, others = opened(mine, "/?wilayah=7371"), opened(other, "/peta?wilayah=7571&bahasa=en")
    begin(page)
    expect(page.get_by_text("dari 24: K")).to_be_visible()
    assert len(children(alone)) == 1
    begin(others)
    expect(others.get_by_text("making a ZIP for another visitor")).to_be_visible()

    # On another page of the same visit it goes on, until it is stopped.
    page.keyboard.press("Escape")
    page.get_by_role("link", name="Profil wilayah").first.click()
    mine.settle()
    page.locator(".st-key-bawa_pulang button").locator("visible=true").click()
    expect(page.get_by_text("Semua kabupaten/kota Sulawesi Selatan, ")).to_be_visible()
    page.locator(".st-key-zip_henti button").click()
    expect(page.get_by_text("Dihentikan; tidak ada berkas yang tersisa")).to_be_visible()
    until(lambda: not children(alone), seconds=10)

    # The next one's is made and taken.
    begin(others, "Budget study", "Presentation", "Offline pack", "Picture")
    others.locator(".st-key-zip_unduh button").wait_for(timeout=5 * MILLISECONDS)
    with others.expect_download() as download:
        others.locator(".st-key-zip_unduh button").click()
    download.value.save_as(tmp_path / "taken.zip")
    assert download.value.suggested_filename.startswith("DATA-CONTOH_Documents_Gorontalo_")
    archive = zipfile.ZipFile(tmp_path / "taken.zip")
    assert archive.testzip() is None
    assert len([name for name in archive.namelist() if name.endswith(("pdf", "xlsx"))]) == 12
    assert not children(alone)

    # Who leaves takes the process along.
    others.locator(".st-key-zip_lain button").click()
    begin(others)
    expect(others.locator(".st-key-zip_henti button")).to_be_visible()
    assert len(children(alone)) == 1
    others.context.close()
    until(lambda: not children(alone), seconds=PATIENCE + 30)
    mine.assert_clean()
    assert "Traceback" not in alone.log.read_text()
