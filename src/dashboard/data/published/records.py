"""What is said of published versions, the same in a folder and in a store."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

import pandas as pd

#: Changes with every change of what a version is made of.
CONTRACT: Final = 1
#: Kinds of lines of the history.
PUBLISHED: Final = "terbit"
RESTORED: Final = "kembali"
WITHDRAWN: Final = "tarik"


@dataclass(frozen=True)
class Checks:
    """What reading the files came to: rows read, used, refused, and warnings."""

    dibaca: int
    dipakai: int
    ditolak: int
    peringatan: int


@dataclass(frozen=True)
class Version:
    """What a version is made of.

    versi: its id, the data version of its content. tabel: table -> digest of its content and rows. bulan: the
    first and the last month. uji: whether it is the sample's data, which everything then says. rahasia:
    tables about single entities, of which nothing is published. induk: the version before it, "" for none.
    """

    versi: str
    tabel: Mapping[str, tuple[str, int]]
    bulan: tuple[str, str]
    uji: bool
    rahasia: tuple[str, ...]
    periksa: Checks
    catatan: str
    induk: str


@dataclass(frozen=True)
class Entry:
    """One line of the history.

    jenis: `terbit`, `kembali` for a version in force again, or `tarik` for one whose content is gone. waktu:
    ISO 8601, in WITA. catatan: the note, or the reason. oleh: who; "" in a folder, where git says it.
    """

    urutan: int
    versi: str
    jenis: str
    waktu: str
    catatan: str
    oleh: str = ""


def in_force_with(entries: Sequence[Entry]) -> tuple[str, ...]:
    """The versions that the one in force rests on, itself the last; none that was stepped back over.

    entries: the history, the newest first.
    """
    rests_on: dict[str, tuple[str, ...]] = {}
    now: tuple[str, ...] = ()
    for entry in reversed(entries):
        if entry.jenis == PUBLISHED:
            now = rests_on[entry.versi] = (*now, entry.versi)
        elif entry.jenis == RESTORED:
            now = rests_on.get(entry.versi, (entry.versi,))
    return now


@dataclass(frozen=True)
class Noted:
    """A line of the audit. act: what was done, `ditolak` for what was refused; about: what it was done to.

    person, name: who; at: ISO 8601, in WITA. details: as they were kept.
    """

    act: str
    about: str
    person: int
    name: str
    at: str
    details: Mapping[str, Any]


@dataclass(frozen=True)
class InForce:
    """What is in force. version: "" for none; line: that of the history that put it there, 0 for none."""

    version: str = ""
    line: int = 0


@dataclass(frozen=True, eq=False)
class Picture:
    """A version that stands, the line of the history that put it in force last, and its tables."""

    version: Version
    entry: Entry
    tables: Mapping[str, pd.DataFrame]


def as_json(version: Version) -> dict[str, Any]:
    """A version as it is written; `version_of` reads it."""
    return asdict(version)


def version_of(said: Mapping[str, Any]) -> Version:
    """A version as it was written.

    Raises ValueError, TypeError, KeyError or AttributeError for anything else.
    """
    return Version(
        **{
            **said,
            "tabel": {name: (str(digest), int(rows)) for name, (digest, rows) in said["tabel"].items()},
            "bulan": tuple(said["bulan"]),
            "rahasia": tuple(said["rahasia"]),
            "periksa": Checks(**said["periksa"]),
        }
    )
