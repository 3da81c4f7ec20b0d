"""Versions of what the browser fetches by URL, so that a changed file is fetched again."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import Final

STATIC: Final = Path(__file__).resolve().parents[3] / "static"


def asset_url(folder: str, entry: str, *, root: Path = STATIC) -> str:
    """The address of `entry` in `static/<folder>`, relative to the app, with a version of the whole folder.

    The version changes whenever any file of the folder does, because one script there imports the others.

    Raises:
        FileNotFoundError: there is no such file.
    """
    if not (root / folder / entry).is_file():
        raise FileNotFoundError(f"static/{folder}/{entry}")
    stamp = tuple(
        (path, path.stat().st_mtime_ns) for path in sorted((root / folder).iterdir()) if path.is_file()
    )
    return f"app/static/{folder}/{entry}?v={_digest(stamp)}"


def asset_names(folder: str, suffix: str, *, root: Path = STATIC) -> list[str]:
    """The names of the files in `static/<folder>` that end so, in order."""
    return sorted(path.name for path in (root / folder).iterdir() if path.name.endswith(suffix))


@cache
def _digest(stamp: tuple[tuple[Path, int], ...]) -> str:
    digest = hashlib.sha256()
    for path, _ in stamp:
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
