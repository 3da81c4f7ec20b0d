"""A ZIP that is being made by a child process, and what has become of it.

A child of its own rather than a thread: nobody's page waits for it, and its memory goes with it. The data go
through a pipe, so that nothing is on disk that could be left behind; the ZIP comes into a nameless file.
"""

from __future__ import annotations

import pickle
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import IO, Final

from dashboard.data.background import nameless_file
from dashboard.export.bulk.archive import Order
from dashboard.export.bulk.progress import (
    BrokenTalkError,
    Ended,
    Event,
    Made,
    Phase,
    Progress,
    Stopped,
    from_line,
)

#: -P: nothing is imported from the folder the server happens to be started in.
_COMMAND: Final = (sys.executable, "-P", "-m", "dashboard.export.bulk.child")
#: Seconds between two looks whether anybody still wants it, and how many looks in vain end it: a phone that
#: loses its line for a moment comes back.
LOOK_EVERY: Final = 1.0
PATIENCE: Final = 20
_PIECE: Final = 1 << 20


class NotDoneError(RuntimeError):
    """The ZIP of a job that isn't done, or was put away."""


class Job:
    """One ZIP that is being made from the moment this is; the ZIP is there as long as this is.

    wanted: whether anybody still waits for it; called from another thread.
    Raises OSError where no process can be started.
    """

    def __init__(self, order: Order, *, wanted: Callable[[], bool], look_every: float = LOOK_EVERY) -> None:
        self._progress = Progress()
        self._lock = threading.Lock()
        self._over = threading.Event()
        self._content = nameless_file()
        self._child = _child()
        threading.Thread(target=self._follow, args=(order,), daemon=True).start()
        threading.Thread(target=self._watch, args=(wanted, look_every), daemon=True).start()

    @property
    def progress(self) -> Progress:
        """How far it is now."""
        return self._progress

    def stop(self) -> None:
        """End the child at once and drop what there is; nothing happens once it is done."""
        self._happens(Stopped())
        self._child.kill()

    def wait(self, seconds: float | None = None) -> bool:
        """Wait until the child is gone; whether it is."""
        return self._over.wait(seconds)

    def content(self) -> bytes:
        """The ZIP. Raises NotDoneError."""
        with self._lock:
            if self._progress.phase is not Phase.DONE or self._content.closed:
                raise NotDoneError
            self._content.seek(0)
            return self._content.read()

    def put_away(self) -> None:
        """Drop the ZIP; a child that is still at it is stopped."""
        self.stop()
        self.wait()
        with self._lock:
            self._content.close()

    def _happens(self, event: Event) -> None:
        with self._lock:
            self._progress = self._progress.after(event)

    def _follow(self, order: Order) -> None:
        """Hand over what is ordered, listen to the child, take in the ZIP."""
        try:
            with suppress(OSError, BrokenTalkError), self._child as child:
                if child.stdin is not None and child.stdout is not None:
                    # It stays open until the end: its closing is what ends the child.
                    pickle.dump(order, child.stdin)
                    child.stdin.flush()
                    self._listen(child.stdout)
        finally:
            self._happens(Ended())
            if self._progress.phase is not Phase.DONE:
                self._content.close()
            self._over.set()

    def _listen(self, talk: IO[bytes]) -> None:
        for line in iter(talk.readline, b""):
            event = from_line(line)
            if isinstance(event, Made):
                self._take_in(talk, event.size)
            self._happens(event)

    def _take_in(self, talk: IO[bytes], size: int) -> None:
        """Raises BrokenTalkError where the child ends before all is there."""
        missing = size
        while missing and (piece := talk.read(min(missing, _PIECE))):
            self._content.write(piece)
            missing -= len(piece)
        if missing:
            raise BrokenTalkError(f"{missing} of {size}")

    def _watch(self, wanted: Callable[[], bool], look_every: float) -> None:
        """Stop once nobody has waited for it in so many looks."""
        in_vain = 0
        while not self._over.wait(look_every):
            in_vain = 0 if wanted() else in_vain + 1
            if in_vain >= PATIENCE:
                self.stop()
                return


def _child() -> subprocess.Popen[bytes]:
    if sys.platform == "win32":
        quietly = subprocess.CREATE_NO_WINDOW | subprocess.BELOW_NORMAL_PRIORITY_CLASS
        return subprocess.Popen(
            _COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, creationflags=quietly
        )
    return subprocess.Popen(_COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
