"""Published figures that do not agree with each other: the same thing of one day with different values."""

from __future__ import annotations

from typing import Final

import pandas as pd

#: What must be the same for two figures to be of one thing.
_SAME: Final = ["wilayah", "tingkat", "per_tanggal", "ukuran", "satuan", "penyebut"]


def conflicting(published: pd.DataFrame) -> pd.DataFrame:
    """The rows of the published figures that another row contradicts, those of one thing together.

    published: as `load_published` has it. Same columns, index anew; one without a value contradicts nobody.
    """
    known = published[published["nilai"].notna()]
    values = known.groupby(_SAME, dropna=False)["nilai"].transform("nunique")
    return known[values > 1].sort_values([*_SAME, "nilai"], kind="stable").reset_index(drop=True)
