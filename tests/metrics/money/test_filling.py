"""Handing people out in plain steps comes to the optimiser's optimum, for every goal and within any limits."""

from __future__ import annotations

from fractions import Fraction
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.metrics.money import filling, solver

areas = st.lists(st.tuples(st.integers(0, 10**5), st.integers(1, 10**5)), min_size=1, max_size=10)


@given(areas, st.integers(0, 100), st.integers(0, 300), st.integers(0, 100), st.randoms())
@settings(max_examples=150, deadline=None)
def test_plain_filling_is_the_optimum(
    rows: list[tuple[int, int]], share: int, least: int, part: int, random: Random
) -> None:
    active, eligible = [row[0] for row in rows], [row[1] for row in rows]
    gap = [max(0, whole - some) for some, whole in rows]
    most = [int(Fraction(share, 100) * count) for count in gap]
    low = [least if count >= least else 0 for count in most]
    total = sum(low) + (sum(most) - sum(low)) * part // 100
    plain, model = filling.Limits(low, most, total), solver.Limits(low, most, total)
    by_gap = sorted(range(len(gap)), key=lambda area: -gap[area])
    few, optimal = filling.fewest(plain, by_gap), solver.fewest(model, gap)
    assert sum(count > 0 for count in few.most) == sum(count > 0 for count in optimal.most)
    held = [
        sum(count for count, open_for in zip(gap, each.most, strict=True) if open_for)
        for each in (few, optimal)
    ]
    assert held[0] == held[1]
    assert sorted(filling.in_order(few, by_gap)) == sorted(solver.in_order(optimal, by_gap))
    order = list(range(len(gap)))
    random.shuffle(order)
    assert filling.in_order(plain, order) == solver.in_order(model, order)
    assert filling.level(plain, active, eligible) == solver.level(model, active, eligible)
    weight = [max(1, count) for count in gap]
    assert filling.level(plain, [0] * len(gap), weight) == solver.level(model, [0] * len(gap), weight)
