"""Parquet files: one table, already typed, as other systems of the office write it."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from typing import Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from dashboard.data.clock import WITA
from dashboard.data.contract.as_sent import Cell, Column, Lines, RawTable, unreadable
from dashboard.data.files import limits
from dashboard.data.files.kinds import PARQUET_MARK
from dashboard.i18n import N_, Message

#: Bytes that all columns may come to once they are unpacked.
MAX_UNPACKED: Final = 400 * 1024 * 1024


def is_parquet(content: bytes) -> bool:
    """Whether bytes are a Parquet file, whatever it is called."""
    return content.startswith(PARQUET_MARK)


def read_parquet(content: bytes) -> RawTable:
    """The one table of a Parquet file; rows are numbered as if the header were row 1.

    Raises UnreadableFileError, also for a file that opening would blow up.
    """
    try:
        file = pq.ParquetFile(pa.BufferReader(content))
        about = file.metadata
        if about.num_columns > limits.MAX_COLUMNS:
            raise limits.too_wide()
        if about.num_rows > limits.MAX_ROWS:
            raise limits.too_long()
        if sum(about.row_group(at).total_byte_size for at in range(about.num_row_groups)) > MAX_UNPACKED:
            raise limits.too_large()
        table = file.read()
        columns = tuple(map(_column, table.columns))
    except (pa.ArrowException, OSError, ValueError, OverflowError):
        raise unreadable(
            Message(N_("berkas Parquet yang utuh")),
            suggestion=Message(N_("Tulis ulang berkasnya, atau kirim sebagai CSV atau .xlsx.")),
        ) from None
    return RawTable(
        name="",
        header=tuple(table.column_names),
        columns=columns,
        rows=np.arange(2, 2 + table.num_rows),
        misfit=np.zeros(table.num_rows, dtype=bool),
        lines=Lines(total=table.num_rows + 1),
    ).without_blank_rows()


def _column(chunked: pa.ChunkedArray) -> Column:
    joined = chunked.combine_chunks() if chunked.num_chunks != 1 else chunked.chunk(0)
    plain = joined.dictionary_decode() if pa.types.is_dictionary(joined.type) else joined
    encoded = pc.dictionary_encode(plain, null_encoding="encode")
    cells = tuple(_cell(value) for value in encoded.dictionary.to_pylist())
    codes = encoded.indices.to_numpy(zero_copy_only=False).astype(np.intp)
    return Column(codes, cells)


def _cell(value: object) -> Cell:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, int | float | Decimal):
        return float(value) if value == value else ""  # noqa: PLR0124 - NaN is no data
    if isinstance(value, datetime):
        there = value if value.tzinfo is None else value.astimezone(WITA).replace(tzinfo=None)
        return there.date() if there.time() == time() else there
    return value if isinstance(value, str | date) else str(value)
