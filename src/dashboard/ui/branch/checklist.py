"""A list whose rows can be marked as called; the marks stay in the visitor's browser."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Final

import streamlit as st

from dashboard.data.assets import script_urls
from dashboard.i18n import Language
from dashboard.ui.frame.scripts import LOADER

#: Hexadecimal digits of a mark's key: enough that no two rows of a region share one.
_DIGITS: Final = 16

_STYLE: Final = """
div { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font: inherit; color: var(--st-text-color); }
th, td { text-align: left; padding: 0.3rem 0.5rem; border-bottom: 1px solid var(--st-border-color); vertical-align: top; }
th { font-weight: 600; }
.number { text-align: right; white-space: nowrap; }
input { width: 1.5rem; height: 1.5rem; margin: 0; accent-color: var(--st-primary-color); }
input:focus-visible, button:focus-visible { outline: 3px solid var(--st-primary-color); outline-offset: 2px; }
p { margin: 0.5rem 0; color: var(--st-text-color); font: inherit; }
button { font: inherit; color: var(--st-text-color); background: var(--st-secondary-background-color);
  border: 1px solid var(--st-border-color); border-radius: var(--st-button-radius); padding: 0.3rem 0.7rem;
  min-height: 2.25rem; cursor: pointer; }
.paper { display: none; }
@media screen and (max-width: 640px) {
  thead { position: absolute; clip-path: inset(50%); }
  tr { display: grid; grid-template-columns: 2.5rem 1fr auto; border-bottom: 1px solid var(--st-border-color); padding: 0.4rem 0; }
  td { border: 0; padding: 0.1rem 0.25rem; grid-column: 2 / span 2; }
  td:first-child { grid-column: 1; grid-row: 1 / span 3; }
  td:nth-child(3) { font-weight: 600; grid-row: 1; grid-column: 2; }
  td:nth-child(4):not(:last-child) { grid-row: 3; grid-column: 2; }
  td.number { grid-column: 3; grid-row: 3; }
  td.number:nth-child(5) { grid-row: 1; font-weight: 600; }
  td.number::before { content: attr(data-title) " "; font-weight: 400; }
}
@media print {
  table { font-size: 8pt; } th, td { padding: 0.3mm 1mm; line-height: 1.15; } p { font-size: 8pt; margin: 0.3mm 0; }
  th:first-child { font-size: 0; } input { width: 8pt; height: 8pt; } .paper { display: block; } tr.more, .screen, button { display: none; }
}
"""

_COMPONENT = st.components.v2.component("hubungi", js=LOADER, css=_STYLE)


@dataclass(frozen=True)
class Column:
    """A column of the list. number: whether its cells stand to the right."""

    title: str
    number: bool = False


@dataclass(frozen=True)
class Row:
    """A row: the key under which its mark is kept, what it is called, and its cells as they are written."""

    key: str
    name: str
    cells: tuple[str, ...]


def mark_key(*parts: str) -> str:
    """The key of a mark: a hash, so that a browser that is handed on tells no names."""
    return sha256("\n".join(parts).encode()).hexdigest()[:_DIGITS]


def checklist(
    text: Language, *, key: str, caption: str, columns: Sequence[Column], rows: Sequence[Row], printed: int
) -> None:
    """Draw the list. caption: what it is, for who can't see it. printed: rows that the sheet of paper holds."""
    words = {
        "caption": caption,
        "mark": text("Sudah dihubungi"),
        "marked": text("Sudah dihubungi: {name}", name="{name}"),
        "count": text("{marked} dari {all} sudah dihubungi", marked="{marked}", all="{all}"),
        "kept": text("Tanda hanya tersimpan di peramban ini, tanpa nama, dan tidak dikirim ke mana pun."),
        "lost": text("Peramban ini tidak menyimpan tanda; tanda hilang bila halaman ditutup."),
        "clear": text("Hapus tanda di daftar ini"),
        "more": text("dan {count} baris lain, di layar", count=max(len(rows) - printed, 0)),
    }
    (script, *_) = script_urls("hubungi", "hubungi.js")
    listed = {
        "words": words,
        "columns": [asdict(each) for each in columns],
        "rows": [asdict(each) for each in rows],
        "printed": printed,
    }
    _COMPONENT(key=key, data={"script": script, "said": listed}, height="content")
