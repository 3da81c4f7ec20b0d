"""What every response goes through: the answer of a link, headers that keep it safe, compression."""

from __future__ import annotations

import gzip
from collections import OrderedDict
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any, Final
from urllib.parse import parse_qsl

import brotli
from starlette.concurrency import run_in_threadpool

from dashboard.data.publisher import framing
from dashboard.ui.serving.answer import answer
from dashboard.ui.serving.document import with_answer

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

_TEXT: Final = (
    "text/",
    "application/javascript",
    "application/json",
    "image/svg+xml",
    "application/manifest",
)
#: Bytes below which compressing gains nothing, and of one response that is compressed at all.
_LEAST, _MOST = 500, 8 * 1024 * 1024
#: Compressed files of Streamlit and of the map, each once a server: about 12 MB before, 3 MB after.
_KEPT: Final = 400
#: What asks for a page as it was, or packed: the answer is put into the whole of it, as it is now.
_OF_BEFORE: Final = (b"if-none-match", b"if-modified-since", b"range", b"accept-encoding")


class Whole:
    """A response gathered whole before it is sent on, so that it can be changed."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self.status = 0
        self.headers: list[tuple[bytes, bytes]] = []
        self.body = b""
        self.is_whole = False

    async def take(self, message: Message) -> None:
        """Take one message of the response."""
        if message["type"] == "http.response.start":
            self.status, self.headers = message["status"], list(message["headers"])
        elif message["type"] == "http.response.body":
            self.body += message.get("body", b"")
            self.is_whole = not message.get("more_body")

    def header(self, name: bytes) -> bytes:
        """The value of a header, b"" for none."""
        return next((value for key, value in self.headers if key.lower() == name), b"")

    def put(self, name: bytes, value: bytes) -> None:
        """Set a header."""
        self.headers = [(key, each) for key, each in self.headers if key.lower() != name] + [(name, value)]

    def drop(self, *names: bytes) -> None:
        """Leave headers out."""
        self.headers = [(key, each) for key, each in self.headers if key.lower() not in names]

    async def send(self) -> None:
        """Send it."""
        self.put(b"content-length", str(len(self.body)).encode())
        await self._send({"type": "http.response.start", "status": self.status, "headers": self.headers})
        await self._send({"type": "http.response.body", "body": self.body})


class First:
    """The document of a page, with the answer of its link in it."""

    def __init__(self, app: App) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "GET" or _is_file(scope["path"]):
            await self.app(scope, receive, send)
            return
        whole = Whole(send)
        fresh = {**scope, "headers": [(k, v) for k, v in scope["headers"] if k.lower() not in _OF_BEFORE]}
        await self.app(fresh, receive, whole.take)
        if whole.status == 200 and whole.header(b"content-type").startswith(b"text/html"):
            query = dict(parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True))
            found = await run_in_threadpool(answer, scope["path"], query)
            if found is not None:
                whole.body = with_answer(whole.body.decode(), found).encode()
                whole.drop(b"etag", b"last-modified")
        await whole.send()


def _is_file(path: str) -> bool:
    return path.startswith(("/static", "/app/static", "/media", "/_stcore", "/component")) or "." in path


class Safe:
    """Headers that keep the page from being framed, its types from being guessed, its scripts to its own."""

    def __init__(self, app: App) -> None:
        self.app = app
        policy = (
            "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; "
            "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
            "connect-src 'self' ws: wss:; worker-src 'self' blob:; object-src 'none'; base-uri 'self'; "
            f"form-action 'self'; frame-ancestors {framing()}"
        )
        self.added = [
            (b"content-security-policy", policy.encode()),
            (b"x-content-type-options", b"nosniff"),
            (b"referrer-policy", b"same-origin"),
        ]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                names = {name for name, _ in self.added}
                kept = [(k, v) for k, v in message["headers"] if k.lower() not in names]
                message = {**message, "headers": [*kept, *self.added]}
            await send(message)

        await self.app(scope, receive, safely)


class Compressed:
    """Text compressed by what the browser reads; files once, and kept."""

    def __init__(self, app: App) -> None:
        self.app = app
        self.kept: OrderedDict[tuple[str, bytes, bytes], bytes] = OrderedDict()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        way = _way(scope) if scope["type"] == "http" and scope["method"] == "GET" else b""
        if not way or scope["path"].startswith(("/_stcore", "/media")):
            await self.app(scope, receive, send)
            return
        whole = Whole(send)
        await self.app(scope, receive, whole.take)
        fits = whole.header(b"content-type").decode("latin-1").startswith(_TEXT)
        if (
            whole.status == 200
            and fits
            and _LEAST <= len(whole.body) <= _MOST
            and not whole.header(b"content-encoding")
        ):
            whole.body = await run_in_threadpool(self._packed, scope["path"], whole, way)
            whole.put(b"content-encoding", way)
            whole.put(b"vary", b"Accept-Encoding")
        await whole.send()

    def _packed(self, path: str, whole: Whole, way: bytes) -> bytes:
        tag = whole.header(b"etag")
        if not tag:
            return _pack(whole.body, way, best=False)
        key = (path, tag, way)
        if key not in self.kept:
            self.kept[key] = _pack(whole.body, way, best=True)
        self.kept.move_to_end(key)
        while len(self.kept) > _KEPT:
            self.kept.popitem(last=False)
        return self.kept[key]


def _way(scope: Scope) -> bytes:
    accepted = next((value for name, value in scope["headers"] if name.lower() == b"accept-encoding"), b"")
    ways = {each.split(b";")[0].strip() for each in accepted.split(b",")}
    return b"br" if b"br" in ways else b"gzip" if b"gzip" in ways else b""


def _pack(body: bytes, way: bytes, *, best: bool) -> bytes:
    if way == b"br":
        packed: bytes = brotli.compress(body, quality=9 if best else 5)
        return packed
    return gzip.compress(body, compresslevel=9 if best else 5, mtime=0)
