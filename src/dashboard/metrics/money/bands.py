"""The contribution of a building project: marginal bands on the contract value, every step shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

import pandas as pd

from dashboard.data.contract.words import Segment
from dashboard.i18n import N_, Message
from dashboard.metrics.money.rate_rows import NoRateError, RateRow, earliest, no_rate, rate_rows, term, whole


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

    basis: the laws of the rows used. since, until: as in Rate. why: in words.
    """

    total: int
    steps: tuple[Band, ...]
    basis: str
    since: str
    until: str
    why: Message


def project_contribution(rates: pd.DataFrame, *, value: int, month: str) -> Banded:
    """The whole contribution of a building project, by the marginal bands in force in the month (YYYY-MM).

    rates: tarif_iuran, typed as `Dataset.rates`. value: contract value in whole rupiah, at least 0. Each band
    takes its percentage of the part of the value that lies within it. Raises NoRateError where the table has
    no bands in force, or bands that leave a gap or overlap.
    """
    if value < 0:
        raise ValueError(f"a contract value is not negative: {value}")
    in_force = [row for row in rate_rows(rates, Segment.JAKON) if row.in_force(month) and not row.in_rupiah]
    if not in_force:
        raise no_rate(Segment.JAKON, month)
    rows = _seamless(in_force)
    steps = tuple(_step(row, value) for row in rows if row is rows[0] or row.low < value)
    total = whole(sum((step.rupiah for step in steps), Fraction(0)))
    since, until = max(row.since for row in rows), earliest([row.until for row in rows])
    basis = "; ".join(dict.fromkeys(row.law for row in rows))
    why = Message(
        N_("Rp{rupiah}: bertingkat menurut nilai kontrak Rp{value}, tarif {term} ({basis})"),
        {"rupiah": total, "value": value, "term": term(since, until), "basis": basis},
    )
    return Banded(total, steps, basis, since, until, why)


def _seamless(in_force: Sequence[RateRow]) -> list[RateRow]:
    """The bands from 0 up without end: the newest row of each lower bound, else those that came last."""
    newest_of = {row.low: row for row in sorted(in_force, key=lambda row: (row.low, row.since))}
    last = max(row.since for row in in_force)
    for rows in (list(newest_of.values()), [row for row in newest_of.values() if row.since == last]):
        joined = all(lower.high == upper.low for lower, upper in pairwise(rows))
        if joined and rows[0].low == 0 and rows[-1].high is None:
            return rows
    raise NoRateError(
        Message(N_("Tingkat tarif jasa konstruksi di tabel tarif_iuran tidak bersambung: periksa batasnya."))
    )


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
