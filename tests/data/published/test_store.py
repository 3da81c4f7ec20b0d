"""The store on both engines: versions whole, in order and for good; what is withdrawn is gone."""

from __future__ import annotations

import os
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from dashboard.data.published.database import tables as t
from dashboard.data.published.database.store import Store
from dashboard.data.published.errors import (
    AwayError,
    OvertakenError,
    PublishingError,
    UnknownVersionError,
    WithdrawnError,
)
from dashboard.data.published.opening import open_store
from dashboard.data.published.place import place_at
from tests.data.published.small import act, made

FIRST, SECOND = made(600), made(700)
A, B = FIRST.version.versi, SECOND.version.versi


def kinds(store: Store) -> list[tuple[str, str]]:
    return [(each.versi, each.jenis) for each in store.history()]


def test_a_version_comes_back_as_it_was(opened: Store) -> None:
    assert opened.current() is None
    assert opened.publish(FIRST, act("Oktober", by="Ani"))
    current = opened.current()
    assert current is not None
    version, entry = current
    assert version == FIRST.version
    assert (entry.oleh, entry.catatan, entry.waktu) == ("Ani", "Oktober", "2026-11-27T09:00:00+08:00")
    for name, table in opened.picture(A).tables.items():
        assert table.equals(FIRST.tables[name])
        assert list(table.dtypes) == list(FIRST.tables[name].dtypes)


def test_publishing_the_same_again_changes_nothing_and_shared_tables_are_kept_once(opened: Store) -> None:
    opened.publish(FIRST, act())
    assert not opened.publish(FIRST, act(by="Budi"))
    assert len(opened.history()) == 1
    opened.publish(SECOND, act())
    state = opened.state()
    assert state.versions == 2
    current = opened.current()
    assert current is not None
    assert current[0].induk == A
    assert opened.verify() == []
    # Back to what was in force before, by publishing it: a new line, and no new version.
    assert opened.publish(FIRST, act())
    assert (opened.state().versions, opened.state().size) == (2, state.size)
    assert kinds(opened) == [(A, "terbit"), (B, "terbit"), (A, "terbit")]


def test_a_rollback_is_a_new_line(opened: Store) -> None:
    opened.publish(FIRST, act())
    opened.publish(SECOND, act())
    opened.rollback(A, act("salah kirim", by="Budi"))
    assert opened.pointer() == (A, 3, frozenset())
    assert kinds(opened) == [(A, "kembali"), (B, "terbit"), (A, "terbit")]
    assert opened.history()[0].catatan == "salah kirim"
    with pytest.raises(PublishingError, match="memang sedang berlaku"):
        opened.rollback(A, act())
    with pytest.raises(UnknownVersionError):
        opened.rollback("ffffffff", act())


def test_of_a_withdrawn_version_the_tombstone_is_left(opened: Store) -> None:
    opened.publish(FIRST, act())
    with pytest.raises(PublishingError, match="sedang berlaku"):
        opened.withdraw(A, act())
    opened.publish(SECOND, act())
    size = opened.state().size
    opened.withdraw(A, act("berisi nama", by="Citra"))
    assert opened.pointer() == (B, 3, frozenset({A}))
    entry = opened.history()[0]
    assert (entry.versi, entry.jenis, entry.oleh, entry.catatan) == (A, "tarik", "Citra", "berisi nama")
    for refused in (
        lambda: opened.picture(A),
        lambda: opened.rollback(A, act()),
        lambda: opened.publish(FIRST, act()),
        lambda: opened.withdraw(A, act()),
    ):
        with pytest.raises(WithdrawnError):
            refused()
    # What the other version holds too has stayed.
    assert set(opened.picture(B).tables) == {"kepesertaan", "potensi"}
    assert 0 < opened.state().size < size
    assert opened.verify() == []


def test_two_contents_never_share_a_number(opened: Store) -> None:
    opened.publish(FIRST, act())
    opened.publish(SECOND, act())
    alike = replace(SECOND, version=replace(SECOND.version, versi=A))
    with pytest.raises(PublishingError, match="sudah dipakai isi lain"):
        opened.publish(alike, act())
    assert opened.pointer()[0] == B


def test_whoever_comes_later_is_told(opened: Store) -> None:
    opened.publish(FIRST, act(base=""))
    with pytest.raises(OvertakenError):
        opened.publish(SECOND, act(base=""))
    opened.publish(SECOND, act(base=A))
    with pytest.raises(OvertakenError):
        opened.rollback(A, act(base=A))
    assert kinds(opened) == [(B, "terbit"), (A, "terbit")]


REFUSED = [
    *(
        f"{what} {table}{rest}"
        for table, column in (
            ("versi", "catatan"),
            ("versi_tabel", "baris"),
            ("isi_umum", "baris"),
            ("terbitan", "alasan"),
            ("audit", "tindakan"),
        )
        for what, rest in (("update", f" set {column} = {column}"), ("delete from", ""))
    ),
    "delete from kini",
    f"update kini set versi_id = '{A}'",
    f"insert into terbitan select 9, '{B}', 'tarik', oleh, waktu, alasan from terbitan where urutan = 1",
]


def test_the_database_itself_refuses_every_change_of_what_was_written(opened: Store) -> None:
    opened.publish(FIRST, act())
    opened.publish(SECOND, act())
    opened.withdraw(A, act())
    engine = opened._engine
    replaces = ["insert or replace into audit select * from audit"]
    truncates = ["truncate audit cascade", "truncate isi_umum", "truncate kini"]
    for statement in [*REFUSED, *(replaces if engine.dialect.name == "sqlite" else truncates)]:
        with pytest.raises(sa.exc.DBAPIError), engine.begin() as connection:
            connection.exec_driver_sql(statement)
    assert opened.verify() == []
    assert opened.state().versions == 1


def test_verifying_tells_what_somebody_has_changed_by_force(opened: Store) -> None:
    opened.publish(FIRST, act())
    opened.publish(SECOND, act())
    with opened._engine.begin() as connection:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("drop trigger isi_umum_tetap")
            connection.exec_driver_sql("drop trigger terbitan_tinggal")
        else:
            connection.exec_driver_sql("alter table isi_umum disable trigger all")
            connection.exec_driver_sql("alter table terbitan disable trigger all")
        other = sa.select(t.contents.c.isi).where(t.contents.c.tabel == "potensi").scalar_subquery()
        digest = FIRST.version.tabel["kepesertaan"][0]
        connection.execute(t.contents.update().where(t.contents.c.sha256 == digest).values(isi=other))
        connection.execute(t.history.delete().where(t.history.c.urutan == 1))
        connection.execute(
            t.contents.insert().values(sha256="f" * 64, tabel="target", baris=1, format="", isi=b"")
        )
    said = "\n".join(str(each.params) + each.template for each in opened.verify())
    assert digest[:8] in said
    assert f"'version': '{A}'" in said
    assert f"'version': '{B}'" not in said
    assert "Riwayat tidak utuh" in said
    assert "tidak dipakai versi mana pun" in said
    with pytest.raises(PublishingError):
        opened.picture(A)


def test_the_tables_are_those_of_the_code_and_opening_again_leaves_them(opened: Store, url: str) -> None:
    opened.publish(FIRST, act())
    with opened._engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), t.metadata) == []
    again = open_store(place_at(url), create=False)
    assert again.pointer()[0] == A
    again.close()


def test_a_store_of_a_newer_app_is_left_alone(opened: Store, url: str) -> None:
    with opened._engine.begin() as connection:
        connection.exec_driver_sql("update alembic_version set version_num = '9999'")
    with pytest.raises(PublishingError, match="lebih baru"):
        open_store(place_at(url), create=True)


def test_looking_for_a_store_makes_none(url: str, tmp_path: Path) -> None:
    with pytest.raises(PublishingError, match="Belum ada penyimpanan"):
        open_store(place_at(url), create=False)
    assert list(tmp_path.iterdir()) == []


def test_a_database_that_is_away_is_told_without_its_address(tmp_path: Path) -> None:
    away = "postgresql://ani:rahasia@127.0.0.1:1/dasbor"
    with pytest.raises(AwayError) as told:
        open_store(place_at(away), create=True)
    assert "rahasia" not in str(told.value)
    assert told.value.__suppress_context__
    assert "rahasia" not in repr(place_at(away)) + place_at(away).said
    (tmp_path / "bukan.sqlite").write_bytes(b"bukan basis data" * 100)
    with pytest.raises(PublishingError, match="menolak"):
        open_store(place_at(str(tmp_path / "bukan.sqlite")), create=True)
    with pytest.raises(AwayError):
        open_store(place_at(str(tmp_path / "bukan.sqlite" / "x.sqlite")), create=True)


def test_what_is_withdrawn_is_in_no_byte_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "terbit.sqlite"
    store = open_store(place_at(str(path)), create=True)
    store.publish(FIRST, act())
    store.publish(SECOND, act())
    with sqlite3.connect(path) as connection:
        asked = "select isi from isi_umum where sha256 = ?"
        gone, stays = (
            connection.execute(asked, each.version.tabel["kepesertaan"][:1]).fetchone()[0]
            for each in (FIRST, SECOND)
        )
    connection.close()
    at = next(at for at, (one, other) in enumerate(zip(gone, stays, strict=False)) if one != other)
    store.withdraw(A, act())
    store.close()
    written = b"".join(each.read_bytes() for each in tmp_path.iterdir())
    assert gone[at - 8 : at + 8] not in written
    assert stays[at - 8 : at + 8] in written


@pytest.mark.skipif(os.name == "nt", reason="a folder's own rights hold there")
def test_a_file_is_its_users_alone(tmp_path: Path) -> None:
    """Also in a folder that others may read, as names are in it."""
    before = os.umask(0o022)
    try:
        made = open_store(place_at(str(tmp_path / "terbit.sqlite")), create=True)
        made.publish(FIRST, act())
        assert {each.stat().st_mode & 0o077 for each in tmp_path.glob("terbit.sqlite*")} == {0}
        made.close()
    finally:
        os.umask(before)
