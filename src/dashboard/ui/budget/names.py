"""Groups of a plan, in words."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.data.contract.words import ALL, GROUP_NAMES
from dashboard.i18n import Language


def group_words(groups: Sequence[str], text: Language) -> str:
    """Groups in words; all of them where none is named."""
    named = [text(GROUP_NAMES[group]) for group in groups if group != ALL]
    return ", ".join(named) if named else text("Semua kelompok")
