"""People of village pay by group: perangkat desa, BPD, RT/RW and whoever else a village pays for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import pandas as pd

from dashboard.data.contract.words import ALL
from dashboard.data.disclosure.hiding import hidden_cells
from dashboard.data.disclosure.suppression import THRESHOLD
from dashboard.metrics.villages.standing import KECAMATAN, Status, percent, rows_of

_COUNTS: Final = ("desa", "jumlah_pekerja", "bulan", "bulan_desa")


def by_group(payments: pd.DataFrame, paid: pd.DataFrame, *, year: int) -> pd.DataFrame:
    """People by group in the paying desa; index (kode_kecamatan, kelompok), as `paid` has the kecamatan.

    Columns, Int64: desa, paying villages that say how many people of the group they have; jumlah_pekerja,
    those people, <NA> where none says; bulan, months paid for the group, added up over
    bulan_desa villages. A row for all groups (SEMUA) counts where the village names none.
    """
    rows = rows_of(payments, year)
    rows = rows[rows["kode_desa"].isin(paid.index[paid["status"] == Status.PAYS])]
    named = set(rows.loc[rows["kelompok"] != ALL, "kode_desa"])
    rows = rows[(rows["kelompok"] != ALL) | ~rows["kode_desa"].isin(named)]
    parts = rows.groupby([rows["kode_desa"].map(paid[KECAMATAN]).rename(KECAMATAN), "kelompok"])
    return pd.DataFrame(
        {
            "desa": parts["jumlah_pekerja"].count(),
            "jumlah_pekerja": parts["jumlah_pekerja"].sum(min_count=1),
            "bulan": parts["bulan_dibayar"].sum(),
            "bulan_desa": parts["bulan_dibayar"].count(),
        }
    ).astype("Int64")


def group_table(
    groups: pd.DataFrame, members: Mapping[str, Sequence[str]], *, threshold: int = THRESHOLD
) -> pd.DataFrame:
    """People by group of kecamatan and of areas made of them; index (unit, kelompok).

    groups: a `by_group`. members: area -> its kode_kecamatan; every kecamatan is a unit too. Columns:
    desa and jumlah_pekerja (Int64) as in `by_group`; rata_rata, people a village, and bulan, months paid on
    average (float64); hidden (bool): people fewer than `threshold`, or what would give such a count away.
    """
    own = groups.index.get_level_values(KECAMATAN).unique()
    inside = {area: [code for code in codes if code in own] for area, codes in members.items()}
    inside = {area: codes for area, codes in inside.items() if codes}
    pairs = [(code, code) for code in own] + [(code, area) for area in inside for code in inside[area]]
    units = pd.DataFrame(pairs, columns=[KECAMATAN, "unit"]).astype("str")
    parts = groups.reset_index().merge(units, on=KECAMATAN).groupby(["unit", "kelompok"])
    table = parts[list(_COUNTS)].sum(min_count=1)
    people = pd.DataFrame(table["jumlah_pekerja"].unstack("kelompok"))  # noqa: PD010 - the index is the key
    few = ((people > 0) & (people < threshold)).fillna(False).astype(bool)
    flags = pd.Series(hidden_cells(people, few, inside).stack())  # noqa: PD013
    return pd.DataFrame(
        {
            "desa": table["desa"],
            "jumlah_pekerja": table["jumlah_pekerja"],
            "rata_rata": percent(table["jumlah_pekerja"], table["desa"]) / 100,
            "bulan": percent(table["bulan"], table["bulan_desa"]) / 100,
            "hidden": flags.reindex(table.index).fillna(False).astype(bool),
        }
    )
