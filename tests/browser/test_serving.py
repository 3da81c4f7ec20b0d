"""The server around the app: the answer is there before the app, which takes its place and is the same page."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from dashboard.ui.serving.app import HEALTH
from dashboard.ui.serving.document import ANSWER
from tests.browser.conftest import LAPTOP, PHONE, Visit
from tests.browser.server import ROOT, Server, running_app


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    log = tmp_path_factory.mktemp("serve") / "log.txt"
    with running_app(log, script=ROOT / "serve.py") as server:
        yield server


@pytest.mark.parametrize(
    "path", ["/", pytest.param("/profil?wilayah=7307&bahasa=en", marks=pytest.mark.full)]
)
@pytest.mark.parametrize("size", [LAPTOP, pytest.param(PHONE, marks=pytest.mark.full)])
def test_the_answer_comes_first_and_the_same_page_after_it(
    visit: Callable[..., Visit], served: Server, server: Server, path: str, size: tuple[int, int]
) -> None:
    made = visit(base=served.url, size=size)
    page = made.page
    # Before any script of the app runs, the finding is there to be read.
    page.route("**/static/js/index.*", lambda route: route.abort())
    page.goto(served.url + path)
    said = page.locator(f"#{ANSWER} h2").inner_text()
    expect(page.locator(f"#{ANSWER} svg").first).to_be_visible()
    page.unroute("**/static/js/index.*")
    made.console.clear()
    made.failed.clear()
    made.open(path)
    expect(page.locator(f"#{ANSWER}")).to_have_count(0)
    finding = page.locator(".stMain h2").first
    expect(finding).to_have_text(said)
    with_server = page.locator(".stMain").inner_text()
    made.assert_clean()
    plain = visit(base=server.url, size=size)
    plain.open(path)
    assert plain.page.locator(".stMain").inner_text() == with_server


def test_it_says_that_it_is_well_and_what_it_shows(served: Server) -> None:
    with urllib.request.urlopen(served.url + HEALTH, timeout=10) as response:
        told = json.loads(response.read())
        assert "frame-ancestors" in response.headers["content-security-policy"]
    assert told["sehat"] is True
    assert len(told["versi"]) == 8


@pytest.mark.full
def test_nothing_of_a_link_is_in_the_log(visit: Callable[..., Visit], served: Server) -> None:
    visit(base=served.url).open("/?wilayah=7307&bahasa=en")
    assert "7307" not in Path(served.log).read_text()
