"""Where a server takes orders for ZIPs: one for a visitor, and few at once."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection
from enum import Enum
from typing import Final
from weakref import WeakValueDictionary

from dashboard.export.bulk.archive import Order
from dashboard.export.bulk.job import Job
from dashboard.export.bulk.progress import Phase

#: A child takes one processor and some 300 MB; the other processor is the visitors'.
AT_ONCE: Final = 1


class BusyError(RuntimeError):
    """As many ZIPs as may be are being made for others."""


class Answer(Enum):
    """What an order is answered."""

    TAKEN = "taken"
    OWN = "own"
    BUSY = "busy"


def answer(visitor: str, making_for: Collection[str], *, at_once: int = AT_ONCE) -> Answer:
    """What a visitor's order is answered while ZIPs are being made for some visitors."""
    if visitor in making_for:
        return Answer.OWN
    return Answer.TAKEN if len(making_for) < at_once else Answer.BUSY


class Desk:
    """The jobs of one server by visitor. It keeps none alive: a ZIP goes with the visit it was made for."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._jobs: WeakValueDictionary[str, Job] = WeakValueDictionary()

    def order(self, visitor: str, order: Order, *, wanted: Callable[[], bool]) -> Job:
        """Begin a ZIP, or give the one that is being made for this visitor already.

        Raises BusyError, and OSError where no process can be started.
        """
        with self._lock:
            making = {who: job for who, job in self._jobs.items() if job.progress.phase is Phase.MAKING}
            match answer(visitor, making):
                case Answer.BUSY:
                    raise BusyError
                case Answer.OWN:
                    return making[visitor]
            job = Job(order, wanted=wanted)
            self._jobs[visitor] = job
            return job
