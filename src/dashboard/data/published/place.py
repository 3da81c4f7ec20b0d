"""Where the store of published versions is, as whoever runs the app says; nowhere, if nobody does."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from dashboard.data.published.errors import UnknownAddressError
from dashboard.data.reference import ROOT

#: A path, or one of `_YES` for the user's own data folder.
STORE_VARIABLE: Final = "DASBOR_STORE"
#: The address of a PostgreSQL database; it goes before STORE_VARIABLE.
DATABASE_VARIABLE: Final = "DASBOR_DATABASE_URL"
#: The same database for a user who may read what guests see and nothing else; for PostgreSQL.
READING_VARIABLE: Final = "DASBOR_DATABASE_URL_BACA"
#: Set to one of `_YES` where the disk with the SQLite file outlasts the server.
LASTING_VARIABLE: Final = "DASBOR_STORE_TETAP"
#: Set to one of `_YES` in an office of one person, who may then approve what he has sent himself.
ALONE_VARIABLE: Final = "DASBOR_SATU_ORANG"
#: Where the address may stand instead of in the environment: `[dasbor] database_url`.
SECRET: Final = ("dasbor", "database_url")
READING_SECRET: Final = "database_url_baca"

_YES: Final = frozenset({"ya", "true", "1"})
_FILE_NAME: Final = "terbit.sqlite"
_SECRETS: Final = Path(".streamlit") / "secrets.toml"
_POSTGRESQL: Final = ("postgresql://", "postgres://", "postgresql+psycopg://")
_SQLITE: Final = "sqlite:///"


@dataclass(frozen=True)
class Place:
    """A store; what is shown of it is `said` alone.

    url: of PostgreSQL, with its password, else ""; file: of SQLite. lasting: whether it outlasts a server.
    reading_url: of the same database for a user who may read what guests see; "" where there is none.
    alone: whether a sender may approve his own.
    """

    file: Path | None
    url: str = field(default="", repr=False)
    lasting: bool = True
    reading_url: str = field(default="", repr=False)
    alone: bool = False

    @property
    def said(self) -> str:
        """The place in words that give nothing away."""
        return "PostgreSQL" if self.file is None else str(self.file)


def configured(secrets: Mapping[str, Any] | None = None) -> Place | None:
    """The store that the environment names, else the one in the secrets; None for none.

    secrets: what secrets.toml holds; None to read the project's or the user's. Raises UnknownAddressError.
    """
    found = (read_secrets() if secrets is None else secrets).get(SECRET[0])
    section = found if isinstance(found, Mapping) else {}
    address = _set(DATABASE_VARIABLE, section.get(SECRET[1]))
    written = address or os.environ.get(STORE_VARIABLE, "").strip()
    if not written:
        return None
    place = place_at(str(_own_file()) if not address and written.casefold() in _YES else written)
    reading = _set(READING_VARIABLE, section.get(READING_SECRET))
    if not reading or place.file is not None:
        return place
    by_reader = place_at(reading)
    if by_reader.file is not None:
        raise UnknownAddressError
    return replace(place, reading_url=by_reader.url)


def _set(variable: str, secret: object) -> str:
    """A setting of the environment, else of the secrets; "" for none."""
    return os.environ.get(variable, "").strip() or (secret.strip() if isinstance(secret, str) else "")


def place_at(written: str) -> Place:
    """The store at an address of PostgreSQL, or at a path. Raises UnknownAddressError."""
    alone = _says_yes(ALONE_VARIABLE)
    if written.startswith(_POSTGRESQL):
        return Place(None, url=f"{_POSTGRESQL[2]}{written.partition('://')[2]}", alone=alone)
    path = written.removeprefix(_SQLITE)
    if "://" in path or not path.strip():
        raise UnknownAddressError
    return Place(Path(path).expanduser(), lasting=_says_yes(LASTING_VARIABLE), alone=alone)


def _says_yes(variable: str) -> bool:
    return os.environ.get(variable, "").strip().casefold() in _YES


def _own_file() -> Path:
    """In the place of this user for data that programs keep."""
    usual = os.environ.get("LOCALAPPDATA") or os.environ.get("XDG_DATA_HOME")
    return (Path(usual) if usual else Path.home() / ".local" / "share") / "dasbor-sulama" / _FILE_NAME


def read_secrets() -> Mapping[str, Any]:
    """What secrets.toml holds, as Streamlit finds it: the project's own, else the user's; else nothing."""
    for folder in (ROOT, Path.home()):
        try:
            return tomllib.loads((folder / _SECRETS).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            continue
    return {}
