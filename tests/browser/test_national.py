"""The same program on a made-up country of 514 areas and ten years: nothing of a region stands in the code."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from dashboard.data.kept_tables import CACHE_VARIABLE
from tests.browser.conftest import Visit
from tests.browser.server import ROOT, Server, running_app

pytestmark = [pytest.mark.full, pytest.mark.xdist_group("national")]
AREAS = 514
#: A long task is one that keeps the browser from answering for more than 50 ms.
LONG_TASKS = """
    window.long = [];
    new PerformanceObserver(list => window.long.push(...list.getEntries().map(each => each.duration)))
        .observe({type: "longtask"});
"""


@pytest.fixture(scope="module")
def country(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("negeri") / "negeri"
    subprocess.run([sys.executable, ROOT / "tools" / "national.py", folder], check=True)
    return folder


#: Seconds of CPU and megabytes at the peak, of a process that does nothing but start.
START = """
import resource, time
from datetime import date
from dashboard.data import store
from dashboard.data.dataset import Source
from dashboard.data.start import started, started_for_guests
from dashboard.metrics.coverage.target_warnings import with_target_warnings

place = {"source": Source.SAMPLE, "today": date(2026, 11, 27)}
begun = time.process_time()
data = started_for_guests(
    store.SAMPLE_FOLDER, **place, read=lambda: with_target_warnings(started(store.SAMPLE_FOLDER, **place))
)
print(len(data.members), time.process_time() - begun, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def test_a_second_start_takes_two_seconds_and_six_hundred_megabytes(country: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(country / "src"), CACHE_VARIABLE: str(tmp_path)}
    for _ in range(2):
        said = subprocess.check_output([sys.executable, "-c", START], cwd=country, env=environment, text=True)
    rows, seconds, megabytes = map(float, said.split())
    assert rows > 1_000_000
    assert seconds <= 2
    assert megabytes <= 600


@pytest.fixture(scope="module")
def national(country: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    log = tmp_path_factory.mktemp("national") / "log.txt"
    with running_app(log, script=country / "app.py", env={"PYTHONPATH": str(country / "src")}) as server:
        yield server


@pytest.mark.parametrize("path", ["/", "/target", "/profil?wilayah=1101", "/kategori?wilayah=31", "/cabang"])
def test_pages_open_and_name_the_country(visit: Callable[..., Visit], national: Server, path: str) -> None:
    made = visit(base=national.url)
    page = made.open(path)
    expect(page.get_by_text("Kantor Pusat").first).to_be_attached()
    assert "Sulawesi Maluku" not in page.locator("body").inner_text()
    made.assert_clean()


def test_the_map_has_every_area_and_plays_without_holding_up_the_browser(
    visit: Callable[..., Visit], national: Server
) -> None:
    made = visit(base=national.url)
    page = made.open("/peta")
    expect(page.locator('.pane [role="option"]')).to_have_count(AREAS)
    made.settle()
    page.evaluate(LONG_TASKS)
    page.get_by_role("button", name="Putar").click()
    expect(page.locator("svg.pane").get_by_text("Juni 2017")).to_be_attached()
    page.get_by_role("button", name="Jeda").click()
    assert not page.evaluate("window.long")
    made.assert_clean()
