"""The start of the server: what was read and validated once is taken from disk while nothing has changed.

Kept under the content of the folder's files, of the code that reads them, and the day; reference tables and
boundaries count with the files. Where any of them differs, or what is kept can't be read whole, the files are
read anew.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

import pandas as pd

from dashboard.data import kept_tables, store
from dashboard.data.contract.words import COLUMNS
from dashboard.data.dataset import Dataset, Source
from dashboard.data.disclosure.gate import sealed_rows, seen_by, view_for
from dashboard.data.disclosure.sealed import rows_within
from dashboard.data.disclosure.viewer import GUEST
from dashboard.data.kept_reports import UnkeepableError, as_json, from_json
from dashboard.data.places.areas import Areas
from dashboard.data.reference import load_active_rules

#: Raised whenever what is kept changes its form.
_RECIPE: Final = 3
_KIND: Final = "-awal"
#: What a guest sees is kept by itself: it is what most starts need, and the rest then never comes to memory.
_GUESTS_KIND: Final = "-tamu"
#: Before the name of a table that is kept closed.
_SEALED: Final = "tersegel-"
#: Kept beside the folder's own tables, as checking it takes longer than reading the rest.
_LAW: Final = "tarif_undang_undang"
_CODE: Final = Path(__file__).resolve().parents[1]


def started(folder: Path, *, source: Source, today: date, areas: Areas | None = None) -> Dataset:
    """`store.load_dataset` of a folder, from what was kept of it where that is the same.

    areas: the reference tables where they are read already.

    Raises FolderNotFoundError, BrokenReferenceError.
    """
    try:
        key = _key(folder, source, today)
    except OSError:
        return store.load_dataset(folder, source=source, today=today, areas=areas)
    place = kept_tables.place_of(folder, kind=_KIND)
    data = _kept(place, folder, key, source=source, today=today, areas=areas)
    if data is None:
        data = store.load_dataset(folder, source=source, today=today, areas=areas)
        _keep(place, data, key)
    return data


def started_for_guests(folder: Path, *, source: Source, today: date, read: Callable[[], Dataset]) -> Dataset:
    """What a guest sees of a folder, from what was kept of it where that is the same.

    read: gives the folder's dataset, called where nothing is kept; see `started`. What stands in for files
    that can't be used is never kept here. Raises what `read` raises.
    """
    try:
        key = _key(folder, source, today)
    except OSError:
        return view_for(read(), GUEST)
    place = kept_tables.place_of(folder, kind=_GUESTS_KIND)
    data = _kept(place, folder, key, source=source, today=today, areas=None)
    if data is not None:
        return replace(data, fingerprint=seen_by(data.fingerprint, GUEST))
    data = view_for(read(), GUEST)
    if data.last_good is None:
        _keep(place, data, key)
    return data


def _key(folder: Path, source: Source, today: date) -> str:
    files = (path for path in sorted(folder.iterdir()) if path.is_file())
    return f"{_RECIPE} {source} {today} {_digest(files)} {store.surroundings()} {_code()} {pd.__version__}"


@cache
def _code() -> str:
    return _digest(sorted(_CODE.rglob("*.py")))


def _digest(paths: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in paths:
        content = path.read_bytes()
        digest.update(f"{path.name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def _keep(place: Path, data: Dataset, key: str) -> None:
    try:
        reports = [as_json(each) for each in data.reports]
    except UnkeepableError:
        return
    about = {
        "recipe": _RECIPE,
        "key": key,
        "version": data.version,
        "reports": reports,
        "summed": sorted(data.summed),
    }
    sealed = {f"{_SEALED}{name}": rows_within(each) for name, each in data.sealed.items()}
    kept_tables.keep(place, {**data.own_tables, **sealed, _LAW: data.law_rates}, about)


def _kept(
    place: Path, folder: Path, key: str, *, source: Source, today: date, areas: Areas | None
) -> Dataset | None:
    about = kept_tables.about(place, recipe=_RECIPE)
    if about.get("key") != key:
        return None
    try:
        tables = kept_tables.kept(place)
        reports = tuple(from_json(each) for each in about["reports"])
        version = str(about["version"])
        summed = frozenset(map(str, about["summed"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
    closed = {name.removeprefix(_SEALED): tables.pop(name) for name in [*tables] if name.startswith(_SEALED)}
    if tables.keys() != {*COLUMNS, _LAW}:
        return None
    areas = areas or store.load_areas()
    law_rates = tables.pop(_LAW)
    empty = {name: table.iloc[:0] for name, table in tables.items()}
    return Dataset(
        source=source,
        areas=areas,
        reports=reports,
        fingerprint=f"{source} {today} {store.fingerprint(folder)}",
        law_rates=law_rates,
        members=empty["kepesertaan"],
        eligible=empty["potensi"],
        targets=empty["target"],
        milestones=empty["tonggak"],
        version=version,
        active_rules=load_active_rules(),
        sealed={name: sealed_rows(rows, name, areas) for name, rows in closed.items()},
        summed=summed,
    ).with_own_tables({name: tables[name] for name in COLUMNS})
