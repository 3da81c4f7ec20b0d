"""Where an area stands: its members, eligible workers and coverage in one month."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pandas as pd

from dashboard.data.dataset import Dataset
from dashboard.metrics.coverage.coverage import measures
from dashboard.metrics.cube.panel import dataset_panel
from dashboard.metrics.cube.versions import Names


@dataclass(frozen=True)
class Standing:
    """Where an area stands before a plan; None where there is no data.

    month: the month-end (YYYY-MM) of active. active, eligible: people. versions: of the potensi, by name.
    n_used of n_total kabupaten/kota have both; active and eligible are of those alone.
    """

    month: str | None = None
    active: int | None = None
    eligible: int | None = None
    versions: Names = ()
    n_used: int = 0
    n_total: int = 0


def standing(dataset: Dataset, *, area: str, month: str) -> Standing:
    """An area (kabupaten/kota, province, branch, SULAMA) in the data's newest month at or before `month`.

    Where the data begins later, its first month. Raises UnknownAreaError.
    """
    level = dataset.areas.level(area)
    total = len(dataset.areas.inside(area))
    if not dataset.periods:
        return Standing(n_total=total)
    period = max((each for each in dataset.periods if each <= month), default=dataset.periods[0])
    of_month = replace(dataset, members=dataset.members[dataset.members["periode"] == period])
    table = measures(of_month, level=level, panel=dataset_panel(of_month))

    def figure(name: str) -> int | None:
        value = table.loc[(period, area), name]
        return None if value is pd.NA else int(str(value))

    return Standing(
        month=period,
        active=figure("active"),
        eligible=figure("eligible"),
        versions=table["eligible_versions"].loc[(period, area)],
        n_used=figure("n_used") or 0,
        n_total=total,
    )
