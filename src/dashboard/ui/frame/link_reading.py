"""What the values of a link mean: read as cells of files are, and a doubt is told with its readings, not guessed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from dashboard.data.cells import dates, parsing
from dashboard.data.cells.parsed import Parsed, suggested
from dashboard.metrics.cube.months import month_number

#: Codes, or code -> words on screen.
Options = Mapping[str, str] | Sequence[str]
#: Reads a value of a link; `suggestion` is the nearest valid one, or the readings between which it stands.
LinkReader = Callable[[str], Parsed]


def option(written: str, options: Options) -> Parsed:
    """One of the options by its code or words in any case, a month in any way that files may write it."""
    months = [each for each in options if dates.month(each).value == each]
    if months:
        read = dates.month(written)
        if read.value in options or read.suggestion is not None:
            return read
        if isinstance(read.value, str):
            return Parsed(expected=read.expected, suggestion=suggested(_nearest(read.value, months)))
    names = dict(options) if isinstance(options, Mapping) else {each: each for each in options}
    return parsing.choice(names)(written, None)


def _nearest(month: str, months: Sequence[str]) -> str:
    return min(months, key=lambda each: abs(month_number(each) - month_number(month)))
