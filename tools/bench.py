"""Measure the budgets of the product, in one run on one machine: `make bench`.

Times are ratios against a bare Streamlit page served side by side, so that they mean the same on a slow
machine. Each line prints what was measured next to its budget, and the command fails when one is not met.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import psutil
from playwright.sync_api import Browser, BrowserContext, Page, WebSocket, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
from tests.browser.server import Server, running_app  # noqa: E402

RUNS = 5
BARE = """
import streamlit as st
st.set_page_config(layout="wide")
st.title("Bare")
st.selectbox("Pilih", ["a", "b", "c"], key="pilih")
st.button("Lagi")
st.image("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 10 10'><rect width='10' height='10'/></svg>", alt="map")
"""
MEBI = 2**20


@dataclass(frozen=True)
class Line:
    """One budget: what was measured, the limit, and how to write both."""

    what: str
    measured: float
    budget: float
    unit: str

    @property
    def met(self) -> bool:
        return self.measured <= self.budget

    def __str__(self) -> str:
        mark = "met     " if self.met else "NOT MET "
        return f"{mark} {self.what:<74} {self.measured:9.2f} {self.unit:<6} budget {self.budget:g}"


def settle(page: Page) -> None:
    """Wait until the run is over and nothing on screen is stale."""
    page.wait_for_function(
        "() => document.querySelector('[data-testid=stApp]')?.dataset.testScriptState === 'notRunning'"
        " && !document.querySelector('[data-stale=true]')"
    )


def context(browser: Browser) -> BrowserContext:
    """A visitor with an empty browser cache."""
    return browser.new_context(viewport={"width": 1366, "height": 768})


def first_picture(browser: Browser, url: str) -> tuple[float, list[str]]:
    """Seconds until the first picture is drawn for a new visitor, and the scripts fetched until then."""
    visitor = context(browser)
    page = visitor.new_page()
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    start = time.perf_counter()
    page.goto(url, wait_until="commit")
    page.wait_for_function(
        "() => [...document.images].some(i => i.complete && i.naturalWidth > 0 && i.closest('[data-testid=stImage]'))"
    )
    seconds = time.perf_counter() - start
    visitor.close()
    return seconds, fetched


def cold_picture(browser: Browser, script: Path | None) -> tuple[float, list[str]]:
    """The first picture right after a server start: no cache is warm anywhere."""
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "log"
        with running_app(log, **({"script": script} if script else {})) as server:
            return first_picture(browser, server.url)


def cpu_of(server: Server) -> float:
    """CPU seconds the server has used so far."""
    times = psutil.Process(server.pid).cpu_times()
    return times.user + times.system


def rerun_cost(
    browser: Browser, server: Server, path: str, change: Callable[[Page, int], None]
) -> tuple[float, float, float]:
    """Median wall seconds, CPU seconds and received websocket bytes of one rerun."""
    visitor = context(browser)
    page = visitor.new_page()
    received = [0]

    def listen(socket: WebSocket) -> None:
        socket.on("framereceived", lambda payload: received.__setitem__(0, received[0] + len(payload)))

    page.on("websocket", listen)
    page.goto(server.url + path)
    settle(page)
    walls, cpus, sizes = [], [], []
    for turn in range(RUNS + 2):
        before, used, size = time.perf_counter(), cpu_of(server), received[0]
        change(page, turn)
        settle(page)
        walls.append(time.perf_counter() - before)
        cpus.append(cpu_of(server) - used)
        sizes.append(received[0] - size)
    visitor.close()
    return statistics.median(walls[2:]), statistics.median(cpus[2:]), statistics.median(sizes[2:])


def memory(server: Server) -> float:
    """Resident memory of the server, MiB."""
    return psutil.Process(server.pid).memory_info().rss / MEBI


def load_seconds(times: int) -> tuple[float, float]:
    """Seconds to load the sample repeated `times` over, and the peak memory of doing so, in MiB."""
    done = subprocess.run(
        [sys.executable, str(ROOT / "tools" / "bench_load.py"), str(times)],
        capture_output=True,
        text=True,
        check=True,
    )
    result = json.loads(done.stdout)
    return result["seconds"], result["peak_mib"]


def each_page(browser: Browser, server: Server, bare: Server) -> list[Line]:
    """Server CPU of one warm rerun of every page, above that of a bare page."""

    def rerun(page: Page, _turn: int) -> None:
        page.locator("[data-testid=stApp]").press("r")
        page.wait_for_function(
            "() => document.querySelector('[data-testid=stApp]').dataset.testScriptState === 'running'"
        )

    _, floor, _ = rerun_cost(browser, bare, "", rerun)
    lines = []
    for name, path in PATHS.items():
        _, used, _ = rerun_cost(browser, server, path, rerun)
        lines.append(Line(f"server CPU a rerun above a bare page: {name}", (used - floor) * 1000, 40, "ms"))
    return lines


PATHS = {page.key: "" if page.script == "app.py" else f"/{Path(page.script).stem}" for page in PAGES}
