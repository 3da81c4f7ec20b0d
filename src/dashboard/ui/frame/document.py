"""The page as a document: its language, how it is printed (its content alone, nothing over anything), and what
a phone shows: the menu in one button at the top, the filters in one line.
"""

from __future__ import annotations

from typing import Final

import streamlit as st

from dashboard.i18n import Language

#: The key of a container that is not printed.
SCREEN_ONLY: Final = "hanya_layar"
#: The key of a container that only narrow and low screens show, in place of the sidebar.
NARROW_ONLY: Final = "menu_atas"

#: Streamlit's own names of its elements, which it documents as classes; `st-key-` are the keys of containers.
_STYLE: Final = """
<style>
.st-key-menu_atas { display: none; }
/* Captions hold bases and dates: as large and as dark as the text, where Streamlit makes them small and pale. */
.stMain .stMarkdown > * > * { font-size: 1rem; opacity: 1; }
/* Streamlit has its hint in English only, and cuts the words of a link. */
[class*="st-key-temukan"] [data-testid="InputInstructions"] { display: none; }
[class*="st-key-temukan"] .stPageLink { padding-block: 0.15rem; }
[class*="st-key-temukan"] .stPageLink :is(a, span, p) {
  white-space: normal; overflow: visible; height: auto; line-height: 1.3; }
.st-key-saringan > * { flex: 1 1 7.5rem !important; max-width: 17rem; }
.st-key-saringan > :first-child { flex: 0.5 1 13rem !important; }
.st-key-saringan > :nth-child(2) { flex: 0 1 9.5rem !important; }
.st-key-saringan { column-gap: 0.6rem !important; }
.st-key-saringan > :nth-last-child(2) { flex: 0 0 9.25rem !important; }
.st-key-saringan > :last-child { flex: 0 0 auto !important; }
/* Names below small gauges: cut off, four neighbours would be called alike. */
[class*="st-key-keluarga_"] .stPageLink * { white-space: normal !important; overflow: visible; }
@media screen and (max-width: 640px), screen and (max-width: 950px) and (max-height: 480px) {
  .st-key-menu_atas { display: flex; }
  .stSidebar, .stAppHeader { display: none !important; }
  .stMainBlockContainer { padding: 0.5rem 0.75rem 2.5rem !important; }
  .st-key-saringan { flex-wrap: nowrap !important; overflow-x: auto; gap: 0.5rem !important; }
  .st-key-saringan > * { min-width: 9.5rem; }
  .st-key-saringan > :first-child { min-width: 13rem; }
}
@page { size: A4; margin: 12mm; }
@media print {
  .stSidebar, .stAppHeader, .stButton, .stDownloadButton, .stFileUploader, .stPopover, .stPageLink,
  .stTooltipIcon:not(:has(.stMarkdownBadge)),
  .stSkeleton, .stToolbar, .stButtonGroup, .st-key-menu_atas, .st-key-saringan, .st-key-hanya_layar { display: none !important; }
  .stApp, .stMain, .stAppViewContainer { position: static !important; overflow: visible !important;
    height: auto !important; }
  .stMainBlockContainer { max-width: none !important; padding: 0 !important; }
  .stHeading, .stMetric, .stAlert, .stImage, .stPlotlyChart, .stTable tr { break-inside: avoid; }
  .stHeading { break-after: avoid; }
  .stTable, .stTable table { overflow: visible !important; font-size: 10px; }
}
</style>
"""


#: On the dark theme's pale blue Streamlit writes in white, which nobody can read.
_DARK: Final = """
<style>
[data-testid^="stBaseButton-primary"]:not(:disabled) { color: #11181f !important; }
</style>
"""


def styled_document() -> None:
    """How the page is printed and what a phone shows of it; drawn first, so that nothing jumps."""
    st.html(_STYLE + _DARK if st.context.theme.type == "dark" else _STYLE)


#: The key "/" puts the cursor into the field that finds anything, wherever nothing is being typed. A page that runs
#: again does not listen twice.
_SLASH: Final = """
if (!document.documentElement.dataset.temukan) {
  document.documentElement.dataset.temukan = "/"
  document.addEventListener("keydown", (event) => {
    const at = event.composedPath()[0]
    const typing = at.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName)
    const field = document.querySelector(".st-key-temukan input")
    const held = event.ctrlKey || event.metaKey || event.altKey
    if (event.key !== "/" || held || typing || !field || !field.offsetParent) return
    event.preventDefault()
    field.focus()
    field.select()
  })
}
"""


def spoken_in(text: Language, *, slash: bool) -> None:
    """Say the page's language, which Streamlit leaves at English. slash: whether the key "/" finds."""
    # Nothing but one of the app's own language codes gets into the script.
    language = f'<script>document.documentElement.lang = "{text.code}"{_SLASH if slash else ""}</script>'
    st.html(language, unsafe_allow_javascript=True)
