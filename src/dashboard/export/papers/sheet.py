"""`lembar`: what lies on the table, two A4 pages of one area and month as a tagged PDF."""

from __future__ import annotations

from typing import Final

from dashboard.data.outlines.geometry import Geometry
from dashboard.export.papers.pictures import PictureKind, picture
from dashboard.export.papers.printed import common, printed, qr
from dashboard.export.papers.tables import Table
from dashboard.export.papers.told import Told
from dashboard.export.papers.typesetting import pages, pdf
from dashboard.i18n import N_
from dashboard.metrics.story.numbers import Numbers

TITLE: Final = N_("Lembar rapat")
_TEMPLATE: Final = "lembar.typ"
#: More kabupaten/kota than this stand in three columns side by side, with fewer numbers each.
_ONE_COLUMN: Final = 24
_BLOCKS: Final = 3


def sheet(told: Told, numbers: Numbers, geometry: Geometry) -> bytes:
    """The bytes of the PDF."""
    data, files = _filled(told, numbers, geometry)
    return pdf(_TEMPLATE, data, files, day=told.day)


def sheet_pages(told: Told, numbers: Numbers, geometry: Geometry, *, resolution: int = 80) -> list[bytes]:
    """The pages as PNG, to be looked at."""
    data, files = _filled(told, numbers, geometry)
    return pages(_TEMPLATE, data, files, resolution=resolution)


def _filled(told: Told, numbers: Numbers, geometry: Geometry) -> tuple[dict[str, object], dict[str, bytes]]:
    text = told.text
    map_, history = (
        picture(kind, told, numbers, geometry) for kind in (PictureKind.MAP, PictureKind.HISTORY)
    )
    blocks = _parts(told)
    many = len(blocks) > 1
    pairs = [told.tables[key] for key in ("perubahan", "biaya") if key in told.tables]
    data = common(told, text(TITLE)) | {
        "alt": {"map": map_.alt, "history": history.alt},
        "map_height": 112,
        "chart_height": 52,
        "small": 7 if many else 8,
        "pad": 1.6 if many else 2.1,
        "segments": printed(_short(told.tables["segmen"], told), text),
        "lapses": printed(told.tables["masa_iur"].only(*_names(told.tables["masa_iur"], 0, 1)), text),
        "pairs": [printed(table, text) for table in pairs],
        "parts_title": told.tables["wilayah"].title,
        "parts": [printed(table, text) for table in blocks],
        "widths": [0.5, 3, 1.1, 1.2] if many else [0.4, 2.2, 1.1, 1.1, 1, 1.2, 1.1, 1, 1.1],
    }
    return data, {"map.svg": map_.svg.encode(), "history.svg": history.svg.encode(), **qr(told)}


def _parts(told: Told) -> list[Table]:
    """The kabupaten/kota in one table, or in three with fewer columns."""
    table = told.tables["wilayah"]
    if len(table.rows) <= _ONE_COLUMN:
        return [table.only(*_names(table, 0, 2, 3, 4, 5, 6, 7, 8, 9))]
    short = table.only(*_names(table, 0, 2, 5, 6))
    each = -(-len(short.rows) // _BLOCKS)
    return [
        Table(short.key, short.title, short.columns, short.rows[start : start + each])
        for start in range(0, len(short.rows), each)
    ]


def _short(table: Table, told: Told) -> Table:
    """Segments by their codes: the full names are in the definitions of the workbook."""
    codes = (*told.story.segments, told.text("Semua"))
    rows = tuple((code, *row[1:]) for code, row in zip(codes, table.rows, strict=True))
    return Table(table.key, table.title, table.columns, rows, table.note, table.strong)


def _names(table: Table, *at: int) -> tuple[str, ...]:
    return tuple(table.columns[each].name for each in at)
