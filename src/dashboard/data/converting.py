"""The tables of a data folder written as the contract's own CSV files."""

from __future__ import annotations

from pathlib import Path

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
    return write_new(
        {
            folder / f"{name}.csv": _as_csv(dataset.tables[name][list(columns)])
            for name, columns in COLUMNS.items()
            if name in used
        }
    )


def _as_csv(table: pd.DataFrame) -> bytes:
    """The bytes of a table; answers are in the contract's words, percentages with a decimal comma."""
    answers = {
        str(name): table[name].map({True: "ya", False: "tidak"})
        for name in table
        if table[name].dtype == bool
    }
    written = table.assign(**answers).to_csv(index=False, sep=";", decimal=",", lineterminator="\r\n")
    return written.encode("utf-8-sig")
