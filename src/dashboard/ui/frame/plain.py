"""Text that came from outside, shown as text: never as Markdown, HTML, LaTeX or an icon."""

from __future__ import annotations

import re
from typing import Final

_PUNCTUATION: Final = re.compile(r"([!-/:-@\[-`{-~])")
_ESCAPED: Final = re.compile(rf"\\{_PUNCTUATION.pattern}")
_BREAKS: Final = re.compile(r"\s+")


def as_text(value: str, *, most: int = 200) -> str:
    """Escape every character that could mean something to Markdown; long text is cut, lines are joined."""
    line = _BREAKS.sub(" ", value).strip()
    cut = line if len(line) <= most else f"{line[:most]}…"
    return _PUNCTUATION.sub(r"\\\1", cut)


def without_marks(markdown: str) -> str:
    """Words made for Markdown as they read in a document: no bold, no escapes."""
    return _ESCAPED.sub(r"\1", markdown.replace("**", ""))
