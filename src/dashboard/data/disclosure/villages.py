"""Village payments: who may not see a single village gets sums by units of several, and nothing else.

For whoever may, the same sums can be had with every kecamatan as its own unit, so that each figure is
reckoned in one way only.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NoReturn

import pandas as pd

from dashboard.data.disclosure.limits import PEOPLE
from dashboard.data.disclosure.sealed import Sealed
from dashboard.data.disclosure.village_units import (
    KECAMATAN,
    REGENCY,
    WIDTHS,
    Units,
    every_kecamatan,
    large_units,
)

VILLAGE: Final = "kode_desa"
#: Column of `desa_rows`: whether the village has paid a month in that year or an earlier one of the file.
ENROLLED: Final = "pernah_membayar"
#: The seventh figure of a kelurahan's code; a desa has 2, an invented desa of the sample 9.
_KELURAHAN: Final = "1"
_GROUP: Final = "kelompok"


@dataclass(frozen=True, eq=False)
class UnitSums:
    """Sums by unit.

    amounts: Int64, index the unit's code, or unit and group; <NA> where unknown or hidden. hidden: bool, same
    index, the columns that hiding people may touch: where a known number is `disembunyikan`.
    """

    amounts: pd.DataFrame
    hidden: pd.DataFrame


@dataclass(frozen=True, eq=False)
class VillageYear:
    """The desa with data of one year, of which sums by unit can be had.

    units: which kecamatan are counted together, and of which kabupaten/kota nothing is told.
    """

    year: int
    units: Units
    _rows: pd.DataFrame
    _hides: bool

    def sums(
        self,
        entities: Callable[[pd.DataFrame], pd.DataFrame],
        *,
        by: str | None = None,
        people: Mapping[str, Sequence[str]],
    ) -> UnitSums:
        """Sums by unit of what `entities` makes of the desa with data.

        entities: rows of iuran_desa, with kode_desa (where villages are not shown: a number that says no more
            than which rows are one village's) -> one row a village, or a village and `by`: index kode_desa,
            column `by`, and amounts that may be added up: whole numbers, <NA> for unknown. people: an amount
            that counts people -> the amounts that would tell it.

        A sum of 1 to PEOPLE - 1 people is hidden with the amounts that tell it; a part `by` of a unit with
        other parts of it, so that the whole does not give it. Sums of larger areas are of what is shown.
        """
        table = entities(self._rows)
        unit_of = self._rows.drop_duplicates(VILLAGE).set_index(VILLAGE)[KECAMATAN]
        key = pd.Series(
            unit_of.reindex(table.index).to_numpy(), index=table.index, name=KECAMATAN, dtype="str"
        )
        keys = [key] if by is None else [key, table[by]]
        amounts = table.drop(columns=[] if by is None else [by])
        found = amounts.groupby(keys, sort=True).sum(min_count=1).astype("Int64")
        touched = dict.fromkeys(name for count, told in people.items() for name in (count, *told))
        hidden = pd.DataFrame(False, index=found.index, columns=list(touched), dtype=bool)
        if self._hides:
            for count, told in people.items():
                few = self._few(found[count]) if by is None else _few_parts(found[count])
                for name in (count, *told):
                    hidden[name] |= few
        shown = {name: found[name].mask(hidden[name]) for name in touched}
        return UnitSums(found.assign(**shown), hidden & found[list(touched)].notna())

    def _few(self, people: pd.Series) -> pd.Series:
        """Which totals of units are few: also those that could be one person of every group."""
        groups = self._rows.groupby(KECAMATAN)[_GROUP].nunique().reindex(people.index)
        most = groups.clip(lower=PEOPLE - 1)
        return ((people > 0) & (people <= most)).fillna(value=False).astype(bool)


def _few_parts(people: pd.Series) -> pd.Series:
    """Which parts of units to hide: those of few people, and the smallest others beside them.

    people: Int64, index unit and part. A reader who knows a unit's total and takes no hidden count for zero
    must be left with a second answer: two of them at least, and not all ones.
    """
    hidden = pd.Series(False, index=people.index)
    counted = people[(people > 0).fillna(value=False).astype(bool)]
    few = counted.index[(counted < PEOPLE).to_numpy(dtype=bool)].get_level_values(0).unique()
    for unit in few:
        parts = counted.xs(unit, level=0, drop_level=False).sort_values(kind="stable")
        count = int((parts < PEOPLE).sum())
        while count < len(parts) and (count < 2 or parts.iloc[:count].sum() == count):
            count += 1
        hidden[parts.index[:count]] = True
    return hidden


@dataclass(frozen=True, eq=False)
class SealedVillages(Sealed):
    """A sealed iuran_desa: sums by unit of several villages, year by year.

    kecamatan: index kode_kecamatan; columns kode_wilayah, lat, lon (degrees; NaN where there is no place).
    """

    kecamatan: pd.DataFrame

    def sums(
        self,
        entities: Callable[[pd.DataFrame], pd.DataFrame],  # noqa: ARG002 - as every sealed table has it
        *,
        by: Sequence[str],  # noqa: ARG002
        parts: Mapping[str, Sequence[str]] | None = None,  # noqa: ARG002
    ) -> NoReturn:
        """Refused: sums by anything else than `year`'s units could be set against them."""
        message = "sums of villages leave by unit: year(...).sums(...)"
        raise TypeError(message)

    @property
    def years(self) -> tuple[int, ...]:
        """The years that have rows, newest first."""
        return years_in(self._rows)

    def year(self, year: int) -> VillageYear:
        """The villages of a year, by units of which none can be one village's."""
        rows = _with_data(desa_rows(self._rows, year))
        units = large_units(self.kecamatan, rows[VILLAGE].unique())
        shown = rows[~rows[VILLAGE].str[: WIDTHS[REGENCY]].isin(units.withheld)]
        return VillageYear(year, units, _nameless(_in_units(shown, units)), _hides=True)


def open_year(payments: pd.DataFrame, *, year: int, kecamatan: pd.DataFrame) -> VillageYear:
    """The villages of a year for whoever may see each of them: every kecamatan is a unit, nothing is hidden.

    payments: iuran_desa; kecamatan: index kode_kecamatan.
    """
    units = every_kecamatan(kecamatan)
    return VillageYear(year, units, _in_units(_with_data(desa_rows(payments, year)), units), _hides=False)


def years_in(payments: pd.DataFrame) -> tuple[int, ...]:
    """The years of an iuran_desa table, newest first."""
    return tuple(sorted((int(year) for year in payments["tahun"].dropna().unique()), reverse=True))


def desa_rows(payments: pd.DataFrame, year: int) -> pd.DataFrame:
    """The rows of a year that are a desa's, with ENROLLED (bool).

    Kelurahan, which have no village money, are left out. Who never paid has not enrolled and is not in
    arrears; who paid in an earlier year of the file is.
    """
    until = payments[(payments["tahun"] <= year).fillna(value=False).astype(bool)]
    paid = until.loc[(until["bulan_dibayar"] > 0).fillna(value=False).astype(bool), VILLAGE]
    chosen = until[(until["tahun"] == year).astype(bool) & (until[VILLAGE].str[6] != _KELURAHAN)]
    return chosen.assign(**{ENROLLED: chosen[VILLAGE].isin(paid.unique())})


def months_paid(rows: pd.DataFrame) -> pd.Series:
    """Months that a village of `desa_rows` has paid: its group's with most; Int64, index kode_desa.

    <NA>, and so a village without data: none of its groups has a month paid, and one doesn't say.
    """
    by_village = rows.groupby(VILLAGE, sort=True)["bulan_dibayar"]
    months = by_village.max()
    pays = (months > 0).fillna(value=False).astype(bool)
    complete = by_village.count() == by_village.size()
    return months.where(pays | complete).astype("Int64")


def _with_data(rows: pd.DataFrame) -> pd.DataFrame:
    months = months_paid(rows)
    return rows[rows[VILLAGE].isin(months.index[months.notna()])]


def _in_units(rows: pd.DataFrame, units: Units) -> pd.DataFrame:
    return rows.assign(**{KECAMATAN: rows[VILLAGE].str[: WIDTHS[KECAMATAN]].map(units.units)})


def _nameless(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with a number for each village, in an order that says nothing of its code."""
    ordered = rows.sort_values([name for name in rows.columns if name != VILLAGE], kind="stable")
    numbers = pd.Series(pd.factorize(ordered[VILLAGE])[0], index=ordered.index).astype("str")
    return ordered.assign(**{VILLAGE: ordered[KECAMATAN] + "-" + numbers})
