"""One area at two dates: coverage then and now, and what of the change is members and what is base.

change = (members now - members then) / base now + members then x (1 / base now - 1 / base then)

The first term is of the members, the second of the potensi they are divided by; together they are the change.
Both are over the areas and segments that are known at both dates; the others are listed with their people.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import pandas as pd

from dashboard.data.contract.words import ALL, Level
from dashboard.data.dataset import Dataset
from dashboard.data.disclosure.breakdowns import Flags, Numbers
from dashboard.data.places.areas import Areas
from dashboard.metrics.coverage.change import stands_for_whole
from dashboard.metrics.coverage.coverage import measures, month_of
from dashboard.metrics.cube.eligible import PARTS, SEGMENT_AXIS
from dashboard.metrics.cube.known import known_count, known_number
from dashboard.metrics.cube.panel import Cube, dataset_panel, of_months, on_common_areas
from dashboard.metrics.cube.rounding import shown_gain, shown_terms
from dashboard.metrics.cube.versions import Names


class NoSplit(StrEnum):
    """Why a change is not split into members and base."""

    NO_BASE = "tanpa_basis"
    ZERO_BASE = "basis_nol"


@dataclass(frozen=True)
class Date:
    """An area at the end of a month (YYYY-MM): people, and coverage in per cent; None where unknown."""

    period: str
    active: int | None
    eligible: int | None
    coverage: float | None
    versions: Names


@dataclass(frozen=True)
class Split:
    """Percentage points as they are shown, of members and of the base; they sum to the change shown."""

    members: float
    base: float


@dataclass(frozen=True)
class LeftOut:
    """What is not known at both dates: an area, a segment of it or SEMUA, and its people where known."""

    code: str
    segment: str
    before: int | None
    after: int | None


@dataclass(frozen=True)
class TwoDates:
    """One area at two dates; None where a side is unknown.

    start, end: of the same areas and segments. people: gained. points: gained, between the two percentages as
    they are shown. split: of the points; None with the reason in `no_split` where people are known. used,
    total: the kabupaten/kota counted in full at both dates, and all of them. left_out: the others, where not
    whole.
    """

    code: str
    start: Date
    end: Date
    people: int | None
    points: float | None
    split: Split | None
    no_split: NoSplit | None
    used: int
    total: int
    left_out: tuple[LeftOut, ...]

    @property
    def whole(self) -> bool:
        """Whether both dates are of the whole area."""
        return self.used == self.total


def two_dates(
    dataset: Dataset,
    *,
    area: str,
    start: str,
    end: str,
    segment: str = ALL,
    base: str | None = None,
    temporary: bool = True,
    panel: pd.DataFrame | None = None,
) -> TwoDates:
    """One area (any level but the nation) at the ends of two months (YYYY-MM).

    segment, base, temporary, panel: as of `measures`. A month that the data lack is unknown. Raises
    UnknownAreaError.
    """
    level = dataset.areas.level(area)
    inside = dataset.areas.inside(area)
    whole = dataset_panel(dataset) if panel is None else panel
    months = sorted({start, end} & set(Cube.of(whole).periods))
    own = of_months(whole, months)

    def ends(of: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
        table = measures(dataset, level=level, segment=segment, base=base, temporary=temporary, panel=of)
        return month_of(table, start).loc[[area]], month_of(table, end).loc[[area]]

    before, after = ends(own)
    if len(months) < len({start, end}) or (stands_for_whole(before) & stands_for_whole(after)).all():
        return _between(area, _date(before, start), _date(after, end), used=len(inside), total=len(inside))
    common = on_common_areas(own, start=start, end=end)
    before, after = ends(common)
    units = (*inside, *_provinces(dataset.areas, area))
    lacking = _left_out(own, common, units=units, segment=segment, temporary=temporary, months=(start, end))
    used = int(after.iloc[0]["n_used"])
    comparable = used == int(before.iloc[0]["n_used"])
    return _between(
        area,
        _date(before, start),
        _date(after, end),
        used=used,
        total=len(inside),
        left_out=lacking,
        comparable=comparable,
    )


def _between(
    area: str,
    then: Date,
    now: Date,
    *,
    used: int,
    total: int,
    left_out: tuple[LeftOut, ...] = (),
    comparable: bool = True,
) -> TwoDates:
    people = None
    if comparable and then.active is not None and now.active is not None:
        people = now.active - then.active
    points = None
    if people is not None and then.coverage is not None and now.coverage is not None:
        points = float(shown_gain(then.coverage, now.coverage))
    split, why = None, None
    if people is not None:
        split = None if points is None else _split(then, now, points=points)
        zero = 0 in (then.eligible, now.eligible)
        why = None if split is not None else NoSplit.ZERO_BASE if zero else NoSplit.NO_BASE
    return TwoDates(
        code=area,
        start=then,
        end=now,
        people=people,
        points=points,
        split=split,
        no_split=why,
        used=used,
        total=total,
        left_out=left_out,
    )


def _split(then: Date, now: Date, *, points: float) -> Split | None:
    if then.active is None or now.active is None or not then.eligible or not now.eligible:
        return None
    members = (now.active - then.active) / now.eligible * 100
    base = then.active * (then.eligible - now.eligible) / (now.eligible * then.eligible) * 100
    return Split(*shown_terms((members, base), total=points))


def _date(rows: pd.DataFrame, period: str) -> Date:
    row = rows.iloc[0]
    active, eligible, coverage = (row[name] for name in ("active", "eligible", "coverage_percent"))
    return Date(
        period=period,
        active=known_count(active),
        eligible=known_count(eligible),
        coverage=known_number(coverage),
        versions=tuple(row["eligible_versions"]),
    )


def _provinces(areas: Areas, area: str) -> tuple[str, ...]:
    """The provinces wholly inside: what is given for one as a whole is of no single kabupaten/kota."""
    level = areas.level(area)
    if level is Level.REGION:
        return tuple(areas.provinces)
    return (area,) if level is Level.PROVINCE else ()


def _left_out(
    own: pd.DataFrame,
    common: pd.DataFrame,
    *,
    units: tuple[str, ...],
    segment: str,
    temporary: bool,
    months: tuple[str, str],
) -> tuple[LeftOut, ...]:
    given, used = Cube.of(own), Cube.of(common)
    people = given.active if temporary else given.active - given.temporary
    ends = [given.periods.index(month) for month in months]
    usable: Flags = np.all(~np.isnan(used.active) & (used.eligible.count > 0), axis=0)
    at = SEGMENT_AXIS.index(segment)
    parts = range(len(SEGMENT_AXIS))[PARTS] if segment == ALL else ()
    found: list[LeftOut] = []
    for unit in units:
        place = given.codes.index(unit)
        if usable[place, at]:
            continue
        lacking = [part for part in parts if not usable[place, part]]
        told = [part for part in lacking if _known(people, place, part)]
        in_part = len(lacking) < len(parts)
        for part in told or ([] if in_part else [at]):
            if _known(people, place, part):
                before, after = (_people(people[month, place, part]) for month in ends)
                found.append(LeftOut(unit, SEGMENT_AXIS[part], before, after))
    return tuple(found)


def _known(people: Numbers, place: int, part: int) -> bool:
    return bool((~np.isnan(people[:, place, part])).any())


def _people(count: float) -> int | None:
    return None if np.isnan(count) else int(count)
