"""The tables of a data folder written as the contract's own CSV files."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pandas as pd

from dashboard.data.contract.words import COLUMNS
from dashboard.data.dataset import Dataset
from dashboard.data.new_files import write_new


def write_tables(dataset: Dataset, folder: Path) -> tuple[Path, ...]:
    """Write every table of which rows are used, in the contract's order; all of them or none.

    As Indonesian Excel opens them: semicolons, UTF-8 with BOM. A count without data is blank. Raises
    AlreadyThereError where a file is there already, and OSError where the folder can't be written.
    """
    used = {report.table for report in dataset.reports if report.rows_used}
    tables = {name: dataset.tables[name][list(columns)] for name, columns in COLUMNS.items() if name in used}
    return write_new(as_files(tables, folder))


def as_files(tables: Mapping[str, pd.DataFrame], folder: Path) -> dict[Path, bytes]:
    """Each table's file in a folder, and its bytes; columns beyond the contract's come last."""
    return {
        folder / f"{name}.csv": _as_csv(
            tables[name][[*columns, *(each for each in tables[name] if each not in columns)]]
        )
        for name, columns in COLUMNS.items()
        if name in tables
    }


def as_written(table: pd.DataFrame) -> pd.DataFrame:
    """A table with answers in the contract's words, and numbers with a decimal comma where they need one."""
    answers = {
        str(name): table[name].map({True: "ya", False: "tidak"})
        for name in table
        if table[name].dtype == bool
    }
    # People in a column that holds percentages too are whole, and read only if they are written so.
    numbers = {
        str(name): table[name].map(_decimal, na_action="ignore")
        for name in table
        if table[name].dtype == "float64"
    }
    return table.assign(**answers, **numbers)


def _as_csv(table: pd.DataFrame) -> bytes:
    written = as_written(table).to_csv(index=False, sep=";", lineterminator="\r\n")
    return written.encode("utf-8-sig")


def _decimal(value: float) -> str:
    return np.format_float_positional(value, trim="-").replace(".", ",")
