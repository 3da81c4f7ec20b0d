"""What a lapse does if nobody acts, what it costs to carry on, and whether its people can be as many."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import pandas as pd

from dashboard.data.areas import Areas
from dashboard.data.contract import ALL, COVERAGE_SEGMENTS, SEGMENT_NAMES
from dashboard.i18n import N_, Message, Month
from dashboard.metrics.funded_terms import Key, month_number, month_text
from dashboard.metrics.lapses import Lapse
from dashboard.metrics.rates import NoRateError, Rate, rates_over

#: Months of carrying on that are priced.
YEAR: Final = 12


@dataclass(frozen=True)
class Fall:
    """Coverage before and after so many people lapse: per cent = active / eligible x 100.

    after, points: None where more people would lapse than are active (beyond): such numbers can't be, and
    need looking into before anything follows from them.
    """

    active: int
    eligible: int
    people: int

    @property
    def before(self) -> float:
        """Per cent now."""
        return self.active / self.eligible * 100

    @property
    def after(self) -> float | None:
        """Per cent if nobody acts = (active - people) / eligible x 100."""
        return None if self.beyond else (self.active - self.people) / self.eligible * 100

    @property
    def points(self) -> float | None:
        """Percentage points lost."""
        return None if self.beyond else self.people / self.eligible * 100

    @property
    def beyond(self) -> bool:
        """Whether more people would lapse than are active."""
        return self.people > self.active


@dataclass(frozen=True)
class CarryOn:
    """What one person costs from the first month without money (since): rupiah a person.

    monthly: in that month. year: in twelve months. to_end: through `until`, the last month of the next budget
    year. All None where neither the table nor the row has a rate. law: what the table says for that month,
    None where it says nothing. differs: the row's own rate is another than the table's. why: in words.
    """

    since: str
    until: str
    monthly: int | None
    year: int | None
    to_end: int | None
    law: int | None
    differs: bool
    why: Message


@dataclass(frozen=True)
class CarryOnTotal:
    """Rupiah to carry groups on, nobody counted twice; unpriced: groups without a rate, in no sum."""

    monthly: int
    year: int
    to_end: int
    unpriced: int


def covered_people(found: Sequence[Lapse]) -> int | None:
    """Of those who lapse ahead, the people who are part of coverage, nobody counted twice: PMI are not.

    None where there are such groups, and none that can be counted.
    """
    of_coverage = [one for one in found if one.coming and one.segment in COVERAGE_SEGMENTS]
    people = sum(one.counted for one in of_coverage)
    return None if not people and any(one.people is None for one in of_coverage) else people


def fall(month: pd.Series, people: int | None) -> Fall | None:
    """The fall of an area's coverage by so many people: the only place where lapses become points.

    month: the area's row of `measures`. people: as `covered_people` counts them. None where they are unknown,
    nobody is eligible, or active and eligible are not known for the whole area: a part's potensi is no base
    for the people of the whole.
    """
    active, eligible = month["active"], month["eligible"]
    if people is None or not bool(month["complete"]) or pd.isna(active) or pd.isna(eligible) or eligible <= 0:
        return None
    return Fall(int(active), int(eligible), people)


def carry_on(found: Sequence[Lapse], rates: pd.DataFrame, *, period: str) -> tuple[CarryOn, ...]:
    """What carrying on costs for each lapse, by the rate of its group, funding and month.

    rates: tarif_iuran, typed as `Dataset.rates`. Where the table has none (a share of an unknown wage, or a
    contract's value), the row's own rate is taken for every month.
    """
    until = f"{int(period[:4]) + 1}-12"
    known: dict[tuple[str, str, str, str], tuple[Rate, ...] | Message] = {}
    priced = []
    for one in found:
        key = (one.segment, one.group, one.funding, one.unpaid)
        if key not in known:
            known[key] = _rates(rates, one, until=until)
        priced.append(_priced(one, known[key], until=until))
    return tuple(priced)


def carry_on_total(found: Sequence[Lapse], priced: Sequence[CarryOn]) -> CarryOnTotal:
    """The sums over groups, by the people that `counted` says."""
    pairs = list(zip(found, priced, strict=True))
    return CarryOnTotal(
        monthly=sum(one.counted * (each.monthly or 0) for one, each in pairs),
        year=sum(one.counted * (each.year or 0) for one, each in pairs),
        to_end=sum(one.counted * (each.to_end or 0) for one, each in pairs),
        unpriced=sum(each.monthly is None for one, each in pairs if one.counted),
    )


class GroupMembers:
    """Active members of a month by area, segment, group and funding, as far as they are broken down."""

    def __init__(self, members: pd.DataFrame, *, period: str, areas: Areas) -> None:
        rows = members[(members["periode"] == period) & members["peserta_aktif"].notna()]
        names = ["kode_wilayah", "segmen", "kelompok", "sumber_dana"]
        sums = rows.groupby(names, observed=True)["peserta_aktif"].sum().reset_index()
        self._areas = areas
        self._cells: dict[tuple[str, str], dict[tuple[str, str], int]] = {}
        for code, segment, group, funding, people in sums.itertuples(index=False):
            self._cells.setdefault((str(code), str(segment)), {})[str(group), str(funding)] = int(people)

    def of(self, key: Key) -> int | None:
        """Members that a funded group can't exceed; None where they are not broken down so far.

        A province without members of its own has those of its kabupaten/kota, if all of these have any.
        """
        code, segment, group, funding = key
        cells = self._cells.get((code, segment))
        if cells is not None:
            return _members(cells, group=group, funding=funding)
        if code not in self._areas.provinces:
            return None
        parts = [self.of((part, segment, group, funding)) for part in self._areas.inside(code)]
        known = [each for each in parts if each is not None]
        return sum(known) if known and len(known) == len(parts) else None


def _members(cells: Mapping[tuple[str, str], int], *, group: str, funding: str) -> int | None:
    """Of one area and segment; what is broken down by group only holds every payer's."""
    whole = cells.get((group, ALL))
    by_payer: dict[str, int] = {}
    for (its, payer), people in cells.items():
        if payer != ALL and (its == group or (group == ALL and its != ALL and whole is None)):
            by_payer[payer] = by_payer.get(payer, 0) + people
    if funding in by_payer:
        return by_payer[funding]
    if whole is not None:
        return whole - sum(by_payer.values())
    return 0 if by_payer else None


def _rates(rates: pd.DataFrame, one: Lapse, *, until: str) -> tuple[Rate, ...] | Message:
    """The rate of each month from the first without money on; or why the table has none."""
    months = max(YEAR, _months_to(until, one))
    try:
        return rates_over(
            rates, segment=one.segment, group=one.group, funding=one.funding, start=one.unpaid, months=months
        )
    except NoRateError as missing:
        return missing.message


def _priced(one: Lapse, found: tuple[Rate, ...] | Message, *, until: str) -> CarryOn:
    length = _months_to(until, one)
    if isinstance(found, Message):
        if one.rate is None:
            why = Message(N_("Tarif tidak diketahui. {why}"), {"why": found})
            return CarryOn(one.unpaid, until, None, None, None, None, differs=False, why=why)
        segment = Message(SEGMENT_NAMES[one.segment])
        why = Message(
            N_("Rp{rate}: menurut baris pendanaan; tabel tarif tidak punya tarif per orang untuk {segment}"),
            {"rate": one.rate, "segment": segment},
        )
        own = one.rate
        return CarryOn(one.unpaid, until, own, own * YEAR, own * length, None, differs=False, why=why)
    first = found[0]
    why = first.why
    later = next(((at, each) for at, each in enumerate(found[:YEAR]) if each.rupiah != first.rupiah), None)
    if later is not None:
        at, each = later
        since = Month(month_text(month_number(one.unpaid) + at))
        params: dict[str, object] = {"why": why, "month": since, "later": each.rupiah}
        why = Message(N_("{why}; sejak {month} Rp{later}"), params)
    differs = one.rate is not None and one.rate != first.rupiah
    if differs:
        why = Message(N_("{why}. Baris pendanaan menyebut Rp{rate}."), {"why": why, "rate": one.rate})
    return CarryOn(
        since=one.unpaid,
        until=until,
        monthly=first.rupiah,
        year=sum(each.rupiah for each in found[:YEAR]),
        to_end=sum(each.rupiah for each in found[:length]),
        law=first.rupiah,
        differs=differs,
        why=why,
    )


def _months_to(until: str, one: Lapse) -> int:
    return max(0, month_number(until) - month_number(one.unpaid) + 1)
