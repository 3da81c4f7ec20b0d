"""The app as somebody who has signed in sees it: who that is stands in a cookie, which only this launcher reads.

Run in place of `streamlit`: `python -m tests.browser.harness.signed_in run app.py`.
"""

from __future__ import annotations

import sys
from datetime import timedelta
from urllib.parse import unquote

import streamlit as st
from streamlit.web.cli import main
from tests.data.published.office import ISSUER

from dashboard.data import clock
from dashboard.data.published.access import Principal, Standing
from dashboard.data.published.errors import PublishingError
from dashboard.ui.frame import published_source, who

#: The name of the cookie.
COOKIE = "orang_uji"


def _principal() -> Principal | None:
    name = unquote(st.context.cookies.get(COOKIE, ""))
    return Principal(ISSUER, name, clock.now_wita() - timedelta(minutes=1)) if name else None


def _standing() -> Standing | None:
    watch = published_source.watched()
    try:
        return None if watch is None else watch.store().standing(who.principal(), at=clock.now_wita())
    except PublishingError:
        return None


if __name__ == "__main__":
    who.principal, who.standing = _principal, _standing
    sys.exit(main())
