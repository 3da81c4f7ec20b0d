"""`paparan`: a 16:9 deck of one area and month, everything in it editable, with the sentences to say in the notes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from pptx.util import Inches

from dashboard.charts.map_picture import map_alt
from dashboard.charts.palette import PALETTES, Theme
from dashboard.data.contract.region import THE_REGION
from dashboard.data.outlines.boundaries import CREDIT
from dashboard.data.outlines.geometry import Geometry
from dashboard.export.papers import slides
from dashboard.export.papers.deck_map import Frame, add_map, legend_rows
from dashboard.export.papers.link import qr_png
from dashboard.export.papers.pictures import PictureKind, area_data, picture
from dashboard.export.papers.same_bytes import same_bytes
from dashboard.export.papers.tables import Table
from dashboard.export.papers.told import Told
from dashboard.i18n import N_
from dashboard.metrics.cube.months import month_end
from dashboard.metrics.story.numbers import Numbers

TITLE: Final = N_("Paparan")
#: Rows of a table that fit on one slide; what is more goes on on the next, its head repeated.
_ROWS: Final = 24
_TALL: Final = 18
#: Where the tables of one slide stand: left, top, width in inches.
_PLACES: Final = {"perubahan": (0.5, 1.3, 4.7), "masa_iur": (5.5, 1.3, 7.3), "biaya": (0.5, 4.6, 12.3)}
_WIDTHS: Final = (0.5, 2.6, 1.2, 1.2, 1, 1.3, 1.2, 1.1, 1.2)


def deck(told: Told, numbers: Numbers, geometry: Geometry) -> bytes:
    """The bytes of the .pptx."""
    text = told.text
    made = slides.blank_deck()
    made.core_properties.title = told.title(text(TITLE))
    made.core_properties.author = text("Dasbor cakupan {region}", region=THE_REGION.nama)
    made.core_properties.comments = told.source
    _front(made, told)
    _map(made, told, numbers, geometry)
    _history(made, told, numbers, geometry)
    _segments(made, told)
    for table, words in _parts(told):
        page = _slide(made, told, words, notes=told.based)
        tall = len(table.rows) <= _TALL
        slides.add_table(
            page,
            table,
            text,
            (0.5, 1.3, 12.3),
            size=12 if tall else 10.5,
            row=0.29 if tall else 0.22,
            widths=_WIDTHS,
        )
    _change(made, told)
    _last(made, told)
    slides.speak(made, text)
    return same_bytes(slides.deck_bytes(made), day=told.day)


def _slide(made: Any, told: Told, title: str, *, notes: str) -> Any:
    said = "\n".join(filter(None, (notes, told.source, told.link)))
    return slides.new_slide(made, title, stamp=told.stamp, source=told.source, notes=said)


def _front(made: Any, told: Told) -> None:
    page = _slide(made, told, f"{told.area}, {told.month}", notes="\n".join((told.finding, *told.notes)))
    slides.box(page, "temuan", [told.finding], (0.5, 1.35, 12.3, 1.3), size=28, bold=True)
    slides.box(page, "hitungan", [told.based], (0.5, 2.75, 12.3, 0.5), size=16, ink=slides.MUTED)
    for at, figure in enumerate(told.figures):
        left = 0.5 + at * 3.12
        slides.box(page, figure.label, [figure.label], (left, 3.5, 3, 0.45), size=18)
        slides.box(
            page,
            f"{figure.label}: angka",
            [figure.value],
            (left, 3.95, 3, 0.85),
            size=34,
            bold=True,
            ink=slides.BLUE,
        )
        slides.box(
            page, f"{figure.label}: dasar", [figure.under], (left, 4.85, 3, 0.8), size=14, ink=slides.MUTED
        )
    if told.notes:
        slides.box(page, "catatan", list(told.notes[:3]), (0.5, 5.8, 12.3, 1.1), size=14)


def _map(made: Any, told: Told, numbers: Numbers, geometry: Geometry) -> None:
    text, story = told.text, told.story
    data = area_data(told, numbers)
    alt = map_alt(data, period=story.period, areas=story.areas, text=text)
    page = _slide(made, told, f"{data.title}, {told.month}", notes=alt)
    group = slides.named(page.shapes.add_group_shape(), text("Peta cakupan"), alt)
    frame = Frame(Inches(0.4), Inches(1.25), Inches(8.4), Inches(5.7))
    first = max(int(each) for each in page.shapes._spTree.xpath(".//p:cNvPr/@id")) + 1
    add_map(
        group,
        data,
        period=story.period,
        territory=story.around,
        frame=frame,
        first=first,
        areas=story.areas,
        geometry=geometry,
        text=text,
    )
    rows = legend_rows(data, story.period, text)
    legend = slides.named(
        page.shapes.add_group_shape(),
        text("Legenda"),
        "; ".join(f"{row.label}: {text.number(row.count)}" for row in rows),
    )
    slides.box(
        page,
        text("Jumlah kabupaten/kota"),
        [text("Jumlah kabupaten/kota")],
        (9.1, 1.3, 3.8, 0.35),
        size=14,
        bold=True,
    )
    for at, row in enumerate(rows):
        top = 1.75 + at * 0.62
        slides.swatch(
            legend.shapes,
            row.label,
            row.fill,
            (9.1, top + 0.06, 0.42, 0.26),
            hatch=PALETTES[Theme.LIGHT].hatch,
        )
        slides.box(
            page,
            f"{row.label}: {row.count}",
            [f"{row.label}: {text.number(row.count)}"],
            (9.62, top - 0.03, 3.3, 0.34),
            size=15,
        )
        if row.note:
            slides.box(page, row.note, [row.note], (9.62, top + 0.25, 3.3, 0.3), size=11, ink=slides.MUTED)


def _history(made: Any, told: Told, numbers: Numbers, geometry: Geometry) -> None:
    text, months = told.text, told.story.history
    drawn = picture(PictureKind.HISTORY, told, numbers, geometry)
    page = _slide(made, told, f"{text('Riwayat cakupan')}, {told.area}", notes=drawn.alt)
    series = [(text("Cakupan"), [row.coverage for row in months], slides.BLUE)]
    if any(row.target_rate is not None for row in months):
        series.append((text("Target"), [row.target_rate for row in months], "C2570C"))
    slides.add_chart(
        page,
        text("Riwayat cakupan"),
        drawn.alt,
        categories=[month_end(row.period) for row in months],
        series=series,
        place=(0.5, 1.3, 12.3, 5.6),
        text=text,
        line=True,
    )


def _segments(made: Any, told: Told) -> None:
    text, table = told.text, told.tables["segmen"]
    words = "; ".join(f"{row[0]}: {row[3]}" for row in table.written(text))
    page = _slide(made, told, f"{text('Cakupan menurut segmen')}, {told.area}", notes=words)
    standings = (*told.story.segments.values(), told.story.whole)
    slides.add_chart(
        page,
        text("Cakupan menurut segmen"),
        words,
        categories=[row[0] for row in table.written(text)],
        series=[(text("Cakupan"), [one.coverage for one in standings], slides.BLUE)],
        place=(0.5, 1.3, 12.3, 3.3),
        text=text,
        line=False,
    )
    slides.add_table(page, table, text, (0.5, 4.75, 12.3), size=15, row=0.4, widths=(3, 1, 1, 1, 1))


def _parts(told: Told) -> Iterator[tuple[Table, str]]:
    """The kabupaten/kota, so many rows a slide, and each slide's title."""
    whole = told.tables["wilayah"]
    table = whole.only(*(whole.columns[at].name for at in (0, 2, 3, 4, 5, 6, 7, 8, 9)))
    count = len(table.rows)
    slides_of = -(-count // _ROWS)
    each = -(-count // slides_of)
    for start in range(0, count, each):
        end = min(count, start + each)
        strong = frozenset(at - start for at in table.strong if start <= at < end)
        title = f"{table.title}, {told.month}"
        if slides_of > 1:
            title = told.text(
                "{title} ({first}–{last} dari {count})", title=title, first=start + 1, last=end, count=count
            )
        yield Table(table.key, table.title, table.columns, table.rows[start:end], "", strong), title


def _change(made: Any, told: Told) -> None:
    text = told.text
    tables = [told.tables[key] for key in _PLACES if key in told.tables]
    page = _slide(
        made,
        told,
        text("Yang berubah, yang habis, dan biayanya"),
        notes="\n".join(table.note for table in tables if table.note),
    )
    for table in tables:
        left, top, width = _PLACES[table.key]
        slides.box(page, table.title, [table.title], (left, top, width, 0.4), size=18, bold=True)
        widths = (2.6, *[1.0] * (len(table.columns) - 1))
        slides.add_table(page, table, text, (left, top + 0.45, width), size=13, row=0.34, widths=widths)
        if table.note:
            under = top + 0.45 + 0.34 * (len(table.rows) + 2)
            slides.box(
                page,
                f"{table.title}: {text('catatan')}",
                [table.note],
                (left, under, width, 0.7),
                size=12,
                ink=slides.MUTED,
            )


def _last(made: Any, told: Told) -> None:
    text = told.text
    meanings = [f"{term}: {meaning}" for term, meaning in told.definitions]
    page = _slide(made, told, text("Yang kami minta"), notes="\n".join((*told.asks, *meanings)))
    asked = [f"{number}. {words}" for number, words in enumerate(told.asks, start=1)]
    slides.box(
        page,
        text("Yang kami minta"),
        asked or [text("Belum ada yang dapat diminta; datanya belum lengkap.")],
        (0.5, 1.35, 9, 3.4),
        size=20,
        space=8,
    )
    slides.box(
        page,
        text("Definisi dan sumber"),
        [*meanings, text.render(CREDIT)],
        (0.5, 4.95, 9, 2),
        size=10,
        ink=slides.MUTED,
    )
    if told.link:
        slides.add_image(page, text("Kode QR tautan"), qr_png(told.link), (9.9, 1.5, 2.9))
        slides.box(page, text("Tautan"), [told.link], (9.9, 4.5, 2.95, 0.9), size=11)
