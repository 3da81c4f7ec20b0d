"""What differs between two versions, table by table, row by row of the same key."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import pandas as pd

from dashboard.data.contract.words import COLUMNS
from dashboard.data.converting import as_written
from dashboard.data.dataset import none_of
from dashboard.data.places.areas import Areas
from dashboard.data.places.resolving import AreaResolver
from dashboard.data.schemas import table_specs

#: Rows shown of each table.
SHOWN: Final = 5
ADDED, REMOVED, CHANGED = "added", "removed", "changed"
_KINDS: Final = {"right_only": ADDED, "left_only": REMOVED, "both": CHANGED}
_SIDE, _TWIN = "_sisi", "_kembar"
_BEFORE, _AFTER = " sebelum", " sesudah"


@dataclass(frozen=True)
class RowChange:
    """A row of one version or of both: ADDED, REMOVED or CHANGED.

    key: column -> cell; cells: column -> before and after, those that differ; before is None for a row added,
    after for one removed.
    """

    kind: str
    key: Mapping[str, str]
    cells: Mapping[str, tuple[str | None, str | None]]


@dataclass(frozen=True)
class TableChange:
    """How many rows a table has gained, lost and changed, and the first of them in the order of the key."""

    added: int
    removed: int
    changed: int
    first: tuple[RowChange, ...]


def compared(
    before: Mapping[str, pd.DataFrame], after: Mapping[str, pd.DataFrame], *, areas: Areas, today: date
) -> dict[str, TableChange]:
    """The tables that differ between two versions, by name; before, after: their typed tables."""
    specs = table_specs(AreaResolver(areas), today=today)
    found = {
        name: _table_change(
            before.get(name, none_of(name)), after.get(name, none_of(name)), key=specs[name].key
        )
        for name in COLUMNS
        if name in before or name in after
    }
    return {name: each for name, each in found.items() if each.added or each.removed or each.changed}


def _table_change(before: pd.DataFrame, after: pd.DataFrame, *, key: Sequence[str]) -> TableChange:
    own = list(dict.fromkeys([*before.columns, *after.columns]))
    amounts = [name for name in own if name not in key]
    by = [*key, _TWIN]
    both = _as_text(before, own, key).merge(
        _as_text(after, own, key), on=by, how="outer", suffixes=(_BEFORE, _AFTER), indicator=_SIDE
    )
    differs = pd.Series(False, index=both.index)
    for name in amounts:
        differs |= both[f"{name}{_BEFORE}"] != both[f"{name}{_AFTER}"]
    rows = both[differs | (both[_SIDE] != "both")]
    kinds = rows[_SIDE].map(_KINDS)
    counts = {kind: int((kinds == kind).sum()) for kind in _KINDS.values()}
    return TableChange(
        **counts, first=tuple(_row_change(row, key, amounts) for row in rows.head(SHOWN).to_dict("records"))
    )


def _as_text(table: pd.DataFrame, columns: Sequence[str], key: Sequence[str]) -> pd.DataFrame:
    """Every cell as text, "" for none; rows of the same key are told apart by their number."""
    written = as_written(table)
    text = pd.DataFrame(
        {
            name: written[name].astype("string").fillna("").astype(str) if name in written else ""
            for name in columns
        },
        index=table.index,
    )
    text = text.sort_values(list(columns), kind="stable")
    return text.assign(**{_TWIN: text.groupby(list(key), sort=False).cumcount()})


def _row_change(row: Mapping[Hashable, Any], key: Sequence[str], amounts: Sequence[str]) -> RowChange:
    kind = _KINDS[row[_SIDE]]
    cells = {}
    for name in amounts:
        old = None if kind == ADDED else row[f"{name}{_BEFORE}"]
        new = None if kind == REMOVED else row[f"{name}{_AFTER}"]
        if old != new:
            cells[name] = (old, new)
    return RowChange(kind, {name: row[name] for name in key}, cells)
