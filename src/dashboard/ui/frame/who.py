"""Who looks: the only reader of the visitor's identity, and of what the store says he may do."""

from __future__ import annotations

from dashboard.data.published.access import Principal, Standing


def principal() -> Principal | None:
    """Who has signed in; None for a guest."""
    return None


def standing() -> Standing | None:
    """What he may do at this moment; None for a guest."""
    return None
