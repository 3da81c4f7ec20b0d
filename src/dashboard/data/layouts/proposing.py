"""Answering what a layout leaves open: other headings, other meanings, and what is fixed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Final

from dashboard.data.layouts.areas import AreaReader
from dashboard.data.layouts.grid import Grid
from dashboard.data.layouts.header import head_at
from dashboard.data.layouts.layout import Layout, lay_out
from dashboard.data.layouts.mapping import MappedLayout
from dashboard.data.layouts.meanings import IGNORED, Doubt, Fixed, Kind, Meaning
from dashboard.data.layouts.words import Sense, read_label, read_title


@dataclass(frozen=True, eq=False)
class Proposal:
    """Sheets of one layout that can't be read before somebody has answered what is asked."""

    layouts: tuple[Layout, ...]

    @property
    def first(self) -> Layout:
        """The sheet that stands for all of them."""
        return self.layouts[0]

    @property
    def questions(self) -> tuple[Doubt, ...]:
        """What is not known for sure."""
        return self.first.doubts

    @property
    def table(self) -> str:
        """The contract's table that most of it would be; "" where no counts are seen in it."""
        return self.first.tables[0] if self.first.tables else ""


@dataclass(frozen=True)
class AskedColumn:
    """Columns of one heading, months apart: key, name, how many more there are, what they seem to mean."""

    key: str
    name: str
    others: int
    meaning: Meaning


def asked_columns(layout: Layout) -> tuple[AskedColumn, ...]:
    """Every column that holds or heads anything, those that differ by their month only together."""
    alike: dict[str, list[int]] = {}
    for column in layout.head.columns:
        if column.at in layout.meanings or column.path:
            alike.setdefault(column.key, []).append(column.at)
    return tuple(
        AskedColumn(key, layout.head.columns[at[0]].name, len(at) - 1, layout.meanings.get(at[0], IGNORED))
        for key, at in alike.items()
    )


def is_hidden(layout: Layout, column: int) -> bool:
    """Whether a column holds how somebody is reached, and so is not shown."""
    return Sense.CONTACT in layout.head.columns[column].label.senses


def with_headings(proposal: Proposal, first: int, last: int, areas: AreaReader) -> Proposal:
    """The same sheets with other rows of headings, counted from 0; every sheet's as far from those it had."""
    moved = first - proposal.first.head.first
    rows = last - first
    laid = []
    for layout in proposal.layouts:
        top = min(max(layout.head.first + moved, 0), len(layout.grid.rows) - 1)
        head = head_at(layout.grid, top, min(top + rows, len(layout.grid.rows) - 1))
        laid.append(lay_out(layout.grid, head, areas))
    return Proposal(tuple(laid))


def answered(proposal: Proposal, columns: Mapping[str, Meaning], fixed: Fixed, areas: AreaReader) -> Proposal:
    """The same sheets as they are read with these answers; what is still open are the questions left."""
    return Proposal(
        tuple(
            lay_out(layout.grid, layout.head, areas, declared=columns, fixed=fixed)
            for layout in proposal.layouts
        )
    )


def open_questions(proposal: Proposal) -> Iterator[tuple[str, Doubt]]:
    """What any of the sheets leaves open, each question once with the first sheet it is about."""
    seen = set()
    for layout in proposal.layouts:
        for doubt in layout.doubts:
            key = (doubt.question.template, repr(doubt.question.params))
            if key not in seen:
                seen.add(key)
                yield layout.grid.name, doubt


def guessed_fixed(layout: Layout, file: str) -> Fixed:
    """What may be fixed for a sheet, by the name of its file; of potensi the first month of the year named.

    Offered to be confirmed, never taken by itself: a file may be named after the day it was made.
    """
    label = read_title(PurePath(file).stem)
    years, months = label.years or layout.head.title.years, {number for _, number in label.months}
    year = str(min(years)) if len(years) == 1 else ""
    period = f"{year}-{min(months):02}" if year and len(months) == 1 else ""
    kinds = {layout.meanings[at].kind for at in layout.counts}
    if year and not months and kinds == {Kind.ELIGIBLE}:
        period = f"{year}-01"
    return Fixed(year=year, period=period)


def confirmed(proposal: Proposal, columns: Mapping[str, Meaning], fixed: Fixed) -> MappedLayout:
    """The layout as somebody has confirmed it, to be kept in a mapping."""
    layout = proposal.first
    return MappedLayout(
        fingerprint=layout.head.fingerprint,
        header_rows=layout.head.last - layout.head.first + 1,
        columns=dict(columns),
        sheets=tuple(dict.fromkeys(sheet_key(each.grid.name) for each in proposal.layouts)),
        fixed=fixed,
        months=months_named(layout) if fixed.year else (),
        digests=tuple(digest(each.grid) for each in proposal.layouts) if fixed.year or fixed.period else (),
    )


def left_out(proposal: Proposal) -> MappedLayout:
    """The layout of sheets that are not to be read."""
    return replace(confirmed(proposal, {}, NOTHING_FIXED), used=False)


#: What holds of a sheet that needs nothing fixed.
NOTHING_FIXED: Final = Fixed()


def still_fixed(entries: Sequence[MappedLayout], layout: Layout) -> Fixed:
    """What was fixed for a layout and still holds for a sheet of it.

    A month holds for the very sheet it was fixed for, and so does a year. For next month's sheet a year holds
    as long as the months of then are all there: with fewer, another year has begun. Two years are a question.
    """
    own = digest(layout.grid)
    for entry in reversed(entries):
        if own in entry.digests:
            return entry.fixed
    months = set(months_named(layout))
    years = {entry.fixed.year for entry in entries if months.issuperset(entry.months)} - {""}
    return replace(entries[-1].fixed, year=next(iter(years)) if len(years) == 1 else "", period="")


def sheet_key(name: str) -> str:
    """A sheet's name with its month and year replaced, so that next month's is the same."""
    label = read_label(name)
    if not label.months and not label.years:
        return name.casefold().strip()
    kept = [
        token for token in label.tokens if not read_label(token).months and not any(map(str.isdecimal, token))
    ]
    return " ".join([*kept, "{bulan}" if label.months else "{tahun}"])


def months_named(layout: Layout) -> tuple[int, ...]:
    """The numbers of the months that a sheet names, in its headings or rows."""
    named = {number for column in layout.head.columns for _, number in column.label.months}
    at = layout.column(Kind.PERIOD)
    if at is not None:
        cells = {layout.grid.cell(line.at, at) for line in layout.lines.data}
        named |= {number for cell in cells for _, number in read_label(cell).months}
    return tuple(sorted(named))


def digest(grid: Grid) -> str:
    """Tells one sheet's content from another's, without telling what it is."""
    return hashlib.sha256(repr([list(row) for row in grid.rows]).encode()).hexdigest()[:16]
