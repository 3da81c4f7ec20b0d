"""Where the table of a sheet begins: its rows of headings, and what each column is headed with."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby, pairwise
from typing import Final

from dashboard.data.cells.parsing import count
from dashboard.data.contract.as_sent import BrokenCell, Cell, is_blank, shown
from dashboard.data.layouts.areas import AreaReader
from dashboard.data.layouts.grid import Grid, letter
from dashboard.data.layouts.words import YEARS, Label, Sense, joined, read_label, read_title

#: Rows looked at for the header, and rows it may consist of.
SEARCHED_ROWS: Final = 60
MOST_HEADER_ROWS: Final = 5
#: Columns looked at for areas.
_AREA_COLUMNS: Final = 30
#: Rows looked at to tell columns of numbers.
_SAMPLE_ROWS: Final = 300
_LONGEST_MARK: Final = 30
_COLUMN_MARK: Final = re.compile(r"\(?\s*(\d{1,3}|[a-z])\s*\)?(?:\s*=.*)?", re.IGNORECASE)

MONTH_MARK: Final = "{bulan}"
YEAR_MARK: Final = "{tahun}"


@dataclass(frozen=True)
class HeadColumn:
    """A column by its headings, from the topmost row down; a heading over several columns heads each."""

    at: int
    path: tuple[str, ...]
    label: Label
    key: str

    @property
    def name(self) -> str:
        """The headings as they are written, else the column's letter."""
        return " / ".join(self.path) or letter(self.at)

    @property
    def place(self) -> str:
        """The same with the column's letter, to be found again."""
        return f"{self.name} ({letter(self.at)})" if self.path else letter(self.at)


@dataclass(frozen=True, eq=False)
class Head:
    """The headings of a sheet. first, last: the rows they stand in; columns: one a column of the grid."""

    first: int
    last: int
    columns: tuple[HeadColumn, ...]
    titles: tuple[Cell, ...]

    @cached_property
    def title(self) -> Label:
        """What the rows above the headings say together."""
        return joined(map(read_title, self.titles))

    @cached_property
    def subject(self) -> Label:
        """What those say of them that say what is counted."""
        said = map(read_title, self.titles)
        return joined(each for each in said if each.senses & {Sense.ACTIVE, Sense.ELIGIBLE})

    @cached_property
    def fingerprint(self) -> str:
        """Tells layouts apart: the same for the same headings, whichever months and years they name."""
        words = sorted({column.key for column in self.columns if column.path})
        said = sorted(sense.name for sense in self.title.senses & {Sense.NOT_ACTIVE, Sense.OTHER})
        return hashlib.sha256("\n".join([*words, *said]).encode()).hexdigest()[:12]


def is_number(cell: Cell) -> bool:
    """Whether a cell holds a count, or a formula that failed to give one."""
    if isinstance(cell, float | BrokenCell):
        return True
    return isinstance(cell, str) and count(cell).value is not None


def find_head(grid: Grid, areas: AreaReader) -> Head | None:
    """The headings above the first row with an area and a number; None where there is no such row."""
    column, first = _first_data_row(grid, areas)
    if first is None:
        return None
    numeric = _numeric_columns(grid, first, beside=column)
    above = range(first - 1, -1, -1)
    last = next((row for row in above if _is_heading(grid, row, numeric, areas, beside=column)), None)
    if last is None:
        return None
    top = last
    while top > 0 and last - top + 1 < MOST_HEADER_ROWS and _heads_more(grid, top - 1, numeric):
        top -= 1
    return head_at(grid, top, last)


def head_at(grid: Grid, first: int, last: int) -> Head:
    """The headings of a sheet whose rows of headings are known."""
    paths = [_path(grid, column, first, last) for column in range(grid.width)]
    labels = [joined(read_label(cell) for cell in path) for path in paths]
    columns = []
    seen: dict[tuple[str, ...], int] = {}
    for at, (path, label) in enumerate(zip(paths, labels, strict=True)):
        written = tuple(_as_written(cell) for cell in path)
        seen[written] = seen.get(written, 0) + 1
        again = f" #{seen[written]}" if seen[written] > 1 and written else ""
        # Without a heading a column is known by where it stands.
        key = " / ".join(map(_without_time, path)) + again if path else f"{{kolom {letter(at)}}}"
        columns.append(HeadColumn(at, written, label, key))
    titles = tuple(cell for row in grid.rows[:first] for cell in row if not is_blank(cell))
    return Head(first, last, tuple(columns), titles)


def personal_headings(grid: Grid) -> list[str]:
    """The headings of a list of people, wherever it stands: a row of which two name something of a person."""
    for row in grid.rows[:SEARCHED_ROWS]:
        found = [shown(cell) for cell in row if Sense.PERSON in read_label(cell).senses]
        if len(found) > 1:
            return found
    return []


def is_column_marks(cells: Iterable[Cell]) -> bool:
    """Whether a row only numbers the columns: (1) (2) (3), or a b c."""
    marks = []
    for cell in cells:
        if not is_blank(cell):
            match = _COLUMN_MARK.fullmatch(shown(cell)[:_LONGEST_MARK])
            if match is None:
                return False
            marks.append(match[1].casefold())
    numbers = [int(mark) if mark.isdecimal() else ord(mark) for mark in marks]
    return len(numbers) > 2 and all(after == before + 1 for before, after in pairwise(numbers))


def _first_data_row(grid: Grid, areas: AreaReader) -> tuple[int, int | None]:
    """The column with most areas, and the first row in which a number stands to the right of one."""
    width = min(grid.width, _AREA_COLUMNS)
    names, codes = [0] * width, [0] * width
    for row in grid.rows[: SEARCHED_ROWS + _SAMPLE_ROWS]:
        for at, cell in enumerate(row[:width]):
            names[at] += bool(areas.named(cell))
            codes[at] += any(len(code) == 4 for code in areas.coded(cell))
    best = names if any(names) else codes
    if not any(best):
        return 0, None
    column = best.index(max(best))
    for at, row in enumerate(grid.rows[:SEARCHED_ROWS]):
        is_area = column < len(row) and bool(areas.meant(row[column]))
        if is_area and any(map(is_number, row[column + 1 :])) and not any(map(is_heading_word, row)):
            return column, at
    return column, None


def is_heading_word(cell: Cell) -> bool:
    """Whether a cell is a word like "Provinsi" or "Tahun": it stands above a table, not in it."""
    label = read_label(cell)
    asked = {Sense.PROVINCE, Sense.AREA, Sense.PERIOD, Sense.YEAR}
    return bool(label.senses & asked) and label.is_plainly(*asked) and not label.years


def _numeric_columns(grid: Grid, first: int, *, beside: int) -> frozenset[int]:
    rows = grid.rows[first : first + _SAMPLE_ROWS]
    return frozenset(
        at
        for at in range(beside + 1, grid.width)
        if any(at < len(row) and is_number(row[at]) for row in rows)
    )


def _is_heading(grid: Grid, row: int, numeric: frozenset[int], areas: AreaReader, *, beside: int) -> bool:
    """Whether a row above the data heads the columns, and is no title, sub-heading, total or numbering."""
    cells = [cell for cell in grid.rows[row] if not is_blank(cell)]
    over = [cell for at in numeric if not is_blank(cell := grid.spread(row, at))]
    if not over or is_column_marks(cells):
        return False
    # A single cell heads the only column of counts where it says of when or whom they are.
    alone = read_label(over[0])
    if len(cells) < 2 and (alone.unknown or not (alone.months or alone.segments)):
        return False
    if any(is_number(cell) and not _is_year(cell) for cell in cells):
        return False
    # "JUMLAH" at the left is a total above the data, at the right a column of sums.
    labels = map(read_label, grid.rows[row][: beside + 1])
    if any(label.senses & {Sense.TOTAL, Sense.COUNT} for label in labels):
        return False
    return not any(areas.meant(cell) for cell in cells)


def _is_year(cell: Cell) -> bool:
    """Whether a number may be a year."""
    text = shown(cell)
    return text.isdecimal() and int(text) in YEARS


def _heads_more(grid: Grid, row: int, numeric: frozenset[int]) -> bool:
    """Whether a row above a row of headings belongs to it: it heads columns of numbers, in known words."""
    cells = {at: grid.spread(row, at) for at in numeric}
    over = [cell for cell in cells.values() if not is_blank(cell)]
    if not over or any(is_number(cell) and not _is_year(cell) for cell in over):
        return False
    reaches_left = any(grid.spread(row, at) == over[0] for at in range(min(numeric)))
    if len({shown(cell) for cell in over}) > 1:
        return True
    return not reaches_left and not read_label(over[0]).unknown


def _path(grid: Grid, column: int, first: int, last: int) -> tuple[Cell, ...]:
    """The headings over a column, from the top; one that goes on downwards stands once."""
    cells = [_heading(grid, row, column, last) for row in range(first, last + 1)]
    return tuple(cell for cell, _ in groupby(cell for cell in cells if not is_blank(cell)))


def _heading(grid: Grid, row: int, column: int, last: int) -> Cell:
    """The heading in a row over a column: its own, a merged one, or one to the left that reaches over it."""
    cell = grid.spread(row, column)
    if not is_blank(cell) or row == last or grid.is_merged_across(row):
        return cell
    if not _headed_below(grid, row, column, last):
        return cell
    for left in range(column - 1, -1, -1):
        before = grid.spread(row, left)
        if not is_blank(before):
            return before if _headed_below(grid, row, left, last) else ""
    return ""


def _headed_below(grid: Grid, row: int, column: int, last: int) -> bool:
    return any(not is_blank(grid.spread(below, column)) for below in range(row + 1, last + 1))


def _as_written(cell: Cell) -> str:
    if isinstance(cell, date):
        return f"{cell:%Y-%m}" if cell.day == 1 else cell.isoformat()
    return re.sub(r"\s+", " ", shown(cell))


def _without_time(cell: Cell) -> str:
    """A heading in small letters, its month and year replaced: "Peserta Jan-26" is "peserta {bulan}"."""
    label = read_label(cell)
    if not label.months and not label.years:
        return re.sub(r"[\W_]+", " ", _as_written(cell).casefold()).strip()
    mark = MONTH_MARK if label.months else YEAR_MARK
    kept = [token for token in label.tokens if not _tells_time(token)]
    return " ".join([*kept, mark])


def _tells_time(token: str) -> bool:
    label = read_label(token)
    return bool(label.months or label.years) or any(map(str.isdecimal, token))
