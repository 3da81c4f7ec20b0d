"""Many visitors at once, without browsers: `make load`.

Each comes by a link and then does something every ten seconds: 70 % another indicator or month, 20 % another
area, 10 % another page. Before them one visitor alone does the same on the same server; what many wait is
told against what that one waited. Figures of a machine that does other things as well mean nothing.

With --url a server that runs already (behind a proxy, of several processes) is visited; without the ids of
its processes (--pid) nothing can be said of its CPU and memory.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Coroutine, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles
from typing import Any, Final, TypeVar

import psutil
from load_visitor import Act, NoAnswerError, Visitor

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
from tests.browser.server import running_app  # noqa: E402

#: How often each is done, of a hundred.
MIX: Final = {Act.CHANGE: 70, Act.AREA: 20, Act.PAGE: 10}
#: Seconds between two interactions of a visitor.
EVERY: Final = 10.0
#: What the one visitor does alone: so many, one after the other.
ALONE: Final = 30
#: The pages by which visitors come, in turn.
ENTRIES: Final = ("peta", "", "peta", "target")
#: What a hundred visitors may cost: how much longer half of them wait, and the memory of each process, in MB.
MOST_SLOWER: Final = 2.0
MOST_MEMORY: Final = 350
MOST_A_VISITOR: Final = 2.0
_MEGA: Final = 1_000_000

T = TypeVar("T")


@dataclass
class Tally:
    """What was waited for each interaction, in seconds, for each visit's first page, and what went wrong."""

    waited: list[float] = field(default_factory=list)
    first: list[float] = field(default_factory=list)
    errors: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True)
class Machine:
    """The processes of a server; none where they are not known."""

    processes: tuple[psutil.Process, ...]

    def cpu(self) -> float:
        """Seconds of CPU so far."""
        times = [each.cpu_times() for each in self.processes]
        return float(sum(each.user + each.system for each in times))

    def memory(self) -> float:
        """Resident memory, in MB."""
        return float(sum(each.memory_info().rss for each in self.processes)) / _MEGA


@dataclass(frozen=True)
class Load:
    """What was measured. memory: MB at the start, after the first visitor, and at the end of all.

    processes: how many the server consists of, 0 where that is not known.
    """

    visitors: int
    processes: int
    alone: Tally
    many: Tally
    cpu: float
    memory: tuple[float, float, float]

    @property
    def most_memory(self) -> float:
        """MB that the server may have at the end."""
        return MOST_MEMORY * self.processes + MOST_A_VISITOR * self.visitors

    @property
    def a_visitor(self) -> float:
        """MB for each visitor after the first."""
        return (self.memory[2] - self.memory[1]) / max(1, self.visitors - 1)


async def alone(base: str, *, interactions: int) -> Tally:
    """One visitor, without a pause."""
    tally = Tally()
    acts = acts_of(0, interactions)
    await _visit(Visitor(base, 0), tally, acts=acts, starts_in=0.0, every=0.0, entry=ENTRIES[0])
    return tally


async def together(
    base: str, *, visitors: int, seconds: float, every: float, machine: Machine
) -> tuple[Tally, float]:
    """So many visitors for so long, each at its own moment; returns also the memory at the end, in MB."""
    tally = Tally()
    count = max(1, round(seconds / every))
    staying = asyncio.Event()
    visits = [
        asyncio.create_task(
            _visit(
                Visitor(base, number),
                tally,
                acts=acts_of(number, count),
                starts_in=every * (number - 1) / visitors,
                every=every,
                staying=staying,
                entry=ENTRIES[number % len(ENTRIES)],
            )
        )
        for number in range(1, visitors + 1)
    ]
    await asyncio.sleep(seconds + every)
    memory = machine.memory()
    staying.set()
    await asyncio.gather(*visits)
    return tally, memory


def acts_of(number: int, count: int) -> list[Act]:
    """What a visitor does, the same in every run."""
    chooser = random.Random(f"acts {number}")
    return chooser.choices(list(MIX), weights=list(MIX.values()), k=count)


async def _visit(
    visitor: Visitor,
    tally: Tally,
    *,
    acts: Sequence[Act],
    starts_in: float,
    every: float,
    entry: str,
    staying: asyncio.Event | None = None,
) -> None:
    """Come, act, and stay until all are measured. Who gets no answer comes again by the link he had."""
    await asyncio.sleep(starts_in)
    begins = time.perf_counter()
    there = False
    for at, act in enumerate(acts):
        try:
            if not there:
                tally.first.append(await visitor.open(entry, visitor.shown))
                there = True
            await asyncio.sleep(max(0.0, begins + (at + 1) * every - time.perf_counter()))
            tally.waited.append(await visitor.act(act))
        except NoAnswerError as error:
            tally.errors[str(error)] += 1
            there = False
            await visitor.close()
    if staying is not None:
        await staying.wait()
    await visitor.close()


def by_itself(task: Coroutine[Any, Any, T]) -> T:
    """What a task comes to, in a thread of its own: where this is called, a loop may be running."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, task).result()


def measure(
    base: str, machine: Machine, *, visitors: int, seconds: float, every: float = EVERY, first: int = ALONE
) -> Load:
    """One visitor alone, then many."""
    at_start = machine.memory()
    one = by_itself(alone(base, interactions=first))
    after_first, cpu = machine.memory(), machine.cpu()
    many, at_end = by_itself(together(base, visitors=visitors, seconds=seconds, every=every, machine=machine))
    memory = (at_start, after_first, at_end)
    return Load(visitors, len(machine.processes), one, many, machine.cpu() - cpu, memory)


def ninety_five(waited: Sequence[float]) -> float:
    """What 95 of 100 did not wait longer than."""
    return quantiles(waited, n=20, method="inclusive")[-1] if len(waited) > 1 else waited[0]


def report(load: Load) -> list[str]:
    """The lines to read."""
    if not load.alone.waited or not load.many.waited:
        return ["nobody was answered", *map(str, (load.alone.errors + load.many.errors).items())]
    count = len(load.many.waited)
    one, half = median(load.alone.waited), median(load.many.waited)
    last_one, last = ninety_five(load.alone.waited), ninety_five(load.many.waited)
    lines = [
        f"{load.visitors} visitors, {count} interactions, {len(load.many.first)} first pages",
        f"alone      p50 {one:6.3f} s   p95 {last_one:6.3f} s   first page {load.alone.first[0]:6.3f} s",
        f"together   p50 {half:6.3f} s   p95 {last:6.3f} s   first page {median(load.many.first):6.3f} s",
        f"slower     p50 {half / one:6.2f} x   p95 {last / last_one:6.2f} x   p50 budget {MOST_SLOWER:g} x",
        f"errors     {sum(load.many.errors.values())}  budget 0",
        *(f"           {times} x {error}" for error, times in load.many.errors.most_common(5)),
    ]
    if load.processes:
        start, first, end = load.memory
        lines += [
            f"CPU        {load.cpu / count:6.3f} s of the server an interaction, first pages among them",
            f"memory     {start:.0f} MB at the start, {first:.0f} after one visitor, {end:.0f} at the end",
            f"           budget {load.most_memory:.0f} MB",
            f"           {load.a_visitor:.2f} MB a visitor, budget {MOST_A_VISITOR:g}",
        ]
    return lines


def met(load: Load) -> bool:
    """Whether every budget is kept."""
    if load.many.errors or not load.many.waited or not load.alone.waited:
        return False
    quick = median(load.many.waited) <= MOST_SLOWER * median(load.alone.waited)
    return quick and load.memory[2] <= load.most_memory


def main() -> int:
    """Measure as asked; 1 where a budget is not met."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--visitors", type=int, default=100)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--url", help="of a server that runs already; without it one is started")
    parser.add_argument("--pid", type=int, action="append", default=[], help="a process of that server")
    options = parser.parse_args()
    with ExitStack() as stack:
        base, pids = options.url, options.pid
        if base is None:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            server = stack.enter_context(running_app(folder / "log.txt", script=ROOT / "serve.py"))
            base, pids = server.url, [server.pid]
        machine = Machine(tuple(psutil.Process(pid) for pid in pids))
        load = measure(base, machine, visitors=options.visitors, seconds=options.seconds)
        print("\n".join(report(load)))
    return 0 if met(load) else 1


if __name__ == "__main__":
    sys.exit(main())
