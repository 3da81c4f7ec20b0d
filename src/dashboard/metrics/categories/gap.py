"""Which uncovered part is the largest, and where. Parts above 100 % never hide the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import pandas as pd

from dashboard.metrics.categories.coverage import INDEX
from dashboard.metrics.cube.rounding import shown_parts

#: The group of those who are in none that has a name.
UNNAMED: Final = "lainnya"


@dataclass(frozen=True, eq=False)
class CategoryGap:
    """People not covered, part by part; a part is one category in one area.

    parts: the parts with people not covered, the most first; index (kode, kategori); columns active,
        eligible, coverage_percent, not_covered (Int64, above 0) and share_percent (float64, as shown, of
        `gross`).
    above: the parts with more members than eligible workers, the most first; same index and columns, with
        above (Int64, members beyond eligible) in place of not_covered and without share_percent.
    unknown: the parts without both figures for their whole area, in the order given: not ranked, not
        forgotten.
    gross: people not covered, summed over `parts`. above_total: members beyond eligible, over `above`.
    """

    parts: pd.DataFrame
    above: pd.DataFrame
    unknown: tuple[tuple[str, str], ...]
    gross: int
    above_total: int

    @property
    def net(self) -> int:
        """Eligible minus active of all known parts: what is left when those above 100 % are set off."""
        return self.gross - self.above_total

    @property
    def largest(self) -> tuple[str, int] | None:
        """The category with most people not covered, and how many; one with a name where there is any."""
        names = [str(name) for _, name in self.parts.index]
        at = next((place for place, name in enumerate(names) if name != UNNAMED), 0)
        return (names[at], int(self.parts["not_covered"].iloc[at])) if names else None

    def by(self, axis: str) -> pd.DataFrame:
        """The gap summed by `kode` or by `kategori`, the largest first.

        Index `axis`; columns gross, above, net (Int64, people) and share_percent (float64, as shown, of the
        whole gross gap).
        """
        gross = self.parts.groupby(axis)["not_covered"].sum()
        above = self.above.groupby(axis)["above"].sum()
        found = pd.DataFrame({"gross": gross, "above": above}).fillna(0).astype("Int64")
        found["net"] = found["gross"] - found["above"]
        found["share_percent"] = _share(found["gross"], self.gross)
        return found.sort_index().sort_values("gross", ascending=False, kind="stable").rename_axis(axis)


def category_gap(coverage: pd.DataFrame, *, codes: Sequence[str] | None = None) -> CategoryGap:
    """The gap finder over a `category_coverage` table.

    codes: the areas to look at, all of the table by default; pass areas of one level only, so that nobody is
    counted twice. Groups overlap with nobody but need not add up to potensi, so parts of the two dimensions
    are never mixed. Ties are in the order of area code, then of the table.
    """
    rows = coverage if codes is None else coverage[coverage.index.get_level_values("kode").isin(codes)]
    known = rows["complete"].to_numpy(dtype=bool) & rows["not_covered"].notna().to_numpy(dtype=bool)
    counted = rows.loc[known, ["active", "eligible", "coverage_percent", "not_covered"]]
    counted = counted.sort_index(level="kode", sort_remaining=False, kind="stable")
    parts = counted[(counted["not_covered"] > 0).to_numpy(dtype=bool)]
    parts = parts.sort_values("not_covered", ascending=False, kind="stable")
    over = counted[(counted["not_covered"] < 0).to_numpy(dtype=bool)]
    over = over.assign(above=-over["not_covered"]).drop(columns="not_covered")
    gross, above_total = int(parts["not_covered"].sum()), int(over["above"].sum())
    unknown = rows.index[~known].to_frame()[list(INDEX)]
    return CategoryGap(
        parts=parts.assign(share_percent=_share(parts["not_covered"], gross)),
        above=over.sort_values("above", ascending=False, kind="stable"),
        unknown=tuple((str(code), str(name)) for code, name in unknown.itertuples(index=False, name=None)),
        gross=gross,
        above_total=above_total,
    )


def _share(people: pd.Series, whole: int) -> pd.Series:
    """Per cent of the whole, as they are shown: they add up to 100.00."""
    shares = people.astype("float64") / (whole or float("nan")) * 100
    return pd.Series(shown_parts(shares), index=people.index, dtype="float64")
