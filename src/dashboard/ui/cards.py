"""Number cards: a value is never without its base and date."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboard.i18n import Language
from dashboard.metrics.change import Change


def count(value: object) -> int | None:
    """A nullable count as int or None."""
    return None if value is None or pd.isna(value) else int(value)  # type: ignore[arg-type, call-overload]


def rate(value: object) -> float | None:
    """A nullable percentage as float or None."""
    return None if value is None or pd.isna(value) else float(value)  # type: ignore[arg-type]


def card(*, label: str, value: str, base: str, help_text: str, delta: str | None = None, good: bool = True) -> None:
    """One number in a bordered card: `base` says of what and from when; `good` is whether a rise is welcome."""
    with st.container(border=True, height="stretch", gap="xxsmall"):
        st.metric(label, value, delta=delta, delta_color="normal" if good else "inverse", help=help_text)
        st.caption(base)
