"""`gambar`, and the pictures within other documents: maps and charts of a story as SVG, and any of them as PNG."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from dashboard.charts.indicator_map import indicator_map
from dashboard.charts.indicators import ACHIEVEMENT, CHANGE, COVERAGE, NOT_COVERED, Indicator
from dashboard.charts.map_payload import MapData
from dashboard.charts.map_picture import map_alt
from dashboard.charts.print_charts import Bar, Frame, Point, bars_alt, bars_svg, history_alt, history_svg
from dashboard.charts.print_map import print_map
from dashboard.data.contract.words import Level
from dashboard.data.outlines.geometry import Geometry
from dashboard.export.papers.tables import Table
from dashboard.export.papers.told import Told
from dashboard.i18n import N_, Language
from dashboard.metrics.story.numbers import YEAR, Numbers

#: The indicators that documents show on maps.
MAPPED: Final = (COVERAGE, ACHIEVEMENT, NOT_COVERED, CHANGE)
#: On more areas than this no numbers are written.
MOST_NUMBERED: Final = 24


class PictureKind(StrEnum):
    """The pictures of a story."""

    MAP = "peta"
    HISTORY = "riwayat"
    SEGMENTS = "segmen"
    GROUPS = "kelompok"


PICTURE_NAMES: Final[dict[PictureKind, str]] = {
    PictureKind.MAP: N_("Peta cakupan"),
    PictureKind.HISTORY: N_("Riwayat cakupan"),
    PictureKind.SEGMENTS: N_("Cakupan menurut segmen"),
    PictureKind.GROUPS: N_("Peserta menurut kelompok"),
}


@dataclass(frozen=True)
class Drawn:
    """A picture as SVG, and what it shows in words."""

    svg: str
    alt: str


def picture(kind: PictureKind, told: Told, numbers: Numbers, geometry: Geometry) -> Drawn:
    """A picture that can be sent around alone: title, area, date, source, legend, and the sample's mark."""
    match kind:
        case PictureKind.MAP:
            return area_map(told, numbers, geometry)
        case PictureKind.HISTORY:
            return _history(told)
        case PictureKind.SEGMENTS:
            return _bars(told, told.tables["segmen"], value="Cakupan", title=PICTURE_NAMES[kind])
        case PictureKind.GROUPS:
            return _bars(
                told, told.tables["kelompok"], value="Bagian dari peserta", title=PICTURE_NAMES[kind]
            )


def area_data(told: Told, numbers: Numbers) -> MapData:
    """Coverage of the kabupaten/kota of the area, or of those of a kabupaten/kota's province, and of no others."""
    every = indicator_data(numbers, COVERAGE, told.text)
    return replace(
        every,
        values=every.values[[one.code for one in told.story.parts]],
        active=None,
        eligible=None,
        title=f"{every.title}, {_territory(told)}",
    )


def area_map(told: Told, numbers: Numbers, geometry: Geometry) -> Drawn:
    """The map of `area_data`, a kabupaten/kota that the story is of marked in it."""
    story = told.story
    data = area_data(told, numbers)
    numbered = {str(row[1]): at for at, row in enumerate(told.tables["wilayah"].rows, start=1)}
    svg = print_map(
        data,
        period=story.period,
        areas=story.areas,
        geometry=geometry,
        text=told.text,
        territory=story.around,
        outlined=None if story.around == story.area else story.area,
        numbered=numbered if len(numbered) <= MOST_NUMBERED else None,
    )
    return Drawn(svg, map_alt(data, period=story.period, areas=story.areas, text=told.text))


def indicator_data(numbers: Numbers, indicator: Indicator, text: Language) -> MapData:
    """An indicator of all kabupaten/kota in every month of the data."""
    return indicator_map(
        numbers.months(Level.REGENCY),
        of=numbers.dataset,
        indicator=indicator,
        level=Level.REGENCY,
        text=text,
        span=YEAR,
    )


def png(svg: str, *, width: int = 2000) -> bytes:
    """A picture as PNG, so many pixels wide; the same bytes each time."""
    from dashboard.export.papers.typesetting import picture_png  # noqa: PLC0415 - imported when first needed

    return picture_png(svg.encode(), width=width)


def _history(told: Told) -> Drawn:
    points = [Point(row.period, row.coverage, row.target_rate, row.whole) for row in told.story.history]
    frame = _frame(told, PICTURE_NAMES[PictureKind.HISTORY])
    return Drawn(
        history_svg(points, frame=frame, text=told.text), history_alt(points, frame.title, told.text)
    )


def _bars(told: Told, table: Table, *, value: str, title: str) -> Drawn:
    text = told.text
    at = [column.name for column in table.columns].index(text(value))
    written = table.written(text)
    bars = []
    for cells, words in zip(table.rows, written, strict=True):
        cell = cells[at]
        known = isinstance(cell, int | float)
        bars.append(
            Bar(
                name=words[0],
                value=float(cell) if isinstance(cell, int | float) else None,
                words=f"{words[at]} ({words[1]})" if known else "",
                instead="" if known else words[at],
            )
        )
    frame = _frame(told, title)
    return Drawn(bars_svg(bars, frame=frame), bars_alt(bars, frame.title))


def _frame(told: Told, title: str) -> Frame:
    return Frame(f"{told.text(title)}, {told.area}", told.month, told.source, told.stamp)


def _territory(told: Told) -> str:
    story = told.story
    if story.around == story.area:
        return told.area
    return told.text("Provinsi {name}", name=story.areas.name(story.around))
