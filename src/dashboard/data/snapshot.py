"""The last good state of the office's data, kept on disk so that one bad file never empties the site."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final

import pandas as pd

from dashboard.data import kept_tables
from dashboard.data.clock import now_wita
from dashboard.data.contract.words import COLUMNS
from dashboard.data.dataset import Dataset
from dashboard.data.version import content_version

#: Raised whenever the types of the tables change, so that older states are not read any more.
_RECIPE: Final = 2


def good_or_last(data: Dataset, folder: Path) -> Dataset:
    """The data themselves, kept as the last good state; where they are not good, that state instead.

    data: what reading the folder came to. Not good are data without a month of members, and data of which a
    table that the last good state has can't be used any more although its file is there. The reports stay
    those of the files as they are now; `last_good` says from when the numbers are.
    """
    place = kept_tables.place_of(folder)
    unusable = _unusable(data)
    if data.periods and not unusable:
        _keep_if_new(data, place)
        return data
    last = _read(place)
    if last is None or (data.periods and not any(len(last.tables.get(name, ())) for name in unusable)):
        if data.periods:
            _keep_if_new(data, place)
        return data
    return replace(
        data.with_own_tables(last.tables),
        version=last.version,
        last_good=last.kept_at,
    )


@dataclass(frozen=True, eq=False)
class _State:
    """A kept state: its tables by the contract's names, their version, and when it was kept."""

    tables: dict[str, pd.DataFrame]
    version: str
    kept_at: datetime


def _unusable(data: Dataset) -> set[str]:
    """The tables whose file is there and of which no row can be used."""
    used = dict.fromkeys((report.table for report in data.reports), 0)
    for report in data.reports:
        used[report.table] += report.rows_used
    return {report.table for report in data.reports if report.errors and not used[report.table]}


def _keep_if_new(data: Dataset, place: Path) -> None:
    """Keep the state, unless it is the one that is there."""
    if kept_tables.about(place, recipe=_RECIPE).get("version") == data.version:
        return
    about = {"recipe": _RECIPE, "version": data.version, "kept_at": now_wita().isoformat()}
    kept_tables.keep(place, data.own_tables, about)


def _read(place: Path) -> _State | None:
    """The kept state, or None where there is none that can be read whole."""
    about = kept_tables.about(place, recipe=_RECIPE)
    try:
        tables = kept_tables.kept(place)
        if tables.keys() != set(COLUMNS) or content_version(tables) != about["version"]:
            return None
        return _State(tables, str(about["version"]), datetime.fromisoformat(about["kept_at"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
