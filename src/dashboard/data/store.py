"""Where the data lies on disk, and reading it from there."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Final

from dashboard.data.checks.validation import ValidTable
from dashboard.data.clock import WITA
from dashboard.data.contract.as_sent import UnreadableFileError
from dashboard.data.contract.report import FileReport, Problem
from dashboard.data.dataset import Dataset, Source
from dashboard.data.disclosure.viewer import GUEST, OFFICE, Viewer
from dashboard.data.files.kinds import is_table_elsewhere, unread_format
from dashboard.data.files.limits import MAX_BYTES, too_large
from dashboard.data.files.reading import SUFFIXES, not_readable, table_name
from dashboard.data.intake import build_dataset, unreadable_table, validate_upload
from dashboard.data.layouts.mapping import MAPPING_FILE, NO_MAPPING, LayoutMapping, read_mapping
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
from dashboard.i18n import N_, Message

__all__ = [
    "OFFICE_FOLDER",
    "SAMPLE_FOLDER",
    "VERSION_FILE",
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


#: What an exported version says of itself, beside its tables.
VERSION_FILE: Final = "versi.json"
#: What may lie in a data folder beside the data, in lower case: it is used elsewhere, or by nobody.
_NO_DATA: Final = frozenset(
    {"readme.md", MAPPING_FILE, VERSION_FILE, "batas.geojson", "thumbs.db", "desktop.ini"}
)

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
    return f"{_state((*_data_files(folder), folder / MAPPING_FILE))}-{surroundings()}"


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
    mapping: LayoutMapping | None = None,
) -> Dataset:
    """The validated tables of a folder. A file that can't be read is told in `reports`, never raised.

    mapping: layouts that somebody has confirmed; None for those of the folder's own pemetaan.json.
    Raises FolderNotFoundError, and BrokenReferenceError when the reference tables themselves can't be read.
    """
    if not folder.is_dir():
        raise FolderNotFoundError(folder)
    areas = areas or load_areas()
    state = f"{source} {today} {fingerprint(folder)}"
    tables: list[ValidTable] = []
    if mapping is None:
        try:
            mapping = mapping_in(folder)
        except UnreadableFileError as error:
            mapping = NO_MAPPING
            tables.append(unreadable_table(MAPPING_FILE, error))
    for path in _data_files(folder):
        tables.extend(
            read_path(path, areas=areas, today=today, code_list=code_list, fitting_only=True, mapping=mapping)
        )
    tables.extend(unread_here(folder))
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
    fitting_only: bool = False,
    mapping: LayoutMapping = NO_MAPPING,
) -> tuple[ValidTable, ...]:
    """The tables of one file on disk; too large a file is refused by its size, without opening it.

    fitting_only: see reading.read_file; mapping: layouts that somebody has confirmed.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            return (unreadable_table(path.name, too_large()),)
        content = path.read_bytes()
    except OSError:
        return (unreadable_table(path.name, not_readable()),)
    return validate_upload(
        path.name,
        content,
        areas=areas,
        today=today,
        code_list=code_list,
        fitting_only=fitting_only,
        mapping=mapping,
    )


def check_outlines(path: Path, *, areas: Areas) -> FileReport:
    """What checking a file of boundaries on disk came to."""
    # Not at the top: geometry libraries take most of a second, and only this command needs them.
    from dashboard.data.outlines.build import boundary_report  # noqa: PLC0415

    try:
        content = path.read_bytes()
    except OSError:
        return FileReport(path.name, 0, 0, 0, errors=(not_readable().problem,))
    return boundary_report(path.name, content, areas)


def mapping_in(folder: Path) -> LayoutMapping:
    """The layouts that were confirmed for a data folder and lie in it; none where it has no pemetaan.json.

    Raises UnreadableFileError.
    """
    path = folder / MAPPING_FILE
    return read_mapping_file(path) if path.exists() else NO_MAPPING


def read_mapping_file(path: Path) -> LayoutMapping:
    """The layouts in a pemetaan.json, wherever it lies. Raises UnreadableFileError."""
    try:
        return read_mapping(path.read_bytes())
    except OSError:
        raise not_readable() from None


def unread_here(folder: Path) -> tuple[ValidTable, ...]:
    """What lies in a data folder and is not read for its format, or for where it lies.

    A table by its kind or its name is missed, and an error; of anything else it is only said.
    """
    found: list[ValidTable] = []
    for path in sorted(folder.iterdir()):
        if path.name.startswith((".", "~")):
            continue
        if path.is_dir():
            found.extend(_in_subfolder(path, inner) for inner in sorted(path.iterdir()) if _is_data(inner))
        elif path.suffix.lower() not in SUFFIXES and path.name.casefold() not in _NO_DATA:
            found.append(_of_another_format(path.name))
    return tuple(found)


def _is_data(path: Path) -> bool:
    known = path.suffix.lower() in SUFFIXES or is_table_elsewhere(path.name)
    return known and not path.name.startswith((".", "~")) and path.is_file()


def _of_another_format(name: str) -> ValidTable:
    told = _not_read(name, *unread_format(name))
    if told.name or is_table_elsewhere(name):
        return told
    return replace(told, report=replace(told.report, errors=(), warnings=told.report.errors))


def _in_subfolder(folder: Path, path: Path) -> ValidTable:
    expected = Message(
        N_("Berkas ini ada di subfolder {folder}, jadi tidak dibaca."),
        {"folder": folder.name},
    )
    suggestion = Message(N_("Pindahkan ke folder data, lalu periksa lagi."))
    return _not_read(f"{folder.name}/{path.name}", expected, suggestion)


def _not_read(name: str, expected: Message, suggestion: Message) -> ValidTable:
    table = table_name(Path(name).name.split(".")[0]) or ""
    report = FileReport(name, 0, 0, 0, errors=(Problem(None, "", "", expected, suggestion),))
    return ValidTable(table, None, report)


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
