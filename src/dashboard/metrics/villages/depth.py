"""How deep villages are in, where most or all of them pay: people, months, arrears, budgets.

What a village is behind goes by its groups: months due in the year up to the page's month, less the months
paid, never below none. Rupiah are people x the row's own rate, its year's budget / people / 12, or x the
rate of each of those months; those unpaid are the latest.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd

from dashboard.data.disclosure.suppression import THRESHOLD
from dashboard.metrics.villages.standing import NextBudget, Status, percent, rows_of, whole

#: Months that a year's contributions can be paid for.
MONTHS: Final = 12


@dataclass(frozen=True)
class Depth:
    """The depth of a set of villages in a year; counts are of desa with any row unless said otherwise.

    villages: those with data; paying: of those, paying. people: enrolled in the paying ones that say how many
    (people_known of them). months: months paid -> villages, every value 0 to 12; months_mean: of the paying
    ones, None without any. last_paid: newest month paid -> paying villages, newest first; "" for those that
    say none. budget, paid: rupiah of the villages that say both (budget_known of them). next: NextBudget ->
    villages. behind: villages with months due unpaid, behind_mean those months on average, owed: rupiah of
    those whose people and rate are known, owed_unknown: those for which they are not.
    """

    villages: int
    paying: int
    people: int
    people_known: int
    months: dict[int, int]
    months_mean: float | None
    last_paid: dict[str, int]
    budget: int
    paid: int
    budget_known: int
    next: dict[NextBudget, int]
    behind: int
    behind_mean: float | None
    owed: int
    owed_unknown: int

    @property
    def people_mean(self) -> float | None:
        """People a paying village that says how many."""
        return self.people / self.people_known if self.people_known else None

    @property
    def paid_percent(self) -> float | None:
        """Paid of what was budgeted, in per cent, not clipped."""
        return 100 * self.paid / self.budget if self.budget else None


def months_due(year: int, period: str) -> int:
    """Months of `year` whose contribution is due at the end of `period` (`YYYY-MM`): 0 to 12."""
    now, month = int(period[:4]), int(period[5:])
    return MONTHS if year < now else month if year == now else 0


def arrears(
    payments: pd.DataFrame,
    *,
    year: int,
    period: str,
    rates: Mapping[str, Sequence[int] | None],
    own_rate: bool = False,
) -> pd.DataFrame:
    """What each desa with a row is behind at the end of `period`; index kode_desa.

    rates: kelompok -> rupiah a person for January to December of `year`, None where there is no rate.
    own_rate: go by the row's anggaran / jumlah_pekerja / 12 where both are known; a row's arrears are then
    the unpaid months' part of its budget, to the nearest rupiah. A budget of nothing implies no rate.

    Columns, Int64: bulan_tunggakan, the months of its group furthest behind (0: none; <NA>: no group says);
    tunggakan, rupiah over its groups or of its row for all of them (<NA> where people, months or a rate is
    unknown). A group without people owes nothing.
    """
    rows = rows_of(payments, year)
    due = months_due(year, period)
    people, months = rows["jumlah_pekerja"], rows["bulan_dibayar"]
    empty = (people == 0).fillna(False).astype(bool)
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
            "bulan_tunggakan": behind.groupby(rows["kode_desa"]).max(),
            "tunggakan": whole(rows.assign(tunggakan=owed), "tunggakan"),
        }
    ).astype("Int64")


def _plain(values: pd.Series) -> list[int | None]:
    return [None if unknown else int(value) for value, unknown in zip(values, values.isna(), strict=True)]


def _owed(
    until: np.ndarray | None, *, due: int, months: int | None, people: int | None, budget: int | None
) -> int | None:
    if months is None or people is None:
        return None
    if not people or months >= due:
        return 0
    if budget is not None:
        return (2 * budget * (due - months) + MONTHS) // (2 * MONTHS) if budget else None
    return None if until is None else people * int(until[due] - until[months])


def depth(paid: pd.DataFrame, behind: pd.DataFrame, codes: Collection[str] | None = None) -> Depth:
    """The depth of the desa of some kabupaten/kota or of a kecamatan, or of all.

    paid: a `villages.village_year`; behind: the `arrears` of the same year. codes: kode_desa wanted.
    """
    rows = paid if codes is None else paid[paid.index.isin(list(codes))]
    rows = rows[rows["status"] != Status.NO_DATA].join(behind)
    paying = rows[rows["status"] == Status.PAYS]
    people = paying["jumlah_pekerja"].dropna()
    months = paying["bulan_dibayar"].astype("float64")
    both = rows[rows["anggaran"].notna() & rows["realisasi"].notna()]
    late = rows[(rows["bulan_tunggakan"] > 0).fillna(False).astype(bool)]
    spread = rows["bulan_dibayar"].value_counts()
    last = paying["terakhir_dibayar"].value_counts()
    following = rows["berikut"].value_counts()
    return Depth(
        villages=len(rows),
        paying=len(paying),
        people=int(people.sum()),
        people_known=len(people),
        months={month: int(spread.get(month, 0)) for month in range(MONTHS + 1)},
        months_mean=float(months.mean()) if len(paying) else None,
        last_paid={str(month): int(last[month]) for month in sorted(last.index, reverse=True)},
        budget=int(both["anggaran"].sum()),
        paid=int(both["realisasi"].sum()),
        budget_known=len(both),
        next={kind: int(following.get(str(kind), 0)) for kind in NextBudget},
        behind=len(late),
        behind_mean=float(late["bulan_tunggakan"].astype("float64").mean()) if len(late) else None,
        owed=int(late["tunggakan"].sum()),
        owed_unknown=int(late["tunggakan"].isna().sum()),
    )


def depth_by(paid: pd.DataFrame, behind: pd.DataFrame, *, by: str) -> pd.DataFrame:
    """The depth of every unit with data, as far as a table shows it; index the unit's code.

    paid: a `villages.village_year`; behind: the `arrears` of the same year; by: KECAMATAN or REGENCY.
    Columns: membayar, paying desa, and jumlah_pekerja, people in the orang_desa of them that say how many
    (Int64); bulan, months paid on average (float64); terakhir_dibayar, the newest month or ""; menunggak,
    desa behind, and tunggakan, rupiah of the tunggakan_desa of them for which they are known (Int64);
    dibayar_persen, paid of what was budgeted (float64); berikut, desa with a budget for the next year
    (Int64). People and rupiah are <NA> where all are unknown; nobody behind owes 0.
    """
    rows = paid[paid["status"] != Status.NO_DATA].join(behind)
    paying = rows[rows["status"] == Status.PAYS].groupby(by)
    both = rows[rows["anggaran"].notna() & rows["realisasi"].notna()].groupby(by)
    units = rows.groupby(by).size().index
    late = rows[(rows["bulan_tunggakan"] > 0).fillna(False).astype(bool)].groupby(by)
    behind_in = late.size().reindex(units, fill_value=0).astype("Int64")
    planned = (rows["berikut"] == NextBudget.ENTERED).astype("Int64")
    last = paying["terakhir_dibayar"].max().reindex(units)
    return pd.DataFrame(
        {
            "membayar": paying.size().reindex(units, fill_value=0).astype("Int64"),
            "jumlah_pekerja": paying["jumlah_pekerja"].sum(min_count=1).reindex(units),
            "orang_desa": paying["jumlah_pekerja"].count().reindex(units, fill_value=0).astype("Int64"),
            "bulan": paying["bulan_dibayar"].mean().reindex(units).astype("float64"),
            "terakhir_dibayar": last.fillna("").astype("str"),
            "menunggak": behind_in,
            "tunggakan": late["tunggakan"].sum(min_count=1).reindex(units).mask(behind_in == 0, 0),
            "tunggakan_desa": late["tunggakan"].count().reindex(units, fill_value=0).astype("Int64"),
            "dibayar_persen": percent(both["realisasi"].sum(), both["anggaran"].sum()).reindex(units),
            "berikut": planned.groupby(rows[by]).sum(),
        },
        index=units,
    )


def already_enrolled(paid: pd.DataFrame, codes: Collection[str], *, people: int) -> tuple[int, int]:
    """Of a package of `people` a village, those the paying ones of these desa have enrolled already.

    At most `people` a village. Returns them, and how many paying villages don't say how many they have.
    """
    rows = paid[paid.index.isin(list(codes)) & (paid["status"] == Status.PAYS)]
    known = rows["jumlah_pekerja"].dropna()
    return int(known.clip(upper=people).sum()), len(rows) - len(known)


def small(people: pd.Series, parents: pd.Series, *, threshold: int = THRESHOLD) -> pd.Series:
    """Which counts to hide, with others of the same parent so that its total does not bring them back.

    people: Int64; parents: what each is a part of; same index. A count of 1 up to threshold - 1 is small. The
    smallest others join it until two are hidden that are not all ones. Zeros and unknown ones stay. Bool.
    """
    hidden = pd.Series(False, index=people.index)
    wanted = (people > 0) & (people < threshold)
    for parent in parents[wanted.fillna(False).astype(bool)].unique():
        inside = people[
            (parents == parent).to_numpy(dtype=bool) & (people > 0).fillna(False).to_numpy(dtype=bool)
        ]
        inside = inside.sort_values()
        count = int((inside < threshold).sum())
        while count < len(inside) and (count < 2 or inside.iloc[:count].sum() == count):
            count += 1
        hidden[inside.index[:count]] = True
    return hidden
