"""Tables of a document: typed cells, so that a workbook holds numbers and a page the same numbers as written."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import Final, TypeAlias

from dashboard.i18n import Language


class Kind(StrEnum):
    """What the cells of a column are. PERCENT and POINTS are in per cent; MONTH is YYYY-MM."""

    TEXT = "text"
    PEOPLE = "people"
    PERCENT = "percent"
    POINTS = "points"
    RUPIAH = "rupiah"
    MONTH = "month"


class State(Enum):
    """A cell whose number is known and not to be seen."""

    HIDDEN = "disembunyikan"


HIDDEN: Final = State.HIDDEN
#: None is no data, which is never 0.
Cell: TypeAlias = "str | int | float | State | None"


@dataclass(frozen=True)
class Column:
    """A column: its heading as it is printed, and what its cells are."""

    name: str
    kind: Kind = Kind.TEXT

    @property
    def is_number(self) -> bool:
        """Whether cells stand flush right."""
        return self.kind is not Kind.TEXT


@dataclass(frozen=True)
class Table:
    """A table; key: its language-neutral name, title: of the table and of its sheet. strong: rows in bold."""

    key: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""
    strong: frozenset[int] = frozenset()

    def written(self, text: Language) -> list[list[str]]:
        """Every cell as it is printed."""
        return [
            [written(cell, column.kind, text) for cell, column in zip(row, self.columns, strict=True)]
            for row in self.rows
        ]

    def only(self, *names: str) -> Table:
        """The same with only these columns, in this order. Raises ValueError for one it lacks."""
        at = [[column.name for column in self.columns].index(name) for name in names]
        return Table(
            self.key,
            self.title,
            tuple(self.columns[each] for each in at),
            tuple(tuple(row[each] for each in at) for row in self.rows),
            self.note,
            self.strong,
        )


def written(cell: Cell, kind: Kind, text: Language) -> str:
    """A cell in the language's style; no data and hidden are said in words."""
    if cell is None:
        return text("tidak ada data")
    if isinstance(cell, State):
        return text("disembunyikan")
    if isinstance(cell, str):
        return text.month(cell) if kind is Kind.MONTH else cell
    return _number(cell, kind, text)


def _number(cell: float, kind: Kind, text: Language) -> str:
    match kind:
        case Kind.PERCENT:
            return text.percent(cell)
        case Kind.POINTS:
            return text.points(cell)
        case Kind.RUPIAH:
            return text.rupiah(int(cell))
        case _:
            return text.number(cell)
