"""A visitor without a browser: speaks Streamlit's protocol over a websocket, and sees what it could click.

It asks for the page as a browser does (the first answer, then the websocket), keeps what is on the page, and
acts on it: another month, indicator or area, another page. What the map asks for by itself when a browser has
nothing to do (its other indicators) it asks for too. It fetches no scripts and draws nothing.
"""

from __future__ import annotations

import asyncio
import json
import random
import time
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from http.cookies import SimpleCookie
from typing import Final

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

#: Longer than this is no answer, in seconds.
PATIENCE: Final = 60.0
#: So many months, the newest, are what visitors choose from; of areas and pages any.
NEWEST: Final = 12
#: Pages that a click in the menu leads to and back from; the full screen of a meeting has no menu.
_NO_MENU: Final = "rapat"
_AREA, _MONTH, _INDICATOR = "wilayah", "periode", "ind"
#: The one state of the map that Python listens to, and that of its questions.
_CHOICE, _QUESTION = "pilihan", "minta"


class Act(StrEnum):
    """What a visitor does."""

    CHANGE = "indicator or month"
    AREA = "area"
    PAGE = "page"


class NoAnswerError(RuntimeError):
    """The server went away, did not answer in time, or drew an exception."""


@dataclass(frozen=True)
class Box:
    """A list to choose from: its widget and what it offers, in words."""

    widget: str
    options: tuple[str, ...]


@dataclass(frozen=True)
class Map:
    """The map: its widget and what the page said to it."""

    widget: str
    head: Mapping[str, object]
    fragment: str


@dataclass
class OnPage:
    """What could be clicked: lists by key, pages of the menu as (script's hash, query), the maps."""

    boxes: dict[str, Box] = field(default_factory=dict)
    menu: dict[str, tuple[str, str]] = field(default_factory=dict)
    chooser: Map | None = None
    shelf: Map | None = None
    failed: str = ""

    def take(self, message: ForwardMsg) -> None:
        """Keep what a message puts on the page."""
        delta = message.delta
        if delta.WhichOneof("type") != "new_element":
            return
        element = delta.new_element
        match element.WhichOneof("type"):
            case "exception":
                self.failed = f"{element.exception.type}: {element.exception.message}"
            case "selectbox":
                box = element.selectbox
                self.boxes[_key(box.id)] = Box(box.id, tuple(box.options))
            case "page_link" if not element.page_link.external:
                link = element.page_link
                if link.page != _NO_MENU:
                    self.menu.setdefault(link.page_script_hash, (link.page_script_hash, link.query_string))
            case "bidi_component":
                self._take_map(element.bidi_component.id, element.bidi_component.bytes, delta.fragment_id)

    def _take_map(self, widget: str, sent: bytes, fragment: str) -> None:
        try:
            head = json.loads(sent.partition(b"\n")[0])
        except ValueError:
            return
        found = Map(widget, head, fragment)
        if head.get("act") == "render" and not head.get("compact"):
            self.chooser = found
        elif head.get("act") == "receive":
            self.shelf = found


class Visitor:
    """One visit. number: tells visitors apart; the same number does the same."""

    def __init__(self, base: str, number: int) -> None:
        self._base = base.rstrip("/")
        self._random = random.Random(number)
        self._page = ""
        self._query = ""
        self._on_page = OnPage()
        self._said: dict[str, dict[str, str]] = {}
        self._held: set[str] = set()
        self._session = ""
        self._node = ""
        self._line: ClientConnection | None = None

    @property
    def session(self) -> str:
        """The server's name of this visit."""
        return self._session

    @property
    def shown(self) -> str:
        """The link of what is on the page, without the page itself."""
        return self._query

    async def open(self, path: str = "", query: str = "") -> float:
        """Come by a link; returns seconds until the page was there. Raises NoAnswerError."""
        began = time.perf_counter()
        await asyncio.to_thread(self._first_answer, f"{path}?{query}")
        headers = {"Origin": self._base, **({"Cookie": self._node} if self._node else {})}
        try:
            self._line = await connect(
                f"ws{self._base.removeprefix('http')}/_stcore/stream",
                subprotocols=["streamlit"],  # type: ignore[list-item]
                additional_headers=headers,
                max_size=None,
                open_timeout=PATIENCE,
            )
        except (OSError, TimeoutError, ConnectionClosed) as error:
            raise NoAnswerError(str(error)) from None
        self._query = query
        await self._run(page=path.strip("/"))
        seconds = time.perf_counter() - began
        await self._fill_shelf()
        return seconds

    def _first_answer(self, link: str) -> None:
        """What a browser asks for first; behind a proxy it is told then which server is its own."""
        try:
            with urllib.request.urlopen(f"{self._base}/{link.lstrip('/')}", timeout=PATIENCE) as answer:
                answer.read()
                cookie = SimpleCookie(answer.headers.get("Set-Cookie", ""))
        except OSError as error:
            raise NoAnswerError(str(error)) from None
        self._node = "; ".join(f"{name}={morsel.value}" for name, morsel in cookie.items()) or self._node

    async def act(self, act: Act) -> float:
        """Do something on the page; returns seconds until it was answered. Raises NoAnswerError."""
        began = time.perf_counter()
        match act:
            case Act.PAGE:
                await self._turn()
            case Act.AREA:
                await self._pick(_AREA)
            case Act.CHANGE:
                await self._change()
        seconds = time.perf_counter() - began
        await self._fill_shelf()
        return seconds

    async def close(self) -> None:
        """Leave."""
        if self._line is not None:
            await self._line.close()

    async def _turn(self) -> None:
        """Another page, by the menu, which carries area and month along."""
        others = [each for each in self._on_page.menu.values() if each[0] != self._page]
        self._page, self._query = self._random.choice(others)
        self._said.clear()
        await self._run()

    async def _change(self) -> None:
        """Another indicator or month, whichever the page has."""
        chooser = self._on_page.chooser
        offered = chooser.head.get("indicators") if chooser else None
        if chooser and isinstance(offered, dict) and len(offered) > 1 and self._random.random() < 0.5:
            indicator = self._random.choice([code for code in offered if code != chooser.head["indicator"]])
            told = {"periode": chooser.head["period"], "indikator": indicator}
            number = int(str(chooser.head["seen"])) + 1
            self._say(chooser.widget, {_CHOICE: {**told, "nomor": number, "punya": sorted(self._held)}})
            await self._run()
        elif _INDICATOR in self._on_page.boxes and self._random.random() < 0.5:
            await self._pick(_INDICATOR)
        else:
            await self._pick(_MONTH, most=NEWEST)

    async def _pick(self, key: str, *, most: int | None = None) -> None:
        """Something else from the first of a list; where the page has no such list, nothing but the run."""
        box = self._on_page.boxes.get(key)
        if box is not None:
            self._said[box.widget] = {"string_value": self._random.choice(box.options[:most])}
        await self._run()

    def _say(self, widget: str, state: object) -> None:
        self._said[widget] = {"json_value": json.dumps(state)}

    async def _fill_shelf(self) -> None:
        """Ask for the data of the map's other indicators, one after the other, as a browser at rest does."""
        while (shelf := self._on_page.shelf) is not None:
            keys = shelf.head.get("keys")
            missing = [key for key in keys if key not in self._held] if isinstance(keys, list) else []
            if not missing:
                return
            self._held.add(missing[0])
            self._say(shelf.widget, {_QUESTION: missing[0]})
            await self._run(fragment=shelf.fragment)

    async def _run(self, *, page: str = "", fragment: str = "") -> None:
        """Have the server run the page, and keep what comes of it."""
        message = BackMsg()
        state = message.rerun_script
        state.query_string, state.page_script_hash, state.page_name = self._query, self._page, page
        state.fragment_id = fragment
        state.context_info.timezone, state.context_info.locale = "Asia/Makassar", "id-ID"
        state.context_info.url = f"{self._base}/{page}"
        for widget, value in self._said.items():
            state.widget_states.widgets.add(id=widget, **value)
        line = self._line
        if line is None:
            raise NoAnswerError("not open")
        try:
            async with asyncio.timeout(PATIENCE):
                await line.send(message.SerializeToString())
                await self._listen(line, fragment=fragment)
        except (TimeoutError, ConnectionClosed) as error:
            raise NoAnswerError(str(error) or "no answer in time") from None
        if self._on_page.failed:
            raise NoAnswerError(self._on_page.failed)

    async def _listen(self, line: ClientConnection, *, fragment: str) -> None:
        finished = (
            ForwardMsg.FINISHED_SUCCESSFULLY,
            ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY,
            ForwardMsg.FINISHED_WITH_COMPILE_ERROR,
        )
        while True:
            received = await line.recv()
            message = ForwardMsg.FromString(received if isinstance(received, bytes) else received.encode())
            match message.WhichOneof("type"):
                case "new_session":
                    self._session = message.new_session.initialize.session_id
                    if not fragment:
                        self._on_page = OnPage()
                case "navigation":
                    self._page = message.navigation.page_script_hash
                case "delta":
                    self._on_page.take(message)
                case "page_info_changed":
                    self._query = message.page_info_changed.query_string
                case "script_finished" if message.script_finished in finished:
                    self._hold()
                    return

    def _hold(self) -> None:
        """The map's data that came are held by the browser, and not sent again."""
        if self._on_page.chooser is not None:
            self._held.add(str(self._on_page.chooser.head["key"]))


def _key(widget: str) -> str:
    """The key within a widget's id, "" for none: $$ID-hash-key."""
    parts = widget.split("-", 2)
    return parts[2] if len(parts) > 2 and parts[2] != "None" else ""
