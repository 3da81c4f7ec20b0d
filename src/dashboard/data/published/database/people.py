"""Persons whom the store knows: what each may do, at the moment it is asked."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

import sqlalchemy as sa

from dashboard.data.published.access import Principal, Role, Standing
from dashboard.data.published.database import tables as t

#: How long a sign-in holds, whatever the cookie says.
SIGNED_IN_FOR: Final = timedelta(hours=12)


def standing(connection: sa.Connection, who: Principal | None, *, at: datetime) -> Standing | None:
    """What a person may do; None for a guest, one who has signed out since, or whose sign-in is too old."""
    if who is None or at - who.issued_at >= SIGNED_IN_FOR:
        return None
    asked = (
        sa.select(t.accounts, t.people.c.nama)
        .join(t.people, t.people.c.id == t.accounts.c.pengguna_id)
        .where(t.accounts.c.iss == who.issuer, t.accounts.c.sub == who.subject, t.accounts.c.aktif)
    )
    found = connection.execute(asked).one_or_none()
    if found is None or who.issued_at.timestamp() <= found.keluar_sebelum:
        return None
    branches = connection.execute(
        sa.select(t.account_branches.c.kode_cabang).where(
            t.account_branches.c.pengguna_id == found.pengguna_id
        )
    ).scalars()
    return Standing(int(found.pengguna_id), found.nama, Role(found.peran), frozenset(branches))
