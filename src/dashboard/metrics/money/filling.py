"""The three ways in which people are handed out: in order, to as few as can be, and level; exact.

Every function hands out exactly `Limits.total`, which must lie between the sums of the least and of the most.
Sequences have one element an area; of two areas that are alike the first goes first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

Whole = list[int]


@dataclass(frozen=True)
class Limits:
    """The least and the most people of each area, and how many to hand out in all."""

    least: Sequence[int]
    most: Sequence[int]
    total: int


def in_order(limits: Limits, order: Sequence[int]) -> Whole:
    """Each area filled before the next in `order` (positions), once each has its least."""
    people = list(limits.least)
    left = limits.total - sum(people)
    for area in order:
        more = min(left, limits.most[area] - people[area])
        people[area] += more
        left -= more
    return people


def fewest(limits: Limits, order: Sequence[int]) -> Limits:
    """The same limits with as few areas open as can be, those that come first in `order` (positions).

    order: by `most`, largest first, so that no other choice of as many areas holds more. An area with a least
    is open anyway.
    """
    opened = {area for area, least in enumerate(limits.least) if least}
    room = sum(limits.most[area] for area in opened)
    for area in order:
        if room >= limits.total:
            break
        if area not in opened:
            opened.add(area)
            room += limits.most[area]
    return replace(limits, most=[most if area in opened else 0 for area, most in enumerate(limits.most)])


def level(limits: Limits, offset: Sequence[int], weight: Sequence[int]) -> Whole:
    """(offset + people) / weight as level as can be: whoever stands lowest is given the next person.

    offset: whole numbers. weight: whole numbers from 1. Heights of two areas that differ do so by at least
    1 / largest weight squared. So on a scale of such steps people are given up to the highest step that does
    not take too many, and the rest stands at one height: one person each, the first areas first.
    """
    steps = max(weight) ** 2

    def up_to(step: int) -> Whole:
        """Everyone who would stand below a step is given."""
        return [
            min(max(-(-step * each // steps) - start, least), most)
            for start, each, least, most in zip(offset, weight, limits.least, limits.most, strict=True)
        ]

    low = 0
    high = steps * max(
        (start + most) // each + 1 for start, most, each in zip(offset, limits.most, weight, strict=True)
    )
    while high - low > 1:
        middle = (low + high) // 2
        if sum(up_to(middle)) <= limits.total:
            low = middle
        else:
            high = middle
    people, above = up_to(low), up_to(low + 1)
    for area in [area for area in range(len(people)) if above[area] > people[area]][
        : limits.total - sum(people)
    ]:
        people[area] += 1
    return people
