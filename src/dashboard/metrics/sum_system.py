"""Counts tied together by sums, and what a reader who sees some of them can work out about the others.

A hidden count is safe when there is a second answer: other whole numbers for the hidden counts, none of them
a zero, with which every sum still comes out. The second answer is looked for and kept as proof; where none is
found in a short search, more is hidden, so that the error is always on the safe side.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from dashboard.metrics.cells import Codes, Flags

#: What a reader knows of a hidden count: it is no zero.
LEAST_HIDDEN: Final = 1

#: How many counts a second answer may change by one, tried in turn; and how long to look in all.
_CHANGED: Final = (4, 6, 8, 12)
_LONGEST_SEARCH: Final = 2_000


class InconsistentTotalsError(ValueError):
    """Tables said to be of the same people, or rows said to be sums, that do not add up."""


@dataclass(frozen=True, order=True)
class _Choice:
    """The cell to hide next in a sum; the least choice is taken first.

    has_room: the sum by itself leaves its hidden cells more than one answer. inside: how many are hidden in
    it. smallest: the smallest visible count that is no zero. cell: its position.
    """

    has_room: bool
    inside: int
    smallest: int
    cell: int


class SumSystem:
    """Cells with whole, non-negative values, and sums: one cell is the sum of others."""

    def __init__(self) -> None:
        self.places: dict[Hashable, int] = {}
        self._values: list[int] = []
        self._sums: list[dict[int, int]] = []
        self._sums_of: list[list[int]] = []

    @property
    def values(self) -> Codes:
        """The value of each cell."""
        return np.array(self._values, dtype=np.int64)

    def cell(self, key: Hashable, value: int) -> int:
        """The position of a cell, made when first named; InconsistentTotalsError for another value."""
        place = self.places.setdefault(key, len(self._values))
        if place == len(self._values):
            self._values.append(value)
            self._sums_of.append([])
        elif self._values[place] != value:
            raise InconsistentTotalsError(f"{key!r} is {self._values[place]} and {value}")
        return place

    def add_sum(self, total: int, parts: Sequence[int]) -> None:
        """Say that a cell is the sum of others. Raises InconsistentTotalsError where it is not."""
        if sum(self._values[part] for part in parts) != self._values[total]:
            raise InconsistentTotalsError(f"{self._values[total]} is not the sum of its {len(parts)} parts")
        signs = dict.fromkeys(parts, 1) | {total: -1}
        for each in signs:
            self._sums_of[each].append(len(self._sums))
        self._sums.append(signs)

    def hide(self, primary: Flags) -> Flags:
        """The primary cells, and others beside them until every hidden cell has a second answer.

        Beside a cell without one, the smallest visible count that is no zero is hidden in one of its sums,
        ties in the order of making. It ends at the latest when all but the zeros are hidden.
        """
        hidden = set(np.flatnonzero(primary).tolist())
        safe: set[int] = set()
        while True:
            for place in sorted(hidden):
                if place not in safe:
                    safe |= self._second_answer(place, hidden)
            # Where all beside an exposed cell is hidden already, it takes more beside those others.
            if hidden <= safe or not (
                self._hide_beside(hidden - safe, hidden) or self._hide_beside(hidden, hidden)
            ):
                return np.isin(np.arange(len(primary)), sorted(hidden))

    def _hide_beside(self, exposed: set[int], hidden: set[int]) -> bool:
        """Hide more cells beside the exposed ones, in place; whether any could be.

        First wherever a sum by itself gives a hidden cell away; what follows from those is looked at again
        afterwards. Where only several sums together do, one cell at a time.
        """
        beside = {at for place in exposed for at in self._sums_of[place]}
        choices = sorted(choice for at in beside if (choice := self._choice(at, hidden)))
        touched: set[int] = set()
        for choice in [choice for choice in choices if not choice.has_room] or choices[:1]:
            if not touched.intersection(self._sums_of[choice.cell]):
                hidden.add(choice.cell)
                touched.update(self._sums_of[choice.cell])
        return bool(choices)

    def _choice(self, at: int, hidden: set[int]) -> _Choice | None:
        cells = self._sums[at]
        inside = [each for each in cells if each in hidden]
        visible = [(self._values[each], each) for each in cells if each not in hidden and self._values[each]]
        if not visible or not inside:
            return None
        tight = all(self._values[each] == LEAST_HIDDEN and cells[each] > 0 for each in inside)
        return _Choice(len(inside) > 1 and not tight, len(inside), *min(visible))

    def _second_answer(self, place: int, hidden: set[int]) -> set[int]:
        """Cells, this one among them, that together can be one more or less; none where none are found."""
        for most in _CHANGED:
            for step in (1, -1):
                search = _Search(self, hidden, most)
                if search.can_step(place, step) and (found := search.from_change(place, step)):
                    return found
        return set()


class _Search:
    """Depth first, for changes by one of hidden cells that leave every sum as it is."""

    def __init__(self, system: SumSystem, hidden: set[int], most: int) -> None:
        self._values, self._sums, self._sums_of = system._values, system._sums, system._sums_of
        self._hidden = hidden
        self._most = most
        self._left = _LONGEST_SEARCH
        self._changed: dict[int, int] = {}
        self._off: dict[int, int] = {}

    def can_step(self, place: int, step: int) -> bool:
        return step > 0 or self._values[place] > LEAST_HIDDEN

    def from_change(self, place: int, step: int) -> set[int]:
        """The changed cells, once this change is made good by others; none if it can't be."""
        self._left -= 1
        self._apply(place, step)
        self._changed[place] = step
        if not self._off:
            return set(self._changed)
        if len(self._changed) < self._most and self._left > 0:
            for other, back in self._making_good(next(iter(self._off))):
                if found := self.from_change(other, back):
                    return found
        del self._changed[place]
        self._apply(place, -step)
        return set()

    def _making_good(self, at: int) -> list[tuple[int, int]]:
        """Changes that bring a sum nearer to what it was, those first that put fewest other sums out."""
        toward = -1 if self._off[at] > 0 else 1
        steps = [
            (cell, toward * sign)
            for cell, sign in self._sums[at].items()
            if cell in self._hidden and cell not in self._changed and self.can_step(cell, toward * sign)
        ]
        return sorted(steps, key=lambda each: (self._put_out(*each), each))

    def _put_out(self, cell: int, step: int) -> int:
        return sum(
            abs(self._off.get(at, 0) + step * self._sums[at][cell]) for at in self._sums_of[cell]
        ) - sum(abs(self._off.get(at, 0)) for at in self._sums_of[cell])

    def _apply(self, cell: int, step: int) -> None:
        for at in self._sums_of[cell]:
            off = self._off.pop(at, 0) + step * self._sums[at][cell]
            if off:
                self._off[at] = off
