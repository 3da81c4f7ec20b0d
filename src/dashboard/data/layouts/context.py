"""What the title and the name of a sheet say about all of its rows: year, month, segment, what is counted."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import TypeVar

from dashboard.data.contract.words import ALL, COVERAGE_SEGMENTS
from dashboard.data.layouts.meanings import Kind
from dashboard.data.layouts.words import Label, Sense

T = TypeVar("T", int, str)


@dataclass(frozen=True)
class Context:
    """title: of the rows above the headings; sheet: of the sheet's name.

    unclear: words of the title that leave open of whom it speaks.
    """

    title: Label
    sheet: Label
    unclear: tuple[str, ...] = ()

    @property
    def says_some(self) -> bool:
        """Whether only some people are counted, as those of one group."""
        return Sense.SOME in self.title.senses | self.sheet.senses

    @property
    def is_scaled(self) -> bool:
        """Whether the counts are of thousands of people."""
        return Sense.SCALE in self.title.senses | self.sheet.senses

    @property
    def year(self) -> int | None:
        """The year of the sheet; None where none is named, or several."""
        return _agreed(self.sheet.years, self.title.years)

    @property
    def month(self) -> int | None:
        """The number of the sheet's month; None where none is named, or several."""
        return _agreed(_numbers(self.sheet), _numbers(self.title))

    @property
    def sheet_months(self) -> frozenset[int]:
        """The numbers of the months that the sheet's name holds."""
        return _numbers(self.sheet)

    @property
    def segment(self) -> str:
        """The segment of the sheet, SEMUA where it says all workers; "" where it names none, or some."""
        if len(self.sheet.segments) == 1 and len(self.title.segments) != 1:
            return next(iter(self.sheet.segments))
        segments = self.sheet.segments | self.title.segments
        if len(segments) == 1:
            return next(iter(segments))
        says_all = (self.sheet.senses | self.title.senses) & {Sense.ALL, Sense.TOTAL}
        return ALL if segments >= set(COVERAGE_SEGMENTS) or (says_all and not segments) else ""

    @property
    def measure(self) -> Kind | None:
        """What the sheet counts, where it says so and nothing else."""
        senses = self.title.senses | self.sheet.senses
        if (
            self.unclear
            or senses & {Sense.NOT_ACTIVE, Sense.OTHER}
            or (Sense.ACTIVE in senses) == (Sense.ELIGIBLE in senses)
        ):
            return None
        return Kind.MEMBERS if Sense.ACTIVE in senses else Kind.ELIGIBLE


def _numbers(label: Label) -> frozenset[int]:
    return frozenset(number for _, number in label.months)


def _agreed(of_sheet: AbstractSet[T], of_title: AbstractSet[T]) -> T | None:
    """The one that sheet and title agree on: a sheet's own counts where the title names a range around it."""
    if len(of_sheet) == 1 and (of_sheet <= of_title or not of_title):
        return next(iter(of_sheet))
    return next(iter(of_title)) if len(of_title) == 1 and not of_sheet else None
