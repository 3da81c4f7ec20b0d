"""An area as it stands in lists and within sentences."""

from __future__ import annotations

from dashboard.data.contract.region import THE_REGION
from dashboard.data.contract.words import REGION, Level
from dashboard.data.places.areas import Areas
from dashboard.i18n import Language
from dashboard.metrics.coverage.peers import is_city


def area_label(areas: Areas, code: str, text: Language) -> str:
    """An area as it stands in lists: its name, with the short name people use in brackets."""
    if code == REGION:
        return text("{region} (semua)", region=THE_REGION.nama)
    name = areas.name(code)
    level = areas.level(code)
    if level is Level.PROVINCE:
        return text("Provinsi {name}", name=name)
    if level is Level.BRANCH:
        return text("Wilayah kerja {name}", name=name)
    # Of a kota the aliases are former names; of a kabupaten the first is the short name people use.
    alias = "" if is_city(code) else str(areas.regencies.at[code, "alias"] or "").split(";")[0]
    return f"{name} ({alias})" if alias and alias.casefold() not in name.casefold() else name


def area_in_words(areas: Areas, code: str, text: Language) -> str:
    """An area as it stands within a sentence."""
    if code == REGION:
        return THE_REGION.nama
    if areas.level(code) is Level.BRANCH:
        return text("wilayah kerja {name}", name=areas.name(code))
    return area_label(areas, code, text)
