"""The tables of a data folder written as the contract's own CSV files."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from dashboard.data.contract.words import COLUMNS
from dashboard.data.dataset import Dataset


class FileExistsHereError(FileExistsError):
    """A table would overwrite a file that is there already; `filename` names it."""


def write_tables(dataset: Dataset, folder: Path) -> tuple[Path, ...]:
    """Write every table of which rows are used, in the contract's order; all of them or none.

    As Indonesian Excel opens them: semicolons, UTF-8 with BOM. A count without data is blank. Raises
    FileExistsHereError where a file is there already, and OSError where the folder can't be written.
    """
    used = {report.table for report in dataset.reports if report.rows_used}
    paths = {name: folder / f"{name}.csv" for name in COLUMNS if name in used}
    for path in paths.values():
        if path.exists():
            raise FileExistsHereError(17, "exists", str(path))
    folder.mkdir(parents=True, exist_ok=True)
    for name, path in paths.items():
        table = dataset.tables[name][list(COLUMNS[name])]
        path.write_bytes(_as_csv(table))
    return tuple(paths.values())


def _as_csv(table: pd.DataFrame) -> bytes:
    """The bytes of a table; answers are in the contract's words, percentages with a decimal comma."""
    answers = {
        str(name): table[name].map({True: "ya", False: "tidak"})
        for name in table
        if table[name].dtype == bool
    }
    written = table.assign(**answers).to_csv(index=False, sep=";", decimal=",", lineterminator="\r\n")
    return written.encode("utf-8-sig")
