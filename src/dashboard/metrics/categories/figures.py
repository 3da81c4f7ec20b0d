"""What pages may show of the categories of a month: one place hides small counts, for all of them at once.

Every table of categories is cut from here: segments, groups and funding of every area of every level,
coverage, pekerja rentan and PMI, with temporary members and without. The same cells are hidden whatever is
chosen on a page, so that no total, other level, dimension or page brings one back.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import Final

import pandas as pd

from dashboard.data.contract.words import ALL, Level, Segment
from dashboard.data.dataset import Dataset
from dashboard.data.disclosure.hiding import hidden_cells
from dashboard.data.disclosure.suppression import THRESHOLD, small_rest
from dashboard.metrics.categories.composition import Dimension, composition
from dashboard.metrics.categories.coverage import category_coverage
from dashboard.metrics.categories.vulnerable import vulnerable
from dashboard.metrics.cube.panel import dataset_panel, of_months

LEVELS: Final = (Level.REGENCY, Level.PROVINCE, Level.BRANCH, Level.REGION)
#: Funding has no denominator.
WITH_COVERAGE: Final = (Dimension.SEGMENT, Dimension.GROUP)
INDEX: Final = ("dimensi", "kode", "kategori")

#: Names of what is no dimension: the BPU members by who pays, and PMI.
_VULNERABLE: Final = "rentan"
_OTHER: Final = "lainnya"
_MIGRANTS: Final = "PMI"
#: Stands beside PMI for everybody else, so that one area's PMI are hidden with another's.
_EVERYBODY_ELSE: Final = 10**9


@dataclass(frozen=True, eq=False)
class CategoryFigures:
    """The categories of one month. A hidden figure is <NA> or NaN, and marked in the bool column `hidden`.

    people: index INDEX, every area of LEVELS; columns as in `composition`, and hidden.
    coverage: index INDEX, WITH_COVERAGE only; columns as in `category_coverage`, and hidden.
    vulnerable: index kode; columns as in `vulnerable`, and hidden.
    migrants: index kode; people (Int64), the PMI, and hidden. PMI are in no other table.
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
    dataset: Dataset, *, period: str, threshold: int = THRESHOLD, panel: pd.DataFrame | None = None
) -> dict[bool, CategoryFigures]:
    """The categories of a month, safe to show: True with temporary members, False without them.

    panel: `dataset_panel(dataset)`, where at hand. Raises UnknownPeriodError.
    """
    month = of_months(dataset_panel(dataset) if panel is None else panel, [period])
    counted = {True: _computed(dataset, month, period, temporary=True)}
    counted[False] = (
        _computed(dataset, month, period, temporary=False)
        if (month["temporary"].fillna(0) > 0).any()
        else counted[True]
    )
    groups = {
        code: dataset.areas.inside(code) for level in LEVELS[1:] for code in dataset.areas.at_level(level)
    }
    hidden: dict[str, pd.DataFrame] = {}
    for figures in {id(each): each for each in counted.values()}.values():
        for name, (counts, primary) in _tables(figures, threshold=threshold).items():
            before = hidden.get(name)
            wanted = primary if before is None else primary | before
            hidden[name] = hidden_cells(counts, wanted, groups) | (wanted if before is None else before)
    shown = {state: _shown(figures, hidden, groups) for state, figures in counted.items()}
    few = _few_temporary(counted[True].people["total"], counted[False].people["total"], threshold=threshold)
    without = shown[False].people
    shown[False] = replace(
        shown[False],
        people=without.assign(
            total=without["total"].mask(few), share_percent=without["share_percent"].mask(few)
        ),
    )
    return shown


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


def _tables(figures: CategoryFigures, *, threshold: int) -> dict[str, tuple[pd.DataFrame, pd.DataFrame]]:
    """Counts of each dimension (areas x categories), and which of them must be hidden."""
    found: dict[str, tuple[pd.DataFrame, pd.DataFrame]] = {}
    for dimension in Dimension:
        counts = _wide(figures.people["people"].loc[dimension])
        primary = _small(counts, threshold)
        if dimension in WITH_COVERAGE:
            covered = pd.DataFrame(figures.coverage.loc[str(dimension)])
            rest = _wide(small_rest(covered, threshold=threshold))
            primary = primary | rest.reindex(
                index=primary.index, columns=primary.columns, fill_value=False
            ).astype(bool)
        found[str(dimension)] = (counts, primary)
    paid = figures.vulnerable
    split = pd.DataFrame({_VULNERABLE: paid["vulnerable"], _OTHER: paid["members"] - paid["vulnerable"]})
    found[_VULNERABLE] = (split, _small(split, threshold))
    pmi = figures.migrants.rename(columns={"people": _MIGRANTS})
    pmi = pmi.assign(**{_OTHER: pd.array([_EVERYBODY_ELSE] * len(pmi), dtype="Int64")})
    found[_MIGRANTS] = (pmi, _small(pmi, threshold))
    return found


def _small(counts: pd.DataFrame, threshold: int) -> pd.DataFrame:
    return ((counts > 0) & (counts < threshold)).fillna(False).astype(bool)


def _shown(
    figures: CategoryFigures, hidden: dict[str, pd.DataFrame], groups: dict[str, tuple[str, ...]]
) -> CategoryFigures:
    cells = pd.concat({str(each): _long(hidden[each]) for each in Dimension}, names=list(INDEX))
    people = figures.people
    people = people.assign(hidden=cells.reindex(people.index, fill_value=False))
    people = _blanked(people, "people", "share_percent")

    coverage = figures.coverage
    # Over some areas only, it could be set against the sum over all.
    partial_sum = {
        (dimension, code, category)
        for dimension in WITH_COVERAGE
        for code, inside in groups.items()
        for category in hidden[dimension].columns[hidden[dimension].loc[list(inside)].any()]
    }
    beside = coverage.index.isin(partial_sum) & ~coverage["complete"].to_numpy(dtype=bool)
    coverage = coverage.assign(
        hidden=(cells.reindex(coverage.index, fill_value=False) | beside)
        & (coverage["active"] > 0).fillna(False).astype(bool)
    )
    paid = figures.vulnerable
    paid = paid.assign(
        hidden=(hidden[_VULNERABLE].any(axis=1) | hidden[Dimension.SEGMENT][Segment.BPU]).reindex(paid.index)
    )
    migrants = figures.migrants.assign(hidden=hidden[_MIGRANTS][_MIGRANTS])
    return CategoryFigures(
        people=people,
        coverage=_blanked(coverage, "active", "coverage_percent", "not_covered"),
        vulnerable=_blanked(paid, "vulnerable", "members", "share_percent"),
        migrants=_blanked(migrants, "people"),
    )


def _blanked(table: pd.DataFrame, *columns: str) -> pd.DataFrame:
    return table.assign(**{name: table[name].mask(table["hidden"]) for name in columns})


def _few_temporary(everyone: pd.Series, permanent: pd.Series, *, threshold: int) -> pd.Series:
    """Where the total with temporary members beside the one without would point at a few of them."""
    temporary = everyone - permanent
    return ((temporary > 0) & (temporary < threshold)).fillna(False).astype(bool)


def _long(wide: pd.DataFrame) -> pd.Series:
    """Areas x categories as (kode, kategori)."""
    return pd.Series(
        wide.to_numpy().ravel(),
        index=pd.MultiIndex.from_product([wide.index, wide.columns], names=list(INDEX[1:])),
    )


def _wide(counts: pd.Series) -> pd.DataFrame:
    """(kode, kategori) as areas x categories, both in the order of the table."""
    codes, names = counts.index.unique("kode"), counts.index.unique("kategori")
    return counts.unstack("kategori").reindex(index=codes, columns=names)  # noqa: PD010 - the index is the key
