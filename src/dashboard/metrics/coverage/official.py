"""The official series a target belongs to: named with year and source, beside each other, never merged."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from dashboard.data.contract.words import ALL, NATION, Level
from dashboard.metrics.coverage.targets import BRANCH_KIND, PERCENT

#: The series shown unless another is chosen.
DEFAULT_SERIES = "UCJ"
_BASE_WORD = "basis"


@dataclass(frozen=True)
class OfficialTarget:
    """One target of the nation as it was published; two that differ only by source are two.

    series: jenis. percent: value is per cent, else people. base_unsaid: per cent of what, nobody says, and
    the source's own words don't say so either.
    """

    year: str
    series: str
    value: float
    percent: bool
    source: str
    base_unsaid: bool


def series_of(targets: pd.DataFrame) -> tuple[str, ...]:
    """The series (jenis) to choose from: the default, then those in the data, without a branch's own."""
    given = sorted({str(kind) for kind in targets["jenis"].dropna()} - {BRANCH_KIND, DEFAULT_SERIES})
    return (DEFAULT_SERIES, *given)


def national_targets(targets: pd.DataFrame, *, series: str, year: str) -> tuple[OfficialTarget, ...]:
    """The nation's targets of one series: those of the newest year at or before `year`, else of the next one.

    For all segments together. Sorted by value, then source.
    """
    rows = targets[
        (targets["tingkat"] == Level.NATION)
        & (targets["kode"] == NATION)
        & (targets["jenis"] == series)
        & (targets["segmen"] == ALL)
    ].dropna(subset=["nilai"])
    years = sorted({str(each) for each in rows["tahun"]})
    if not years:
        return ()
    past = [each for each in years if each <= year]
    shown = past[-1] if past else years[0]
    found = [
        _official(str(kind), shown, float(value), str(unit), "" if pd.isna(source) else str(source))
        for each, kind, value, unit, source in zip(
            *(rows[name] for name in ("tahun", "jenis", "nilai", "satuan", "sumber")), strict=True
        )
        if str(each) == shown
    ]
    return tuple(sorted(set(found), key=lambda one: (one.value, one.source)))


def _official(series: str, year: str, value: float, unit: str, source: str) -> OfficialTarget:
    percent = unit == PERCENT
    return OfficialTarget(
        year=year,
        series=series,
        value=value,
        percent=percent,
        source=source,
        base_unsaid=percent and _BASE_WORD not in source.casefold(),
    )
