"""A file at an address: fetched within bounds, from nowhere but where the secrets lead."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from requests import PreparedRequest, Response, Session
from requests.adapters import BaseAdapter

from dashboard.data.files.limits import MAX_BYTES
from dashboard.data.published.addresses import MOST_SECONDS, Address, AddressError, addresses, fetched

URL = "https://data.example/rekap/kepesertaan.csv?token=rahasia"
OURS = Address("Rekap KC", URL, key="kunci-rahasia")


class Web(BaseAdapter):
    """Answers by address: status, headers and content; who asked is kept."""

    def __init__(self, pages: Mapping[str, tuple[int, Mapping[str, str], bytes]]) -> None:
        super().__init__()
        self.pages = pages
        self.asked: list[PreparedRequest] = []

    def send(self, request: PreparedRequest, *_: Any, **__: Any) -> Response:
        self.asked.append(request)
        status, headers, content = self.pages[str(request.url)]
        made = Response()
        made.request = request
        made.status_code = status
        made.headers.update(headers)
        made.url = str(request.url)
        made.raw = io.BytesIO(content)
        return made

    def close(self) -> None:
        """Nothing is open."""


@pytest.fixture
def web() -> Callable[..., tuple[Web, Session]]:
    def make(**pages: Any) -> tuple[Web, Session]:
        made = Web(pages)
        session = Session()
        session.mount("https://", made)
        session.mount("http://", made)
        return made, session

    return make


def led(to: str) -> tuple[int, dict[str, str], bytes]:
    return 302, {"location": to}, b""


def said(error: pytest.ExceptionInfo[AddressError]) -> str:
    return error.value.message.template.format(**error.value.message.params)


def test_a_file_is_had_with_its_name(web: Callable[..., tuple[Web, Session]]) -> None:
    there, session = web(**{URL: (200, {}, b"periode\n")})
    assert fetched(OURS, session=session) == ("kepesertaan.csv", b"periode\n")
    assert there.asked[0].headers["Authorization"] == "Bearer kunci-rahasia"


def test_a_published_sheet_is_read_as_csv(web: Callable[..., tuple[Web, Session]]) -> None:
    url = "https://docs.example/d/e/x/pub?output=csv"
    _, session = web(**{url: (200, {}, b"a\n")})
    assert fetched(Address("Rekap", url), session=session)[0] == "pub.csv"
    assert fetched(Address("Rekap", url, file="manfaat.csv"), session=session)[0] == "manfaat.csv"


def test_it_leads_on_only_to_hosts_that_are_named_and_they_get_no_key(
    web: Callable[..., tuple[Web, Session]],
) -> None:
    other = "https://doc-1.content.example/x"
    there, session = web(**{URL: led(other), other: (200, {}, b"a\n")})
    named = Address("Rekap KC", URL, key="kunci-rahasia", led_to=("content.example",))
    assert fetched(named, session=session)[1] == b"a\n"
    assert "Authorization" not in there.asked[1].headers
    with pytest.raises(AddressError) as refused:
        fetched(OURS, session=session)
    assert "doc-1.content.example" in said(refused)


@pytest.mark.parametrize(
    "to",
    [
        "https://127.0.0.1/",
        "https://data.example.jahat.example/",
        "https://jahatcontent.example/",
        "https://data.example:8443/",
        "http://data.example/rekap",
        "file:///etc/passwd",
        "//169.254.169.254/latest",
    ],
)
def test_elsewhere_is_never_asked(web: Callable[..., tuple[Web, Session]], to: str) -> None:
    there, session = web(**{URL: led(to)})
    with pytest.raises(AddressError):
        fetched(Address("Rekap KC", URL, led_to=("content.example",)), session=session)
    assert len(there.asked) == 1


def test_a_circle_ends(web: Callable[..., tuple[Web, Session]]) -> None:
    there, session = web(**{URL: led(URL)})
    with pytest.raises(AddressError):
        fetched(OURS, session=session)
    assert len(there.asked) == 5


def test_only_encrypted(web: Callable[..., tuple[Web, Session]]) -> None:
    there, session = web()
    with pytest.raises(AddressError):
        fetched(Address("Rekap", "http://data.example/a.csv"), session=session)
    assert not there.asked


def test_neither_too_large_nor_too_slow(web: Callable[..., tuple[Web, Session]]) -> None:
    _, session = web(**{URL: (200, {}, bytes(MAX_BYTES + 1))})
    with pytest.raises(AddressError) as refused:
        fetched(OURS, session=session)
    assert f"{MAX_BYTES >> 20} MB" in said(refused)
    _, session = web(**{URL: (200, {}, b"a")})
    seconds = iter((0.0, MOST_SECONDS + 1.0))
    with pytest.raises(AddressError):
        fetched(OURS, session=session, clock=lambda: next(seconds))


def test_an_error_tells_neither_address_nor_key(web: Callable[..., tuple[Web, Session]]) -> None:
    _, session = web(**{URL: (403, {}, b"")})
    with pytest.raises(AddressError) as refused:
        fetched(OURS, session=session)
    for told in (said(refused), repr(OURS), str(refused.value)):
        assert "rahasia" not in told
    assert "403" in said(refused)


def test_sources_stand_in_the_secrets_alone() -> None:
    secrets = {
        "dasbor": {
            "sumber": [
                {"nama": "Rekap KC", "alamat": URL, "cabang": "KC03", "alihan": ["content.example"]},
                {"nama": "tanpa alamat"},
                "bukan tabel",
            ]
        }
    }
    assert addresses(secrets) == (Address("Rekap KC", URL, branch="KC03", led_to=("content.example",)),)
    assert addresses({}) == addresses({"dasbor": {"sumber": "x"}}) == ()
