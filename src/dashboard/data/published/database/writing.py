"""What changes the store: one transaction each, that begins by taking the pointer from every other writer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from dashboard.data.published.contents import FORMAT, Encoded
from dashboard.data.published.database import full as full_sets
from dashboard.data.published.database import noting, reading
from dashboard.data.published.database import tables as t
from dashboard.data.published.errors import (
    OvertakenError,
    PublishingError,
    WithdrawnError,
)
from dashboard.data.published.records import CONTRACT, PUBLISHED, RESTORED, WITHDRAWN, Version
from dashboard.i18n import N_, Message


@dataclass(frozen=True)
class Act:
    """Who does something, when (in WITA) and why.

    base: the version that must be in force still; None for any.
    """

    by: str
    why: str
    at: datetime
    base: str | None = None

    @property
    def written(self) -> str:
        """The moment as it is kept."""
        return self.at.isoformat(timespec="seconds")


def publish(
    connection: sa.Connection, version: Version, contents: Mapping[str, bytes], act: Act, *, full: Encoded
) -> bool:
    """Put a version in force, written first where it is not there yet. Whether anything changed.

    contents: digest -> bytes, of each of its tables. full: its tables before the gate; without any, what is
    kept of them stays. Raises OvertakenError, WithdrawnError.
    """
    before, line = _taken(connection, act)
    if before == version.versi and (not full.held or full.held == full_sets.held_now(connection)):
        return False
    if version.versi in reading.withdrawn(connection):
        raise WithdrawnError(version.versi)
    there = connection.execute(sa.select(t.versions.c.id).where(t.versions.c.id == version.versi)).first()
    if there is None:
        _write_contents(connection, version, contents)
        _write_version(connection, version, act, before=before)
    elif reading.described(connection, version.versi).tabel != version.tabel:
        # A number is short enough to be read out, so that two contents may share one, once in billions.
        raise PublishingError(
            Message(N_("Nomor versi {version} sudah dipakai isi lain."), {"version": version.versi})
        )
    details = {"induk": before, **asdict(version.periksa), "uji": version.uji}
    _put_in_force(connection, version.versi, act, kind=PUBLISHED, line=line, details=details)
    full_sets.put(connection, full, line=line + 1)
    return True


def rollback(connection: sa.Connection, wanted: str, act: Act) -> None:
    """Put an older version in force again. Raises OvertakenError, UnknownVersionError, WithdrawnError."""
    before, line = _taken(connection, act)
    reading.described(connection, wanted)
    if wanted == before:
        raise PublishingError(Message(N_("Versi {version} memang sedang berlaku."), {"version": wanted}))
    details = {"sebelumnya": before}
    kept = full_sets.held_by(connection, reading.last_entry(connection, wanted).urutan)
    _put_in_force(connection, wanted, act, kind=RESTORED, line=line, details=details)
    full_sets.put(connection, Encoded(kept, {}), line=line + 1)


def withdraw(connection: sa.Connection, wanted: str, act: Act) -> None:
    """Take the content of a version away, but for what another that stands holds too; its tombstone is left.

    Raises OvertakenError, UnknownVersionError, WithdrawnError, PublishingError for the version in force.
    """
    before, line = _taken(connection, act)
    reading.described(connection, wanted)
    if wanted == before:
        raise PublishingError(
            Message(
                N_(
                    "Versi {version} sedang berlaku, jadi belum dapat ditarik. Kembalikan atau terbitkan "
                    "versi lain dulu, lalu tarik."
                ),
                {"version": wanted},
            )
        )
    # The triggers let a content go only once every version that holds it has this line.
    _add_line(connection, wanted, act, kind=WITHDRAWN, line=line)
    standing = sa.select(t.version_tables.c.sha_umum).where(
        t.version_tables.c.versi_id.not_in(reading.withdrawn(connection))
    )
    own = sa.select(t.version_tables.c.sha_umum).where(t.version_tables.c.versi_id == wanted)
    removed = connection.execute(
        t.contents.delete().where(t.contents.c.sha256.in_(own), t.contents.c.sha256.not_in(standing))
    )
    details = {"isi_dihapus": removed.rowcount + full_sets.sweep(connection)}
    note(connection, wanted, act, kind=WITHDRAWN, details=details)


def _taken(connection: sa.Connection, act: Act) -> tuple[str, int]:
    """The version in force and the lines of the history, held until the transaction ends."""
    before, line = reading.in_force(connection, for_update=True)
    if act.base is not None and act.base != before:
        raise OvertakenError(base=act.base, in_force=before)
    return before, line


def _put_in_force(
    connection: sa.Connection, version: str, act: Act, *, kind: str, line: int, details: Mapping[str, Any]
) -> None:
    _add_line(connection, version, act, kind=kind, line=line, points_to=version)
    note(connection, version, act, kind=kind, details=details)


def _add_line(
    connection: sa.Connection,
    version: str,
    act: Act,
    *,
    kind: str,
    line: int,
    points_to: str | None = None,
) -> None:
    """A line of the history, and the pointer moved on: only from where it was seen."""
    moved = {"urutan": line + 1} | ({} if points_to is None else {"versi_id": points_to})
    found = connection.execute(t.now.update().where(t.now.c.satu == 1, t.now.c.urutan == line).values(moved))
    if found.rowcount != 1:
        raise OvertakenError(base=act.base or "", in_force=reading.in_force(connection)[0])
    connection.execute(
        t.history.insert().values(
            urutan=line + 1,
            versi_id=version,
            jenis=kind,
            oleh=noting.person_called(connection, act.by),
            waktu=act.written,
            alasan=act.why,
        )
    )


def _write_contents(connection: sa.Connection, version: Version, contents: Mapping[str, bytes]) -> None:
    wanted = [digest for digest, _ in version.tabel.values()]
    there = set(
        connection.execute(sa.select(t.contents.c.sha256).where(t.contents.c.sha256.in_(wanted))).scalars()
    )
    missing = [
        {"sha256": digest, "tabel": name, "baris": rows, "format": FORMAT, "isi": contents[digest]}
        for name, (digest, rows) in version.tabel.items()
        if digest not in there
    ]
    if missing:
        connection.execute(t.contents.insert(), missing)


def _write_version(connection: sa.Connection, version: Version, act: Act, *, before: str) -> None:
    connection.execute(
        t.versions.insert().values(
            id=version.versi,
            induk=before or None,
            kontrak=CONTRACT,
            dibuat=act.written,
            oleh=noting.person_called(connection, act.by),
            catatan=version.catatan,
            bulan_awal=version.bulan[0],
            bulan_akhir=version.bulan[1],
            uji=version.uji,
            rahasia=list(version.rahasia),
            periksa=asdict(version.periksa),
        )
    )
    connection.execute(
        t.version_tables.insert(),
        [
            {"versi_id": version.versi, "tabel": name, "sha_umum": digest, "baris": rows}
            for name, (digest, rows) in version.tabel.items()
        ],
    )


def note(connection: sa.Connection, what: str, act: Act, *, kind: str, details: Mapping[str, Any]) -> None:
    """A line of the audit. what: that which was acted on; details: no name of anybody."""
    actor = noting.person_called(connection, act.by)
    noting.note(connection, actor, at=act.at, act=kind, about=what, details=details)
