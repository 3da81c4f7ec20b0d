"""Whether everything in the store is what it says it is."""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa

from dashboard.data.published.contents import checked
from dashboard.data.published.database import full, reading
from dashboard.data.published.database import tables as t
from dashboard.data.published.errors import PublishingError
from dashboard.data.published.records import WITHDRAWN, Version
from dashboard.data.version import content_version
from dashboard.i18n import N_, Message


def problems(connection: sa.Connection) -> list[Message]:
    """What is wrong: contents unlike their digests, versions unlike their ids, an odd history."""
    versions = reading.all_described(connection)
    found = [*_broken_file(connection), *_left_over(connection, versions)]
    for contents in (t.contents, t.full_contents):
        found += _broken_contents(connection, contents)
    found += [*_full_left_over(connection), *_full_lacking(connection)]
    for version in versions:
        found += _broken_version(connection, version)
    found += _broken_history(connection, {each.versi for each in versions})
    return found


def _broken_file(connection: sa.Connection) -> list[Message]:
    if connection.dialect.name != "sqlite":
        return []
    said = connection.exec_driver_sql("pragma quick_check").scalar()
    return [] if said == "ok" else [Message(N_("Berkas SQLite rusak; pulihkan dari cadangan."))]


def _broken_contents(connection: sa.Connection, contents: sa.Table) -> list[Message]:
    found = []
    for digest in connection.execute(sa.select(contents.c.sha256).order_by(contents.c.sha256)).scalars():
        row = connection.execute(sa.select(contents).where(contents.c.sha256 == digest)).one()
        try:
            checked(bytes(row.isi), table=row.tabel, digest=digest, rows=int(row.baris), name=digest)
        except PublishingError:
            found.append(
                Message(
                    N_("Isi {digest} ({table}) bukan lagi yang diterbitkan."),
                    {"digest": digest[:8], "table": row.tabel},
                )
            )
    return found


def _left_over(connection: sa.Connection, versions: Iterable[Version]) -> list[Message]:
    """Contents that no version that stands holds: of a withdrawn one, they should be gone."""
    held = {digest for version in versions for digest, _ in version.tabel.values()}
    there = connection.execute(sa.select(t.contents.c.sha256, t.contents.c.tabel)).all()
    return [
        Message(
            N_("Isi {digest} ({table}) tidak dipakai versi mana pun."),
            {"digest": each.sha256[:8], "table": each.tabel},
        )
        for each in there
        if each.sha256 not in held
    ]


def _full_left_over(connection: sa.Connection) -> list[Message]:
    """Contents before the gate that nothing holds: they should be gone."""
    there = connection.execute(
        sa.select(t.full_contents.c.sha256, t.full_contents.c.tabel).where(
            t.full_contents.c.sha256.not_in(full.held())
        )
    )
    return [
        Message(
            N_("Isi lengkap {digest} ({table}) tidak dipakai versi atau kiriman mana pun."),
            {"digest": each.sha256[:8], "table": each.tabel},
        )
        for each in there
    ]


def _full_lacking(connection: sa.Connection) -> list[Message]:
    """Contents before the gate that something holds, and that are gone."""
    held = full.held().subquery()
    lacking = connection.execute(
        sa.select(held.c.sha_bernama).where(held.c.sha_bernama.not_in(sa.select(t.full_contents.c.sha256)))
    ).scalars()
    return [Message(N_("Isi lengkap {digest} tidak ada."), {"digest": each[:8]}) for each in lacking]


def _broken_version(connection: sa.Connection, version: Version) -> list[Message]:
    contents = reading.contents_of(connection, version)
    lacking = [name for name, (digest, _) in version.tabel.items() if digest not in contents]
    if lacking:
        return [
            Message(
                N_("Versi {version}: isi {tables} tidak ada."),
                {"version": version.versi, "tables": ", ".join(lacking)},
            )
        ]
    try:
        again = content_version(reading.decoded(version, contents))
    except PublishingError:
        again = ""
    if again == version.versi:
        return []
    return [Message(N_("Versi {version}: isinya tidak cocok dengan nomornya."), {"version": version.versi})]


def _broken_history(connection: sa.Connection, standing: set[str]) -> list[Message]:
    current, lines = reading.in_force(connection)
    entries = reading.entries(connection)
    found = []
    if [each.urutan for each in entries] != list(range(lines, 0, -1)):
        found.append(Message(N_("Riwayat tidak utuh: ada baris yang hilang atau berlebih.")))
    in_force = next((each.versi for each in entries if each.jenis != WITHDRAWN), "")
    if current != in_force or (current and current not in standing):
        found.append(Message(N_("Penunjuk versi yang berlaku tidak cocok dengan riwayat.")))
    return found
