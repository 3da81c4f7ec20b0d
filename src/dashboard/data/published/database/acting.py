"""One act of a person: a transaction that nobody else writes beside, done once however often it is asked for.

A refused act changes nothing, and leaves a line in the audit.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import sqlalchemy as sa

from dashboard.data.published.access import NotAllowedError, Principal
from dashboard.data.published.database import reading
from dashboard.data.published.database import tables as t
from dashboard.data.published.database.engine import writing
from dashboard.data.published.database.writing import Act, note
from dashboard.data.published.errors import OwnSubmissionError
from dashboard.data.published.wish import Wish

REFUSED: Final = "ditolak"


@contextmanager
def acting(engine: sa.Engine, wish: Wish, what: str, about: str) -> Iterator[sa.Connection]:
    """The transaction of an act; what, about: for the audit, if it is refused."""
    with told_if_refused(engine, wish, what, about), writing(engine) as connection:
        reading.in_force(connection, for_update=True)
        yield connection


@contextmanager
def told_if_refused(engine: sa.Engine, wish: Wish, what: str, about: str) -> Iterator[None]:
    """Note a refusal within the block, of whoever has, or had, an account here."""
    try:
        yield
    except (NotAllowedError, OwnSubmissionError):
        with writing(engine) as connection:
            name = _name_of(connection, wish.by)
            if name is not None:
                note(connection, about, Act(name, "", wish.at), kind=REFUSED, details={"tindakan": what})
        raise


def _name_of(connection: sa.Connection, who: Principal) -> str | None:
    """The name of whoever has an account, whatever he may do."""
    asked = (
        sa.select(t.people.c.nama)
        .join(t.accounts, t.accounts.c.pengguna_id == t.people.c.id)
        .where(t.accounts.c.iss == who.issuer, t.accounts.c.sub == who.subject)
    )
    return connection.execute(asked).scalar()


def done_before(connection: sa.Connection, wish: Wish) -> str | None:
    """What came of this very wish, if it was done already."""
    return connection.execute(sa.select(t.requests.c.objek).where(t.requests.c.id == wish.once)).scalar()


def done(connection: sa.Connection, wish: Wish, result: str) -> None:
    """Remember that it was done, and what came of it."""
    connection.execute(
        t.requests.insert().values(id=wish.once, objek=result, waktu=wish.at.isoformat(timespec="seconds"))
    )
