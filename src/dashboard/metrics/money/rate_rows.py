"""The rows of tarif_iuran with exact numbers, and which of them is in force."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

import pandas as pd

from dashboard.data.contract.words import ALL, SEGMENT_NAMES
from dashboard.i18n import N_, Message, Month, Percent

_RUPIAH: Final = "rupiah"


class NoRateError(LookupError):
    """No rate can be had; `message` says why in words for the screen."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.template)
        self.message = message


class NoRowError(NoRateError):
    """No row is in force for that month."""


@dataclass(frozen=True)
class RateRow:
    """One row of tarif_iuran; numbers exact, None where they don't apply.

    value: rupiah a person and month where in_rupiah, else per cent of the wage or contract value. low, high:
    bounds of a band; high None for no upper end. since, until: months YYYY-MM, until "" while in force.
    """

    group: str
    funding: str
    program: str
    value: Fraction
    in_rupiah: bool
    low: Fraction
    high: Fraction | None
    minimum: Fraction | None
    wage_limit: Fraction | None
    since: str
    until: str
    basis: str

    def in_force(self, month: str) -> bool:
        """Whether the row holds in a month (YYYY-MM)."""
        return self.since <= month and (not self.until or month <= self.until)

    @property
    def law(self) -> str:
        """The law alone: what stands before the colon of its basis."""
        return self.basis.partition(":")[0].strip()

    @property
    def percent(self) -> Percent:
        """The value as a percentage, with as many digits as it has."""
        digits = 0
        while (self.value * 10**digits).denominator != 1:
            digits += 1
        return Percent(float(self.value), digits=digits)


def rate_rows(rates: pd.DataFrame, segment: str) -> tuple[RateRow, ...]:
    """The rows of a segment; a rate left blank is no rate."""
    chosen = rates[(rates["segmen"] == segment) & rates["nilai"].notna()]
    numbers = ("nilai", "batas_bawah", "batas_atas", "minimum", "upah_maksimum")
    words = ("kelompok", "sumber_dana", "program", "satuan", "berlaku_mulai", "berlaku_sampai", "dasar")
    exact = zip(*([_exact(value) for value in chosen[name]] for name in numbers), strict=True)
    texts = zip(*(chosen[name].fillna("").astype(str) for name in words), strict=True)
    return tuple(
        RateRow(
            group=group,
            funding=funding,
            program=program,
            value=value or Fraction(0),
            in_rupiah=unit == _RUPIAH,
            low=low or Fraction(0),
            high=high,
            minimum=minimum,
            wage_limit=wage_limit,
            since=since,
            until=until,
            basis=basis,
        )
        for (value, low, high, minimum, wage_limit), (
            group,
            funding,
            program,
            unit,
            since,
            until,
            basis,
        ) in zip(exact, texts, strict=True)
    )


def most_specific(
    rows: Sequence[RateRow], *, program: str, group: str, funding: str, month: str
) -> RateRow | None:
    """The row in force for this group and funding, else group, else funding, else any; the newest."""
    fitting = [
        row
        for row in rows
        if row.program == program
        and row.group in (group, ALL)
        and row.funding in (funding, ALL)
        and row.in_force(month)
    ]
    # Of two that begin together the one with an end is the exception, and the other the rule.
    return max(
        fitting,
        key=lambda row: (row.group != ALL, row.funding != ALL, row.since, bool(row.until)),
        default=None,
    )


def whole(amount: Fraction) -> int:
    """Half up to a whole rupiah."""
    return (2 * amount.numerator + amount.denominator) // (2 * amount.denominator)


def term(since: str, until: str) -> Message:
    """The months in which a rate holds, in words."""
    if until:
        return Message(N_("{since} sampai {until}"), {"since": Month(since), "until": Month(until)})
    return Message(N_("sejak {since}"), {"since": Month(since)})


def earliest(ends: Sequence[str]) -> str:
    """The first of the ends (months YYYY-MM) that are set; "" where none is."""
    return min((end for end in ends if end), default="")


def no_rate(segment: str, month: str, *, program: str = "") -> NoRowError:
    """The table has no rate for a segment, month (YYYY-MM) and, where named, programme."""
    params = {
        "segment": Message(SEGMENT_NAMES.get(segment, segment)),
        "month": Month(month),
        "program": program,
    }
    if program:
        return NoRowError(
            Message(N_("Belum ada tarif {program} {segment} untuk {month} di tabel tarif_iuran."), params)
        )
    return NoRowError(Message(N_("Belum ada tarif {segment} untuk {month} di tabel tarif_iuran."), params))


def _exact(value: float) -> Fraction | None:
    """The decimal that a float was written as; None where it is missing."""
    return None if pd.isna(value) else Fraction(repr(float(value)))
