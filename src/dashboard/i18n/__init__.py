"""Languages of the screen: message catalogues, and numbers, dates and rupiah in each language's style."""

from dashboard.i18n.language import (
    DEFAULT_LANGUAGE,
    LANGUAGES,
    N_,
    Language,
    Message,
    Month,
    Percent,
    Points,
    forget_numbers,
)

__all__ = [
    "DEFAULT_LANGUAGE",
    "LANGUAGES",
    "N_",
    "Language",
    "Message",
    "Month",
    "Percent",
    "Points",
    "forget_numbers",
]
