"""Files that lie at an address: fetched by the server on a press, within bounds, and then like a file sent.

An address stands in the secrets alone, so that nobody who opens a page can have the server ask for another.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote, urljoin, urlsplit

from dashboard.data.files.limits import MAX_BYTES
from dashboard.data.published.errors import PublishingError
from dashboard.data.published.place import SECRET, read_secrets
from dashboard.i18n import N_, Message

if TYPE_CHECKING:
    from requests import PreparedRequest, Response, Session

#: Under `[dasbor]`: a list of tables with `nama` and `alamat`, and `cabang`, `berkas`, `kunci`, `alihan`.
ADDRESSES: Final = "sumber"
#: Seconds for all of it, and for each answer to begin.
MOST_SECONDS: Final = 20
_ANSWER_SECONDS: Final = 5
#: A published sheet is behind two: by a fifth somebody is led in a circle.
_MOST_REDIRECTS: Final = 4
_CHUNK: Final = 64 * 1024
_OK: Final = 200
_NAMED: Final = (".csv", ".xlsx", ".parquet")


@dataclass(frozen=True)
class Address:
    """A file at an address; what is shown of it is `name` alone.

    branch: kode_cabang of whoever may fetch it, "" for the regional office. file: the name it is read under,
    "" for that in the address. key: sent as a bearer token, "" for none. led_to: other hosts that the address
    may lead on to, with all below them.
    """

    name: str
    url: str = field(repr=False)
    branch: str = ""
    file: str = ""
    key: str = field(default="", repr=False)
    led_to: tuple[str, ...] = ()


class AddressError(PublishingError):
    """A source that can't be fetched, or not within bounds; its address is not repeated."""

    def __init__(self, template: str, address: Address, **params: str | int) -> None:
        super().__init__(Message(template, {"name": address.name, **params}))


def addresses(secrets: Mapping[str, Any] | None = None) -> tuple[Address, ...]:
    """The sources that the secrets name; one without a name or an address is none.

    secrets: what secrets.toml holds; None to read the project's or the user's.
    """
    section = (read_secrets() if secrets is None else secrets).get(SECRET[0])
    listed = section.get(ADDRESSES) if isinstance(section, Mapping) else None
    if not isinstance(listed, list):
        return ()
    return tuple(
        Address(
            name=str(each["nama"]),
            url=str(each["alamat"]),
            branch=str(each.get("cabang", "")),
            file=str(each.get("berkas", "")),
            key=str(each.get("kunci", "")),
            led_to=tuple(str(host) for host in each.get("alihan", ())),
        )
        for each in listed
        if isinstance(each, Mapping) and each.get("nama") and each.get("alamat")
    )


def fetched(
    address: Address, *, session: Session | None = None, clock: Callable[[], float] = time.monotonic
) -> tuple[str, bytes]:
    """Name and content of the file at an address, as if somebody had sent it.

    session: what asks; clock: seconds. Raises AddressError where it can't be had, leads elsewhere, is larger
    than a file may be, or takes too long.
    """
    import requests  # noqa: PLC0415 - imported when something is fetched

    until = clock() + MOST_SECONDS
    with session or requests.Session() as asks:
        try:
            return _name(address), _content(address, asks, until=until, clock=clock)
        except (requests.RequestException, OSError):
            raise AddressError(
                N_("{name} tidak terjangkau. Periksa alamatnya di rahasia server, dan jaringannya."), address
            ) from None


def _content(address: Address, asks: Session, *, until: float, clock: Callable[[], float]) -> bytes:
    url = address.url
    for _ in range(_MOST_REDIRECTS + 1):
        _may_be_asked(address, url)
        signed = partial(_signed, key=address.key if _is_own(address, url) else "")
        with asks.get(
            url, auth=signed, stream=True, allow_redirects=False, timeout=_ANSWER_SECONDS
        ) as answer:
            if not answer.is_redirect:
                return _received(address, answer, until=until, clock=clock)
            url = urljoin(url, answer.headers["location"])
    raise AddressError(N_("{name} dialihkan terlalu sering."), address)


def _signed(request: PreparedRequest, *, key: str) -> PreparedRequest:
    """With the key, and never with a name and a password that the machine keeps for a host."""
    if key:
        request.headers["Authorization"] = f"Bearer {key}"
    return request


def _received(address: Address, answer: Response, *, until: float, clock: Callable[[], float]) -> bytes:
    if answer.status_code != _OK:
        raise AddressError(
            N_("{name} menjawab dengan kode {status}, bukan berkas."), address, status=answer.status_code
        )
    content = bytearray()
    for part in answer.iter_content(_CHUNK):
        content += part
        if len(content) > MAX_BYTES:
            raise AddressError(
                N_("{name} lebih besar dari {count} MB. Bagi menjadi beberapa berkas."),
                address,
                count=MAX_BYTES >> 20,
            )
        if clock() > until:
            raise AddressError(
                N_("{name} belum selesai diambil dalam {count} detik. Ulangi nanti."),
                address,
                count=MOST_SECONDS,
            )
    return bytes(content)


def _may_be_asked(address: Address, url: str) -> None:
    """An encrypted address, of the host in the secrets or of one it may lead on to."""
    if urlsplit(url).scheme != "https":
        raise AddressError(N_("{name}: alamatnya harus diawali https://."), address)
    host = (urlsplit(url).hostname or "").casefold()
    allowed = {each.casefold() for each in address.led_to}
    if not _is_own(address, url) and not any(host == each or host.endswith(f".{each}") for each in allowed):
        raise AddressError(
            N_("{name} dialihkan ke situs lain, {host}, yang tidak disebut di rahasia server."),
            address,
            host=host,
        )


def _is_own(address: Address, url: str) -> bool:
    """Whether it is the host of the address itself, the only one to be told its key."""
    return urlsplit(url).netloc.casefold() == urlsplit(address.url).netloc.casefold()


def _name(address: Address) -> str:
    """A name that can be read by; what has no suffix is taken for CSV, as published sheets are."""
    found = address.file or PurePosixPath(unquote(urlsplit(address.url).path)).name or address.name
    return found if found.casefold().endswith(_NAMED) else f"{found}.csv"
