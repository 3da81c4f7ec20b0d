"""What a guest may see of kepesertaan: totals exact, breakdowns without what could point at a person.

The rows of an area, segment and year are a block. A block without a count of 1 to 4 stands as it is. In any
other, members are given as totals (month, area, segment, temporary or not), exact, and beside them by group
and by payer, never crossed. Where a group has few people in any month of the year, it is hidden in all of
its months, with other groups of the same block, its companions: each month's sum of the hidden ones follows
from the totals, but not which has how many. Likewise payers. Where no groups have people enough to stand
beside, all are hidden. Whatever is computed from these rows gives away no more than they do.

A reader knows these rules too. So companions are taken in a fixed order, not by their size; none is passed
over but who visibly has nobody; and whether they are enough is asked of the sum of all hidden ones, which
stays the same whoever of them has how many. So which are hidden says nothing of their numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd

from dashboard.data.contract.words import ALL, FUNDING_NAMES, GROUP_NAMES, Segment
from dashboard.data.disclosure.breakdowns import TOTAL, Codes, Flags, Numbers, breakdown, cell_totals
from dashboard.data.disclosure.limits import HIDDEN, PEOPLE

#: The column that names the block of a row: year, area and segment, with blanks between them.
BLOCK: Final = "blok"
_OTHER: Final = {"kelompok": "sumber_dana", "sumber_dana": "kelompok"}
#: What members are broken down by, and its categories.
_CATEGORIES: Final = {"kelompok": tuple(GROUP_NAMES), "sumber_dana": tuple(FUNDING_NAMES)}
#: In which order categories stand beside others: those whose number is missed least first.
_COMPANIONS: Final = {
    "kelompok": (
        "lainnya", "petugas ad hoc pemilu", "pekerja gereja dan rumah ibadah lain", "marbot", "imam masjid",
        "guru mengaji", "kader posyandu", "RT/RW", "BPD", "perangkat desa", "tukang ojek",
        "pengemudi dan kurir", "pedagang pasar", "nelayan", "buruh bangunan", "non-ASN", "petani",
        "pekerja perusahaan",
    ),
    "sumber_dana": tuple(reversed(FUNDING_NAMES)),
}  # fmt: skip


def with_blocks(members: pd.DataFrame) -> pd.DataFrame:
    """kepesertaan with BLOCK, a categorical: of a million rows there are a few thousand blocks."""
    month, months = pd.factorize(members["periode"])
    year, years = pd.factorize(pd.Index(months).str[:4])
    parts = {name: pd.factorize(members[name]) for name in ("kode_wilayah", "segmen")}
    words = [list(years), *(list(found) for _, found in parts.values())]
    codes = [year[month], *(at for at, _ in parts.values())]
    block, found = pd.factorize(_crossed(codes, [len(each) for each in words]))
    of_block = zip(*np.unravel_index(found, [max(len(each), 1) for each in words]), strict=True)
    names = [" ".join(each[at] for each, at in zip(words, ats, strict=True)) for ats in of_block]
    return members.assign(**{BLOCK: pd.Categorical.from_codes(block, pd.Index(names, dtype="str"))})


def _crossed(codes: Sequence[Codes], sizes: Sequence[int]) -> Codes:
    """One number for each crossing of several codes."""
    return np.ravel_multi_index(tuple(codes), [max(size, 1) for size in sizes]).astype(np.int64)


def small_blocks(members: pd.DataFrame) -> set[str]:
    """The blocks in which a count could point at a person. members: as `with_blocks` gives them."""
    count = members["peserta_aktif"].to_numpy(dtype=np.float64, na_value=np.nan)
    group, payer = ((members[name] != ALL).to_numpy(dtype=bool) for name in _CATEGORIES)
    small = (group | payer) & (count >= 1) & (count < PEOPLE)
    return {*members.loc[small, BLOCK], *_few_left(members, "kelompok"), *_few_left(members, "sumber_dana")}


def _few_left(members: pd.DataFrame, dimension: str) -> set[str]:
    """Blocks in which the categories leave 1 to 4 of all members in a month."""
    whole = (members[dimension] == ALL).to_numpy(dtype=bool)
    if not whole.any():
        return set()
    both = members.loc[~whole, BLOCK].drop_duplicates()
    both = both[both.isin(members.loc[whole, BLOCK].unique())]
    if not len(both):
        return set()
    rows = members[members[BLOCK].isin(both)]
    places, at = _Places.of(rows)
    everyone = _all_members(rows, at, len(places.frame), np.ones(len(rows), dtype=bool))
    _, people = _by_category(rows, at, places, dimension)
    rest, listed = everyone - people.sum(axis=1), people.any(axis=1)
    few: Flags = np.asarray(listed & (rest >= 1) & (rest < PEOPLE), dtype=bool)
    return {*places.frame.loc[few, BLOCK]}


def guest_members(members: pd.DataFrame, *, small: set[str], provinces: frozenset[str]) -> pd.DataFrame:
    """The rows a guest gets; columns of kepesertaan, and `disembunyikan` (bool; the count is then <NA>).

    members: as `with_blocks` gives them. small: blocks of `small_blocks`, and others to treat so. provinces:
    codes of areas that may be given beside their parts.
    """
    shut = _shut(members, small, provinces)
    inside = members[BLOCK].isin(small | shut)
    as_given = members[~inside].drop(columns=BLOCK).assign(**{HIDDEN: False})
    if not inside.any():
        return as_given
    return pd.concat([as_given, *_reduced(members[inside], shut=shut)], ignore_index=True)[
        list(as_given.columns)
    ].astype({HIDDEN: bool})


def _shut(members: pd.DataFrame, small: set[str], provinces: frozenset[str]) -> set[str]:
    """Blocks that hold sums over small ones, or parts of them: there every group and payer is hidden.

    A block of all segments beside those of single segments, and a province's own beside its parts'.
    """
    if not small:
        return set()
    broken_down = (members["kelompok"] != ALL) | (members["sumber_dana"] != ALL)
    given = {*members.loc[broken_down.to_numpy(dtype=bool), BLOCK].unique()}
    shut = set()
    for block in small:
        year, code, segment = block.split(" ")
        siblings = {f"{year} {code} {each}" for each in Segment} & given
        whole = f"{year} {code} {ALL}"
        if segment == ALL and siblings:
            shut |= siblings | {whole}
        elif segment != ALL and whole in given:
            shut.add(whole)
        above = f"{year} {code[:2]} {segment}"
        if code[:2] in provinces and above in given and above != block:
            shut.add(above)
    return shut


def _count(rows: pd.DataFrame) -> Numbers:
    return rows["peserta_aktif"].to_numpy(dtype=np.float64, na_value=np.nan)


@dataclass(frozen=True, eq=False)
class _Places:
    """The months of blocks.

    frame: periode, kode_wilayah, segmen and BLOCK, one row a place; block: the number of its block; blocks:
    their names.
    """

    frame: pd.DataFrame
    block: Codes
    blocks: pd.Index

    @classmethod
    def of(cls, rows: pd.DataFrame) -> tuple[_Places, Codes]:
        """The places of some rows, and each row's."""
        month, months = pd.factorize(rows["periode"])
        inside, blocks_here = pd.factorize(rows[BLOCK])
        at, _ = pd.factorize(_crossed((month, inside), (len(months), len(blocks_here))))
        first = np.unique(at, return_index=True)[1]
        frame = rows.iloc[first][["periode", "kode_wilayah", "segmen", BLOCK]].reset_index(drop=True)
        block, blocks = pd.factorize(frame[BLOCK])
        return cls(frame, block.astype(np.int64), pd.Index(blocks)), at.astype(np.int64)

    def flags(self, blocks: set[str]) -> Flags:
        """Which blocks are among those."""
        return np.asarray(self.blocks.isin(list(blocks)), dtype=bool)

    def by_block(self, values: np.ndarray, how: np.ufunc) -> np.ndarray:
        """(places, …) reduced to (blocks, …)."""
        order = np.argsort(self.block, kind="stable")
        starts = np.searchsorted(self.block[order], np.arange(len(self.blocks)))
        reduced: np.ndarray = how.reduceat(values[order], starts, axis=0)
        return reduced


def _reduced(rows: pd.DataFrame, *, shut: set[str]) -> list[pd.DataFrame]:
    """Totals, and members by group and by payer, of small blocks: columns of kepesertaan and HIDDEN."""
    places, at = _Places.of(rows)
    flagged = rows["sementara"].to_numpy(dtype=bool)
    size = len(places.frame)
    everyone = _all_members(rows, at, size, np.ones(len(rows), dtype=bool))
    temporary = _all_members(rows, at, size, flagged)
    any_temporary = np.bincount(at[flagged], minlength=len(places.frame)) > 0
    lasting = np.where(any_temporary, everyone - temporary, everyone)
    whole = places.frame.drop(columns=BLOCK).assign(kelompok=ALL, sumber_dana=ALL, disembunyikan=False)
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
    order = [names.index(each) for each in _COMPANIONS[dimension]]
    hidden = _pattern(list(people.values()), places, rest=rest, closed=closed, order=order)[places.block]
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
        found = places.frame.drop(columns=BLOCK).iloc[month].reset_index(drop=True)
        found[dimension] = pd.array(names, dtype="str").take(which)
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


def _pattern(
    states: list[Numbers], places: _Places, *, rest: Numbers, closed: Flags, order: Sequence[int]
) -> Flags:
    """Which categories of each block to hide in all of its months; bool, (blocks, categories).

    states: (places, categories), people of each state, NaN for none given. rest: (places), people of no
    category; few of them are hidden by hiding others. closed: blocks to hide all of. order: of companions.
    """
    left = np.nan_to_num(rest)[:, None]
    both = np.nansum(np.stack(states), axis=0)
    nobody = np.zeros_like(left)
    # The rest stands as a last category, known over both states only.
    views = [np.hstack([np.nan_to_num(each), nobody]) for each in states]
    views.append(np.hstack([both, left]))
    few = np.any([(each >= 1) & (each < PEOPLE) for each in views], axis=0)
    small = places.by_block(few, np.logical_or)
    enough, companions = _companions(views, places, small=small, order=order)
    hidden: Flags = small | companions
    hidden[(small.any(axis=1) & ~enough) | closed] = True
    return hidden[:, :-1]


def _companions(
    views: list[Numbers], places: _Places, *, small: Flags, order: Sequence[int]
) -> tuple[Flags, Flags]:
    """Whether each block has companions enough, (blocks); and which, (blocks, categories).

    They are enough where in every month and state in which the small ones have any, each small one could have
    any of 1 to 4 people with every companion still having more.
    """
    hidden = [(each * small[places.block]).sum(axis=1) for each in views]
    concerned = [each > 0 for each in hidden]
    most_of_small = (PEOPLE - 1) * small.sum(axis=1)
    waiting = small.any(axis=1)
    taken = np.zeros_like(small)
    for category in order:
        own = [each[:, category] for each in views]
        least = _least(own, concerned, places)
        taken[:, category] = waiting & ~small[:, category] & (least >= PEOPLE)
        hidden = [
            each + np.where(taken[places.block, category], more, 0.0)
            for each, more in zip(hidden, own, strict=True)
        ]
        needed = most_of_small + PEOPLE * taken.sum(axis=1)
        waiting &= ~taken.any(axis=1) | (_least(hidden, concerned, places) < needed)
    enough: Flags = np.asarray(small.any(axis=1) & ~waiting, dtype=bool)
    return enough, taken


def _least(values: list[Numbers], concerned: list[Flags], places: _Places) -> Numbers:
    """The least of some numbers of places in each block, of those concerned alone; infinite where none is."""
    asked = [np.where(where, each, np.inf) for each, where in zip(values, concerned, strict=True)]
    return places.by_block(np.min(asked, axis=0), np.minimum)


def _whole(values: Numbers) -> pd.arrays.IntegerArray:
    missing = np.isnan(values)
    return pd.arrays.IntegerArray(np.where(missing, 0.0, values).astype(np.int64), missing)
