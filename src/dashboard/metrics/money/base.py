"""What a plan starts from: an area's active members, eligible workers and coverage in one month."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pandas as pd

from dashboard.data.dataset import Dataset
from dashboard.metrics.coverage.coverage import measures, month_of
from dashboard.metrics.cube.panel import dataset_panel
from dashboard.metrics.cube.versions import version_words
from dashboard.metrics.money.budget import Effect, effect


@dataclass(frozen=True)
class Base:
    """The area's numbers at the end of a month; None and "" for no data.

    active, eligible: people. coverage: per cent. version: of the potensi. used, total: kabupaten/kota whose
    people active and eligible are, and all of the area. month: YYYY-MM, "" for none.
    """

    active: int | None
    eligible: int | None
    coverage: float | None = None
    version: str = ""
    used: int = 1
    total: int = 1
    month: str = ""

    @classmethod
    def of(cls, row: pd.Series, *, month: str) -> Base:
        """From an area's row of `measures` in that month."""
        return cls(
            active=_count(row["active"]),
            eligible=_count(row["eligible"]),
            coverage=None if pd.isna(row["coverage_percent"]) else float(row["coverage_percent"]),
            version=version_words([row["eligible_versions"]]),
            used=_count(row["n_used"]) or 0,
            total=_count(row["n_total"]) or 0,
            month=month,
        )

    @property
    def partial(self) -> bool:
        """Whether there is a coverage, but not of the whole area."""
        return self.coverage is not None and self.used < self.total

    def effect(self, heads: int, *, already_active: int = 0) -> Effect:
        """What so many people of the whole area do to its coverage."""
        return effect(
            active=self.active,
            eligible=self.eligible,
            heads=heads,
            already_active=already_active,
            used=self.used,
            total=self.total,
        )


def base_in(dataset: Dataset, *, area: str, month: str | None = None) -> Base:
    """Where an area (kabupaten/kota, province, branch, SULAMA) stands at the end of a month of the data.

    month: YYYY-MM; None for the newest, as a page opens. Raises UnknownAreaError.
    """
    level = dataset.areas.level(area)
    if not dataset.periods:
        return Base(None, None, used=0, total=len(dataset.areas.inside(area)))
    chosen = dataset.periods[-1] if month is None else month
    one = replace(dataset, members=dataset.members[dataset.members["periode"] == chosen])
    table = month_of(measures(one, level=level, panel=dataset_panel(one)), chosen)
    return Base.of(table.loc[[area]].iloc[0], month=chosen)


def _count(value: object) -> int | None:
    return None if pd.isna(value) else int(value)  # type: ignore[call-overload]
