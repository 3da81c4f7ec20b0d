"""A file in the office's own layout: read where every column is known for sure, else left with questions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Final

from dashboard.data.contract.as_sent import RawTable, unreadable
from dashboard.data.contract.report import Problem
from dashboard.data.layouts.areas import AreaReader
from dashboard.data.layouts.columns import personal_columns
from dashboard.data.layouts.grid import Grid
from dashboard.data.layouts.header import SEARCHED_ROWS, Head, find_head, head_at, personal_headings
from dashboard.data.layouts.layout import Layout, lay_out
from dashboard.data.layouts.mapping import LayoutMapping, MappedLayout
from dashboard.data.layouts.meanings import Doubt
from dashboard.data.layouts.proposing import NOTHING_FIXED, Proposal, sheet_key, still_fixed
from dashboard.data.layouts.records import Records, records_of
from dashboard.data.layouts.sums import CheckedSums, SumCheck
from dashboard.data.layouts.tables import contract_tables
from dashboard.data.layouts.telling import told
from dashboard.data.places.resolving import AreaResolver
from dashboard.i18n import N_, Message

#: Rows, and cells of all sheets together, of a file in a layout of its own: each is looked at one by one.
MAX_ROWS: Final = 50_000
MAX_CELLS: Final = 1_000_000
#: Columns named of a list of people.
_MOST_NAMED: Final = 3


@dataclass(frozen=True, eq=False)
class LaidOut:
    """What a file in the office's own layout came to.

    tables: each with the contract's name it goes by; unread: names of sheets that are no such table.
    proposals: what has to be answered first; with any the file is not read, and problems say so.
    rows: how many rows of data wait for that.
    """

    tables: tuple[tuple[str, RawTable], ...] = ()
    unread: tuple[str, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    problems: tuple[Problem, ...] = ()
    rows: int = 0


@dataclass(frozen=True, eq=False)
class LayoutReader:
    """Reads files that are not laid out like the contract. mapping: layouts that somebody has confirmed."""

    resolver: AreaResolver
    today: date
    mapping: LayoutMapping = field(default_factory=LayoutMapping)

    @cached_property
    def areas(self) -> AreaReader:
        """Reads cells as areas."""
        return AreaReader(self.resolver)

    def headings(self, grid: Grid) -> tuple[int, tuple[str, ...]]:
        """The first row below the headings and the columns' names, for the guard against personal numbers."""
        head = self.head(grid)
        return (
            (0, ("",) * grid.width)
            if head is None
            else (head.last + 1, tuple(each.name for each in head.columns))
        )

    def read(self, grids: Sequence[Grid]) -> LaidOut | None:
        """The tables of a file; None where no sheet has areas and counts.

        Raises UnreadableFileError for a list of people, and for more than an office writes in its own layout.
        """
        heads = [(grid, head) for grid in grids if (head := self.head(grid)) is not None]
        for grid in grids:
            _refuse_people(personal_headings(grid))
        for grid, head in heads:
            _refuse_people([head.columns[at].name for at in personal_columns(grid, head, self.areas)])
        _refuse_large(grids)
        laid: list[Layout] = []
        for grid, head in heads:
            entries = self.mapping.find(head.fingerprint, sheet_key(grid.name), alone=len(heads) == 1)
            if all(entry.used for entry in entries):
                laid.append(self.lay_out(grid, head, entries))
        sure = [layout for layout in laid if not layout.doubts]
        open_ones = [layout for layout in laid if layout.doubts and (layout.counts or not sure)]
        if not sure and not open_ones:
            return None if not heads else LaidOut(unread=tuple(grid.name for grid in grids))
        if open_ones:
            return self._asked(open_ones)
        read = {layout.grid.name for layout in sure}
        unread = [grid.name for grid in grids if grid.name not in read]
        return self._tables(sure, tuple(unread))

    def lay_out(self, grid: Grid, head: Head, entries: Sequence[MappedLayout] = ()) -> Layout:
        """The layout of a sheet, by what was confirmed for its headings where anything was."""
        if not entries:
            return lay_out(grid, head, self.areas)
        columns = entries[-1].columns
        layout = lay_out(grid, head, self.areas, declared=columns)
        fixed = still_fixed(entries, layout)
        if fixed == NOTHING_FIXED:
            return layout
        return lay_out(grid, head, self.areas, declared=columns, fixed=fixed)

    def records(self, layout: Layout) -> tuple[Records, CheckedSums]:
        """The rows of the contract that a sheet comes to, and what its lines and totals are."""
        checked = SumCheck(layout.grid, layout.head, layout.counts, layout.parts, self.areas).check(
            layout.lines
        )
        return records_of(layout, checked.lines.data, checked.faults, self.areas, today=self.today), checked

    def head(self, grid: Grid) -> Head | None:
        """The headings: those of a layout that is known, else those above the first area with a number."""
        found = find_head(grid, self.areas)
        known = {each.fingerprint for each in self.mapping.layouts}
        if not known or (found is not None and found.fingerprint in known):
            return found
        heights = sorted({each.header_rows for each in self.mapping.layouts})
        for top in range(min(len(grid.rows), SEARCHED_ROWS)):
            for rows in heights:
                if top + rows <= len(grid.rows) and not grid.is_blank_row(top):
                    head = head_at(grid, top, top + rows - 1)
                    if head.fingerprint in known:
                        return head
        return found

    def _tables(self, layouts: Sequence[Layout], unread: tuple[str, ...]) -> LaidOut:
        tables: list[tuple[str, RawTable]] = []
        for layout in layouts:
            made, checked = self.records(layout)
            readings = tuple(told(layout, checked, unfilled=made.unfilled))
            tables += contract_tables(made, sheet=layout.grid.name, readings=readings)
        return LaidOut(tuple(tables), unread)

    def _asked(self, layouts: Sequence[Layout]) -> LaidOut:
        groups: dict[tuple[object, ...], list[Layout]] = {}
        for layout in layouts:
            groups.setdefault(_alike(layout), []).append(layout)
        proposals = tuple(Proposal(tuple(group)) for group in groups.values())
        problems = [_not_sure()]
        for proposal in proposals:
            problems += [Problem(None, "", "", _in_sheet(proposal, each)) for each in proposal.questions]
        rows = sum(len(layout.lines.data) for layout in layouts)
        return LaidOut(proposals=proposals, problems=tuple(problems), rows=rows)


def _refuse_large(grids: Sequence[Grid]) -> None:
    rows = [sum(not grid.is_blank_row(row) for row in range(len(grid.rows))) for grid in grids]
    cells = sum(count * grid.width for count, grid in zip(rows, grids, strict=True))
    if sum(rows) > MAX_ROWS or cells > MAX_CELLS:
        raise unreadable(
            Message(N_("paling banyak {count} baris dalam tata letak sendiri"), {"count": MAX_ROWS}),
            suggestion=Message(N_("Pakai templat untuk tabel sebesar ini, atau bagi menurut tahun.")),
            rows=sum(rows),
        )


def _refuse_people(headings: Sequence[str]) -> None:
    if not headings:
        return
    names = ", ".join(f"“{name}”" for name in headings[:_MOST_NAMED])
    raise unreadable(
        Message(
            N_("jumlah peserta menurut kabupaten/kota dan bulan, bukan daftar orang (kolom {columns})"),
            {"columns": names},
        ),
        suggestion=Message(
            N_(
                "Hitung dulu di Excel (Sisipkan, PivotTable): kabupaten/kota, bulan, dan segmen di baris, "
                "jumlah orang sebagai nilai; lalu kirim hasilnya saja. Tidak ada isi berkas yang disimpan."
            )
        ),
    )


def _not_sure() -> Problem:
    return Problem(
        None,
        "",
        "",
        Message(
            N_("tata letak yang dikenal pasti; berkas ini belum dibaca, karena masih ada yang harus dijawab")
        ),
        Message(
            N_(
                "Kirim berkas ini di halaman Data, bagian “Coba berkas”: jawab sekali di “Cocokkan kolom”, "
                "lalu simpan pemetaan.json di folder data, atau pakai dengan --mapping."
            )
        ),
    )


def _in_sheet(proposal: Proposal, doubt: Doubt) -> Message:
    """A question, with the sheet it is about."""
    name = proposal.first.grid.name
    return (
        Message(N_("{sheet}: {question}"), {"sheet": name, "question": doubt.question})
        if name
        else doubt.question
    )


def _alike(layout: Layout) -> tuple[object, ...]:
    """What sheets have in common that one answer serves."""
    return (
        layout.head.fingerprint,
        frozenset((layout.head.columns[at].key, meaning) for at, meaning in layout.meanings.items()),
        tuple((each.columns, each.about) for each in layout.doubts),
        # Sheets that name no month are hardly of the same one.
        layout.grid.name if any(each.about == "period" for each in layout.doubts) else "",
    )
