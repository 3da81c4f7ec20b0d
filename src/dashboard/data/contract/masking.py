"""Names of files, sheets and columns, and notes, without numbers that may be a person's."""

from __future__ import annotations

import re
from typing import Final

_LONG_NUMBER: Final = re.compile(r"\d(?:[ .-]?\d){8,}")


def masked(name: str) -> str:
    """The same words, every digit of a long number hidden."""
    return _LONG_NUMBER.sub(lambda found: "•" * len(found[0]), name)
