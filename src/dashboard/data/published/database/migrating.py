"""The tables brought up to date when a store is opened, by one process while the others wait."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import sqlalchemy as sa

from dashboard.data.published.database.engine import reading, writing
from dashboard.data.published.errors import PublishingError
from dashboard.i18n import N_, Message

#: The newest migration, and all there are, oldest first.
KNOWN: Final = ("0001", "0002", "0003")
HEAD: Final = KNOWN[-1]
#: Any number, the same in every process: who holds it migrates.
_LOCK: Final = 7310
_MIGRATIONS: Final = Path(__file__).resolve().parent / "migrations"


def bring_up_to_date(engine: sa.Engine, *, create: bool, there: bool) -> None:
    """Run the migrations that the tables lack. create: whether to make tables where there are none.

    there: whether there is a database at all; SQLite makes a file by looking for it. Raises PublishingError.
    """
    found = None
    if there:
        with reading(engine) as connection:
            found = revision(connection)
    if found == HEAD:
        return
    if found is None and not create:
        raise PublishingError(
            Message(
                N_("Belum ada penyimpanan di situ. Buat dulu dengan: python -m dashboard store --url … init")
            )
        )
    if found is not None and found not in KNOWN:
        raise PublishingError(
            Message(
                N_(
                    "Penyimpanan ini dibuat oleh aplikasi yang lebih baru. Perbarui aplikasi ini, lalu "
                    "ulangi."
                )
            )
        )
    with writing(engine) as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_LOCK)))
        if revision(connection) != HEAD:
            _upgrade(connection)


def revision(connection: sa.Connection) -> str | None:
    """The migration that the tables are at; None where there are none."""
    if not sa.inspect(connection).has_table("alembic_version"):
        return None
    asked = sa.select(sa.column("version_num", sa.String)).select_from(sa.table("alembic_version"))
    found = connection.execute(asked).scalar()
    return None if found is None else str(found)


def _upgrade(connection: sa.Connection) -> None:
    from alembic import command  # noqa: PLC0415 - imported when the schema is behind
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
