"""Where the app is reached, for links that leave it."""

from __future__ import annotations

import streamlit as st

from dashboard.data.publisher import app_link
from dashboard.ui.frame.registry import entry


def reached_at(page: str) -> str:
    """As whoever runs the server says, else where the visitor of this page reached it, without the page itself.

    "" where the browser doesn't say.
    """
    url = (st.context.url or "").partition("?")[0].rstrip("/")
    return app_link() or url.removesuffix(f"/{entry(page).address}").rstrip("/")
