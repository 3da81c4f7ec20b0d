"""A real browser on a real server; every visit is watched for errors and for requests that leave the app."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, expect, sync_playwright

from tests.browser.server import Server, running_app

#: How long something may take to appear where the machine is busy; nothing waits longer than it has to.
PATIENCE = 60_000
expect.set_options(timeout=PATIENCE)

LAPTOP, PHONE = (1366, 768), (390, 844)
#: Streamlit's own shell, opened at /page, first asks for its server below /page and then at the root. The
#: first answer is a 404 that the browser logs; it comes from Streamlit's bundle, whatever the app does.
SHELL_PROBES = ("/_stcore/health", "/_stcore/host-config")


@dataclass
class Visit:
    """A page in a browser, and what went wrong while it was open."""

    page: Page
    base: str
    console: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)

    def open(self, path: str = "") -> Page:
        """Open a path and wait until Streamlit has finished its run."""
        self.page.goto(self.base + path)
        self.settle()
        return self.page

    def settle(self) -> None:
        """Wait until the app stands still: no run under way, and each part's own script there and drawn."""
        expect(self.page.locator('[data-testid="stApp"]')).to_have_attribute(
            "data-test-script-state", "notRunning"
        )
        expect(self.page.locator('[data-stale="true"]')).to_have_count(0)
        expect(self.page.get_by_test_id("stSkeleton")).to_have_count(0)

    def assert_clean(self) -> None:
        """No console error, no request to another origin, no exception on screen."""
        assert not self.outside, self.outside
        assert not self.failed, self.failed
        assert not self.console, self.console
        expect(self.page.get_by_test_id("stException")).to_have_count(0)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with running_app(tmp_path_factory.mktemp("server") / "log.txt") as running:
        yield running


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = os.environ.get("BROWSER_PATH")
    if not path or not Path(path).exists():
        pytest.fail(
            "BROWSER_PATH names no browser; run the tests with `make test`, which finds or installs one"
        )
    with sync_playwright() as playwright:
        # Root in a container has no user namespaces for Chromium's sandbox; the pages are our own.
        chromium = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        yield chromium
        chromium.close()


@pytest.fixture
def visit(browser: Browser, server: Server) -> Iterator[Callable[..., Visit]]:
    """Make a visit: `visit(size=PHONE, dark=True)`. Contexts are closed after the test."""
    contexts = []

    def make(*, size: tuple[int, int] = LAPTOP, dark: bool = False, base: str = server.url) -> Visit:
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            color_scheme="dark" if dark else "light",
            reduced_motion="no-preference",
            accept_downloads=True,
        )
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        made = Visit(page=context.new_page(), base=base)
        origin = urlsplit(base).netloc

        def on_request(request: Request) -> None:
            address = urlsplit(request.url)
            if address.scheme in ("http", "https", "ws", "wss") and address.netloc != origin:
                made.outside.append(request.url)

        def on_console(message: ConsoleMessage) -> None:
            probe = message.location.get("url", "").endswith(SHELL_PROBES)
            if message.type == "error" and not probe:
                made.console.append(message.text)

        made.page.on("request", on_request)
        made.page.on("console", on_console)
        made.page.on("pageerror", lambda error: made.console.append(str(error)))
        made.page.on(
            "response",
            lambda response: (
                made.failed.append(f"{response.status} {response.url}")
                if response.status >= 400 and not response.url.endswith(SHELL_PROBES)
                else None
            ),
        )
        return made

    yield make
    for context in contexts:
        context.close()
