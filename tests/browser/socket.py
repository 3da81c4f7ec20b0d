"""Streamlit's own protocol, spoken by a program: what a visitor may send who keeps to no page."""

from __future__ import annotations

import urllib.request
from collections.abc import Sequence
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.sync.client import ClientConnection, connect

_XSRF = "_streamlit_xsrf"
#: A run is over long before.
_SECONDS = 60


class Socket:
    """A session without a browser. cookie: of whoever has signed in, None for a guest."""

    def __init__(self, url: str, cookie: dict[str, Any] | None = None) -> None:
        with urllib.request.urlopen(f"{url}/_stcore/health") as answer:
            given = answer.headers.get("Set-Cookie", "")
        token = given.partition(f"{_XSRF}=")[2].partition(";")[0]
        cookies = [f"{_XSRF}={token}", *([] if cookie is None else [f"{cookie['name']}={cookie['value']}"])]
        self._connection: ClientConnection = connect(
            f"{url.replace('http', 'ws', 1)}/_stcore/stream",
            subprotocols=["streamlit", token],  # type: ignore[list-item]
            additional_headers={"Cookie": "; ".join(cookies)},
            origin=url,  # type: ignore[arg-type]
            max_size=None,
        )
        self.widgets: dict[str, str] = {}

    def run(self, *, query: str = "", page: str = "", widgets: Sequence[WidgetState] = ()) -> bytes:
        """Let the script run. Returns all that comes of it; `widgets` then holds the ids of its buttons and fields."""
        back = BackMsg()
        back.rerun_script.query_string = query
        back.rerun_script.page_name = page
        back.rerun_script.widget_states.widgets.extend(widgets)
        self._connection.send(back.SerializeToString())
        received = []
        while True:
            told = self._connection.recv(timeout=_SECONDS)
            received.append(told if isinstance(told, bytes) else told.encode())
            message = ForwardMsg.FromString(received[-1])
            self._note(message)
            if message.WhichOneof("type") == "script_finished":
                return b"\n".join(received)

    def _note(self, message: ForwardMsg) -> None:
        if message.WhichOneof("type") != "delta" or message.delta.WhichOneof("type") != "new_element":
            return
        element = message.delta.new_element
        kind = element.WhichOneof("type")
        if kind in ("button", "text_input"):
            drawn = getattr(element, kind)
            self.widgets[drawn.label] = drawn.id

    def close(self) -> None:
        """End the session."""
        self._connection.close()


def pressed(widget: str) -> WidgetState:
    """A button's press."""
    return WidgetState(id=widget, trigger_value=True)


def written(widget: str, text: str) -> WidgetState:
    """What is written into a field."""
    return WidgetState(id=widget, string_value=text)
