"""The frame of a page that has the whole screen: no menu, no filters; area and month come from the link.

with open_screen("rapat") as page:
    ...
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.data.dataset import Source
from dashboard.ui.frame import loading
from dashboard.ui.frame.document import spoken_in
from dashboard.ui.frame.no_month import say_no_month
from dashboard.ui.frame.notices import last_good_notice, link_notices
from dashboard.ui.frame.opening import begin, end, page_of, ready_place, ready_source
from dashboard.ui.frame.page import Page
from dashboard.ui.frame.version_choice import Choice, settled, version_notices
from dashboard.ui.frame.way_back import origin


@contextmanager
def open_screen(key: str) -> Iterator[Page]:
    """Hand over an empty page; afterwards say what of the link is not known, and publish the URL.

    Nothing is written into the sidebar, so that there is none.
    """
    text = begin(key, sidebar="auto")
    ready_source()
    source = Source(st.session_state["sumber"])
    choice = settled(source)
    data = loading.dataset(source)
    ready_place(data, text)
    notices = st.container()
    head = st.container()
    page = page_of(key, text, data, filters=head, told=st.container(gap=None), pinned=choice.pinned)
    page.origin = origin(page)
    if page.period:
        yield page
    else:
        say_no_month(page)
        _close(page, notices, choice)
        st.stop()
    _close(page, notices, choice)


def _close(page: Page, notices: DeltaGenerator, choice: Choice) -> None:
    with notices:
        # A new version is offered on every other page: numbers stay as they are while they are presented.
        version_notices(page, choice, offering=False)
        link_notices(page)
        last_good_notice(page)
    spoken_in(page.text, slash=False)
    end(page)


def meeting_link(page: Page) -> None:
    """Shows what is being looked at on the whole screen, step by step."""
    if page.period:
        page.link("rapat", page.text("Mode rapat"))
