"""Pekerja rentan: own-account workers (BPU) whose contribution neither they nor an employer pay.

A funding class with an indicator of its own, not a fifth segment.
"""

from __future__ import annotations

from typing import Final

import numpy as np
import pandas as pd

from dashboard.data.contract.words import ALL, OWN_FUNDING, Level, Segment
from dashboard.data.dataset import Dataset, hidden_in
from dashboard.data.disclosure.breakdowns import breakdown, cell_totals, marginal
from dashboard.metrics.coverage.coverage import INDEX
from dashboard.metrics.cube.eligible import NONE, SEGMENT_AXIS, Eligible
from dashboard.metrics.cube.panel import Cube, positions, whole_numbers
from dashboard.metrics.cube.rollup import Grouping, roll_up

_BPU_AT: Final = SEGMENT_AXIS.index(Segment.BPU)


def vulnerable(dataset: Dataset, *, level: Level, temporary: bool = True) -> pd.DataFrame:
    """Pekerja rentan of every month and every area of a level.

    temporary: False leaves members flagged sementara out.

    Returns one row a (periode, kode), the index. Columns, <NA> or NaN where there is no data:

    vulnerable: Int64, people: active BPU members whose sumber_dana is not in OWN_FUNDING.
    members: Int64, people: active BPU members of the same areas.
    share_percent: float64, per cent = vulnerable / members x 100.
    n_used, n_total: int64, kabupaten/kota counted, and all of them. complete: bool, they are equal.
    hidden: bool, no area counts, and the payers of some may not be seen by this viewer.

    An area counts only where its funding sources add up to all of its BPU members: without that the rest
    could be anyone's. Where no area counts, `members` stands alone.
    """
    areas = dataset.areas
    grouping = Grouping.of(areas, {code: areas.inside(code) for code in areas.at_level(level)})
    rolled = roll_up(_cube(dataset, grouping, temporary=temporary), grouping, segment=Segment.BPU)
    untold = _untold(dataset, grouping) @ np.concatenate([grouping.member, grouping.whole]) > 0
    share = rolled.active / np.where(rolled.eligible > 0, rolled.eligible, np.nan) * 100
    return pd.DataFrame(
        {
            "vulnerable": whole_numbers(rolled.active),
            "members": whole_numbers(rolled.eligible),
            "share_percent": share.ravel(),
            "n_used": rolled.n_used.ravel(),
            "n_total": rolled.n_total.ravel(),
            "complete": (rolled.n_used == rolled.n_total).ravel(),
            "hidden": (untold & np.isnan(rolled.active)).ravel(),
        },
        index=pd.MultiIndex.from_product([dataset.periods, grouping.codes], names=INDEX),
    )


def _untold(dataset: Dataset, grouping: Grouping) -> np.ndarray:
    """(periods, units): 1 where some of an area's payers of BPU are hidden, else 0."""
    rows = dataset.members[hidden_in(dataset.members) & (dataset.members["segmen"] == Segment.BPU)]
    rows = rows[(rows["sumber_dana"] != ALL) & rows["kode_wilayah"].isin(grouping.units)]
    found = np.zeros((len(dataset.periods), len(grouping.units)))
    found[positions(rows["periode"], dataset.periods), positions(rows["kode_wilayah"], grouping.units)] = 1
    return found


def _cube(dataset: Dataset, grouping: Grouping, *, temporary: bool) -> Cube:
    """A cube whose numerator is pekerja rentan and whose denominator is all active BPU members."""
    rows = dataset.members[dataset.members["segmen"] == Segment.BPU]
    if not temporary:
        rows = rows[~rows["sementara"].astype(bool)]
    rows = rows[rows["kode_wilayah"].isin(grouping.units)]
    periods = dataset.periods
    shape = (len(periods), len(grouping.units))
    cell = positions(rows["periode"], periods) * shape[1] + positions(rows["kode_wilayah"], grouping.units)
    group, funding = breakdown(rows["kelompok"]), breakdown(rows["sumber_dana"])
    count = rows["peserta_aktif"].to_numpy(dtype=np.float64, na_value=np.nan)
    size = shape[0] * shape[1]
    wanted = ~rows["sumber_dana"].isin(OWN_FUNDING).to_numpy(dtype=bool)

    members = cell_totals(cell=cell, size=size, group=group, funding=funding, count=count)
    by_funding = marginal(cell=cell, size=size, part=funding, other=group, count=count)
    funded = marginal(cell=cell, size=size, part=funding, other=group, count=count, wanted=wanted)
    nobody = np.where(members == 0, 0.0, np.nan)
    rentan = np.where(by_funding == members, funded, nobody)

    empty = np.full((*shape, len(SEGMENT_AXIS)), np.nan)
    none = np.full(empty.shape, NONE, dtype=np.int64)
    numerator, denominator = empty.copy(), empty.copy()
    numerator[..., _BPU_AT] = rentan.reshape(shape)
    denominator[..., _BPU_AT] = members.reshape(shape)
    return Cube(
        periods=periods,
        codes=grouping.units,
        active=numerator,
        temporary=empty,
        eligible=Eligible(count=denominator, version=none, versions=(), since=none, starts=()),
    )
