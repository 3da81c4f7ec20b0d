"""Whose rows a table holds: each row belongs to one branch, or to the regional office alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.data.checks.validation import ValidTable
from dashboard.data.contract.findings import MOST_LISTED
from dashboard.data.contract.words import Level
from dashboard.data.places.areas import Areas

#: Of the regional office, as `kode_cabang`: what belongs to no branch.
NO_BRANCH: Final = ""
_REGIONAL: Final = frozenset({"tonggak", "tarif_iuran"})
_REGENCY_DIGITS: Final = 4


@dataclass(frozen=True)
class ForeignRow:
    """A row of another branch, or of none: where it stands, and what it is of."""

    path: str
    row: int
    column: str
    value: str


def scope_column(table: str) -> str:
    """The column that says whose a row is, for words; "" for a table that is the regional office's."""
    if table in _REGIONAL:
        return ""
    return {"iuran_desa": "kode_desa", "realisasi_cabang": "kode_cabang", "target": "kode"}.get(
        table, "kode_wilayah"
    )


def branches_of(rows: pd.DataFrame, *, table: str, areas: Areas) -> pd.Series:
    """The branch of each row, NO_BRANCH for what is the regional office's; text, the index of the rows."""
    column = scope_column(table)
    if not column:
        return pd.Series(NO_BRANCH, index=rows.index, dtype="str")
    of_area = {code: areas.branch_of(code) for code in areas.codes}
    itself = {code: code for code in areas.branches}
    if table == "realisasi_cabang":
        return _looked_up(rows[column], itself)
    if table == "target":
        found = _looked_up(rows[column], of_area).where(rows["tingkat"] == Level.REGENCY, NO_BRANCH)
        return found.where(rows["tingkat"] != Level.BRANCH, _looked_up(rows[column], itself))
    return _looked_up(rows[column].str[:_REGENCY_DIGITS] if table == "iuran_desa" else rows[column], of_area)


def _looked_up(codes: pd.Series, branches: dict[str, str]) -> pd.Series:
    return codes.map(branches).fillna(NO_BRANCH).astype("str")


def own_rows(rows: pd.DataFrame, branch: str, *, table: str, areas: Areas) -> npt.NDArray[np.bool_]:
    """Which rows are a branch's own; all of them for the regional office. A flag a row."""
    if branch == NO_BRANCH:
        return np.ones(len(rows), dtype=bool)
    return np.asarray(branches_of(rows, table=table, areas=areas) == branch, dtype=bool)


def foreign_rows(
    sent: Sequence[ValidTable], branch: str, *, areas: Areas
) -> tuple[int, tuple[ForeignRow, ...]]:
    """How many rows sent for a branch are not its own, and the first of them."""
    count = 0
    first: list[ForeignRow] = []
    for part in sent:
        if part.frame is None or part.frame.empty:
            continue
        foreign = np.flatnonzero(~own_rows(part.frame, branch, table=part.name, areas=areas))
        count += len(foreign)
        column = scope_column(part.name)
        for at in foreign[: MOST_LISTED - len(first)]:
            value = str(part.frame[column].iloc[at]) if column else ""
            first.append(ForeignRow(part.report.path, int(part.rows[at]), column, value))
    return count, tuple(first)
