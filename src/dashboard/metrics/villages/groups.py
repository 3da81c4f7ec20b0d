"""People of village pay by group: perangkat desa, BPD, RT/RW and whoever else a village pays for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import pandas as pd

from dashboard.data.contract.words import ALL
from dashboard.data.disclosure.village_units import KECAMATAN
from dashboard.data.disclosure.villages import VILLAGE, VillageYear, months_paid
from dashboard.metrics.villages.standing import percent

GROUP: Final = "kelompok"
_HIDDEN: Final = "desa_disembunyikan"


def group_rows(rows: pd.DataFrame) -> pd.DataFrame:
    """What each paying desa adds to the people of a group; index kode_desa, column kelompok.

    rows: iuran_desa of a year, without kelurahan. Int64: desa, 1 where it says how many people of the group
    it has; jumlah_pekerja, those people; bulan, months paid for the group, and bulan_desa, 1 where it says
    that. A row for all groups (SEMUA) counts where the village names none.
    """
    months = months_paid(rows)
    rows = rows[rows[VILLAGE].isin(months.index[(months > 0).fillna(value=False).to_numpy(dtype=bool)])]
    named = set(rows.loc[rows[GROUP] != ALL, VILLAGE])
    rows = rows[(rows[GROUP] != ALL) | ~rows[VILLAGE].isin(named)].set_index(VILLAGE)
    return pd.DataFrame(
        {
            GROUP: rows[GROUP],
            "desa": rows["jumlah_pekerja"].notna().astype("Int64"),
            "jumlah_pekerja": rows["jumlah_pekerja"],
            "bulan": rows["bulan_dibayar"],
            "bulan_desa": rows["bulan_dibayar"].notna().astype("Int64"),
        }
    )


def by_group(villages: VillageYear) -> pd.DataFrame:
    """People by group in the paying desa; index (kode_kecamatan, kelompok), the unit's code.

    Columns, Int64: desa, paying villages that say how many people of the group they have; jumlah_pekerja,
    those people, <NA> where none says or it is hidden; desa_disembunyikan, the villages of a hidden number,
    which are then not in desa; bulan, months paid for the group, added up over bulan_desa villages.
    """
    sums = villages.sums(group_rows, by=GROUP, people={"jumlah_pekerja": ()})
    hidden = sums.hidden["jumlah_pekerja"]
    desa = sums.amounts["desa"]
    return sums.amounts.assign(**{"desa": desa.mask(hidden, 0), _HIDDEN: desa.where(hidden, 0)})


def group_table(groups: pd.DataFrame, members: Mapping[str, Sequence[str]]) -> pd.DataFrame:
    """People by group of units and of areas made of them; index (unit, kelompok).

    groups: a `by_group`. members: area -> the codes of its units; every unit is a row too. Columns: desa,
    jumlah_pekerja and desa_disembunyikan (Int64) as in `by_group`; rata_rata, people a village, and bulan,
    months paid on average (float64); disembunyikan (bool): whether all that is known of the people is hidden.
    """
    own = groups.index.get_level_values(KECAMATAN).unique()
    pairs = [(code, code) for code in own]
    pairs += [(code, area) for area, codes in members.items() for code in codes if code in own]
    units = pd.DataFrame(pairs, columns=[KECAMATAN, "unit"]).astype("str")
    parts = groups.reset_index().merge(units, on=KECAMATAN).groupby(["unit", GROUP])
    table = parts[["desa", "jumlah_pekerja", "bulan", "bulan_desa", _HIDDEN]].sum(min_count=1)
    return pd.DataFrame(
        {
            "desa": table["desa"],
            "jumlah_pekerja": table["jumlah_pekerja"],
            _HIDDEN: table[_HIDDEN],
            "rata_rata": percent(table["jumlah_pekerja"], table["desa"]) / 100,
            "bulan": percent(table["bulan"], table["bulan_desa"]) / 100,
            "disembunyikan": ((table["desa"] == 0) & (table[_HIDDEN] > 0)).astype(bool),
        }
    )
