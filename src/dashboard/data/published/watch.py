"""What a server knows of its store: asked anew every few seconds, and kept while the store is away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from threading import Lock
from typing import TYPE_CHECKING, Final

from dashboard.data import clock
from dashboard.data.published.errors import PublishingError, UnknownVersionError, WithdrawnError
from dashboard.data.published.records import Picture

if TYPE_CHECKING:
    from dashboard.data.published.database.store import Store

#: Whoever looks sees a new version after so long at most; one question serves all visitors.
ASKED_EVERY: Final = timedelta(seconds=10)
#: A store that is away is let alone for longer, as looking for it takes seconds.
AGAIN_AFTER: Final = timedelta(seconds=30)
#: Versions held whole: the one in force, the one before it, and one that a link has pinned.
HELD: Final = 3


@dataclass(frozen=True)
class Known:
    """version: that in force when the store last answered, "" for none; withdrawn: those that were by then.

    answered: when that was, in WITA; None if never. error: why it does not answer now; None while it does.
    line: the last of the history, which may put the same version in force with other tables behind it.
    """

    version: str = ""
    withdrawn: frozenset[str] = frozenset()
    answered: datetime | None = None
    error: PublishingError | None = None
    line: int = 0


class Watch:
    """Keeps an eye on a store for all visitors of a server."""

    def __init__(self, opening: Callable[[], Store]) -> None:
        self._opening = opening
        self._store: Store | None = None
        self._known: Known | None = None
        self._asked_at: datetime | None = None
        self._held: dict[str, Picture] = {}
        self._asking = Lock()

    def known(self) -> Known:
        """What is known now; never raises. Nobody waits for somebody else's question who has an answer."""
        if self._asking.acquire(blocking=self._known is None):
            try:
                if self._known is None or self._is_old(self._known):
                    self._known = self._ask(self._known or Known())
            finally:
                self._asking.release()
        return self._known or Known()

    def store(self) -> Store:
        """The store itself, for acts. Raises PublishingError, at once while it is known to be away."""
        error = self.known().error
        if error is not None:
            raise error
        return self._opened()

    def picture(self, wanted: str) -> Picture:
        """A version that stands. Raises UnknownVersionError, WithdrawnError, PublishingError."""
        if wanted in self.known().withdrawn:
            self._held.pop(wanted, None)
            raise WithdrawnError(wanted)
        found = self._held.get(wanted)
        if found is None:
            if not wanted:
                raise self.known().error or UnknownVersionError(wanted)
            try:
                found = self._opened().picture(wanted)
            except WithdrawnError:
                # What is known is older than that.
                self._asked_at = None
                raise
            self._hold(found)
        return found

    def look_again(self) -> None:
        """Ask anew at the next question: something was just done."""
        self._asked_at = None

    def last(self) -> Picture | None:
        """The version that was read last, for when no other can be; None before the first."""
        return next(reversed(self._held.values()), None)

    def _hold(self, found: Picture) -> None:
        in_force = self._known.version if self._known is not None else ""
        for each in list(self._held):
            if len(self._held) >= HELD and each != in_force:
                self._held.pop(each, None)
        self._held[found.version.versi] = found

    def _is_old(self, known: Known) -> bool:
        now, asked = clock.now_wita(), self._asked_at
        after = ASKED_EVERY if known.error is None else AGAIN_AFTER
        return asked is None or not timedelta() <= now - asked < after

    def _ask(self, before: Known) -> Known:
        try:
            version, line, withdrawn = self._opened().pointer()
        except PublishingError as error:
            found = replace(before, error=error)
        else:
            found = Known(version, withdrawn, clock.now_wita(), line=line)
        self._asked_at = clock.now_wita()
        return found

    def _opened(self) -> Store:
        if self._store is None:
            self._store = self._opening()
        return self._store
