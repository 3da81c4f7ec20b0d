"""How somebody who has signed in gets an account: invited by address, or as the first administrator."""

from __future__ import annotations

from datetime import datetime
from itertools import count
from typing import Final

import sqlalchemy as sa

from dashboard.data.published.access import Principal, Role
from dashboard.data.published.database import tables as t
from dashboard.data.published.database.noting import note, person_called

#: An administrator who has come and may act.
ADMIN_THERE: Final = sa.and_(
    t.accounts.c.peran == Role.ADMIN, t.accounts.c.aktif, t.accounts.c.sub.is_not(None)
)


def awaited(connection: sa.Connection, who: Principal, *, first_admin: str) -> bool:
    """Whether somebody without an account would get one."""
    return _invitation(connection, who) is not None or _is_first(connection, who, first_admin)


def join(connection: sa.Connection, who: Principal, *, at: datetime, first_admin: str) -> None:
    """Give somebody without an account the one he is awaited for, if still so.

    The address was needed until now, to know him; from here on he is issuer and subject, and it is forgotten.
    """
    there = sa.select(t.accounts.c.pengguna_id).where(
        t.accounts.c.iss == who.issuer, t.accounts.c.sub == who.subject
    )
    if connection.execute(there).first() is not None:
        return
    person = _invitation(connection, who)
    own = {"iss": who.issuer, "sub": who.subject, "surel": None}
    if person is not None:
        connection.execute(t.accounts.update().where(t.accounts.c.pengguna_id == person).values(**own))
    elif _is_first(connection, who, first_admin):
        person = _new_person(connection, who)
        connection.execute(
            t.accounts.insert().values(
                pengguna_id=person, peran=Role.ADMIN, aktif=True, keluar_sebelum=0.0, **own
            )
        )
    else:
        return
    note(connection, person, at=at, act="masuk_pertama", about=person)


def _invitation(connection: sa.Connection, who: Principal) -> int | None:
    """The number of the account that waits for an address which the provider vouches for."""
    if not who.email or not who.email_verified:
        return None
    asked = sa.select(t.accounts.c.pengguna_id).where(
        t.accounts.c.surel == _address(who), t.accounts.c.sub.is_(None), t.accounts.c.aktif
    )
    found = connection.execute(asked).scalar()
    return None if found is None else int(found)


def _address(who: Principal) -> str:
    """As `persons.address` writes one."""
    return who.email.strip().casefold()


def _is_first(connection: sa.Connection, who: Principal, first_admin: str) -> bool:
    if not first_admin or not who.email_verified or _address(who) != first_admin:
        return False
    return connection.execute(sa.select(t.accounts.c.pengguna_id).where(ADMIN_THERE)).first() is None


def _new_person(connection: sa.Connection, who: Principal) -> int:
    """A new person under the name that the provider gives, told apart from others of that name."""
    name = who.name or who.email.partition("@")[0]
    taken = {*connection.execute(sa.select(t.people.c.nama)).scalars()}
    free = next(
        each for number in count(1) if (each := f"{name} {number}" if number > 1 else name) not in taken
    )
    return person_called(connection, free)
