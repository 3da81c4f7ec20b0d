"""Handing people out: every way of it against all the ways there are, on small boards."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from dashboard.metrics.money.filling import Limits, fewest, in_order, level

areas = st.lists(st.tuples(st.integers(0, 2), st.integers(0, 4)), min_size=1, max_size=4)


def limits(rows: list[tuple[int, int]], part: int) -> Limits:
    least = [low if low <= most else 0 for low, most in rows]
    most = [most for _, most in rows]
    return Limits(least, most, sum(least) + (sum(most) - sum(least)) * part // 100)


def every_way(within: Limits) -> list[tuple[int, ...]]:
    choices = [range(low, most + 1) for low, most in zip(within.least, within.most, strict=True)]
    return [people for people in product(*choices) if sum(people) == within.total]


@given(areas, st.integers(0, 100), st.randoms())
def test_each_area_is_filled_before_the_next(rows: list[tuple[int, int]], part: int, random: Random) -> None:
    within = limits(rows, part)
    order = list(range(len(rows)))
    random.shuffle(order)
    found = in_order(within, order)
    assert tuple(found) == max(every_way(within), key=lambda people: [people[area] for area in order])


@given(areas, st.integers(0, 100))
def test_no_fewer_areas_hold_as_many_and_of_equally_few_the_largest_are_open(
    rows: list[tuple[int, int]], part: int
) -> None:
    within = limits([(low if low <= most // 2 else 0, most) for low, most in rows], part)
    order = sorted(range(len(rows)), key=lambda area: -within.most[area])
    found = fewest(within, order)
    opened = [most > 0 for most in found.most]
    ways = [
        each
        for each in product((False, True), repeat=len(rows))
        if all(is_open for is_open, low in zip(each, within.least, strict=True) if low)
        and sum(most for is_open, most in zip(each, within.most, strict=True) if is_open) >= within.total
    ]
    assert sum(opened) == min(sum(each) for each in ways)
    held = [
        sum(most for is_open, most in zip(each, within.most, strict=True) if is_open)
        for each in ways
        if sum(each) == sum(opened)
    ]
    assert sum(found.most) == max(held)


@given(areas, st.integers(0, 100), st.data())
def test_the_lowest_stand_as_high_as_can_be_then_the_next(
    rows: list[tuple[int, int]], part: int, data: st.DataObject
) -> None:
    within = limits(rows, part)
    each = st.lists(st.integers(0, 9), min_size=len(rows), max_size=len(rows))
    offset, weight = data.draw(each), [1 + count for count in data.draw(each)]
    found = level(within, offset, weight)
    best = list(within.least)
    while sum(best) < within.total:
        room = [area for area in range(len(best)) if best[area] < within.most[area]]
        best[min(room, key=lambda area: (Fraction(offset[area] + best[area], weight[area]), area))] += 1
    assert found == best

    def lowest(people: tuple[int, ...]) -> Fraction:
        return min(
            Fraction(start + count, wide) for start, count, wide in zip(offset, people, weight, strict=True)
        )

    assert lowest(tuple(found)) == max(map(lowest, every_way(within)))
