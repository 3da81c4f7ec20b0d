"""Many at once, and some of them killed: nothing half-published, nothing acknowledged lost, nothing read torn."""

from __future__ import annotations

import multiprocessing
import random
import signal
import sys
import threading
import time
import types
from collections import Counter
from collections.abc import Callable
from contextlib import closing

import pytest
import sqlalchemy as sa

from dashboard.data.published.database import tables as t
from dashboard.data.published.database.engine import reading
from dashboard.data.published.database.store import Store
from dashboard.data.published.errors import OvertakenError, WithdrawnError
from dashboard.data.published.opening import open_store
from dashboard.data.published.place import place_at
from dashboard.data.version import content_version
from tests.data.published.small import act, made, publish_on

#: Seconds within which a publisher is killed: it publishes dozens of versions a second.
KILLED_WITHIN = 0.06
STALLED = 30


@pytest.fixture(autouse=True)
def nothing_run_by_publishers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Processes begin by running again what the main module was; tests of pages leave a page there."""
    monkeypatch.setitem(sys.modules, "__main__", types.ModuleType("__main__"))


def _together(*calls: Callable[[], None]) -> None:
    threads = [threading.Thread(target=each) for each in calls]
    for each in threads:
        each.start()
    for each in threads:
        each.join(STALLED)
        assert not each.is_alive()


def _half_published(store: Store) -> list[object]:
    """What a publisher that was killed has left behind: looked for in every table, and in the newest version."""
    found: list[object] = []
    current = store.current()
    if current is not None and content_version(store.picture(current[0].versi).tables) != current[0].versi:
        found.append(current[0])
    with reading(store._engine) as connection:
        counted = [
            connection.execute(sa.select(sa.func.count()).select_from(each)).scalar_one()
            for each in (t.history, t.audit, t.versions)
        ]
        held = sa.select(t.version_tables.c.sha_umum)
        orphans = sa.select(sa.func.count()).where(t.contents.c.sha256.not_in(held))
        if len(set(counted)) != 1:
            found.append(counted)
        if connection.execute(orphans).scalar_one():
            found.append("orphans")
        without = sa.select(t.versions.c.id).where(
            t.versions.c.id.not_in(sa.select(t.version_tables.c.versi_id))
        )
        found += connection.execute(without).scalars()
        lacking = sa.select(t.version_tables.c.sha_umum).where(
            t.version_tables.c.sha_umum.not_in(sa.select(t.contents.c.sha256))
        )
        found += connection.execute(lacking).scalars()
    return found


def _kill(url: str, *, times: int) -> int:
    """Kill a publisher so many times; the versions that came to be."""
    # A server of processes that has imported everything once: each publisher is there at once.
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.data.published.small", "psycopg", "pyarrow.parquet"])
    luck = random.Random(7)
    acknowledged = set()
    with closing(open_store(place_at(url), create=True)) as store:
        for at in range(times):
            ours, theirs = context.Pipe(duplex=False)
            publisher = context.Process(target=publish_on, args=(url, at * 10_000, theirs), daemon=True)
            publisher.start()
            theirs.close()
            assert ours.poll(STALLED)
            acknowledged.add(ours.recv())
            time.sleep(luck.uniform(0, KILLED_WITHIN))
            publisher.kill()
            publisher.join(STALLED)
            assert publisher.exitcode == -signal.SIGKILL
            try:
                while ours.poll():
                    acknowledged.add(ours.recv())
            except EOFError:
                ours.close()
            assert _half_published(store) == []
        came_to_be = {each.versi for each in store.history()}
        assert store.verify() == []
    assert acknowledged <= came_to_be
    return len(came_to_be)


def test_a_publisher_killed_at_any_moment_leaves_nothing_half_done(url: str) -> None:
    assert _kill(url, times=5) >= 5


@pytest.mark.full
def test_a_publisher_killed_two_hundred_times(url: str) -> None:
    assert _kill(url, times=200) >= 200


def test_of_four_approvers_one_wins_and_three_are_told(opened: Store) -> None:
    base = ""
    for people in range(5):
        came: Counter[str] = Counter()
        start = threading.Barrier(4)

        def approve(
            number: int, base: str = base, came: Counter[str] = came, start: threading.Barrier = start
        ) -> None:
            version = made(number)
            start.wait(STALLED)
            try:
                opened.publish(version, act(base=base))
            except OvertakenError:
                came["told"] += 1
            else:
                came[version.version.versi] += 1

        _together(*(lambda number=number: approve(number) for number in range(people * 4, people * 4 + 4)))
        base = opened.pointer()[0]
        assert came == {base: 1, "told": 3}
    assert len(opened.history()) == 5


def test_without_a_base_all_four_are_published_one_after_another(opened: Store) -> None:
    _together(*(lambda number=number: opened.publish(made(number), act()) for number in range(4)))
    assert [each.urutan for each in opened.history()] == [4, 3, 2, 1]
    assert {each.versi for each in opened.history()} == {made(number).version.versi for number in range(4)}
    assert _half_published(opened) == []


def test_two_that_open_a_new_store_at_once_make_it_once(url: str) -> None:
    failed = []

    def opening() -> None:
        try:
            open_store(place_at(url), create=True).close()
        except Exception as error:  # noqa: BLE001 - whatever it is, it is told below
            failed.append(error)

    _together(opening, opening, opening)
    assert failed == []
    with closing(open_store(place_at(url), create=False)) as store:
        assert store.verify() == []


def test_who_reads_beside_a_writer_never_sees_half_a_version(opened: Store) -> None:
    opened.publish(made(0), act())
    done = threading.Event()
    torn: list[str] = []
    read = []

    def write() -> None:
        for people in range(1, 8):
            opened.publish(made(people), act())
            if people > 1:
                opened.withdraw(made(people - 1).version.versi, act())
        done.set()

    def look() -> None:
        while not done.is_set():
            version = opened.current()
            assert version is not None
            try:
                picture = opened.picture(version[0].versi)
            except WithdrawnError:
                continue
            read.append(picture.version.versi)
            if content_version(picture.tables) != picture.version.versi:
                torn.append(picture.version.versi)

    _together(write, look, look)
    assert read
    assert torn == []
