"""Where the data lies on disk, and reading it from there."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Final

from dashboard.data.checks.validation import ValidTable
from dashboard.data.clock import WITA
from dashboard.data.dataset import Dataset, Source
from dashboard.data.disclosure.viewer import GUEST, OFFICE, Viewer
from dashboard.data.files.reading import MAX_BYTES, SUFFIXES, not_readable, table_name, too_large
from dashboard.data.intake import build_dataset, unknown_table, unreadable_table, validate_upload
from dashboard.data.outlines import boundaries
from dashboard.data.places.areas import Areas
from dashboard.data.places.resolving import CodeList
from dashboard.data.reference import (
    PUBLISHED_FILE,
    REFERENCE_FOLDER,
    ROOT,
    load_active_rules,
    load_areas,
    load_published,
    load_rates,
)

__all__ = [
    "OFFICE_FOLDER",
    "SAMPLE_FOLDER",
    "FolderNotFoundError",
    "fingerprint",
    "has_office_data",
    "load_areas",
    "load_dataset",
    "load_published",
    "load_rates",
    "office_viewer",
    "read_path",
    "surroundings",
    "written_at",
]

SAMPLE_FOLDER: Final = ROOT / "data" / "contoh"
OFFICE_FOLDER: Final = ROOT / "data" / "kantor"


#: Set to one of `_YES` by whoever runs the server, where only the office can reach it.
INTERNAL_VARIABLE: Final = "DASBOR_INTERNAL"
_YES: Final = frozenset({"ya", "true", "1"})


class FolderNotFoundError(FileNotFoundError):
    """A data folder that isn't there."""


def office_viewer() -> Viewer:
    """Who looks at the office's own files: the office, where whoever runs this server has said that only it
    reaches it (DASBOR_INTERNAL=ya), else a guest.
    """
    return OFFICE if os.environ.get(INTERNAL_VARIABLE, "").strip().casefold() in _YES else GUEST


def written_at(folder: Path) -> dict[str, datetime]:
    """When each data file of a folder was last written, in WITA; file name -> time."""
    return {path.name: datetime.fromtimestamp(path.stat().st_mtime, WITA) for path in _data_files(folder)}


def has_office_data(folder: Path = OFFICE_FOLDER) -> bool:
    """Whether the office's folder holds any data file."""
    return bool(_data_files(folder))


def fingerprint(folder: Path) -> str:
    """Changes whenever a data file of the folder, or what all data lie in, is changed, added or removed."""
    return f"{_state(_data_files(folder))}-{surroundings()}"


def surroundings() -> str:
    """Changes whenever what all data lie in is replaced: a reference table, published figures, boundaries."""
    return _state((*_data_files(REFERENCE_FOLDER), *_data_files(PUBLISHED_FILE.parent), boundaries.GEOJSON))


def _state(paths: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in paths:
        try:
            state = path.stat()
        except OSError:
            continue
        digest.update(f"{path}\0{state.st_size}\0{state.st_mtime_ns}\n".encode())
    return digest.hexdigest()[:16]


def load_dataset(
    folder: Path,
    *,
    source: Source,
    today: date,
    areas: Areas | None = None,
    code_list: CodeList = CodeList.KEMENDAGRI,
) -> Dataset:
    """The validated tables of a folder. A file that can't be read is told in `reports`, never raised.

    Raises FolderNotFoundError, and BrokenReferenceError when the reference tables themselves can't be read.
    """
    if not folder.is_dir():
        raise FolderNotFoundError(folder)
    areas = areas or load_areas()
    state = f"{source} {today} {fingerprint(folder)}"
    tables: list[ValidTable] = []
    for path in _data_files(folder):
        if table_name(path.stem) or path.suffix.lower() == ".xlsx":
            tables.extend(read_path(path, areas=areas, today=today, code_list=code_list, named_only=True))
        else:
            tables.append(unknown_table(path.name))
    return build_dataset(
        tables,
        source=source,
        areas=areas,
        today=today,
        fingerprint=state,
        law_rates=load_rates(areas),
        active_rules=load_active_rules(),
    )


def read_path(
    path: Path,
    *,
    areas: Areas,
    today: date,
    code_list: CodeList = CodeList.KEMENDAGRI,
    named_only: bool = False,
) -> tuple[ValidTable, ...]:
    """The tables of one file on disk; too large a file is refused by its size, without opening it.

    named_only: see reading.read_file.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            return (unreadable_table(path.name, too_large()),)
        content = path.read_bytes()
    except OSError:
        return (unreadable_table(path.name, not_readable()),)
    return validate_upload(
        path.name, content, areas=areas, today=today, code_list=code_list, named_only=named_only
    )


def _data_files(folder: Path) -> tuple[Path, ...]:
    """The files that may hold tables, by name; Excel's lock files (~$) and hidden files are none."""
    if not folder.is_dir():
        return ()
    return tuple(
        sorted(
            path
            for path in folder.iterdir()
            if path.suffix.lower() in SUFFIXES and not path.name.startswith((".", "~")) and path.is_file()
        )
    )
