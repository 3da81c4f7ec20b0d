"""How far a ZIP is: a state that follows from what happened alone."""

from __future__ import annotations

import pytest

from dashboard.export.bulk.archive import Lack
from dashboard.export.bulk.progress import (
    Begun,
    BrokenTalkError,
    Ended,
    Event,
    Made,
    Phase,
    Progress,
    Stopped,
    as_line,
    from_line,
)
from dashboard.export.papers.kinds import DocumentKind

FIRST, LAST = Begun("7301", 1, 24), Begun("7373", 24, 24)
LACK = Lack("7301", DocumentKind.STUDY, "sebab")


def after(*events: Event) -> Progress:
    progress = Progress()
    for event in events:
        progress = progress.after(event)
    return progress


def test_it_goes_from_area_to_area() -> None:
    assert after().share == 0
    assert after(FIRST).share == 0
    assert after(FIRST, LAST) == Progress(Phase.MAKING, "7373", 24, 24)
    assert after(FIRST, LAST).share == pytest.approx(23 / 24)


@pytest.mark.parametrize(
    ("events", "phase"),
    [
        ((FIRST, Made(10, ())), Phase.DONE),
        ((FIRST, Made(10, ()), Ended()), Phase.DONE),
        ((FIRST, Made(10, ()), Stopped()), Phase.DONE),
        ((FIRST, Stopped()), Phase.STOPPED),
        ((Stopped(), Ended()), Phase.STOPPED),
        ((Stopped(), LAST, Made(10, ())), Phase.STOPPED),
        ((FIRST, Ended()), Phase.FAILED),
        ((Ended(), FIRST), Phase.FAILED),
    ],
)
def test_what_has_ended_stays_so(events: tuple[Event, ...], phase: Phase) -> None:
    assert after(*events).phase is phase


def test_what_could_not_be_made_is_kept() -> None:
    assert after(FIRST, Made(10, (LACK,))).lacking == (LACK,)


@pytest.mark.parametrize("event", [FIRST, Made(0, ()), Made(12_345, (LACK,))])
def test_a_line_says_what_it_was_written_of(event: Begun | Made) -> None:
    line = as_line(event)
    assert line.count(b"\n") == 1
    assert from_line(line) == event


@pytest.mark.parametrize(
    "line", [b"", b"hello\n", b"[]\n", b"{}\n", b'{"area": "7301", "at": "x", "of": 1}\n', b"\xff\n"]
)
def test_other_lines_are_refused(line: bytes) -> None:
    with pytest.raises(BrokenTalkError):
        from_line(line)
