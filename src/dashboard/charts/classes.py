"""Classes of a map: half-open intervals that leave no gap, from policy thresholds or from the data.

The lowest class has no lower end and the highest no upper end, so every finite value falls in exactly one
class whatever the month; one classification serves all months of a slider and both dates of a comparison.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.charts.indicators import Indicator, Unit
from dashboard.charts.palette import Ramp, Theme, fills
from dashboard.data.contract.words import Level
from dashboard.i18n import N_, Language

NO_DATA: Final = -1
NO_DATA_LABEL: Final = N_("tidak ada data")
CLASSES: Final = 5


class Method(StrEnum):
    """How the class breaks are chosen."""

    POLICY = "kebijakan"
    QUANTILE = "kuantil"
    EQUAL = "interval"


METHOD_NAMES: Final[dict[Method, str]] = {
    Method.POLICY: N_("Ambang kebijakan"),
    Method.QUANTILE: N_("Kuantil (jumlah wilayah seimbang)"),
    Method.EQUAL: N_("Interval sama"),
}


@dataclass(frozen=True)
class Classification:
    """Classes [edge, next edge), lowest first; `len(edges) + 1` of them.

    edges: strictly increasing, in the indicator's unit. reasons: message id per class, "" where there is
    nothing to say. unit and ramp are the indicator's.
    """

    edges: tuple[float, ...]
    reasons: tuple[str, ...]
    unit: Unit
    ramp: Ramp
    method: Method

    def __len__(self) -> int:
        return len(self.edges) + 1

    def index(self, values: npt.ArrayLike) -> npt.NDArray[np.int8]:
        """The class of each value, 0 the lowest; NO_DATA for NaN, None and what is not finite. Same shape."""
        numbers = np.asarray(values, dtype=np.float64)
        found = np.searchsorted(np.asarray(self.edges, dtype=np.float64), numbers, side="right")
        return np.where(np.isfinite(numbers), found, NO_DATA).astype(np.int8)

    def counts(self, values: npt.ArrayLike) -> tuple[int, ...]:
        """How many values fall in each class; those without data are in none."""
        found = self.index(values).ravel()
        return tuple(int(number) for number in np.bincount(found[found >= 0], minlength=len(self)))

    def missing(self, values: npt.ArrayLike) -> int:
        """How many values are no data."""
        return int((self.index(values) == NO_DATA).sum())

    def labels(self, text: Language, *, units: bool = True) -> tuple[str, ...]:
        """The classes in words, lowest first: di bawah 20%, 20 – <40%, 40% ke atas; or without units."""
        if not self.edges:
            return (text("semua nilai"),)
        ends = [_with_unit(edge, self.unit, text) if units else _number(edge, text) for edge in self.edges]
        return (
            text("di bawah {value}", value=ends[0]),
            *(
                text("{low} – <{high}", low=_number(start, text), high=end)
                for start, end in zip(self.edges, ends[1:], strict=False)
            ),
            text("{value} ke atas", value=ends[-1]),
        )

    def notes(self, text: Language) -> tuple[str, ...]:
        """Why each class begins where it does, lowest first; "" where there is nothing to say."""
        return tuple(text(reason) for reason in self.reasons)

    def fills(self, theme: Theme) -> tuple[str, ...]:
        """A colour per class, lowest first."""
        return fills(self.ramp, len(self), theme)


def classify(
    values: pd.DataFrame | npt.ArrayLike,
    *,
    indicator: Indicator,
    method: Method = Method.POLICY,
    level: Level = Level.REGENCY,
) -> Classification:
    """Choose the classes for all of `values` (any shape: every month and area that will share the scale).

    POLICY takes the indicator's thresholds whatever the data. QUANTILE and EQUAL make up to five classes,
    fewer where ties leave fewer distinct breaks; edges are rounded first (to 0.1, or to two significant
    digits for people), so that the labels say exactly what was done. On a diverging ramp they lie evenly
    around zero.
    """
    if method == Method.POLICY:
        breaks = indicator.breaks(level)
        edges = tuple(each.value for each in breaks)
        reasons = (indicator.lowest, *(each.reason for each in breaks))
    else:
        numbers = np.asarray(values, dtype=np.float64).ravel()
        edges = _from_data(numbers[np.isfinite(numbers)], indicator=indicator, method=method)
        reasons = ("",) * (len(edges) + 1)
    return Classification(
        edges=edges, reasons=reasons, unit=indicator.unit, ramp=indicator.ramp, method=method
    )


def _from_data(
    numbers: npt.NDArray[np.float64], *, indicator: Indicator, method: Method
) -> tuple[float, ...]:
    if not numbers.size:
        return ()
    if indicator.ramp == Ramp.DIVERGING:
        sizes = np.abs(numbers)
        cuts = (
            np.quantile(sizes, (0.2, 0.6))
            if method == Method.QUANTILE
            else sizes.max() * np.array((0.2, 0.6))
        )
        outward = [cut for cut in _rounded(cuts, indicator.unit) if cut > 0]
        return (*(-cut for cut in reversed(outward)), *outward)
    shares = np.arange(1, CLASSES) / CLASSES
    low, high = float(numbers.min()), float(numbers.max())
    if low == high:
        return ()
    cuts = np.quantile(numbers, shares) if method == Method.QUANTILE else low + shares * (high - low)
    return tuple(cut for cut in _rounded(cuts, indicator.unit) if low < cut <= high)


def _rounded(cuts: npt.NDArray[np.float64], unit: Unit) -> tuple[float, ...]:
    if unit != Unit.PEOPLE:
        return tuple(sorted({round(float(cut), 1) + 0.0 for cut in cuts}))
    return tuple(sorted({_two_digits(float(cut)) for cut in cuts}))


def _two_digits(value: float) -> float:
    if value == 0:
        return 0.0
    step = 10.0 ** max(0, math.floor(math.log10(abs(value))) - 1)
    return round(value / step) * step


def _number(value: float, text: Language) -> str:
    digits = next((digits for digits in (0, 1) if round(value, digits) == value), 2)
    return text.number(value, digits=digits)


def _with_unit(value: float, unit: Unit, text: Language) -> str:
    number = _number(value, text)
    if unit == Unit.PERCENT:
        return f"{number}%"
    return (
        text("{number} poin", number=number) if unit == Unit.POINTS else text("{number} orang", number=number)
    )
