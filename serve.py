"""The app behind a server of its own: `streamlit run serve.py`. `app.py` alone works everywhere."""

from __future__ import annotations

import streamlit as st
from starlette.routing import Route

from dashboard.ui.serving.app import HEALTH, MIDDLEWARE, health, warmed

# Streamlit finds it by this very line, without running the file.
app = st.App("app.py", lifespan=warmed, routes=[Route(HEALTH, health)], middleware=list(MIDDLEWARE))
