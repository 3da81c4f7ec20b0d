"""A PDF as another program opens it: its text, its pages as pictures, and the codes on them."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_raw
import zxingcpp


@contextmanager
def _opened(content: bytes) -> Iterator[pdfium.PdfDocument]:
    document = pdfium.PdfDocument(content)
    try:
        yield document
    finally:
        document.close()


def pdf_text(content: bytes) -> str:
    """All words of the file, page by page."""
    with _opened(content) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def page_count(content: bytes) -> int:
    with _opened(content) as document:
        return len(document)


def rasters(content: bytes) -> int:
    """How many objects of the pages are pictures made of points."""
    with _opened(content) as document:
        return sum(
            len(list(page.get_objects(filter=[pdfium_raw.FPDF_PAGEOBJ_IMAGE], max_depth=15)))
            for page in document
        )


def fonts(content: bytes) -> dict[str, bool]:
    """The fonts that text is set in, and whether each is in the file."""
    found: dict[str, bool] = {}
    with _opened(content) as document:
        for page in document:
            for each in page.get_objects(filter=[pdfium_raw.FPDF_PAGEOBJ_TEXT], max_depth=15):
                font = pdfium_raw.FPDFTextObj_GetFont(each)
                name = ctypes.create_string_buffer(200)
                pdfium_raw.FPDFFont_GetBaseFontName(font, name, len(name))
                found[name.value.decode()] = pdfium_raw.FPDFFont_GetIsEmbedded(font) == 1
    return found


def pictures(content: bytes, *, scale: float = 2.0) -> list[np.ndarray]:
    """The pages as (height, width, channels) of bytes; scale 1 is 72 points an inch."""
    with _opened(content) as document:
        return [page.render(scale=scale).to_numpy().copy() for page in document]


def margins_are_empty(picture: np.ndarray, *, points: int = 10) -> bool:
    """Whether a page has paper all around, so that nothing is cut off at its edge."""
    edge = points * 2
    sides = (picture[:edge], picture[-edge:], picture[:, :edge], picture[:, -edge:])
    return all((side == 255).all() for side in sides) and not (picture == 255).all()


def codes(content: bytes) -> list[str]:
    """What the QR codes on the pages say, as a telephone reads them."""
    return [
        code.text
        for picture in pictures(content)
        for code in zxingcpp.read_barcodes(np.ascontiguousarray(picture[..., :3]))
    ]
