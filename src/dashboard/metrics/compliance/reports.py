"""Which rows of kepatuhan count for an area: the newest report of each, and a total never added to its parts.

Kabupaten/kota report in different months, so each stands with its own newest report; whatever is summed over
several carries how many reported and in which months (`Reporting`). What a viewer may not see was reported
all the same. Who never enrolled owes no arrears, whatever a report says.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

import pandas as pd

from dashboard.data.contract.words import COMPLIANCE_NAMES, REGION, Level
from dashboard.data.dataset import hidden_in
from dashboard.data.disclosure.compliance import HIDDEN_LETTERS
from dashboard.data.places.areas import Areas
from dashboard.metrics.cube.months import month_number, month_text

#: Months after which a report no longer says how things stand.
MOST_MONTHS: Final = 12

#: Counts at a month's end, and counts of one month alone, which are summed over a year.
STOCKS: Final = ("jumlah", "tunggakan")
FLOWS: Final = ("skk", "dipulihkan")

#: Must enrol and has not; enrols in part; in arrears.
PWBD, PDS, BEHIND = COMPLIANCE_NAMES
#: Column of `counted`: rupiah that a row names as arrears of entities that never enrolled.
NOT_OWED: Final = "bukan_tunggakan"

_PAIR: Final = ["provinsi", "jenis_entitas", "kategori"]
#: Before every month.
_NEVER: Final = ""

#: A column of kepatuhan -> the rows that count in it, with the area they count for as `kode`.
Counted = Mapping[str, pd.DataFrame]


@dataclass(frozen=True)
class Reporting:
    """How many of an area's kabupaten/kota a sum is of, and the oldest and newest month of their reports.

    reported: those with a report; hidden: those of them of which a number may not be seen. told: whether any
    number may be.
    """

    reported: int
    hidden: int
    total: int
    told: bool
    oldest: str
    newest: str


def newest(frame: pd.DataFrame, period: str) -> str | None:
    """The newest `periode` of a table at or before a month; None where there is none."""
    known = frame.loc[frame["periode"] <= period, "periode"]
    return None if known.empty else str(known.max())


def latest(frame: pd.DataFrame, *, period: str) -> pd.DataFrame:
    """The rows of each area's newest month at or before a month, none older than MOST_MONTHS before it."""
    first = month_text(month_number(period) - MOST_MONTHS)
    known = frame[(frame["periode"] >= first) & (frame["periode"] <= period)]
    return known[known["periode"] == known.groupby("kode_wilayah")["periode"].transform("max")]


def counted(compliance: pd.DataFrame, *, areas: Areas, level: Level, period: str) -> Counted:
    """The rows that count at a level, for each of STOCKS and FLOWS.

    compliance: kepatuhan. Stocks are of each area's `latest` report that has any; flows of the months since
    January of the year of the file's newest month. A province's own total (2-digit code) counts for its
    province and the region only, and there stands for its kabupaten/kota in that type and category (flows:
    and month): never added to them. An unknown total leaves them standing, and so does one since which all of
    them have reported. Columns: those of the file, kode, NOT_OWED (Int64), which is no part of tunggakan, and
    parts (Int64): what the kabupaten/kota that the total stands for come to, where that is more than the
    total.
    """
    compliance = _owed_by_enrolled(compliance)
    until = newest(compliance, period) or period
    year = compliance[(compliance["periode"] >= f"{until[:4]}-01") & (compliance["periode"] <= until)]
    told = compliance[compliance[list(STOCKS)].notna().any(axis=1) | hidden_in(compliance)]
    rows = dict.fromkeys(STOCKS, latest(told, period=period)) | dict.fromkeys(FLOWS, year)
    return {column: _placed(found, column, areas=areas, level=level) for column, found in rows.items()}


def _owed_by_enrolled(compliance: pd.DataFrame) -> pd.DataFrame:
    """With the arrears of who never enrolled put aside, in NOT_OWED."""
    named = compliance["tunggakan"]
    aside = ((compliance["kategori"] == PWBD) & (named > 0)).fillna(value=False).astype(bool)
    none = pd.Series(0, index=compliance.index, dtype="Int64")
    return compliance.assign(tunggakan=named.mask(aside, 0), **{NOT_OWED: none.mask(aside, named)})


def not_owed(found: Counted) -> int:
    """Rupiah named as arrears of entities that never enrolled, among what counts: in no sum of arrears."""
    return int(found["tunggakan"][NOT_OWED].fillna(0).sum())


def of_area(found: Counted, code: str) -> Counted:
    """What counts for one area."""
    return {column: rows[rows["kode"] == code] for column, rows in found.items()}


def of_kinds(found: Counted, kinds: list[str]) -> Counted:
    """What counts of some jenis_entitas."""
    return {column: rows[rows["jenis_entitas"].isin(kinds)] for column, rows in found.items()}


def not_shown(rows: pd.DataFrame, column: str) -> pd.Series:
    """Whether a row's number is known and not for this viewer; bool, on the rows' index."""
    if column in STOCKS:
        return hidden_in(rows)
    none = pd.Series(False, index=rows.index, dtype=bool)
    return rows[HIDDEN_LETTERS].astype(bool) if HIDDEN_LETTERS in rows else none


def any_not_shown(found: Counted) -> bool:
    """Whether any of the numbers that count is known and not for this viewer."""
    return any(not_shown(rows, column).any() for column, rows in found.items())


def is_empty(found: Counted) -> bool:
    """Whether nothing was reported."""
    return all(rows[column].isna().all() for column, rows in found.items()) and not any_not_shown(found)


def reporting(rows: pd.DataFrame, column: str, *, areas: Areas, code: str) -> Reporting:
    """Of what a column's sum over an area is; rows: those of the area, as `counted` has them.

    A province's own total is of all its kabupaten/kota.
    """
    known, hidden = rows[column].notna(), not_shown(rows, column)
    months = rows.loc[known | hidden, "periode"]
    return Reporting(
        reported=len(areas_of(rows[known | hidden], areas)),
        hidden=len(areas_of(rows[hidden], areas)),
        total=len(areas.inside(code)),
        told=bool(known.any()),
        oldest="" if months.empty else str(months.min()),
        newest="" if months.empty else str(months.max()),
    )


def areas_of(rows: pd.DataFrame, areas: Areas) -> set[str]:
    """The kabupaten/kota that some rows are of."""
    return {each for given in rows["kode_wilayah"].unique() for each in areas.inside(str(given))}


def smaller_totals(rows: pd.DataFrame, column: str) -> pd.DataFrame:
    """The provinces' totals among rows of `counted` that are smaller than their own parts.

    Columns: provinsi, jenis_entitas, kategori, periode; total, parts (Int64: entities, SKK or rupiah).
    """
    told = rows[rows["parts"].notna()]
    keyed = told.assign(provinsi=told["kode_wilayah"])
    summed = keyed.groupby([*_PAIR, "periode"], as_index=False).agg(
        total=(column, "sum"), parts=("parts", "first")
    )
    return summed.astype({"total": "Int64", "parts": "Int64"})


def _placed(rows: pd.DataFrame, column: str, *, areas: Areas, level: Level) -> pd.DataFrame:
    whole = rows["kode_wilayah"].str.len() == 2
    if level in (Level.REGENCY, Level.BRANCH):
        own = rows[~whole].assign(parts=pd.array([pd.NA] * int((~whole).sum()), dtype="Int64"))
        if level is Level.REGENCY:
            return own.assign(kode=own["kode_wilayah"])
        branch = areas.territory["kode_cabang"]
        return own.assign(kode=own["kode_wilayah"].map(branch)).dropna(subset=["kode"])
    keyed = rows.assign(provinsi=rows["kode_wilayah"].str[:2])
    stands = _total_stands(keyed, column, areas=areas)
    kept = _with_parts(keyed, column)[whole == stands]
    return kept.assign(kode=REGION if level is Level.REGION else kept["provinsi"]).drop(columns="provinsi")


def _total_stands(rows: pd.DataFrame, column: str, *, areas: Areas) -> pd.Series:
    """Whether a row's province is to count by its own total, in the row's type and category."""
    by = [rows[key] for key in _keys(column)]
    whole, known = rows["kode_wilayah"].str.len() == 2, rows[column].notna()

    def anywhere(flag: pd.Series, how: Literal["any", "all"] = "any") -> pd.Series:
        return flag.groupby(by).transform(how).astype(bool)

    since = rows["periode"].where(whole, _NEVER).groupby(by).transform("max")
    later = rows["kode_wilayah"].where(~whole & known & (rows["periode"] > since))
    reported = later.groupby(by).transform("nunique")
    all_later = reported == rows["provinsi"].map({code: len(areas.inside(code)) for code in areas.provinces})
    total_known = anywhere(whole) & anywhere(known | ~whole, "all")
    return (total_known & ~all_later) | (anywhere(whole) & ~anywhere(known & ~whole))


def _with_parts(rows: pd.DataFrame, column: str) -> pd.DataFrame:
    """With `parts`, as `counted` says."""
    whole = rows["kode_wilayah"].str.len() == 2
    by = [rows[key] for key in _keys(column)]
    parts, total = (
        rows[column].where(side).groupby(by).transform("sum", min_count=1).astype("Int64")
        for side in (~whole, whole)
    )
    more = (parts > total).fillna(False).astype(bool)
    return rows.assign(parts=parts.where(whole & more))


def _keys(column: str) -> list[str]:
    """Within what a province's total and its parts are of the same."""
    return [*_PAIR, "periode"] if column in FLOWS else [*_PAIR]
