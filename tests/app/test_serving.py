"""What a link is answered with at once: the page's own finding, a picture, nothing for a link that is not known."""

from __future__ import annotations

import asyncio
import gzip
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import brotli
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route
from streamlit.testing.v1 import AppTest

from dashboard.data.publisher import FRAME_VARIABLE
from dashboard.ui.serving.answer import answer
from dashboard.ui.serving.document import ANSWER, with_answer
from dashboard.ui.serving.middleware import Compressed, First, Safe
from tests.app.conftest import finding
from tests.app.test_pages import ELIGIBLE, MEMBERS

DOCUMENT = '<!DOCTYPE html><html lang="en"><head><title>Streamlit</title></head><body><div id="root"></div></body></html>'
LINKS = [
    ("/", {}),
    ("/peta", {"wilayah": "73", "periode": "2025-06"}),
    ("/profil", {"wilayah": "7307", "bahasa": "en"}),
    ("/target", {"wilayah": "KC01", "sumber": "contoh"}),
]


@pytest.mark.parametrize(("path", "query"), LINKS)
def test_the_answer_is_the_finding_of_the_page_itself(
    open_page: Callable[..., AppTest],
    path: str,
    query: dict[str, str],
) -> None:
    found = answer(path, query)
    assert found is not None
    assert found.finding == finding(open_page(path.strip("/") or "ringkasan", **query))
    assert found.language == query.get("bahasa", "id")
    assert found.stamp.startswith("SAMPLE DATA" if found.language == "en" else "DATA CONTOH")
    assert found.picture.lstrip().startswith("<svg")
    assert found.alt


@pytest.mark.parametrize(
    ("path", "query"),
    [
        ("/", {"wilayah": "<script>alert(1)</script>"}),
        ("/", {"wilayah": "9999"}),
        ("/", {"periode": "2050-01"}),
        ("/", {"periode": "x" * 5_000}),
        ("/", {"sumber": "unggahan"}),
        ("/", {"sumber": "kantor"}),
        ("/", {"bahasa": "fr"}),
        ("/bukan", {}),
        ("/peta/../../etc", {}),
    ],
)
def test_a_link_that_is_not_known_gets_none(path: str, query: dict[str, str]) -> None:
    assert answer(path, query) is None


@pytest.mark.usefixtures("internal")
def test_the_offices_own_view_is_in_no_answer(office: Callable[..., Path]) -> None:
    office(
        kepesertaan=MEMBERS + "2026-10,7307,SEMUA,SEMUA,SEMUA,600,tidak\n",
        potensi=ELIGIBLE + "2026-01,7307,SEMUA,1000,2026,x\n",
    )
    assert answer("/", {}) is None
    assert answer("/", {"sumber": "kantor"}) is None
    assert answer("/", {"sumber": "contoh"}) is not None


def test_the_document_holds_it_escaped_with_what_a_messenger_shows() -> None:
    found = answer("/profil", {"wilayah": "7307"})
    assert found is not None
    made = with_answer(DOCUMENT, found)
    assert '<html lang="id"' in made
    assert re.search(r"<title>Profil wilayah · [^<]+</title>", made)
    assert f'<meta property="og:description" content="{found.stamp}: 52 dari 100' in made
    assert made.index(f'id="{ANSWER}"') < made.index('id="root"')
    hostile = with_answer(
        DOCUMENT, found.__class__(**{**found.__dict__, "finding": '<img src=x onerror="x">'})
    )
    assert "<img src=x" not in hostile


async def page(_request: Request) -> Response:
    return HTMLResponse(DOCUMENT, headers={"etag": "v"})


async def file(_request: Request) -> Response:
    return PlainTextResponse("x" * 4_000, headers={"etag": "one"})


def asked(path: str, *, query: str = "", **headers: str) -> tuple[int, dict[str, str], bytes]:
    """A request through all that stands around the app."""
    inner = Starlette(routes=[Route("/static/a.js", file), Route("/{any:path}", page)])
    app = Compressed(Safe(First(inner)))
    scope = {
        "type": "http", "method": "GET", "path": path, "raw_path": path.encode(), "query_string": query.encode(),
        "headers": [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()],
        "http_version": "1.1", "scheme": "http", "server": ("x", 80), "client": ("y", 1), "root_path": "",
    }  # fmt: skip
    told: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        told.append(message)

    # In a thread of its own: a browser that other tests drive may have a loop running in this one.
    with ThreadPoolExecutor(1) as alone:
        alone.submit(asyncio.run, app(scope, receive, send)).result()
    start, *rest = told
    body = b"".join(each.get("body", b"") for each in rest)
    return start["status"], {k.decode().lower(): v.decode() for k, v in start["headers"]}, body


@pytest.mark.parametrize(
    ("way", "unpack"), [("br", brotli.decompress), ("gzip", gzip.decompress), ("", bytes)]
)
def test_a_page_comes_with_its_answer_packed_as_the_browser_reads(
    way: str, unpack: Callable[[bytes], bytes]
) -> None:
    status, headers, body = asked("/peta", query="wilayah=73", accept_encoding=way, if_none_match="v")
    assert status == 200
    assert headers.get("content-encoding", "") == way
    assert int(headers["content-length"]) == len(body)
    assert "etag" not in headers
    assert ANSWER in unpack(body).decode()
    assert "frame-ancestors 'self'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"


def test_a_link_that_is_not_known_gets_the_plain_page() -> None:
    assert asked("/", query="wilayah=%3Cscript%3E")[2].decode() == DOCUMENT
    assert asked("/_stcore/health")[2].decode() == DOCUMENT


def test_a_file_is_packed_and_nothing_is_put_into_it() -> None:
    _, headers, body = asked("/static/a.js", accept_encoding="gzip, br")
    assert headers["content-encoding"] == "br"
    assert headers["etag"] == "one"
    assert brotli.decompress(body) == b"x" * 4_000


def test_who_may_frame_it_is_a_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FRAME_VARIABLE, "https://kantor.example")
    assert "frame-ancestors https://kantor.example" in asked("/")[1]["content-security-policy"]
