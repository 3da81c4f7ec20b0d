"""Where the people of a plan go and what each place costs: exact to the person and the rupiah."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import pandas as pd

from dashboard.data.contract.words import Level
from dashboard.data.places.areas import Areas
from dashboard.i18n import Message
from dashboard.metrics.money.allocation import Allocation, allocate
from dashboard.metrics.money.filling import in_turn, largest_remainder
from dashboard.metrics.money.plan import Outcome, Plan
from dashboard.metrics.money.sharing import Goal, newest_poverty

#: Per cent of an area's people not covered.
WHOLE: Final = 100


@dataclass(frozen=True)
class ShareChoices:
    """What a share-out is for and has to keep to.

    most: per cent of an area's people not covered, 1 to 100. least: people an area.
    """

    goal: Goal = Goal.EQUAL
    most: int = WHOLE
    least: int = 0


@dataclass(frozen=True)
class Share:
    """So many people of each party, in the order of the outcome's, and whole rupiah over the whole term."""

    by_party: tuple[int, ...]
    rupiah: int

    @property
    def people(self) -> int:
        """People of all parties."""
        return sum(self.by_party)


@dataclass(frozen=True)
class AreaShare:
    """What one kabupaten/kota is given. share: its new people.

    before, after: coverage in per cent of potensi. uncovered: people not covered afterwards, negative above
    100 %. poverty: per cent. None for no data, or where it was not asked for.
    """

    code: str
    share: Share
    before: float | None
    after: float | None
    uncovered: int | None
    poverty: float | None = None


@dataclass(frozen=True)
class ShareOut:
    """Everyone that a plan pays for, once each: people and rupiah of all shares are the plan's own.

    areas: new people of the kabupaten/kota that took part, in code order. already: those active before, whose
    places are not known. left: new people whom no area could take. why: in words, what was done and which
    limits bound. poverty_year: of the figures ranked by, None where they play no part.
    """

    choices: ShareChoices
    areas: tuple[AreaShare, ...]
    already: Share
    left: Share
    why: tuple[Message, ...] = ()
    poverty_year: int | None = None

    @property
    def new_people(self) -> dict[str, int]:
        """Code -> new people, of the areas that took part."""
        return {each.code: each.share.people for each in self.areas}


def share_out(
    plan: Plan,
    result: Outcome,
    *,
    regencies: pd.DataFrame,
    poverty: pd.DataFrame,
    areas: Areas,
    choices: ShareChoices,
) -> ShareOut:
    """Share the new people of a plan out over the kabupaten/kota of its area.

    regencies: `measures` of all kabupaten/kota in the outcome's month, index kode; those whose members or
    potensi are known in part only take no part. poverty: kemiskinan, typed as `Dataset.poverty`. A plan of a
    single kabupaten/kota puts everyone there, whatever the limits.

    Raises MinimumError where the least of all areas together is more than there are new people.
    """
    new = result.effect.new
    if areas.level(plan.area) is Level.REGENCY:
        share, already = _shares(plan, result, [new, plan.already_active])
        base = result.base
        known = base.eligible is not None and base.active is not None and not base.partial
        uncovered = (base.eligible or 0) - (base.active or 0) - new if known else None
        alone = AreaShare(plan.area, share, result.effect.before, result.effect.after, uncovered)
        return ShareOut(choices, (alone,), already, left=_nobody(plan))
    board, year = _board(plan, result, regencies=regencies, poverty=poverty, areas=areas, goal=choices.goal)
    most = None if choices.most == WHOLE else choices.most / WHOLE
    found = allocate(board, people=new, goal=choices.goal, most_share=most, least=choices.least)
    taking = board.loc[found.people.index]
    gaps = [int(gap) for gap in taking["eligible"] - taking["active"]]
    percents = list(taking["poverty"]) if "poverty" in taking else [None] * len(gaps)
    *shares, left, already = _shares(plan, result, [*found.people, found.left, plan.already_active])
    return ShareOut(
        choices=choices,
        areas=tuple(
            _area(str(code), share, found, gap=gap, percent=percent)
            for code, share, gap, percent in zip(found.people.index, shares, gaps, percents, strict=True)
        ),
        already=already,
        left=left,
        why=found.why,
        poverty_year=year,
    )


def _shares(plan: Plan, result: Outcome, people: Sequence[int]) -> list[Share]:
    """So many people in each place as shares of all parties; their rupiah are the bill's.

    A person costs what the plan's own rate says. Where payers pay another, or one sum for all, the places
    share the whole in proportion.
    """
    parties = in_turn(plan.heads, people)
    costs = [party.per_head for party in result.parties]
    places = list(zip(*parties, strict=True))
    own = [sum(count * each for count, each in zip(place, costs, strict=True)) for place in places]
    rupiah = largest_remainder(result.cost.total, own if sum(own) else list(people))
    return [Share(place, each) for place, each in zip(places, rupiah, strict=True)]


def _nobody(plan: Plan) -> Share:
    return Share((0,) * len(plan.heads), 0)


def _board(
    plan: Plan, result: Outcome, *, regencies: pd.DataFrame, poverty: pd.DataFrame, areas: Areas, goal: Goal
) -> tuple[pd.DataFrame, int | None]:
    """All kabupaten/kota inside as `allocate` takes them; the year of their poverty where it plays a part."""
    codes = list(areas.inside(plan.area))
    known = regencies.loc[codes]
    board = known[["active", "eligible"]].where(known["complete"])
    board = board.assign(name=[areas.short_name(code) for code in codes])
    if goal is not Goal.POOREST:
        return board, None
    percent, year = newest_poverty(poverty, codes=codes, year=int(result.base.month[:4]))
    return board.assign(poverty=percent), year


def _area(code: str, share: Share, found: Allocation, *, gap: int, percent: float | None) -> AreaShare:
    """gap: people not covered before. percent: poverty."""
    return AreaShare(
        code=code,
        share=share,
        before=float(found.before[code]),
        after=float(found.after[code]),
        uncovered=gap - share.people,
        poverty=None if percent is None or pd.isna(percent) else float(percent),
    )
