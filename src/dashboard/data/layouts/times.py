"""Of which month counts are: by headings, the title, the sheet's name, or the rows themselves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from dashboard.data.contract.as_sent import Cell, shown
from dashboard.data.layouts.context import Context
from dashboard.data.layouts.header import Head
from dashboard.data.layouts.meanings import Doubt, Fixed, Kind, Meaning
from dashboard.data.layouts.words import Label, month_of, read_label
from dashboard.i18n import N_, Message

_CENTURY: Final = 2000


@dataclass(frozen=True, eq=False)
class Times:
    """periods: column of counts -> `YYYY-MM`, "" where each row says it.

    year: of rows that name a month without one; short: whether two digits beside a month are its year.
    told: where the year was taken from.
    """

    periods: dict[int, str]
    year: int | None = None
    short: bool = False
    doubts: tuple[Doubt, ...] = ()
    told: tuple[Message, ...] = ()

    def of_row(self, cell: Cell, year_cell: Cell) -> Cell:
        """The month of a row: its cell where that says the year too, else with the year beside it."""
        if month_of(cell):
            return cell
        label = read_label(cell)
        text, beside = shown(cell), shown(year_cell)
        number = _only(frozenset(each for _, each in label.months))
        if number is None and text.isdecimal() and len(text) < 3 and 1 <= int(text) <= 12:
            number = int(text)
        year = int(beside) if beside.isdecimal() and len(beside) == 4 else self.year_of(label)
        return cell if number is None or year is None else f"{year}-{number:02}"

    def year_of(self, label: Label) -> int | None:
        """The year of a month by the words beside it, else the sheet's."""
        if own := _only(label.years):
            return own
        if label.short_years and self.year is not None and self.year % 100 in label.short_years:
            return self.year
        if label.short_years:
            return _CENTURY + min(label.short_years) if self.short and len(label.short_years) == 1 else None
        return self.year


def times_of(
    head: Head,
    meanings: Mapping[int, Meaning],
    context: Context,
    fixed: Fixed,
    named: Sequence[Cell] | None,
) -> Times:
    """The months of all columns of counts. named: the cells by which rows name theirs, if they do."""
    cells = named or ()
    counted = [at for at, meaning in meanings.items() if meaning.is_count]
    labels = {at: head.columns[at].label for at in counted}
    kinds = {meaning.kind for meaning in meanings.values()}
    by_rows = named is not None or Kind.PERIOD in kinds
    sheet_year = context.year or (int(fixed.year) if fixed.year else None)
    times = Times({}, sheet_year, _is_series([*labels.values(), *map(read_label, cells)]))
    doubts: list[Doubt] = []
    if fixed.year and context.year not in {None, int(fixed.year)}:
        doubts.append(_clash(fixed.year, str(context.year), about="year"))
    for at, label in labels.items():
        times.periods[at] = (
            _of_column(label, times)
            if label.months
            else ""
            if by_rows
            else _of_sheet(label, context, fixed, sheet_year)
        )
    no_year = any(labels[at].months and not times.periods[at] for at in counted)
    no_year |= by_rows and Kind.YEAR not in kinds and not all(_is_dated(cell, times) for cell in cells)
    no_year |= bool(
        not by_rows
        and context.month
        and any(not labels[at].months and not times.periods[at] for at in counted)
    )
    if no_year:
        doubts.append(Doubt(Message(N_("Tahun berapa? Lembar ini tidak menyebut satu tahun.")), about="year"))
    _of_first_month(times.periods, meanings)
    lost = [at for at in counted if not times.periods[at] and not labels[at].months]
    if lost and not by_rows and not (no_year and context.month):
        doubts.append(Doubt(Message(N_("Bulan apa? Lembar ini tidak menyebut satu bulan.")), about="period"))
    months = {number for label in labels.values() for _, number in label.months}
    if len(months) == 1 and _only(context.sheet_months) not in {None, *months}:
        doubts.append(
            Doubt(
                Message(N_("Bulan apa? Nama lembar menyebut bulan lain daripada judul kolomnya.")),
                about="period",
            )
        )
    said = f"{context.year}-{context.month:02}" if context.year and context.month else ""
    if fixed.period and said not in {"", fixed.period}:
        doubts.append(_clash(fixed.period, said, about="period"))
    needed = any(not _only(label.years) for label in labels.values())
    told = (_told_year(sheet_year, context),) if sheet_year and needed and not doubts else ()
    return replace(times, doubts=tuple(doubts), told=told)


def _of_column(label: Label, times: Times) -> str:
    """The month that the headings of a column name, "" where its year is not known."""
    own, number = min(label.months, key=lambda each: (each[0] or 0, each[1]))
    year = own or times.year_of(label)
    return f"{year}-{number:02}" if year else ""


def _of_sheet(label: Label, context: Context, fixed: Fixed, outer: int | None) -> str:
    """The month of a column whose headings name none."""
    year = _only(label.years) or outer
    if context.month and year:
        return f"{year}-{context.month:02}"
    return fixed.period


def _of_first_month(periods: dict[int, str], meanings: Mapping[int, Meaning]) -> None:
    """Potensi beside months of members holds from the first of them on: the sheet states it for all."""
    months = [period for at, period in periods.items() if period and meanings[at].kind is Kind.MEMBERS]
    for at, period in periods.items():
        if not period and months and meanings[at].kind is Kind.ELIGIBLE:
            periods[at] = min(months)


def _is_series(labels: Iterable[Label]) -> bool:
    """Whether two digits beside months are years: "Jan-26" alone may be a day, a run of months is none."""
    marked = [label for label in labels if label.short_years]
    if any(len(label.short_years) != 1 or len(label.months) != 1 for label in marked):
        return False
    at = sorted({12 * min(label.short_years) + min(each for _, each in label.months) for label in marked})
    return len(at) > 1 and (
        at[-1] - at[0] == len(at) - 1 or len({min(each.short_years) for each in marked}) == 1
    )


def _is_dated(cell: Cell, times: Times) -> bool:
    """Whether the month of a row has a year; a cell that is no month is judged where it is read."""
    if month_of(cell):
        return True
    label = read_label(cell)
    if label.months:
        return times.year_of(label) is not None
    return times.year is not None or not shown(cell).isdecimal()


def _only(values: frozenset[int]) -> int | None:
    return next(iter(values)) if len(values) == 1 else None


def _clash(fixed: str, said: str, *, about: str) -> Doubt:
    question = Message(
        N_("Pemetaan menetapkan {fixed}, tetapi lembar ini menyebut {said}."), {"fixed": fixed, "said": said}
    )
    return Doubt(question, about=about)


def _told_year(year: int, context: Context) -> Message:
    if year == context.year:
        return Message(N_("Tahun {year} dari judul atau nama lembar."), {"year": str(year)})
    return Message(N_("Tahun {year} dari pemetaan."), {"year": str(year)})
