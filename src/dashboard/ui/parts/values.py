"""Nullable cells of a table as plain Python values."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from dashboard.i18n import Language


def count(value: object) -> int | None:
    """A nullable count as int or None."""
    return None if pd.isna(value) else int(value)  # type: ignore[call-overload]


def rate(value: object) -> float | None:
    """A nullable percentage as float or None."""
    return None if pd.isna(value) else float(value)  # type: ignore[arg-type, call-overload]


def written(text: Language, *, digits: int = 0) -> Callable[[object], str]:
    """A writer of numbers for a styled table: the language's marks, an en dash for no data."""
    return lambda value: text.number(rate(value), digits=digits)
