"""Groups, payers and months of a plan, in words."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.data.contract.words import ALL, FUNDING_NAMES, GROUP_NAMES
from dashboard.i18n import Language
from dashboard.metrics.money.plan import Plan


def group_words(groups: Sequence[str], text: Language) -> str:
    """Groups in words; all of them where none is named."""
    named = [text(GROUP_NAMES[group]) for group in groups if group != ALL]
    return ", ".join(named) if named else text("Semua kelompok")


def payer_name(name: str, text: Language) -> str:
    """A payer in the language of the page; a name that is no sumber_dana as it is."""
    return text(FUNDING_NAMES.get(name, name))


def payer_names(plan: Plan, text: Language) -> str:
    """Everyone who pays for a plan, each once."""
    names = [payer.name for payer in plan.terms.payers] or [plan.terms.funding]
    return ", ".join(payer_name(name, text) for name in dict.fromkeys(names))


def span_words(months: Sequence[str], text: Language) -> str:
    """Months in a row: Oktober – Desember 2023, or Oktober 2023 – September 2024, or a single one."""
    first, last = months[0], months[-1]
    if first == last:
        return text.month(first)
    start = text.month(first)
    if first[:4] == last[:4]:
        start = start.removesuffix(f" {first[:4]}")
    return f"{start} – {text.month(last)}"
