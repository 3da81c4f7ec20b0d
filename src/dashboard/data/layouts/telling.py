"""How a sheet was read, in words: which rows and columns are what, and what was left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from dashboard.data.layouts.layout import Layout
from dashboard.data.layouts.lines import LineKind, Lines
from dashboard.data.layouts.meanings import KIND_NAMES, TABLES, Kind, Meaning
from dashboard.data.layouts.quoting import listed
from dashboard.data.layouts.sums import CheckedSums
from dashboard.i18n import N_, Message, Month


def told(layout: Layout, checked: CheckedSums, *, unfilled: Sequence[str]) -> Iterator[Message]:
    """The reading of one sheet, line by line."""
    lines = checked.lines
    yield from _rows(layout, lines)
    yield from _hidden(layout, lines)
    if layout.is_declared:
        yield Message(N_("Kolom dibaca menurut pemetaan yang sudah dikonfirmasi."))
    yield from _columns(layout)
    yield from layout.times.told
    if checked.rows or checked.columns:
        yield Message(
            N_(
                "Jumlah di lembar diperiksa: {rows} baris jumlah sama dengan jumlah barisnya, {count} "
                "kolom jumlah; keduanya tidak ikut dibaca sebagai data."
            ),
            {"rows": checked.rows, "count": checked.columns},
        )
    if checked.unreckoned:
        yield Message(
            N_(
                "{count} baris atau kolom jumlah tidak diperiksa: rumusnya belum dihitung, atau angkanya "
                "tertulis sebagai teks."
            ),
            {"count": checked.unreckoned},
        )
    if unfilled:
        yield Message(N_("Belum terisi, jadi tidak dibaca: {columns}."), {"columns": listed(unfilled)})
    if lines.filled:
        yield Message(N_("{count} sel kosong mengikuti sel di atasnya."), {"count": lines.filled})
    yield from _not_broken_down(layout)


#: Hidden rows that are named.
_EXAMPLES: Final = 5
#: Rows of a kind, as they are counted.
_COUNTED: Final = (
    (LineKind.DATA, N_("{count} baris data")),
    (LineKind.TOTAL, N_("{count} baris jumlah")),
    (LineKind.HEADING, N_("{count} subjudul")),
    (LineKind.MARKS, N_("{count} judul berulang atau nomor kolom")),
    (LineKind.NOTE, N_("{count} catatan atau tanda tangan")),
)


def _rows(layout: Layout, lines: Lines) -> Iterator[Message]:
    """Every row that is not blank, by what it is."""
    head, grid = layout.head, layout.grid
    place: dict[str, object] = {
        "sheet": f"{grid.name}: " if grid.name else "",
        "rows": str(head.first + 1) if head.first == head.last else f"{head.first + 1}–{head.last + 1}",
    }
    counts = [(lines.count(kind), words) for kind, words in _COUNTED]
    counts.append(
        (sum(not grid.is_blank_row(row) for row in range(head.first)), N_("{count} baris judul tabel"))
    )
    said = Message(N_("{sheet}judul kolom di baris {rows}"), place)
    for count, words in counts:
        if count:
            said = Message(
                N_("{first}, {second}"), {"first": said, "second": Message(words, {"count": count})}
            )
    yield Message(N_("{value}."), {"value": said})
    months = sorted({period for period in layout.times.periods.values() if period})
    if len(months) == 1:
        yield Message(N_("Bulan menurut lembar: {month}."), {"month": Month(months[0])})
    elif months:
        span = {"first": Month(months[0]), "last": Month(months[-1]), "count": len(months)}
        yield Message(N_("Bulan menurut lembar: {first} sampai {last} ({count} bulan)."), span)


def _hidden(layout: Layout, lines: Lines) -> Iterator[Message]:
    """What Excel does not show and is read all the same."""
    if layout.grid.is_hidden:
        yield Message(N_("Lembar ini tersembunyi di Excel dan ikut dibaca."))
    read = [str(line.at + 1) for line in lines.data if line.at in layout.grid.hidden]
    if read:
        rows = ", ".join(read[:_EXAMPLES]) + (", …" if len(read) > _EXAMPLES else "")
        yield Message(
            N_("{count} baris tersembunyi ikut dibaca (baris {rows})."), {"count": len(read), "rows": rows}
        )


def _columns(layout: Layout) -> Iterator[Message]:
    """Each meaning and the columns of it."""
    by_meaning: dict[tuple[Kind, str], list[str]] = {}
    for at, meaning in sorted(layout.meanings.items()):
        segment = layout.segments.get(at, meaning.segment)
        by_meaning.setdefault((meaning.kind, segment), []).append(layout.head.columns[at].name)
    for (kind, segment), names in by_meaning.items():
        if kind is Kind.IGNORED:
            yield Message(N_("Tidak dipakai: {columns}."), {"columns": listed(names)})
        else:
            yield Message(
                N_("Kolom {columns} = {meaning}."),
                {"columns": listed(names), "meaning": meaning_words(Meaning(kind, segment))},
            )


def _not_broken_down(layout: Layout) -> Iterator[Message]:
    """What the contract asks and the sheet does not say."""
    if TABLES[Kind.MEMBERS] not in layout.tables:
        return
    missing = [
        f"{kind} = {value}"
        for kind, value in ((Kind.GROUP, "SEMUA"), (Kind.FUND, "SEMUA"), (Kind.TEMPORARY, "tidak"))
        if layout.column(kind) is None
    ]
    if missing:
        yield Message(N_("Tidak dirinci di lembar ini, jadi {values}."), {"values": ", ".join(missing)})


def meaning_words(meaning: Meaning) -> Message:
    """A meaning as it is shown: peserta aktif, PU."""
    name = Message(KIND_NAMES[meaning.kind])
    if not meaning.segment:
        return name
    return Message(N_("{meaning}, {segment}"), {"meaning": name, "segment": meaning.segment})
