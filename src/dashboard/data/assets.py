"""Addresses of the scripts the browser fetches, with a version, so that a changed file is fetched again."""

from __future__ import annotations

import hashlib
import tempfile
from functools import cache
from pathlib import Path
from typing import Final

from dashboard.data.joined_script import joined

STATIC: Final = Path(__file__).resolve().parents[3] / "static"
#: Below `static`: what the app writes there by itself.
KEPT: Final = "kept"


def script_urls(folder: str, entry: str, *, root: Path = STATIC) -> list[str]:
    """The addresses of `entry` in `static/<folder>` and of all it needs, relative to the app, `entry` first.

    One address, of all scripts joined: requests run six side by side, and each costs the first map up to
    50 ms. Where the joined file cannot be kept, every script by itself. The version in an address changes
    whenever any script of the folder does, because one of them imports the others.

    Raises:
        FileNotFoundError: there is no such file.
        UnjoinableScriptError: a script imports or exports in a way that joining does not know.
    """
    if not (root / folder / entry).is_file():
        raise FileNotFoundError(f"static/{folder}/{entry}")
    scripts = sorted((root / folder).glob("*.js"), key=lambda path: (path.name != entry, path.name))
    text, version = _joined(tuple((path, path.stat().st_mtime_ns) for path in scripts))
    copy = root / KEPT / f"{folder}-{version}.js"
    if copy.is_file() or _keep(text, copy, replaces=f"{folder}-*.js"):
        return [f"app/static/{KEPT}/{copy.name}"]
    return [f"app/static/{folder}/{path.name}?v={version}" for path in scripts]


@cache
def _joined(stamp: tuple[tuple[Path, int], ...]) -> tuple[str, str]:
    """The scripts as one, the first of them being the entry, and the version of that."""
    texts = {path.stem: path.read_text(encoding="utf-8") for path, _ in stamp}
    text = joined(texts, stamp[0][0].stem)
    return text, hashlib.sha256(text.encode()).hexdigest()[:12]


def _keep(text: str, copy: Path, *, replaces: str) -> bool:
    """Write the copy whole or not at all, then drop the copies it replaces; whether it could be written."""
    try:
        copy.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", newline="\n", dir=copy.parent, suffix=".tmp", delete=False
        ) as draft:
            draft.write(text)
        Path(draft.name).chmod(0o644)
        Path(draft.name).replace(copy)
        for older in copy.parent.glob(replaces):
            if older != copy:
                older.unlink(missing_ok=True)
    except OSError:
        return False
    return True
