"""From a `measures` table to what a map of an indicator is drawn from, on pages and in documents alike."""

from __future__ import annotations

from typing import Final

import pandas as pd

from dashboard.charts.classes import Method, classify
from dashboard.charts.indicators import CHANGE, Indicator
from dashboard.charts.map_payload import MapData
from dashboard.data.contract.words import Level
from dashboard.data.dataset import Dataset
from dashboard.i18n import N_, Language
from dashboard.metrics.coverage.change import change_series
from dashboard.metrics.cube.versions import together, version_words

#: Months between the two ends of a change -> words.
SPANS: Final = {1: N_("1 bulan"), 3: N_("3 bulan"), 12: N_("12 bulan")}
#: The usual one.
YEAR: Final = 12


def indicator_map(
    table: pd.DataFrame,
    *,
    of: Dataset,
    indicator: Indicator,
    level: Level,
    text: Language,
    method: Method = Method.POLICY,
    span: int = YEAR,
    fixed: bool = False,
) -> MapData:
    """An indicator of all areas of a level in every month of the table.

    table: `measures` of `of` at that level. span: months between the two ends of a change. fixed: whether all
    months are measured by the potensi of one of them.
    """
    changes = indicator is CHANGE
    values = _wide(change_series(table, months=span) if changes else table[indicator.column])
    title = text(indicator.name)
    if changes:
        title = text("{title} dalam {span}", title=title, span=text(SPANS[span]))
    return MapData(
        values=values,
        indicator=indicator,
        classification=classify(values, indicator=indicator, method=method, level=level),
        level=level,
        title=title,
        sources=_sources(of, table["eligible_versions"], text, span=span if changes else 0, fixed=fixed),
        sample=of.is_sample,
        active=_wide(table["active"]),
        eligible=_wide(table["eligible"]),
    )


def _wide(column: pd.Series[float]) -> pd.DataFrame:
    """A column indexed (periode, kode) as months x areas, NaN for no data."""
    return column.astype("float64").unstack("kode")  # noqa: PD010 - pivot_table would average and sort


def _sources(data: Dataset, versions: pd.Series, text: Language, *, span: int, fixed: bool) -> dict[str, str]:
    """Month -> the line of source and potensi in force; a change rests on that of both ends."""
    found = {str(month): together(rows) for month, rows in versions.groupby(level="periode")}
    lines = {}
    for month, own in found.items():
        names = version_words([own, found.get(str(pd.Period(month, "M") - span), ())])
        if fixed:
            base = text("potensi tetap, versi {versions}", versions=names) if names else text("potensi tetap")
        elif names:
            base = text("potensi tiap bulan (versi {versions})", versions=names)
        else:
            base = text("potensi tiap bulan")
        lines[month] = text(
            "Sumber: {source} · {base} · versi data {version}",
            source=text(data.source_name),
            base=base,
            version=data.version,
        )
    return lines
