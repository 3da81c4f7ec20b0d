"""Who must enrol and has not, enrols in part, or is behind: entities counted by area, type, category and age.

`jumlah` and `tunggakan` stand at a month's end; `skk` and `dipulihkan` are of that month alone, so only they
are summed over a year. Firms, OPD and village governments stand beside each other. Which rows count:
`reports`.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import pandas as pd

from dashboard.data.contract.words import ALL, COMPLIANCE_NAMES, ENTITY_NAMES, Level
from dashboard.data.dataset import hidden_in
from dashboard.data.disclosure.compliance import JOINED_AGES
from dashboard.data.places.areas import Areas
from dashboard.i18n import N_, Message
from dashboard.metrics.compliance.reports import BEHIND, FLOWS, STOCKS, Counted, areas_of, not_shown

#: Months of arrears at which a new age class begins; the default of a setting.
AGE_LIMITS: Final = (3, 6, 12)
#: What a setting may hold.
MOST_LIMITS: Final = 6
LONGEST: Final = 240

#: The class of arrears whose age nobody gave.
AGE_UNKNOWN: Final = -1
#: The class of arrears of several ages that may not be seen apart.
AGES_JOINED: Final = -2

#: Column of the file -> its sum.
SUMS: Final = {
    "jumlah": "entities",
    "tunggakan": "arrears",
    "skk": "year_skk",
    "dipulihkan": "year_recovered",
}
_PAIR: Final = ["jenis_entitas", "kategori"]
_PAIRS: Final = pd.MultiIndex.from_product([ENTITY_NAMES, COMPLIANCE_NAMES], names=_PAIR)
_WRITTEN_LIMITS: Final = re.compile(r"[0-9]{1,4}(?:[-,; ]+[0-9]{1,4})*")


class AgeLimitsError(ValueError):
    """A setting of age limits that can't be used; `message` says what is to be written instead."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.template)
        self.message = message


@dataclass(frozen=True)
class AgeClass:
    """Months of arrears from `low` up to, but not including, `high`; None for without end."""

    low: int
    high: int | None

    @property
    def name(self) -> Message:
        """The class in words, in whole months, both ends included."""
        if self.high is None:
            return Message(N_("{low} bulan atau lebih"), {"low": self.low})
        if self.high == self.low + 1:
            return Message(N_("{low} bulan"), {"low": self.low})
        if self.low == 0:
            return Message(N_("kurang dari {high} bulan"), {"high": self.high})
        return Message(N_("{low}–{high} bulan"), {"low": self.low, "high": self.high - 1})


def age_limits(written: str) -> tuple[int, ...]:
    """The limits in a setting such as "3-6-12". Raises AgeLimitsError."""
    if not _WRITTEN_LIMITS.fullmatch(written.strip()):
        raise AgeLimitsError(Message(N_("bulan sebagai bilangan bulat dengan tanda hubung, misalnya 3-6-12")))
    limits = tuple(int(each) for each in re.split(r"[-,; ]+", written.strip()))
    if len(limits) > MOST_LIMITS:
        raise AgeLimitsError(Message(N_("paling banyak {count} batas"), {"count": MOST_LIMITS}))
    if limits[0] < 1 or any(high <= low for low, high in pairwise(limits)):
        raise AgeLimitsError(
            Message(N_("batas yang terus naik, mulai dari 1 bulan atau lebih, misalnya 3-6-12"))
        )
    if limits[-1] > LONGEST:
        raise AgeLimitsError(Message(N_("batas paling tinggi {count} bulan"), {"count": LONGEST}))
    return limits


def age_classes(limits: tuple[int, ...]) -> tuple[AgeClass, ...]:
    """The classes that the limits make, youngest first, from 0 months on without a hole."""
    return tuple(AgeClass(low, high) for low, high in pairwise((0, *limits, None)) if low is not None)


def overview(found: Counted) -> pd.DataFrame:
    """Entities, arrears, and SKK and money recovered over the year so far, by type and category.

    found: `counted`, of one area. Index (jenis_entitas, kategori): every pair there can be. Columns, all
    Int64: entities, arrears (rupiah) of the newest reports; year_skk, year_recovered (rupiah); <NA> where
    nothing was reported that may be seen.
    """
    return pd.DataFrame(
        {name: _summed(found, column, _PAIR).reindex(_PAIRS) for column, name in SUMS.items()}
    )


def overview_hidden(found: Counted) -> pd.DataFrame:
    """Whether some of each number of `overview` may not be seen; bool, the same labels."""
    return pd.DataFrame({name: _any_hidden(found, column, _PAIR, _PAIRS) for column, name in SUMS.items()})


def by_area(found: Counted, *, areas: Areas, codes: list[str]) -> pd.DataFrame:
    """One row an area: entities by category, arrears, and SKK and money recovered over the year so far.

    found: `counted` at the areas' level, of the types that are to count. Index kode, as in `codes`. Columns:
    PWBD, PDS, menunggak (entities), arrears, year_skk, year_recovered (SKK, rupiah), Int64, <NA> where
    nothing was reported that may be seen; reported and year_reported (Int64): of how many kabupaten/kota the
    newest reports and those of the year are, a province's own total being of them all; hidden and year_hidden
    (Int64): of how many of them a number may not be seen; oldest, newest: months of the newest reports, ""
    where there are none.
    """
    entities = _summed(found, "jumlah", ["kode", "kategori"]).unstack("kategori")  # noqa: PD010 - no mean
    table = pd.DataFrame(index=pd.Index(codes, name="kode", dtype="str"))
    table = table.join(entities.reindex(columns=list(COMPLIANCE_NAMES)).astype("Int64"))
    for column in ("tunggakan", *FLOWS):
        table[SUMS[column]] = _summed(found, column, ["kode"]).reindex(codes)
    now, year = _reports(found, STOCKS), _reports(found, FLOWS)
    for name, rows in (
        ("reported", now),
        ("year_reported", year),
        ("hidden", now[now["not_shown"]]),
        ("year_hidden", year[year["not_shown"]]),
    ):
        inside = {code: len(areas_of(of, areas)) for code, of in rows.groupby("kode")}
        table[name] = pd.array([inside.get(code, 0) for code in codes], dtype="Int64")
    months = now.groupby("kode")["periode"]
    return table.assign(
        oldest=months.min().reindex(codes).fillna("").astype("str"),
        newest=months.max().reindex(codes).fillna("").astype("str"),
    )


def by_area_hidden(found: Counted, *, codes: list[str]) -> pd.DataFrame:
    """Whether some of each number of `by_area` may not be seen; bool, index codes."""
    rows = found["jumlah"]
    table = {
        category: _any_hidden({"jumlah": rows[rows["kategori"] == category]}, "jumlah", ["kode"], codes)
        for category in COMPLIANCE_NAMES
    }
    sums = {SUMS[column]: _any_hidden(found, column, ["kode"], codes) for column in ("tunggakan", *FLOWS)}
    return pd.DataFrame(table | sums)


def ageing(found: Counted, *, limits: tuple[int, ...]) -> pd.DataFrame:
    """Entities in arrears by age of the arrears and type, by the newest reports.

    found: `counted`, of one area. Counted are those `in_arrears`. Index (umur, jenis_entitas): number of the
    class in `age_classes`, then AGE_UNKNOWN and AGES_JOINED where there are any; every type. Columns, Int64:
    entities, arrears (rupiah); 0 where a row says so, or the class has none though the type's arrears were
    reported; <NA> where nobody reported them, or the amount is not known or may not be seen.
    """
    sums = {column: _by_age(found[column], column, limits) for column in STOCKS}
    old = {int(age) for each in sums.values() for age in each.index.get_level_values("umur")}
    numbers = [*range(len(limits) + 1), *(each for each in (AGE_UNKNOWN, AGES_JOINED) if each in old)]
    every = pd.MultiIndex.from_product([numbers, ENTITY_NAMES], names=["umur", "jenis_entitas"])
    table = pd.DataFrame({SUMS[column]: each.reindex(every) for column, each in sums.items()})
    for column, summed in sums.items():
        rows = found[column]
        told = rows.loc[(rows["kategori"] == BEHIND) & rows[column].notna(), "jenis_entitas"]
        empty = ~every.isin(summed.index) & every.get_level_values("jenis_entitas").isin(told)
        table.loc[empty, SUMS[column]] = 0
    return table.astype("Int64")


def ageing_hidden(found: Counted, table: pd.DataFrame) -> pd.DataFrame:
    """Which numbers of `ageing` may not be seen; bool, the labels of the table.

    Entities whose number is hidden may be of any age.
    """
    kinds = table.index.get_level_values("jenis_entitas")
    behind = found["jumlah"][hidden_in(found["jumlah"])]
    hidden = kinds.isin(behind.loc[behind["kategori"] == BEHIND, "jenis_entitas"])
    return table.isna() & pd.DataFrame(dict.fromkeys(table.columns, hidden), index=table.index)


def of_kind(rows: pd.DataFrame, kind: str) -> pd.DataFrame:
    """The rows of one jenis_entitas, or all for SEMUA."""
    return rows if kind == ALL else rows[rows["jenis_entitas"] == kind]


def in_area(listed: pd.DataFrame, *, areas: Areas, code: str) -> pd.DataFrame:
    """The rows of an area in a table of single entities or projects, by kode_wilayah.

    A province's own (2-digit code) are the province's and the region's only.
    """
    inside = {*areas.inside(code)}
    if areas.level(code) is Level.PROVINCE:
        inside.add(code)
    elif areas.level(code) is Level.REGION:
        inside |= {*areas.provinces}
    return listed[listed["kode_wilayah"].isin(inside)]


def in_arrears(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows of kepatuhan of entities in arrears: by their category, or because they owe anything."""
    return rows[(rows["kategori"] == BEHIND) | (rows["tunggakan"].fillna(0) > 0)]


def _by_age(rows: pd.DataFrame, column: str, limits: tuple[int, ...]) -> pd.Series:
    """A column's sum by (umur, jenis_entitas), of those in arrears."""
    behind = in_arrears(rows)
    months = behind["bulan_tunggakan"]
    # Where nobody is behind there is no age that could be unknown.
    months = months.mask(months.isna() & (behind["jumlah"] == 0).fillna(False), 0)
    age = pd.cut(months.astype("float64"), [0, *limits, math.inf], right=False, labels=False)
    if JOINED_AGES in behind:
        age = age.mask(behind[JOINED_AGES].astype(bool), AGES_JOINED)
    keyed = behind.assign(umur=age.fillna(AGE_UNKNOWN).astype("int64"))
    return keyed.groupby(["umur", "jenis_entitas"])[column].sum(min_count=1).astype("Int64")


def _summed(found: Counted, column: str, keys: list[str]) -> pd.Series:
    return found[column].groupby(keys)[column].sum(min_count=1).astype("Int64")


def _any_hidden(found: Counted, column: str, keys: list[str], wanted: pd.Index | list[str]) -> pd.Series:
    """Whether any row of a sum may not be seen, by keys; bool, index as wanted."""
    rows = found[column]
    flags = rows.assign(not_shown=not_shown(rows, column)).groupby(keys)["not_shown"].any()
    return flags.reindex(wanted, fill_value=False).astype(bool)


def _reports(found: Counted, columns: tuple[str, ...]) -> pd.DataFrame:
    """The rows that have a figure in any of some columns, and `not_shown`: whether it may not be seen."""
    rows = [found[column].assign(not_shown=not_shown(found[column], column)) for column in columns]
    return pd.concat(
        [each[each[column].notna() | each["not_shown"]] for column, each in zip(columns, rows, strict=True)]
    )
