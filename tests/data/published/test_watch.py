"""A server's eye on its store: seldom asked, soon told, and never without an answer once it had one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from dashboard.data import clock
from dashboard.data.published.database.store import Store
from dashboard.data.published.errors import AwayError, UnknownVersionError, WithdrawnError
from dashboard.data.published.opening import open_store
from dashboard.data.published.place import place_at
from dashboard.data.published.watch import AGAIN_AFTER, ASKED_EVERY, HELD, Watch
from tests.data.published.small import NOW, act, made

A, B = (made(people).version.versi for people in (600, 700))


class Clock:
    """A clock that stands until it is moved on."""

    def __init__(self) -> None:
        self.now = NOW

    def on(self, by: timedelta) -> None:
        self.now += by


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Clock:
    standing = Clock()
    monkeypatch.setattr(clock, "now_wita", lambda: standing.now)
    return standing


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(place_at(str(tmp_path / "terbit.sqlite")), create=True)
    yield opened
    opened.close()


def away(*_: object) -> None:
    raise AwayError


def test_a_new_version_is_known_after_a_while_and_not_asked_for_before(at: Clock, store: Store) -> None:
    watch = Watch(lambda: store)
    assert watch.known().version == ""
    store.publish(made(600), act())
    assert watch.known().version == ""
    at.on(ASKED_EVERY)
    assert (watch.known().version, watch.known().error) == (A, None)
    assert watch.picture(A).version.versi == A


def test_a_store_that_is_away_leaves_what_was_known_and_is_let_alone(
    at: Clock, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.publish(made(600), act())
    watch = Watch(lambda: store)
    assert watch.picture(A)
    with monkeypatch.context() as gone:
        gone.setattr(store, "pointer", away)
        gone.setattr(store, "picture", away)
        at.on(ASKED_EVERY)
        known = watch.known()
        assert isinstance(known.error, AwayError)
        assert (known.version, known.answered) == (A, NOW)
        assert watch.picture(A).version.versi == A
        with pytest.raises(AwayError):
            watch.picture(B)
        last = watch.last()
        assert last is not None
        assert last.version.versi == A
    at.on(ASKED_EVERY)
    assert watch.known().error is not None
    at.on(AGAIN_AFTER)
    assert watch.known().error is None


def test_a_store_that_was_never_there_is_told_and_found_later(at: Clock, store: Store) -> None:
    tried = []

    def opening() -> Store:
        tried.append(at.now)
        if len(tried) == 1:
            raise AwayError
        return store

    watch = Watch(opening)
    assert isinstance(watch.known().error, AwayError)
    assert watch.last() is None
    at.on(AGAIN_AFTER)
    assert watch.known().error is None


def test_what_is_withdrawn_is_shown_no_longer_although_it_is_held(at: Clock, store: Store) -> None:
    watch = Watch(lambda: store)
    store.publish(made(600), act())
    assert watch.picture(A)
    store.publish(made(700), act())
    store.withdraw(A, act())
    at.on(ASKED_EVERY)
    with pytest.raises(WithdrawnError):
        watch.picture(A)
    with pytest.raises(UnknownVersionError):
        watch.picture("ffffffff")
    # Withdrawn a moment ago, which is asked for at once.
    store.publish(made(800), act())
    store.withdraw(B, act())
    with pytest.raises(WithdrawnError):
        watch.picture(B)
    assert watch.known().withdrawn == {A, B}


def test_few_versions_are_held_and_always_the_one_in_force(at: Clock, store: Store) -> None:
    watch = Watch(lambda: store)
    store.publish(made(600), act())
    watch.known()
    versions = [made(people) for people in range(10, 15)]
    for each in versions:
        store.publish(each, act())
    for wanted in (A, *(each.version.versi for each in versions)):
        watch.picture(wanted)
    assert len(watch._held) <= HELD
    assert A in watch._held
