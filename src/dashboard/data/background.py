"""What work in the background needs of the machine: a nameless file, a lower place in the queue, an end."""

from __future__ import annotations

import os
import tempfile
import threading
from typing import IO, Any, BinaryIO, Final

#: How far behind other processes of the machine; 19 is the last place.
_BEHIND: Final = 5


def nameless_file() -> IO[bytes]:
    """A file that only this process has, gone when it is closed or the process ends in whatever way."""
    return tempfile.TemporaryFile()


def give_way() -> None:
    """Let other processes of the machine go first; on Windows whoever starts this one has to say so."""
    nice: Any = getattr(os, "nice", None)
    if nice is not None:
        nice(_BEHIND)


def end_with(other: BinaryIO) -> None:
    """End this process as soon as the other end of a pipe is closed: by whoever started it, or with it."""

    def wait() -> None:
        # By its number: a thread that held the reader's lock would be in the way of a regular end.
        while os.read(other.fileno(), 1):
            continue
        os._exit(1)

    threading.Thread(target=wait, daemon=True).start()
