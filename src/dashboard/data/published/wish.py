"""What somebody wants done: one act of one person, told from the next by its own number."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from dashboard.data.published.access import Principal


@dataclass(frozen=True)
class Wish:
    """Somebody wants something done. at: in WITA; once: an id of this one wish, for when it comes twice."""

    by: Principal
    at: datetime
    once: str
