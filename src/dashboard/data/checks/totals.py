"""The most total figure that rows give for an area, month and segment, never adding a total to its parts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Final

import pandas as pd

from dashboard.data.contract.words import ALL, COVERAGE_SEGMENTS, Segment

CELL: Final = ["month", "area", "segment"]
_LEAF: Final = [*CELL, "group", "fund"]


def leaves(frame: pd.DataFrame, amount: str) -> pd.DataFrame:
    """Rows of counts (any file with areas or branches) in one shape, index kept.

    Columns month, area, segment, group, fund (text), value (int64, 0 where blank) and unknown (blank). In
    populasi_kelompok the groups stand side by side as segments do elsewhere: they have no total of their own.
    """
    by_segment = "segmen" in frame
    return pd.DataFrame(
        {
            "month": _first(frame, "periode", "berlaku_mulai", "tahun").astype("str"),
            "area": _first(frame, "kode_wilayah", "kode_cabang"),
            "segment": frame["segmen" if by_segment else "kelompok"],
            "group": frame.get("kelompok", ALL) if by_segment else ALL,
            "fund": frame.get("sumber_dana", ALL),
            "value": frame[amount].fillna(0).astype("int64"),
            "unknown": frame[amount].isna(),
        },
        index=frame.index,
    )


def _first(frame: pd.DataFrame, *names: str) -> pd.Series:
    """The first of these columns that the frame has."""
    return frame[next(name for name in names if name in frame)]


def add_up(table: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """Sums by keys: value is the sum of what is known, unknown whether anything was blank."""
    return table.groupby(keys, sort=False)[["value", "unknown"]].agg({"value": "sum", "unknown": "any"})


def mixes_totals(column: pd.Series) -> bool:
    """Whether a column has both SEMUA and parts of it."""
    total = column == ALL
    return bool(total.any() and not total.all())


@dataclass(frozen=True, eq=False)
class RollUp:
    """Sums over rows as `leaves` gives them. Every table has columns value and unknown (see add_up).

    Temporary members are part of their row's sum.
    """

    rows: pd.DataFrame

    @cached_property
    def cells(self) -> pd.DataFrame:
        """Index month, area, segment, group, fund."""
        return add_up(self.rows, _LEAF)

    @cached_property
    def _kinds(self) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame, pd.DataFrame]:
        cells = self.cells
        all_groups = cells.index.get_level_values("group") == ALL
        all_funds = cells.index.get_level_values("fund") == ALL
        return (
            cells[all_groups & all_funds].droplevel(["group", "fund"]),
            cells[~all_groups & all_funds].droplevel("fund"),
            cells[all_groups & ~all_funds].droplevel("group"),
            cells[~all_groups & ~all_funds],
        )

    @property
    def given(self) -> pd.DataFrame:
        """Totals over groups and funding as given. Index month, area, segment."""
        return self._kinds[0]

    @property
    def given_by_group(self) -> pd.DataFrame:
        """Given by group, over all funding. Index month, area, segment, group."""
        return self._kinds[1]

    @property
    def given_by_fund(self) -> pd.DataFrame:
        """Given by funding, over all groups. Index month, area, segment, fund."""
        return self._kinds[2]

    @cached_property
    def crossed_by_group(self) -> pd.DataFrame:
        """Sums over funding of what is given by group and funding. Index month, area, segment, group."""
        return add_up(self._kinds[3], [*CELL, "group"])

    @cached_property
    def crossed_by_fund(self) -> pd.DataFrame:
        """Sums over groups of what is given by group and funding. Index month, area, segment, fund."""
        return add_up(self._kinds[3], [*CELL, "fund"])

    @cached_property
    def from_groups(self) -> pd.DataFrame:
        """Sums of the groups, where any is given over all funding. Index month, area, segment."""
        return _marginal(self.given_by_group, self.crossed_by_group)

    @cached_property
    def from_funds(self) -> pd.DataFrame:
        """Sums of the fundings, where any is given over all groups. Index month, area, segment."""
        return _marginal(self.given_by_fund, self.crossed_by_fund)

    @cached_property
    def from_crossed(self) -> pd.DataFrame:
        """Sums of rows by group and funding, where no marginal is given. Index month, area, segment."""
        crossed = add_up(self._kinds[3], CELL)
        return crossed[
            ~crossed.index.isin(self.from_groups.index) & ~crossed.index.isin(self.from_funds.index)
        ]

    @cached_property
    def segments(self) -> pd.DataFrame:
        """Each segment's figure: as given, else from parts; known ones first. Index month, area, segment."""
        if not any(mixes_totals(self.rows[name]) for name in ("group", "fund")):
            return add_up(self.rows, CELL)
        every = pd.concat([self.given, self.from_groups, self.from_funds, self.from_crossed])
        every = every.sort_values("unknown", kind="stable")
        return every[~every.index.duplicated()]


def _marginal(given: pd.DataFrame, crossed: pd.DataFrame) -> pd.DataFrame:
    parts = pd.concat([given, crossed[~crossed.index.isin(given.index)]])
    sums = add_up(parts, CELL)
    return sums[sums.index.isin(given.reset_index().set_index(CELL).index)]


def by_segment(segments: pd.DataFrame) -> pd.DataFrame:
    """Segment figures side by side.

    segments: index month, area, segment; columns value, unknown. Result: index month, area; for SEMUA and
    every segment a column with its value and one `<segment>?` whether it is missing or unknown; `low` and
    `high`, the sum of PU, BPU and JAKON as far as known, without and with PMI; `complete`, whether all three
    are known.
    """
    values = segments["value"].unstack("segment")  # noqa: PD010 - the index is the key already
    blank = segments["unknown"].unstack("segment")  # noqa: PD010 - likewise
    wide = pd.DataFrame(index=values.index)
    for segment in (ALL, *Segment):
        value = values[segment] if segment in values else pd.Series(float("nan"), index=values.index)
        wide[segment] = value.fillna(0).astype("int64")
        wide[f"{segment}?"] = value.isna() | (blank[segment].eq(True) if segment in blank else True)
    three = list(COVERAGE_SEGMENTS)
    wide["low"] = wide[three].sum(axis=1)
    wide["high"] = wide["low"] + wide[Segment.PMI]
    wide["complete"] = ~wide[[f"{segment}?" for segment in three]].any(axis=1)
    return wide
