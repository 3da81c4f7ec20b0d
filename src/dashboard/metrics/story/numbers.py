"""The tables that the stories of one dataset and month rest on, each computed once for however many areas."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TypeVar, cast

import pandas as pd

from dashboard.data.contract.words import ALL, Level
from dashboard.data.dataset import Dataset
from dashboard.metrics.categories.composition import Dimension, composition
from dashboard.metrics.coverage.coverage import measures, month_of
from dashboard.metrics.coverage.official import DEFAULT_SERIES
from dashboard.metrics.coverage.pace import recent
from dashboard.metrics.coverage.standing import Standing, progress_table, standing
from dashboard.metrics.cube.panel import UnknownPeriodError, dataset_panel, of_months
from dashboard.metrics.funded.commitments import Checked, check_commitments, sealed_verdicts
from dashboard.metrics.funded.lapse import Lapse
from dashboard.metrics.funded.lapse_effects import GroupMembers
from dashboard.metrics.funded.lapses import areas_with_terms, lapses

T = TypeVar("T")

#: Levels whose areas can have a story.
LEVELS = (Level.REGENCY, Level.PROVINCE, Level.BRANCH, Level.REGION)
#: Months over which pace and change are taken.
YEAR = 12


class Numbers:
    """Tables of one dataset up to a month of it; see the functions that they are results of.

    dataset: what a guest may see (`data.disclosure.gate`). Raises UnknownPeriodError for a month it lacks.
    """

    def __init__(self, dataset: Dataset, period: str) -> None:
        if period not in dataset.periods:
            raise UnknownPeriodError(period)
        self.dataset = dataset
        self.period = period
        self._kept: dict[tuple[object, ...], object] = {}

    def months(self, level: Level) -> pd.DataFrame:
        """`measures` of a level, all segments, every month."""
        return self.once(("months", level), lambda: measures(self.dataset, level=level, panel=self.panel))

    def standing(self, code: str, segment: str = ALL) -> Standing:
        """Where an area of any level stands in the month."""
        row = self._progress(self.dataset.areas.level(code), segment).loc[[code]].iloc[0]
        return standing(row, code=code, period=self.period, series=DEFAULT_SERIES)

    def groups(self, level: Level) -> pd.DataFrame:
        """`composition` by group of a level in the month, temporary members among them."""
        table = self.once(
            ("groups", level),
            lambda: composition(
                self.dataset,
                level=level,
                dimension=Dimension.GROUP,
                periods=[self.period],
                panel=of_months(self.panel, [self.period]),
            ),
        )
        return table.droplevel("periode")

    @cached_property
    def places(self) -> pd.DataFrame:
        """The measures of the month, of areas of every level; index kode."""
        return pd.concat([month_of(self.months(level), self.period) for level in LEVELS])

    @cached_property
    def lapsing(self) -> tuple[Lapse, ...]:
        """Every group about to lapse, overdue or in arrears."""
        data = self.dataset
        return lapses(data.fundings, rules=data.active_rules, period=self.period)

    @cached_property
    def funded(self) -> frozenset[str]:
        """Areas with any term that says something of the month."""
        data = self.dataset
        return areas_with_terms(data.fundings, rules=data.active_rules, period=self.period)

    @cached_property
    def group_members(self) -> GroupMembers:
        """Members of the month by group and payer."""
        return GroupMembers(self.dataset.members, period=self.period, areas=self.dataset.areas)

    @cached_property
    def promises(self) -> tuple[Checked, ...]:
        """Every promise made by the month, with what followed; none where they are sealed."""
        tables = {level: self.months(level) for level in LEVELS}
        return check_commitments(self.dataset, period=self.period, tables=tables)

    @cached_property
    def sealed_promises(self) -> pd.DataFrame:
        """`sealed_verdicts` at the newest month, as a guest sees them whatever month is looked at."""
        newest = self.dataset.periods[-1]
        tables = {level: self.months(level) for level in LEVELS}
        return sealed_verdicts(self.dataset, self.dataset.sealed["komitmen"], period=newest, tables=tables)

    @cached_property
    def panel(self) -> pd.DataFrame:
        """`dataset_panel` of the dataset."""
        return dataset_panel(self.dataset)

    def _progress(self, level: Level, segment: str) -> pd.DataFrame:
        few = self.once(("recent",), lambda: recent(self.panel, self.period))
        return self.once(
            ("progress", level, segment),
            lambda: progress_table(
                measures(self.dataset, level=level, segment=segment, panel=few),
                period=self.period,
                months=YEAR,
            ),
        )

    def once(self, key: tuple[object, ...], compute: Callable[[], T]) -> T:
        """The result of `compute`, called when it is first asked for; key tells it from all others."""
        if key not in self._kept:
            self._kept[key] = compute()
        return cast("T", self._kept[key])
