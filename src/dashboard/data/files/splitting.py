"""The cells of a CSV file below its header. Every line is in a row, or is told as part of a quoted cell."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.csv as pv

from dashboard.data.contract.as_sent import Column, UnreadableFileError, is_blank, unreadable
from dashboard.data.contract.open_quotes import OpenQuote, endless_cell
from dashboard.data.files import limits
from dashboard.i18n import N_, Message

DELIMITERS: Final = {";": N_("titik koma"), ",": N_("koma"), "\t": N_("tab")}
#: Rows named of those with line breaks in their cells.
_EXAMPLES: Final = 3


@dataclass(frozen=True, eq=False)
class Split:
    """The named columns, the rows that don't fit them, and what else stood in the lines below the header.

    beyond: cells right of the last named column -> the first row they stand in. titles: lines above the
    header. inside: line breaks within cells that are data. open_quotes: row number -> the quotation mark that
    took in rows below. all_longer: whether all rows have as many cells more than the header.
    """

    columns: tuple[Column, ...]
    misfit: npt.NDArray[np.bool_]
    beyond: dict[str, int]
    titles: int
    inside: int = 0
    open_quotes: Mapping[int, OpenQuote] = field(default_factory=dict)
    all_longer: bool = False
    readings: tuple[Message, ...] = ()


def split_with_arrow(text: str, delimiter: str, *, header_at: int, width: int, named: int) -> Split | None:
    """The table below the header, or None where the text isn't plain enough for Arrow."""
    body = text.split("\n", header_at + 1)[header_at + 1 :]
    if not body or not body[0]:
        return None
    names = [str(position) for position in range(width)]
    try:
        table = pv.read_csv(
            pa.BufferReader(body[0].encode()),
            read_options=pv.ReadOptions(column_names=names),
            parse_options=pv.ParseOptions(
                delimiter=delimiter, quote_char=False, double_quote=False, ignore_empty_lines=False
            ),
            convert_options=pv.ConvertOptions(
                column_types=dict.fromkeys(names, pa.dictionary(pa.int32(), pa.string())),
                strings_can_be_null=False,
                check_utf8=False,
            ),
        )
    except pa.ArrowInvalid:
        return None
    if table.num_rows > limits.MAX_ROWS:
        raise limits.too_long()
    columns = []
    for chunked in table.unify_dictionaries().columns:
        codes = np.concatenate([chunk.indices.to_numpy(zero_copy_only=False) for chunk in chunked.chunks])
        columns.append(Column(codes.astype(np.intp), tuple(chunked.chunk(0).dictionary.to_pylist())))
    misfit = np.zeros(table.num_rows, dtype=bool)
    beyond: dict[str, int] = {}
    for column in columns[named:]:
        filled = [not is_blank(value) for value in column.cells]
        misfit |= column.mask(filled)
        codes, first = np.unique(column.codes, return_index=True)
        beyond.update(
            (str(column.cells[code]), header_at + 2 + row)
            for code, row in zip(codes.tolist(), first.tolist(), strict=True)
            if filled[code]
        )
    return Split(tuple(columns[:named]), misfit, beyond, titles=header_at)


def split_with_csv(text: str, delimiter: str, *, header_at: int, header: Sequence[str]) -> Split:
    """The table below the header, by the csv module.

    Raises UnreadableFileError, which names the row where a quotation mark took in more than a cell may hold.
    """
    named = width = len(header)
    rows: list[list[str]] = []
    misfit: list[bool] = []
    beyond: dict[str, int] = {}
    open_quotes: dict[int, OpenQuote] = {}
    broken: list[str] = []
    lengths: list[int] = []
    titles = inside = alone = wrapped = 0
    for number, (row, lines) in enumerate(records(text, delimiter)):
        if len(row) > limits.MAX_COLUMNS:
            raise limits.too_wide()
        if number <= header_at:
            width = len(row)
            titles += len(lines) if number < header_at else 0
            inside += len(lines) - 1 if number == header_at else 0
            continue
        quote = _open_quote(row, lines, delimiter, header=header)
        if quote is not None:
            open_quotes[number + 1] = quote
        elif len(lines) > 1:
            inside += len(lines) - 1
            broken.append(str(number + 1))
        whole = unwrapped(row, delimiter)
        wrapped += whole is not row
        filled = {cell for cell in whole[named:] if cell.strip()}
        for cell in filled:
            beyond.setdefault(cell, number + 1)
        misfit.append(bool(filled) or (len(whole) < named and any(cell.strip() for cell in whole)))
        lengths.append(len(whole) if any(cell.strip() for cell in whole) else 0)
        alone += len(whole) == 1
        rows.append((whole + [""] * (named - len(whole)))[:named])
    if len(rows) > limits.MAX_ROWS:
        raise limits.too_long()
    if alone and alone == sum(any(cell.strip() for cell in row) for row in rows) and not open_quotes:
        raise unreadable(
            Message(N_("pemisah kolom yang sama di judul dan di isi ({delimiter})"), _spelled(delimiter)),
            rows=alone,
        )
    return Split(
        tuple(Column.of([row[at] for row in rows]) for at in range(named)),
        np.array(misfit, dtype=bool) | _surplus(lengths, width=width),
        beyond,
        titles=titles,
        inside=inside,
        open_quotes=open_quotes,
        all_longer=len({length for length in lengths if length}) == 1 and max(lengths) > width,
        readings=tuple(_told(delimiter, wrapped=wrapped, broken=broken, inside=inside)),
    )


def _surplus(lengths: Sequence[int], *, width: int) -> npt.NDArray[np.bool_]:
    """Which rows have more cells than the header, blank ones too: a comma moved its cells.

    Not where all rows have the same surplus, which is how some programs end a line. lengths: 0 for blanks.
    """
    counted = np.array(lengths, dtype=np.intp)
    longer: npt.NDArray[np.bool_] = counted > width
    filled = counted[counted > 0]
    return longer & (len(np.unique(filled)) > 1)


def unwrapped(row: list[str], delimiter: str) -> list[str]:
    """The cells of a row that was written as one quoted cell; any other row as it is."""
    if len(row) != 1 or delimiter not in row[0]:
        return row
    try:
        return next(csv.reader([row[0]], delimiter=delimiter))
    except (csv.Error, StopIteration):
        return row


def records(text: str, delimiter: str) -> Iterator[tuple[list[str], tuple[str, ...]]]:
    """The cells of each record, and the lines of the file that it takes up."""
    taken: list[str] = []

    def lines() -> Iterator[str]:
        for line in text.split("\n"):
            taken.append(line)
            yield f"{line}\n"

    read = 0
    try:
        for row in csv.reader(lines(), delimiter=delimiter):
            yield row, tuple(taken)
            taken.clear()
            read += 1
    except csv.Error:
        raise UnreadableFileError(endless_cell(read + 1), rows=text.count("\n") + 1 - read) from None


def _open_quote(
    row: Sequence[str], lines: Sequence[str], delimiter: str, *, header: Sequence[str]
) -> OpenQuote | None:
    """The quotation mark of a record that took in rows below, or that the file ends before closing."""
    if len(lines) == 1 and '"' not in lines[0]:
        return None
    is_left_open = _is_left_open("\n".join(lines), delimiter)
    marks = max((len(header) - 1) // 2, 1)
    for at, cell in enumerate(row):
        inner = cell.split("\n")[1:]
        looks_like_rows = any(line.count(delimiter) >= marks for line in inner)
        if looks_like_rows or (is_left_open and at == len(row) - 1):
            column = header[at] if at < len(header) else ""
            return OpenQuote(column, len(lines) - 1, closed=not is_left_open)
    return None


def _is_left_open(record: str, delimiter: str) -> bool:
    """Whether a record ends within a quoted cell, by the csv module's own rules."""
    quoted, begins = False, True
    at = 0
    while at < len(record):
        character = record[at]
        if quoted:
            if character == '"':
                if record[at + 1 : at + 2] == '"':
                    at += 1
                else:
                    quoted = False
        elif character == '"' and begins:
            quoted, begins = True, False
        else:
            begins = character in (delimiter, "\n")
        at += 1
    return quoted


def _told(delimiter: str, *, wrapped: int, broken: Sequence[str], inside: int) -> Iterator[Message]:
    if wrapped:
        yield Message(
            N_("{count} baris terbungkus tanda kutip; isinya dibaca dengan pemisah {delimiter}."),
            {"count": wrapped, **_spelled(delimiter)},
        )
    if broken:
        named = ", ".join(broken[:_EXAMPLES])
        yield Message(
            N_("{count} ganti baris di dalam sel berkutip dibaca sebagai bagian selnya (baris {rows})."),
            {"count": inside, "rows": f"{named}, …" if len(broken) > _EXAMPLES else named},
        )


def _spelled(delimiter: str) -> dict[str, object]:
    return {"delimiter": Message(DELIMITERS[delimiter])}
