"""How the database is reached: one pool for a place, whole snapshots for readers, one writer at a time."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy import event, exc

from dashboard.data.published.errors import AwayError, PublishingError, UnknownAddressError
from dashboard.data.published.place import Place
from dashboard.i18n import N_, Message

#: Marks a connection as one that writes; in SQLite it must say so when it begins.
_WRITES: Final = "dasbor_menulis"
#: secure_delete: what is withdrawn is overwritten, too.
_PRAGMAS: Final = (
    "busy_timeout=10000",
    "journal_mode=wal",
    "synchronous=full",
    "foreign_keys=on",
    "secure_delete=on",
)
#: Tables with contents that can go.
_HOLDING_CONTENTS: Final = ("isi_umum", "isi_bernama")
#: Seconds until a server that doesn't answer counts as away; seconds until a connection is made anew.
_CONNECT_SECONDS: Final = 5
_RECYCLE_SECONDS: Final = 1800


def engine_for(place: Place) -> sa.Engine:
    """An engine for a place; nothing is reached yet. Raises PublishingError."""
    if place.file is not None:
        engine = sa.create_engine(sa.URL.create("sqlite", database=str(place.file)))
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", _begin)
        return engine
    try:
        address = sa.make_url(place.url)
    except (exc.ArgumentError, ValueError):
        raise UnknownAddressError from None
    with in_words():
        return sa.create_engine(
            address,
            pool_size=5,
            max_overflow=10,
            pool_pre_ping=True,
            pool_recycle=_RECYCLE_SECONDS,
            # No prepared statements: a pooler between may hand each transaction to another connection.
            connect_args={"connect_timeout": _CONNECT_SECONDS, "prepare_threshold": None},
        )


def _prepare(connection: sqlite3.Connection, _record: Any) -> None:
    # Transactions begin where _begin says so, not where the module of the standard library thinks.
    connection.isolation_level = None
    for each in _PRAGMAS:
        connection.execute(f"pragma {each}")


def _begin(connection: sa.Connection) -> None:
    options = connection.get_execution_options()
    if options.get("isolation_level") != "AUTOCOMMIT":
        connection.exec_driver_sql("begin immediate" if options.get(_WRITES, False) else "begin")


def let_read(engine: sa.Engine, user: str, tables: Collection[str]) -> None:
    """Let a user of the database read these tables, and nothing else of it. Raises PublishingError."""
    if engine.dialect.name != "postgresql":
        raise PublishingError(Message(N_("Pengguna basis data untuk membaca hanya ada di PostgreSQL.")))
    quote = engine.dialect.identifier_preparer.quote_identifier
    named, allowed = quote(user), ", ".join(quote(each) for each in sorted(tables))
    with writing(engine) as connection:
        connection.exec_driver_sql(f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {named}")
        connection.exec_driver_sql(f"GRANT USAGE ON SCHEMA public TO {named}")
        connection.exec_driver_sql(f"GRANT SELECT ON {allowed} TO {named}")


@contextmanager
def reading(engine: sa.Engine) -> Iterator[sa.Connection]:
    """One snapshot for all that is asked within the block. Raises PublishingError."""
    with in_words(), engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        yield connection


@contextmanager
def writing(engine: sa.Engine) -> Iterator[sa.Connection]:
    """One transaction, done when the block ends and undone when it fails. Raises PublishingError."""
    with (
        in_words(),
        engine.connect().execution_options(**{_WRITES: True}) as connection,
        connection.begin(),
    ):
        yield connection


@contextmanager
def in_words() -> Iterator[None]:
    """What the database says stays here: it may hold an address, a password or a name."""
    try:
        yield
    except (exc.OperationalError, exc.InterfaceError, exc.TimeoutError, OSError):
        raise AwayError from None
    except (exc.SQLAlchemyError, ImportError):
        raise PublishingError(
            Message(
                N_(
                    "Penyimpanan menolak perintah ini: bukan penyimpanan dasbor, isinya rusak, atau hak "
                    "aksesnya kurang. Periksa dengan: store verify"
                )
            )
        ) from None


@contextmanager
def outside_of_transactions(engine: sa.Engine) -> Iterator[sa.Connection]:
    """Each statement by itself, as tidying up needs it. Raises PublishingError."""
    with in_words(), engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        yield connection


def sweep_pages(engine: sa.Engine) -> None:
    """Leave nothing of what was removed in the pages of the database, if it can be swept now."""
    with suppress(PublishingError), outside_of_transactions(engine) as connection:
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql("pragma wal_checkpoint(truncate)")
        else:
            for table in _HOLDING_CONTENTS:
                connection.exec_driver_sql(f"vacuum (full) {table}")
