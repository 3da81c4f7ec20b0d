"""Mode rapat: one area and month on the whole screen, step by step."""

from __future__ import annotations

import streamlit as st

from dashboard.ui.frame.screen import open_screen
from dashboard.ui.meeting.drawing import body, head, sources
from dashboard.ui.meeting.keys import step_bar
from dashboard.ui.meeting.steps import chosen_step
from dashboard.ui.meeting.style import BAR, style

with open_screen("rapat") as page:
    step = chosen_step(page)
    style()
    head(page, step)
    body(page, step)
    sources(page)
    with st.container(key=BAR):
        step_bar(page.text, step)
