"""Roll-up of kabupaten/kota to any set of them: numerator and denominator from the same areas and segments.

A province that lies wholly inside the set may stand for itself: where its members and its potensi are both
known as a whole (given as a province total, or complete by kabupaten/kota), they are used. Everywhere else
only kabupaten/kota with both known are summed, and the rest is counted as missing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dashboard.data.disclosure.breakdowns import Codes, Flags, Numbers
from dashboard.data.places.areas import Areas
from dashboard.metrics.cube.eligible import NONE, PARTS, SEGMENT_AXIS, TOTAL_AT, Eligible
from dashboard.metrics.cube.panel import Cube
from dashboard.metrics.cube.versions import Names, NameSets, name_sets

#: Months, units and groups crossed at once: each is a byte in several arrays and eight in one. A region's
#: months fit in together; a country's ten years would need half a gigabyte.
_CELLS: Final = 4_000_000


@dataclass(frozen=True)
class Grouping:
    """Which kabupaten/kota make up each group; the units are the kabupaten/kota, then the provinces.

    codes: the groups. units: unit codes, as in a Cube. province: its position, for each kabupaten/kota.
    member: (kabupaten/kota, groups), inside or not. whole: (provinces, groups), wholly inside or not.
    """

    codes: tuple[str, ...]
    units: tuple[str, ...]
    province: Codes
    member: Flags
    whole: Flags

    @classmethod
    def of(cls, areas: Areas, groups: Mapping[str, Sequence[str]]) -> Grouping:
        """Groups named by code, each a sequence of kabupaten/kota codes; groups may overlap."""
        at = {code: i for i, code in enumerate(areas.codes)}
        province_of = {code: v for v, name in enumerate(areas.provinces) for code in areas.inside(name)}
        member = np.zeros((len(at), len(groups)), dtype=bool)
        for column, inside in enumerate(groups.values()):
            member[[at[code] for code in inside], column] = True
        province = np.array([province_of[code] for code in areas.codes], dtype=np.int64)
        whole = np.stack([member[province == v].all(axis=0) for v in range(len(areas.provinces))])
        return cls(tuple(groups), (*areas.codes, *areas.provinces), province, member, whole)

    @property
    def size(self) -> Codes:
        """Kabupaten/kota in each unit."""
        return np.concatenate([np.ones(len(self.province), dtype=np.int64), np.bincount(self.province)])

    def everything(self) -> Flags:
        """(units, groups): each group as its whole provinces and its other kabupaten/kota."""
        return np.concatenate([self.member & ~self.whole[self.province], self.whole])

    def counted(self, used: Flags, full: Flags) -> Flags:
        """(periods, units, groups): the units whose figures make up each group, none twice.

        `used` and `full` are (periods, units): a figure is usable at all; it is so for the whole unit.
        """
        n = len(self.province)
        own, whole = used[:, :n], full[:, n:]
        replaced = whole[:, self.province, None] & self.whole[self.province]
        # Where nothing inside a province is usable, what its own row has for some segments still is.
        provinces = whole | (used[:, n:] & (_in_provinces(own, self) == 0))
        return np.concatenate(
            [own[:, :, None] & self.member & ~replaced, provinces[:, :, None] & self.whole], axis=1
        )


@dataclass(frozen=True)
class RollUp:
    """Figures of one segment (or SEMUA); every array is (periods, groups), counts NaN where unknown.

    active, temporary, eligible: of the areas and segments that have both members and potensi. Where none has
        both, a side that is known for the whole group stands alone.
    whole_eligible: potensi of the whole group, NaN unless it is known for all of it.
    n_used, n_total: kabupaten/kota counted in full, and all of them.
    versions, uncounted: tuples: names of the potensi versions used; codes of areas with members, no potensi.
    """

    active: Numbers
    temporary: Numbers
    eligible: Numbers
    whole_eligible: Numbers
    n_used: Codes
    n_total: Codes
    versions: NameSets
    uncounted: NameSets


def roll_up(cube: Cube, grouping: Grouping, *, segment: str) -> RollUp:
    """Roll one segment (or SEMUA) of a cube up to the groups.

    SEMUA of an area with only some segments known on both sides is the sum over those segments; the area then
    counts as used in part, not in `n_used`.
    """
    at_once = max(1, _CELLS // max(1, len(grouping.units) * len(grouping.codes)))
    blocks = [
        _rolled_up(cube.between(start, start + at_once), grouping, segment=segment)
        for start in range(0, len(cube.periods), at_once)
    ] or [_rolled_up(cube, grouping, segment=segment)]
    if len(blocks) == 1:
        return blocks[0]
    return RollUp(
        **{
            each.name: np.concatenate([getattr(block, each.name) for block in blocks])
            for each in fields(RollUp)
        }
    )


def _rolled_up(cube: Cube, grouping: Grouping, *, segment: str) -> RollUp:
    at = SEGMENT_AXIS.index(segment)
    n = len(grouping.province)
    potensi = cube.eligible.count
    # Potensi of zero where there are members is no denominator.
    denominator = np.where((potensi == 0) & (cube.active > 0), np.nan, potensi)

    own_potensi = _own_potensi(cube.eligible, grouping)
    own_members = np.zeros_like(own_potensi)
    active, temporary = (
        _with_provinces(side, grouping, own=own_members) for side in (cube.active, cube.temporary)
    )
    eligible, whole_potensi = (
        _with_provinces(side, grouping, own=own_potensi) for side in (denominator, potensi)
    )
    pair = ~np.isnan(active) & ~np.isnan(eligible)
    full = pair[..., at]
    if segment == SEGMENT_AXIS[TOTAL_AT]:
        parts = np.where(full[..., None], np.arange(len(SEGMENT_AXIS)) == at, pair & _IS_PART)
    else:
        parts = pair & (np.arange(len(SEGMENT_AXIS)) == at)
    used = parts.sum(axis=-1) > 0

    counted = grouping.counted(used, full)
    weights = counted.astype(np.float64)
    none = counted.sum(axis=1) == 0

    def figure(side: Numbers) -> Numbers:
        both = _add(np.where(parts, side, 0.0).sum(axis=-1), weights)
        return np.where(none, _whole_of(side[..., at], grouping), both)

    known = ~np.isnan(whole_potensi[..., at])
    shown = np.where(none[:, None, :], known[..., None] & grouping.everything(), counted)
    # A province's figure that was summed from its kabupaten/kota stands on their versions.
    summed = shown[:, n:] & ~own_potensi[..., at, None]
    shown = np.concatenate(
        [shown[:, :n] | (summed[:, grouping.province] & grouping.member), shown[:, n:] & ~summed], axis=1
    )
    version = cube.eligible.version[..., at]
    return RollUp(
        active=figure(active),
        temporary=figure(temporary),
        eligible=np.where(none, _whole_of(whole_potensi[..., at], grouping), figure(eligible)),
        whole_eligible=_whole_of(whole_potensi[..., at], grouping),
        n_used=_add(np.where(full, grouping.size, 0.0), weights).astype(np.int64),
        n_total=np.broadcast_to(grouping.member.sum(axis=0), none.shape),
        versions=_listed(
            shown & (version != NONE)[..., None],
            lambda unit, period: cube.eligible.versions[version[period, unit]],
        ),
        uncounted=_listed(
            _without_potensi(cube, grouping, at=at, counted=counted),
            lambda unit, _: (grouping.units[unit],),
        ),
    )


def _with_provinces(side: Numbers, grouping: Grouping, *, own: Flags) -> Numbers:
    """The same with province figures made whole: (periods, units, SEGMENT_AXIS).

    A province is the sum of its kabupaten/kota where all are known, else its own row, which comes first where
    `own` (periods, provinces, SEGMENT_AXIS) says so. Its SEMUA is at last the sum of its three segments.
    """
    n = len(grouping.province)
    given, children = side[:, n:], _in_provinces(side[:, :n], grouping)
    whole = np.where(np.isnan(children) | (own & ~np.isnan(given)), given, children)
    total = whole[..., TOTAL_AT]
    whole[..., TOTAL_AT] = np.where(np.isnan(total), whole[..., PARTS].sum(axis=-1), total)
    return np.concatenate([side[:, :n], whole], axis=1)


def _own_potensi(eligible: Eligible, grouping: Grouping) -> Flags:
    """(periods, provinces, SEGMENT_AXIS): own potensi is as new as all kabupaten/kota's, or stands alone."""
    n = len(grouping.province)
    count, since = eligible.count, eligible.since
    children = _in_provinces(count[:, :n], grouping)
    newest = _in_provinces(since[:, :n], grouping, np.max)
    preferred: Flags = np.isnan(children) | (since[:, n:] >= newest)
    return preferred & ~np.isnan(count[:, n:])


def _in_provinces(side: NDArray, grouping: Grouping, how: Callable[..., NDArray] = np.sum) -> NDArray:
    """(periods, kabupaten/kota, ...) to (periods, provinces, ...)."""
    provinces = range(grouping.whole.shape[0])
    return np.stack([how(side[:, grouping.province == v], axis=1) for v in provinces], axis=1)


def whole_eligible(eligible: Eligible, grouping: Grouping, *, segment: str) -> Numbers:
    """Potensi of the whole of each group, (periods, groups); NaN unless it is known for all of it."""
    whole = _with_provinces(eligible.count, grouping, own=_own_potensi(eligible, grouping))
    return _whole_of(whole[..., SEGMENT_AXIS.index(segment)], grouping)


def _whole_of(side: Numbers, grouping: Grouping) -> Numbers:
    """Sum of (periods, units) over the whole of each group; NaN where any of it is unknown."""
    everything = grouping.everything().astype(np.float64)
    missing = np.isnan(side).astype(np.float64) @ everything > 0
    return np.where(missing, np.nan, np.nan_to_num(side) @ everything)


_IS_PART = np.isin(np.arange(len(SEGMENT_AXIS)), np.arange(len(SEGMENT_AXIS))[PARTS])


def _add(values: Numbers, weights: Numbers) -> Numbers:
    """Sum (periods, units) into groups; an unknown value counts only where it has weight."""
    missing = _weigh(np.isnan(values).astype(np.float64), weights) > 0
    return np.where(missing, np.nan, _weigh(np.nan_to_num(values), weights))


def _weigh(values: Numbers, weights: Numbers) -> Numbers:
    weighed: Numbers = np.matmul(values[:, None, :], weights)[:, 0, :]
    return weighed


def _without_potensi(cube: Cube, grouping: Grouping, *, at: int, counted: Flags) -> Flags:
    """(periods, units, groups): members but nothing to divide by, and not counted within a province total."""
    n = len(grouping.province)
    has_members = cube.active[..., at] > 0
    if at == TOTAL_AT:
        has_members |= (cube.active[..., PARTS] > 0).any(axis=-1)
    regencies = has_members[:, :n]
    covered = counted[:, n:][:, grouping.province]
    listed = regencies[..., None] & grouping.member & ~counted[:, :n] & ~covered
    nobody_inside = _in_provinces(regencies, grouping) == 0
    provinces = (has_members[:, n:] & nobody_inside)[..., None] & grouping.whole & ~counted[:, n:]
    return np.concatenate([listed, provinces], axis=1)


def _listed(chosen: Flags, names: Callable[[int, int], Iterable[str]]) -> NameSets:
    """For each (period, group) the names of its chosen units, each once, in order."""
    found: dict[tuple[int, int], set[str]] = {}
    for period, unit, group in zip(*(axis.tolist() for axis in np.nonzero(chosen)), strict=True):
        found.setdefault((period, group), set()).update(names(unit, period))
    listed = name_sets((chosen.shape[0], chosen.shape[2]))
    for place, each in found.items():
        own: Names = tuple(sorted(each))
        listed[place] = own
    return listed
