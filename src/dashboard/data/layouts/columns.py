"""What each column of a sheet means: where its words and cells leave one reading, else it is a question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from dashboard.data.layouts.areas import AreaReader
from dashboard.data.layouts.context import Context
from dashboard.data.layouts.facts import Facts, body_rows, facts_of
from dashboard.data.layouts.grid import Grid
from dashboard.data.layouts.header import Head, HeadColumn
from dashboard.data.layouts.meanings import IGNORED, Doubt, Kind, Meaning
from dashboard.data.layouts.places import area_columns
from dashboard.data.layouts.quoting import listed
from dashboard.data.layouts.words import Sense
from dashboard.i18n import N_, Message

#: A question about a column, as message ids: what is asked, and what is asked for.
_Question = tuple[str, str]
_NOT_UNDERSTOOD: Final[_Question] = (N_("Apa isi kolom {columns}?"), "")

#: Headings that say alone what a column of text is.
_BY_WORD: Final = {
    Sense.GROUP: Kind.GROUP,
    Sense.FUND: Kind.FUND,
    Sense.TEMPORARY: Kind.TEMPORARY,
    Sense.VERSION: Kind.VERSION,
    Sense.SOURCE: Kind.SOURCE,
}
#: Rows looked at to find the columns of areas.
_SAMPLE_ROWS: Final = 300
#: Dates of these years are no months of a table of members.
_YEARS_OF_BIRTH: Final = range(1920, 2012)
_WHAT_IS_COUNTED: Final = {Sense.PEOPLE, Sense.COUNT, Sense.TOTAL, Sense.ALL}


@dataclass(frozen=True, eq=False)
class Guess:
    """What the columns seem to mean.

    doubts: what is not sure of it; rows: those with numbers.
    """

    meanings: dict[int, Meaning]
    doubts: tuple[Doubt, ...] = ()
    rows: Sequence[int] = field(default=())


def guess_columns(grid: Grid, head: Head, areas: AreaReader, context: Context) -> Guess:
    """The meaning of every column that holds or heads anything."""
    rows, facts, beside = _facts(grid, head, areas)
    meanings, doubts = area_columns(grid, head, rows, facts, areas)
    asked: dict[_Question, list[HeadColumn]] = {}
    for column, each in zip(head.columns, facts, strict=True):
        if column.at in meanings:
            continue
        meaning, question = _meaning(column, each, context, beside=beside)
        if meaning is not None:
            meanings[column.at] = meaning
        if question is not None:
            asked.setdefault(question, []).append(column)
    _leave_out_registered(head, meanings, asked)
    doubts += [_doubt(question, columns) for question, columns in asked.items()]
    return Guess(meanings, tuple(doubts), rows)


def personal_columns(grid: Grid, head: Head, areas: AreaReader) -> list[int]:
    """The columns that tell persons apart; a sheet with any is a list of people."""
    rows, facts, _ = _facts(grid, head, areas)
    known = area_columns(grid, head, rows, facts, areas)[0]
    return [
        column.at
        for column, each in zip(head.columns, facts, strict=True)
        if column.at not in known and is_of_persons(column, each)
    ]


def _facts(grid: Grid, head: Head, areas: AreaReader) -> tuple[Sequence[int], list[Facts], int]:
    """The rows with a number right of the first column with areas, what stands in them, and that column."""
    sample = range(head.last + 1, min(len(grid.rows), head.last + 1 + _SAMPLE_ROWS))
    with_areas = (
        at
        for at, each in enumerate(facts_of(grid, sample, areas))
        if each.regencies or each.provinces or each.codes
    )
    beside = min(with_areas, default=0)
    rows = body_rows(grid, head, beside=beside)
    return rows, facts_of(grid, rows, areas), beside


def is_of_persons(column: HeadColumn, facts: Facts) -> bool:
    """Whether a column tells persons apart: their numbers, names or days of birth."""
    if Sense.PERSON in column.label.senses:
        return True
    if column.label.tokens == ("nama",):
        return len(facts.cells) > 1 and not facts.numbers
    born = [cell.year in _YEARS_OF_BIRTH for cell in facts.cells if isinstance(cell, date)]
    return len(born) > 1 and all(born)


def _meaning(
    column: HeadColumn, facts: Facts, context: Context, *, beside: int
) -> tuple[Meaning | None, _Question | None]:
    """What a column means, and the question it leaves open; no meaning where there is nothing."""
    label = column.label
    if label.is_blank and not facts.filled:
        return None, None
    if label.is_plainly(Sense.NUMBER, Sense.CODE) and Sense.NUMBER in label.senses:
        return IGNORED, None
    if label.is_blank and column.at < beside and facts.numbers == facts.filled:
        return IGNORED, None
    if sorted_out := _of_rows(column, facts):
        return sorted_out
    if facts.numbers or not facts.filled:
        return _of_counts(column, facts, context)
    return _of_text(column, facts)


def _of_rows(column: HeadColumn, facts: Facts) -> tuple[Meaning, _Question | None] | None:
    """A column that says of whom and when the counts of a row are."""
    label = column.label
    for sense, kind in _BY_WORD.items():
        plainly = sense in label.senses and label.is_plainly(sense, Sense.PEOPLE, Sense.ELIGIBLE)
        if plainly and not (facts.numbers and kind is not Kind.VERSION):
            return Meaning(kind), None
    if Sense.PERIOD in label.senses and label.is_plainly(Sense.PERIOD, Sense.YEAR):
        return Meaning(Kind.PERIOD), None if facts.months else _asked(N_("bulan"))
    if Sense.YEAR in label.senses and label.is_plainly(Sense.YEAR) and not label.years:
        return Meaning(Kind.YEAR), None if facts.years else _asked(N_("tahun"))
    if Sense.SEGMENT in label.senses and label.is_plainly(Sense.SEGMENT, Sense.PEOPLE):
        return Meaning(Kind.SEGMENT), None if facts.segments else _asked(N_("segmen"))
    if facts.segments and label.is_plainly(Sense.PEOPLE, Sense.NOTE):
        return Meaning(Kind.SEGMENT), None
    return None


def _of_counts(column: HeadColumn, facts: Facts, context: Context) -> tuple[Meaning, _Question | None]:
    """A column of numbers, or a headed one that is not filled yet."""
    label = column.label
    if label.senses & {Sense.OTHER, Sense.NOTE, Sense.CONTACT}:
        return IGNORED, None
    counted = label.senses & {Sense.ACTIVE, Sense.ELIGIBLE}
    measure = {Sense.ACTIVE: Kind.MEMBERS, Sense.ELIGIBLE: Kind.ELIGIBLE}
    kind = measure[next(iter(counted))] if len(counted) == 1 else None
    question = None
    if Sense.NOT_ACTIVE in label.senses:
        return IGNORED, _asked(N_("peserta aktif"))
    if not (counted or label.months or label.segments or label.senses & _WHAT_IS_COUNTED):
        return IGNORED, None if not facts.filled else _NOT_UNDERSTOOD
    if label.unknown or label.senses - _KNOWN_OF_COUNTS or len(label.segments) > 1 or len(label.months) > 1:
        question = _NOT_UNDERSTOOD
    elif kind is None and (context.measure is None or counted):
        question = _asked(N_("peserta aktif"))
    segment = next(iter(label.segments)) if len(label.segments) == 1 else ""
    return Meaning(kind or context.measure or Kind.MEMBERS, segment), question


_KNOWN_OF_COUNTS: Final = frozenset(
    {Sense.ACTIVE, Sense.ELIGIBLE, Sense.PERIOD, Sense.YEAR, Sense.SEGMENT, Sense.PLAIN, *_WHAT_IS_COUNTED}
)


def _of_text(column: HeadColumn, facts: Facts) -> tuple[Meaning, _Question | None]:
    """A column of words that is none of the contract's: left out where it can't turn counts into others."""
    label = column.label
    turns = facts.senses & {Sense.NOT_ACTIVE, Sense.ACTIVE, Sense.PERSON}
    known = {Sense.NOTE, Sense.OTHER, Sense.CONTACT, Sense.AREA, Sense.PROVINCE}
    if not turns and (label.is_blank or label.senses & known):
        return IGNORED, None
    return IGNORED, _NOT_UNDERSTOOD


def _leave_out_registered(
    head: Head, meanings: dict[int, Meaning], asked: dict[_Question, list[HeadColumn]]
) -> None:
    """Beside columns that say "aktif", those of registered people are no question: they are left out."""
    is_sure = any(
        meaning.kind is Kind.MEMBERS and Sense.ACTIVE in head.columns[at].label.senses
        for at, meaning in meanings.items()
    )
    for question in [*asked] if is_sure else []:
        left = [each for each in asked[question] if Sense.NOT_ACTIVE not in each.label.senses]
        asked.pop(question)
        if left:
            asked[question] = left


def _asked(what: str) -> _Question:
    return (N_("Apakah kolom {columns} berisi {what}?"), what)


def _doubt(question: _Question, columns: Sequence[HeadColumn]) -> Doubt:
    template, what = question
    named: dict[str, object] = {"columns": listed([column.name for column in columns]), "what": Message(what)}
    return Doubt(Message(template, named), tuple(column.at for column in columns))
