"""Text that came from outside, shown as text: never as Markdown, HTML, LaTeX or an icon."""

from __future__ import annotations

import re
from typing import Final

_PUNCTUATION: Final = re.compile(r"([!-/:-@\[-`{-~])")
_ESCAPED: Final = re.compile(rf"\\{_PUNCTUATION.pattern}")
_BREAKS: Final = re.compile(r"\s+")
#: Where an address begins to be one: the screen makes a link of it however its marks are escaped.
_ADDRESSES: Final = re.compile(r"(?<=:)(?=//)|(?<=www)(?=\.)|(?<=@)(?=\S)", re.IGNORECASE)
#: Has no width and allows no break; where it stands in an address, that is none.
_JOINER: Final = "\u2060"


def as_text(value: str, *, most: int = 200) -> str:
    """Escape every character that could mean something to Markdown; long text is cut, lines are joined.

    An address in it stays text: nobody is led elsewhere by what somebody has written.
    """
    line = _BREAKS.sub(" ", value).strip()
    cut = line if len(line) <= most else f"{line[:most]}…"
    return _PUNCTUATION.sub(r"\\\1", _ADDRESSES.sub(_JOINER, cut))


def without_marks(markdown: str) -> str:
    """Words made for Markdown as they read in a document: no bold, no escapes."""
    return _ESCAPED.sub(r"\1", markdown.replace("**", "")).replace(_JOINER, "")
