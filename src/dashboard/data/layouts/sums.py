"""Totals of a sheet against the sum of their parts; where they differ, neither is taken for true."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from dashboard.data.cells.parsed import NO_DATA_MARKS
from dashboard.data.contract.as_sent import Cell, is_blank, shown
from dashboard.data.contract.report import Problem
from dashboard.data.layouts.areas import AreaReader
from dashboard.data.layouts.grid import Grid
from dashboard.data.layouts.header import Head
from dashboard.data.layouts.lines import Line, LineKind, Lines
from dashboard.data.layouts.meanings import Kind
from dashboard.data.layouts.row_sums import number
from dashboard.data.layouts.words import Sense, read_label
from dashboard.i18n import N_, Message

_TOTALS: Final = frozenset({LineKind.TOTAL, LineKind.PROVINCE, LineKind.UNNAMED})
_BREAKS: Final = _TOTALS | {LineKind.HEADING}


@dataclass(frozen=True, eq=False)
class Fault:
    """A total that is not the sum of its cells: the cells (row, column) it puts in doubt, and why."""

    cells: frozenset[tuple[int, int]]
    problem: Problem


@dataclass(frozen=True, eq=False)
class CheckedSums:
    """lines: with rows that turned out to be data; rows: totals that agree; columns: of sums, with numbers.

    faults: totals that do not agree; unreckoned: rows and columns of totals that hold no number, or 0 over
    counts: formulas that were not reckoned.
    """

    lines: Lines
    rows: int
    columns: int
    faults: tuple[Fault, ...]
    unreckoned: int = 0


@dataclass(frozen=True)
class _Compared:
    """A total against rows. columns: how many could be compared; differences: column, total, sum."""

    scope: tuple[Line, ...]
    columns: int
    differences: tuple[tuple[int, int, int], ...]

    @property
    def is_sum(self) -> bool:
        """Whether something could be compared, and agrees."""
        return self.columns > 0 and not self.differences

    @property
    def is_unreckoned(self) -> bool:
        """Whether the total is 0 wherever it differs; counts don't add up to nothing."""
        return bool(self.differences) and all(not total for _, total, _ in self.differences)


@dataclass(frozen=True, eq=False)
class SumCheck:
    """Compares the totals of one sheet.

    counts: the columns of counts; parts: column of sums -> the columns it sums.
    """

    grid: Grid
    head: Head
    counts: Sequence[int]
    parts: Mapping[int, Sequence[int]]
    areas: AreaReader

    def check(self, lines: Lines) -> CheckedSums:
        """Totals down the columns and along the rows."""
        agreed = unreckoned = 0
        faults: list[Fault] = []
        # What is data after all is part of the totals of everything.
        for named in (True, False):
            turned: list[Line] = []
            for at, line in enumerate(lines.every):
                if line.kind in _TOTALS and bool(line.areas) == named:
                    compared = self._summed(at, lines)
                    if not compared.differences or compared.is_unreckoned:
                        agreed += compared.is_sum
                        unreckoned += not compared.is_sum
                        line = replace(line, kind=LineKind.TOTAL)  # noqa: PLW2901 - the row as it is taken
                    elif self._is_data(line, compared.scope):
                        line = replace(line, kind=LineKind.DATA)  # noqa: PLW2901
                    else:
                        faults += self._faults(line, compared)
                turned.append(line)
            lines = replace(lines, every=tuple(turned))
        columns = [at for at in self.parts if self._counts_in(lines, at)]
        unreckoned += sum(
            any(self._counts_in(lines, part) for part in parts)
            for at, parts in self.parts.items()
            if at not in columns
        )
        faults += self._along_rows(lines.data, columns)
        return CheckedSums(lines, agreed, len(columns), tuple(faults), unreckoned)

    def _counts_in(self, lines: Lines, column: int) -> bool:
        """Whether any row of data has a count other than 0 in a column."""
        return any(number(self.grid.cell(line.at, column)) for line in lines.data)

    def _summed(self, at: int, lines: Lines) -> _Compared:
        """A total against the rows it is of: the first set of rows whose sum it is, else the likeliest."""
        likeliest: _Compared | None = None
        for found in self._sets(at, lines):
            if found:
                compared = self._compare(lines.every[at], found)
                if not compared.differences:
                    return compared
                likeliest = likeliest or compared
        return likeliest or self._compare(lines.every[at], ())

    def _sets(self, at: int, lines: Lines) -> Iterator[Sequence[Line]]:
        """The sets of rows that a total may be of, the likeliest first."""
        line, every = lines.every[at], lines.every
        alike = self._alike(line)
        if line.areas:
            yield [each for each in lines.data if alike(each) and self._is_within(each, line.areas)]
            if line.kind is not LineKind.TOTAL or any(map(self.areas.is_province, line.areas)):
                return
        ends = not any(each.kind in _TOTALS for each in every[at + 1 :])
        if ends and any(each.kind in _TOTALS for each in every[:at]):
            yield [each for each in lines.data if alike(each)]
        yield [each for each in _until(reversed(every[:at]), _BREAKS) if alike(each)]
        whole = [each for each in lines.data if alike(each)]
        yield whole
        yield [each for each in _until(every[at + 1 :], _BREAKS) if alike(each)]
        yield [each for each in _until(reversed(every[:at]), {LineKind.HEADING}) if alike(each)]
        yield [each for each in whole if each.at < line.at]
        of_province = [each for each in whole if any(map(self.areas.is_province, each.areas))]
        yield of_province
        yield [each for each in whole if each not in of_province]

    def _alike(self, total: Line) -> Callable[[Line], bool]:
        """Whether a row is of the segment and month that a total names."""
        stated = {
            kind: _plain(cell)
            for kind in (Kind.SEGMENT, Kind.PERIOD, Kind.YEAR)
            if not is_blank(cell := total.dim(kind)) and not _says_all(cell)
        }
        return lambda line: all(_plain(line.dim(kind)) == cell for kind, cell in stated.items())

    def _is_within(self, line: Line, areas: frozenset[str]) -> bool:
        if len(line.areas) != 1:
            return False
        code = next(iter(line.areas))
        return code in areas or self.areas.province_of(code) in areas

    def _compare(self, total: Line, scope: Sequence[Line]) -> _Compared:
        differences: list[tuple[int, int, int]] = []
        columns = 0
        for column in (*self.counts, *self.parts):
            said = number(self.grid.cell(total.at, column))
            found = _sum(self.grid.cell(line.at, column) for line in scope)
            if said is not None and found is not None:
                columns += 1
                if found != said:
                    differences.append((column, said, found))
        return _Compared(tuple(scope), columns, tuple(differences))

    def _is_data(self, line: Line, scope: Sequence[Line]) -> bool:
        """Whether numbers that are no sum are counts of their own.

        A province with none or only some of its kabupaten/kota in the sheet; the total of segments that are
        not there; a row without a name is judged, and refused, like any other.
        """
        if line.kind is LineKind.UNNAMED or (not scope and line.areas):
            return True
        if line.kind is LineKind.PROVINCE:
            listed = {code for each in scope for code in each.areas}
            return any(set(self.areas.resolver.areas.inside(code)) - listed for code in line.areas)
        return False

    def _faults(self, line: Line, compared: _Compared) -> Iterator[Fault]:
        for column, said, found in compared.differences:
            columns = self.parts.get(column, (column,))
            cells = frozenset((each.at, of) for each in compared.scope for of in columns)
            yield Fault(cells, self._problem(line.at, column, said, found))

    def _along_rows(self, data: Sequence[Line], columns: Sequence[int]) -> Iterator[Fault]:
        """Rows in which a column of sums is not the sum of its columns."""
        for column in columns:
            for line in data:
                said = number(self.grid.cell(line.at, column))
                found = _sum(self.grid.cell(line.at, part) for part in self.parts[column])
                if said is not None and found is not None and found != said:
                    cells = frozenset((line.at, part) for part in self.parts[column])
                    yield Fault(cells, self._problem(line.at, column, said, found))

    def _problem(self, row: int, column: int, total: int, parts: int) -> Problem:
        expected = Message(
            N_("total = jumlah bagiannya; total {total}, jumlah bagian {parts}, selisih {difference}"),
            {"total": total, "parts": parts, "difference": abs(total - parts)},
        )
        suggestion = Message(N_("Periksa rumus jumlahnya: mungkin tidak memuat semua baris atau kolom."))
        written = shown(self.grid.cell(row, column))
        return Problem(row + 1, self.head.columns[column].place, written, expected, suggestion)


def _until(lines: Iterable[Line], kinds: Container[LineKind]) -> Iterator[Line]:
    """The rows of data up to the next row of some kinds."""
    for line in lines:
        if line.kind in kinds:
            return
        if line.kind is LineKind.DATA:
            yield line


def _sum(cells: Iterable[Cell]) -> int | None:
    """The sum of counts, no data being none; None where a cell is no count."""
    found = 0
    for cell in cells:
        value = number(cell)
        if value is None and not _no_data(cell):
            return None
        found += value or 0
    return found


def _plain(cell: Cell) -> str:
    """A segment or month as compared: in whichever way it is written."""
    label = read_label(cell)
    if label.segments and len(label.segments) == 1:
        return next(iter(label.segments))
    return shown(cell).casefold()


def _says_all(cell: Cell) -> bool:
    return isinstance(cell, str) and bool(read_label(cell).senses & {Sense.TOTAL, Sense.COUNT, Sense.ALL})


def _no_data(cell: Cell) -> bool:
    return isinstance(cell, str) and cell.strip() in NO_DATA_MARKS
