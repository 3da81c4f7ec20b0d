"""How far a projection may be off: a band that held what came in eight of ten past months.

The projection is the straight line of `area_pace`. It is made anew at every past month, as it would have been
made then, and set against what came. The band is as wide as the miss, in per cent of the members, of which a
share of all misses is smaller (split conformal prediction: Vovk, Gammerman and Shafer 2005). As members grow
by leaps, that share follows from how often the bands before held (adaptive conformal inference: Gibbs and
Candès 2021).
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from dashboard.metrics.cube.months import month_before, month_number

#: Of ten months this many are to lie within the band.
SHARE: Final = 0.8
#: Months of history before a band is drawn, or tried.
LEAST: Final = 24
#: Months ahead: on the sample bands of more months held fewer than seven of ten.
FURTHEST: Final = 6
#: How fast the share follows a band that held or did not.
STEP: Final = 0.1
#: Of the largest miss there was, where even that would be too narrow.
WIDER: Final = 1.5
#: Misses without which nothing can be said.
FEWEST: Final = 4


@dataclass(frozen=True)
class Band:
    """widths: people to either side of the projection, of one, two … months ahead.

    held, tried: of the last of these, how many past months lay in the band made for them, of how many.
    """

    widths: tuple[float, ...]
    held: int
    tried: int


def band(counts: Mapping[str, float], *, period: str, window: int, ahead: int) -> Band | None:
    """The band of the projection made at the end of `period`, over `window` months of pace.

    counts: month -> active members of the whole area; a month that is missing or NaN is not known. ahead:
    months to December; at most FURTHEST of them get a band. None where nothing is projected, or the history
    is too short.
    """
    known = [month for month, count in counts.items() if month <= period and not math.isnan(count)]
    length = month_number(period) - month_number(min(known, default=period)) + 1
    if period not in known or ahead < 1 or length < LEAST:
        return None
    past = np.array([counts.get(month_before(period, back), np.nan) for back in range(length - 1, -1, -1)])
    rates = _rates(past, window)
    tried = [_tried(_misses(past, rates, months), months) for months in range(1, min(ahead, FURTHEST) + 1)]
    if any(math.isnan(each.width) for each in tried):
        return None
    # A later month is not known better than an earlier one.
    widths = np.maximum.accumulate([each.width * past[-1] for each in tried])
    return Band(widths=tuple(widths.tolist()), held=tried[-1].held, tried=tried[-1].tried)


@dataclass(frozen=True)
class _Tried:
    """The width now, per person; how many bands of the past held, of how many."""

    width: float
    held: int
    tried: int


def _rates(past: np.ndarray, window: int) -> np.ndarray:
    """Members a month at the end of each month, as `pace_table` has them; NaN where there is no rate."""
    rates = np.full(len(past), np.nan)
    for back in range(-(-window // 2), window + 1):
        gained = (past[back:] - past[:-back]) / back
        # The earliest month of the window that is known decides: later rounds look further back.
        rates[back:] = np.where(np.isnan(gained), rates[back:], gained)
    return rates


def _misses(past: np.ndarray, rates: np.ndarray, months: int) -> np.ndarray:
    """How far each month's projection was from what came so many months later, per person; NaN if unknown."""
    came = np.append(past[months:], np.full(months, np.nan))
    missed: np.ndarray = np.abs(came - (past + rates * months))
    return missed / np.where(past > 0, past, np.nan)


def _tried(misses: np.ndarray, months: int) -> _Tried:
    """The bands of all past months, each by what was known then, and the one of the last month."""
    share = SHARE
    outcomes: dict[int, bool] = {}
    last = len(misses) - 1
    for at in range(LEAST - 1, last + 1):
        if at - months in outcomes:
            share += STEP * (SHARE - outcomes[at - months])
        width = _width(misses[: max(at - months + 1, 0)], share)
        if at == last:
            return _Tried(width, sum(outcomes.values()), len(outcomes))
        if not math.isnan(width) and not math.isnan(misses[at]):
            outcomes[at] = bool(misses[at] <= width)
    return _Tried(math.nan, 0, 0)


def _width(misses: np.ndarray, share: float) -> float:
    """The miss of which a share of all is smaller, one more counted for what is to come; NaN for too few."""
    known = np.sort(misses[~np.isnan(misses)])
    if len(known) < FEWEST:
        return math.nan
    rank = max(math.ceil((len(known) + 1) * share), 1)
    return float(known[rank - 1] if rank <= len(known) else known[-1] * WIDER)
