"""What the specification of a file consists of, and the checks that several files share."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Final, Literal

import pandas as pd

from dashboard.data.cells.parsed import Parser
from dashboard.i18n import N_

if TYPE_CHECKING:
    import pandera.pandas as pa

PERCENT: Final = "persen"
PEOPLE: Final = "orang"
RUPIAH: Final = "rupiah"


class Holds(Enum):
    """What a column's cells are, where the column tells more than each cell alone: see checks.witness."""

    WHOLE = "bilangan bulat"
    PERCENT = "persen"


#: `holds` of a column whose cells are all of one kind.
WHOLE_NUMBERS: Final[Mapping[object, Holds]] = {None: Holds.WHOLE}
PERCENTAGES: Final[Mapping[object, Holds]] = {None: Holds.PERCENT}


@dataclass(frozen=True)
class ColumnSpec:
    """A column: how a cell is read, its dtype in the typed table, and the column its reading depends on.

    often_blank: whether a blank cell is usual, and not worth a warning that there is no data.
    blank: the value that a blank cell stands for where all rows of its unit leave it blank; None where a
    blank cell stands for nothing: see checks.blanks.
    holds: value of the column that the reading depends on (None where it depends on none) -> what a cell is.
    """

    parse: Parser
    dtype: str = "str"
    given: str | None = None
    often_blank: bool = False
    blank: str | bool | None = None
    holds: Mapping[object, Holds] = field(default_factory=dict)


@dataclass(frozen=True)
class Range:
    """What a single column may hold.

    check: one of pandera's checks, with its arguments; told: the message id of what it says, filled from the
    table's `limits`. dtype: None for any. nullable: whether no data is fine.
    """

    check: Literal["le", "ge", "ne", "isin", "in_range"]
    arguments: tuple[object, ...]
    told: str
    dtype: str | None = None
    nullable: bool = False


@dataclass(frozen=True)
class RowLimit:
    """What must hold between the cells of a row, told at one of its columns.

    holds: table -> a plain bool a row; expected: the message id, filled from the table's `limits`.
    """

    column: str
    holds: Callable[[pd.DataFrame], pd.Series]
    expected: str


@dataclass(frozen=True, eq=False)
class TableSpec:
    """A file of the contract.

    columns: in the contract's order; key: what may occur once; amounts: what a row says of its key.
    ranges: what single columns may hold; a check's error is a message id, filled from `limits`.
    rows: what must hold between the cells of a row.
    summed: the amount of which a total and its parts must agree; None where rows are never parts of others.
    names: columns with names of firms, offices or projects, which no report of the file may repeat.
    """

    columns: dict[str, ColumnSpec]
    key: tuple[str, ...]
    amounts: tuple[str, ...]
    ranges: Mapping[str, Range] = field(default_factory=dict)
    rows: Sequence[RowLimit] = ()
    limits: Mapping[str, object] = field(default_factory=dict)
    summed: str | None = None
    names: frozenset[str] = frozenset()

    @property
    def schema(self) -> pa.DataFrameSchema:
        """The ranges and the limits between cells, as pandera checks them."""
        # Not at the top: pandera takes most of a second, and a start from what was kept checks nothing.
        import pandera.pandas as pa  # noqa: PLC0415

        columns = {
            name: pa.Column(
                each.dtype,
                getattr(pa.Check, each.check)(*each.arguments, error=each.told),
                nullable=each.nullable,
            )
            for name, each in self.ranges.items()
        }
        checks = [pa.Check(each.holds, error=each.expected, ignore_na=False) for each in self.rows]
        return pa.DataFrameSchema(columns, checks=checks)

    def told_at(self, expected: str) -> str:
        """The column at which a limit between cells is told, by its message id."""
        return next(each.column for each in self.rows if each.expected == expected)


def empty_table(spec: TableSpec) -> pd.DataFrame:
    """The typed table of a file that isn't there: its columns, no rows."""
    return pd.DataFrame({column: pd.Series(dtype=each.dtype) for column, each in spec.columns.items()})


def one_of(*values: str) -> Range:
    """A column of some of the codes that its list has."""
    return Range("isin", (list(values),), N_("nilai yang ada di templat"))


def people() -> Range:
    """A column of people; <NA> for no data."""
    return Range("ge", (0,), N_("jumlah orang 0 atau lebih"), dtype="Int64", nullable=True)


def until_month(last: str) -> Range:
    """A column of months up to `last`, which the table's `limits` hold as `this_month`."""
    return Range("le", (last,), N_("bulan yang sudah berjalan, paling akhir {this_month}"))
