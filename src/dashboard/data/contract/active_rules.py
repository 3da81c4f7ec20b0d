"""Until when somebody whose contribution isn't paid counts as active: the rows of aturan_aktif."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Final


class Cause(StrEnum):
    """Why there is no money: it is owed, or the term ended and no other follows."""

    ARREARS = "menunggak"
    ENDED = "berakhir"


class Certainty(StrEnum):
    """How far a rule is known: read in a public source, or assumed until it is."""

    KNOWN = "V"
    ASSUMED = "?"


@dataclass(frozen=True)
class ActiveRule:
    """What a cause does in a segment.

    months: that may pass without money while a person is active, inactive in the next; None: it makes nobody
    inactive. basis: where it is from, in words.
    """

    segment: str
    cause: Cause
    months: int | None
    certainty: Certainty
    basis: str


@dataclass(frozen=True)
class ActiveRules:
    """One rule for each segment and cause; without any nobody is known to become inactive."""

    rules: tuple[ActiveRule, ...] = ()

    def months(self, segment: str, cause: Cause) -> int | None:
        """See ActiveRule.months."""
        return self._months.get((segment, cause))

    @cached_property
    def _months(self) -> dict[tuple[str, str], int | None]:
        return {(each.segment, each.cause): each.months for each in self.rules}

    @property
    def longest(self) -> int:
        """The most months that any rule lets pass."""
        return max((each.months for each in self.rules if each.months is not None), default=0)


#: Where no table of rules was read.
NO_RULES: Final = ActiveRules()
