"""What a village is behind at the end of a year, by its groups, and what each month costs.

Months due in the year less the months paid, never below none. Rupiah are people x the row's own rate, its
year's budget / people / 12, or x the rate of each of those months; those unpaid are the latest. A row tells a
whole year, so arrears are told for its own end only: an earlier month would be set against later payments.
A village that never paid has not enrolled: it owes no arrears.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import pandas as pd

from dashboard.data.contract.words import ALL, GROUP_NAMES, Segment
from dashboard.data.disclosure.villages import ENROLLED, VILLAGE, months_paid
from dashboard.metrics.money.rates import NoRateError, Rate, rates_over
from dashboard.metrics.villages.standing import whole

#: Months that a year's contributions can be paid for.
MONTHS: Final = 12
#: Village money: the village budget with the regency's share, and what comes from the centre.
FUNDINGS: Final = ("APBDes/ADD", "Dana Desa")
#: Arrears go by each row's own rate, its budget / people / 12, or by a segment's.
OWN_RATE: Final = "baris"
#: Rupiah a month that people on village pay are declared with, until another wage is given.
WAGE: Final = 2_000_000


@dataclass(frozen=True)
class Money:
    """How contributions are reckoned. wage: declared, rupiah a month, for PU; None for BPU."""

    segment: str = Segment.BPU
    funding: str = FUNDINGS[0]
    silent_half: bool = False
    wage: int | None = None


@dataclass(frozen=True)
class Pricing:
    """What arrears are priced at.

    price: OWN_RATE, or a segment; money: how a row without a rate of its own is reckoned.
    """

    money: Money = Money()
    price: str = OWN_RATE

    @property
    def own_rate(self) -> bool:
        """Whether a row's own rate is used where it has one."""
        return self.price == OWN_RATE

    @property
    def used(self) -> Money:
        """How arrears are reckoned that do not go by a row's own rate."""
        if self.own_rate or self.price == self.money.segment:
            return self.money
        wage = WAGE if self.price == Segment.PU else None
        return replace(self.money, segment=self.price, wage=wage)


def contribution(
    rates: pd.DataFrame, money: Money, *, start: str, months: int, group: str = ALL
) -> tuple[Rate, ...]:
    """The rate of each month from `start` (`YYYY-MM`) on. rates: tarif_iuran. Raises NoRateError."""
    return rates_over(
        rates,
        segment=money.segment,
        group=group,
        funding=money.funding,
        start=start,
        months=months,
        wage=money.wage,
        silent_half=money.silent_half,
    )


def year_rates(rates: pd.DataFrame, money: Money, *, year: int) -> dict[str, tuple[int, ...] | None]:
    """Group -> rupiah a person for January to December of a year; None where there is no rate.

    rates: tarif_iuran.
    """
    found: dict[str, tuple[int, ...] | None] = {}
    for group in (ALL, *GROUP_NAMES):
        try:
            each = contribution(rates, money, start=f"{year}-01", months=MONTHS, group=group)
        except NoRateError:
            found[group] = None
        else:
            found[group] = tuple(rate.rupiah for rate in each)
    return found


def arrears(
    rows: pd.DataFrame,
    *,
    due: int,
    rates: Mapping[str, Sequence[int] | None],
    own_rate: bool = False,
) -> pd.DataFrame:
    """What each desa with a row is behind once `due` months of its year are due; index kode_desa.

    rows: `desa_rows` of a year. rates: kelompok -> rupiah a person for January to December, None where there
    is no rate. own_rate: go by the row's anggaran / jumlah_pekerja / 12 where both are known; a row's arrears
    are then the unpaid months' part of its budget, to the nearest rupiah. A budget of nothing implies no
    rate.

    Columns, Int64: bulan_tunggakan, the months of its group furthest behind (0: none; <NA>: no group says);
    tunggakan, rupiah over its groups or of its row for all of them (<NA> where people, months or a rate is
    unknown). A group without people owes nothing, nor does a village that never paid.
    """
    known = months_paid(rows).dropna().index
    never = rows[VILLAGE].isin(known) & ~rows[ENROLLED]
    people, months = rows["jumlah_pekerja"], rows["bulan_dibayar"].mask(never, due)
    empty = (people == 0).fillna(value=False).astype(bool)
    behind = (due - months).clip(lower=0).mask(empty, 0)
    # Element n: rupiah a person of the months up to the n-th.
    until = {
        group: np.concatenate([[0], np.cumsum(rate)]) for group, rate in rates.items() if rate is not None
    }
    budgets = _plain(rows["anggaran"]) if own_rate else [None] * len(rows)
    owed = pd.array(
        [
            _owed(until.get(group), due=due, months=paid, people=heads, budget=budget)
            for group, paid, heads, budget in zip(
                rows["kelompok"], _plain(months), _plain(people), budgets, strict=True
            )
        ],
        dtype="Int64",
    )
    return pd.DataFrame(
        {
            "bulan_tunggakan": behind.groupby(rows[VILLAGE]).max(),
            "tunggakan": whole(rows.assign(tunggakan=owed), "tunggakan"),
        }
    ).astype("Int64")


def _plain(values: pd.Series) -> list[int | None]:
    return [None if unknown else int(value) for value, unknown in zip(values, values.isna(), strict=True)]


def _owed(
    until: np.ndarray | None, *, due: int, months: int | None, people: int | None, budget: int | None
) -> int | None:
    if people == 0 or (months is not None and months >= due):
        return 0
    if months is None or people is None:
        return None
    if budget is not None:
        return (2 * budget * (due - months) + MONTHS) // (2 * MONTHS) if budget else None
    return None if until is None else people * int(until[due] - until[months])
