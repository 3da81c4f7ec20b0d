"""The data version: which content every number on a page or in a document was reckoned from."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Mapping
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

#: Hexadecimal digits: short enough to be read out in a meeting.
LENGTH: Final = 8
#: Blank and absent are the same: no data.
_NONE: Final = -1

Places = NDArray[np.int64]


def content_version(tables: Mapping[str, pd.DataFrame]) -> str:
    """Eight hexadecimal digits made of the tables' content alone.

    tables: typed tables by the contract's names, holding the rows that are used; an empty one counts for
    nothing. The same for any order of rows, tables and columns, for CSV and XLSX, whenever a file was
    written, on every machine; any other count, code or text makes another version.
    """
    version, _ = version_and_digests(tables)
    return version


def version_and_digests(tables: Mapping[str, pd.DataFrame]) -> tuple[str, dict[str, str]]:
    """`content_version` of tables, and the `table_digest` of each that has rows, gone through once."""
    whole = hashlib.sha256()
    digests = {}
    for name in sorted(tables):
        if not tables[name].empty:
            content = _canonical(name, tables[name])
            whole.update(content)
            digests[name] = hashlib.sha256(content).hexdigest()
    return whole.hexdigest()[:LENGTH], digests


def table_digest(name: str, table: pd.DataFrame) -> str:
    """SHA-256 of one table's content, of which the data version is made; hexadecimal."""
    return hashlib.sha256(_canonical(name, table)).hexdigest()


def _canonical(name: str, table: pd.DataFrame) -> bytes:
    """A table as bytes: its name, each column's type and distinct values, the sorted rows of their places."""
    columns = sorted(str(column) for column in table.columns)
    heading: list[object] = [name, len(table)]
    places: list[Places] = []
    for column in columns:
        kind, values, codes = _encoded(table[column])
        heading.append([column, kind, values])
        places.append(codes)
    return json.dumps(heading).encode() + _sorted_rows(places)


def _sorted_rows(places: list[Places]) -> bytes:
    """The rows in order: each as one whole number where all of its places fit into one."""
    sizes = [int(each.max(initial=0)) + 2 for each in places]
    if math.prod(sizes) >= np.iinfo(np.int64).max:
        rows = np.stack(places)[:, np.lexsort(places[::-1])]
        return rows.astype("<i8").tobytes()
    row = np.zeros(len(places[0]), dtype=np.int64)
    for each, size in zip(places, sizes, strict=True):
        row = row * size + each + 1
    return np.sort(row).astype("<i8").tobytes()


def _encoded(column: pd.Series) -> tuple[str, list[str], Places]:
    """The type of a column, its distinct values as sorted text, and the place of each cell's among them."""
    codes, found = pd.factorize(column)
    if pd.api.types.is_bool_dtype(column.dtype):
        kind, written = "bool", ["ya" if value else "tidak" for value in found.tolist()]
    elif pd.api.types.is_integer_dtype(column.dtype):
        kind, written = "int", [str(int(value)) for value in found.tolist()]
    elif pd.api.types.is_float_dtype(column.dtype):
        kind, written = "float", [repr(float(value)) for value in found.tolist()]
    else:
        kind, written = "text", [str(value) for value in found.tolist()]
    values = sorted({each for each in written if each})
    at = {value: place for place, value in enumerate(values)}
    places = np.array([*(at.get(each, _NONE) for each in written), _NONE], dtype=np.int64)
    return kind, values, places[codes]
