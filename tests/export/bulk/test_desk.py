"""One ZIP for a visitor, few at once."""

from __future__ import annotations

import gc

import pytest

from dashboard.export.bulk import desk as desks
from dashboard.export.bulk.desk import Answer, BusyError, Desk, answer
from dashboard.export.bulk.progress import Phase, Progress


class FakeJob:
    """A job whose progress the test sets."""

    def __init__(self, order: object, *, wanted: object) -> None:
        self.progress = Progress()


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setattr(desks, "Job", FakeJob)
    return Desk()


def ordered(desk: Desk, visitor: str) -> FakeJob:
    return desk.order(visitor, None, wanted=bool)  # type: ignore[arg-type, return-value]


@pytest.mark.parametrize(
    ("making_for", "at_once", "answered"),
    [
        ((), 1, Answer.TAKEN),
        (("other",), 1, Answer.BUSY),
        (("other",), 2, Answer.TAKEN),
        (("other", "third"), 2, Answer.BUSY),
        (("me",), 1, Answer.OWN),
        (("other", "me"), 2, Answer.OWN),
    ],
)
def test_who_orders_is_answered(making_for: tuple[str, ...], at_once: int, answered: Answer) -> None:
    assert answer("me", making_for, at_once=at_once) is answered


def test_the_next_waits_until_one_is_over(desk: Desk) -> None:
    first = ordered(desk, "one")
    assert ordered(desk, "one") is first
    with pytest.raises(BusyError):
        ordered(desk, "other")
    for over in (Phase.DONE, Phase.STOPPED, Phase.FAILED):
        first.progress = Progress(over)
        first = ordered(desk, "other")
        first.progress = Progress(over)


def test_it_keeps_no_job_alive(desk: Desk) -> None:
    first = ordered(desk, "one")
    del first
    gc.collect()
    assert ordered(desk, "other").progress == Progress()
