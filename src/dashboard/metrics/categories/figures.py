"""The categories of a month: what every table and picture of categories is cut from.

Segments, groups and funding of every area of every level, coverage, pekerja rentan and PMI, with temporary
members and without.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import Final

import pandas as pd

from dashboard.data.contract.words import ALL, Level, Segment
from dashboard.data.dataset import Dataset
from dashboard.metrics.categories.composition import Dimension, composition
from dashboard.metrics.categories.coverage import category_coverage
from dashboard.metrics.categories.vulnerable import vulnerable
from dashboard.metrics.cube.panel import dataset_panel, of_months

LEVELS: Final = (Level.REGENCY, Level.PROVINCE, Level.BRANCH, Level.REGION)
#: Funding has no denominator.
WITH_COVERAGE: Final = (Dimension.SEGMENT, Dimension.GROUP)
INDEX: Final = ("dimensi", "kode", "kategori")


@dataclass(frozen=True, eq=False)
class CategoryFigures:
    """The categories of one month. A hidden figure is <NA> or NaN, and marked in the bool column `hidden`.

    people: index INDEX, every area of LEVELS; columns as in `composition`.
    coverage: index INDEX, WITH_COVERAGE only; columns as in `category_coverage`.
    vulnerable: index kode; columns as in `vulnerable`.
    migrants: index kode; people (Int64), the PMI. PMI are in no other table.
    """

    people: pd.DataFrame
    coverage: pd.DataFrame
    vulnerable: pd.DataFrame
    migrants: pd.DataFrame

    def people_of(self, dimension: Dimension) -> pd.DataFrame:
        """`people` of one dimension, index (kode, kategori)."""
        return pd.DataFrame(self.people.loc[str(dimension)])

    def people_in(self, dimension: Dimension, area: str) -> pd.DataFrame:
        """`people` of one dimension and area, index kategori."""
        return pd.DataFrame(self.people_of(dimension).loc[area])

    def coverage_of(self, dimension: Dimension) -> pd.DataFrame:
        """`coverage` of one dimension, index (kode, kategori)."""
        return pd.DataFrame(self.coverage.loc[str(dimension)])

    def coverage_in(self, dimension: Dimension, area: str) -> pd.DataFrame:
        """`coverage` of one dimension and area, index kategori."""
        return pd.DataFrame(self.coverage_of(dimension).loc[area])


def category_figures(
    dataset: Dataset, *, period: str, panel: pd.DataFrame | None = None
) -> dict[bool, CategoryFigures]:
    """The categories of a month: True with temporary members, False without them.

    panel: `dataset_panel(dataset)`, where at hand. Raises UnknownPeriodError.
    """
    month = of_months(dataset_panel(dataset) if panel is None else panel, [period])
    everyone = _computed(dataset, month, period, temporary=True)
    if not (month["temporary"].fillna(0) > 0).any():
        return {True: everyone, False: everyone}
    return {True: everyone, False: _computed(dataset, month, period, temporary=False)}


def _computed(dataset: Dataset, month: pd.DataFrame, period: str, *, temporary: bool) -> CategoryFigures:
    own_month = replace(dataset, members=dataset.members[dataset.members["periode"] == period])

    def people(dimension: Dimension, segment: str = ALL) -> pd.DataFrame:
        of_level = partial(
            composition, dataset, dimension=dimension, periods=[period], segment=segment,
            temporary=temporary, panel=month,
        )  # fmt: skip
        return pd.concat([of_level(level=level).loc[period] for level in LEVELS])

    def coverage(dimension: Dimension) -> pd.DataFrame:
        of_level = partial(
            category_coverage, dataset, dimension=dimension, period=period, temporary=temporary, panel=month
        )
        return pd.concat([of_level(level=level) for level in LEVELS])

    migrants = people(Dimension.GROUP, Segment.PMI)["total"].groupby(level="kode", sort=False).first()
    return CategoryFigures(
        people=pd.concat({str(each): people(each) for each in Dimension}, names=list(INDEX)),
        coverage=pd.concat({str(each): coverage(each) for each in WITH_COVERAGE}, names=list(INDEX)),
        vulnerable=pd.concat(
            [vulnerable(own_month, level=level, temporary=temporary).loc[period] for level in LEVELS]
        ),
        migrants=migrants.rename("people").to_frame(),
    )
