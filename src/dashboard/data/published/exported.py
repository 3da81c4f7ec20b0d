"""A published version as a folder of the contract's files, and read back as what it was."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import pandas as pd

from dashboard.data.contract.words import COLUMNS
from dashboard.data.converting import as_files
from dashboard.data.dataset import none_of
from dashboard.data.new_files import write_new
from dashboard.data.published.contents import unreadable
from dashboard.data.published.records import Version, as_json, version_of
from dashboard.data.store import VERSION_FILE

#: What a column that the contract doesn't have holds: whether something is hidden, or was put together.
_STATE: Final = "bool"


def write_version(version: Version, tables: Mapping[str, pd.DataFrame], folder: Path) -> tuple[Path, ...]:
    """Write a version's tables, and what is said of it; all of them or none.

    Columns beyond the contract's tell what is hidden, which a blank number alone would not. Raises
    AlreadyThereError where a file is there already, and OSError where the folder can't be written.
    """
    said = json.dumps(as_json(version), ensure_ascii=False, indent=2).encode()
    return write_new({**as_files(tables, folder), folder / VERSION_FILE: said})


def read_version(folder: Path) -> tuple[Version, dict[str, pd.DataFrame]] | None:
    """What such a folder says it is, and its tables, unchecked; None for any other folder.

    Raises PublishingError.
    """
    path = folder / VERSION_FILE
    if not path.is_file():
        return None
    try:
        version = version_of(json.loads(path.read_text(encoding="utf-8")))
        tables = {name: _typed(folder / f"{name}.csv", name) for name in COLUMNS if name in version.tabel}
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        raise unreadable(folder.name) from None
    return version, tables


def _typed(path: Path, name: str) -> pd.DataFrame:
    """A table as it was written, each column of its type."""
    written = pd.read_csv(path, sep=";", dtype=str, keep_default_na=False, encoding="utf-8-sig")
    types = none_of(name).dtypes
    return pd.DataFrame(
        {column: _as(cells, str(types.get(column, _STATE))) for column, cells in written.items()}
    )


def _as(cells: pd.Series, kind: str) -> pd.Series:
    match kind:
        case "bool":
            return cells.map({"ya": True, "tidak": False}).astype(bool)
        case "Int64":
            return cells.where(cells != "").astype("Int64")
        case "float64":
            return cells.where(cells != "").str.replace(",", ".").astype("float64")
        case _:
            return cells
