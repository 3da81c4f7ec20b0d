"""deploy/nginx.conf as it stands, but for ports and paths: two processes, one of which is killed."""

from __future__ import annotations

import re
import shutil
import subprocess
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import psutil
import pytest
from playwright.sync_api import Locator, Page, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

from dashboard.data.reference import ROOT
from tests.browser.conftest import Visit
from tests.browser.server import Server, _free_port, running_app
from tests.browser.test_data_page import upload

CONFIG = ROOT / "deploy" / "nginx.conf"
COOKIE = "dasbor_simpul"
SENT = (
    b"periode,kode_wilayah,segmen,kelompok,sumber_dana,peserta_aktif,sementara\n"
    b"2026-10,7307,BPU,petani,mandiri,4321,tidak\n"
)

pytestmark = [pytest.mark.full, pytest.mark.xdist_group("proxy")]


@dataclass(frozen=True)
class Proxy:
    """Where nginx listens, and the processes behind it."""

    url: str
    servers: tuple[Server, Server]


def configured(folder: Path, *, port: int, servers: tuple[Server, ...]) -> str:
    """The file with the test's ports, and everything that is written in a folder of the test."""
    text = CONFIG.read_text(encoding="utf-8")
    for usual, server in zip(("8501", "8502"), servers, strict=True):
        text = text.replace(f"server 127.0.0.1:{usual} ", f"server {server.url.removeprefix('http://')} ")
    text = text.replace("listen 8080;", f"listen 127.0.0.1:{port};")
    text = text.replace("/run/nginx.pid", str(folder / "nginx.pid"))
    text = text.replace("/var/log/nginx/error.log", str(folder / "error.log"))
    text = text.replace("include /etc/nginx/mime.types;", "types { text/html html; }")
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    temporary = "\n".join(f"    {kind}_temp_path {folder / kind};" for kind in kinds)
    return re.sub(r"^http \{$", f"http {{\n{temporary}", text, flags=re.MULTILINE)


@pytest.fixture
def proxy(tmp_path: Path) -> Iterator[Proxy]:
    nginx = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if nginx is None:
        pytest.fail("nginx is needed: apt install nginx (or dnf install nginx)")
    port, secret = _free_port(), {"STREAMLIT_SERVER_COOKIE_SECRET": "the same for all processes"}
    with ExitStack() as stack:
        first, second = (
            stack.enter_context(running_app(tmp_path / f"{name}.txt", script=ROOT / "serve.py", env=secret))
            for name in ("first", "second")
        )
        (tmp_path / "nginx.conf").write_text(
            configured(tmp_path, port=port, servers=(first, second)), encoding="utf-8"
        )
        command = [
            nginx,
            "-p",
            str(tmp_path),
            "-c",
            str(tmp_path / "nginx.conf"),
            "-e",
            str(tmp_path / "error.log"),
        ]
        running = stack.enter_context(subprocess.Popen([*command, "-g", "daemon off;"]))
        stack.callback(running.terminate)
        url = f"http://127.0.0.1:{port}"
        until(lambda: running.poll() is not None or _answers(url))
        assert running.poll() is None, (tmp_path / "error.log").read_text()
        yield Proxy(url, (first, second))


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(f"{url}/_stcore/health", timeout=2) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def visitors_of(server: Server) -> int:
    """How many websockets a process has."""
    port = int(server.url.rpartition(":")[2])
    held = psutil.Process(server.pid).net_connections(kind="tcp")
    return sum(each.status == psutil.CONN_ESTABLISHED and each.laddr.port == port for each in held)


def until(holds: Callable[[], bool], *, seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.1)


def finding(page: Page) -> Locator:
    """The sentence beside the title, in either language."""
    return page.locator("h2", has_text="Kabupaten Sinjai").first


def in_english(page: Page) -> bool:
    """Ask for the page in English; a click in the very moment of coming back is lost, and a person clicks again."""
    page.get_by_test_id("stSidebar").get_by_text("English", exact=True).click()
    try:
        page.get_by_role("heading", name="Area profile").wait_for(timeout=10_000)
    except PlaywrightTimeoutError:
        return False
    return True


def test_visitors_of_a_killed_process_come_back_with_their_link(
    visit: Callable[..., Visit], proxy: Proxy
) -> None:
    link = "/profil?wilayah=7307&periode=2025-06"
    visits = [visit(base=proxy.url) for _ in range(3)]
    for made in visits:
        made.open(link)
        expect(finding(made.page)).to_be_visible()
        made.assert_clean()
    held = [visitors_of(server) for server in proxy.servers]
    assert sum(held) >= len(visits)
    assert len({made.page.context.cookies()[0]["value"] for made in visits}) == len(visits)

    # The one that has more of them is killed; whoever it held goes on with the other.
    killed = held.index(max(held))
    psutil.Process(proxy.servers[killed].pid).kill()
    until(lambda: visitors_of(proxy.servers[1 - killed]) >= len(visits))
    for made in visits:
        page = made.page
        expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-connection-state", "CONNECTED")
        made.settle()
        until(partial(in_english, page))
        expect(finding(page)).to_be_visible()
        assert "wilayah=7307" in page.url
        assert "periode=2025-06" in page.url
    # A new one by the same link is none the wiser.
    fresh = visit(base=proxy.url)
    fresh.open(link)
    expect(finding(fresh.page)).to_be_visible()


def test_files_reach_the_visit_and_answers_are_compressed(visit: Callable[..., Visit], proxy: Proxy) -> None:
    made = visit(base=proxy.url)
    page = made.open("/data")
    # Larger than what nginx takes by itself.
    sent = SENT + b",,,,,,\n" * 200_000
    upload(page, ("kepesertaan.csv", "text/csv", sent))
    expect(page.get_by_role("button", name="Pakai angka ini")).to_be_visible()
    made.assert_clean()
    asked = urllib.request.Request(proxy.url, headers={"Accept-Encoding": "br, gzip"})
    with urllib.request.urlopen(asked, timeout=20) as answer:
        assert answer.headers["Content-Encoding"] in ("br", "gzip")
        assert answer.headers["Set-Cookie"].startswith(f"{COOKIE}=")
