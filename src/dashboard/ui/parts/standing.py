"""Where areas stand in the chosen month, and the sentence that says so under a page's title."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

import pandas as pd

from dashboard.data.contract.words import ALL, COVERAGE_SEGMENTS, REGION, SEGMENT_NAMES, Level
from dashboard.data.places.areas import Areas
from dashboard.metrics.coverage.finding import based, finding, largest_gap
from dashboard.metrics.coverage.official import DEFAULT_SERIES
from dashboard.metrics.coverage.standing import Standing, progress_table, standing
from dashboard.ui.frame import loading
from dashboard.ui.frame.area_names import area_in_words
from dashboard.ui.frame.loading import Cut
from dashboard.ui.frame.page import Page


@dataclass(frozen=True)
class Against:
    """What areas are measured against, and who counts.

    series: jenis of the target. window: months over which the pace is taken. temporary: whether temporary
    members count. segment: SEMUA or one of those with a potensi. base: the month whose potensi is used, None
    for each month's own.
    """

    series: str = DEFAULT_SERIES
    window: int = 12
    temporary: bool = True
    segment: str = ALL
    base: str | None = None


#: UCJ, the pace of a year, everybody.
USUAL: Final = Against()


def progress_of(page: Page, level: Level, against: Against = USUAL) -> pd.DataFrame:
    """`metrics.coverage.standing.progress_table` of a level in the chosen month."""
    cut = Cut(level, against.segment, against.base, against.temporary, against.series)
    return loading.kept_base(
        page.data,
        "progress",
        page.period,
        against,
        level,
        compute=lambda: progress_table(
            loading.measured(page.data, cut), period=page.period, months=against.window
        ),
    )


def standing_of(page: Page, code: str, against: Against = USUAL) -> Standing:
    """One area of any level in the chosen month."""

    def found() -> Standing:
        row = progress_of(page, page.areas.level(code), against).loc[[code]].iloc[0]
        return standing(row, code=code, period=page.period, series=against.series)

    return loading.kept(page.data, "standing", code, page.period, against, compute=found)


def say_standing(page: Page, found: Standing) -> None:
    """Under the title: who is covered, of whom, when, and how far from the target."""
    text = page.text
    territory = page.areas.level(found.code) is Level.BRANCH
    words = finding(
        found,
        area=area_in_words(page.areas, found.code, text),
        territory=territory,
        with_members=_with_members(page, found.code) if found.active is None else 0,
    )
    base = based(found)
    page.say(text.render(words), base="" if base is None else text.render(base))


def _with_members(page: Page, code: str) -> int:
    """How many kabupaten/kota of an area have any count of members in the chosen month."""
    members = page.data.members
    inside = members["kode_wilayah"].isin(page.areas.inside(code))
    known = members[inside & (members["periode"] == page.period) & members["peserta_aktif"].notna()]
    return int(known["kode_wilayah"].nunique())


def say_largest_gap(page: Page, against: Against) -> None:
    """Under the title: the segment with most people not covered; where none is known, where the area stands."""
    text, area = page.text, page.area
    whole = standing_of(page, area, against)
    parts = {
        SEGMENT_NAMES[each]: standing_of(page, area, replace(against, segment=each))
        for each in COVERAGE_SEGMENTS
    }
    words = largest_gap(parts, area=area_in_words(page.areas, area, text))
    if words is None:
        say_standing(page, whole)
        return
    base = based(whole)
    page.say(text.render(words), base="" if base is None else text.render(base))


def around(areas: Areas, area: str) -> tuple[str, ...]:
    """What an area is part of, the nearest first: province, branch territory, region."""
    level = areas.level(area)
    if level is Level.REGION:
        return ()
    if level is Level.REGENCY:
        branch = (areas.branch_of(area),) if area in areas.territory.index else ()
        return (areas.province_of(area), *branch, REGION)
    return (REGION,)


def parts_of(areas: Areas, area: str) -> tuple[str, ...]:
    """The parts of an area: provinces of the region, kabupaten/kota of the rest; none of one of these."""
    level = areas.level(area)
    if level is Level.REGION:
        return tuple(areas.at_level(Level.PROVINCE))
    return () if level is Level.REGENCY else tuple(areas.inside(area))
