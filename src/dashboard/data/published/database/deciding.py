"""What is done with a submission: sent, taken back, approved, returned. Each asks first who may."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from dashboard.data.disclosure.gate import SINGLE
from dashboard.data.files.personal_numbers import REFUSES_FILE, personal_number
from dashboard.data.places.areas import Areas
from dashboard.data.published.access import Action, NotAllowedError, Standing, require
from dashboard.data.published.branch_scope import own_rows
from dashboard.data.published.contents import Encoded
from dashboard.data.published.database import full, people, submissions
from dashboard.data.published.database.acting import done, done_before
from dashboard.data.published.database.writing import Act, note
from dashboard.data.published.errors import (
    ForeignRowsError,
    NotLastingError,
    OwnSubmissionError,
    PersonalWordsError,
    ReasonError,
    StatusError,
)
from dashboard.data.published.submitted import Sendable, Status, Submission, Verdict
from dashboard.data.published.wish import Wish


def submit(
    connection: sa.Connection,
    made: Sendable,
    kept: Encoded,
    *,
    said: str,
    wish: Wish,
    areas: Areas,
    lasting: bool,
) -> str:
    """Send something to the regional office; the submission's number. kept: its tables; said: the note."""
    who = require(people.standing(connection, wish.by, at=wish.at), Action.SUBMIT, branch=made.branch or None)
    before = done_before(connection, wish)
    if before is not None:
        return before
    foreign = sum(
        int((~own_rows(table, made.branch, table=name, areas=areas)).sum())
        for name, table in made.tables.items()
    )
    if foreign:
        raise ForeignRowsError(foreign, ())
    named = [name for name in made.tables if name in SINGLE]
    if named and not lasting:
        raise NotLastingError(named)
    said = reason(said) if made.needs_note else words(said)
    submissions.write(connection, made, kept, number=wish.once, person=who.person, at=wish.at, note=said)
    rows = {name: count for name, (_, count) in kept.held.items()}
    noted(connection, who, wish, "kirim", wish.once, cabang=made.branch, baris=rows)
    return wish.once


def take_back(connection: sa.Connection, number: str, *, why: str, wish: Wish) -> None:
    """Take one's own submission back while nobody has decided; its content goes."""
    who = people.standing(connection, wish.by, at=wish.at)
    found = submissions.one(connection, number)
    who = require(who, Action.SUBMIT, branch=found.branch or None)
    if found.person != who.person:
        raise NotAllowedError
    if done_before(connection, wish) is not None:
        return
    if found.status is not Status.WAITING:
        raise StatusError
    _decide(connection, found, Verdict.WITHDRAWN, who, wish, why=words(why))
    full.sweep(connection)


def approve(connection: sa.Connection, number: str, *, why: str, wish: Wish, alone: bool) -> None:
    """Approve a submission of somebody else's. alone: whether one's own will do, which is then said."""
    who = require(people.standing(connection, wish.by, at=wish.at), Action.DECIDE, branch=None)
    found = submissions.one(connection, number)
    own = found.person == who.person
    if own and not alone:
        raise OwnSubmissionError
    if done_before(connection, wish) is not None:
        return
    if found.status is not Status.WAITING:
        raise StatusError
    _decide(connection, found, Verdict.APPROVED, who, wish, why=words(why), alone=own)


def send_back(connection: sa.Connection, number: str, *, why: str, wish: Wish) -> None:
    """Return a submission, also one that was approved and is not out yet, with the reason."""
    who = require(people.standing(connection, wish.by, at=wish.at), Action.DECIDE, branch=None)
    found = submissions.one(connection, number)
    if done_before(connection, wish) is not None:
        return
    if found.status not in {Status.WAITING, Status.APPROVED}:
        raise StatusError
    _decide(connection, found, Verdict.RETURNED, who, wish, why=reason(why))


def reason(written: str) -> str:
    """What somebody wrote as his reason. Raises ReasonError for nothing, PersonalWordsError."""
    if not written.strip():
        raise ReasonError
    return words(written)


def words(written: str) -> str:
    """What somebody wrote, to be kept for good. Raises PersonalWordsError for anybody's number in it."""
    if personal_number(written) in REFUSES_FILE:
        raise PersonalWordsError
    return written.strip()


def noted(
    connection: sa.Connection, who: Standing, wish: Wish, what: str, about: str, **details: Any
) -> None:
    """Remember that a wish was done, and put it into the audit with the role it was done in."""
    done(connection, wish, about)
    note(
        connection, about, Act(who.name, "", wish.at), kind=what, details={"peran": str(who.role), **details}
    )


def _decide(
    connection: sa.Connection,
    found: Submission,
    verdict: Verdict,
    who: Standing,
    wish: Wish,
    *,
    why: str,
    alone: bool = False,
) -> None:
    submissions.decide(connection, found, verdict, person=who.person, at=wish.at, why=why, alone=alone)
    details = {"satu_orang": True} if alone else {}
    noted(connection, who, wish, str(verdict), found.id, cabang=found.branch, **details)
