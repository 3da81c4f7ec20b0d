"""The button that hands a page on: its sentence and its link, ready for a message."""

from __future__ import annotations

from typing import Final

import streamlit as st

from dashboard.data.assets import script_urls
from dashboard.i18n import Language
from dashboard.ui.frame.scripts import LOADER

#: As Streamlit's own buttons look, from the theme it hands to components.
_STYLE: Final = """
button { font: inherit; color: var(--st-text-color); background: var(--st-secondary-background-color);
  border: 1px solid var(--st-border-color); border-radius: var(--st-button-radius); padding: 0.45rem 0.8rem;
  min-height: 2.5rem; cursor: pointer; white-space: nowrap; }
button:hover { border-color: var(--st-primary-color); color: var(--st-primary-color); }
button:focus-visible { outline: 3px solid var(--st-primary-color); outline-offset: 2px; }
span { display: block; font-size: 0.875rem; }
input { width: 100%; font: inherit; }
"""

_COMPONENT = st.components.v2.component("bagikan", js=LOADER, css=_STYLE)


def share_button(text: Language, *, finding: str, title: str) -> None:
    """Draw it; finding: the page's sentence, which goes before the link, "" for none."""
    words = {
        "finding": finding,
        "title": title,
        "label": text("Bagikan tautan"),
        "copied": text("Kalimat dan tautan tersalin."),
        "failed": text("Peramban tidak mengizinkan menyalin; salin sendiri dari sini:"),
    }
    (script, *_) = script_urls("bagikan", "bagikan.js")
    _COMPONENT(key="bagikan", data={"script": script, "said": words}, width=145)
