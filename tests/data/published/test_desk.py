"""The path of a submission on both engines: only who may, once, in order, and everything of it told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

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
    ReasonError,
    StatusError,
    UnknownSubmissionError,
    UnmergeableError,
)
from dashboard.data.published.records import InForce
from dashboard.data.published.submitted import Sendable, Status
from tests.data.published import small
from tests.data.published.conftest import MOSTLY_SQLITE, fresh_address
from tests.data.published.office import (
    AREAS,
    HERE,
    HERE_TOO,
    NAMED,
    OCTOBER,
    OTHER,
    OWN,
    THERE,
    People,
    approved,
    audited,
    demote,
    made,
    members,
    people_of,
    person,
    published,
    sent,
    start,
    status_of,
    wish,
)

YESTERDAY = small.NOW - timedelta(hours=13)


@pytest.fixture(params=MOSTLY_SQLITE)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a store that is not there yet."""
    return fresh_address(request, tmp_path)


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
    assert status_of(opened, who.clerk, number) is Status.WAITING


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


def test_the_full_tables_are_for_who_sees_names_and_those_of_the_last_time_it_came_into_force(
    opened: Store, who: People
) -> None:
    version = opened.pointer()[0]
    before = opened.full_tables(version, by=who.clerk, at=small.NOW)
    assert before is not None
    assert {*before} == {"kepesertaan", "potensi"}
    published(opened, who.checker, approved(opened, who.clerk, who.checker, NAMED))
    after = opened.full_tables(version, by=who.viewer, at=small.NOW)
    assert after is not None
    assert list(after["daftar_kepatuhan"]["nama_entitas"]) == ["PT Mawar Melati"]
    with pytest.raises(NotAllowedError):
        opened.full_tables(version, by=who.admin, at=small.NOW)
    opened.publish(small.made(600), small.act(by="Pengelola"))
    assert opened.full_tables(opened.pointer()[0], by=who.clerk, at=small.NOW) is None


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
