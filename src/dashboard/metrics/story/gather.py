"""From the numbers of a dataset to the story of one area: pure functions, and nothing in words."""

from __future__ import annotations

import pandas as pd

from dashboard.data.contract.words import COVERAGE_SEGMENTS, REGION, Level
from dashboard.data.places.areas import Areas
from dashboard.metrics.coverage.area_pace import pace
from dashboard.metrics.coverage.progress import trend
from dashboard.metrics.coverage.said import with_members
from dashboard.metrics.coverage.standing import Standing
from dashboard.metrics.coverage.two_dates import TwoDates, two_dates
from dashboard.metrics.cube.known import known_count, known_number
from dashboard.metrics.cube.months import month_before
from dashboard.metrics.funded.area_lapses import AreaLapses, area_lapses
from dashboard.metrics.funded.commitments import Verdict, within
from dashboard.metrics.money.base import Base
from dashboard.metrics.money.plan import MOST_PEOPLE, Plan, Terms, outcome, usual_first
from dashboard.metrics.money.pricing import parties
from dashboard.metrics.money.rates import NoRateError
from dashboard.metrics.story.asks import asks
from dashboard.metrics.story.numbers import YEAR, Numbers
from dashboard.metrics.story.record import Closing, GroupRow, MonthRow, Promises, Story

_SEGMENTS = tuple(str(each) for each in COVERAGE_SEGMENTS)


def story(numbers: Numbers, area: str) -> Story:
    """The story of an area of any level in the month, gathered once. Raises UnknownAreaError."""
    return numbers.once(("story", area), lambda: _gathered(numbers, area))


def _gathered(numbers: Numbers, area: str) -> Story:
    data, period = numbers.dataset, numbers.period
    areas = data.areas
    level = areas.level(area)
    areas.inside(area)
    around = areas.province_of(area) if level is Level.REGENCY else area
    whole = numbers.standing(area)
    segments = {segment: numbers.standing(area, segment) for segment in _SEGMENTS}
    parts = tuple(numbers.standing(code) for code in areas.inside(around))
    found = _lapses(numbers, area)
    closing = _closing(numbers, whole)
    return Story(
        area=area,
        period=period,
        areas=areas,
        source=data.source,
        sample=data.is_sample,
        version=data.version,
        around=around,
        whole=whole,
        with_members=with_members(data, code=area, period=period),
        parts=parts,
        segments=segments,
        part_segments={
            one.code: {segment: numbers.standing(one.code, segment) for segment in _SEGMENTS} for one in parts
        },
        groups=_groups(numbers, area),
        history=_history(numbers.months(level), area, period),
        change=_change(numbers, area),
        pace=pace(numbers.months(level), code=area, period=period, temporary=True),
        lapses=found,
        promises=_promises(numbers, area),
        closing=closing,
        asks=asks(whole, segments=segments, parts=parts, lapses=found, closing=closing, own=around == area),
    )


def _change(numbers: Numbers, area: str) -> TwoDates | None:
    """The change of twelve months, where it can be split into members and base."""
    start = month_before(numbers.period, YEAR)
    found = two_dates(numbers.dataset, area=area, start=start, end=numbers.period, panel=numbers.panel)
    return None if found.split is None else found


def _groups(numbers: Numbers, area: str) -> tuple[GroupRow, ...]:
    """Groups with any member, and those hidden; most people first, the hidden and the rest last."""
    rows = numbers.groups(numbers.dataset.areas.level(area)).loc[area]
    found = [
        GroupRow(
            key=str(key),
            people=known_count(row["people"]),
            share=known_number(row["share_percent"]),
            hidden=bool(row["hidden"]),
        )
        for key, row in rows.iterrows()
    ]
    shown = [each for each in found if each.people or each.hidden]
    return tuple(sorted(shown, key=lambda each: -(each.people or 0)))


def _history(table: pd.DataFrame, area: str, period: str) -> tuple[MonthRow, ...]:
    months = trend(table, code=area)
    return tuple(
        MonthRow(
            period=str(month),
            active=known_count(row["active"]),
            eligible=known_count(row["eligible"]),
            coverage=known_number(row["coverage_percent"]),
            target_rate=known_number(row["target_rate"]),
            whole=bool(row["whole"]),
        )
        for month, row in months[months.index <= period].iterrows()
    )


def _lapses(numbers: Numbers, area: str) -> AreaLapses:
    return area_lapses(
        numbers.dataset,
        area=area,
        period=numbers.period,
        every=numbers.lapsing,
        funded=numbers.funded,
        members=numbers.group_members,
        month=numbers.places,
    )


def _promises(numbers: Numbers, area: str) -> Promises | None:
    data = numbers.dataset
    if "komitmen" in data.sealed:
        return _sealed_promises(numbers, area, data.areas)
    found = within(numbers.promises, area, data.areas)
    if not found:
        return None
    people = [one.people for one in found if one.people is not None]
    verdicts = {kind: sum(one.verdict is kind for one in found) for kind in Verdict}
    return Promises(area, len(found), verdicts, sum(people) if people else None)


def _sealed_promises(numbers: Numbers, area: str, areas: Areas) -> Promises | None:
    """Of the provinces the area lies in, none of them told of where any has too few."""
    provinces = tuple(sorted({areas.province_of(code) for code in areas.inside(area)}))
    of = area if area == REGION else provinces[0]
    if len(provinces) > 1 and area != REGION:
        return None
    rows = numbers.sealed_promises
    own = rows[rows["provinsi"].isin(provinces)]
    if own.empty:
        return None
    if own[["n", *map(str, Verdict)]].isna().any(axis=None):
        return Promises(of, None, {}, None)
    people = own["people"]
    return Promises(
        of,
        int(own["n"].sum()),
        {kind: int(own[str(kind)].sum()) for kind in Verdict},
        None if people.isna().any() else int(people.sum()),
    )


def _closing(numbers: Numbers, whole: Standing) -> Closing | None:
    """Twelve months from the January after, of as many people as are missing, by the table of rates."""
    if whole.gap is None or not 0 < whole.gap <= MOST_PEOPLE:
        return None
    start = f"{int(numbers.period[:4]) + 1}-01"
    terms = Terms(start, YEAR)
    try:
        priced = parties(numbers.dataset.rates, terms)
    except NoRateError:
        return None
    plan = Plan(whole.code, terms, (whole.gap,), usual_first(start))
    base = Base.of(numbers.places.loc[[whole.code]].iloc[0], month=numbers.period)
    return Closing(plan, outcome(plan, parties=priced, base=base))
