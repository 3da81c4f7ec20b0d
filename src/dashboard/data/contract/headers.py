"""Finding the header of a table among title rows, and the contract's name of each column."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from dashboard.data.contract.words import COLUMNS

#: Rows looked at for the header; titles, logos and dates stand above it.
SEARCHED_ROWS: Final = 30
_FEWEST_KNOWN: Final = 2

KNOWN_COLUMNS: Final = frozenset(name for columns in COLUMNS.values() for name in columns)

#: Columns that hold an area's name beside its code; they are compared with the code.
NAME_COLUMNS: Final = frozenset(
    {
        "nama",
        "nama_wilayah",
        "wilayah",
        "daerah",
        "nama_daerah",
        "kabupaten",
        "nama_kabupaten",
        "kabupaten_kota",
        "nama_kabupaten_kota",
        "kab_kota",
        "nama_kab_kota",
        "kabkota",
        "nama_kabkota",
        "kota",
    }
)


def column_name(written: object) -> str:
    """A header cell as the contract writes it: " Kode Wilayah " is kode_wilayah."""
    return re.sub(r"[^0-9a-z]+", "_", str(written).casefold()).strip("_")


def names_column(cell: object) -> str:
    """The column of the contract that a cell names, or ""; for the many cells that name none."""
    written = str(cell).strip().casefold().replace(" ", "_")
    return written if written in KNOWN_COLUMNS else ""


def known_columns(cells: Iterable[object]) -> int:
    """How many columns of the contract a row names."""
    return len(KNOWN_COLUMNS.intersection(column_name(cell) for cell in cells))


def find_header(rows: Sequence[Sequence[object]]) -> int | None:
    """The position of the header: the row that names most of the contract's columns, if any names two."""
    counts = [known_columns(row) for row in rows[:SEARCHED_ROWS]]
    most = max(counts, default=0)
    return counts.index(most) if most >= _FEWEST_KNOWN else None
