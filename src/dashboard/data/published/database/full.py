"""Tables before the gate, as the store keeps them: behind lines of the history, and in submissions.

They are what a submission is set upon. Nothing here is read for a guest.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

import pandas as pd
import sqlalchemy as sa

from dashboard.data.published.contents import FORMAT, Encoded, checked, unreadable
from dashboard.data.published.database import reading
from dashboard.data.published.database import tables as t
from dashboard.data.published.records import WITHDRAWN


def write(connection: sa.Connection, made: Encoded) -> None:
    """Write contents that are not there yet."""
    there = set(
        connection.execute(
            sa.select(t.full_contents.c.sha256).where(t.full_contents.c.sha256.in_(list(made.contents)))
        ).scalars()
    )
    missing = [
        {"sha256": digest, "tabel": name, "baris": rows, "format": FORMAT, "isi": made.contents[digest]}
        for name, (digest, rows) in made.held.items()
        if digest in made.contents and digest not in there
    ]
    if missing:
        connection.execute(t.full_contents.insert(), missing)


def put(connection: sa.Connection, made: Encoded, *, line: int) -> None:
    """Keep a full set behind a line of the history; of contents that are there already only the digests."""
    write(connection, made)
    rows = [
        {"urutan": line, "tabel": name, "sha_bernama": digest, "baris": count}
        for name, (digest, count) in made.held.items()
    ]
    if rows:
        connection.execute(t.full_sets.insert(), rows)


def held_by(connection: sa.Connection, line: int) -> dict[str, tuple[str, int]]:
    """The full set behind a line of the history: table -> digest and rows; nothing where none is kept."""
    found = connection.execute(sa.select(t.full_sets).where(t.full_sets.c.urutan == line))
    return {each.tabel: (each.sha_bernama, int(each.baris)) for each in found}


def held_now(connection: sa.Connection) -> dict[str, tuple[str, int]]:
    """The full set behind what is in force."""
    return held_by(connection, reading.standing_line(connection).line)


def tables_of(
    connection: sa.Connection, held: Mapping[str, tuple[str, int]], *, names: Collection[str] | None = None
) -> dict[str, pd.DataFrame]:
    """Tables of a full set or a submission, each checked against its digest. names: None for all of them.

    Raises PublishingError where one is gone, or is not what it was.
    """
    wanted = {name: each for name, each in held.items() if names is None or name in names}
    digests = [digest for digest, _ in wanted.values()]
    asked = sa.select(t.full_contents.c.sha256, t.full_contents.c.isi).where(
        t.full_contents.c.sha256.in_(digests)
    )
    found = {each.sha256: bytes(each.isi) for each in connection.execute(asked)}
    made = {}
    for name, (digest, rows) in wanted.items():
        place = f"isi_bernama {digest[:8]} ({name})"
        if digest not in found:
            raise unreadable(place)
        made[name] = checked(found[digest], table=name, digest=digest, rows=rows, name=place)
    return made


def sweep(connection: sa.Connection) -> int:
    """Take away every content that nothing holds any more; how many there were.

    Held are those of full sets of versions that stand, and of submissions that were not taken back and did
    not go into a version that is withdrawn; the database lets none of these go.
    """
    removed = connection.execute(t.full_contents.delete().where(t.full_contents.c.sha256.not_in(held())))
    return int(removed.rowcount)


def held() -> sa.Select[tuple[str]]:
    """The digests of all contents that something holds."""
    gone = sa.select(t.history.c.versi_id).where(t.history.c.jenis == WITHDRAWN)
    of_versions = (
        sa.select(t.full_sets.c.sha_bernama)
        .join(t.history, t.history.c.urutan == t.full_sets.c.urutan)
        .where(t.history.c.versi_id.not_in(gone))
    )
    taken_back = sa.select(t.decisions.c.kiriman_id).where(t.decisions.c.putusan == "tarik")
    withdrawn = sa.select(t.version_submissions.c.kiriman_id).where(
        t.version_submissions.c.versi_id.in_(gone)
    )
    of_submissions = sa.select(t.submission_tables.c.sha_bernama).where(
        t.submission_tables.c.kiriman_id.not_in(taken_back),
        t.submission_tables.c.kiriman_id.not_in(withdrawn),
    )
    return sa.select(sa.union(of_versions, of_submissions).subquery().c.sha_bernama)
