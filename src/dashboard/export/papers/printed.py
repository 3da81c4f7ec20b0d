"""What templates are filled with: plain JSON types, every word and number as it is printed."""

from __future__ import annotations

from dataclasses import asdict

from dashboard.data.contract.region import THE_REGION
from dashboard.export.papers.link import qr_svg
from dashboard.export.papers.tables import Table
from dashboard.export.papers.told import Told
from dashboard.i18n import Language


def printed(table: Table, text: Language) -> dict[str, object]:
    """A table as `grid-of` in paper.typ takes it."""
    return {
        "title": table.title,
        "columns": [column.name for column in table.columns],
        "numbers": [at for at, column in enumerate(table.columns) if column.is_number],
        "rows": table.written(text),
        "strong": sorted(table.strong),
        "note": table.note,
    }


def common(told: Told, kind: str) -> dict[str, object]:
    """What `paper` in paper.typ and every template take. kind: the document's, in the language."""
    text = told.text
    title = f"{told.title(kind)}, {told.month}"
    return {
        "title": title,
        "author": text("Dasbor cakupan {region}", region=THE_REGION.nama),
        "description": told.finding,
        "lang": text.code,
        "region": "ID" if text.code == "id" else "GB",
        "version": told.story.version,
        "stamp": told.stamp,
        "source": told.source,
        "finding": told.finding,
        "based": told.based,
        "figures": [asdict(figure) for figure in told.figures],
        "asks": list(told.asks),
        "notes": list(told.notes),
        "definitions": [list(pair) for pair in told.definitions],
        "link": told.link,
        "words": {
            "asks": text("Yang kami minta"),
            "link": text("Gambar yang sama di dasbor:"),
            "nolink": text("Alamat dasbor belum disetel."),
            "version": text("Versi data"),
            "qr": text("Kode QR tautan"),
        },
    }


def qr(told: Told) -> dict[str, bytes]:
    """The QR code as the file that templates ask for; none without a link."""
    return {"qr.svg": qr_svg(told.link).encode()} if told.link else {}
