"""Every number that two pages share is one number: compared for all areas and twelve months of the sample.

Pages draw from pure records; here each number is taken from the record of every page that shows it. A few areas
and months in each run, all 121 areas (kabupaten/kota, provinces, branch territories, the region) and twelve months
in the full one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from typing import NamedTuple

import pandas as pd
import pytest

from dashboard.data.contract.words import COMPLIANCE_NAMES, COVERAGE_SEGMENTS, Level
from dashboard.data.dataset import Dataset, Source
from dashboard.data.disclosure.gate import view_for
from dashboard.data.disclosure.viewer import GUEST
from dashboard.data.store import SAMPLE_FOLDER, load_dataset
from dashboard.metrics.attention import Kind, attention
from dashboard.metrics.categories.composition import NOT_BROKEN_DOWN, Dimension
from dashboard.metrics.categories.figures import category_figures
from dashboard.metrics.categories.gap import category_gap
from dashboard.metrics.compliance import compliance
from dashboard.metrics.compliance.reports import BEHIND, counted, of_area, of_kinds
from dashboard.metrics.coverage.area_pace import area_pace, pace
from dashboard.metrics.coverage.change import POINTS, change, change_of, change_series
from dashboard.metrics.coverage.coverage import measures, month_of
from dashboard.metrics.coverage.pace import WINDOWS, pace_table
from dashboard.metrics.coverage.progress import trend
from dashboard.metrics.coverage.summary import summarise
from dashboard.metrics.cube.months import month_before
from dashboard.metrics.cube.panel import dataset_panel
from dashboard.metrics.funded.area_lapses import AreaLapses, area_lapses
from dashboard.metrics.funded.lapse_effects import GroupMembers
from dashboard.metrics.funded.lapses import Date, areas_with_terms, codes_of, lapse_series, lapses
from dashboard.metrics.money.base import Base, base_in
from dashboard.metrics.villages.arrears import Pricing
from dashboard.metrics.villages.figures import (
    area_figures,
    depth_figures,
    village_years,
    year_end,
    year_figures,
)
from dashboard.ui.cases.meetings import SIDRAP
from dashboard.ui.cases.sidrap import YEAR, case_figures

LEVELS = (Level.REGENCY, Level.PROVINCE, Level.BRANCH, Level.REGION)
#: What `measures` and `pace_table` both have.
SHARED = ["active", "eligible", "coverage_percent", "achievement_percent", "target", "gap_to_target"]
LAST = "2026-10"
TWELVE = [month_before(LAST, back) for back in range(11, -1, -1)]
#: A few of every kind: large and small, above 100 %, without data in a month, a whole branch and province.
FEW = ("7307", "7314", "7104", "8205", "73", "KC07", "SULAMA")


class Numbers(NamedTuple):
    """What pages rest on: the data as a guest has them, the panel, and the measures of each level."""

    data: Dataset
    panel: pd.DataFrame
    tables: dict[Level, pd.DataFrame]


@cache
def numbers() -> Numbers:
    sample = load_dataset(SAMPLE_FOLDER, source=Source.SAMPLE, today=date(2026, 11, 21))
    data = view_for(sample, GUEST)
    panel = dataset_panel(data)
    return Numbers(data, panel, {level: measures(data, level=level, panel=panel) for level in LEVELS})


def codes(level: Level) -> list[str]:
    return list(numbers().data.areas.at_level(level))


def everywhere() -> tuple[str, ...]:
    return tuple(code for level in LEVELS for code in codes(level))


def month_table(period: str) -> pd.DataFrame:
    """The measures of a month, of areas of every level: what cards, map, profile and planner show."""
    return pd.concat([month_of(table, period) for table in numbers().tables.values()])


def recent(level: Level, period: str) -> pd.DataFrame:
    """The measures of a level in a month and the twelve before it: what a pace looks at."""
    table = numbers().tables[level]
    months = table.index.get_level_values("periode")
    return table[(months >= month_before(period, 12)) & (months <= period)]


#: One process makes what the short ones rest on.
together = pytest.mark.xdist_group("shared numbers")
#: (month, areas); the long ones only in the full run.
CASES = [
    pytest.param(LAST, FEW, marks=together),
    *(pytest.param(month, (), marks=pytest.mark.full) for month in TWELVE),
]
each_month = pytest.mark.parametrize(("period", "areas"), CASES, ids=lambda each: each if each else "all")


def chosen(areas: tuple[str, ...]) -> tuple[str, ...]:
    return areas or everywhere()


def same(one: pd.DataFrame, other: pd.DataFrame) -> None:
    pd.testing.assert_frame_equal(
        one.astype("Float64"), other.astype("Float64"), check_names=False, rtol=0, atol=1e-9
    )


def by_level(areas: tuple[str, ...]) -> Iterator[tuple[Level, list[str]]]:
    """The areas asked for, level by level."""
    wanted = set(chosen(areas))
    for level in LEVELS:
        own = [code for code in codes(level) if code in wanted]
        if own:
            yield level, own


@each_month
def test_coverage_members_potensi_target_achievement_and_gap(period: str, areas: tuple[str, ...]) -> None:
    """Cards, map and its table, profile, overview; target page's list and cards; planner; command line."""
    data = numbers().data
    month = month_table(period)
    alone = replace(data, members=data.members[data.members["periode"] == period])
    for level, own in by_level(areas):
        table = recent(level, period)
        listed = pace_table(table, period=period, months=12).loc[own]
        # The pace is of whole areas only; the list of the page shows members as the cards do.
        whole = listed["active"].notna()
        same(listed.loc[whole, SHARED], month.loc[listed.index[whole], SHARED])
        same(
            listed[["eligible", "coverage_percent", "target"]],
            month.loc[own, ["eligible", "coverage_percent", "target"]],
        )
        for code in own:
            row = month.loc[code]
            equal(trend(table, code=code).loc[period, "active"], row["active"])
            told = summarise(alone, area=code, period=period)
            assert Base.of(month.loc[[code]].iloc[0], month=period) == base_in(alone, area=code, month=period)
            for name in (*SHARED, "not_covered", "target_percent", "n_used", "n_total"):
                assert (told[name] is None) == pd.isna(row[name]), (code, name)
                assert told[name] is None or told[name] == pytest.approx(row[name], abs=1e-9), (code, name)


@each_month
def test_pace_and_projection(period: str, areas: tuple[str, ...]) -> None:
    """Target page: list, gauges and cards; profile."""
    data, panel, _ = numbers()
    for level, own in by_level(areas):
        table = recent(level, period)
        rows = {window: pace_table(table, period=period, months=window).loc[own] for window in WINDOWS}
        for code in own:
            found = pace(table, code=code, period=period, temporary=True)
            for run in found.runs:
                row = rows[run.window].loc[code]
                for name in ("rate", "projected", "reached"):
                    assert (getattr(run, name) is None) == pd.isna(row[name])
                    assert getattr(run, name) is None or getattr(run, name) == row[name]
                assert (str(run.state), run.beyond, run.falls_back) == (
                    row["state"],
                    row["beyond"],
                    row["falls_back"],
                )
                assert found.required is None or found.required == row["required"]
            if code in ("7307", "SULAMA"):
                assert area_pace(data, area=code, period=period, panel=panel).everyone == found


@pytest.mark.full
@each_month
def test_change_on_cards_map_and_lists(period: str, areas: tuple[str, ...]) -> None:
    """Cards and profile by `change`, the map by `change_series`."""
    for level, own in by_level(areas):
        table = numbers().tables[level]
        for months in (1, 12):
            start = month_before(period, months)
            moved = change(table, start=start, end=period)
            drawn = change_series(table, months=months).loc[period]
            same(moved.loc[own, [POINTS]], drawn.loc[own].to_frame())
            for code in own:
                each = change_of(moved, code, since=start)
                assert each is None or each.points is None or each.points == moved.loc[code, POINTS]


@pytest.mark.full
@each_month
def test_segments_groups_and_gap(period: str, areas: tuple[str, ...]) -> None:
    """Kategori and profile by category, the map by segment, the search for the largest gap."""
    data, panel, _ = numbers()
    month = month_table(period)
    figures = category_figures(data, period=period, panel=panel)[True]
    covered = figures.coverage_of(Dimension.SEGMENT)
    names = ["active", "eligible", "coverage_percent", "not_covered"]
    for level, own in by_level(areas):
        for segment in COVERAGE_SEGMENTS:
            drawn = month_of(measures(data, level=level, segment=segment, panel=panel), period)
            same(covered.xs(str(segment), level="kategori").loc[own, names], drawn.loc[own, names])
        for code in own:
            row, people = month.loc[code], figures.people_in(Dimension.SEGMENT, code)
            if row["complete"] and not row["uncounted"]:
                assert people["total"].iloc[0] == row["active"]
                assert people["people"].drop(NOT_BROKEN_DOWN).sum() == row["active"]
                assert covered.loc[code, "not_covered"].sum() == row["not_covered"]
                found = category_gap(covered, codes=data.areas.inside(code))
                assert found.net == row["not_covered"]
            shares = people["share_percent"].dropna()
            assert shares.empty or round(shares.sum(), 2) == 100


def lapsing(period: str, month: pd.DataFrame, wanted: set[str]) -> dict[str, AreaLapses]:
    """Tindak lanjut, overview and profile: the lapses of areas, with the month they rest on."""
    data = numbers().data
    every = lapses(data.fundings, rules=data.active_rules, period=period)
    funded = areas_with_terms(data.fundings, rules=data.active_rules, period=period)
    members = GroupMembers(data.members, period=period, areas=data.areas)
    return {
        code: area_lapses(
            data, area=code, period=period, every=every, funded=funded, members=members, month=month
        )
        for code in wanted
    }


@pytest.mark.full
@each_month
def test_money_that_ends_and_cover_that_lapses(period: str, areas: tuple[str, ...]) -> None:
    """Tindak lanjut, overview, profile, target page's note; the map's two indicators; what needs attention."""
    data, panel, _ = numbers()
    branches = [code for code in chosen(areas) if code in data.areas.branches]
    parts = {one for code in branches for one in data.areas.inside(code)}
    month = month_table(period)
    own = lapsing(period, month, {*chosen(areas), *parts})
    findings = attention(data, period=period, panel=panel)
    for level, wanted in by_level(areas):
        for dated, kind in ((Date.MONEY_ENDS, Kind.ENDING), (Date.INACTIVE, Kind.LAPSING)):
            drawn = lapse_series(
                data.fundings,
                rules=data.active_rules,
                periods=[period],
                areas=data.areas,
                level=level,
                date=dated,
            ).loc[period]
            told = {one.code: one.weight for one in findings if one.kind is kind}
            for code in wanted:
                total = own[code].total
                people = total.ending.people if dated is Date.MONEY_ENDS else total.inactive.people
                assert pd.isna(drawn[code]) == (not own[code].known or people is None), (code, dated)
                assert pd.isna(drawn[code]) or drawn[code] == people
                assert sum(told.get(each, 0) for each in codes_of(code, data.areas)) == (people or 0)
        for code in wanted:
            each = own[code]
            for drop in (each.soon, each.later, each.without_overdue):
                assert drop is None or (drop.active, drop.eligible) == (
                    month.loc[code, "active"],
                    month.loc[code, "eligible"],
                )
            if each.soon is not None and each.later is not None:
                assert each.soon.people <= each.later.people
            if level is Level.BRANCH:
                inside = [own[one].total.ending.people or 0 for one in data.areas.inside(code)]
                assert sum(inside) == (each.total.ending.people or 0)


@each_month
def test_compliance_cards_table_and_ages(period: str, areas: tuple[str, ...]) -> None:
    """Kepatuhan: cards and table by kind, table by area, ages."""
    data = numbers().data
    for level, own in by_level(areas):
        reports = counted(data.compliance, areas=data.areas, level=level, period=period)
        table = compliance.by_area(reports, areas=data.areas, codes=own)
        for code in own:
            here = of_area(reports, code)
            kinds = compliance.overview(here)
            by_category = kinds["entities"].groupby(level="kategori").sum(min_count=1)
            for category in COMPLIANCE_NAMES:
                equal(by_category[category], table.loc[code, category])
            for name in ("arrears", "year_skk", "year_recovered"):
                equal(kinds[name].sum(min_count=1), table.loc[code, name])
            ages = compliance.ageing(here, limits=compliance.AGE_LIMITS)
            if ages["arrears"].notna().any():
                assert ages["arrears"].sum() == (
                    table.loc[code, "arrears"] if pd.notna(table.loc[code, "arrears"]) else 0
                )
                assert ages["entities"].sum() == by_category[BEHIND]


def equal(one: object, other: object) -> None:
    assert pd.isna(one) == pd.isna(other)  # type: ignore[call-overload]
    assert pd.isna(one) or one == other  # type: ignore[call-overload]


@pytest.mark.parametrize(
    ("year", "areas"),
    [
        pytest.param(YEAR, FEW, marks=together),
        *(pytest.param(year, (), marks=pytest.mark.full) for year in range(2022, 2027)),
    ],
    ids=lambda each: each if each else "all",
)
def test_villages_on_their_own_page_kepatuhan_and_the_case(year: int, areas: tuple[str, ...]) -> None:
    """Who pays, who must enrol, who is behind and what is owed, at the end of every year."""
    data = numbers().data
    assert year in village_years(data)
    of_year = year_figures(data, year=year)
    deep = depth_figures(data, of_year, pricing=Pricing())
    found = {code: area_figures(data, of_year, deep, area=code) for code in chosen(areas)}
    for level, own in by_level(areas):
        reports = counted(data.compliance, areas=data.areas, level=level, period=year_end(data, year))
        table = compliance.by_area(of_kinds(reports, ["desa"]), areas=data.areas, codes=own).fillna(0)
        for code in own:
            at, depth = found[code].standing, found[code].depth
            assert (
                at.known == at.paying + at.stopped + at.never == depth.villages == sum(depth.months.values())
            )
            assert (at.paying, at.enrolled) == (depth.paying, depth.enrolled)
            assert at.desa == at.known + at.unknown + at.hidden
            assert (at.percent is None) == (not at.known)
            assert table.loc[code, ["PWBD", "menunggak", "arrears"]].tolist() == [
                at.never,
                depth.behind,
                depth.owed,
            ]
    if year == YEAR:
        assert case_figures(data, area=SIDRAP.area) == area_figures(data, of_year, deep, area=SIDRAP.area)
