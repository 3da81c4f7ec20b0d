"""Measure the budgets of the product, in one run on one machine: `make bench`.

Times are ratios against a bare Streamlit page served side by side, so that they mean the same on a slow
machine. Each line prints what was measured next to its budget; the command fails when one is not met.
"""

from __future__ import annotations

import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import psutil
from playwright.sync_api import Browser, Page, WebSocket, sync_playwright

from dashboard.ui.frame.registry import PAGES

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
from tests.browser.server import Server, running_app  # noqa: E402

RUNS = 7
VISITORS = 6
BARE = """
import streamlit as st
st.set_page_config(layout="wide")
st.title("Bare")
st.selectbox("Indikator", ["Cakupan kepesertaan", "Capaian target"])
st.image(
    "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><rect width='9' height='9'/></svg>",
    alt="a square", width=90,
)
"""
PATHS = {page.key: "/" if page.script == "app.py" else f"/{Path(page.script).stem}" for page in PAGES}
MEBI = 2**20
#: Where the data of an indicator begin in a message.
PACKED = b"\n\x78\x9c"
#: Bundles of the charting libraries, by the names Streamlit gives them.
HEAVY = re.compile(r"/(plotly|deckgl|vega|echarts|embed)[^/]*\.js", re.IGNORECASE)

SETTLED = (
    "() => document.querySelector('[data-testid=stApp]')?.dataset.testScriptState === 'notRunning'"
    " && !document.querySelector('[data-stale=true]')"
)
ANSWERED = "() => !!document.querySelector('#jawaban-awal svg')"
PICTURE = (
    "() => [...document.querySelectorAll('[data-testid=stImage] img')]"
    ".some(image => image.complete && image.naturalWidth > 0)"
)


@dataclass(frozen=True)
class Line:
    """One budget: what was measured and the limit, in one unit."""

    what: str
    measured: float
    budget: float
    unit: str

    @property
    def met(self) -> bool:
        """Whether the budget is kept."""
        return self.measured <= self.budget

    def __str__(self) -> str:
        mark = "met    " if self.met else "NOT MET"
        return f"{mark} {self.what:<72} {self.measured:9.2f} {self.unit:<5} budget {self.budget:g}"


@dataclass(frozen=True)
class Visit:
    """A new visitor's page, and what went over the wire since it was opened."""

    page: Page
    received: list[int]
    maps: list[int]
    sent: list[int]
    others: list[bool]
    requests: list[str]


@contextmanager
def visitor(browser: Browser) -> Iterator[Visit]:
    """A browser with an empty cache."""
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    visit = Visit(page=context.new_page(), received=[], maps=[], sent=[], others=[], requests=[])

    def listen(socket: WebSocket) -> None:
        def came(payload: str | bytes) -> None:
            visit.received.append(len(payload))
            if isinstance(payload, bytes) and PACKED in payload:
                visit.maps.append(len(payload))

        socket.on("framereceived", came)

        def went(payload: str | bytes) -> None:
            visit.sent.append(len(payload))
            if isinstance(payload, bytes) and b'{"minta":""}' in payload:
                visit.others.append(True)

        socket.on("framesent", went)

    visit.page.on("websocket", listen)
    visit.page.on("request", lambda request: visit.requests.append(request.url))
    yield visit
    context.close()


@contextmanager
def bare_app() -> Iterator[Server]:
    """A page with a title, a list and a small picture: what Streamlit itself costs."""
    with tempfile.TemporaryDirectory() as name:
        script = Path(name) / "bare.py"
        script.write_text(BARE)
        with running_app(Path(name) / "log", script=script) as server:
            yield server


@contextmanager
def our_app() -> Iterator[Server]:
    """The app on sample data."""
    with tempfile.TemporaryDirectory() as name, running_app(Path(name) / "log") as server:
        yield server


@contextmanager
def served_app() -> Iterator[Server]:
    """The same behind the server that answers first."""
    with (
        tempfile.TemporaryDirectory() as name,
        running_app(Path(name) / "log", script=ROOT / "serve.py") as server,
    ):
        yield server


def settle(page: Page) -> None:
    """Wait until the run is over and nothing on screen is stale."""
    page.wait_for_function(SETTLED)


def first_picture(browser: Browser, app: Callable[[], object]) -> tuple[float, list[str]]:
    """Seconds from following a link to the first picture, and what was fetched until then."""
    with app() as server, visitor(browser) as visit:  # type: ignore[attr-defined]
        start = time.perf_counter()
        visit.page.goto(server.url, wait_until="commit")
        visit.page.wait_for_function(PICTURE, polling=10)
        return time.perf_counter() - start, visit.requests


def overview(browser: Browser) -> Iterator[Line]:
    """The first picture for a new visitor, and for the first one after a start, in turn with a bare page."""
    cold, warm, heavy = [], [], 0
    for _ in range(RUNS):
        bare_cold, _ = first_picture(browser, bare_app)
        ours_cold, fetched = first_picture(browser, our_app)
        cold.append(ours_cold / bare_cold)
        heavy = max(heavy, sum(bool(HEAVY.search(url)) for url in fetched))
    with bare_app() as bare, our_app() as ours:
        for server in (bare, ours):
            first_picture(browser, lambda: nullcontext(server))  # noqa: B023 - used before the loop goes on
        for _ in range(RUNS):
            plain, _ = first_picture(browser, lambda: nullcontext(bare))
            warm.append(first_picture(browser, lambda: nullcontext(ours))[0] / plain)
    yield Line("overview: first picture, new visitor with an empty cache", statistics.median(warm), 1.4, "x")
    yield Line(
        "overview: first picture, first visitor after a server start", statistics.median(cold), 1.4, "x"
    )
    yield Line("overview: charting bundles fetched before the first picture", heavy, 0, "files")


def on_a_slow_line(browser: Browser, server: Server, path: str, ready: str) -> tuple[float, int]:
    """Seconds until it is there for a new visitor at 1.6 Mbit/s and 150 ms, and the bytes of all by HTTP."""
    with visitor(browser) as visit:
        wire, received = visit.page.context.new_cdp_session(visit.page), []
        wire.send("Network.enable")
        wire.on("Network.loadingFinished", lambda event: received.append(event["encodedDataLength"]))
        line = {"offline": False, "latency": 150, "downloadThroughput": 2e5, "uploadThroughput": 2e5}
        wire.send("Network.emulateNetworkConditions", line)
        start = time.perf_counter()
        visit.page.goto(server.url + path, wait_until="commit")
        visit.page.wait_for_function(ready, polling=10, timeout=120_000)
        passed = time.perf_counter() - start
        settle(visit.page)
        return passed, int(sum(received))


def serving(browser: Browser) -> Iterator[Line]:
    """What the server around the app does for the first visitor, and on a slow line."""
    cold = []
    for _ in range(3):
        bare_cold, _ = first_picture(browser, bare_app)
        cold.append(first_picture(browser, served_app)[0] / bare_cold)
    with bare_app() as bare, served_app() as ours:
        plain = statistics.median(on_a_slow_line(browser, bare, "/", PICTURE)[0] for _ in range(3))
        pictures = [on_a_slow_line(browser, ours, "/", PICTURE) for _ in range(3)]
        answers = {
            path: statistics.median(on_a_slow_line(browser, ours, path, ANSWERED)[0] for _ in range(3))
            for path in ("/", "/peta", "/profil?wilayah=7307")
        }
    yield Line(
        "serve.py: first visitor after a server start, app's picture", statistics.median(cold), 1.4, "x"
    )
    yield Line(
        "slow line: the app's own picture", statistics.median(t for t, _ in pictures) / plain, 0.4, "x"
    )
    for path, seconds in answers.items():
        yield Line(f"slow line: finding and still picture, {path}", seconds / plain, 0.07, "x")
    yield Line("serve.py: bytes of the first load", max(size for _, size in pictures) / 1e6, 1.0, "MB")


def choose(page: Page, name: str) -> None:
    """Choose an indicator from the bare page's list."""
    page.get_by_role("combobox", name="Indikator").click()
    page.get_by_role("option", name=name, exact=True).click()


#: Milliseconds until another indicator of the map is painted.
_PAINTED = """(list, code) => new Promise(done => {
  const start = performance.now()
  list.value = code
  list.dispatchEvent(new Event("change"))
  requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)))
})"""


def wait_for_others(visit: Visit) -> None:
    """Until the browser has asked for all other indicators, which it does when it has nothing to do."""
    while not visit.others:
        visit.page.wait_for_timeout(50)
    settle(visit.page)


def change_of_indicator(browser: Browser, server: Server, bare: Server) -> Iterator[Line]:
    """Time and bytes of a change of indicator, in turn with a change on the bare page."""
    names = {"capaian": "Capaian target", "cakupan": "Cakupan kepesertaan"}
    with visitor(browser) as ours, visitor(browser) as theirs:
        ours.page.goto(server.url + "/peta")
        ours.page.locator("svg.pane").first.wait_for(state="attached")
        theirs.page.goto(bare.url)
        settle(theirs.page)
        wait_for_others(ours)
        first, *others = ours.maps
        chooser = ours.page.get_by_role("combobox", name="Indikator")
        drawn, ratios, sizes, whole = [], [], [], []
        for turn in range(2 * RUNS):
            code = list(names)[turn % 2]
            start = time.perf_counter()
            choose(theirs.page, names[code])
            settle(theirs.page)
            plain = time.perf_counter() - start
            ours.received.clear()
            ours.maps.clear()
            start = time.perf_counter()
            drawn.append(chooser.evaluate(_PAINTED, code) / 1000 / plain)
            ours.page.locator(f"svg.pane[aria-label^='Peta {names[code]}']").wait_for(state="attached")
            settle(ours.page)
            ratios.append((time.perf_counter() - start) / plain)
            sizes.append(sum(ours.maps) / 1000)
            whole.append(sum(ours.received) / 1000)
    yield Line("map page: the shown indicator, all months: the map's data", first / 1000, 40, "kB")
    yield Line("map page: the largest of the others, which follow when idle", max(others) / 1000, 30, "kB")
    yield Line("change of indicator, drawn, against a bare rerun", statistics.median(drawn), 0.5, "x")
    yield Line("change of indicator, page and all, against a bare rerun", statistics.median(ratios), 2, "x")
    yield Line("change of indicator once the others are there: the map's data", max(sizes), 0, "kB")
    yield Line("change of indicator: websocket, with the table in its order", max(whole), 90, "kB")


def playing(browser: Browser, server: Server) -> Iterator[Line]:
    """What goes over the wire while the slider moves and the map plays, and reruns when it is let go."""
    with visitor(browser) as visit:
        page = visit.page
        page.goto(server.url + "/peta?periode=2025-06")
        page.locator("svg.pane").first.wait_for(state="attached")
        wait_for_others(visit)
        before = len(visit.sent) + len(visit.received)
        slider = page.get_by_role("slider", name="Bulan")
        for _ in range(10):
            slider.evaluate("node => { node.stepDown(); node.dispatchEvent(new Event('input')) }")
        page.get_by_role("button", name="Putar").click()
        before_playing = slider.get_attribute("aria-valuetext")
        page.wait_for_function(
            "before => [...document.querySelectorAll('*')].some(host =>"
            " host.shadowRoot?.querySelector('input[type=range]')?.getAttribute('aria-valuetext') !== before"
            " && host.shadowRoot?.querySelector('input[type=range]'))",
            arg=before_playing,
        )
        moving = len(visit.sent) + len(visit.received) - before
        sent = len(visit.sent)
        page.get_by_role("button", name="Jeda").click()
        page.wait_for_url(re.compile("periode=202[45]"))
        settle(page)
        yield Line("slider moved and played: websocket messages while it moves", moving, 0, "")
        yield Line("slider paused: reruns", len(visit.sent) - sent, 1, "")


def cpu_of(server: Server) -> float:
    """CPU seconds the server has used so far."""
    times = psutil.Process(server.pid).cpu_times()
    return times.user + times.system


def rerun_cpu(browser: Browser, server: Server, path: str) -> float:
    """CPU milliseconds of one warm rerun, asked for with Streamlit's own key."""
    with visitor(browser) as visit:
        page = visit.page
        page.goto(server.url + path)
        settle(page)
        rounds = 3 * RUNS
        for turn in range(rounds + 3):
            if turn == 3:
                before = cpu_of(server)
            count = len(visit.sent)
            page.locator("body").press("r")
            page.wait_for_function("count => true", arg=count)
            while len(visit.sent) == count:
                page.wait_for_timeout(5)
            settle(page)
        return (cpu_of(server) - before) / rounds * 1000


def memory_of(server: Server) -> float:
    """Resident memory of the server, MiB."""
    return psutil.Process(server.pid).memory_info().rss / MEBI


def see_every_page(visit: Visit, server: Server) -> None:
    """Open every page in turn, as one visitor would."""
    for path in PATHS.values():
        visit.page.goto(server.url + path)
        settle(visit.page)


def memory(browser: Browser) -> Iterator[Line]:
    """Memory with one visitor, and what each further one adds."""
    with our_app() as server, ExitStack() as visitors:
        see_every_page(visitors.enter_context(visitor(browser)), server)
        alone = memory_of(server)
        for _ in range(VISITORS):
            see_every_page(visitors.enter_context(visitor(browser)), server)
        further = (memory_of(server) - alone) / VISITORS
    yield Line("server memory, one visitor on every page in turn", alone, 350, "MiB")
    yield Line("server memory, each further visitor", further, 5, "MiB")


def load(times: int) -> tuple[float, float]:
    """Seconds and peak MiB of loading the sample so many times over."""
    command = [sys.executable, str(ROOT / "tools" / "bench_load.py"), str(times)]
    result = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    return result["seconds"], result["peak_mib"]


def loading() -> Iterator[Line]:
    """Ten times the sample against the sample."""
    once = statistics.median(load(1)[0] for _ in range(3))
    tenfold = [load(10) for _ in range(3)]
    yield Line(
        "loading ten times the sample, against once", statistics.median(s for s, _ in tenfold) / once, 12, "x"
    )
    yield Line("loading ten times the sample: peak memory", max(peak for _, peak in tenfold), 600, "MiB")


def outside(browser: Browser, server: Server) -> Line:
    """Requests to any other origin, on every page and every view of the map."""
    asked = []
    with visitor(browser) as visit:
        see_every_page(visit, server)
        for view in ("petak", "3d"):
            visit.page.goto(f"{server.url}/peta?tampilan={view}")
            settle(visit.page)
        own = urlsplit(server.url).netloc
        asked = [
            url
            for url in visit.requests
            if urlsplit(url).scheme in ("http", "https") and urlsplit(url).netloc != own
        ]
    return Line("requests that leave the app's own origin", len(asked), 0, "")


def measure(browser: Browser) -> Iterator[Line]:
    """Every budget, in the order of the design."""
    yield from overview(browser)
    yield from serving(browser)
    with our_app() as server, bare_app() as bare:
        yield from change_of_indicator(browser, server, bare)
        yield from playing(browser, server)
        floor = rerun_cpu(browser, bare, "/")
        for key, path in PATHS.items():
            yield Line(
                f"server CPU of a warm rerun above a bare page: {key}",
                rerun_cpu(browser, server, path) - floor,
                40,
                "ms",
            )
        yield outside(browser, server)
    yield from memory(browser)
    yield from loading()


def main() -> int:
    """Print every budget; the exit code says whether all are met."""
    path = os.environ.get("BROWSER_PATH")
    if not path:
        sys.exit("BROWSER_PATH names no browser; run `make bench`")
    lines = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        for line in measure(browser):
            print(line, flush=True)
            lines.append(line)
        browser.close()
    missed = sum(not line.met for line in lines)
    print(f"{len(lines) - missed} of {len(lines)} budgets met")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
