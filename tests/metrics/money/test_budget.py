"""People to rupiah and back; the laws that hold for all input."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.i18n import Language, Message
from dashboard.metrics.cube.rounding import shown
from dashboard.metrics.money.budget import (
    Effect,
    FirstBudget,
    Reading,
    affordable,
    budgets,
    cost,
    effect,
    people_for,
    raised,
)
from dashboard.metrics.money.rates import Rate

TEXT = Language()
starts = st.builds(lambda year, month: f"{year}-{month:02d}", st.integers(2015, 2040), st.integers(1, 12))


def flat(rupiah: int) -> Rate:
    return Rate(rupiah, "", "2015-07", "", Message(""), halved=False)


rates_lists = st.lists(st.integers(1, 10**6).map(flat), min_size=1, max_size=60)


def test_majene() -> None:
    plan = cost(heads=30_000, rates=[flat(16_800)] * 12, start="2023-10")
    assert (plan.monthly, plan.total, plan.even) == (504_000_000, 6_048_000_000, True)
    assert plan.by_year == {"2023": 1_512_000_000, "2024": 4_536_000_000}
    lines = budgets(plan, first=FirstBudget.PERUBAHAN)
    assert [(TEXT.render(line.name), line.year, len(line.months), line.rupiah) for line in lines] == [
        ("APBD Perubahan 2023", "2023", 3, 1_512_000_000),
        ("APBD 2024", "2024", 9, 4_536_000_000),
    ]
    assert TEXT.render(budgets(plan, first=FirstBudget.MURNI)[0].name) == "APBD 2023"
    assert lines[0].months == ("2023-10", "2023-11", "2023-12")


@pytest.mark.parametrize(
    ("heads", "rupiah", "months", "total"),
    [
        (1_000, 16_800, 12, 201_600_000),
        (1_000, 10_800, 12, 129_600_000),
        (13_000, 16_800, 12, 2_620_800_000),
        (12_952, 16_800, 3, 652_780_800),
    ],
)
def test_the_other_meetings(heads: int, rupiah: int, months: int, total: int) -> None:
    assert cost(heads=heads, rates=[flat(rupiah)] * months, start="2025-10").total == total


def test_months_may_differ() -> None:
    plan = cost(heads=10, rates=[flat(16_800), flat(8_400)], start="2025-12")
    assert plan.months == (("2025-12", 168_000), ("2026-01", 84_000))
    assert (plan.monthly, plan.total, plan.even) == (168_000, 252_000, False)
    assert affordable(252_000, [flat(16_800), flat(8_400)]) == 10
    assert affordable(251_999, [flat(16_800), flat(8_400)]) == 9


@given(rupiah=st.integers(0, 10**14), rates=rates_lists, start=starts)
def test_a_sum_is_never_overspent_and_never_leaves_enough_for_one_more(
    rupiah: int, rates: list[Rate], start: str
) -> None:
    people = affordable(rupiah, rates)
    assert cost(heads=people, rates=rates, start=start).total <= rupiah
    assert cost(heads=people + 1, rates=rates, start=start).total > rupiah


@given(heads=st.integers(0, 10**7), rates=rates_lists, start=starts)
def test_people_to_rupiah_to_people_comes_back(heads: int, rates: list[Rate], start: str) -> None:
    assert affordable(cost(heads=heads, rates=rates, start=start).total, rates) == heads


@given(heads=st.integers(0, 10**7), rates=rates_lists, start=starts, first=st.sampled_from(list(FirstBudget)))
def test_splits_over_years_sum_to_the_whole(
    heads: int, rates: list[Rate], start: str, first: FirstBudget
) -> None:
    plan = cost(heads=heads, rates=rates, start=start)
    lines = budgets(plan, first=first)
    assert sum(plan.by_year.values()) == plan.total == sum(line.rupiah for line in lines)
    assert [month for line in lines for month in line.months] == [month for month, _ in plan.months]
    assert {line.year: line.rupiah for line in lines} == plan.by_year


@given(
    active=st.integers(0, 10**7), eligible=st.integers(1, 10**7), heads=st.integers(0, 10**7), data=st.data()
)
def test_coverage_after(active: int, eligible: int, heads: int, data: st.DataObject) -> None:
    already = data.draw(st.integers(0, heads))
    found = effect(active=active, eligible=eligible, heads=heads, already_active=already)
    assert found.after == (active + heads - already) / eligible * 100
    assert found.before == active / eligible * 100
    assert found.new == heads - already
    assert found.beyond == max(0, found.new - max(0, eligible - active))
    # Between the two percentages as they are shown.
    assert found.points == pytest.approx(found.after - found.before, abs=0.01 + 1e-6)
    assert shown(found.before) + found.points == pytest.approx(shown(found.after))


def test_what_is_unknown_stays_unknown() -> None:
    assert effect(active=5, eligible=None, heads=10) == effect(active=5, eligible=0, heads=10)
    unknown = effect(active=None, eligible=100, heads=10)
    assert (unknown.before, unknown.after, unknown.points, unknown.beyond) == (None, None, 10.0, None)


def test_coverage_is_not_clipped_and_heads_beyond_the_uncovered_are_told() -> None:
    # The people are the whole area's, the numbers only those of a part of it.
    partial = effect(active=40, eligible=100, heads=10, already_active=3, used=1, total=24)
    assert partial == Effect(None, None, None, 7, None)
    found = effect(active=90, eligible=100, heads=30, already_active=5)
    assert (found.after, found.beyond) == (115 / 100 * 100, 15)
    assert effect(active=120, eligible=100, heads=7).beyond == 7


@pytest.mark.parametrize(("heads", "already"), [(-1, 0), (5, 6), (5, -1)])
def test_a_plan_must_make_sense(heads: int, already: int) -> None:
    with pytest.raises(ValueError, match=r"negative|already active"):
        effect(active=1, eligible=10, heads=heads, already_active=already)


def test_no_sum_buys_what_costs_nothing() -> None:
    with pytest.raises(ValueError, match="costs nothing"):
        affordable(10, [])
    with pytest.raises(ValueError, match="negative"):
        affordable(-1, [flat(16_800)])
    with pytest.raises(ValueError, match="negative"):
        cost(heads=-1, rates=[flat(16_800)], start="2025-01")


def test_both_readings_of_twenty_percent() -> None:
    assert raised(40, 20, Reading.POINTS) == 60
    assert raised(40, 20, Reading.RELATIVE) == 48
    assert people_for(48, eligible=100_000, active=40_000) == 8_000
    assert people_for(60, eligible=100_000, active=40_000) == 20_000
    assert people_for(62.93, eligible=2_801_936, active=1_327_557) == 435_702
    assert people_for(40, eligible=100, active=41) == -1


@given(active=st.integers(1, 10**6), more=st.integers(0, 10**6), by=st.integers(1, 200))
def test_no_person_is_added_by_a_float(active: int, more: int, by: int) -> None:
    eligible = active + more
    before = active / eligible * 100
    in_points = people_for(raised(before, by, Reading.POINTS), eligible=eligible, active=active)
    relative = people_for(raised(before, by, Reading.RELATIVE), eligible=eligible, active=active)
    assert in_points == -(-Fraction(by * eligible, 100) // 1)
    assert relative == -(-Fraction(by * active, 100) // 1)
