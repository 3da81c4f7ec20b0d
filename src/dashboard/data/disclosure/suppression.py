"""Which counts are small enough to point at a person; `category_hiding` hides them and what gives them away.

A count of 1 up to threshold - 1 is small. Zeros stay: a zero points at nobody, and a hidden zero could not be
told from "tidak ada data".
"""

from __future__ import annotations

from typing import Final

import pandas as pd

#: Counts below this are small; the default of a setting.
THRESHOLD: Final = 5


def small_rest(coverage: pd.DataFrame, *, threshold: int = THRESHOLD) -> pd.Series:
    """Where the people not covered are so few that active beside eligible points at them.

    coverage: a `category_coverage` or one month of a `measures` table. bool, on its index.
    """
    rest = coverage["not_covered"]
    few = (rest > 0) & (rest < threshold) & (coverage["active"] > 0)
    return few.fillna(False).astype("bool")
