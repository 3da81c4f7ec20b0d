"""How a presentation looks: letters grow with the screen, so that what fits one wide screen fits every other."""

from __future__ import annotations

from typing import Final

import streamlit as st

#: Keys of the containers that the look hangs on.
HEAD: Final = "rapat_kepala"
LEAVE: Final = "selesai"
BODY: Final = "rapat_isi"
FIGURES: Final = "rapat_angka"
FIGURES_BESIDE: Final = "rapat_angka_sejajar"
WAY: Final = "rapat_riwayat"
SOURCES: Final = "rapat_sumber"
BAR: Final = "rapat_bilah"

#: 80 letters wide and 45 high: 24 pixels each at 1920 x 1080. On a phone, letters are as everywhere.
_STYLE: Final = f"""
<style>
@media screen and (min-width: 641px) {{
  html:root {{ font-size: max(13px, min(calc(100vw / 80), calc(100vh / 45))); }}
  .stMainBlockContainer {{ height: 100vh; overflow: auto; }}
  .st-key-{SOURCES} {{ position: fixed; left: 2rem; right: 2rem; bottom: 3.1rem; }}
  .st-key-{HEAD} .stHeading {{ flex: 1 1 auto; }}
}}
/* The sidebar of the page before may stay until the first run here ends. */
.stAppHeader, .stSidebar {{ display: none !important; }}
.stMainBlockContainer {{ max-width: none !important; padding: 0.6rem 2rem 0 !important; }}
.stMain {{ font-size: 1rem; }}
.stMain .stMarkdown, .stMain .stCaption {{ font-size: 1rem; }}
.stMain h1 {{ font-size: 1.7rem; line-height: 1.2; padding: 0; }}
.stMain h2 {{ font-size: 1.7rem; line-height: 1.2; padding: 0.1rem 0 0; font-weight: 600; }}
.stMain .stMarkdown :is(p, li, span) {{ font-size: 1rem; }}
.stMain .stMarkdownBadge {{ font-size: 1rem !important; }}
.st-key-{LEAVE} :is(a, a *) {{ font-size: 1rem; }}
.st-key-{BODY} p {{ line-height: 1.3; }}
.st-key-{BODY} .stMarkdown strong {{ font-size: 2.2rem; line-height: 1.15; display: inline-block; font-weight: 700; }}
.st-key-{FIGURES_BESIDE} .stMarkdown strong {{ font-size: 1.85rem; }}
.st-key-{BODY} {{ margin-top: 0.7rem; }}
.st-key-{BODY} ol {{ margin: 0; padding-left: 2rem; }}
.stMain .st-key-{BODY} .stMarkdown ol li {{ font-size: 1.5rem; line-height: 1.35; margin-bottom: 0.8rem; padding-left: 0.5rem; }}
.st-key-{BODY} .stImage img {{ max-height: 28rem; width: auto; max-width: 100%; display: block; margin: 0 auto; }}
.rapat {{ border-collapse: collapse; width: 100%; font-size: 1.05rem; line-height: 1.3; font-variant-numeric: tabular-nums; }}
.rapat_tautan {{ font-size: 1.2rem; line-height: 1.35; overflow-wrap: anywhere; }}
.rapat td[style] {{ background: linear-gradient(rgba(50, 130, 200, 0.28) 0 0) left center no-repeat; }}
.rapat.alone {{ font-size: 1.3rem; width: auto; min-width: 70%; }}
.rapat caption {{ text-align: left; font-weight: 600; padding-bottom: 0.3rem; }}
.rapat :is(th, td) {{ padding: 0.28rem 0.5rem; text-align: left; border-bottom: 1px solid rgba(128, 140, 150, 0.5); }}
.rapat .n {{ text-align: right; }}
.rapat .b :is(th, td) {{ font-weight: 700; }}
.rapat tbody th {{ font-weight: 400; }}
.st-key-{BAR} {{ position: fixed; left: 0; right: 0; bottom: 0; z-index: 10; padding: 0 2rem; }}
@media screen and (max-width: 640px) {{
  .stMainBlockContainer {{ padding: 0.5rem 0.75rem 9rem !important; }}
  .stMain :is(h1, h2) {{ font-size: 1.4rem; }}
  .stMain .st-key-{BODY} .stMarkdown ol li {{ font-size: 1.1rem; }}
  .rapat.alone {{ font-size: 1rem; width: 100%; }}
  .rapat_tabel, .st-key-{WAY} {{ overflow-x: auto; }}
  .st-key-{BODY} .st-key-{WAY} img {{ max-width: none !important; width: 42rem !important; }}
  .st-key-{BAR} {{ padding: 0 0.75rem; }}
}}
</style>
"""


def style() -> None:
    """Put the look on the page; drawn first, so that nothing jumps."""
    st.html(_STYLE)
