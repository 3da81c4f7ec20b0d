"""Who did what, written down."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from dashboard.data.published.database import tables as t


def person_called(connection: sa.Connection, name: str) -> int:
    """The number of a name, given where it has none."""
    found = connection.execute(sa.select(t.people.c.id).where(t.people.c.nama == name)).scalar()
    if found is None:
        found = connection.execute(t.people.insert().values(nama=name).returning(t.people.c.id)).scalar_one()
    return int(found)


def note(
    connection: sa.Connection,
    actor: int,
    *,
    at: datetime,
    act: str,
    about: int | str,
    details: Mapping[str, Any] | None = None,
) -> None:
    """Write down who did what; persons by number, no address."""
    connection.execute(
        t.audit.insert().values(
            waktu=at.isoformat(timespec="seconds"),
            pelaku=actor,
            tindakan=act,
            objek=str(about),
            rincian=dict(details or {}),
        )
    )
