"""What becomes of versions at the desk: submissions published, an old one in force again, one withdrawn."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
import sqlalchemy as sa

from dashboard.data.published.access import Action, Standing, require
from dashboard.data.published.contents import Encoded
from dashboard.data.published.database import full, people, reading, submissions, writing
from dashboard.data.published.database import tables as t
from dashboard.data.published.database.acting import done, done_before
from dashboard.data.published.database.deciding import reason
from dashboard.data.published.database.writing import Act, note
from dashboard.data.published.errors import NoFullSetError, OvertakenError, StatusError
from dashboard.data.published.onto import Part
from dashboard.data.published.records import PUBLISHED, InForce, Version
from dashboard.data.published.submitted import Status, Submission
from dashboard.data.published.wish import Wish


@dataclass(frozen=True, eq=False)
class Ground:
    """What submissions are set upon: what is in force, its tables before the gate, and the submissions."""

    base: Version | None
    tables: Mapping[str, pd.DataFrame]
    parts: tuple[Part, ...]


@dataclass(frozen=True, eq=False)
class Outcome:
    """What submissions make of it: the version, its contents by digest, and its tables before the gate."""

    version: Version
    contents: Mapping[str, bytes]
    full: Encoded


def ground_of(
    connection: sa.Connection, onto: InForce, *, names: Collection[str] | None = None
) -> dict[str, pd.DataFrame]:
    """The tables before the gate of what is in force. names: None for all. Raises NoFullSetError."""
    if not onto.version:
        return {}
    held = full.held_by(connection, onto.line)
    if not held:
        raise NoFullSetError(onto.version)
    return full.tables_of(connection, held, names=names)


def parts_of(connection: sa.Connection, wanted: Sequence[Submission]) -> tuple[Part, ...]:
    """What submissions hold, the one that was sent first before the others."""
    return tuple(
        Part(each.branch, full.tables_of(connection, each.tables), each.reports)
        for each in sorted(wanted, key=lambda each: (each.at, each.id))
    )


def looked_at(
    connection: sa.Connection, numbers: Sequence[str], *, onto: InForce, wish: Wish
) -> Ground | str:
    """All that publishing submissions rests on, read in one snapshot; the version, where it was done before.

    Raises OvertakenError, StatusError.
    """
    require(people.standing(connection, wish.by, at=wish.at), Action.PUBLISH, branch=None)
    before = done_before(connection, wish)
    if before is not None:
        return before
    wanted = _approved(connection, numbers, onto=onto)
    base = reading.described(connection, onto.version) if onto.version else None
    return Ground(base, ground_of(connection, onto), parts_of(connection, wanted))


def publish(
    connection: sa.Connection,
    numbers: Sequence[str],
    made: Outcome,
    *,
    onto: InForce,
    wish: Wish,
) -> str:
    """Put in force what approved submissions make of what was looked at, if that is in force still."""
    who = require(people.standing(connection, wish.by, at=wish.at), Action.PUBLISH, branch=None)
    before = done_before(connection, wish)
    if before is not None:
        return before
    wanted = _approved(connection, numbers, onto=onto)
    version = made.version
    act = _act(who, wish, version.catatan, onto=onto)
    writing.publish(connection, version, made.contents, act, full=made.full)
    connection.execute(
        t.version_submissions.insert(),
        [{"kiriman_id": each.id, "versi_id": version.versi} for each in wanted],
    )
    for each in wanted:
        note(connection, each.id, act, kind=PUBLISHED, details={"versi": version.versi})
    done(connection, wish, version.versi)
    return version.versi


def rollback(connection: sa.Connection, wanted: str, *, why: str, onto: InForce, wish: Wish) -> None:
    """Put an older version in force again, once all of its content has been found to be there."""
    who = require(people.standing(connection, wish.by, at=wish.at), Action.PUBLISH, branch=None)
    if done_before(connection, wish) is not None:
        return
    version = reading.described(connection, wanted)
    reading.decoded(version, reading.contents_of(connection, version))
    writing.rollback(connection, wanted, _act(who, wish, reason(why), onto=onto))
    done(connection, wish, wanted)


def withdraw(connection: sa.Connection, wanted: str, *, why: str, wish: Wish) -> None:
    """Take the content of a version that is not in force away, and of what went into it."""
    who = require(people.standing(connection, wish.by, at=wish.at), Action.PUBLISH, branch=None)
    if done_before(connection, wish) is not None:
        return
    writing.withdraw(connection, wanted, Act(who.name, reason(why), wish.at))
    done(connection, wish, wanted)


def _approved(connection: sa.Connection, numbers: Sequence[str], *, onto: InForce) -> list[Submission]:
    now = reading.standing_line(connection)
    if now != onto:
        raise OvertakenError(base=onto.version, in_force=now.version)
    found = [submissions.one(connection, each) for each in numbers]
    if not found or any(each.status is not Status.APPROVED for each in found):
        raise StatusError
    return found


def _act(who: Standing, wish: Wish, why: str, *, onto: InForce) -> Act:
    return Act(who.name, why, wish.at, onto.version)
