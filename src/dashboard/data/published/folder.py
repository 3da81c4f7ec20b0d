"""A folder of published versions, made to be committed: the guest's view, and nothing beyond it.

`isi/` holds tables by the digest of their content, shared by all versions; `versi/` what a version is made
of; `riwayat.jsonl` what was published when and why; `kini` the version in force. Each is written whole or not
at all, `kini` last, so that a reader finds a whole version whenever it looks.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import tempfile
from dataclasses import asdict, replace
from datetime import datetime
from pathlib import Path
from typing import Final

import pandas as pd

from dashboard.data import store
from dashboard.data.dataset import Dataset
from dashboard.data.published.as_dataset import as_dataset, unreadable_dataset
from dashboard.data.published.contents import as_parquet, checked, unreadable
from dashboard.data.published.errors import PublishingError, UnknownVersionError
from dashboard.data.published.preparing import prepared
from dashboard.data.published.records import Entry, Version, as_json, version_of
from dashboard.data.reference import ROOT

#: Committed with the project, it is what the project shows first.
FOLDER: Final = ROOT / "data" / "terbit"
_NOW, _HISTORY = "kini", "riwayat.jsonl"
_VERSIONS, _CONTENTS = "versi", "isi"


def publish(
    data: Dataset, folder: Path, *, note: str, accept_refused: int | None, trial: bool, now: datetime
) -> tuple[Version, bool]:
    """Write what a guest may see of a dataset as a version, and put it in force.

    data, accept_refused, trial: see `preparing.prepared`. Returns the version, and whether anything changed:
    the same content in force already is left as it is. Raises PublishingError, OSError.
    """
    made = prepared(data, note=note, accept_refused=accept_refused, trial=trial, today=now.date())
    before = current(folder)
    version = replace(made.version, induk="" if before is None else before.versi)
    if before is not None and before.versi == version.versi:
        return before, False
    for name, table in made.tables.items():
        _put(folder / _CONTENTS / f"{version.tabel[name][0]}.parquet", as_parquet(table))
    described = folder / _VERSIONS / f"{version.versi}.json"
    if not described.exists():
        _put(described, json.dumps(as_json(version), ensure_ascii=False, indent=2).encode())
    _in_force(folder, version.versi, kind="terbit", note=note, now=now)
    return version, True


def rollback(folder: Path, wanted: str, *, note: str, now: datetime) -> Version:
    """Put an older version in force again, as a new line of the history. Raises PublishingError."""
    version = described(folder, wanted)
    _tables(folder, version)
    _in_force(folder, version.versi, kind="kembali", note=note, now=now)
    return version


def current(folder: Path) -> Version | None:
    """The version in force; None where nothing is published. Raises PublishingError."""
    try:
        wanted = (folder / _NOW).read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return None
    except (OSError, ValueError):
        raise unreadable(_NOW) from None
    return described(folder, wanted)


def history(folder: Path) -> tuple[Entry, ...]:
    """What was published, the newest first. Raises PublishingError."""
    try:
        lines = (folder / _HISTORY).read_text(encoding="utf-8").splitlines()
        return tuple(Entry(**json.loads(line)) for line in reversed(lines))
    except FileNotFoundError:
        return ()
    except (OSError, ValueError, TypeError):
        raise unreadable(_HISTORY) from None


def is_there(folder: Path | None = None) -> bool:
    """Whether anything is published in a folder; None for the project's own."""
    return ((folder or FOLDER) / _NOW).is_file()


def fingerprint(folder: Path | None = None) -> str:
    """Changes with the version in force and with what all data lie in."""
    try:
        now = ((folder or FOLDER) / _NOW).read_bytes()
    except OSError:
        now = b""
    return f"{hashlib.sha256(now).hexdigest()[:16]}-{store.surroundings()}"


def written_at(folder: Path | None = None) -> dict[str, datetime]:
    """When the version in force was published, in WITA, by its name."""
    lines = history(folder or FOLDER)
    return {lines[0].versi: datetime.fromisoformat(lines[0].waktu)} if lines else {}


def read(folder: Path | None = None, *, fingerprint: str) -> Dataset:
    """The version in force as a dataset, each table checked against its digest. Raises PublishingError."""
    folder = folder or FOLDER
    version = current(folder)
    if version is None:
        raise unreadable(_NOW)
    return as_dataset(version, _tables(folder, version), fingerprint=fingerprint)


def unusable(error: PublishingError, *, fingerprint: str) -> Dataset:
    """What stands for a published folder that can't be used."""
    return unreadable_dataset(error, name=FOLDER.name, fingerprint=fingerprint)


def described(folder: Path, wanted: str) -> Version:
    """What a version is made of. Raises PublishingError."""
    if not re.fullmatch(r"[0-9a-f]{8,64}", wanted):
        raise UnknownVersionError(wanted)
    path = folder / _VERSIONS / f"{wanted}.json"
    try:
        return version_of(json.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        raise UnknownVersionError(wanted) from None
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        raise unreadable(f"{_VERSIONS}/{path.name}") from None


def _tables(folder: Path, version: Version) -> dict[str, pd.DataFrame]:
    """The tables of a version, whose content is what their names say."""
    found = {}
    for name, (digest, rows) in version.tabel.items():
        path = folder / _CONTENTS / f"{digest}.parquet"
        place = f"{_CONTENTS}/{path.name}"
        try:
            content = path.read_bytes()
        except OSError:
            raise unreadable(place) from None
        found[name] = checked(content, table=name, digest=digest, rows=rows, name=place)
    return found


def _in_force(folder: Path, version: str, *, kind: str, note: str, now: datetime) -> None:
    """Write the history, then the pointer; until that is written the version before stays in force."""
    lines = list(reversed(history(folder)))
    entry = Entry(len(lines) + 1, version, kind, now.isoformat(timespec="seconds"), note)
    written = [json.dumps(_line(each), ensure_ascii=False) for each in (*lines, entry)]
    _put(folder / _HISTORY, ("\n".join(written) + "\n").encode())
    _put(folder / _NOW, f"{version}\n".encode())


def _put(path: Path, content: bytes) -> None:
    """Write a file whole, or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=".draf-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        # Made for its owner alone; what is committed may be read like every other file.
        Path(draft).chmod(0o644)
        Path(draft).replace(path)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise


def _line(entry: Entry) -> dict[str, object]:
    """An entry as it stands in the history: git says who made it."""
    return {name: value for name, value in asdict(entry).items() if name != "oleh"}
