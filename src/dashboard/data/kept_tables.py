"""Tables kept on disk between runs of the server: outside the repository and outside the data folder.

A place is readable by the server's own user alone, and is written whole or not at all. Tables are Parquet:
reading them runs nothing.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import pandas as pd

#: Names the folder for what is kept; without it the usual place for such files of this user.
CACHE_VARIABLE: Final = "DASBOR_CACHE"

_ABOUT: Final = "isi.json"


def place_of(folder: Path, *, kind: str = "") -> Path:
    """Where something of a data folder is kept; kind: what of it, "" for its last good state."""
    named = os.environ.get(CACHE_VARIABLE, "").strip()
    usual = os.environ.get("LOCALAPPDATA") or os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    root = Path(named) if named else Path(usual) / "dasbor-sulama"
    return root / f"{hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:16]}{kind}"


def keep(place: Path, tables: Mapping[str, pd.DataFrame], about: Mapping[str, Any]) -> None:
    """Write tables beside those before, then put them in their place; where that fails nothing is kept."""
    try:
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = Path(tempfile.mkdtemp(prefix="draf-", dir=place.parent))
        for name, table in tables.items():
            table.to_parquet(draft / f"{name}.parquet", index=False)
        (draft / _ABOUT).write_text(json.dumps(about), encoding="utf-8")
        if place.exists():
            older = Path(tempfile.mkdtemp(prefix="lama-", dir=place.parent))
            place.replace(older / place.name)
            draft.replace(place)
            shutil.rmtree(older, ignore_errors=True)
        else:
            draft.replace(place)
    except OSError:
        return


def about(place: Path, *, recipe: int) -> dict[str, Any]:
    """What is said of the tables that are kept; nothing where there are none of this recipe."""
    try:
        said = json.loads((place / _ABOUT).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return said if isinstance(said, dict) and said.get("recipe") == recipe else {}


def kept(place: Path) -> dict[str, pd.DataFrame]:
    """The tables by name. Raises OSError or ValueError where one can't be read."""
    return {path.stem: pd.read_parquet(path) for path in place.glob("*.parquet")}
