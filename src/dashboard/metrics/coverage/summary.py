"""The figures of one area and month, as the command line gives them."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import numpy as np
import pandas as pd

from dashboard.data.contract.words import ALL, COVERAGE_SEGMENTS
from dashboard.data.dataset import Dataset
from dashboard.metrics.coverage.coverage import measures
from dashboard.metrics.cube.panel import UnknownPeriodError, dataset_panel

#: Given for SEMUA and for each segment; the last three say whether a roll-up lacks areas.
FIGURES: Final = (
    "active",
    "eligible",
    "coverage_percent",
    "not_covered",
    "target",
    "target_percent",
    "achievement_percent",
    "gap_to_target",
    "n_used",
    "n_total",
    "complete",
)


def summarise(dataset: Dataset, *, area: str, period: str) -> dict[str, object]:
    """The measures of an area (kabupaten/kota, province, branch, SULAMA) and month, by segment and in total.

    Returns FIGURES of all segments together, and `segments`: a list of the same for PU, BPU and JAKON, each
    with its `segment`. Counts are int, percentages unrounded float, None where unknown. With `complete` false
    the counts are of the `n_used` kabupaten/kota (or the segments) that have both members and potensi.
    Raises UnknownAreaError, and UnknownPeriodError for a month the data does not have.
    """
    level = dataset.areas.level(area)
    dataset.areas.inside(area)
    if period not in dataset.periods:
        raise UnknownPeriodError(period)
    month = replace(dataset, members=dataset.members[dataset.members["periode"] == period])
    panel = dataset_panel(month)

    def figures(segment: str) -> dict[str, object]:
        table = measures(month, level=level, segment=segment, panel=panel)
        return {name: _plain(table.loc[(period, area), name]) for name in FIGURES}

    segments = [{"segment": str(segment), **figures(segment)} for segment in COVERAGE_SEGMENTS]
    return {**figures(ALL), "segments": segments}


def _plain(value: object) -> object:
    """A Python int, float or bool, which JSON can write; None for unknown."""
    if value is pd.NA or (isinstance(value, float) and np.isnan(value)):
        return None
    return value.item() if isinstance(value, np.generic) else value
