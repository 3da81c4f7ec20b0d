"""The rows below the headings, each as what it is: data, a total, a sub-heading, a note."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from functools import cached_property
from typing import Final

from dashboard.data.contract.as_sent import Cell, is_blank, shown
from dashboard.data.contract.words import REGION
from dashboard.data.layouts.areas import NOTHING, NUMBERING, AreaReader, split_code
from dashboard.data.layouts.grid import Grid
from dashboard.data.layouts.header import Head, is_column_marks, is_heading_word, is_number
from dashboard.data.layouts.meanings import ROW_KINDS, Doubt, Kind, Meaning
from dashboard.data.layouts.words import Label, Sense, joined, read_label, senses_of
from dashboard.i18n import N_, Message


class LineKind(Enum):
    """What a row is."""

    DATA = auto()
    TOTAL = auto()
    #: A province with numbers: the total of its kabupaten/kota, or data where none of them is in the sheet.
    PROVINCE = auto()
    #: Numbers without a word: a total, or a row that somebody forgot to name.
    UNNAMED = auto()
    HEADING = auto()
    NOTE = auto()
    #: The headings once more, or the numbers of the columns.
    MARKS = auto()


@dataclass(frozen=True, eq=False)
class Line:
    """A row that is not blank. at: the row, from 0; dims: what it says of its counts, by column kind.

    areas: the codes it may be of; segment, month: of the sub-heading it stands under, where that names one.
    """

    at: int
    kind: LineKind
    dims: Mapping[Kind, Cell] = field(default_factory=dict)
    areas: frozenset[str] = NOTHING
    segment: str = ""
    month: Cell = ""

    def dim(self, kind: Kind) -> Cell:
        """What the row says; "" where it says nothing."""
        return self.dims.get(kind, "")


@dataclass(frozen=True, eq=False)
class Lines:
    """All rows below the headings. filled: blank cells that took what stood above them."""

    every: tuple[Line, ...]
    filled: int = 0
    doubts: tuple[Doubt, ...] = ()

    @cached_property
    def data(self) -> tuple[Line, ...]:
        """The rows of data."""
        return tuple(line for line in self.every if line.kind is LineKind.DATA)

    def count(self, *kinds: LineKind) -> int:
        """How many rows are of some kinds."""
        return sum(line.kind in kinds for line in self.every)


#: Cells that may be left blank below what holds for them too.
_FILLED_DOWN: Final = (
    Kind.PROVINCE, Kind.PROVINCE_CODE, Kind.AREA, Kind.CODE, Kind.REGENCY_CODE, Kind.PERIOD, Kind.YEAR,
    Kind.SEGMENT,
)  # fmt: skip
_SUMS: Final = frozenset({Sense.TOTAL, Sense.COUNT})
_PLACES: Final = (Kind.PROVINCE_CODE, Kind.AREA, Kind.CODE, Kind.REGENCY_CODE)


def read_lines(
    grid: Grid,
    head: Head,
    meanings: Mapping[int, Meaning],
    parts: Mapping[int, Sequence[int]],
    areas: AreaReader,
) -> Lines:
    """Every row below the headings that is not blank."""
    return _Reader(grid, head, meanings, tuple(parts), areas).read()


class _Reader:
    """Goes down the rows, with what sub-headings and cells above say of those below them."""

    def __init__(
        self, grid: Grid, head: Head, meanings: Mapping[int, Meaning], sums: Sequence[int], areas: AreaReader
    ) -> None:
        self._grid, self._head, self._areas = grid, head, areas
        self._columns = {
            kind: min(at for at, meaning in meanings.items() if meaning.kind is kind)
            for kind in ROW_KINDS
            if any(meaning.kind is kind for meaning in meanings.values())
        }
        self._counts = sorted({at for at, meaning in meanings.items() if meaning.is_count} | set(sums))
        first = min(self._counts, default=grid.width)
        self._places = [at for kind, at in self._columns.items() if kind in {*_PLACES, Kind.PROVINCE}]
        label = Label() if Kind.AREA not in self._columns else head.columns[self._columns[Kind.AREA]].label
        self._only_provinces = Sense.PROVINCE in label.senses and Sense.AREA not in label.senses
        self._labels = [at for at in range(grid.width) if at < first or at in self._columns.values()]
        self._headed = [column for column in head.columns if column.path]
        self._above: dict[Kind, Cell] = {}
        self._heading = Line(-1, LineKind.HEADING)
        self._filled = 0
        self._doubts: list[Doubt] = []
        self._last = max(
            (at for at in range(head.last + 1, len(grid.rows)) if self._has_numbers(at)), default=head.last
        )

    def read(self) -> Lines:
        every = [
            self._line(at)
            for at in range(self._head.last + 1, len(self._grid.rows))
            if not self._grid.is_blank_row(at)
        ]
        return Lines(tuple(self._with_one_area(every)), self._filled, tuple(self._doubts))

    def _has_numbers(self, at: int) -> bool:
        return any(is_number(self._grid.cell(at, column)) for column in self._counts)

    def _line(self, at: int) -> Line:
        if is_column_marks(self._grid.rows[at]) or self._repeats_headings(at):
            return Line(at, LineKind.MARKS)
        if self._begins_table(at):
            self._doubts.append(_second_table(at))
            return Line(at, LineKind.NOTE)
        return self._with_numbers(at) if self._has_numbers(at) else self._without_numbers(at)

    def _with_numbers(self, at: int) -> Line:
        """A row of counts: data, a total, or counts of something else."""
        grid = self._grid
        labels = [cell for column in self._labels if not is_blank(cell := grid.spread(at, column))]
        said = senses_of(labels)
        dims = {kind: grid.spread(at, column) for kind, column in self._columns.items()}
        if said & _SUMS and not self._named(dims, exact=True):
            self._above = {kind: cell for kind, cell in dims.items() if not is_blank(cell)}
            return Line(at, LineKind.TOTAL, dims, self._area_in(labels))
        segment = dims.get(Kind.SEGMENT, "")
        dims = self._filled_down(dims)
        if _says(dims.get(Kind.AREA, ""), _SUMS) or _says(dims.get(Kind.PROVINCE, ""), _SUMS):
            return Line(at, LineKind.TOTAL, dims, self._area_in([*dims.values()]))
        if _says(segment, _SUMS):
            return Line(at, LineKind.TOTAL, dims, self._named(dims))
        if all(is_blank(cell) for cell in dims.values()):
            return self._of_other_words(at, labels, said, dims)
        return self._of_area(at, said, dims)

    def _of_area(self, at: int, said: frozenset[Sense], dims: dict[Kind, Cell]) -> Line:
        found = self._named(dims)
        kind = LineKind.DATA
        if found and all(map(self._areas.is_province, found)):
            kind = LineKind.PROVINCE
        elif not found and said & {Sense.OTHER, Sense.NOTE} and Sense.AREA not in said:
            kind = LineKind.NOTE
        elif not found and self._is_region(dims):
            return Line(at, LineKind.TOTAL, {}, NOTHING)
        return Line(at, kind, dims, found, self._heading.segment, self._heading.month)

    def _of_other_words(
        self, at: int, labels: Sequence[Cell], said: frozenset[Sense], dims: dict[Kind, Cell]
    ) -> Line:
        """A row of numbers that says nothing of its counts in the columns for it."""
        if not any(isinstance(cell, str) and not is_number(cell) for cell in labels):
            return Line(at, LineKind.UNNAMED, dims)
        if said & {Sense.OTHER, Sense.NOTE}:
            return Line(at, LineKind.NOTE)
        return Line(
            at, LineKind.DATA, dims, self._area_in(labels), self._heading.segment, self._heading.month
        )

    def _without_numbers(self, at: int) -> Line:
        """A row of words: a sub-heading, an area without data, a note or a signature."""
        grid = self._grid
        cells = [cell for column in range(grid.width) if not is_blank(cell := grid.cell(at, column))]
        if at > self._last:
            return Line(at, LineKind.NOTE)
        dims = {kind: grid.spread(at, column) for kind, column in self._columns.items()}
        found = self._named(dims) or self._area_in(cells)
        said = joined(read_label(_without_number(cell)) for cell in cells)
        if any(map(self._areas.is_province, found)):
            provinces = frozenset(filter(self._areas.is_province, found))
            return self._under(Line(at, LineKind.HEADING, dims, provinces))
        if found:
            dims = self._filled_down(dims)
            return Line(at, LineKind.DATA, dims, found, self._heading.segment, self._heading.month)
        if (said.segments or said.months) and not said.unknown:
            return self._under(self._heading_of(at, said, cells))
        if sum(not is_blank(grid.cell(at, column)) for column in self._counts) > 1:
            self._doubts.append(_second_table(at))
        elif said.senses & {Sense.NOT_ACTIVE, Sense.ACTIVE, Sense.ELIGIBLE, Sense.OTHER}:
            place: dict[str, object] = {"row": str(at + 1), "words": " ".join(map(shown, cells))}
            question = Message(
                N_("Baris {row} (“{words}”) membagi tabel: pindahkan setiap bagian ke lembar sendiri."), place
            )
            self._doubts.append(Doubt(question))
        self._above = {}
        return Line(at, LineKind.NOTE)

    def _heading_of(self, at: int, said: Label, cells: Sequence[Cell]) -> Line:
        """A sub-heading that names a segment, a month or both; what it does not name stays."""
        segment = next(iter(said.segments)) if len(said.segments) == 1 else self._heading.segment
        month = next((cell for cell in cells if read_label(cell).months), self._heading.month)
        return Line(at, LineKind.HEADING, {}, self._heading.areas, segment, month)

    def _under(self, heading: Line) -> Line:
        """A sub-heading, from here on in force."""
        if heading.areas and not (heading.segment or heading.month):
            heading = replace(heading, segment=self._heading.segment, month=self._heading.month)
        self._heading = heading
        self._above = {}
        return heading

    def _begins_table(self, at: int) -> bool:
        """Whether a row heads columns once more, otherwise than the headings of this table do."""
        places = (self._grid.cell(at, column) for column in self._places)
        counts = (self._grid.cell(at, column) for column in self._counts)
        return any(map(is_heading_word, places)) and not all(map(is_blank, counts))

    def _repeats_headings(self, at: int) -> bool:
        same = 0
        for column in self._headed:
            cell = self._grid.cell(at, column.at)
            if not is_blank(cell):
                if shown(cell) not in column.path:
                    return False
                same += 1
        return same > 1

    def _filled_down(self, dims: dict[Kind, Cell]) -> dict[Kind, Cell]:
        """The row's dims, blank ones taken from above where the row says anything at all."""
        if all(is_blank(cell) for cell in dims.values()):
            return dims
        # A name above a blank one is only the row's own where no code says otherwise.
        has_place = any(not is_blank(dims.get(kind, "")) for kind in _PLACES)
        for kind in _FILLED_DOWN:
            if kind not in dims:
                continue
            if not is_blank(dims[kind]):
                self._above[kind] = dims[kind]
            elif kind in self._above and not (kind in _PLACES and has_place):
                dims[kind] = self._above[kind]
                self._filled += 1
        return dims

    def _named(self, dims: Mapping[Kind, Cell], *, exact: bool = False) -> frozenset[str]:
        """The codes a row may be of: by its code where it has one, else by its name within its province."""
        halves = split_code(dims.get(Kind.PROVINCE_CODE, ""), dims.get(Kind.REGENCY_CODE, ""))
        coded = self._areas.coded(halves or dims.get(Kind.CODE, ""))
        named = self._areas.meant(dims.get(Kind.AREA, ""))
        if coded:
            return coded
        if exact and _says(dims.get(Kind.AREA, ""), _SUMS):
            return NOTHING
        provinces = self._areas.named(dims.get(Kind.PROVINCE, "")) or self._heading.areas
        within = {
            code
            for code in named
            if not self._areas.is_province(code) and self._areas.province_of(code) in provinces
        }
        if len(named) > 1 and within:
            return frozenset(within)
        return frozenset(filter(self._areas.is_province, named)) if self._only_provinces else named

    def _area_in(self, cells: Sequence[Cell]) -> frozenset[str]:
        """The area that the words of a row name beside others: "JUMLAH SULAWESI SELATAN"."""
        for cell in cells:
            if isinstance(cell, str) and (found := self._areas.named(cell) or self._areas.named(_bare(cell))):
                return found
        return NOTHING

    def _is_region(self, dims: Mapping[Kind, Cell]) -> bool:
        cell = dims.get(Kind.AREA, "")
        return isinstance(cell, str) and self._areas.resolver.any_area(cell).value == REGION

    def _with_one_area(self, lines: Sequence[Line]) -> Iterator[Line]:
        """The lines; of a name that several areas share, the one that no other row names is meant."""
        taken = {code for line in lines if len(line.areas) == 1 for code in line.areas}
        for line in lines:
            left = line.areas - taken
            if line.kind is not LineKind.DATA or len(line.areas) < 2 or len(left) != 1:
                yield line
            elif any(map(self._areas.is_province, left)):
                yield replace(line, areas=left, kind=LineKind.PROVINCE)
            else:
                yield replace(line, areas=left)


def _without_number(cell: Cell) -> Cell:
    """A cell without the "A." before its words, and nothing of one that holds only that."""
    if not isinstance(cell, str):
        return "" if is_number(cell) else cell
    return (
        ""
        if re.fullmatch(r"\s*(?:\d{1,3}|[A-Za-z]|[IVXivx]{1,5})[.)]?\s*", cell)
        else NUMBERING.sub("", cell)
    )


def _second_table(at: int) -> Doubt:
    return Doubt(
        Message(N_("Tabel kedua mulai di baris {row}: pindahkan ke lembar sendiri."), {"row": str(at + 1)})
    )


def _says(cell: Cell, senses: frozenset[Sense]) -> bool:
    return isinstance(cell, str) and bool(read_label(cell).senses & senses)


def _bare(words: str) -> str:
    """What is left of a total's words without those that only say that it is one."""
    label = read_label(words)
    added = {"jumlah", "total", "sub", "subtotal", "grand", "jml", "wilayah", "se"}
    kept = [token for token in label.tokens if token not in added]
    return " ".join(kept)
