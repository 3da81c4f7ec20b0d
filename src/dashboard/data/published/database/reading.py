"""What is asked of the store: rows that never change, and the pointer to them. Each within one snapshot."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import sqlalchemy as sa

from dashboard.data.published.contents import checked, unreadable
from dashboard.data.published.database import tables as t
from dashboard.data.published.errors import UnknownVersionError, WithdrawnError
from dashboard.data.published.records import WITHDRAWN, Checks, Entry, InForce, Noted, Version


def in_force(connection: sa.Connection, *, for_update: bool = False) -> tuple[str, int]:
    """The id of the version in force, "" for none, and how many lines the history has.

    for_update: whether every other writer waits from here on.
    """
    asked = sa.select(t.now.c.versi_id, t.now.c.urutan)
    found = connection.execute(asked.with_for_update() if for_update else asked).one()
    return found.versi_id or "", int(found.urutan)


def standing_line(connection: sa.Connection) -> InForce:
    """The version in force, and the line that put it there."""
    version, _ = in_force(connection)
    return InForce(version, last_entry(connection, version).urutan) if version else InForce()


def entries(connection: sa.Connection) -> tuple[Entry, ...]:
    """The history, the newest first."""
    asked = (
        sa.select(t.history, t.people.c.nama)
        .join(t.people, t.people.c.id == t.history.c.oleh)
        .order_by(t.history.c.urutan.desc())
    )
    return tuple(
        Entry(int(each.urutan), each.versi_id, each.jenis, each.waktu, each.alasan, each.nama)
        for each in connection.execute(asked)
    )


def noted(connection: sa.Connection, *, person: int | None, most: int) -> tuple[Noted, ...]:
    """The newest lines of the audit. person: whose alone; None for everybody's."""
    asked = (
        sa.select(t.audit, t.people.c.nama)
        .join(t.people, t.people.c.id == t.audit.c.pelaku)
        .where(sa.true() if person is None else t.audit.c.pelaku == person)
        .order_by(t.audit.c.id.desc())
        .limit(most)
    )
    return tuple(
        Noted(each.tindakan, each.objek, int(each.pelaku), each.nama, each.waktu, dict(each.rincian))
        for each in connection.execute(asked)
    )


def last_entry(connection: sa.Connection, version: str) -> Entry:
    """When and by whom a version was last put in force. Raises UnknownVersionError."""
    found = next(
        (each for each in entries(connection) if each.versi == version and each.jenis != WITHDRAWN), None
    )
    if found is None:
        raise UnknownVersionError(version)
    return found


def withdrawn(connection: sa.Connection) -> set[str]:
    """The versions of which only the tombstone is left."""
    asked = sa.select(t.history.c.versi_id).where(t.history.c.jenis == WITHDRAWN)
    return {*connection.execute(asked).scalars()}


def described(connection: sa.Connection, wanted: str) -> Version:
    """What a version is made of. Raises UnknownVersionError, WithdrawnError."""
    row = connection.execute(sa.select(t.versions).where(t.versions.c.id == wanted)).one_or_none()
    if row is None:
        raise UnknownVersionError(wanted)
    if wanted in withdrawn(connection):
        raise WithdrawnError(wanted)
    return _version(connection, row._mapping)


def _version(connection: sa.Connection, row: Mapping[Any, Any]) -> Version:
    held = connection.execute(
        sa.select(t.version_tables).where(t.version_tables.c.versi_id == row["id"])
    ).all()
    return Version(
        versi=row["id"],
        tabel={each.tabel: (each.sha_umum, int(each.baris)) for each in held},
        bulan=(row["bulan_awal"], row["bulan_akhir"]),
        uji=bool(row["uji"]),
        rahasia=tuple(row["rahasia"]),
        periksa=Checks(**row["periksa"]),
        catatan=row["catatan"],
        induk=row["induk"] or "",
    )


def all_described(connection: sa.Connection) -> tuple[Version, ...]:
    """Every version that stands, the oldest first."""
    gone = withdrawn(connection)
    rows = connection.execute(sa.select(t.versions).order_by(t.versions.c.dibuat)).all()
    return tuple(_version(connection, each._mapping) for each in rows if each.id not in gone)


def contents_of(connection: sa.Connection, version: Version) -> dict[str, bytes]:
    """The contents of a version by their digests; one that is not there is left out."""
    wanted = [digest for digest, _ in version.tabel.values()]
    asked = sa.select(t.contents.c.sha256, t.contents.c.isi).where(t.contents.c.sha256.in_(wanted))
    return {each.sha256: bytes(each.isi) for each in connection.execute(asked)}


def decoded(version: Version, found: Mapping[str, bytes]) -> dict[str, pd.DataFrame]:
    """The tables of a version, each checked against its digest. Raises PublishingError."""
    made = {}
    for name, (digest, rows) in version.tabel.items():
        place = f"isi_umum {digest[:8]} ({name})"
        if digest not in found:
            raise unreadable(place)
        made[name] = checked(found[digest], table=name, digest=digest, rows=rows, name=place)
    return made
