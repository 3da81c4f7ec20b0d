"""The page on paper: all of it on one A4 sheet."""

from __future__ import annotations

from typing import Final

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.i18n import N_, Language

_KEY: Final = "lembar"
_STYLE: Final = """
<style>
@media screen and (max-width: 640px) {
  .st-key-lembar .stTable :is(th, td) { padding: 0.3rem 0.2rem !important; font-size: 0.8rem !important; }
}
@media screen and (min-width: 641px) { .st-key-lembar_isi { display: none; } }
@media print {
  .st-key-lembar_isi { display: none !important; }
  @page { size: A4; margin: 8mm; }
  /* Streamlit sets its own room between and within elements, for screens. */
  .stMainBlockContainer :is(.stElementContainer, .stVerticalBlock, .stHorizontalBlock, .stMarkdown, .stMarkdown div,
    .stHeading, .stHeading div, h1, h2, h3, p, ol, ul, li, hr) { margin-block: 0 !important; padding-block: 0 !important; }
  .stMainBlockContainer .stElementContainer { margin-bottom: 0.8mm !important; }
  .stMainBlockContainer .stElementContainer:has(h3) { margin-top: 1.5mm !important; }
  .stMainBlockContainer h1 { font-size: 12pt !important; }
  .stMainBlockContainer h2 { font-size: 11pt !important; }
  .stMainBlockContainer h3 { font-size: 9.5pt !important; }
  .stMainBlockContainer .stMarkdown * { font-size: 8pt !important; line-height: 1.2 !important; }
  .stMainBlockContainer .stTable :is(th, td) { padding: 0.1mm 1mm !important; line-height: 1.15 !important; }
}
</style>
"""

#: The headings that a phone's links lead to: anchor -> what stands there.
ANCHORS: Final = {"panggilan": N_("Masa iuran"), "kunjungan": N_("Daftar kunjungan")}


def sheet() -> DeltaGenerator:
    """The place for what goes on the sheet; how it is printed goes with it."""
    st.html(_STYLE)
    return st.container(key=_KEY)


def contents(text: Language) -> None:
    """Links to what lies further down, on a phone alone, where that is far."""
    links = " · ".join(f"[{text(name)}](#{anchor})" for anchor, name in ANCHORS.items())
    with st.container(key=f"{_KEY}_isi"):
        st.markdown(f"{text('Langsung ke:')} {links}")
