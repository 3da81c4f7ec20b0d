"""Members whose contribution somebody else pays: not they themselves, nor an employer."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from dashboard.data.contract.words import ALL, COVERAGE_SEGMENTS, OWN_FUNDING
from dashboard.data.disclosure.breakdowns import Codes, breakdown, marginal

_INDEX = ["kode_wilayah", "segmen", "kelompok"]


def funded_members(members: pd.DataFrame, *, months: Sequence[str]) -> pd.DataFrame:
    """Permanent members paid for by others, as far as members are broken down by funding.

    members: kepesertaan, typed as `Dataset.members`. Returns index (kode_wilayah, segmen, kelompok), SEMUA
    for all groups together, of the segments that count for coverage; a column a month; float64, people; NaN
    where there is no breakdown: no zero. Temporary members are left out: they come and go with an election,
    whatever anybody promised.
    """
    rows = members[members["periode"].isin(list(months)) & ~members["sementara"].astype(bool)]
    rows = rows[rows["segmen"].isin([str(each) for each in COVERAGE_SEGMENTS])]
    groups = breakdown(rows["kelompok"])
    own = rows[rows["kelompok"] != ALL]
    return pd.concat(
        [
            _counts(rows.assign(kelompok=ALL), other=groups, months=months),
            _counts(own, other=np.zeros(len(own), dtype=np.int64), months=months),
        ]
    )


def funded_between(
    table: pd.DataFrame, codes: Sequence[str], *, start: str, end: str
) -> tuple[int, int] | None:
    """Funded members of some areas in two months, of the same areas and segments in both.

    table: as `funded_members` gives it. codes: kabupaten/kota, or a single province. None where nothing is
    known in both months.
    """
    place = table.index.get_level_values(0).isin(list(codes))
    own = table[place & (table.index.get_level_values(2) == ALL)]
    both = own[start].notna() & own[end].notna()
    return (int(own[start][both].sum()), int(own[end][both].sum())) if both.any() else None


def _counts(rows: pd.DataFrame, *, other: Codes, months: Sequence[str]) -> pd.DataFrame:
    """A line a place of `_INDEX`; other: what is summed over besides funding."""
    place, places = pd.factorize(pd.MultiIndex.from_frame(rows[_INDEX]))
    at = {month: number for number, month in enumerate(months)}
    month = np.array([at[str(each)] for each in rows["periode"]], dtype=np.int64)
    counts = marginal(
        cell=place * len(months) + month,
        size=len(places) * len(months),
        part=breakdown(rows["sumber_dana"]),
        other=other,
        count=rows["peserta_aktif"].to_numpy(dtype=np.float64, na_value=np.nan),
        wanted=~rows["sumber_dana"].isin(OWN_FUNDING).to_numpy(dtype=bool),
    ).reshape(len(places), len(months))
    index = pd.MultiIndex.from_arrays(
        [[each[level] for each in places] for level in range(len(_INDEX))], names=_INDEX
    )
    return pd.DataFrame(counts, index=index, columns=list(months))
