"""Which cells of an areas x categories table must be hidden, so that no sum brings a small count back.

A small count is hidden together with three others that form a rectangle with it: two areas, two categories.
One more here, one less there, one less and one more in the other area: every total of an area and every sum
over both areas stays as it is, so the reader is left with a second answer for each of the four. A sum over
only one of the two areas (its province, say) would change, so there the two categories are hidden as well.
Unlike `suppress`, which looks at all sums of any tables, this takes milliseconds for all areas at once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
import pandas as pd

from dashboard.data.disclosure.breakdowns import Codes, Flags

#: What a reader knows of a hidden count: it is no zero. So one of at least two can be one less.
_CAN_BE_LESS: Final = 2
#: Weights in the choice of a rectangle: fewest sums to hide, then fewest new cells, then the smallest counts.
_PER_SUM: Final = 10**14
_PER_CELL: Final = 10**12
_MOST_PEOPLE: Final = 10**11


def hidden_cells(
    counts: pd.DataFrame, primary: pd.DataFrame, groups: Mapping[str, Sequence[str]]
) -> pd.DataFrame:
    """All cells to hide: the primary ones and those that keep them from being worked out.

    counts: areas and groups of areas x categories, Int64; <NA> for no data. primary: bool, same labels: cells
        that must be hidden. Zeros and cells without data are never hidden. groups: group -> the areas it is
        the sum of; rows of `counts` too.

    Returns bool, same labels. Totals of areas and groups over all categories may be shown.
    """
    table = _Table(counts, groups)
    wanted = primary.to_numpy(dtype=bool) & (counts.fillna(0) > 0).to_numpy(dtype=bool)
    place = {code: row for row, code in enumerate(counts.index)}
    for row, code in enumerate(table.areas):
        for category in np.flatnonzero(wanted[place[code]]):
            table.protect(row, int(category))
    for row, code in enumerate(table.groups):
        for category in np.flatnonzero(wanted[place[code]]):
            table.protect_group(row, int(category))
    hidden = np.zeros(counts.shape, dtype=bool)
    hidden[[place[code] for code in table.areas]] = table.hidden
    hidden[[place[code] for code in table.groups]] = table.hidden_groups
    shown_anyway = (counts.fillna(0) == 0).to_numpy(dtype=bool)
    return pd.DataFrame(hidden & ~shown_anyway, index=counts.index, columns=counts.columns)


class _Table:
    """The counts of areas as numbers, and what is hidden so far of areas and of groups."""

    def __init__(self, counts: pd.DataFrame, groups: Mapping[str, Sequence[str]]) -> None:
        self.groups = list(groups)
        self.areas = [code for code in counts.index if code not in groups]
        self.values: Codes = counts.loc[self.areas].fillna(0).to_numpy(dtype=np.int64)
        self.hidden: Flags = np.zeros(self.values.shape, dtype=bool)
        self.hidden_groups: Flags = np.zeros((len(self.groups), self.values.shape[1]), dtype=bool)
        self._of_groups: Codes = counts.loc[self.groups].fillna(0).to_numpy(dtype=np.int64)
        self._inside: Flags = np.array(
            [np.isin(self.areas, list(groups[group])) for group in self.groups], dtype=bool
        )
        self._safe: Flags = self.hidden.copy()

    def protect_group(self, group: int, category: int) -> None:
        """Hide a group's cell, so that the sum of its areas does not give it."""
        if self.hidden_groups[group, category]:
            return
        with_some = np.flatnonzero(self._inside[group] & (self.values[:, category] > 0))
        if len(with_some):
            area = with_some[self.values[with_some, category].argmin()]
            self.protect(int(area), category, outside=group)
            self.hidden_groups[group, category] = True
            return
        # Known as a whole only: hidden with another category, there and in every sum it is a part of.
        own = self._of_groups[group]
        others = np.flatnonzero((own > 0) & (np.arange(len(own)) != category))
        both = [category, *others[own[others].argsort()[:1]]]
        whole = (self._inside | ~self._inside[group]).all(axis=1)
        self.hidden_groups[np.ix_(whole, both)] = True

    def protect(self, area: int, category: int, *, outside: int | None = None) -> None:
        """Hide an area's cell within a rectangle whose other area is not in the group `outside`."""
        if outside is None and self._safe[area, category]:
            return
        other, beside = self._rectangle(area, category, outside)
        both = [category] if beside is None else [category, beside]
        rows = [area] if other is None else [area, other]
        self.hidden[np.ix_(rows, both)] = True
        self._safe[np.ix_(rows, both)] = True
        one_only = self._inside[:, rows].sum(axis=1) == 1
        self.hidden_groups[np.ix_(one_only, both)] = True

    def _rectangle(self, area: int, category: int, outside: int | None) -> tuple[int | None, int | None]:
        """The other area and the other category, None where there is none that leaves a second answer."""
        values, hidden = self.values, self.hidden
        own, theirs = values[area], values[:, category]
        beside = own > 0
        beside[category] = False
        others = theirs > 0
        others[area] = False
        if outside is not None:
            others &= ~self._inside[outside]
        less = (own >= _CAN_BE_LESS)[None, :] & (theirs >= _CAN_BE_LESS)[:, None]
        more = (own[category] >= _CAN_BE_LESS) & (values >= _CAN_BE_LESS)
        fits = others[:, None] & beside[None, :] & (values > 0) & (less | more)
        if not fits.any():
            moves = beside & ((own >= _CAN_BE_LESS) | (own[category] >= _CAN_BE_LESS))
            choices = np.flatnonzero(moves)
            return None, int(choices[own[choices].argmin()]) if len(choices) else None
        sums = (self._inside != self._inside[:, [area]]).sum(axis=0)
        new = (~hidden[area])[None, :].astype(np.int64) + ~hidden[:, [category]] + ~hidden
        people = np.where(hidden[area], 0, own)[None, :] + np.where(hidden, 0, values)
        people = people + np.where(hidden[:, category], 0, theirs)[:, None]
        cost = sums[:, None] * _PER_SUM + new * _PER_CELL + np.minimum(people, _MOST_PEOPLE)
        best = np.where(fits, cost, np.iinfo(np.int64).max).argmin()
        other, chosen = np.unravel_index(best, fits.shape)
        return int(other), int(chosen)
