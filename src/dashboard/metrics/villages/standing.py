"""Which villages pay contributions, of those with data: by kecamatan, kabupaten/kota and above.

A desa pays in a year when any of its rows has a month paid. One with 0 months has stopped if it paid in an
earlier year of the file, and is then in arrears; if it never paid it has not enrolled yet (it must: PWBD) and
owes no arrears. Without a row nothing is known. Kelurahan are counted apart: they have no village money.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import pandas as pd

from dashboard.data.contract.words import ALL
from dashboard.data.disclosure.village_units import REGENCY, WIDTHS
from dashboard.data.disclosure.villages import ENROLLED, VILLAGE, VillageYear, months_paid
from dashboard.i18n import N_

_AMOUNTS: Final = ("jumlah_pekerja", "anggaran", "realisasi")


class Status(StrEnum):
    """Whether a village pays in a year."""

    PAYS = "membayar"
    STOPPED = "berhenti"
    NEVER = "belum_mendaftar"
    NO_DATA = "tanpa_data"


STATUS_NAMES: Final[dict[Status, str]] = {
    Status.PAYS: N_("membayar"),
    Status.STOPPED: N_("berhenti membayar"),
    Status.NEVER: N_("belum mendaftar"),
    Status.NO_DATA: N_("tidak ada data"),
}


#: The statuses of a village with data.
KNOWN: Final = (Status.PAYS, Status.STOPPED, Status.NEVER)


class NextBudget(StrEnum):
    """What is known of a village's budget for the next year."""

    ENTERED = "dianggarkan"
    NOTHING = "nol"
    UNKNOWN = "belum_diketahui"


NEXT_NAMES: Final[dict[NextBudget, str]] = {
    NextBudget.ENTERED: N_("sudah dianggarkan"),
    NextBudget.NOTHING: N_("dianggarkan nol"),
    NextBudget.UNKNOWN: N_("belum diketahui"),
}


def village_year(rows: pd.DataFrame) -> pd.DataFrame:
    """One row a desa with any row; index kode_desa.

    rows: `desa_rows` of one year. Columns: status (Status); jumlah_pekerja (people),
    anggaran, realisasi (rupiah); bulan_dibayar, 0 to 12: those of its group with most; terakhir_dibayar, its
    newest month or ""; berikut (NextBudget) and anggaran_tahun_depan (rupiah). Counts are Int64, <NA> where a
    part of them is unknown: a row for all groups (SEMUA) is taken where it has the number, else the groups
    are summed.
    """
    months = months_paid(rows)
    codes = months.index.astype("str")
    by_village = rows.groupby(VILLAGE, sort=True)
    table = pd.DataFrame({"status": _statuses(rows, months)}, index=codes, dtype="str")
    for name in _AMOUNTS:
        table[name] = whole(rows, name).reindex(codes).array
    table["bulan_dibayar"] = months.array
    table["terakhir_dibayar"] = by_village["terakhir_dibayar"].max().fillna("").to_numpy()
    table["anggaran_tahun_depan"] = whole(rows, "anggaran_tahun_depan").reindex(codes).array
    planned = by_village["anggaran_tahun_depan"].max()
    nothing = (table["anggaran_tahun_depan"] == 0).fillna(value=False).to_numpy(dtype=bool)
    table["berikut"] = str(NextBudget.UNKNOWN)
    table.loc[nothing, "berikut"] = str(NextBudget.NOTHING)
    table.loc[(planned > 0).fillna(value=False).to_numpy(dtype=bool), "berikut"] = str(NextBudget.ENTERED)
    return table


def whole(rows: pd.DataFrame, column: str) -> pd.Series:
    """A village's amount over all groups; index kode_desa, Int64.

    A row for all groups (SEMUA) is taken where it has the number, else the groups are summed.
    """
    total = rows[rows["kelompok"] == ALL].set_index("kode_desa")[column]
    parts = rows[rows["kelompok"] != ALL].groupby("kode_desa")[column].sum(skipna=False)
    codes = total.index.union(parts.index)
    return total.reindex(codes).fillna(parts.reindex(codes)).astype("Int64")


def _statuses(rows: pd.DataFrame, months: pd.Series) -> list[str]:
    """The Status of each village of `months_paid(rows)`."""
    enrolled = rows.groupby(VILLAGE, sort=True)[ENROLLED].any()
    return [str(_status(paid, enrolled=before)) for paid, before in zip(months, enrolled, strict=True)]


def _status(months: int, *, enrolled: bool) -> Status:
    """months: paid in the year, <NA> for unknown; enrolled: whether it ever paid."""
    if pd.isna(months):
        return Status.NO_DATA
    if months:
        return Status.PAYS
    return Status.STOPPED if enrolled else Status.NEVER


def status_rows(rows: pd.DataFrame) -> pd.DataFrame:
    """Of each desa with data how it stands: columns membayar, berhenti and belum_mendaftar, 0 or 1.

    rows: `desa_rows`; index kode_desa, Int64.
    """
    months = months_paid(rows)
    found = pd.Series(_statuses(rows, months), index=months.index, dtype="str")
    found = found[found != str(Status.NO_DATA)]
    return pd.DataFrame({str(each): found == str(each) for each in KNOWN}).astype("Int64")


def counts(places: pd.DataFrame, villages: VillageYear, *, by: str) -> pd.DataFrame:
    """Villages counted by unit; index the unit's code, in order.

    places: the reference, index kode_desa, with jenis, kode_kecamatan and kode_wilayah. by: KECAMATAN (the
    unit of) or REGENCY. Columns, Int64: desa, kelurahan; and of the desa membayar, berhenti, belum_mendaftar,
    and data, these three together; tanpa_data; disembunyikan (all of a kabupaten/kota that is withheld). And
    persen, those paying of the desa with data: NaN where there are none.
    """
    units = villages.units.of(places).groupby([by, "jenis"]).size().unstack(fill_value=0)  # noqa: PD010 - the index is the key
    units = units.reindex(columns=["desa", "kelurahan"], fill_value=0)
    found = villages.sums(status_rows, people={}).amounts
    found = found.groupby(found.index.str[: WIDTHS[by]].rename(by)).sum()
    table = units.join(found, how="outer").fillna(0).astype("Int64").sort_index()
    table["data"] = table[[str(each) for each in KNOWN]].sum(axis=1)
    # A village newer than the reference is still a village.
    table["desa"] = table["desa"].where(table["desa"] >= table["data"], table["data"])
    hidden = table.index.str[: WIDTHS[REGENCY]].isin(villages.units.withheld)
    table["disembunyikan"] = table["desa"].where(hidden, 0)
    table[str(Status.NO_DATA)] = table["desa"] - table["data"] - table["disembunyikan"]
    table["persen"] = percent(table[Status.PAYS], table["data"])
    return table


@dataclass(frozen=True)
class Standing:
    """How many villages of an area pay.

    desa, kelurahan: all there are. paying, stopped, never, unknown, hidden: desa by status; never: those that
    must enrol. n_used of n_total: units with data, of those that have desa; n_hidden of them are withheld.
    """

    desa: int
    kelurahan: int
    paying: int
    stopped: int
    never: int
    unknown: int
    hidden: int
    n_used: int
    n_total: int
    n_hidden: int

    @property
    def known(self) -> int:
        """Desa with data: what `percent` is of."""
        return self.paying + self.stopped + self.never

    @property
    def enrolled(self) -> int:
        """Desa that have ever paid: only these can be in arrears."""
        return self.paying + self.stopped

    @property
    def percent(self) -> float | None:
        """Desa paying of those with data, in per cent."""
        return 100 * self.paying / self.known if self.known else None

    @property
    def all_pay(self) -> bool:
        """Whether the indicator can't rise any more: every desa of the area pays."""
        return 0 < self.desa == self.paying


def standing(table: pd.DataFrame, units: Collection[str]) -> Standing:
    """What a `counts` table comes to over some of its units; one not in it has neither desa nor kelurahan."""
    rows = table[table.index.isin(list(units))]
    return Standing(
        desa=int(rows["desa"].sum()),
        kelurahan=int(rows["kelurahan"].sum()),
        paying=int(rows[Status.PAYS].sum()),
        stopped=int(rows[Status.STOPPED].sum()),
        never=int(rows[Status.NEVER].sum()),
        unknown=int(rows[Status.NO_DATA].sum()),
        hidden=int(rows["disembunyikan"].sum()),
        n_used=int((rows["data"] > 0).sum()),
        n_total=int((rows["desa"] > 0).sum()),
        n_hidden=int((rows["disembunyikan"] > 0).sum()),
    )


def percent(part: pd.Series, whole: pd.Series) -> pd.Series:
    """Per cent as float64, unrounded; NaN where the whole is unknown or 0."""
    base = whole.astype("Float64")
    return (100 * part.astype("Float64") / base.where(base > 0)).astype("float64")
