"""Choices whose default depends on others."""

from __future__ import annotations

import streamlit as st


def follow(key: str, usual: object) -> None:
    """Let a choice whose default depends on others go along, unless the visitor chose otherwise."""
    kept = f"_{key}_usual"
    before = st.session_state.get(kept, usual)
    if before != usual and st.session_state.get(key) == before:
        del st.session_state[key]
    st.session_state[kept] = usual
