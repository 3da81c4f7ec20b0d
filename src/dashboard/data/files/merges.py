"""Merged cells in a table of the contract: the first holds what they say, the others are never filled in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard.data.contract.as_sent import BrokenCell, Cell, is_blank
from dashboard.data.files.workbook_guard import broken
from dashboard.data.layouts.grid import letter
from dashboard.i18n import N_, Message

#: The first and last cell of merged ones, as (row, column) from 0.
Merge = tuple[tuple[int, int], tuple[int, int]]


def merges_told(
    rows: Sequence[list[Cell]], merges: Sequence[Merge], *, header: int, columns: Mapping[int, int]
) -> list[list[Cell]]:
    """The rows below the header; a cell that is blank because it is merged with another one says so.

    columns: those that are looked at, place in a row -> place in the sheet. A row that is blank but for its
    merged cells stays blank. Raises UnreadableFileError where merged cells lie over each other.
    """
    told = list(rows[header + 1 :])
    left = sum(map(len, told)) if merges else 0
    for (top, start), (bottom, end) in merges:
        inside = [at for at, column in columns.items() if start <= column <= end]
        covered = range(max(top, header + 1), min(bottom + 1, len(rows)))
        if not inside or not covered or not _holds_anything(rows, columns, top, start):
            continue
        left -= len(covered) * len(inside)
        if left < 0:
            raise broken()
        address = f"{letter(start)}{top + 1}:{letter(end)}{bottom + 1}"
        beside, below = _within(address, in_its_row=True), _within(address, in_its_row=False)
        for row in covered:
            if all(map(is_blank, rows[row])):
                continue
            cells = told[row - header - 1] = [*told[row - header - 1]]
            for at in inside:
                if is_blank(cells[at]):
                    cells[at] = beside if row == top else below
    return told


def _holds_anything(rows: Sequence[list[Cell]], columns: Mapping[int, int], row: int, column: int) -> bool:
    """Whether the first of merged cells is filled; one that stands in no column looked at is taken to be."""
    at = next((at for at, place in columns.items() if place == column), None)
    return at is None or (row < len(rows) and not is_blank(rows[row][at]))


def _within(address: str, *, in_its_row: bool) -> BrokenCell:
    place: dict[str, object] = {"range": address}
    return BrokenCell(
        "",
        Message(N_("Sel ini digabung di {range}, dan hanya sel pertamanya yang berisi."), place),
        Message(N_("Batalkan penggabungan sel {range} di Excel, isi setiap selnya, lalu kirim lagi."), place),
        is_within=in_its_row,
    )
