"""How far a ZIP is: what the child that makes it says, line by line, and the state that follows from it."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeAlias, assert_never

from dashboard.export.bulk.archive import Lack
from dashboard.export.papers.kinds import DocumentKind


class Phase(StrEnum):
    """What has become of it."""

    MAKING = "making"
    DONE = "done"
    STOPPED = "stopped"
    FAILED = "failed"


@dataclass(frozen=True)
class Begun:
    """A kabupaten/kota is begun: its code, its place among all from 1, and how many there are."""

    area: str
    at: int
    of: int


@dataclass(frozen=True)
class Made:
    """All is made; so many bytes follow."""

    size: int
    lacking: tuple[Lack, ...]


@dataclass(frozen=True)
class Stopped:
    """Somebody wants it no more."""


@dataclass(frozen=True)
class Ended:
    """The child is gone."""


Event: TypeAlias = Begun | Made | Stopped | Ended


class BrokenTalkError(ValueError):
    """A line that no child of this app writes."""


@dataclass(frozen=True)
class Progress:
    """How far it is. area: the kabupaten/kota being made, the `at`-th of `of`; "" and 0 before the first."""

    phase: Phase = Phase.MAKING
    area: str = ""
    at: int = 0
    of: int = 0
    lacking: tuple[Lack, ...] = ()

    @property
    def share(self) -> float:
        """How much is done, 0 to 1."""
        return (self.at - 1) / self.of if self.at else 0.0

    def after(self, event: Event) -> Progress:
        """The progress once something has happened; what has come to an end stays as it is."""
        if self.phase is not Phase.MAKING:
            return self
        match event:
            case Begun():
                return replace(self, area=event.area, at=event.at, of=event.of)
            case Made():
                return replace(self, phase=Phase.DONE, lacking=event.lacking)
            case Stopped():
                return replace(self, phase=Phase.STOPPED)
            case Ended():
                return replace(self, phase=Phase.FAILED)
            case _:
                assert_never(event)


def as_line(event: Begun | Made) -> bytes:
    """An event as the child writes it."""
    if isinstance(event, Begun):
        said: dict[str, object] = {"area": event.area, "at": event.at, "of": event.of}
    else:
        lacking = [[each.area, each.kind, each.reason] for each in event.lacking]
        said = {"size": event.size, "lacking": lacking}
    return json.dumps(said).encode() + b"\n"


def from_line(line: bytes) -> Begun | Made:
    """The event in a line. Raises BrokenTalkError."""
    try:
        said = json.loads(line)
        if "area" in said:
            return Begun(str(said["area"]), int(said["at"]), int(said["of"]))
        lacking = tuple(
            Lack(str(area), DocumentKind(kind), str(reason)) for area, kind, reason in said["lacking"]
        )
        return Made(int(said["size"]), lacking)
    except (ValueError, TypeError, KeyError):
        raise BrokenTalkError(repr(line[:80])) from None
