"""An area as it stands in lists."""

from __future__ import annotations

from dashboard.data.contract.words import Level
from dashboard.data.places.areas import Areas
from dashboard.i18n import Language
from dashboard.metrics.coverage.area_names import area_in_words, area_label

__all__ = ["area_in_words", "area_label"]


def _area_labels(areas: Areas, text: Language) -> dict[str, str]:
    levels = (Level.REGION, Level.PROVINCE, Level.BRANCH, Level.REGENCY)
    return {code: area_label(areas, code, text) for level in levels for code in areas.at_level(level)}
