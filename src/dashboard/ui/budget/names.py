"""Groups and payers of a plan, in words."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.data.contract.words import ALL, FUNDING_NAMES, GROUP_NAMES, SEGMENT_NAMES
from dashboard.i18n import Language
from dashboard.metrics.money.plan import Terms


def group_words(groups: Sequence[str], text: Language) -> str:
    """Groups in words; all of them where none is named."""
    named = [text(GROUP_NAMES[group]) for group in groups if group != ALL]
    return ", ".join(named) if named else text("Semua kelompok")


def payer_words(terms: Terms, text: Language) -> str:
    """Segment and payer of the terms, in words."""
    return f"{text(SEGMENT_NAMES[terms.segment])} · {text(FUNDING_NAMES[terms.funding])}"
