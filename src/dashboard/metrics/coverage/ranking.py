"""Best and worst areas by one measure: for every measure one place says whether more of it is better."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import pandas as pd

#: Columns of a `measures` table that areas can be ranked by, and whether a larger value is better.
MORE_IS_BETTER: Final[dict[str, bool]] = {
    "coverage_percent": True,
    "achievement_percent": True,
    "active": True,
    "not_covered": False,
    "gap_to_target": False,
}


class UnknownMeasureError(KeyError):
    """A column that says nothing about better and worse."""


@dataclass(frozen=True)
class Ranking:
    """best, worst: rows of the month's table (index kode), the extreme first; no area is in both.

    without_data: codes of areas that have no complete figure, in code order: not ranked, not forgotten.
    """

    best: pd.DataFrame
    worst: pd.DataFrame
    without_data: tuple[str, ...]


def is_better_when_more(measure: str) -> bool:
    """Whether a larger value of a measure is good news. Raises UnknownMeasureError."""
    try:
        return MORE_IS_BETTER[measure]
    except KeyError:
        raise UnknownMeasureError(measure) from None


def ranking(month: pd.DataFrame, *, by: str = "coverage_percent", n: int = 5) -> Ranking:
    """Rank the areas of one month of a `measures` table (index kode, as `table.loc[period]` gives).

    At most n best and n worst; with fewer than 2n areas they share them. Ties in code order. Raises
    UnknownMeasureError.
    """
    more = is_better_when_more(by)
    ranked = month["complete"].to_numpy(dtype=bool) & month[by].notna().to_numpy(dtype=bool)
    rows = month[ranked].sort_index()
    best_n = min(n, (len(rows) + 1) // 2)
    worst_n = min(n, len(rows) // 2)
    return Ranking(
        best=rows.sort_values(by, ascending=not more, kind="stable").head(best_n),
        worst=rows.sort_values(by, ascending=more, kind="stable").head(worst_n),
        without_data=tuple(sorted(str(code) for code in month.index[~ranked])),
    )
