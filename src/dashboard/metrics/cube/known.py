"""One cell of a computed table as a plain number, or None for no data."""

from __future__ import annotations

from typing import Any

import pandas as pd


def known_count(value: Any) -> int | None:
    """A count; None for <NA>, NaN or None."""
    return None if pd.isna(value) else int(value)


def known_number(value: Any) -> float | None:
    """Any number; None for <NA>, NaN or None."""
    return None if pd.isna(value) else float(value)
