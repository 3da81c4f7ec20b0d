"""Names of columns written one after another, shortened where there are many."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dashboard.i18n import N_, Message

#: Names that are written; the rest are counted.
_MOST_NAMED: Final = 3


def listed(names: Sequence[str]) -> Message:
    """The names in quotation marks: “Jan”, “Feb”, “Mar” dan 9 lagi."""
    quoted = ", ".join(f"“{name}”" for name in names[:_MOST_NAMED])
    if len(names) <= _MOST_NAMED:
        return Message(N_("{value}"), {"value": quoted})
    return Message(N_("{names} dan {count} lagi"), {"names": quoted, "count": len(names) - _MOST_NAMED})
