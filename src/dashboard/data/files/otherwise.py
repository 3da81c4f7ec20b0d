"""Files laid out otherwise than the contract: which are, and what reading their layout came to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from dashboard.data.contract.headers import column_name, find_header
from dashboard.data.contract.words import COLUMNS
from dashboard.data.files.grids import read_grids, without_persons
from dashboard.data.layouts.grid import Grid
from dashboard.data.layouts.reading import LaidOut, LayoutReader
from dashboard.data.layouts.words import forget

#: A header with more than this share of a table's columns is meant as the contract's, with a slip in it.
_MEANT: Final = 0.6
#: Two tables have all their columns but one in common; only this one tells them apart.
_BRANCH_TABLE, _BRANCH_COLUMN = "realisasi_cabang", "kode_cabang"


def is_meant(header: Iterable[object]) -> bool:
    """Whether a header is the contract's: all columns of a table, or most."""
    written = {column_name(name) for name in header}
    return any(
        len(written.intersection(columns)) > _MEANT * len(columns)
        for name, columns in COLUMNS.items()
        if name != _BRANCH_TABLE or _BRANCH_COLUMN in written
    )


def laid_out_otherwise(content: bytes, *, layouts: LayoutReader) -> LaidOut | None:
    """What a file without the contract's header came to; None where it holds no table of areas either.

    Raises UnreadableFileError, first of all where personal numbers are found, and for a list of people.
    """
    try:
        return _laid_out(read_grids(content), layouts)
    finally:
        forget()


def _laid_out(grids: Sequence[Grid], layouts: LayoutReader) -> LaidOut | None:
    headers = [grid.rows[at] for grid in grids if (at := find_header(grid.rows)) is not None]
    if any(map(is_meant, headers)):
        return None
    screened = [without_persons(grid, *layouts.headings(grid)) for grid in grids]
    return layouts.read(screened)
