"""Contribution rates: what one person and month costs, by segment, group, funding and date, and why.

The rates are the rows of tarif_iuran, never constants here. Fractions throughout, so that a rupiah is never
lost or found by rounding in between.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

import pandas as pd

from dashboard.data.contract.words import (
    ALL,
    FUNDING_NAMES,
    GOVERNMENT_FUNDING,
    GROUP_NAMES,
    SEGMENT_NAMES,
    SILENT_FUNDING,
    Segment,
)
from dashboard.i18n import N_, Message
from dashboard.metrics.cube.months import months_from
from dashboard.metrics.money.bands import Band, Banded, project_contribution
from dashboard.metrics.money.rate_rows import (
    NoRateError,
    RateRow,
    earliest,
    most_specific,
    no_rate,
    rate_rows,
    term,
    whole,
)

__all__ = [
    "SILENT",
    "Band",
    "Banded",
    "NoRateError",
    "Rate",
    "months_from",
    "project_contribution",
    "rate_for",
    "rates_or_reasons",
    "rates_over",
]

COVER: Final = "JKK+JKM"
OLD_AGE: Final = "JHT"
SELF: Final = "mandiri"
#: Payers on whom the rules about half the contribution are silent.
SILENT: Final = (*SILENT_FUNDING, "pemberi kerja")


@dataclass(frozen=True)
class Rate:
    """What one person costs in one month.

    rupiah: whole rupiah. basis: the law or rule (dasar). since, until: the months (YYYY-MM) in which this
    amount holds; until "" while it is in force. why: which rate this is and why it was taken, in words.
    halved: whether it is half of what the same worker would otherwise cost.
    """

    rupiah: int
    basis: str
    since: str
    until: str
    why: Message
    halved: bool


@dataclass(frozen=True)
class _Worker:
    """Whose rate is wanted, and how."""

    segment: str
    group: str
    funding: str
    wage: int | None
    silent_half: bool


def rate_for(
    rates: pd.DataFrame,
    *,
    segment: str,
    group: str,
    funding: str,
    month: str,
    wage: int | None = None,
    silent_half: bool = False,
    old_age: bool = False,
) -> Rate:
    """What one person of this segment, group (kelompok) and funding (sumber_dana) costs in a month.

    rates: tarif_iuran, typed as `Dataset.rates`. group, funding: codes of the contract, or SEMUA. month:
    YYYY-MM. wage: rupiah a month, the declared wage (PU) or income (BPU with old_age). silent_half: take half
    where the rules say nothing about the payer (SILENT). old_age: with JHT.

    The most specific row in force wins: of this group and funding, then of the group, then of the funding,
    then of any; of rows equally specific the one in force latest. Percentages are of the wage, up to
    upah_maksimum, at least minimum; each programme is rounded half up to a whole rupiah.

    Raises NoRateError where the table has no row, or the wage that a percentage needs is not given.
    """
    (found,) = rates_over(
        rates,
        segment=segment,
        group=group,
        funding=funding,
        start=month,
        months=1,
        wage=wage,
        silent_half=silent_half,
        old_age=old_age,
    )
    return found


def rates_over(
    rates: pd.DataFrame,
    *,
    segment: str,
    group: str,
    funding: str,
    start: str,
    months: int,
    wage: int | None = None,
    silent_half: bool = False,
    old_age: bool = False,
) -> tuple[Rate, ...]:
    """The rate of each of so many months from `start` (YYYY-MM) on; otherwise as `rate_for`."""
    rows = rate_rows(rates, segment)
    worker = _Worker(segment, group, funding, wage, silent_half)
    return tuple(
        (_with_old_age if old_age else _cover)(rows, worker, month) for month in months_from(start, months)
    )


def rates_or_reasons(
    rows: Sequence[RateRow], *, segment: str, group: str, funding: str, start: str, months: int
) -> tuple[Rate | NoRateError, ...]:
    """As `rates_over`, with the reason in place of each month that has no rate.

    rows: `rate_rows` of the segment.
    """
    worker = _Worker(segment, group, funding, wage=None, silent_half=False)
    found: list[Rate | NoRateError] = []
    for month in months_from(start, months):
        try:
            found.append(_cover(rows, worker, month))
        except NoRateError as missing:
            found.append(missing)
    return tuple(found)


def _with_old_age(rows: Sequence[RateRow], worker: _Worker, month: str) -> Rate:
    """The rate of JKK + JKM and JHT."""
    cover = _cover(rows, worker, month)
    row = most_specific(rows, program=OLD_AGE, group=worker.group, funding=worker.funding, month=month)
    if row is None:
        raise no_rate(worker.segment, month, program=OLD_AGE)
    saving = _amount(row, worker)
    return Rate(
        rupiah=cover.rupiah + saving,
        basis="; ".join(dict.fromkeys((cover.basis, row.basis))),
        since=max(cover.since, row.since),
        until=earliest([cover.until, row.until]),
        why=Message(
            N_("{cover}; ditambah JHT {saving}"),
            {"cover": cover.why, "saving": _plainly(row, saving, worker)},
        ),
        halved=cover.halved,
    )


def _cover(rows: Sequence[RateRow], worker: _Worker, month: str) -> Rate:
    """The rate of JKK + JKM."""
    if worker.segment == Segment.JAKON:
        raise NoRateError(
            Message(N_("Iuran jasa konstruksi dihitung dari nilai kontrak, bukan per orang dan bulan."))
        )

    def paid_by(funding: str) -> RateRow | None:
        return most_specific(rows, program=COVER, group=worker.group, funding=funding, month=month)

    row, anyone, self_paid = paid_by(worker.funding), paid_by(ALL), paid_by(SELF)
    if row is None:
        raise no_rate(worker.segment, month)
    half_exists = _is_half(self_paid, anyone)
    silent = half_exists and worker.funding in SILENT and row.funding == ALL
    if silent and worker.silent_half and self_paid is not None:
        row = self_paid
    halved = _is_half(row, anyone)
    rupiah = _amount(row, worker)
    if silent:
        why = _of_silence(row, rupiah, worker, halved=halved)
    elif halved:
        why = _of_half(row, rupiah)
    elif half_exists and worker.funding in GOVERNMENT_FUNDING:
        why = Message(
            N_("Rp{rupiah}: dibayar {funding}, jadi tidak setengah harga"),
            {"rupiah": rupiah, "funding": Message(FUNDING_NAMES[worker.funding])},
        )
    else:
        why = _plainly(row, rupiah, worker)
    return Rate(rupiah, row.basis, row.since, row.until, why, halved)


def _of_silence(row: RateRow, rupiah: int, worker: _Worker, *, halved: bool) -> Message:
    params = {
        "rupiah": rupiah,
        "funding": Message(FUNDING_NAMES[worker.funding]),
        "term": term(row.since, row.until),
        "basis": row.law,
    }
    if halved:
        return Message(
            N_("Rp{rupiah}: aturan tidak menyebut {funding}; dihitung setengah (pilihan), {term} ({basis})"),
            params,
        )
    return Message(
        N_("Rp{rupiah}: aturan tidak menyebut {funding}; dihitung penuh, dapat dipilih setengah"), params
    )


def _of_half(row: RateRow, rupiah: int) -> Message:
    params = {
        "rupiah": rupiah,
        "group": Message(GROUP_NAMES.get(row.group, row.group)),
        "funding": Message(FUNDING_NAMES.get(row.funding, row.funding)),
        "term": term(row.since, row.until),
        "basis": row.law,
    }
    if row.funding != SELF:
        return Message(N_("Rp{rupiah}: setengah iuran karena dibayar {funding}, {term} ({basis})"), params)
    if row.group == ALL:
        return Message(N_("Rp{rupiah}: setengah iuran bagi yang membayar sendiri, {term} ({basis})"), params)
    return Message(N_("Rp{rupiah}: setengah iuran ({group}, membayar sendiri), {term} ({basis})"), params)


def _plainly(row: RateRow, rupiah: int, worker: _Worker) -> Message:
    """An amount with its rule, where nothing more need be said about it."""
    params = {"rupiah": rupiah, "basis": row.law, "term": term(row.since, row.until)}
    if row.in_rupiah:
        return Message(N_("Rp{rupiah}: tarif {term} ({basis})"), params)
    params["percent"] = row.percent
    if row.minimum is not None:
        params["minimum"] = whole(row.minimum)
        return Message(
            N_("Rp{rupiah}: {percent} dari penghasilan, paling sedikit Rp{minimum} ({basis})"), params
        )
    params["wage"] = worker.wage
    return Message(N_("Rp{rupiah}: {percent} dari upah dilaporkan Rp{wage} ({basis})"), params)


def _is_half(row: RateRow | None, anyone: RateRow | None) -> bool:
    """Whether a row for one payer is half of what anyone else's would be."""
    return row is not None and anyone is not None and row.funding != ALL and 2 * row.value == anyone.value


def _amount(row: RateRow, worker: _Worker) -> int:
    if row.in_rupiah:
        return whole(row.value)
    wage = worker.wage
    if wage is None and row.minimum is not None:
        return whole(row.minimum)
    if wage is None or wage <= 0:
        raise NoRateError(
            Message(
                N_("Iuran {segment} adalah persen dari upah yang dilaporkan: isi upah sebulan lebih dahulu."),
                {"segment": Message(SEGMENT_NAMES.get(worker.segment, worker.segment))},
            )
        )
    counted = Fraction(wage) if row.wage_limit is None else min(Fraction(wage), row.wage_limit)
    return whole(max(counted * row.value / 100, row.minimum or Fraction(0)))
