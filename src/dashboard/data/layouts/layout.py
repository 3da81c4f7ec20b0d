"""The layout of one sheet: headings, what its columns mean, and every question it leaves open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from dashboard.data.contract.as_sent import Cell, is_blank
from dashboard.data.contract.words import ALL
from dashboard.data.layouts.areas import AreaReader
from dashboard.data.layouts.columns import Guess, guess_columns
from dashboard.data.layouts.context import Context
from dashboard.data.layouts.grid import Grid
from dashboard.data.layouts.header import Head
from dashboard.data.layouts.lines import Lines, read_lines
from dashboard.data.layouts.meanings import TABLES, Doubt, Fixed, Kind, Meaning
from dashboard.data.layouts.row_sums import find_sums
from dashboard.data.layouts.times import Times, times_of
from dashboard.data.layouts.words import Sense, read_title
from dashboard.i18n import N_, Message


@dataclass(frozen=True, eq=False)
class Layout:
    """How a sheet is laid out.

    meanings: of every column that holds anything; parts: column of sums -> the columns it sums.
    lines: the rows below the headings. segments: column of counts -> the segment, "" where rows say it.
    doubts: what is not known for sure; a sheet with any is not read.
    is_declared: whether it is read as somebody has confirmed.
    """

    grid: Grid
    head: Head
    meanings: dict[int, Meaning]
    parts: dict[int, tuple[int, ...]]
    lines: Lines
    times: Times
    segments: dict[int, str]
    context: Context
    fixed: Fixed
    doubts: tuple[Doubt, ...]
    is_declared: bool = False

    @cached_property
    def counts(self) -> tuple[int, ...]:
        """The columns whose cells become rows of the contract."""
        return tuple(sorted(at for at, meaning in self.meanings.items() if meaning.is_count))

    @cached_property
    def tables(self) -> tuple[str, ...]:
        """The contract's tables that its counts go to."""
        kinds = {self.meanings[at].kind for at in self.counts}
        return tuple(table for kind, table in TABLES.items() if kind in kinds)

    def column(self, kind: Kind) -> int | None:
        """The first column of a kind."""
        return self._first_of.get(kind)

    @cached_property
    def _first_of(self) -> dict[Kind, int]:
        return {meaning.kind: at for at, meaning in sorted(self.meanings.items(), key=lambda each: -each[0])}


def lay_out(
    grid: Grid,
    head: Head,
    areas: AreaReader,
    *,
    declared: Mapping[str, Meaning] | None = None,
    fixed: Fixed | None = None,
) -> Layout:
    """The layout of a sheet with these headings.

    declared: what columns mean by the keys of their headings, as somebody has confirmed it; it goes before
    what is recognised. fixed: what holds for the whole sheet.
    """
    fixed = fixed or Fixed()
    unclear = tuple(word for word in head.subject.unknown if word not in areas.words)
    context = Context(head.title, read_title(grid.name), unclear)
    guess = guess_columns(grid, head, areas, context)
    keys = {column.at: column.key for column in head.columns}
    meanings, doubts = _with_declared(guess, keys, declared or {})
    sums = find_sums(grid, head, meanings, guess.rows)
    settled = {
        at for at in sums.meanings if keys[at] in (declared or {}) and meanings[at].kind is not Kind.TOTAL
    }
    meanings |= {at: meaning for at, meaning in sums.meanings.items() if at not in settled}
    parts = {at: columns for at, columns in sums.parts.items() if at not in settled}
    doubts += [each for each in sums.doubts if not settled.issuperset(each.columns)]
    lines = read_lines(grid, head, meanings, parts, areas)
    times = times_of(head, meanings, context, fixed, _month_cells(lines))
    segments, unknown_segment = _segments(head, meanings, lines, context, fixed)
    if not any(meaning.is_count for meaning in meanings.values()):
        doubts.append(Doubt(Message(N_("Kolom mana yang berisi peserta aktif atau potensi?"))))
    return Layout(
        grid=grid,
        head=head,
        meanings=meanings,
        parts=parts,
        lines=lines,
        times=times,
        segments=segments,
        context=context,
        fixed=fixed,
        doubts=(
            *doubts,
            *lines.doubts,
            *times.doubts,
            *unknown_segment,
            *_of_whom(context, fixed),
            *_twice(head, meanings, times, segments),
        ),
        is_declared=declared is not None,
    )


def _with_declared(
    guess: Guess, keys: Mapping[int, str], declared: Mapping[str, Meaning]
) -> tuple[dict[int, Meaning], list[Doubt]]:
    """The meanings, with what was confirmed in the place of what was guessed; a question answered is none."""
    answered = {at for at in guess.meanings if keys[at] in declared}
    meanings = guess.meanings | {at: declared[keys[at]] for at in answered}
    has_area = any(meaning.kind in {Kind.AREA, Kind.CODE, Kind.REGENCY_CODE} for meaning in meanings.values())
    doubts = [
        each
        for each in guess.doubts
        if (not answered.issuperset(each.columns) if each.columns else not (has_area and declared))
    ]
    return meanings, doubts


def _month_cells(lines: Lines) -> list[Cell] | None:
    """The distinct cells in which rows, or sub-headings above them, name months; None where they don't."""
    cells = [line.month if is_blank(cell := line.dim(Kind.PERIOD)) else cell for line in lines.data]
    named = list(dict.fromkeys(cell for cell in cells if not is_blank(cell)))
    return named if named and not any(map(is_blank, cells)) else None


def _segments(
    head: Head, meanings: Mapping[int, Meaning], lines: Lines, context: Context, fixed: Fixed
) -> tuple[dict[int, str], list[Doubt]]:
    """The segment of each column of counts, by its headings, the rows, the sheet or what is fixed."""
    by_rows = any(meaning.kind is Kind.SEGMENT for meaning in meanings.values()) or (
        bool(lines.data) and all(line.segment for line in lines.data)
    )
    found: dict[int, str] = {}
    doubts: list[Doubt] = []
    for at, meaning in meanings.items():
        if not meaning.is_count:
            continue
        says_all = head.columns[at].label.senses & {Sense.ALL, Sense.TOTAL}
        if meaning.segment or by_rows:
            found[at] = meaning.segment
            continue
        found[at] = context.segment or (ALL if says_all else fixed.segment)
        if not found[at] and not doubts:
            question = Message(N_("Segmen apa? Lembar ini tidak menyebut satu segmen atau seluruh pekerja."))
            doubts.append(Doubt(question, about="segment"))
    if fixed.segment and context.segment not in {"", fixed.segment}:
        said: dict[str, object] = {"fixed": fixed.segment, "said": context.segment}
        question = Message(N_("Pemetaan menetapkan {fixed}, tetapi lembar ini menyebut {said}."), said)
        doubts.append(Doubt(question, about="segment"))
    return found, doubts


def _of_whom(context: Context, fixed: Fixed) -> Iterator[Doubt]:
    """Whether all people of the segment are counted, one by one."""
    if context.says_some and not fixed.group:
        question = Message(N_("Kelompok apa? Judul atau nama lembar menyebut sebagian pekerja saja."))
        yield Doubt(question, about="group")
    if context.is_scaled:
        yield Doubt(Message(N_("Judul menyebut ribuan atau jutaan: tulis jumlah orang selengkapnya.")))


def _twice(
    head: Head, meanings: Mapping[int, Meaning], times: Times, segments: Mapping[int, str]
) -> list[Doubt]:
    """Columns of one count, month and segment: only one of them can be meant."""
    seen: dict[tuple[object, ...], int] = {}
    doubts = []
    for at, segment in segments.items():
        if (times.periods.get(at) or not head.columns[at].label.months) and at in times.periods:
            key = (meanings[at].kind, times.periods[at], segment)
            if key in seen:
                names: dict[str, object] = {
                    "first": head.columns[seen[key]].name,
                    "second": head.columns[at].name,
                }
                question = Message(
                    N_("Kolom “{first}” atau “{second}”? Keduanya berisi angka yang sama jenisnya."), names
                )
                doubts.append(Doubt(question, columns=(at,)))
            seen.setdefault(key, at)
    return doubts
