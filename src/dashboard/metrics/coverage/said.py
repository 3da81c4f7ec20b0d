"""Where an area stands, in words: the sentence of pages, documents and first answers, and its numbers."""

from __future__ import annotations

from typing import NamedTuple

from dashboard.data.contract.words import Level
from dashboard.data.dataset import Dataset
from dashboard.data.places.areas import Areas
from dashboard.i18n import Language
from dashboard.metrics.coverage.area_names import area_in_words
from dashboard.metrics.coverage.finding import based, finding
from dashboard.metrics.coverage.standing import Standing


class Said(NamedTuple):
    """The sentence, and the numbers it rests on; "" where there are none."""

    finding: str
    base: str


def said(found: Standing, *, areas: Areas, text: Language, with_members: int) -> Said:
    """The words of a standing. with_members: of its area and month, which only one without members needs."""
    words = finding(
        found,
        area=area_in_words(areas, found.code, text),
        territory=areas.level(found.code) is Level.BRANCH,
        with_members=with_members,
    )
    base = based(found)
    return Said(text.render(words), "" if base is None else text.render(base))


def with_members(data: Dataset, *, code: str, period: str) -> int:
    """How many kabupaten/kota of an area have any count of members in a month."""
    members = data.members
    inside = members["kode_wilayah"].isin(data.areas.inside(code))
    known = members[inside & (members["periode"] == period) & members["peserta_aktif"].notna()]
    return int(known["kode_wilayah"].nunique())
