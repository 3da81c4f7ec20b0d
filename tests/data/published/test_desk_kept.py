"""What the store keeps of submissions, on both engines: whole, for good, gone with what is withdrawn."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest
import sqlalchemy as sa

from dashboard.data.cells.parsed import Reading
from dashboard.data.layouts.mapping import NO_MAPPING
from dashboard.data.published.database import full
from dashboard.data.published.database import tables as t
from dashboard.data.published.database.store import Store
from dashboard.data.published.errors import (
    OvertakenError,
    PublishingError,
    WithdrawnError,
)
from dashboard.data.published.submitted import Status, Submission
from tests.data.published import small
from tests.data.published.office import (
    AREAS,
    HERE,
    HERE_TOO,
    NAMED,
    OCTOBER,
    OWN,
    THERE,
    People,
    approved,
    audited,
    made,
    members,
    people_of,
    published,
    sent,
    status_of,
    whole,
    wish,
)


def test_from_a_branch_s_file_to_what_everybody_sees_and_back(opened: Store, who: People) -> None:
    first = opened.pointer()[0]
    wrong = sent(opened, who.clerk, members((HERE, "2026-10", 15)), note="Oktober")
    assert (wrong.status, wrong.month, wrong.branch) == (Status.WAITING, "2026-10", OWN)
    opened.desk.send_back(wrong.id, why="terlalu kecil", wish=wish(who.checker))
    assert status_of(opened, who.clerk, wrong.id) is Status.RETURNED
    right = sent(opened, who.clerk, OCTOBER)
    assert opened.desk.waiting(by=who.checker, at=small.NOW) == 1
    change = opened.desk.change([right.id], by=who.checker, at=small.NOW, areas=AREAS)
    assert (len(change.before["kepesertaan"]), len(change.after["kepesertaan"])) == (0, 1)
    assert change.problems == ()
    opened.desk.approve(right.id, why="", wish=wish(who.checker))
    assert people_of(opened, HERE, "2026-10") == []
    version = published(opened, who.checker, right)
    assert opened.pointer()[0] == version
    assert people_of(opened, HERE, "2026-10") == [1500]
    # Whatever it did not speak of has stayed.
    assert people_of(opened, HERE, "2026-09") == people_of(opened, THERE, "2026-09") == [1000]
    (told,) = [each for each in opened.desk.submissions(by=who.clerk, at=small.NOW) if each.id == right.id]
    assert (told.status, told.version) == (Status.PUBLISHED, version)
    opened.desk.rollback(first, why="keliru", onto=opened.desk.in_force(), wish=wish(who.second))
    assert people_of(opened, HERE, "2026-10") == []
    assert [(each.versi, each.jenis, each.oleh) for each in opened.history()[:2]] == [
        (first, "kembali", "Dewi"),
        (version, "terbit", "Citra"),
    ]
    # What is in force again can be built upon again.
    published(opened, who.checker, approved(opened, who.clerk, who.checker, members((HERE, "2026-10", 1600))))
    assert people_of(opened, HERE, "2026-10") == [1600]
    assert opened.verify() == []
    assert [act for act, name in audited(opened) if name == "Citra"] == [
        "kembalikan", "setuju", "terbit", "terbit", "setuju", "terbit", "terbit",
    ]  # fmt: skip


def test_what_is_withdrawn_takes_the_submission_s_content_too(opened: Store, who: People) -> None:
    first = opened.pointer()[0]
    gone = approved(opened, who.clerk, who.checker, OCTOBER)
    version = published(opened, who.checker, gone)
    kept = sent(opened, who.clerk, members((HERE_TOO, "2026-10", 700)))
    with pytest.raises(PublishingError, match="sedang berlaku"):
        opened.desk.withdraw(version, why="salah", wish=wish(who.checker))
    opened.desk.rollback(first, why="salah", onto=opened.desk.in_force(), wish=wish(who.checker))
    opened.desk.withdraw(version, why="berisi yang keliru", wish=wish(who.checker))
    with opened._engine.connect() as connection:
        left = {*connection.execute(sa.select(t.full_contents.c.sha256)).scalars()}
    assert gone.tables["kepesertaan"][0] not in left
    assert kept.tables["kepesertaan"][0] in left
    with pytest.raises(PublishingError, match="hilang"):
        opened.desk.change([gone.id], by=who.checker, at=small.NOW, areas=AREAS)
    with pytest.raises(WithdrawnError):
        opened.picture(version)
    assert opened.verify() == []
    # What is taken back goes at once.
    opened.desk.take_back(kept.id, why="", wish=wish(who.clerk))
    with opened._engine.connect() as connection:
        assert (
            kept.tables["kepesertaan"][0]
            not in connection.execute(sa.select(t.full_contents.c.sha256)).scalars()
        )
    assert opened.verify() == []


def test_what_is_published_whole_is_kept_whole_but_for_names_where_nothing_lasts(
    opened: Store, who: People
) -> None:
    named = whole(*(members((HERE, month, 1000)) for month in ("2026-08", "2026-09")), NAMED)
    for lasting, there in ((False, {"kepesertaan"}), (True, {"kepesertaan", "daftar_kepatuhan"})):
        opened.desk.lasting = lasting
        opened.publish(named, small.act(by="Pengelola"))
        with opened._engine.connect() as connection:
            assert {*full.held_now(connection)} == there
    lines = len(opened.history())
    assert not opened.publish(named, small.act(by="Pengelola"))
    assert len(opened.history()) == lines
    assert opened.verify() == []


KEPT = {
    "isi_bernama": "baris",
    "terbitan_lengkap": "baris",
    "kiriman": "catatan",
    "kiriman_tabel": "baris",
    "putusan": "alasan",
    "versi_kiriman": "versi_id",
    "pemetaan": "isi",
    "permintaan": "objek",
}


def test_the_database_itself_lets_nothing_of_it_change(opened: Store, who: People) -> None:
    ways = NO_MAPPING.with_way("kepesertaan", "periode", Reading.DAY_FIRST)
    opened.desk.submit(replace(made(OCTOBER), mapping=ways), note="", wish=wish(who.clerk), areas=AREAS)
    published(opened, who.checker, approved(opened, who.clerk, who.checker, OCTOBER))
    refused = [
        statement
        for table, column in KEPT.items()
        for statement in (f"update {table} set {column} = {column}", f"delete from {table}")
    ]
    if opened._engine.dialect.name == "postgresql":
        refused += [f"truncate {table} cascade" for table in KEPT]
    else:
        refused += [f"insert or replace into {table} select * from {table}" for table in KEPT]
    for statement in refused:
        with pytest.raises(sa.exc.DBAPIError), opened._engine.begin() as connection:
            connection.exec_driver_sql(statement)
    assert opened.verify() == []


def test_verifying_tells_of_full_contents_that_are_gone_changed_or_left_over(
    opened: Store, who: People
) -> None:
    held = sent(opened, who.clerk, OCTOBER).tables["kepesertaan"][0]
    with opened._engine.begin() as connection:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("drop trigger isi_bernama_tetap")
            connection.exec_driver_sql("drop trigger isi_bernama_tinggal")
        else:
            connection.exec_driver_sql("alter table isi_bernama disable trigger all")
        contents = t.full_contents
        connection.execute(contents.delete().where(contents.c.sha256 == held))
        connection.execute(contents.update().where(contents.c.tabel == "potensi").values(isi=b"lain"))
        connection.execute(
            contents.insert().values(sha256="f" * 64, tabel="target", baris=1, format="", isi=b"")
        )
    said = [(each.template, each.params) for each in opened.verify()]
    assert ("Isi lengkap {digest} tidak ada.", {"digest": held[:8]}) in said
    assert any("tidak dipakai versi atau kiriman" in told for told, _ in said)
    assert any("bukan lagi" in told and params["table"] == "potensi" for told, params in said)


def test_of_four_that_publish_at_once_one_wins_and_three_are_told(opened: Store, who: People) -> None:
    waiting = [
        approved(opened, who.clerk, who.checker, members((HERE, "2026-10", people)))
        for people in (1500, 1600, 1700, 1800)
    ]
    onto, start_together = opened.desk.in_force(), threading.Barrier(4)
    came: list[str] = []

    def publish(submission: Submission) -> None:
        start_together.wait(30)
        try:
            came.append(
                opened.desk.publish(
                    [submission.id], note="Oktober", onto=onto, wish=wish(who.second), areas=AREAS
                )
            )
        except OvertakenError:
            came.append("told")

    threads = [threading.Thread(target=publish, args=(each,)) for each in waiting]
    for each in threads:
        each.start()
    for each in threads:
        each.join(60)
    assert sorted(came) == sorted([opened.pointer()[0], "told", "told", "told"])
    assert len(opened.history()) == 2
    assert opened.verify() == []
