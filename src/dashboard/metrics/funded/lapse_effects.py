"""What a lapse does if nobody acts, what it costs to carry on, and whether its people can be as many."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd

from dashboard.data.contract.words import ALL, COVERAGE_SEGMENTS, SEGMENT_NAMES
from dashboard.data.places.areas import Areas
from dashboard.i18n import N_, Message, Month
from dashboard.metrics.cube.months import month_number, month_text
from dashboard.metrics.cube.rounding import shown_gain
from dashboard.metrics.funded.lapse import Lapse
from dashboard.metrics.funded.lapses import counted_people
from dashboard.metrics.funded.terms import Key
from dashboard.metrics.money.rate_rows import NoRowError, RateRow, rate_rows
from dashboard.metrics.money.rates import NoRateError, Rate, rates_or_reasons

#: What a fall is reckoned from, of `measures`; looked up for each lapse, so kept as plain values.
FALLS_FROM: Final = ("active", "eligible", "complete")
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
        """Percentage points lost, between the two as they are shown."""
        return None if self.after is None else float(shown_gain(self.after, self.before))

    @property
    def beyond(self) -> bool:
        """Whether more people would lapse than are active."""
        return self.people > self.active


@dataclass(frozen=True)
class CarryOn:
    """What one person costs from the first month without money (since): rupiah a person.

    monthly: in that month. year: in twelve months. to_end: through `until`, the last month of the next budget
    year. Each None where neither the table nor the row has a rate for a month of it. law: what the table says
    for the first month, None where it says nothing. differs: the row's own rate is another than the table's.
    why: in words, with the months for which the table has none.
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
    """Rupiah to carry groups on, nobody counted twice; None where there are groups and none can be priced.

    unpriced: groups without a rate for all of twelve months.
    """

    monthly: int | None
    year: int | None
    to_end: int | None
    unpriced: int


def covered_people(found: Sequence[Lapse]) -> int | None:
    """The people of some groups who are part of coverage, nobody counted twice: PMI are not.

    None where there are such groups, and none that can be counted.
    """
    return counted_people([one for one in found if one.segment in COVERAGE_SEGMENTS])


def by_segment(found: Sequence[Lapse]) -> dict[str, int]:
    """Segment -> people of some groups, nobody counted twice, most first; those without any are left out."""
    people: dict[str, int] = {}
    for one in found:
        people[one.segment] = people.get(one.segment, 0) + one.counted
    return {segment: count for segment, count in sorted(people.items(), key=lambda each: -each[1]) if count}


def fall(month: Mapping[Hashable, Any], people: int | None) -> Fall | None:
    """The fall of an area's coverage by so many people: the only place where lapses become points.

    month: FALLS_FROM of the area's row of `measures`. people: as `covered_people` counts them. None where
    they are unknown, nobody is eligible, or active and eligible are not known for the whole area: a part's
    potensi is no base for the people of the whole.
    """
    active, eligible = month["active"], month["eligible"]
    if people is None or not bool(month["complete"]) or pd.isna(active) or pd.isna(eligible) or eligible <= 0:
        return None
    return Fall(int(active), int(eligible), people)


def carry_on(found: Sequence[Lapse], rates: pd.DataFrame, *, period: str) -> tuple[CarryOn, ...]:
    """What carrying on costs for each lapse, by the rate of its group, funding and month.

    rates: tarif_iuran, typed as `Dataset.rates`. For months where it has none (a gap, a share of an unknown
    wage, or of a contract's value), and only for these, the row's own rate is taken.
    """
    until = f"{int(period[:4]) + 1}-12"
    known: dict[tuple[str, str, str, str], tuple[Rate | NoRateError, ...]] = {}
    rows = {segment: rate_rows(rates, segment) for segment in {one.segment for one in found}}
    priced = []
    for one in found:
        key = (one.segment, one.group, one.funding, one.unpaid)
        if key not in known:
            known[key] = _rates(rows[one.segment], one, until=until)
        priced.append(_priced(one, known[key], until=until))
    return tuple(priced)


def carry_on_total(found: Sequence[Lapse], priced: Sequence[CarryOn]) -> CarryOnTotal:
    """The sums over groups, by the people that `counted` says."""
    pairs = list(zip(found, priced, strict=True))
    return CarryOnTotal(
        monthly=_all(found, [each.monthly for each in priced]),
        year=_all(found, [each.year for each in priced]),
        to_end=_all(found, [each.to_end for each in priced]),
        unpriced=sum(each.year is None for one, each in pairs if one.counted),
    )


def _all(found: Sequence[Lapse], amounts: Sequence[int | None]) -> int | None:
    known = [
        one.counted * amount
        for one, amount in zip(found, amounts, strict=True)
        if one.counted and amount is not None
    ]
    return sum(known) if known or counted_people(found) == 0 else None


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


def _rates(rows: Sequence[RateRow], one: Lapse, *, until: str) -> tuple[Rate | NoRateError, ...]:
    """The rate of each month from the first without money on, or why the table has none."""
    return rates_or_reasons(
        rows,
        segment=one.segment,
        group=one.group,
        funding=one.funding,
        start=one.unpaid,
        months=max(YEAR, _months_to(until, one)),
    )


def _priced(one: Lapse, found: tuple[Rate | NoRateError, ...], *, until: str) -> CarryOn:
    amounts = [each.rupiah if isinstance(each, Rate) else one.rate for each in found]
    law = found[0].rupiah if isinstance(found[0], Rate) else None
    return CarryOn(
        since=one.unpaid,
        until=until,
        monthly=amounts[0],
        year=_sum(amounts[:YEAR]),
        to_end=_sum(amounts[: _months_to(until, one)]),
        law=law,
        differs=None not in (one.rate, law) and one.rate != law,
        why=_why(one, found),
    )


def _sum(amounts: Sequence[int | None]) -> int | None:
    known = [each for each in amounts if each is not None]
    return sum(known) if len(known) == len(amounts) else None


def _why(one: Lapse, found: tuple[Rate | NoRateError, ...]) -> Message:
    """Which rates are taken: the table's, from when another, and the row's own where the table has none."""
    known = [(at, each) for at, each in enumerate(found) if isinstance(each, Rate)]
    missing = [(at, each) for at, each in enumerate(found) if isinstance(each, NoRateError)]
    if not known and not isinstance(missing[0][1], NoRowError):
        if one.rate is None:
            return Message(N_("Tarif tidak diketahui. {why}"), {"why": missing[0][1].message})
        params: dict[str, object] = {"rate": one.rate, "segment": Message(SEGMENT_NAMES[one.segment])}
        return Message(
            N_("Rp{rate}: menurut data pendanaan; tabel tarif tidak punya tarif per orang untuk {segment}"),
            params,
        )
    said = [_of_table(one, known)] if known else []
    if missing:
        said.append(_of_gap(one, missing))
    return said[0] if len(said) == 1 else Message(N_("{first}. {then}"), {"first": said[0], "then": said[1]})


def _of_table(one: Lapse, known: Sequence[tuple[int, Rate]]) -> Message:
    _, first = known[0]
    why = first.why
    later = next(((at, each) for at, each in known if at < YEAR and each.rupiah != first.rupiah), None)
    if later is not None:
        at, each = later
        params: dict[str, object] = {"why": why, "month": _month(one, at), "later": each.rupiah}
        why = Message(N_("{why}; sejak {month} Rp{later}"), params)
    if one.rate is not None and one.rate != first.rupiah:
        why = Message(N_("{why}. Data pendanaan menyebut Rp{rate}"), {"why": why, "rate": one.rate})
    return why


def _of_gap(one: Lapse, missing: Sequence[tuple[int, NoRateError]]) -> Message:
    params: dict[str, object] = {
        "why": missing[0][1].message,
        "rate": one.rate,
        "count": len(missing),
        "first": _month(one, missing[0][0]),
        "last": _month(one, missing[-1][0]),
    }
    if one.rate is None:
        return Message(N_("{why} Data pendanaan juga tidak menyebut tarif."), params)
    if len(missing) == 1:
        return Message(N_("{why} Untuk {first} dipakai Rp{rate} menurut data pendanaan."), params)
    return Message(
        N_("{why} Untuk {count} bulan ({first} sampai {last}) dipakai Rp{rate} menurut data pendanaan."),
        params,
    )


def _month(one: Lapse, at: int) -> Month:
    return Month(month_text(month_number(one.unpaid) + at))


def _months_to(until: str, one: Lapse) -> int:
    return max(0, month_number(until) - month_number(one.unpaid) + 1)
