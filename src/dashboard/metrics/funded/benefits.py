"""Benefits paid out by programme and year, children in school, and what was paid in for funded groups.

The two are never subtracted: what is paid in is known of funded groups only, benefits are everybody's, and an
insurance is no account.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import pandas as pd

from dashboard.data.contract.words import PROGRAM_NAMES, REGION
from dashboard.data.dataset import hidden_in
from dashboard.data.disclosure.benefits import HIDDEN_CHILDREN
from dashboard.data.places.areas import Areas
from dashboard.metrics.cube.months import month_number
from dashboard.metrics.funded.terms import FundedTerms

_YEAR: Final = 12


@dataclass(frozen=True)
class Paid:
    """Benefits of an area in a year, of one programme ("" for all): None for no data.

    hidden: there is a number, and this viewer may not see it.
    """

    year: int
    program: str
    cases: int | None
    rupiah: int | None
    hidden: bool


@dataclass(frozen=True, eq=False)
class Benefits:
    """Everything about benefits up to a month, of every area.

    cases: index area code, columns (year, program); Int64, <NA> for no data. rupiah: the same. hidden: bool,
    the same: there are numbers, and this viewer may see none of them. Sums are of those that are seen.
    children: index area code, a column a year: scholarships paid; children_hidden: bool, the same.
    reporting: the same shape: kabupaten/kota with any row in the year. last: year -> newest month with a row.
    """

    cases: pd.DataFrame
    rupiah: pd.DataFrame
    hidden: pd.DataFrame
    children: pd.DataFrame
    children_hidden: pd.DataFrame
    reporting: pd.DataFrame
    last: dict[int, str]

    @property
    def years(self) -> list[int]:
        """Years with any row, oldest first."""
        return [int(year) for year in self.children.columns]

    def by_program(self, area: str) -> tuple[Paid, ...]:
        """The known cells of an area, oldest year first."""
        cells = zip(
            self.cases.columns.tolist(),
            *(table.loc[[area]].iloc[0].tolist() for table in (self.cases, self.rupiah, self.hidden)),
            strict=True,
        )
        return tuple(
            Paid(int(year), str(program), _count(cases), _count(rupiah), bool(hidden))
            for (year, program), cases, rupiah, hidden in cells
            if hidden or not (pd.isna(cases) and pd.isna(rupiah))
        )

    def by_year(self, area: str) -> tuple[Paid, ...]:
        """All programmes together that are seen, oldest year first; hidden where there are others only."""
        cells = self.by_program(area)
        found = []
        for year in self.years:
            own = [one for one in cells if one.year == year]
            cases, rupiah = _sum([one.cases for one in own]), _sum([one.rupiah for one in own])
            hidden = cases is None and rupiah is None and any(one.hidden for one in own)
            found.append(Paid(year, "", cases, rupiah, hidden))
        return tuple(found)

    def scholarships(self, area: str) -> tuple[tuple[int | None, bool], ...]:
        """Children and whether they are hidden, oldest year first."""
        children, hidden = (
            table.loc[[area]].iloc[0].tolist() for table in (self.children, self.children_hidden)
        )
        return tuple((_count(each), bool(flag)) for each, flag in zip(children, hidden, strict=True))


def benefits(table: pd.DataFrame, *, period: str, areas: Areas) -> Benefits:
    """Sums by year and programme up to `period`: kabupaten/kota, provinces, branch territories, the region.

    table: manfaat, as `Dataset.benefits`, where a viewer may get one row a whole year. A province is, month
    by month, the sum of its kabupaten/kota,
    or its own row where that is more; a branch territory and the region are sums, the region's of provinces.
    """
    rows = table[(table["periode"] <= period) & table["program"].isin(list(PROGRAM_NAMES))]
    rows = rows.assign(tahun=rows["periode"].str[:4].astype("int64"))
    cases, rupiah = (
        _by_year(_of_areas(_wide(rows, name, by_program=True), areas)) for name in ("kasus", "rupiah")
    )
    order = [
        (year, program)
        for year in sorted(rows["tahun"].unique())
        for program in PROGRAM_NAMES
        if (year, program) in cases
    ]
    cases, rupiah = cases[order], rupiah[order]
    children = _by_year(_of_areas(_wide(rows, "penerima_beasiswa", by_program=False), areas))
    regencies = rows[rows["kode_wilayah"].isin(areas.codes)]
    sent = pd.crosstab(regencies["kode_wilayah"], regencies["tahun"]).clip(upper=1)
    sent = sent.reindex(index=list(areas.codes), columns=sorted(rows["tahun"].unique()), fill_value=0)
    groups = _groups(areas)
    reporting = pd.concat(
        [sent, pd.DataFrame({code: sent.loc[list(inside)].sum() for code, inside in groups.items()}).T]
    )
    return Benefits(
        cases=cases,
        rupiah=rupiah,
        hidden=_hidden(rows, hidden_in(rows), cases, groups, ["tahun", "program"]),
        children=children,
        children_hidden=_hidden(rows, _children_hidden(rows), children, groups, ["tahun"]),
        reporting=reporting,
        last={int(month[:4]): month for month in sorted(str(each) for each in rows["periode"].unique())},
    )


def paid_in(fundings: pd.DataFrame, *, period: str, areas: Areas) -> pd.DataFrame:
    """Contributions paid for funded groups: months paid x people x rate, of every area by year.

    fundings: pendanaan, typed as `Dataset.fundings`. Returns index area code, a column a year; Int64 rupiah,
    <NA> where no term ran in the year. Terms without people or rate, and hidden ones, add nothing; a
    total and its parts are not added.
    """
    terms = FundedTerms(fundings)
    now = month_number(period)
    sums: dict[tuple[str, int], int] = {}
    for month in range(min(terms.start, default=now + 1), now + 1):
        year = month // _YEAR
        running = terms.running(month)
        for row, people in terms.own_people(running).items():
            place = (terms.keys[row][0], year)
            paid = people * (terms.rates[row] or 0) if terms.paid[row] >= month else 0
            sums[place] = sums.get(place, 0) + paid
    years = sorted({year for _, year in sums})
    table = pd.DataFrame(
        {
            year: pd.Series({code: paid for (code, its), paid in sums.items() if its == year}, dtype="Int64")
            for year in years
        }
    )
    own = table.reindex(index=[*areas.codes, *areas.provinces]).astype("Int64")
    # Terms of a whole province are counted beside those of its kabupaten/kota: own_people has seen to that.
    sums_of = {
        code: own.loc[
            [*inside, *([code] if code in areas.provinces else areas.provinces if code == REGION else [])]
        ].sum(min_count=1)
        for code, inside in _groups(areas).items()
    }
    return pd.concat([own.loc[list(areas.codes)], pd.DataFrame(sums_of).T.astype("Int64")])


def _wide(rows: pd.DataFrame, amount: str, *, by_program: bool) -> pd.DataFrame:
    """Amounts by area (index) and month, or month and program (columns); <NA> where nothing is known."""
    by = ["periode", "program"] if by_program else ["periode"]
    sums = rows.groupby(["kode_wilayah", *by])[amount].sum(min_count=1)
    return sums.unstack(by).astype("Int64")  # noqa: PD010 - the index is the key


def _by_year(months: pd.DataFrame) -> pd.DataFrame:
    """Months added up to years, at the first level of the columns."""
    columns = months.columns
    years = columns.get_level_values(0).str[:4].astype("int64")
    keys = [years] if columns.nlevels == 1 else [years, columns.get_level_values(1)]
    return months.T.groupby(keys).sum(min_count=1).T.astype("Int64")


def _of_areas(given: pd.DataFrame, areas: Areas) -> pd.DataFrame:
    """The same with every kabupaten/kota, and rows of provinces, branch territories and the region."""
    regencies = given.reindex(index=list(areas.codes))
    provinces = {}
    for code in areas.provinces:
        summed = regencies.loc[list(areas.inside(code))].sum(min_count=1)
        own = given.loc[[code]].iloc[0] if code in given.index else summed
        less = (summed.isna() & own.notna()) | (summed < own).fillna(value=False)
        provinces[code] = summed.mask(less.to_numpy(dtype=bool), own)
    whole = pd.DataFrame(provinces).T.reindex(columns=given.columns).astype("Int64")
    branches = {code: regencies.loc[list(areas.inside(code))].sum(min_count=1) for code in areas.branches}
    rest = pd.DataFrame({**branches, REGION: whole.sum(min_count=1)}).T.reindex(columns=given.columns)
    return pd.concat([regencies, whole, rest.astype("Int64")])


def _groups(areas: Areas) -> dict[str, tuple[str, ...]]:
    return {code: areas.inside(code) for code in (*areas.provinces, *areas.branches, REGION)}


def _hidden(
    rows: pd.DataFrame,
    untold: pd.Series,
    counts: pd.DataFrame,
    groups: dict[str, tuple[str, ...]],
    columns: list[str],
) -> pd.DataFrame:
    """Which sums there are only hidden rows for; bool, labels of `counts`."""
    some = rows[untold].groupby(["kode_wilayah", *columns]).size().unstack(columns)  # noqa: PD010
    own = some.reindex(index=counts.index, columns=counts.columns).notna()
    for code, inside in groups.items():
        own.loc[code] = own.loc[[code, *inside]].any()
    return own & counts.isna()


def _children_hidden(rows: pd.DataFrame) -> pd.Series:
    return rows[HIDDEN_CHILDREN] if HIDDEN_CHILDREN in rows else hidden_in(rows)


def _count(value: Any) -> int | None:
    return None if pd.isna(value) else int(value)


def _sum(values: list[int | None]) -> int | None:
    known = [each for each in values if each is not None]
    return sum(known) if known else None
