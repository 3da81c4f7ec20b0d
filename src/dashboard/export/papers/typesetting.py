"""Typesetting without a browser: PDF from a template and JSON, PNG from our own SVG; the same bytes each time."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any, Final, cast

from dashboard.data.document_assets import FONTS, template

if TYPE_CHECKING:
    from typst import Fonts

#: Tagged for screen readers.
_STANDARDS: Final = ["ua-1"]
_PIXELS_PER_INCH: Final = 72


def pdf(name: str, data: Mapping[str, object], pictures: Mapping[str, bytes], *, day: datetime) -> bytes:
    """A template with what it is filled with, as a tagged PDF.

    name: of the template. data: plain JSON types; the template reads them as text, never as markup. pictures:
    file name -> SVG. day: the document's date, in UTC, which makes its bytes the same each time.
    """
    filled = _filled(name, data, pictures)
    return cast("bytes", _compiled(filled, pdf_standards=_STANDARDS, timestamp=day))


def pages(
    name: str, data: Mapping[str, object], pictures: Mapping[str, bytes], *, resolution: int = 80
) -> list[bytes]:
    """The same document as a PNG a page, to be looked at. resolution: pixels per inch."""
    made = _compiled(_filled(name, data, pictures), format="png", ppi=float(resolution))
    return list(made) if isinstance(made, list) else [cast("bytes", made)]


def picture_png(svg: bytes, *, width: int) -> bytes:
    """An SVG as PNG, so many pixels wide."""
    page = f'#set page(width:auto,height:auto,margin:0pt)\n#image("picture.svg", width:{width}pt)'
    files = {"main": page.encode(), "picture.svg": svg}
    return cast("bytes", _compiled(files, format="png", ppi=float(_PIXELS_PER_INCH)))


def _filled(name: str, data: Mapping[str, object], pictures: Mapping[str, bytes]) -> dict[str, bytes]:
    return {
        "main": template(name),
        "paper.typ": template("paper.typ"),
        "data.json": json.dumps(data, ensure_ascii=False).encode(),
        **pictures,
    }


def _compiled(files: Mapping[str, bytes], **how: object) -> object:
    import typst  # noqa: PLC0415 - imported when first needed

    # Its stubs know files on disk only.
    compiler: Any = typst.compile
    return compiler(dict(files), font_paths=_fonts(), ignore_system_fonts=True, **how)


@cache
def _fonts() -> Fonts:
    import typst  # noqa: PLC0415 - imported when first needed

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
