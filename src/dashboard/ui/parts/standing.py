"""Where areas stand in the chosen month, and the sentence that says so under a page's title."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

import pandas as pd

from dashboard.data.contract.words import ALL, COVERAGE_SEGMENTS, REGION, SEGMENT_NAMES, Level
from dashboard.data.dataset import Dataset
from dashboard.data.places.areas import Areas
from dashboard.metrics.coverage.finding import based, largest_gap
from dashboard.metrics.coverage.official import DEFAULT_SERIES
from dashboard.metrics.coverage.said import said, with_members
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
    return progress_in(page.data, page.period, level, against)


def progress_in(data: Dataset, period: str, level: Level, against: Against = USUAL) -> pd.DataFrame:
    """The same of any data and month."""
    cut = Cut(level, against.segment, against.base, against.temporary, against.series)
    return loading.kept_base(
        data,
        "progress",
        period,
        against,
        level,
        compute=lambda: progress_table(loading.measured(data, cut), period=period, months=against.window),
    )


def standing_of(page: Page, code: str, against: Against = USUAL) -> Standing:
    """One area of any level in the chosen month."""
    return standing_in(page.data, page.period, code, against)


def standing_in(data: Dataset, period: str, code: str, against: Against = USUAL) -> Standing:
    """The same of any data and month."""

    def found() -> Standing:
        row = progress_in(data, period, data.areas.level(code), against).loc[[code]].iloc[0]
        return standing(row, code=code, period=period, series=against.series)

    return loading.kept(data, "standing", code, period, against, compute=found)


def say_standing(page: Page, found: Standing) -> None:
    """Under the title: who is covered, of whom, when, and how far from the target."""
    known = 0 if found.active is not None else with_members(page.data, code=found.code, period=page.period)
    words = said(found, areas=page.areas, text=page.text, with_members=known)
    page.say(words.finding, base=words.base)


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
    said = [] if base is None else [text.render(base)]
    over = sum(-(one.not_covered or 0) for one in parts.values() if (one.not_covered or 0) < 0)
    if over and whole.not_covered is not None:
        said.append(
            text(
                "belum terlindungi seluruhnya {net}, karena segmen lain {over} orang di atas potensinya",
                net=whole.not_covered,
                over=over,
            )
        )
    page.say(text.render(words), base=" · ".join(said))


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
