"""Nullable cells of a table as plain Python values."""

from __future__ import annotations

import pandas as pd


def count(value: object) -> int | None:
    """A nullable count as int or None."""
    return None if pd.isna(value) else int(value)  # type: ignore[call-overload, arg-type]


def rate(value: object) -> float | None:
    """A nullable percentage as float or None."""
    return None if pd.isna(value) else float(value)  # type: ignore[arg-type, call-overload]
