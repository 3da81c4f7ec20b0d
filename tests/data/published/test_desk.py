"""The path of a submission on both engines: only who may, once, in order, and everything of it told."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
import sqlalchemy as sa

from dashboard.data.cells.parsed import Reading
from dashboard.data.layouts.mapping import NO_MAPPING
from dashboard.data.published.access import NotAllowedError, Principal, Role
from dashboard.data.published.branch_scope import NO_BRANCH
from dashboard.data.published.database import full
from dashboard.data.published.database import tables as t
from dashboard.data.published.database.store import Store
from dashboard.data.published.errors import (
    ForeignRowsError,
    NoFullSetError,
    NotLastingError,
    OvertakenError,
    OwnSubmissionError,
    PersonalNumbersError,
    PersonalWordsError,
    PublishingError,
    ReasonError,
    StatusError,
    UnknownSubmissionError,
    UnmergeableError,
    WithdrawnError,
)
from dashboard.data.published.records import InForce
from dashboard.data.published.submitted import Sendable, Status, Submission
from tests.data.published import small
from tests.data.published.office import (
    AREAS,
    HERE,
    HERE_TOO,
    OTHER,
    OWN,
    THERE,
    approved,
    audited,
    demote,
    made,
    members,
    people_of,
    person,
    published,
    read,
    sent,
    start,
    wish,
)

OCTOBER = members((HERE, "2026-10", 1500))
NAMED = read("daftar_kepatuhan", [f"2026-10,{HERE},badan usaha,PT Mawar,PWBD,30,0,,,,"])
YESTERDAY = small.NOW - timedelta(hours=13)


class People:
    """A branch's clerk, another branch's, two of the regional office, and an administrator."""

    def __init__(self, store: Store) -> None:
        self.clerk = person(store, "Ani", Role.BRANCH, [OWN])
        self.other = person(store, "Budi", Role.BRANCH, [OTHER])
        self.checker = person(store, "Citra", Role.APPROVER)
        self.second = person(store, "Dewi", Role.APPROVER)
        self.admin = person(store, "Eko", Role.ADMIN)
        self.viewer = person(store, "Fitri", Role.VIEWER, [OWN])


@pytest.fixture
def who(opened: Store) -> People:
    opened.publish(start(), small.act("awal", by="Pengelola"))
    opened.desk.lasting = True
    return People(opened)


def status(store: Store, by: Principal, number: str) -> Status:
    found = {each.id: each for each in store.desk.submissions(by=by, at=small.NOW)}
    return found[number].status


def test_from_a_branch_s_file_to_what_everybody_sees_and_back(opened: Store, who: People) -> None:
    first = opened.pointer()[0]
    wrong = sent(opened, who.clerk, members((HERE, "2026-10", 15)), note="Oktober")
    assert (wrong.status, wrong.month, wrong.branch) == (Status.WAITING, "2026-10", OWN)
    opened.desk.send_back(wrong.id, why="terlalu kecil", wish=wish(who.checker))
    assert status(opened, who.clerk, wrong.id) is Status.RETURNED
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


#: Every act, and who of these people may do it.
ACTS: dict[str, tuple[Callable[[Store, Principal, str], object], set[str]]] = {
    "submit": (lambda store, by, _: sent(store, by, OCTOBER), {"clerk", "checker"}),
    "submit for the region": (lambda store, by, _: sent(store, by, OCTOBER, branch=NO_BRANCH), {"checker"}),
    "ask what it would change": (
        lambda store, by, _: store.desk.would_change(made(OCTOBER), by=by, at=small.NOW, areas=AREAS),
        {"clerk", "checker"},
    ),
    "take back": (lambda store, by, number: store.desk.take_back(number, why="", wish=wish(by)), {"clerk"}),
    "approve": (
        lambda store, by, number: store.desk.approve(number, why="", wish=wish(by)),
        {"checker"},
    ),
    "return": (
        lambda store, by, number: store.desk.send_back(number, why="salah", wish=wish(by)),
        {"checker"},
    ),
    "publish": (
        lambda store, by, number: store.desk.publish(
            [number], note="x", onto=store.desk.in_force(), wish=wish(by), areas=AREAS
        ),
        {"checker"},
    ),
    "roll back": (
        lambda store, by, _: store.desk.rollback(
            store.history()[-1].versi, why="x", onto=store.desk.in_force(), wish=wish(by)
        ),
        {"checker"},
    ),
    "withdraw": (
        lambda store, by, _: store.desk.withdraw(store.history()[-1].versi, why="x", wish=wish(by)),
        {"checker"},
    ),
}


def test_nobody_does_what_is_not_his_and_every_refusal_is_audited(opened: Store, who: People) -> None:
    opened.publish(small.made(600), small.act(by="Pengelola"))
    number = sent(opened, who.clerk, OCTOBER).id
    demoted = person(opened, "Gita", Role.APPROVER)
    demote(opened, demoted)
    history, everybody = opened.history(), {**vars(who), "demoted": demoted}
    for act, (does, allowed) in ACTS.items():
        for name, by in everybody.items():
            if name in allowed or (name == "second" and "checker" in allowed):
                continue
            with pytest.raises(NotAllowedError):
                does(opened, by, number)
            assert act == "ask what it would change" or audited(opened)[-1] == ("ditolak", by.subject)
    # Somebody unknown, and a sign-in of yesterday.
    for by in (
        Principal("https://lain.contoh", "Citra", small.NOW),
        replace(who.checker, issued_at=YESTERDAY),
    ):
        with pytest.raises(NotAllowedError):
            opened.desk.approve(number, why="", wish=wish(by))
    assert opened.history() == history
    assert status(opened, who.clerk, number) is Status.WAITING


def test_everybody_knows_of_the_submissions_that_concern_him(opened: Store, who: People) -> None:
    own = sent(opened, who.clerk, OCTOBER, NAMED, note="dua")
    others = sent(opened, who.other, members((THERE, "2026-10", 900)), branch=OTHER)
    for by, known in ((who.clerk, {own.id}), (who.other, {others.id}), (who.checker, {own.id, others.id})):
        assert {each.id for each in opened.desk.submissions(by=by, at=small.NOW)} == known
        assert opened.desk.waiting(by=by, at=small.NOW) == len(known)
    assert opened.desk.waiting(by=who.viewer, at=small.NOW) == 0
    with pytest.raises(NotAllowedError):
        opened.desk.submissions(by=who.viewer, at=small.NOW)
    with pytest.raises(UnknownSubmissionError):
        opened.desk.change([own.id], by=who.other, at=small.NOW, areas=AREAS)
    # An administrator sees how many, and no names.
    change = opened.desk.change([own.id], by=who.admin, at=small.NOW, areas=AREAS)
    assert change.withheld == ("daftar_kepatuhan",)
    assert {*change.after} == {"kepesertaan"}
    change = opened.desk.change([own.id], by=who.clerk, at=small.NOW, areas=AREAS)
    assert {*change.after} == {"kepesertaan", "daftar_kepatuhan"}


def test_one_s_own_is_approved_only_where_the_office_has_said_so(opened: Store, who: People) -> None:
    own = sent(opened, who.checker, OCTOBER, branch=NO_BRANCH)
    with pytest.raises(OwnSubmissionError):
        opened.desk.approve(own.id, why="", wish=wish(who.checker))
    assert audited(opened)[-1] == ("ditolak", "Citra")
    opened.desk.alone = True
    opened.desk.approve(own.id, why="", wish=wish(who.checker))
    (told,) = opened.desk.submissions(by=who.checker, at=small.NOW)
    assert told.decisions[0].alone
    with opened._engine.connect() as connection:
        details = connection.execute(sa.select(t.audit.c.rincian).order_by(t.audit.c.id.desc())).scalar()
    assert details["satu_orang"]


def test_a_second_click_and_a_slower_colleague_change_nothing(opened: Store, who: People) -> None:
    once = wish(who.clerk)
    first, again = (opened.desk.submit(made(OCTOBER), note="", wish=once, areas=AREAS) for _ in range(2))
    assert first.id == again.id
    assert len(opened.desk.submissions(by=who.clerk, at=small.NOW)) == 1
    onto, approve = opened.desk.in_force(), wish(who.checker)
    for _ in range(2):
        opened.desk.approve(first.id, why="", wish=approve)
    with pytest.raises(StatusError):
        opened.desk.approve(first.id, why="", wish=wish(who.second))
    with pytest.raises(StatusError):
        opened.desk.take_back(first.id, why="", wish=wish(who.clerk))
    other = approved(opened, who.other, who.checker, members((THERE, "2026-10", 900)), branch=OTHER)
    publish = wish(who.checker)
    made_versions = {
        opened.desk.publish([first.id], note="Oktober", onto=onto, wish=publish, areas=AREAS)
        for _ in range(2)
    }
    assert len(made_versions) == 1
    assert len(opened.history()) == 2
    with pytest.raises(OvertakenError):
        opened.desk.publish([other.id], note="Oktober", onto=onto, wish=wish(who.second), areas=AREAS)
    with pytest.raises(StatusError):
        published(opened, who.second, first)
    with pytest.raises(StatusError):
        opened.desk.send_back(first.id, why="terlambat", wish=wish(who.second))
    published(opened, who.second, other)
    assert people_of(opened, HERE, "2026-10") == [1500]
    assert people_of(opened, THERE, "2026-10") == [900]


def test_what_lacks_a_reason_or_a_note_is_refused(opened: Store, who: People) -> None:
    refused = members((HERE, "2026-10", 1500), (HERE_TOO, "bukan bulan", 3))
    with pytest.raises(ReasonError):
        sent(opened, who.clerk, refused)
    number = sent(opened, who.clerk, refused, note="Satu baris menyusul").id
    with pytest.raises(ReasonError):
        opened.desk.send_back(number, why=" ", wish=wish(who.checker))
    opened.desk.approve(number, why="", wish=wish(who.checker))
    (found,) = opened.desk.submissions(by=who.checker, at=small.NOW)
    assert found.refused == 1
    with pytest.raises(ReasonError):
        published(opened, who.checker, found, note="")
    published(opened, who.checker, found)
    current = opened.current()
    assert current is not None
    assert current[0].periksa.ditolak == 1
    with pytest.raises(ReasonError):
        opened.desk.withdraw(opened.history()[-1].versi, why="", wish=wish(who.checker))


def test_the_service_itself_refuses_rows_of_others_and_names_on_a_passing_disk(
    opened: Store, who: People
) -> None:
    forged = Sendable(OWN, made(members((THERE, "2026-10", 1)), branch=OTHER).tables, ())
    with pytest.raises(ForeignRowsError):
        opened.desk.submit(forged, note="", wish=wish(who.clerk), areas=AREAS)
    opened.desk.lasting = False
    with pytest.raises(NotLastingError):
        sent(opened, who.clerk, NAMED)
    assert opened.desk.submissions(by=who.checker, at=small.NOW) == ()


def test_totals_that_contradict_what_is_in_force_are_told_before_and_refused_at_publishing(
    opened: Store, who: People
) -> None:
    province = AREAS.province_of(HERE)
    total = approved(opened, who.checker, who.second, members((province, "2026-09", 10)), branch=NO_BRANCH)
    change = opened.desk.change([total.id], by=who.second, at=small.NOW, areas=AREAS)
    assert change.problems
    with pytest.raises(UnmergeableError):
        published(opened, who.second, total)
    opened.desk.send_back(total.id, why="bertentangan", wish=wish(who.second))
    assert len(opened.history()) == 1


def test_what_no_guest_sees_is_published_too_and_its_version_stays(opened: Store, who: People) -> None:
    opened.desk.lasting = True
    before = opened.desk.in_force()
    version = published(opened, who.checker, approved(opened, who.clerk, who.checker, NAMED))
    # Guests are told that there is something of which they see nothing: that is all that is new for them.
    assert version == before.version
    assert opened.desk.in_force() == InForce(before.version, before.line + 1)
    with opened._engine.connect() as connection:
        kept = full.held_now(connection)
    assert {"daftar_kepatuhan", "kepesertaan"} <= {*kept}
    # The next submission is set upon both.
    published(opened, who.checker, approved(opened, who.clerk, who.checker, OCTOBER))
    with opened._engine.connect() as connection:
        assert full.held_now(connection)["daftar_kepatuhan"] == kept["daftar_kepatuhan"]


def test_a_version_without_its_full_set_asks_for_a_whole_one(opened: Store, who: People) -> None:
    opened.publish(replace(start(), full={}), small.act(by="Pengelola"))
    opened.publish(small.made(600), small.act(by="Pengelola"))
    waiting = approved(opened, who.clerk, who.checker, OCTOBER)
    with pytest.raises(NoFullSetError):
        published(opened, who.checker, waiting)
    # The same version once more, with everything: nothing changes for guests, and now it can be built upon.
    opened.publish(replace(small.made(600), full=start().full), small.act(by="Pengelola"))
    published(opened, who.checker, waiting)


def test_how_a_branch_s_layouts_are_read_is_kept(opened: Store, who: People) -> None:
    assert opened.desk.mapping(by=who.clerk, at=small.NOW) == NO_MAPPING
    ways = NO_MAPPING.with_way("kepesertaan", "periode", Reading.DAY_FIRST)
    for _ in range(2):
        opened.desk.submit(replace(made(OCTOBER), mapping=ways), note="", wish=wish(who.clerk), areas=AREAS)
    assert opened.desk.mapping(by=who.clerk, at=small.NOW) == ways
    assert opened.desk.mapping(by=who.other, at=small.NOW) == NO_MAPPING
    with opened._engine.connect() as connection:
        assert len(connection.execute(sa.select(t.mappings.c.id)).all()) == 1
    with pytest.raises(NotAllowedError):
        opened.desk.mapping(by=who.viewer, at=small.NOW)


def test_a_branch_sees_its_own_acts_and_the_regional_office_everybody_s(opened: Store, who: People) -> None:
    number = sent(opened, who.clerk, OCTOBER, note="PT Mawar").id
    with pytest.raises(NotAllowedError):
        opened.desk.approve(number, why="", wish=wish(who.clerk))
    opened.desk.approve(number, why="PT Melati", wish=wish(who.checker))
    own = opened.desk.audit(by=who.clerk, at=small.NOW, most=9)
    assert [(each.act, each.about) for each in own] == [("ditolak", number), ("kirim", number)]
    everybody = opened.desk.audit(by=who.admin, at=small.NOW, most=2)
    assert [(each.act, each.name) for each in everybody] == [("setuju", "Citra"), ("ditolak", "Ani")]
    with pytest.raises(NotAllowedError):
        opened.desk.audit(by=who.viewer, at=small.NOW, most=9)
    # Nothing that anybody wrote stands in it.
    assert "PT" not in str(own + everybody)


def test_nobody_s_number_is_kept_in_words_either(opened: Store, who: People) -> None:
    with pytest.raises(PersonalWordsError):
        sent(opened, who.clerk, OCTOBER, note="punya NIK 7371094505900001")
    number = sent(opened, who.clerk, OCTOBER).id
    with pytest.raises(PersonalWordsError):
        opened.desk.send_back(number, why="NIK 7371094505900001", wish=wish(who.checker))
    made_here = made(OCTOBER)
    numbers = made_here.tables["kepesertaan"].assign(kelompok="7371094505900001")
    with pytest.raises(PersonalNumbersError):
        opened.desk.submit(
            replace(made_here, tables={"kepesertaan": numbers}), note="", wish=wish(who.clerk), areas=AREAS
        )


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
