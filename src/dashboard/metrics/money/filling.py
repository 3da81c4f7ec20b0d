"""The ways in which people are handed out: in order, to as few as can be, level, and in proportion; exact.

Every function that takes `Limits` hands out exactly `Limits.total`, which must lie between the sums of the
least and of the most.
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


def largest_remainder(total: int, weights: Sequence[int]) -> list[int]:
    """A whole number in parts as the weights are: rounded down, then one each to the largest remainders.

    Of equal remainders the first goes first. The parts sum to the total, which is shared by no weights as 0;
    while it is at most their sum, none exceeds its weight.
    """
    whole = sum(weights)
    if not whole:
        return [0] * len(weights)
    parts = [total * weight // whole for weight in weights]
    by_remainder = sorted(range(len(weights)), key=lambda at: -(total * weights[at] % whole))
    for at in by_remainder[: total - sum(parts)]:
        parts[at] += 1
    return parts


def in_turn(parties: Sequence[int], places: Sequence[int]) -> list[Whole]:
    """Parties of people, each in turn shared out as the places have room: a list a party, a number a place.

    Both add up to the same people, so that every party is used up and every place has its people.
    """
    room, shared = list(places), []
    for heads in parties:
        given = largest_remainder(heads, room)
        room = [left - more for left, more in zip(room, given, strict=True)]
        shared.append(given)
    return shared
