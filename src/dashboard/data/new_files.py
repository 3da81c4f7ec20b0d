"""Files written where none is yet: all of them or none."""

from __future__ import annotations

import errno
from collections.abc import Mapping
from pathlib import Path


class AlreadyThereError(FileExistsError):
    """A file would be overwritten, which may be filled in already; `filename` names it."""


def write_new(contents: Mapping[Path, bytes]) -> tuple[Path, ...]:
    """Write files, their folders made where they aren't there; the paths written, in order.

    Raises AlreadyThereError before anything is written, and OSError where a folder can't be written.
    """
    for path in contents:
        if path.exists():
            raise AlreadyThereError(errno.EEXIST, "", str(path))
    for path, content in contents.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return tuple(contents)
