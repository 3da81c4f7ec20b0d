"""How numbers are rounded where they are shown: half away from zero, and parts so that they add up.

What stands beside each other can then be added up by hand, and nothing is moved by more than one unit of the
last place.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

Numbers = npt.NDArray[np.float64]

#: Decimals of percentages and points, everywhere.
DIGITS: Final = 2
#: Undoes binary fractions: 62.925 is a half, however it is stored.
_NEARLY: Final = 6


def shown(values: npt.ArrayLike, *, digits: int = DIGITS) -> Numbers:
    """Numbers as they are shown: rounded half away from zero; NaN stays."""
    return np.asarray(shown_units(values, digits=digits) / 10**digits)


def shown_gain(before: npt.ArrayLike, after: npt.ArrayLike, *, digits: int = DIGITS) -> Numbers:
    """What is gained from one number to another, as both are shown: before + gain = after on screen."""
    gained = shown_units(after, digits=digits) - shown_units(before, digits=digits)
    return np.asarray(gained / 10**digits)


def shown_parts(parts: npt.ArrayLike, *, digits: int = DIGITS) -> Numbers:
    """Parts as they are shown, by largest remainder: along the last axis they add up to their shown sum.

    parts: 0 or more; NaN, for a part that is not known, stays and takes nothing. Each is rounded up or down
    by less than a unit of the last place. The first of equal remainders is rounded up.
    """
    given = np.atleast_1d(np.asarray(parts, dtype=np.float64))
    scaled = np.round(given * 10**digits, _NEARLY)
    known = ~np.isnan(scaled)
    lower = np.floor(np.where(known, scaled, 0.0))
    whole = np.floor(np.round(np.where(known, scaled, 0.0).sum(axis=-1, keepdims=True), _NEARLY) + 0.5)
    missing = whole - lower.sum(axis=-1, keepdims=True)
    remainder = np.where(known, np.round(scaled - lower, _NEARLY), -1.0)
    order = np.argsort(-remainder, axis=-1, kind="stable")
    place = np.empty_like(order)
    np.put_along_axis(place, order, np.broadcast_to(np.arange(given.shape[-1]), given.shape), axis=-1)
    found = (lower + (place < missing)) / 10**digits
    return np.where(known, found, np.nan)


def shown_terms(terms: Sequence[float], *, total: float, digits: int = DIGITS) -> tuple[float, ...]:
    """Signed terms as they are shown, by largest remainder: they add up to `total`, which is as it is shown.

    total: within rounding of the sum of the terms. A term of 0 stays 0, the first of equal remainders is
    rounded up.
    """
    scaled = np.round(np.asarray(terms, dtype=np.float64) * 10**digits, _NEARLY)
    lower = np.floor(scaled)
    every, more = divmod(int(shown_units(total, digits=digits)) - int(lower.sum()), len(terms))
    order = np.argsort(-np.round(scaled - lower, _NEARLY), kind="stable")
    units = lower + every
    units[order[:more]] += 1
    return tuple(float(unit) for unit in units / 10**digits)


def table_as_shown(frame: pd.DataFrame) -> pd.DataFrame:
    """A table with its decimals as they are shown, for a download."""
    decimals = frame.select_dtypes("float").columns
    return frame.assign(**{str(name): shown(frame[name].astype("float64")) for name in decimals})


def shown_units(values: npt.ArrayLike, *, digits: int = DIGITS) -> Numbers:
    """Numbers as whole units of the last place that is shown, half away from zero; NaN stays."""
    given = np.asarray(values, dtype=np.float64)
    return np.asarray(np.sign(given) * np.floor(np.round(np.abs(given) * 10**digits, _NEARLY) + 0.5))
