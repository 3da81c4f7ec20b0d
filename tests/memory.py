"""Looking for a text in everything that Python can reach."""

from __future__ import annotations

import gc
import io
import secrets
from collections.abc import Iterable
from types import CellType, FrameType

import numpy as np

#: What the searching test itself holds its marker in.
_OWN = (CellType, FrameType)


def new_marker() -> str:
    """A text that nothing else holds."""
    return f"PENANDA{secrets.token_hex(8)}"


def holders_of(marker: str) -> list[str]:
    """The types of the objects in which a text is found: in strings, bytes, buffers, arrays of objects."""
    gc.collect()
    sought = marker.encode()
    found: list[str] = []
    for holder in gc.get_objects():
        if isinstance(holder, _OWN):
            continue
        for held in gc.get_referents(holder):
            if any(_has(piece, marker, sought) for piece in _pieces(held)):
                found.append(type(holder).__name__)
    return found


def _pieces(held: object) -> Iterable[object]:
    if isinstance(held, np.ndarray):
        return held.ravel().tolist() if held.dtype == object else ()
    if isinstance(held, io.BytesIO):
        return () if held.closed else (held.getvalue(),)
    return (held,)


def _has(held: object, marker: str, sought: bytes) -> bool:
    if isinstance(held, str):
        return marker in held
    return isinstance(held, bytes | bytearray) and sought in held
