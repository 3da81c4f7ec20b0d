"""What each step of a presentation says: records made of the story in words that documents are made of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from dashboard.charts.palette import Theme
from dashboard.charts.print_charts import Frame, Point, history_alt, history_svg, screen_look
from dashboard.data.contract.words import SEGMENT_NAMES
from dashboard.data.disclosure.limits import FEW_PEOPLE
from dashboard.export.papers.tables import Cell, Kind, Table, written
from dashboard.export.papers.told import Figure, Told
from dashboard.i18n import N_
from dashboard.metrics.coverage.area_names import area_in_words
from dashboard.metrics.coverage.finding import largest_gap
from dashboard.metrics.cube.rounding import shown
from dashboard.metrics.money.plan import MOST_PEOPLE
from dashboard.metrics.story.numbers import YEAR
from dashboard.ui.frame.plain import without_marks
from dashboard.ui.parts.needed import needed_words

#: Rows of groups that can be read from the back row; the rest is counted.
_GROUPS: Final = 8
#: The line of the way here, in units of a picture that is shown about twice as large.
_WAY: Final = (760.0, 212.0)


class Step(StrEnum):
    """The steps, in their order; a link names them by their number, whatever the area has to say at each."""

    STANDING = "posisi"
    MAP = "peta"
    CATEGORIES = "kategori"
    TARGET = "target"
    COST = "biaya"
    LAPSES = "nonaktif"
    PROMISES = "komitmen"
    ASKS = "minta"
    LINK = "tautan"


STEP_NAMES: Final[dict[Step, str]] = {
    Step.STANDING: N_("Posisi"),
    Step.MAP: N_("Peta"),
    Step.CATEGORIES: N_("Kategori"),
    Step.TARGET: N_("Target dan laju"),
    Step.COST: N_("Biaya"),
    Step.LAPSES: N_("Akan nonaktif"),
    Step.PROMISES: N_("Komitmen"),
    Step.ASKS: N_("Yang kami minta"),
    Step.LINK: N_("Buka di gawai Anda"),
}


@dataclass(frozen=True)
class Printed:
    """A table as it is shown: headings, which of them stand over numbers, rows of cells, rows in bold.

    bars: the column of percentages that are drawn too, None for none; lengths: of the rows' bars, in per cent of the
    room, None where there is no number.
    """

    title: str
    head: tuple[str, ...]
    numbers: tuple[bool, ...]
    rows: tuple[tuple[str, ...], ...]
    strong: frozenset[int]
    bars: int | None = None
    lengths: tuple[float | None, ...] = ()


@dataclass(frozen=True)
class Slide:
    """What a step shows, every word and number as printed.

    finding: one sentence. figures: single numbers. lines: what is listed. notes: what is to be known of the numbers.
    picture, alt: SVG and its words, "" for none.
    """

    finding: str
    figures: tuple[Figure, ...] = ()
    tables: tuple[Printed, ...] = ()
    lines: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    picture: str = ""
    alt: str = ""


def slide(step: Step, told: Told, *, theme: Theme) -> Slide:
    """What a step shows of a story."""
    return _target(told, theme) if step is Step.TARGET else _SLIDES[step](told)


def _standing(told: Told) -> Slide:
    _, *others = told.figures  # the first is the gauge's
    return Slide(told.finding, figures=tuple(others), notes=told.cautions[:2])


def _map(told: Told) -> Slide:
    """Where it is most and least, of the kabupaten/kota on the map."""
    text, story = told.text, told.story
    known = sorted(
        (one for one in story.parts if one.coverage is not None), key=lambda one: one.coverage or 0.0
    )
    missing = len(story.parts) - len(known)
    left = (
        text("{count} dari {total} kabupaten/kota tanpa data.", count=missing, total=len(story.parts))
        if missing
        else ""
    )
    if not known:
        return Slide(left)
    low, high = known[0], known[-1]
    finding = text(
        "Cakupan tertinggi {high} ({high_value}), terendah {low} ({low_value}).",
        high=story.areas.name(high.code),
        high_value=text.percent(high.coverage),
        low=story.areas.name(low.code),
        low_value=text.percent(low.coverage),
    )
    return Slide(f"{finding} {left}".strip())


def _categories(told: Told) -> Slide:
    text, story = told.text, told.story
    segments = {SEGMENT_NAMES[key]: one for key, one in story.segments.items()}
    gap = largest_gap(segments, area=area_in_words(story.areas, story.area, text))
    groups = told.tables["kelompok"]
    notes = []
    if len(groups.rows) > _GROUPS:
        notes.append(
            text("{count} kelompok lain ada di lembar rapat dan tabel.", count=len(groups.rows) - _GROUPS)
        )
    if any(row.hidden for row in story.groups):
        notes.append(text.render(FEW_PEOPLE))
    if not groups.rows:
        notes.append(text("Peserta menurut kelompok tidak ada datanya."))
    tables = (_printed(told.tables["segmen"], told), _printed(groups, told, most=_GROUPS))
    return Slide(
        told.finding if gap is None else text.render(gap),
        tables=tables if groups.rows else tables[:1],
        notes=tuple(notes),
    )


def _target(told: Told, theme: Theme) -> Slide:
    text, story = told.text, told.story
    whole = story.whole
    projected = story.pace.run(YEAR).projected
    none = text("tidak ada data")
    figures = (
        Figure(
            text("Target {series} {year}", series=whole.series, year=whole.year),
            text("tidak ada target") if whole.target is None else text.number(whole.target),
            ""
            if whole.target_rate is None
            else text("orang, {percent} dari potensi", percent=text.percent(whole.target_rate)),
        ),
        told.figures[1],
        Figure(
            text("Laju bersih 12 bulan"),
            none if whole.rate is None else text.number(int(shown(whole.rate, digits=0)), signed=True),
            text("orang sebulan"),
        ),
        Figure(
            text("Perlu sampai Desember"),
            none if whole.required is None else text.number(whole.required),
            text("peserta baru bersih sebulan"),
        ),
        Figure(
            text("Proyeksi Desember {year}", year=whole.year),
            none if projected is None or not story.pace.months_left else text.number(projected),
            text("orang, pada laju sekarang"),
        ),
    )
    width, height = _WAY
    points = [Point(row.period, row.coverage, row.target_rate, row.whole) for row in story.history]
    known = any(each.coverage is not None for each in points)
    return Slide(
        without_marks(needed_words(whole, text)),
        figures=figures,
        picture=history_svg(
            points,
            frame=Frame(text("Cakupan kepesertaan"), "", "", ""),
            text=text,
            width=width,
            height=height,
            look=screen_look(theme),
        )
        if known
        else "",
        alt=history_alt(points, f"{text('Riwayat cakupan')}, {told.area}", text),
    )


def _cost(told: Told) -> Slide:
    text, story = told.text, told.story
    found, whole = story.closing, story.whole
    if found is None:
        if whole.gap is not None and whole.gap <= 0:
            return Slide(text("Target sudah tercapai, jadi tidak ada selisih yang perlu dibiayai."))
        if whole.gap is None or whole.gap > MOST_PEOPLE:
            return Slide(f"{without_marks(needed_words(whole, text))} {text('Biayanya juga tidak.')}")
        return Slide(text("Tidak ada tarif iuran yang berlaku untuk menghitung biaya menutup selisih."))
    people, cost = found.plan.people, found.outcome.cost
    after = found.outcome.effect.after
    return Slide(
        text(
            "Menutup selisih {people} orang selama {months} bulan memerlukan {rupiah}.",
            people=people,
            months=found.plan.terms.months,
            rupiah=text.rupiah(cost.total),
        ),
        figures=(
            Figure(
                text("Orang"),
                text.number(people),
                text("selisih ke target {series} {year}", series=whole.series, year=whole.year),
            ),
            Figure(
                text("Biaya"),
                text.rupiah_short(cost.total),
                text(
                    "untuk {months} bulan mulai {month}",
                    months=found.plan.terms.months,
                    month=text.month(found.plan.terms.start),
                ),
            ),
            Figure(
                text("Cakupan sesudahnya"),
                written(after, Kind.PERCENT, text),
                text("sekarang {percent}", percent=text.percent(whole.coverage)),
            ),
        ),
        tables=(_printed(told.tables["biaya"], told),),
        notes=_note(told.tables["biaya"]),
    )


def _lapses(told: Told) -> Slide:
    text, found = told.text, told.story.lapses
    table = told.tables["masa_iur"]
    if not found.known:
        return Slide(
            text(
                "Data pendanaan wilayah ini tidak ada untuk bulan ini, jadi tidak diketahui siapa yang akan nonaktif."
            )
        )
    total = found.total
    if not (total.ending.groups or total.inactive.groups or total.overdue.groups or total.arrears.groups):
        return Slide(text("Tidak ada masa iuran yang habis, terlambat, atau menunggak dalam 3 bulan."))
    shown_people = [
        text("disembunyikan") if each.people is None else text.number(each.people)
        for each in (total.ending, total.inactive)
    ]
    return Slide(
        text(
            "Masa iuran {ending} orang habis dalam 3 bulan; {inactive} orang akan nonaktif bila tidak dibayar.",
            ending=shown_people[0],
            inactive=shown_people[1],
        ),
        tables=(_printed(table, told),),
        notes=_note(table),
    )


def _promises(told: Told) -> Slide:
    text, found = told.text, told.story.promises
    if found is None:
        return Slide(text("Tidak ada komitmen tercatat yang dapat ditampilkan untuk {area}.", area=told.area))
    table = told.tables["komitmen"]
    if found.count is None:
        finding = text("Jumlah komitmen disembunyikan, karena terlalu sedikit untuk ditampilkan.")
    elif found.people is None:
        finding = text("{count} janji tercatat sampai bulan ini.", count=found.count)
    else:
        finding = text(
            "{count} janji untuk {people} orang tercatat sampai bulan ini.",
            count=found.count,
            people=found.people,
        )
    return Slide(finding, tables=(_printed(table, told),), notes=_note(table))


def _asks(told: Told) -> Slide:
    text = told.text
    if told.asks:
        return Slide(text("Yang paling mendesak lebih dulu."), lines=told.asks)
    if told.story.empty or told.story.whole.coverage is None:
        return Slide(text("Belum ada yang dapat diminta; datanya belum lengkap."))
    return Slide(text("Angka bulan ini tidak memerlukan permintaan."))


def _link(told: Told) -> Slide:
    return Slide(told.text("Paparan ini terbuka di gawai Anda, dengan wilayah dan bulan yang sama."))


_SLIDES: Final[dict[Step, Callable[[Told], Slide]]] = {
    Step.STANDING: _standing,
    Step.MAP: _map,
    Step.CATEGORIES: _categories,
    Step.COST: _cost,
    Step.LAPSES: _lapses,
    Step.PROMISES: _promises,
    Step.ASKS: _asks,
    Step.LINK: _link,
}


def _note(table: Table) -> tuple[str, ...]:
    return (table.note,) if table.note else ()


def _printed(table: Table, told: Told, *, most: int | None = None) -> Printed:
    rows = table.written(told.text)[:most]
    bars = next((at for at, column in enumerate(table.columns) if column.kind is Kind.PERCENT), None)
    return Printed(
        title=table.title,
        head=tuple(column.name for column in table.columns),
        numbers=tuple(column.is_number for column in table.columns),
        rows=tuple(tuple(row) for row in rows),
        strong=frozenset(at for at in table.strong if at < len(rows)),
        bars=bars,
        lengths=() if bars is None else _lengths([row[bars] for row in table.rows[:most]]),
    )


def _lengths(cells: Sequence[Cell]) -> tuple[float | None, ...]:
    """Bars of percentages on one scale from 0 to 100, or to the largest above."""
    values = [float(cell) if isinstance(cell, int | float) else None for cell in cells]
    most = max((100.0, *(value for value in values if value is not None)))
    return tuple(None if value is None else value / most * 100 for value in values)
