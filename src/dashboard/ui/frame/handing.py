"""Files of what a page shows: made when they are asked for.

What lies at Streamlit's address for downloads is anybody's who has the address, also when its owner has long signed
out. So what a guest may not see goes to the browser as the page itself does, and a button of our own saves it.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from functools import partial
from typing import Final

import streamlit as st

from dashboard.data.assets import script_urls
from dashboard.ui.frame.page import Page
from dashboard.ui.frame.scripts import LOADER

#: As Streamlit's own buttons look, from the theme it hands to components.
_STYLE: Final = """
button { font: inherit; color: var(--st-text-color); background: transparent; cursor: pointer;
  border: 1px solid var(--st-border-color); border-radius: var(--st-button-radius); padding: 0.45rem 0.8rem;
  min-height: 2.5rem; }
button:hover { border-color: var(--st-primary-color); color: var(--st-primary-color); }
button:focus-visible { outline: 3px solid var(--st-primary-color); outline-offset: 2px; }
"""

_COMPONENT = st.components.v2.component("unduh", js=LOADER, css=_STYLE)


def hand_over(
    page: Page,
    label: str,
    *,
    data: Callable[[], str | bytes],
    file_name: str,
    mime: str,
    key: str,
    icon: str = ":material/download:",
) -> None:
    """A button for a file of what the page shows. data: makes it, when it is asked for."""
    if page.is_named:
        _through_the_page(label, data=data, file_name=file_name, mime=mime, key=key)
    else:
        st.download_button(
            label, data=data, file_name=file_name, mime=mime, icon=icon, on_click="ignore", key=key
        )


def _through_the_page(
    label: str, *, data: Callable[[], str | bytes], file_name: str, mime: str, key: str
) -> None:
    """The file is made in the run after the press, for whoever looks then, and is in that run's page alone."""
    (script, *_) = script_urls("unduh", "unduh.js")
    own = f"{key}_halaman"
    pressed = st.session_state.pop(f"_{own}", None)
    file = None
    if pressed:
        made = data()
        content = made.encode() if isinstance(made, str) else made
        file = {"press": pressed, "name": file_name, "mime": mime, "content": b64encode(content).decode()}
    said = {"label": label, "file": file}
    _COMPONENT(key=own, data={"script": script, "said": said}, on_minta_change=partial(_note, own))


def _note(key: str) -> None:
    """Note what the browser asked for, and by which word of its own; it is made when it is known who looks."""
    told = st.session_state.get(key)
    st.session_state[f"_{key}"] = str(told.get("minta") or "") if told is not None else ""
