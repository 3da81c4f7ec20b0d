"""The three shapes of model that sharing people out comes to, solved with HiGHS; whole people throughout.

Every function takes limits: least and most people an area may be given, and hands out exactly `total`, which
must lie between the sums of the two. Arrays are of one length, an element an area. One thread, no output, and
ties go to the area that comes first, so that the same input gives the same answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any, Final

import highspy
import numpy as np

from dashboard.data.disclosure.breakdowns import Numbers

Whole = list[int]
_FREE: Final = highspy.kHighsInf
_HIGHS: Final[Any] = highspy.Highs
#: Far below one person in a million, so that a solver's rounding never opens a place.
_TOLERANCE: Final = 1e-9


class SolverError(RuntimeError):
    """The solver found no answer to a model that has one."""


@dataclass(frozen=True)
class Limits:
    """The least and the most people of each area, and how many to hand out in all."""

    least: Sequence[int]
    most: Sequence[int]
    total: int


def in_order(limits: Limits, order: Sequence[int]) -> Whole:
    """Each area filled before the next in `order` (positions), within the limits: a linear model."""
    weight = np.empty(len(order))
    weight[list(order)] = np.arange(len(order), 0, -1)
    model = _Model()
    model.columns(limits.least, limits.most, cost=-weight)
    model.row(limits.total, limits.total, range(len(order)), np.ones(len(order)))
    return _rounded(model.solve(), limits, order)


def fewest(limits: Limits, gap: Sequence[int]) -> Limits:
    """The same limits with as few areas open as can be; of equally few, those with the largest gaps in sum.

    Two models of whole numbers: how few, then which. An area with a least is open anyway.
    """
    count = len(gap)
    must = [float(least > 0) for least in limits.least]
    model = _Model()
    model.columns(must, [1.0] * count, cost=np.ones(count), whole=True)
    model.row(limits.total, _FREE, range(count), np.asarray(limits.most, dtype=np.float64))
    places = round(float(model.solve().sum()))
    model.row(0, places, range(count), np.ones(count))
    model.cost(-np.asarray(gap, dtype=np.float64))
    open_areas = model.solve() > 0.5
    return replace(
        limits, most=[most if is_open else 0 for most, is_open in zip(limits.most, open_areas, strict=True)]
    )


def level(limits: Limits, offset: Sequence[int], weight: Sequence[int]) -> Whole:
    """(offset + people) / weight as level as the limits allow: the lowest as high as can be, then the next.

    Linear models, one after the other: raise the level of all areas together; close those that are within a
    person of their most; go on with the rest. Whole people are then settled exactly.
    """
    count = len(offset)
    if limits.total == sum(limits.most):
        return list(limits.most)
    # The level is counted in people of the largest area: a fraction would drown in the solver's tolerance.
    largest = max(weight)
    model = _Model()
    model.columns([*limits.least, -_FREE], [*limits.most, _FREE], cost=np.array([0.0] * count + [-1.0]))
    model.row(limits.total, limits.total, range(count), np.ones(count))
    for area in range(count):
        model.row(-offset[area], _FREE, [area, count], np.array([1.0, -weight[area] / largest]))
    still_open = set(range(count))
    while True:
        answer = model.solve()
        height = float(answer[count]) / largest
        closed = {area for area in still_open if offset[area] + limits.most[area] - height * weight[area] < 1}
        if not closed or closed == still_open:
            break
        still_open -= closed
        for area in closed:
            model.free_row(1 + area)
            model.bounds(area, min(float(answer[area]), limits.most[area]), limits.most[area])
    start = [
        min(max(int(people), least), most)
        for people, least, most in zip(answer[:count], limits.least, limits.most, strict=True)
    ]
    return _settled(start, limits, offset, weight)


def _settled(start: Whole, limits: Limits, offset: Sequence[int], weight: Sequence[int]) -> Whole:
    """Move single people until the total is met and no move from a higher area to a lower one is left."""
    people = list(start)

    def height(area: int, count: int) -> tuple[Fraction, int]:
        return Fraction(offset[area] + count, weight[area]), area

    while True:
        lowest = min((height(i, n) for i, n in enumerate(people) if n < limits.most[i]), default=None)
        highest = max((height(i, n - 1) for i, n in enumerate(people) if n > limits.least[i]), default=None)
        given = sum(people)
        if given < limits.total and lowest is not None:
            people[lowest[1]] += 1
        elif highest is not None and (given > limits.total or (lowest is not None and lowest < highest)):
            people[highest[1]] -= 1
        else:
            return people


def _rounded(answer: Numbers, limits: Limits, order: Sequence[int]) -> Whole:
    """The answer in whole people; what rounding lost or found is put right in order."""
    people = [
        min(max(round(float(value)), least), most)
        for value, least, most in zip(answer, limits.least, limits.most, strict=True)
    ]
    for area in order:
        missing = max(limits.total - sum(people), 0)
        people[area] = min(people[area] + missing, limits.most[area])
    for area in reversed(order):
        excess = max(sum(people) - limits.total, 0)
        people[area] = max(people[area] - excess, limits.least[area])
    return people


class _Model:
    """A model to minimise, kept by HiGHS between solves."""

    def __init__(self) -> None:
        self._highs = _HIGHS()
        for option, value in (
            ("output_flag", False),
            ("threads", 1),
            ("mip_feasibility_tolerance", _TOLERANCE),
            ("mip_rel_gap", 0.0),
        ):
            self._highs.setOptionValue(option, value)

    def columns(
        self, lower: Sequence[float], upper: Sequence[float], *, cost: Numbers, whole: bool = False
    ) -> None:
        count = len(lower)
        self._highs.addVars(count, np.asarray(lower, np.float64), np.asarray(upper, np.float64))
        self.cost(cost)
        if whole:
            kinds = np.full(count, highspy.HighsVarType.kInteger)
            self._highs.changeColsIntegrality(count, np.arange(count, dtype=np.int32), kinds)

    def cost(self, cost: Numbers) -> None:
        self._highs.changeColsCost(len(cost), np.arange(len(cost), dtype=np.int32), cost)

    def row(self, lower: float, upper: float, columns: Sequence[int], values: Numbers) -> None:
        positions = np.asarray(columns, dtype=np.int32)
        self._highs.addRow(float(lower), float(upper), len(positions), positions, values)

    def free_row(self, row: int) -> None:
        self._highs.changeRowBounds(row, -_FREE, _FREE)

    def bounds(self, column: int, lower: float, upper: float) -> None:
        self._highs.changeColBounds(column, float(lower), float(upper))

    def solve(self) -> Numbers:
        self._highs.run()
        status = self._highs.getModelStatus()
        if status != highspy.HighsModelStatus.kOptimal:
            raise SolverError(self._highs.modelStatusToString(status))
        return np.asarray(self._highs.getSolution().col_value)
