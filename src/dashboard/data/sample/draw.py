"""Chance and shares for the sample, the same on every machine and Python.

Every draw has a name of its own instead of a place in one long stream, so that a change to one area or series
leaves all others as they were. Sums go through `fsum`, because plain `sum` of floats differs between Pythons.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import fsum
from random import Random
from typing import Final, TypeVar

Choice = TypeVar("Choice")

SEED: Final = "Dasbor Sulama 1"


def chance(*name: str) -> float:
    """A number in [0, 1) that belongs to this name."""
    return Random("/".join((SEED, *name))).random()


def between(low: float, high: float, *name: str) -> float:
    """A number in [low, high) that belongs to this name."""
    return low + (high - low) * chance(*name)


def pick(odds: Mapping[Choice, float], *name: str) -> Choice:
    """One of the choices, each as likely as its share of the odds."""
    drawn = chance(*name) * fsum(odds.values())
    choices = list(odds)
    for place, choice in enumerate(choices[:-1]):
        if drawn < fsum(odds[earlier] for earlier in choices[: place + 1]):
            return choice
    return choices[-1]


def wander(count: int, *name: str, every: int = 4) -> list[float]:
    """`count` numbers in [-1, 1] that move slowly, with a new direction `every` steps."""
    knots = {step: between(-1, 1, *name, str(step)) for step in range(0, count + every, every)}
    return through(knots, count)


def through(knots: Mapping[int, float], count: int) -> list[float]:
    """`count` numbers on straight lines through the knots, level before the first and after the last."""
    steps = sorted(knots)
    values = [knots[steps[0]]] * count
    for start, end in pairwise(steps):
        for step in range(start, min(end + 1, count)):
            values[step] = knots[start] + (knots[end] - knots[start]) * (step - start) / (end - start)
    for step in range(steps[-1], count):
        values[step] = knots[steps[-1]]
    return values


def allocate(total: int, weights: Sequence[float]) -> list[int]:
    """Split a whole number in proportion to weights, by largest remainders, the earlier first in a tie."""
    whole = fsum(weights)
    quotas = [total * weight / whole for weight in weights]
    shares = [int(quota) for quota in quotas]
    order = sorted(range(len(weights)), key=lambda place: shares[place] - quotas[place])
    for place in order[: total - sum(shares)]:
        shares[place] += 1
    return shares
