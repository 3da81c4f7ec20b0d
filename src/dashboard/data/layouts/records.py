"""The rows of the contract that a sheet comes to: one for each row of data and column of counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from dashboard.data.cells import dates, parsing
from dashboard.data.cells.parsed import Parsed
from dashboard.data.contract.as_sent import BrokenCell, Cell, is_blank, shown
from dashboard.data.contract.report import Problem
from dashboard.data.contract.words import ALL, SEGMENT_NAMES
from dashboard.data.layouts.areas import AreaReader, split_code
from dashboard.data.layouts.layout import Layout
from dashboard.data.layouts.lines import Line
from dashboard.data.layouts.meanings import TABLES, Kind
from dashboard.data.layouts.row_sums import number
from dashboard.data.layouts.sums import Fault
from dashboard.data.layouts.words import Sense, month_of, read_label

_NO: Final = "tidak"
_SEGMENT: Final = parsing.choice(SEGMENT_NAMES)


class Record(NamedTuple):
    """A row of the contract, and where it comes from.

    row: as Excel numbers it. problem: why it is refused, None where nothing is known against it.
    """

    table: str
    period: Cell
    code: Cell
    name: Cell
    segment: Cell
    group: Cell
    fund: Cell
    temporary: Cell
    version: Cell
    source: Cell
    amount: Cell
    row: int
    problem: Problem | None


@dataclass(frozen=True, eq=False)
class Records:
    """The records of a sheet.

    unfilled: columns in which nothing stands yet, by name; left: totals that are no sum of any record.
    """

    every: tuple[Record, ...]
    unfilled: tuple[str, ...] = ()
    left: tuple[Problem, ...] = ()


def records_of(
    layout: Layout, data: tuple[Line, ...], faults: tuple[Fault, ...], areas: AreaReader, *, today: date
) -> Records:
    """The records of the rows of data. faults: of totals; the counts they put in doubt are refused."""
    unfilled = {at for at in layout.counts if not _is_filled(layout, data, at, today)}
    doubted: dict[tuple[int, int], Problem] = {}
    for fault in faults:
        doubted |= {cell: fault.problem for cell in fault.cells if cell not in doubted}
    made = [record for line in data for record in _of_line(layout, line, unfilled, doubted, areas)]
    names = tuple(layout.head.columns[at].name for at in layout.counts if at in unfilled)
    known = {id(record.problem) for record in made}
    left = tuple(fault.problem for fault in faults if id(fault.problem) not in known)
    return Records(tuple(made), names, left)


def _is_filled(layout: Layout, data: tuple[Line, ...], at: int, today: date) -> bool:
    """Whether anything stands in a column; of a month that has not ended a zero is no count."""
    to_come = layout.times.periods[at] >= f"{today:%Y-%m}"
    cells = {layout.grid.cell(line.at, at) for line in data}
    return any(not (is_blank(cell) or (to_come and not number(cell))) for cell in cells)


def _of_line(
    layout: Layout,
    line: Line,
    unfilled: set[int],
    doubted: Mapping[tuple[int, int], Problem],
    areas: AreaReader,
) -> Iterator[Record]:
    code, name, area = _area(line, areas)
    period, segment = _period(layout, line), _segment(line)
    of_row = _row_problem(layout, line, areas, area=area, period=period, segment=segment)
    is_known = bool(areas.named(name))
    for nth, at in enumerate(at for at in layout.counts if at not in unfilled):
        amount = layout.grid.cell(line.at, at)
        own = layout.times.periods[at] or period
        yield Record(
            table=TABLES[layout.meanings[at].kind],
            period=own,
            code=code,
            # A name that is not known is worth one warning a row.
            name=name if is_known or not nth else "",
            segment=layout.segments[at] or segment,
            group=_detail(layout, line, Kind.GROUP, layout.fixed.group or ALL),
            fund=_detail(layout, line, Kind.FUND, ALL),
            temporary=_detail(layout, line, Kind.TEMPORARY, _NO),
            version=_detail(layout, line, Kind.VERSION, _year(own)),
            source=_detail(layout, line, Kind.SOURCE, ""),
            amount=amount,
            row=line.at + 1,
            problem=of_row or doubted.get((line.at, at)) or _count_problem(layout, line, at, amount),
        )


def _area(line: Line, areas: AreaReader) -> tuple[Cell, Cell, str]:
    """The area as the contract reads it: as written, or its code; the name beside a code; the code."""
    area = next(iter(line.areas)) if len(line.areas) == 1 else ""
    halves = split_code(line.dim(Kind.PROVINCE_CODE), line.dim(Kind.REGENCY_CODE))
    coded, named = halves or line.dim(Kind.CODE), line.dim(Kind.AREA)
    if not is_blank(coded):
        confirmed = (
            area in areas.named(named)
            and isinstance(named, str)
            and area not in areas.resolver.candidates(named)
        )
        return coded, areas.resolver.areas.name(area) if confirmed else named, area
    if area and isinstance(named, str) and areas.resolver.candidates(named) != {area}:
        return area, "", area
    return named, "", area


def _period(layout: Layout, line: Line) -> Cell:
    cell = line.dim(Kind.PERIOD)
    if is_blank(cell):
        cell = line.month
    return "" if is_blank(cell) else layout.times.of_row(cell, line.dim(Kind.YEAR))


def _year(period: Cell) -> str:
    """The year that a base of potensi is named after where the sheet names no version."""
    return month_of(period)[:4]


def _segment(line: Line) -> Cell:
    """The segment of a row in the contract's word, as it is written where it is none."""
    cell = line.dim(Kind.SEGMENT)
    label = read_label(cell)
    if len(label.segments) == 1 and not label.unknown:
        return next(iter(label.segments))
    if isinstance(cell, str) and not label.segments and label.senses & {Sense.ALL, Sense.TOTAL, Sense.COUNT}:
        return ALL
    return line.segment if is_blank(cell) else cell


def _detail(layout: Layout, line: Line, kind: Kind, otherwise: str) -> Cell:
    """A cell of a column that most sheets do not have."""
    return line.dim(kind) if layout.column(kind) is not None else otherwise


def _row_problem(
    layout: Layout, line: Line, areas: AreaReader, *, area: str, period: Cell, segment: Cell
) -> Problem | None:
    """What is wrong with the words of a row: told once, not for each of its counts."""
    if not area:
        kind = Kind.AREA if layout.column(Kind.AREA) is not None else Kind.CODE
        cell = line.dim(kind) or split_code(line.dim(Kind.PROVINCE_CODE), line.dim(Kind.REGENCY_CODE))
        return _refused(layout, line, kind, cell, areas.resolver.regency_or_province(cell))
    by_rows = any(not layout.times.periods[at] for at in layout.counts)
    if by_rows and not month_of(period):
        read = dates.month(period)
        return _refused(layout, line, Kind.PERIOD, line.dim(Kind.PERIOD), read)
    if any(not layout.segments[at] for at in layout.counts):
        read = _SEGMENT(segment, None) if segment not in SEGMENT_NAMES else Parsed()
        if read.expected:
            return _refused(layout, line, Kind.SEGMENT, segment, read)
    return None


def _refused(layout: Layout, line: Line, kind: Kind, cell: Cell, read: Parsed) -> Problem | None:
    at = layout.column(kind)
    name = "" if at is None else layout.head.columns[at].place
    return _problem(line, name, cell, read)


def _count_problem(layout: Layout, line: Line, at: int, amount: Cell) -> Problem | None:
    read = parsing.count(amount)
    # A cell with two readings is judged, and asked about, with all others of the contract's column.
    return None if read.doubt is not None else _problem(line, layout.head.columns[at].place, amount, read)


def _problem(line: Line, name: str, cell: Cell, read: Parsed) -> Problem | None:
    """What is wrong with a cell, by what it was read as; None where nothing is."""
    if isinstance(cell, BrokenCell):
        return Problem(line.at + 1, name, shown(cell), cell.reason, cell.suggestion)
    if read.expected is None:
        return None
    return Problem(line.at + 1, name, shown(cell), read.expected, read.suggestion)
