"""What is told of an area in a month, in numbers only: every document is drawn from this record.

Nothing in it is rounded, clipped or worded; a number that this viewer may not see is None and marked hidden.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.data.contract.words import Level
from dashboard.data.dataset import Source
from dashboard.data.places.areas import Areas
from dashboard.i18n import Message
from dashboard.metrics.coverage.area_pace import Pace
from dashboard.metrics.coverage.standing import Standing
from dashboard.metrics.coverage.two_dates import TwoDates
from dashboard.metrics.funded.area_lapses import AreaLapses
from dashboard.metrics.funded.commitments import Verdict
from dashboard.metrics.money.plan import Outcome, Plan


@dataclass(frozen=True)
class GroupRow:
    """Active members of a group: people and their share of all members in per cent, None where not known.

    hidden: known, and not to be seen.
    """

    key: str
    people: int | None
    share: float | None
    hidden: bool


@dataclass(frozen=True)
class MonthRow:
    """A month (YYYY-MM) of the area: people, and per cent; None where unknown.

    coverage: active / eligible. target_rate: the target on the scale of coverage. whole: the count stands for
    the whole area.
    """

    period: str
    active: int | None
    eligible: int | None
    coverage: float | None
    target_rate: float | None
    whole: bool


@dataclass(frozen=True)
class Promises:
    """Promises made by the month, counted by what the records say; None where too few may be told.

    of: the area they are counted in, which is the province where single promises are not to be seen.
    people: promised in all.
    """

    of: str
    count: int | None
    verdicts: Mapping[Verdict, int]
    people: int | None


@dataclass(frozen=True)
class Closing:
    """What closing the gap to the target costs for twelve months, as the planner has it."""

    plan: Plan
    outcome: Outcome


@dataclass(frozen=True, eq=False)
class Story:
    """An area in a month, as a guest may see it.

    sample: whether the numbers are invented. version: of the data. around: whose kabupaten/kota `parts` are:
    the area itself, or the province of a kabupaten/kota. segments: PU, BPU, JAKON -> where they stand.
    with_members: kabupaten/kota of the area with any count of members. history: oldest first, up to the
    month. change: over twelve months, None where it can't be split. promises, closing: None where there are
    none, and where the target is reached, unknown or can't be priced. asks: the most urgent first.
    """

    area: str
    period: str
    areas: Areas
    source: Source
    sample: bool
    version: str
    around: str
    whole: Standing
    with_members: int
    parts: tuple[Standing, ...]
    segments: Mapping[str, Standing]
    part_segments: Mapping[str, Mapping[str, Standing]]
    groups: tuple[GroupRow, ...]
    history: tuple[MonthRow, ...]
    change: TwoDates | None
    pace: Pace
    lapses: AreaLapses
    promises: Promises | None
    closing: Closing | None
    asks: tuple[Message, ...]

    @property
    def level(self) -> Level:
        """The level of the area."""
        return self.areas.level(self.area)

    @property
    def empty(self) -> bool:
        """Whether nothing at all is known of the area in the month."""
        return self.whole.active is None and not self.with_members
