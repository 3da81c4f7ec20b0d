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

from dashboard.data.contract import (
    ALL,
    FUNDING_NAMES,
    GOVERNMENT_FUNDING,
    GROUP_NAMES,
    SEGMENT_NAMES,
    SILENT_FUNDING,
    Segment,
)
from dashboard.i18n import N_, Message, Month
from dashboard.metrics.change import month_before
from dashboard.metrics.rate_rows import RateRow, most_specific, rate_rows, whole

COVER: Final = "JKK+JKM"
OLD_AGE: Final = "JHT"
SELF: Final = "mandiri"
#: Payers on whom the rules about half the contribution are silent.
SILENT: Final = (*SILENT_FUNDING, "pemberi kerja")


class NoRateError(LookupError):
    """No rate can be had; `message` says why in words for the screen."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.template)
        self.message = message


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
class Band:
    """One step of a marginal contribution: percent of the part of the value (base) between low and high.

    high: None for the last band. base: rupiah of the value inside the band. rupiah: exact, not yet rounded.
    """

    low: int
    high: int | None
    percent: float
    base: int
    rupiah: Fraction


@dataclass(frozen=True)
class Banded:
    """A contribution by marginal bands: whole rupiah, rounded half up once, at the total; and every step.

    basis, since, until: of the rows used, as in Rate. why: in words.
    """

    total: int
    steps: tuple[Band, ...]
    basis: str
    since: str
    until: str
    why: Message


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
    return tuple(
        _rate(
            rows,
            segment=segment,
            group=group,
            funding=funding,
            month=month,
            wage=wage,
            silent_half=silent_half,
            old_age=old_age,
        )
        for month in months_from(start, months)
    )


def months_from(start: str, months: int) -> tuple[str, ...]:
    """So many months (YYYY-MM) in a row, `start` first."""
    return tuple(month_before(start, -later) for later in range(months))


def project_contribution(rates: pd.DataFrame, *, value: int, month: str) -> Banded:
    """The whole contribution of a building project, by the marginal bands in force in the month (YYYY-MM).

    value: contract value in whole rupiah, at least 0. Each band takes its percentage of the part of the value
    that lies within it. Raises NoRateError where the table has no bands in force.
    """
    if value < 0:
        raise ValueError(f"a contract value is not negative: {value}")
    bands = [row for row in rate_rows(rates, Segment.JAKON) if row.in_force(month) and not row.in_rupiah]
    if not bands:
        raise _no_rate(Segment.JAKON, month)
    newest = max(row.since for row in bands)
    bands = sorted((row for row in bands if row.since == newest), key=lambda row: row.low)
    steps = tuple(_step(row, value) for row in bands if row is bands[0] or row.low < value)
    total = whole(sum((step.rupiah for step in steps), Fraction(0)))
    basis, until = _bases(bands), _earliest([row.until for row in bands])
    why = Message(
        N_("Rp{rupiah}: bertingkat menurut nilai kontrak Rp{value}, tarif {term} ({basis})"),
        {"rupiah": total, "value": value, "term": _term(newest, until), "basis": basis},
    )
    return Banded(total, steps, basis, newest, until, why)


def _step(row: RateRow, value: int) -> Band:
    top = Fraction(value) if row.high is None else min(Fraction(value), row.high)
    base = max(Fraction(0), top - row.low)
    return Band(
        low=int(row.low),
        high=None if row.high is None else int(row.high),
        percent=float(row.value),
        base=int(base),
        rupiah=base * row.value / 100,
    )


def _rate(
    rows: Sequence[RateRow],
    *,
    segment: str,
    group: str,
    funding: str,
    month: str,
    wage: int | None,
    silent_half: bool,
    old_age: bool,
) -> Rate:
    if segment == Segment.JAKON:
        raise NoRateError(
            Message(N_("Iuran jasa konstruksi dihitung dari nilai kontrak, bukan per orang dan bulan."))
        )
    cover = _cover(
        rows, segment=segment, group=group, funding=funding, month=month, wage=wage, silent_half=silent_half
    )
    if not old_age:
        return cover
    row = most_specific(rows, program=OLD_AGE, group=group, funding=funding, month=month)
    if row is None:
        raise NoRateError(
            Message(
                N_("Belum ada tarif JHT {segment} untuk {month} di tabel tarif_iuran."),
                {"segment": Message(SEGMENT_NAMES.get(segment, segment)), "month": Month(month)},
            )
        )
    saving = _amount(row, segment=segment, wage=wage)
    return Rate(
        rupiah=cover.rupiah + saving,
        basis="; ".join(dict.fromkeys((cover.basis, row.basis))),
        since=max(cover.since, row.since),
        until=_earliest([cover.until, row.until]),
        why=Message(
            N_("{cover}; ditambah JHT {saving}"), {"cover": cover.why, "saving": _plainly(row, saving, wage)}
        ),
        halved=cover.halved,
    )


def _cover(
    rows: Sequence[RateRow],
    *,
    segment: str,
    group: str,
    funding: str,
    month: str,
    wage: int | None,
    silent_half: bool,
) -> Rate:
    """The rate of JKK + JKM."""

    def find(payer: str) -> RateRow | None:
        return most_specific(rows, program=COVER, group=group, funding=payer, month=month)

    row, full, self_paid = find(funding), find(ALL), find(SELF)
    if row is None:
        raise _no_rate(segment, month)
    half_exists = _is_half(self_paid, full)
    said = row.funding != ALL  # the table itself speaks about this payer
    silent = half_exists and funding in SILENT and not said
    if silent and silent_half and self_paid is not None:
        row = self_paid
    halved = _is_half(row, full)
    rupiah = _amount(row, segment=segment, wage=wage)
    params: dict[str, object] = {
        "rupiah": rupiah,
        "funding": Message(FUNDING_NAMES.get(funding, funding)),
        "group": Message(GROUP_NAMES.get(group, group)),
        "term": _term(row.since, row.until),
        "basis": row.basis,
    }
    if silent and halved:
        why = N_(
            "Rp{rupiah}: aturan diam soal {funding}; dihitung setengah menurut pengaturan, {term} ({basis})"
        )
    elif silent:
        why = N_("Rp{rupiah}: aturan diam soal {funding}; dihitung penuh, dapat diubah di pengaturan")
    elif half_exists and funding in GOVERNMENT_FUNDING and not halved:
        why = N_("Rp{rupiah}: dibayar {funding}, jadi tidak setengah harga")
    elif halved and row.group == ALL:
        why = N_("Rp{rupiah}: setengah iuran bagi yang membayar sendiri, {term} ({basis})")
    elif halved:
        why = N_("Rp{rupiah}: setengah iuran ({group}, membayar sendiri), {term} ({basis})")
    else:
        return Rate(rupiah, row.basis, row.since, row.until, _plainly(row, rupiah, wage), halved=False)
    return Rate(rupiah, row.basis, row.since, row.until, Message(why, params), halved)


def _plainly(row: RateRow, rupiah: int, wage: int | None) -> Message:
    """An amount with its rule, where nothing more need be said about it."""
    params: dict[str, object] = {
        "rupiah": rupiah,
        "basis": row.basis,
        "term": _term(row.since, row.until),
        "percent": row.percent,
        "wage": wage or 0,
        "minimum": 0 if row.minimum is None else whole(row.minimum),
    }
    if row.in_rupiah:
        return Message(N_("Rp{rupiah}: tarif {term} ({basis})"), params)
    if row.minimum is not None:
        template = N_("Rp{rupiah}: {percent} dari penghasilan, paling sedikit Rp{minimum} ({basis})")
    else:
        template = N_("Rp{rupiah}: {percent} dari upah dilaporkan Rp{wage} ({basis})")
    return Message(template, params)


def _term(since: str, until: str) -> Message:
    if until:
        return Message(N_("{since} sampai {until}"), {"since": Month(since), "until": Month(until)})
    return Message(N_("sejak {since}"), {"since": Month(since)})


def _is_half(row: RateRow | None, full: RateRow | None) -> bool:
    """Whether a row for one payer is half of what anyone else's would be."""
    return row is not None and full is not None and row.funding != ALL and 2 * row.value == full.value


def _amount(row: RateRow, *, segment: str, wage: int | None) -> int:
    if row.in_rupiah:
        return whole(row.value)
    if wage is None and row.minimum is not None:
        return whole(row.minimum)
    if wage is None or wage <= 0:
        raise NoRateError(
            Message(
                N_("Iuran {segment} adalah persen dari upah yang dilaporkan: isi upah sebulan lebih dahulu."),
                {"segment": Message(SEGMENT_NAMES.get(segment, segment))},
            )
        )
    counted = Fraction(wage) if row.wage_limit is None else min(Fraction(wage), row.wage_limit)
    return whole(max(counted * row.value / 100, row.minimum or Fraction(0)))


def _no_rate(segment: str, month: str) -> NoRateError:
    return NoRateError(
        Message(
            N_("Belum ada tarif {segment} untuk {month} di tabel tarif_iuran."),
            {"segment": Message(SEGMENT_NAMES.get(segment, segment)), "month": Month(month)},
        )
    )


def _earliest(ends: Sequence[str]) -> str:
    """The first of the ends that are set; "" where none is."""
    return min((end for end in ends if end), default="")


def _bases(rows: Sequence[RateRow]) -> str:
    return "; ".join(dict.fromkeys(row.basis for row in rows if row.basis))
