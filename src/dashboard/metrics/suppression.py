"""Small counts are hidden, and enough beside them that no subtraction brings them back.

Primary: a count of 1 up to threshold - 1 could point at a person. Complementary: another count in the same
sum, the smallest that will do, so that a total minus what is shown leaves more than one answer. This holds
over all tables given together (those of one page and its downloads), with their totals.

Zeros stay: a zero points at nobody, and a hidden zero could not be told from "tidak ada data". A reader may
conclude from this that whatever is hidden is at least 1; the check grants the reader that.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd

from dashboard.metrics.cells import Flags
from dashboard.metrics.sum_system import SumSystem

#: Counts below this are small; the default of a setting.
THRESHOLD: Final = 5
#: The row and the column that a table's totals stand in.
TOTAL: Final = "jumlah"

_SHARED: Final = ""


@dataclass(frozen=True, eq=False)
class Suppressed:
    """A table as it may be shown, with its totals in the row and the column TOTAL.

    shown: Int64, rows x columns; <NA> where hidden or without data. hidden: bool, same labels: hidden, as
    against without data.
    """

    shown: pd.DataFrame
    hidden: pd.DataFrame

    def cells(self) -> pd.Series:
        """`hidden` with one row a (row, column) pair, for `hide_dependent`."""
        rows, columns = self.hidden.index, self.hidden.columns
        index = pd.MultiIndex.from_product([rows, columns], names=[rows.name, columns.name])
        return pd.Series(self.hidden.to_numpy().ravel(), index=index)


def is_small(count: int, *, threshold: int = THRESHOLD) -> bool:
    """Whether a count could point at a person: 1 up to threshold - 1."""
    return 0 < count < threshold


def suppress(
    tables: Mapping[str, pd.DataFrame],
    *,
    threshold: int = THRESHOLD,
    sums: Mapping[Hashable, Sequence[Hashable]] | None = None,
    also: Mapping[str, pd.DataFrame] | None = None,
) -> dict[str, Suppressed]:
    """Hide what must be hidden in tables of the same people, which may be shown and downloaded side by side.

    tables: name -> counts (Int64, <NA> for no data, which adds nothing), rows x columns, without totals. They
        may differ in rows and columns; a row label means the same people in all of them, so that its total is
        one figure.
    sums: row label -> the row labels it is the sum of (a province and its kabupaten/kota); it counts in
        tables that hold all of these rows, and such a row is left out of their TOTAL row.
    also: name -> bool, cells to hide although they are not small (`small_rest`); zeros among them stay.

    The same tables always hide the same cells. Raises InconsistentTotalsError.
    """
    system = SumSystem()
    for name, table in tables.items():
        _add(system, name, table, sums or {})
    values = system.values
    primary: Flags = np.fromiter(
        (is_small(int(value), threshold=threshold) for value in values), dtype=bool, count=len(values)
    )
    for name, wanted in (also or {}).items():
        for row, column in zip(*np.nonzero(wanted.to_numpy(dtype=bool)), strict=True):
            place = system.places.get((name, wanted.index[row], wanted.columns[column]))
            if place is not None and values[place] > 0:
                primary[place] = True
    hidden = system.hide(primary)
    return {name: _result(system, hidden, name, table) for name, table in tables.items()}


def small_rest(coverage: pd.DataFrame, *, threshold: int = THRESHOLD) -> pd.Series:
    """Where the people not covered are so few that active beside eligible points at them.

    coverage: a `category_coverage` or one month of a `measures` table. bool, on its index.
    """
    rest = coverage["not_covered"]
    few = (rest > 0) & (rest < threshold) & (coverage["active"] > 0)
    return few.fillna(False).astype("bool")


def hide_dependent(table: pd.DataFrame, hidden: pd.Series, *, columns: Iterable[str]) -> pd.DataFrame:
    """A table with the columns blanked that would give a hidden count away (itself, coverage, share, rest).

    hidden: bool, labelled as the table's index; labels it lacks are not hidden.
    """
    rows = hidden.reindex(table.index, fill_value=False).to_numpy(dtype=bool)
    return table.assign(**{column: table[column].mask(rows) for column in columns})


def _add(
    system: SumSystem, name: str, table: pd.DataFrame, sums: Mapping[Hashable, Sequence[Hashable]]
) -> None:
    rows, columns = list(table.index), list(table.columns)
    counts = {
        (row, column): int(value)
        for row, line in zip(rows, table.itertuples(index=False, name=None), strict=True)
        for column, value in zip(columns, line, strict=True)
        if not pd.isna(value)
    }
    places = {key: system.cell((name, *key), value) for key, value in counts.items()}
    leaves = [row for row in rows if row not in sums]

    def total(key: Hashable, wanted: Iterable[tuple[Hashable, Hashable]]) -> None:
        known = [each for each in wanted if each in counts]
        system.add_sum(
            system.cell(key, sum(counts[each] for each in known)), [places[each] for each in known]
        )

    for row in rows:
        total((_SHARED, row, TOTAL), [(row, column) for column in columns])
    for column in columns:
        total((name, TOTAL, column), [(row, column) for row in leaves])
    total_of = {row: system.places[_SHARED, row, TOTAL] for row in rows}
    everything = (name, TOTAL, TOTAL)
    system.add_sum(
        system.cell(everything, sum(counts[key] for key in counts if key[0] in set(leaves))),
        [total_of[row] for row in leaves],
    )
    system.add_sum(system.places[everything], [system.places[name, TOTAL, column] for column in columns])
    for whole, inside in sums.items():
        if not {whole, *inside} <= set(rows):
            continue
        known = [column for column in columns if all((row, column) in counts for row in (whole, *inside))]
        for column in known:
            system.add_sum(places[whole, column], [places[row, column] for row in inside])
        if known == columns:
            system.add_sum(total_of[whole], [total_of[row] for row in inside])


def _result(system: SumSystem, hidden: Flags, name: str, table: pd.DataFrame) -> Suppressed:
    rows, columns = [*table.index, TOTAL], [*table.columns, TOTAL]
    values = system.values
    places = np.array(
        [
            [
                system.places.get((name if row == TOTAL or column != TOTAL else _SHARED, row, column), -1)
                for column in columns
            ]
            for row in rows
        ]
    )
    mask = (places >= 0) & hidden[places]
    blank = (places < 0) | mask
    shown = pd.arrays.IntegerArray(np.where(blank, 0, values[places]).ravel(), blank.ravel())
    index = pd.Index(rows, name=table.index.name)
    header = pd.Index(columns, name=table.columns.name)
    frame = pd.DataFrame(
        {column: shown[at :: len(columns)] for at, column in enumerate(columns)}, index=index
    ).set_axis(header, axis="columns")
    return Suppressed(shown=frame, hidden=pd.DataFrame(mask, index=index, columns=header))
