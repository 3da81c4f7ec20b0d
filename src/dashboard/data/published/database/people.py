"""Persons whom the store knows: what each may do, at the moment it is asked."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, Final

import sqlalchemy as sa

from dashboard.data.published.access import Principal, Role, Standing
from dashboard.data.published.database import tables as t
from dashboard.data.published.persons import Person, Why

#: How long a sign-in holds, whatever the cookie says.
SIGNED_IN_FOR: Final = timedelta(hours=12)
#: How far a provider's clock may be ahead; a sign-in from later than that can't be one.
_AHEAD: Final = timedelta(minutes=1)


def standing(connection: sa.Connection, who: Principal | None, *, at: datetime) -> Standing | None:
    """What a person may do; None for a guest, one who has signed out since, or whose sign-in is too old."""
    found = None if who is None else recognised(connection, who, at=at)
    return found if isinstance(found, Standing) else None


def recognised(connection: sa.Connection, who: Principal, *, at: datetime) -> Standing | Why:
    """What a person who has signed in may do, or why nothing."""
    asked = (
        sa.select(t.accounts, t.people.c.nama)
        .join(t.people, t.people.c.id == t.accounts.c.pengguna_id)
        .where(_is(who))
    )
    found = connection.execute(asked).one_or_none()
    ended = not -_AHEAD < at - who.issued_at < SIGNED_IN_FOR
    if found is None:
        return Why.ENDED if ended else Why.UNKNOWN
    if not found.aktif:
        return Why.INACTIVE
    if ended or who.issued_at.timestamp() <= found.keluar_sebelum:
        return Why.ENDED
    return Standing(int(found.pengguna_id), found.nama, Role(found.peran), _branches(connection, found))


def number_of(connection: sa.Connection, who: Principal) -> int | None:
    """The number of a person, whatever he may do; None for one whom the store does not know."""
    found = connection.execute(sa.select(t.accounts.c.pengguna_id).where(_is(who))).scalar()
    return None if found is None else int(found)


def everybody(connection: sa.Connection) -> tuple[Person, ...]:
    """All who may sign in or could, by name."""
    asked = (
        sa.select(t.accounts, t.people.c.nama)
        .join(t.people, t.people.c.id == t.accounts.c.pengguna_id)
        .order_by(t.people.c.nama)
    )
    return tuple(
        Person(
            number=int(each.pengguna_id),
            name=each.nama,
            role=Role(each.peran),
            branches=_branches(connection, each),
            active=bool(each.aktif),
            has_come=each.sub is not None,
            email=each.surel or "",
        )
        for each in connection.execute(asked).all()
    )


def _is(who: Principal) -> sa.ColumnElement[bool]:
    return sa.and_(t.accounts.c.iss == who.issuer, t.accounts.c.sub == who.subject)


def _branches(connection: sa.Connection, account: Any) -> frozenset[str]:
    asked = sa.select(t.account_branches.c.kode_cabang).where(
        t.account_branches.c.pengguna_id == account.pengguna_id
    )
    return frozenset(connection.execute(asked).scalars())
