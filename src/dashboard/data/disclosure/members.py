"""What a guest may see of kepesertaan: totals exact, breakdowns without what could point at a person.

The rows of an area, segment and year are a block. A block without a count of 1 to 4 stands as it is. In any
other, members are given as totals (month, area, segment, temporary or not), exact, and beside them by group
and by payer, never crossed. Where a group has few people in any month of the year, it is hidden in all of
its months, with another group of the same block whose people are many: each month's sum of the hidden ones
follows from the totals, but not which has how many. Likewise payers. Where no group has people enough to
stand beside, all are hidden. Whatever is computed from these rows gives away no more than they do.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd

from dashboard.data.contract.words import ALL, FUNDING_NAMES, GROUP_NAMES
from dashboard.data.disclosure.breakdowns import TOTAL, Codes, Flags, Numbers, breakdown, cell_totals
from dashboard.data.disclosure.limits import HIDDEN, PEOPLE

BLOCK: Final = ["tahun", "kode_wilayah", "segmen"]
_OTHER: Final = {"kelompok": "sumber_dana", "sumber_dana": "kelompok"}
#: What members are broken down by, and its categories.
_CATEGORIES: Final = {"kelompok": tuple(GROUP_NAMES), "sumber_dana": tuple(FUNDING_NAMES)}
#: With a companion of so many, each hidden count of 1 to 4 may be any of these, even to a reader who knows
#: which of the two is the small one and that the other is not.
_COMPANION: Final = 2 * PEOPLE - 2


def small_blocks(members: pd.DataFrame) -> pd.DataFrame:
    """The blocks in which a count could point at a person; unique rows of BLOCK.

    members: kepesertaan with `tahun` (text).
    """
    count = members["peserta_aktif"]
    broken_down = (members["kelompok"] != ALL) | (members["sumber_dana"] != ALL)
    small = members[broken_down & ((count >= 1) & (count < PEOPLE)).fillna(value=False).astype(bool)]
    return pd.concat([small[BLOCK], *(_few_left(members, each) for each in _CATEGORIES)]).drop_duplicates(
        ignore_index=True
    )


def _few_left(members: pd.DataFrame, dimension: str) -> pd.DataFrame:
    """Blocks in which the categories leave 1 to 4 of all members in a month; rows of BLOCK."""
    partly = members[(members[dimension] == ALL) & members["peserta_aktif"].notna()]
    listed = members[members[dimension] != ALL]
    at = _on(listed, ["periode", *BLOCK])
    rows = members[_on(members, ["periode", *BLOCK]).isin(at.intersection(_on(partly, ["periode", *BLOCK])))]
    if rows.empty:
        return rows[BLOCK]
    places, at_place = _Places.of(rows)
    everyone = _all_members(rows, at_place, len(places.frame), np.ones(len(rows), dtype=bool))
    _, people = _by_category(rows, at_place, places, dimension)
    rest = everyone - people.sum(axis=1)
    few: Flags = np.asarray((rest >= 1) & (rest < PEOPLE), dtype=bool)
    return places.frame[few][BLOCK]


def guest_members(members: pd.DataFrame, *, small: pd.DataFrame, provinces: frozenset[str]) -> pd.DataFrame:
    """The rows a guest gets; columns of kepesertaan, and `disembunyikan` (bool; the count is then <NA>).

    members: kepesertaan with `tahun`. small: blocks of `small_blocks`, and others to treat so.
    provinces: codes of areas that may be given beside their parts.
    """
    shut = _shut(members, small, provinces)
    small = pd.concat([small, shut]).drop_duplicates(ignore_index=True)
    if small.empty:
        return members.drop(columns="tahun").assign(**{HIDDEN: False})
    inside = _is_in(members, small)
    rows = members[inside]
    made = [
        members[~inside].drop(columns="tahun").assign(**{HIDDEN: False}),
        *_reduced(rows, shut=shut),
    ]
    columns = [name for name in members.columns if name != "tahun"]
    return pd.concat(made, ignore_index=True)[[*columns, HIDDEN]].astype({HIDDEN: bool})


def _is_in(rows: pd.DataFrame, blocks: pd.DataFrame) -> pd.Series:
    return pd.Series(_on(rows, BLOCK).isin(_on(blocks, BLOCK)), index=rows.index)


def _shut(members: pd.DataFrame, small: pd.DataFrame, provinces: frozenset[str]) -> pd.DataFrame:
    """Blocks that hold sums over small ones, or parts of them: there every group and payer is hidden.

    A block of all segments beside those of single segments, and a province's own beside its parts'.
    """
    if small.empty:
        return small
    broken_down = members[(members["kelompok"] != ALL) | (members["sumber_dana"] != ALL)]
    given = broken_down[BLOCK].drop_duplicates()
    whole = given["segmen"] == ALL
    at = ["tahun", "kode_wilayah"]
    sums = given[whole & _on(given, at).isin(_on(small, at))]
    parts = given[~whole & _on(given, at).isin(_on(small[small["segmen"] == ALL], at))]
    both = pd.concat([sums[_on(sums, at).isin(_on(given[~whole], at))], parts])
    above = small.assign(kode_wilayah=small["kode_wilayah"].str[:2])
    own = given[given["kode_wilayah"].isin(provinces)]
    return pd.concat([both, own[_on(own, BLOCK).isin(_on(above, BLOCK))]]).drop_duplicates(ignore_index=True)


def _on(rows: pd.DataFrame, columns: list[str]) -> pd.MultiIndex:
    return pd.MultiIndex.from_frame(rows[columns])


def _count(rows: pd.DataFrame) -> Numbers:
    return rows["peserta_aktif"].to_numpy(dtype=np.float64, na_value=np.nan)


@dataclass(frozen=True, eq=False)
class _Places:
    """The months of blocks. frame: periode and BLOCK, one row a place; block: the number of its block."""

    frame: pd.DataFrame
    block: Codes
    blocks: pd.DataFrame

    @classmethod
    def of(cls, rows: pd.DataFrame) -> tuple[_Places, Codes]:
        """The places of some rows, and each row's."""
        month = ["periode", *BLOCK]
        at, places = pd.factorize(_on(rows, month))
        frame = places.set_names(month).to_frame(index=False)
        block, blocks = pd.factorize(_on(frame, BLOCK))
        found = cls(frame, block.astype(np.int64), blocks.set_names(BLOCK).to_frame(index=False))
        return found, at.astype(np.int64)

    def flags(self, blocks: pd.DataFrame) -> Flags:
        """Which blocks are among those."""
        return np.asarray(_on(self.blocks, BLOCK).isin(_on(blocks, BLOCK)), dtype=bool)

    def by_block(self, values: np.ndarray, how: np.ufunc) -> np.ndarray:
        """(places, …) reduced to (blocks, …)."""
        order = np.argsort(self.block, kind="stable")
        starts = np.searchsorted(self.block[order], np.arange(len(self.blocks)))
        reduced: np.ndarray = how.reduceat(values[order], starts, axis=0)
        return reduced


def _reduced(rows: pd.DataFrame, *, shut: pd.DataFrame) -> list[pd.DataFrame]:
    """Totals, and members by group and by payer, of small blocks: columns of kepesertaan and HIDDEN."""
    places, at = _Places.of(rows)
    flagged = rows["sementara"].to_numpy(dtype=bool)
    size = len(places.frame)
    everyone = _all_members(rows, at, size, np.ones(len(rows), dtype=bool))
    temporary = _all_members(rows, at, size, flagged)
    any_temporary = np.bincount(at[flagged], minlength=len(places.frame)) > 0
    lasting = np.where(any_temporary, everyone - temporary, everyone)
    whole = places.frame.drop(columns="tahun").assign(kelompok=ALL, sumber_dana=ALL, disembunyikan=False)
    made = [
        whole.assign(peserta_aktif=_whole(lasting), sementara=False),
        whole.assign(peserta_aktif=_whole(temporary), sementara=True)[any_temporary],
    ]
    for dimension in _CATEGORIES:
        made += _margin(rows, places, at, dimension, everyone=everyone, closed=places.flags(shut))
    return made


def _margin(
    rows: pd.DataFrame,
    places: _Places,
    at: Codes,
    dimension: str,
    *,
    everyone: Numbers,
    closed: Flags,
) -> list[pd.DataFrame]:
    """Members by group or by payer: a row a month, block, state and category that is given or hidden."""
    names = _CATEGORIES[dimension]
    states, _ = _by_category(rows, at, places, dimension)
    people = {state: values for state, (values, _) in states.items()}
    given = {state: told for state, (_, told) in states.items()}
    broken_down = given[False].any(axis=1) | given[True].any(axis=1)
    listed = np.nansum(np.stack(list(people.values())), axis=(0, 2))
    rest = np.where(broken_down, everyone - listed, 0.0)
    hidden = _pattern(list(people.values()), places, rest=rest, closed=closed)[places.block]
    # Where the categories add up to everyone, the others have nobody; that is known, hidden ones or not.
    complete: Flags = np.asarray(broken_down & (listed == everyone), dtype=bool)
    nobody: Flags = complete[:, None] & ~(given[False] | given[True])
    people[False], given[False] = np.where(nobody, 0.0, people[False]), given[False] | nobody
    made = []
    for state in (False, True):
        any_of_state: Flags = np.asarray(given[state].any(axis=1), dtype=bool)
        # Where the hidden ones have nobody between them, the totals say so: each is a zero.
        none: Flags = np.asarray(np.nansum(people[state] * hidden, axis=1) == 0, dtype=bool)
        empty = hidden & none[:, None]
        month, which = np.nonzero((given[state] | hidden) & any_of_state[:, None])
        not_told = np.asarray(hidden & ~empty, dtype=bool)[month, which]
        values = np.where(empty, 0.0, people[state])[month, which]
        found = places.frame.drop(columns="tahun").iloc[month].reset_index(drop=True)
        found[dimension] = np.array(names, dtype=object)[which]
        found[_OTHER[dimension]] = ALL
        found["peserta_aktif"] = _whole(np.where(not_told, np.nan, values))
        found["sementara"] = state
        found[HIDDEN] = not_told
        made.append(found)
    return made


def _all_members(rows: pd.DataFrame, at: Codes, size: int, wanted: Flags) -> Numbers:
    """All members of each place, whatever they are broken down by, of the rows wanted."""
    return cell_totals(
        cell=at[wanted],
        size=size,
        group=breakdown(rows["kelompok"])[wanted],
        funding=breakdown(rows["sumber_dana"])[wanted],
        count=_count(rows)[wanted],
    )


def _by_category(
    rows: pd.DataFrame, at: Codes, places: _Places, dimension: str
) -> tuple[dict[bool, tuple[Numbers, Flags]], Numbers]:
    """(places, categories) by state: members, NaN for none, and where given; and members of both states."""
    names = _CATEGORIES[dimension]
    shape = (len(places.frame), len(names))
    category = rows[dimension].map({name: number for number, name in enumerate(names)})
    own = category.notna().to_numpy(dtype=bool)
    cell = at[own] * shape[1] + category[own].to_numpy(dtype=np.int64)
    other, count = breakdown(rows[_OTHER[dimension]])[own], _count(rows)[own]
    flagged = rows["sementara"].to_numpy(dtype=bool)[own]
    states = {}
    for state in (False, True):
        of = flagged == state
        values = cell_totals(
            cell=cell[of],
            size=shape[0] * shape[1],
            group=np.full(int(of.sum()), TOTAL, dtype=np.int64),
            funding=other[of],
            count=count[of],
        ).reshape(shape)
        given = (np.bincount(cell[of], minlength=shape[0] * shape[1]) > 0).reshape(shape)
        states[state] = (values, given)
    return states, np.nansum(np.stack([values for values, _ in states.values()]), axis=0)


def _pattern(states: list[Numbers], places: _Places, *, rest: Numbers, closed: Flags) -> Flags:
    """Which categories of each block to hide in all of its months; bool, (blocks, categories).

    states: (places, categories), people of each state, NaN for none given. rest: (places), people of no
    category; few of them are hidden by hiding others. closed: blocks to hide all of.
    """
    left = np.nan_to_num(rest)[:, None]
    both = np.nansum(np.stack(states), axis=0)
    nobody = np.zeros_like(left)
    # The rest stands as a last category, known over both states only.
    views = [np.hstack([np.nan_to_num(each), nobody]) for each in states]
    views.append(np.hstack([both, left]))
    few = np.any([(each >= 1) & (each < PEOPLE) for each in views], axis=0)
    most = places.by_block(views[-1], np.maximum)
    small = places.by_block(few, np.logical_or)
    any_small = small.any(axis=1)
    # A companion has many people in every month and state in which the small ones have any.
    fits = ~small
    for each in views:
        concerned = (each * small[places.block]).sum(axis=1) > 0
        fits &= places.by_block(np.where(concerned[:, None], each, np.inf), np.minimum) >= _COMPANION
    fits[:, -1] = False
    companion = np.where(fits, most, np.inf).argmin(axis=1)
    alone = any_small & ~fits.any(axis=1)
    small[np.flatnonzero(any_small), companion[any_small]] = True
    small[alone | closed] = True
    return small[:, :-1]


def _whole(values: Numbers) -> pd.arrays.IntegerArray:
    missing = np.isnan(values)
    return pd.arrays.IntegerArray(np.where(missing, 0.0, values).astype(np.int64), missing)
