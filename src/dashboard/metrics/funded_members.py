"""Members whose contribution somebody else pays: not they themselves, nor an employer."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from dashboard.data.contract import COVERAGE_SEGMENTS, OWN_FUNDING
from dashboard.metrics.cells import breakdown, marginal


def funded_members(members: pd.DataFrame, *, months: Sequence[str]) -> pd.DataFrame:
    """Permanent members paid for by others, as far as members are broken down by funding.

    members: kepesertaan, typed as `Dataset.members`. Returns index (kode_wilayah, segmen) of the segments
    that count for coverage, a column a month; float64, people; NaN where there is no breakdown: no zero.
    Temporary members are left out: they come and go with an election, whatever anybody promised.
    """
    rows = members[members["periode"].isin(list(months)) & ~members["sementara"].astype(bool)]
    rows = rows[rows["segmen"].isin([str(each) for each in COVERAGE_SEGMENTS])]
    place, places = pd.factorize(pd.MultiIndex.from_frame(rows[["kode_wilayah", "segmen"]]))
    month = np.array([list(months).index(str(each)) for each in rows["periode"]], dtype=np.int64)
    shape = (len(places), len(months))
    counts = marginal(
        cell=place * len(months) + month,
        size=shape[0] * shape[1],
        part=breakdown(rows["sumber_dana"]),
        other=breakdown(rows["kelompok"]),
        count=rows["peserta_aktif"].to_numpy(dtype=np.float64, na_value=np.nan),
        wanted=~rows["sumber_dana"].isin(OWN_FUNDING).to_numpy(dtype=bool),
    ).reshape(shape)
    index = pd.MultiIndex.from_tuples([tuple(each) for each in places], names=["kode_wilayah", "segmen"])
    return pd.DataFrame(counts, index=index if len(places) else None, columns=list(months))


def funded_between(
    table: pd.DataFrame, codes: Sequence[str], *, start: str, end: str
) -> tuple[int, int] | None:
    """Funded members of some areas in two months, of the same areas and segments in both.

    table: as `funded_members` gives it. codes: kabupaten/kota, or a single province. None where nothing is
    known in both months.
    """
    if table.empty:
        return None
    own = table[table.index.get_level_values(0).isin(list(codes))][[start, end]].dropna()
    return None if own.empty else (int(own[start].sum()), int(own[end].sum()))
