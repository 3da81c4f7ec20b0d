"""How deep villages are in, where most or all of them pay: people, months, arrears, budgets.

Of a whole year, as its rows tell it; arrears at the year's own end, of villages that have ever paid.
Everything here is a sum over units of villages: what one village adds is in `depth_rows`, and what a unit, a
kabupaten/kota or a larger area comes to is in `Depth`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd

from dashboard.data.disclosure.village_units import WIDTHS
from dashboard.data.disclosure.villages import VillageYear
from dashboard.metrics.villages.arrears import MONTHS, arrears
from dashboard.metrics.villages.standing import NextBudget, Status, village_year

#: A count of people -> the amounts that tell it.
_PEOPLE: Final = {
    "orang": ("tunggakan", "anggaran", "realisasi"),
    "orang_tunggakan": ("tunggakan",),
    "orang_anggaran": ("anggaran", "realisasi"),
}
#: How many villages an amount is of -> the amounts.
_KNOWN: Final = {
    "orang_desa": ("orang",),
    "tunggakan_desa": ("tunggakan",),
    "anggaran_desa": ("anggaran", "realisasi"),
}
_HIDDEN: Final = "_disembunyikan"


@dataclass(frozen=True)
class Depth:
    """The depth of a set of villages in a year; counts are of desa with data unless said otherwise.

    villages: those with data; paying: of those, paying. people: enrolled in the paying ones that say how many
    (people_known of them; of people_hidden others the number is not shown). months: months paid -> villages,
    every value 0 to 12; months_paid: those of the paying ones, added up. last_paid: newest month paid ->
    paying villages, newest first; "" for those that say none. budget, paid: rupiah of the villages that say
    both (budget_known of them; of budget_hidden others it is not shown). next: NextBudget -> villages.
    enrolled: of the villages, those that have ever paid; behind: of these, with months due unpaid;
    behind_months: those months, added up. owed: rupiah of owed_known of them; of owed_hidden others it is not
    shown.
    """

    villages: int
    paying: int
    enrolled: int
    people: int
    people_known: int
    people_hidden: int
    months: dict[int, int]
    months_paid: int
    last_paid: dict[str, int]
    budget: int
    paid: int
    budget_known: int
    budget_hidden: int
    next: dict[NextBudget, int]
    behind: int
    behind_months: int
    owed: int
    owed_known: int
    owed_hidden: int

    @property
    def people_mean(self) -> float | None:
        """People a paying village that says how many."""
        return self.people / self.people_known if self.people_known else None

    @property
    def months_mean(self) -> float | None:
        """Months paid a paying village; None without any."""
        return self.months_paid / self.paying if self.paying else None

    @property
    def paid_percent(self) -> float | None:
        """Paid of what was budgeted, in per cent, not clipped."""
        return 100 * self.paid / self.budget if self.budget else None

    @property
    def behind_mean(self) -> float | None:
        """Months a village that is behind is behind."""
        return self.behind_months / self.behind if self.behind else None

    @property
    def owed_unknown(self) -> int:
        """Villages behind whose rupiah nobody can tell."""
        return self.behind - self.owed_known - self.owed_hidden

    @property
    def any_hidden(self) -> bool:
        """Whether any of the amounts leaves out what is not shown."""
        return bool(self.people_hidden or self.budget_hidden or self.owed_hidden)


def depth_rows(
    rows: pd.DataFrame,
    *,
    due: int,
    rates: Mapping[str, Sequence[int] | None],
    own_rate: bool = False,
) -> pd.DataFrame:
    """What each desa adds to the depth of its unit; index kode_desa, all whole numbers.

    rows: `desa_rows` of a year, of desa with data; due, rates, own_rate: as for `arrears`. Flags of 0 or 1:
    data, membayar, terdaftar (has ever paid), menunggak, bulan_0 to bulan_12, terakhir_YYYY-MM (and
    terakhir_), berikut_ and its kind; orang_desa, tunggakan_desa, anggaran_desa: whether it knows that
    amount. Amounts: orang and bulan of a
    paying one, bulan_tunggakan and tunggakan (rupiah) of one that is behind, anggaran and realisasi (rupiah)
    of one that says both; orang_tunggakan, orang_anggaran: whom those rupiah are for.
    """
    villages = village_year(rows).join(arrears(rows, due=due, rates=rates, own_rate=own_rate))
    people = villages["jumlah_pekerja"]
    pays = villages["status"] == Status.PAYS
    late = (villages["bulan_tunggakan"] > 0).fillna(value=False).astype(bool)
    both = villages["anggaran"].notna() & villages["realisasi"].notna()
    owes = late & villages["tunggakan"].notna()
    months = {f"bulan_{month}": villages["bulan_dibayar"] == month for month in range(MONTHS + 1)}
    last = {
        f"terakhir_{month}": pays & (villages["terakhir_dibayar"] == month)
        for month in villages.loc[pays, "terakhir_dibayar"].unique()
    }
    following = {f"berikut_{kind}": villages["berikut"] == kind for kind in NextBudget}
    return pd.DataFrame(
        {
            "data": villages["status"] != Status.NO_DATA,
            str(Status.PAYS): pays,
            "terdaftar": pays | (villages["status"] == Status.STOPPED),
            "orang": people.where(pays),
            "orang_desa": pays & people.notna(),
            "bulan": villages["bulan_dibayar"].where(pays),
            **months,
            **last,
            "anggaran": villages["anggaran"].where(both),
            "realisasi": villages["realisasi"].where(both),
            "anggaran_desa": both,
            "orang_anggaran": people.where(both),
            **following,
            "menunggak": late,
            "bulan_tunggakan": villages["bulan_tunggakan"].where(late),
            "tunggakan": villages["tunggakan"].where(late),
            "tunggakan_desa": owes,
            "orang_tunggakan": people.where(owes),
        },
        index=villages.index,
    ).astype("Int64")


def depth_sums(
    villages: VillageYear,
    *,
    due: int,
    rates: Mapping[str, Sequence[int] | None],
    own_rate: bool = False,
) -> pd.DataFrame:
    """The sums by unit that `depth` adds up further; index the unit's code, Int64 without <NA>.

    due, rates, own_rate: as for `arrears`.
    Columns as `depth_rows` has them, without orang_tunggakan and orang_anggaran; an amount that is hidden is
    0, and of how many villages it would be is in orang_desa_disembunyikan and the like, not in orang_desa.
    """
    sums = villages.sums(
        lambda rows: depth_rows(rows, due=due, rates=rates, own_rate=own_rate), people=_PEOPLE
    )
    table = sums.amounts.drop(columns=["orang_tunggakan", "orang_anggaran"]).fillna(0)
    for known, (amount, *_) in _KNOWN.items():
        hidden = sums.hidden[amount]
        table[f"{known}{_HIDDEN}"] = table[known].where(hidden, 0)
        table[known] = table[known].mask(hidden, 0)
    return table


def depth(sums: pd.DataFrame, units: Collection[str] | None = None) -> Depth:
    """What the units of an area come to. sums: `depth_sums`; units: codes wanted, None for all."""
    rows = sums if units is None else sums[sums.index.isin(list(units))]
    return _depth({str(name): int(amount) for name, amount in rows.sum().items()})


def depth_by(sums: pd.DataFrame, *, by: str) -> dict[str, Depth]:
    """The depth of every unit, or kabupaten/kota, with data; by its code.

    sums: `depth_sums`; by: KECAMATAN (the unit of) or REGENCY.
    """
    added = sums.groupby(sums.index.str[: WIDTHS[by]]).sum()
    return {
        str(code): _depth(dict(zip(added.columns, (int(each) for each in row), strict=True)))
        for code, row in zip(added.index, added.to_numpy(dtype="int64"), strict=True)
    }


def _depth(amount: Mapping[str, int]) -> Depth:
    last = {
        name.removeprefix("terakhir_"): count
        for name, count in sorted(amount.items(), reverse=True)
        if name.startswith("terakhir_") and count
    }
    return Depth(
        villages=amount["data"],
        paying=amount[Status.PAYS],
        enrolled=amount["terdaftar"],
        people=amount["orang"],
        people_known=amount["orang_desa"],
        people_hidden=amount[f"orang_desa{_HIDDEN}"],
        months={month: amount[f"bulan_{month}"] for month in range(MONTHS + 1)},
        months_paid=amount["bulan"],
        last_paid=last,
        budget=amount["anggaran"],
        paid=amount["realisasi"],
        budget_known=amount["anggaran_desa"],
        budget_hidden=amount[f"anggaran_desa{_HIDDEN}"],
        next={kind: amount[f"berikut_{kind}"] for kind in NextBudget},
        behind=amount["menunggak"],
        behind_months=amount["bulan_tunggakan"],
        owed=amount["tunggakan"],
        owed_known=amount["tunggakan_desa"],
        owed_hidden=amount[f"tunggakan_desa{_HIDDEN}"],
    )


def depth_table(depths: Mapping[str, Depth]) -> pd.DataFrame:
    """The depth of units as far as a table shows it; index the unit's code.

    Columns: membayar, paying desa, and jumlah_pekerja, people in the orang_desa of them that say how many
    (Int64); bulan, months paid on average (float64); terakhir_dibayar, the newest month or ""; menunggak,
    desa behind, and tunggakan, rupiah of the tunggakan_desa of them for which they are known (Int64);
    dibayar_persen, paid of what was budgeted (float64); berikut, desa with a budget for the next year
    (Int64). People and rupiah are <NA> where none is known and shown; nobody behind owes 0. Bool: for orang,
    tunggakan and anggaran with _disembunyikan, whether all that is known of it is hidden; and for sebagian,
    whether anything is.
    """
    each = list(depths.values())
    whole: dict[str, list[int | None]] = {
        "membayar": [one.paying for one in each],
        "jumlah_pekerja": [one.people if one.people_known else None for one in each],
        "orang_desa": [one.people_known for one in each],
        "menunggak": [one.behind for one in each],
        "tunggakan": [one.owed if one.owed_known or not one.behind else None for one in each],
        "tunggakan_desa": [one.owed_known for one in each],
        "berikut": [one.next[NextBudget.ENTERED] for one in each],
    }
    averages = {
        "bulan": [one.months_mean for one in each],
        "dibayar_persen": [one.paid_percent for one in each],
    }
    hidden = {
        "orang": [bool(one.people_hidden and not one.people_known) for one in each],
        "tunggakan": [bool(one.owed_hidden and not one.owed_known) for one in each],
        "anggaran": [bool(one.budget_hidden and not one.budget_known) for one in each],
        "sebagian": [one.any_hidden for one in each],
    }
    return pd.DataFrame(
        {
            **{name: pd.array(values, dtype="Int64") for name, values in whole.items()},
            **{
                name: pd.array(values, dtype="Float64").astype("float64") for name, values in averages.items()
            },
            "terakhir_dibayar": pd.array([next(iter(one.last_paid), "") for one in each], dtype="str"),
            **{f"{name}{_HIDDEN}": np.array(values, dtype=bool) for name, values in hidden.items()},
        },
        index=pd.Index(list(depths), dtype="str"),
    )
