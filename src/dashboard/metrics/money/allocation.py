"""Sharing people that a sum can pay for out over kabupaten/kota, by a stated goal and under limits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard.i18n import N_, Message
from dashboard.metrics.money.allocation_words import told
from dashboard.metrics.money.sharing import Board, Goal

__all__ = ["Allocation", "Goal", "MinimumError", "allocate"]


class MinimumError(ValueError):
    """The least that every area must be given is more than there is; `needed` people, `message` in words."""

    def __init__(self, needed: int, people: int) -> None:
        super().__init__(f"the minimum needs {needed} people, there are {people}")
        self.needed = needed
        self.message = Message(
            N_("Batas paling sedikit butuh {needed} orang, sedangkan yang dapat dibiayai {people} orang."),
            {"needed": needed, "people": people},
        )


@dataclass(frozen=True, eq=False)
class Allocation:
    """People handed out by area; every Series has the areas that took part as index kode, in code order.

    people: int64. before, after: float64, coverage in per cent of potensi, unrounded and unclipped. left:
    people who could not be handed out, because every area is at its limit. left_out: codes without members or
    potensi. unranked: codes that came last for want of a poverty figure. lowest_before, lowest_after: the
    lowest coverage, None where no area took part. why: in words, what was done and which limits bound.
    """

    people: pd.Series[int]
    before: pd.Series[float]
    after: pd.Series[float]
    left: int
    left_out: tuple[str, ...]
    unranked: tuple[str, ...]
    lowest_before: float | None
    lowest_after: float | None
    why: tuple[Message, ...]


def allocate(
    areas: pd.DataFrame, *, people: int, goal: Goal, most_share: float | None = None, least: int = 0
) -> Allocation:
    """Hand out as many of `people` as the limits allow, by one goal.

    areas: one row a kabupaten/kota, index kode; columns active and eligible (people, <NA> for no data), and
        optionally poverty (per cent, NaN for no data) and name (as messages should name it).
    people: how many there is money for, at least 0.
    most_share: no area is given more than this share (0 to 1) of those not covered; None for all of them.
    least: every area that may be given so many is given at least so many.

    Goals: MOST as few areas as can be, the largest gap first. LOWEST raises the lowest coverage first, then
    the next, as level as whole people allow. EQUAL the same share of each area's not covered. POOREST the
    highest poverty first, areas without a figure last. All of them hand out the same number of people.

    Raises MinimumError where the least of all areas together is more than `people`.
    """
    if people < 0 or least < 0 or not 0 <= (1 if most_share is None else most_share) <= 1:
        raise ValueError("people and least are at least 0, the share lies between 0 and 1")
    areas = areas.sort_index()
    counted = areas["active"].notna() & (areas["eligible"].fillna(0) > 0)
    board = Board.of(areas[counted], people=people, most_share=most_share, least=least)
    needed = sum(board.limits.least)
    if needed > people:
        raise MinimumError(needed, people)
    given, left = board.handed_out(goal), people - board.limits.total
    index = areas.index[counted]
    before = pd.Series(board.coverage([0] * len(index)), index=index, dtype="float64")
    after = pd.Series(board.coverage(given), index=index, dtype="float64")
    left_out = tuple(str(code) for code in areas.index[~counted])
    unranked = tuple(code for code, poverty in zip(index, board.poverty, strict=True) if poverty is None)
    return Allocation(
        people=pd.Series(given, index=index, dtype="int64"),
        before=before,
        after=after,
        left=left,
        left_out=left_out,
        unranked=unranked if goal is Goal.POOREST else (),
        lowest_before=None if before.empty else float(before.min()),
        lowest_after=None if after.empty else float(after.min()),
        why=(
            *told(board, given, goal=goal, left=left, most_share=most_share, least=least),
            *_named(
                N_("Tanpa angka kemiskinan, jadi mendapat giliran terakhir: {names}."),
                areas,
                unranked if goal is Goal.POOREST else (),
            ),
            *_named(
                N_("Tidak ikut dibagi karena jumlah peserta atau potensinya tidak ada data: {names}."),
                areas,
                left_out,
            ),
        ),
    )


def _named(template: str, areas: pd.DataFrame, codes: Sequence[str]) -> tuple[Message, ...]:
    """One message with the areas' names; none where there are no areas."""
    if not codes:
        return ()
    names = areas.loc[list(codes), "name"] if "name" in areas else codes
    return (Message(template, {"names": ", ".join(str(name) for name in names)}),)
