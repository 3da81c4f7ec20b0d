"""From rows of any breakdown to one count a cell, without ever adding a total to its parts.

A cell (say one area, month and segment) may hold a total row, rows by group, rows by funding, fully crossed
rows, or a mixture. Validation has seen to it that whatever is given twice agrees, so the most total figure is
used. Unknown counts are NaN and stay unknown: a sum with an unknown part is NaN, never a smaller number.
"""

from __future__ import annotations

from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from dashboard.data.contract.words import ALL

Numbers = NDArray[np.float64]
Codes = NDArray[np.int64]
Flags = NDArray[np.bool_]

#: The code of a row that is not broken down in a dimension (SEMUA).
TOTAL: Final = -1


def breakdown(values: pd.Series) -> Codes:
    """Whole-number codes of a kelompok or sumber_dana column; SEMUA is TOTAL. Same length as `values`."""
    codes, words = pd.factorize(values)
    whole = np.asarray(words == ALL, dtype=bool)
    return np.where(np.append(whole, False)[codes], TOTAL, codes).astype(np.int64)


def cell_totals(*, cell: Codes, size: int, group: Codes, funding: Codes, count: Numbers) -> Numbers:
    """The most total count of each cell; NaN where there is none or it is unknown.

    All arguments but `size` have one element a row: the cell it belongs to (0 to size-1), the codes of its
    group and funding (TOTAL for SEMUA) and its count (NaN for blank). Returns one number a cell.

    A total row is used where known. Else a marginal is summed: by group, or by funding where the rows give
    that. With both marginals in one cell the larger is taken, because a mixture (one group as a total,
    another crossed with funding) is whole in one view only.
    """
    by_group_only = (group != TOTAL) & (funding == TOTAL)
    by_funding_only = (group == TOTAL) & (funding != TOTAL)
    crossed = (group != TOTAL) & (funding != TOTAL)
    total = ~(by_group_only | by_funding_only | crossed)

    given, _ = _sums(cell[total], count[total], size)
    by_group = marginal(cell=cell, size=size, part=group, other=funding, count=count)
    by_funding = marginal(cell=cell, size=size, part=funding, other=group, count=count)
    has_groups = _present(cell[by_group_only], size)
    has_funding = _present(cell[by_funding_only], size)
    # Blank in one pure marginal does not spoil the other; in a mixture it may be what the other lacks.
    either = np.where(
        _present(cell[crossed], size), np.maximum(by_group, by_funding), np.fmax(by_group, by_funding)
    )
    parts = np.where(has_groups & has_funding, either, np.where(has_funding, by_funding, by_group))
    return np.where(np.isnan(given), parts, given)


def marginal(
    *, cell: Codes, size: int, part: Codes, other: Codes, count: Numbers, wanted: Flags | None = None
) -> Numbers:
    """Sum over the parts of one dimension (group or funding) in each cell; NaN where unknown or not given.

    `part` and `other` are the codes of that dimension and of the one summed over. Each part counts once: by
    its own total over the other dimension where known, else by the sum of its crossed rows. Rows outside
    `wanted` are left out; a cell that has parts but no wanted ones sums to 0.
    """
    inside = part != TOTAL
    cell, part, other, count = cell[inside], part[inside], other[inside], count[inside]
    pair, keys = pd.factorize(cell * (int(part.max(initial=0)) + 1) + part)
    first = np.zeros(len(keys), dtype=np.int64)
    first[pair] = np.arange(len(pair))
    whole, _ = _sums(pair[other == TOTAL], count[other == TOTAL], len(keys))
    crossed, _ = _sums(pair[other != TOTAL], count[other != TOTAL], len(keys))
    values = np.where(np.isnan(whole), crossed, whole)
    if wanted is not None:
        values = np.where(wanted[inside][first], values, 0.0)
    sums, _ = _sums(cell[first], values, size)
    return sums


def _sums(ids: Codes, values: Numbers, size: int) -> tuple[Numbers, Flags]:
    """Sums by id, NaN where an addend is NaN or there is none; and where there is any."""
    present = _present(ids, size)
    return np.where(present, np.bincount(ids, weights=values, minlength=size), np.nan), present


def _present(ids: Codes, size: int) -> Flags:
    return np.bincount(ids, minlength=size) > 0
