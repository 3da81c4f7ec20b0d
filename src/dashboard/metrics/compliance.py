"""Who must enrol and has not, enrols in part, or is behind: entities counted by area, type, category and age.

`jumlah` and `tunggakan` stand at a month's end; `skk` and `dipulihkan` are of that month alone, so only they
are summed over a year. Firms, OPD and village governments stand beside each other.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import pandas as pd

from dashboard.data.areas import Areas
from dashboard.data.contract import ALL, COMPLIANCE_NAMES, ENTITY_NAMES, REGION, Level
from dashboard.i18n import N_, Message

PWBD, PDS, BEHIND = COMPLIANCE_NAMES

#: Months of arrears at which a new age class begins; the default of a setting.
AGE_LIMITS: Final = (3, 6, 12)
#: What a setting may hold.
MOST_LIMITS: Final = 6
LONGEST: Final = 240

#: The class of arrears whose age nobody gave.
AGE_UNKNOWN: Final = -1

_SUMS: Final = {"jumlah": "entities", "tunggakan": "arrears", "skk": "skk", "dipulihkan": "recovered"}
_WRITTEN_LIMITS: Final = re.compile(r"[0-9]+(?:[-,; ]+[0-9]+)*")


class AgeLimitsError(ValueError):
    """A setting of age limits that can't be used; `message` says why."""

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
        raise AgeLimitsError(
            Message(N_("tulis bulan sebagai bilangan bulat dengan tanda hubung, misalnya 3-6-12"))
        )
    limits = tuple(int(each) for each in re.split(r"[-,; ]+", written.strip()))
    if len(limits) > MOST_LIMITS:
        raise AgeLimitsError(Message(N_("paling banyak {count} batas"), {"count": MOST_LIMITS}))
    if limits[0] < 1 or any(high <= low for low, high in pairwise(limits)):
        raise AgeLimitsError(Message(N_("batas mulai dari 1 bulan dan harus terus naik")))
    if limits[-1] > LONGEST:
        raise AgeLimitsError(Message(N_("batas tertinggi {count} bulan"), {"count": LONGEST}))
    return limits


def age_classes(limits: tuple[int, ...]) -> tuple[AgeClass, ...]:
    """The classes that the limits make, youngest first, from 0 months on without a hole."""
    return tuple(AgeClass(low, high) for low, high in pairwise((0, *limits, None)) if low is not None)


def newest(frame: pd.DataFrame, period: str) -> str | None:
    """The newest `periode` of a table at or before a month; None where there is none."""
    known = frame.loc[frame["periode"] <= period, "periode"]
    return None if known.empty else str(known.max())


def placed(compliance: pd.DataFrame, *, areas: Areas, level: Level) -> pd.DataFrame:
    """The rows that count at a level, with the area of that level as `kode`.

    compliance: kepatuhan. A province's own total (2-digit code) counts for its province and the region only,
    and there stands for all its kabupaten/kota in that month, type and category, so that a total and its
    parts are never added.
    """
    codes = compliance["kode_wilayah"]
    whole = codes.str.len() == 2
    if level in (Level.REGENCY, Level.BRANCH):
        rows = compliance[~whole]
        if level is Level.REGENCY:
            return rows.assign(kode=rows["kode_wilayah"])
        branch = areas.territory["kode_cabang"]
        return rows.assign(kode=rows["kode_wilayah"].map(branch)).dropna(subset=["kode"])
    province = codes.str[:2].rename("provinsi")
    key = pd.MultiIndex.from_frame(
        pd.concat([province, compliance[["periode", "jenis_entitas", "kategori"]]], axis=1)
    )
    given = key[whole.to_numpy()]
    rows = compliance[(whole | ~key.isin(given)).to_numpy()]
    return rows.assign(kode=REGION if level is Level.REGION else province.loc[rows.index])


def overview(rows: pd.DataFrame, *, period: str) -> pd.DataFrame:
    """Entities, arrears, SKK and money recovered by type and category in a month, and over its year so far.

    rows: `placed`, those of one area, all months. Index (jenis_entitas, kategori): every pair there can be.
    Columns, all Int64: entities, arrears (rupiah) at the month's end; skk, recovered (rupiah) in the month;
    year_skk, year_recovered since January; <NA> where nothing was reported.
    """
    keys = ["jenis_entitas", "kategori"]
    every = pd.MultiIndex.from_product([ENTITY_NAMES, COMPLIANCE_NAMES], names=keys)
    now = _summed(rows[rows["periode"] == period], keys)
    year = _summed(_year_to(rows, period), keys)[["skk", "recovered"]].add_prefix("year_")
    return now.reindex(every).join(year.reindex(every)).astype("Int64")


def by_area(rows: pd.DataFrame, *, areas: Areas, codes: list[str], period: str) -> pd.DataFrame:
    """One row an area: entities by category, arrears, and SKK and money recovered over the year so far.

    rows: `placed` at the areas' level, of the types that are to count. Index kode, as in `codes`. Columns,
    all Int64: PWBD, PDS, menunggak (entities), arrears, year_skk, year_recovered (SKK, rupiah), <NA> where
    nothing was reported; reported: of how many kabupaten/kota there is a figure that month, a province's own
    total being of them all.
    """
    now = rows[rows["periode"] == period]
    counted = now.groupby(["kode", "kategori"])["jumlah"].sum(min_count=1)
    entities = counted.unstack("kategori").reindex(columns=list(COMPLIANCE_NAMES))  # noqa: PD010 - no mean
    arrears = now.groupby("kode")["tunggakan"].sum(min_count=1).rename("arrears")
    year = _summed(_year_to(rows, period), ["kode"])[["skk", "recovered"]].add_prefix("year_")
    table = pd.DataFrame(index=pd.Index(codes, name="kode", dtype="str"))
    table = table.join([entities, arrears, year])
    found = now.groupby("kode")["kode_wilayah"].unique()
    table["reported"] = [
        len({each for code in found.get(area, ()) for each in areas.inside(str(code))}) for area in codes
    ]
    return table.astype("Int64")


def months_reported(rows: pd.DataFrame, period: str) -> tuple[str, ...]:
    """The months of the period's year, up to it, in which anything was reported, oldest first."""
    return tuple(sorted(_year_to(rows, period)["periode"].unique()))


def ageing(rows: pd.DataFrame, *, period: str, limits: tuple[int, ...]) -> pd.DataFrame:
    """Entities in arrears by age of the arrears and type, in one month.

    rows: `placed`, those of one area. An entity is in arrears where its category is menunggak or it owes
    anything. Index (umur, jenis_entitas): number of the class in `age_classes`, then AGE_UNKNOWN where there
    are any; every type. Columns, Int64: entities, arrears (rupiah); 0 where the month was reported and the
    class has none, <NA> where amounts are not known.
    """
    now = rows[rows["periode"] == period]
    behind = now[(now["kategori"] == BEHIND) | (now["tunggakan"].fillna(0) > 0)]
    months = behind["bulan_tunggakan"]
    edges = [0, *limits, math.inf]
    age = pd.cut(months.astype("float64"), edges, right=False, labels=False)
    keyed = behind.assign(umur=age.fillna(AGE_UNKNOWN).astype("int64"))
    found = keyed.groupby(["umur", "jenis_entitas"])[["jumlah", "tunggakan"]].sum(min_count=1)
    numbers = list(range(len(limits) + 1)) + ([AGE_UNKNOWN] if (keyed["umur"] == AGE_UNKNOWN).any() else [])
    every = pd.MultiIndex.from_product([numbers, ENTITY_NAMES], names=["umur", "jenis_entitas"])
    table = found.reindex(every)
    empty = ~every.isin(found.index)
    table.loc[empty] = 0
    return table.rename(columns=_SUMS).astype("Int64")


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


def _year_to(rows: pd.DataFrame, period: str) -> pd.DataFrame:
    return rows[(rows["periode"] >= f"{period[:4]}-01") & (rows["periode"] <= period)]


def _summed(rows: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    return rows.groupby(keys)[list(_SUMS)].sum(min_count=1).rename(columns=_SUMS)
