"""What a command prints reaches whoever reads it: on any code page, and until the reader has had enough."""

from __future__ import annotations

import codecs
import io
import os
import sys
import unicodedata
from collections.abc import Callable
from typing import Final

_HANDLER: Final = "dashboard.plain"
#: Characters that a code page of Windows lacks -> what people write instead.
_PLAIN: Final = {
    "−": "-", "–": "-", "—": "-", "‑": "-", "“": '"', "”": '"', "‘": "'", "’": "'", "…": "...", "×": "x", "→": "->",
    "≥": ">=", "≤": "<=", "·": "-", "•": "-", "\u00a0": " ", "\u202f": " ", "▲": "^", "▼": "v", "±": "+/-",
}  # fmt: skip


def until_closed(command: Callable[[], int]) -> int:
    """The exit code of a command; a pipe that its reader closed ends it without a word.

    Characters that the output's code page lacks are written as people write them without.
    """
    codecs.register_error(_HANDLER, _plainly)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=_HANDLER)
    try:
        code = command()
        sys.stdout.flush()
    except BrokenPipeError:
        # What is still to be flushed at the end of the process goes nowhere, instead of failing again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code


def _plainly(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    written = error.object[error.start : error.end]
    return "".join(map(_plain, written)), error.end


def _plain(character: str) -> str:
    if character in _PLAIN:
        return _PLAIN[character]
    return unicodedata.normalize("NFKD", character).encode("ascii", "ignore").decode() or "?"
