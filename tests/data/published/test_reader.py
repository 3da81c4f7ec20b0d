"""A user of the database who reads for guests: what they see is his, names and accounts are not."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy import exc

from dashboard.data.published.database.store import Store
from dashboard.data.published.errors import PublishingError
from dashboard.data.published.opening import open_store
from dashboard.data.published.place import place_at
from tests.data.published.small import act, made

pytestmark = pytest.mark.xdist_group("postgresql")


@pytest.fixture
def reader(postgresql: str) -> Iterator[tuple[str, str]]:
    """A new user of the database who may nothing yet, and the address that is his."""
    name = f"pembaca_{uuid.uuid4().hex[:8]}"
    engine = sa.create_engine(postgresql, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql("drop schema public cascade")
        connection.exec_driver_sql("create schema public")
        connection.exec_driver_sql(f"create role {name} login password 'sandi'")
    address = sa.make_url(postgresql).set(username=name, password="sandi")
    yield name, address.render_as_string(hide_password=False)
    with engine.connect() as connection:
        connection.exec_driver_sql(f"drop owned by {name}")
        connection.exec_driver_sql(f"drop role {name}")
    engine.dispose()


def test_he_reads_what_guests_see_and_no_names(postgresql: str, reader: tuple[str, str]) -> None:
    name, address = reader
    own = open_store(place_at(postgresql), create=True)
    version = made(600)
    own.publish(version, act())
    place = replace(place_at(postgresql), reading_url=place_at(address).url)
    store = open_store(place, create=False)
    with pytest.raises(PublishingError):
        store.pointer()
    own.let_read(name)
    # The whole of what the app asks for guests.
    assert store.pointer()[0] == version.version.versi
    assert store.picture(version.version.versi).tables.keys() == version.tables.keys()
    assert store.current() is not None
    assert len(store.history()) == 1
    # What is not for guests is asked by the other user, as before.
    assert store.accounts is not None
    assert store.verify() == []
    for refused in (
        "select * from isi_bernama",
        "select * from kiriman",
        "select * from putusan",
        "select * from akun",
        "select * from akun_cabang",
        "select * from audit",
        "insert into pengguna (nama) values ('x')",
        "update kini set versi_id = null",
        "delete from isi_umum",
        "create table lain (x int)",
    ):
        with store._for_guests.connect() as connection, pytest.raises(exc.ProgrammingError) as told:
            connection.exec_driver_sql(refused)
        assert "permission denied" in str(told.value)
    store.close()
    own.close()


def test_a_file_has_no_such_user(tmp_path: Path) -> None:
    store: Store = open_store(place_at(str(tmp_path / "x.sqlite")), create=True)
    with pytest.raises(PublishingError):
        store.let_read("siapa")
    store.close()
