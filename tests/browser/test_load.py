"""`make load` in small: visitors without browsers on a real server."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import psutil
import pytest

from tests.browser.server import Server

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools"))
import load
from load_visitor import Act, NoAnswerError, Visitor

#: Pages that are soon computed.
QUICK = ("anggaran", "metode")


def test_visitors_come_act_and_are_measured(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """Three of them, and one that comes to a server that is not there."""
    monkeypatch.setattr(load, "ENTRIES", QUICK)
    machine = load.Machine((psutil.Process(server.pid),))
    measured = load.measure(server.url, machine, visitors=3, seconds=0.4, every=0.2, first=1)
    assert not measured.many.errors + measured.alone.errors
    assert len(measured.alone.waited) == 1
    assert len(measured.many.first) == 3
    assert len(measured.many.waited) == 6
    assert min(measured.many.waited) > 0
    assert measured.cpu > 0
    assert all(memory > 50 for memory in measured.memory)
    assert any(line.startswith("CPU") for line in load.report(measured))
    with pytest.raises(NoAnswerError):
        load.by_itself(Visitor("http://127.0.0.1:9", 1).open())


def test_what_is_done_changes_what_is_shown(server: Server) -> None:
    """Each kind of interaction by itself, as the link in the address bar tells."""

    async def visited() -> list[str]:
        visitor = Visitor(server.url, 7)
        await visitor.open("anggaran", "wilayah=73&periode=2025-06")
        shown = [visitor.shown]
        for act in (Act.CHANGE, Act.AREA, Act.PAGE):
            await visitor.act(act)
            shown.append(visitor.shown)
        await visitor.close()
        return shown

    first, changed, moved, turned = load.by_itself(visited())
    assert "wilayah=73&" in first
    assert changed != first
    assert "wilayah=73&" in changed
    assert "wilayah=73&" not in moved
    assert {"wilayah", "periode", "sumber"} <= {each.partition("=")[0] for each in turned.split("&")}


def test_the_mix_is_the_same_in_every_run() -> None:
    acts = Counter(act for number in range(200) for act in load.acts_of(number, 60))
    assert load.acts_of(5, 60) == load.acts_of(5, 60) != load.acts_of(6, 60)
    assert {act: round(100 * acts[act] / acts.total()) for act in load.MIX} == load.MIX


def test_a_budget_is_missed_by_waiting_memory_or_an_error() -> None:
    def made(waited: float, memory: float, **errors: int) -> load.Load:
        many = load.Tally([waited], [1.0], Counter(errors))
        return load.Load(10, 1, load.Tally([1.0], [1.0]), many, 1.0, (300.0, 340.0, memory))

    assert load.met(made(2.0, 370.0))
    assert not load.met(made(2.1, 370.0))
    assert not load.met(made(2.0, 370.1))
    assert not load.met(made(2.0, 370.0, gone=1))
    assert made(2.0, 358.0).a_visitor == 2.0
