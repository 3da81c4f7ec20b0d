"""The kinds of documents and what each is made of; their libraries are imported when the first one is made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from dashboard.data.outlines.boundaries import Tile
from dashboard.data.outlines.geometry import Geometry
from dashboard.export.papers.pictures import PictureKind, picture, png
from dashboard.export.papers.sheet import sheet
from dashboard.export.papers.told import Told, told
from dashboard.export.papers.workbook import workbook
from dashboard.export.tables import file_name
from dashboard.i18n import N_, Language
from dashboard.metrics.story.gather import story
from dashboard.metrics.story.numbers import Numbers


class DocumentKind(StrEnum):
    """What can be taken home."""

    SHEET = "lembar"
    STUDY = "kajian"
    DECK = "paparan"
    TABLES = "tabel"
    PACK = "paket"
    PICTURE = "gambar"


KIND_NAMES: Final[dict[DocumentKind, str]] = {
    DocumentKind.SHEET: N_("Lembar rapat"),
    DocumentKind.STUDY: N_("Kajian penganggaran"),
    DocumentKind.DECK: N_("Paparan"),
    DocumentKind.TABLES: N_("Tabel"),
    DocumentKind.PACK: N_("Paket luring"),
    DocumentKind.PICTURE: N_("Gambar"),
}
#: The forms of each kind by the ends of their files, the usual one first.
FORMS: Final[dict[DocumentKind, tuple[str, ...]]] = {
    DocumentKind.SHEET: ("pdf",),
    DocumentKind.STUDY: ("pdf", "docx"),
    DocumentKind.DECK: ("pptx",),
    DocumentKind.TABLES: ("xlsx",),
    DocumentKind.PACK: ("html",),
    DocumentKind.PICTURE: ("png", "svg"),
}
MIMES: Final = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "html": "text/html",
    "png": "image/png",
    "svg": "image/svg+xml",
}


class UnknownFormError(ValueError):
    """A kind of document that isn't made in such a file; the message is its kind."""


@dataclass(frozen=True, eq=False)
class Material:
    """What documents of one month are made of.

    numbers: of what a guest may see, whoever makes the document. base: where the dashboard is reached, "" for
    nowhere.
    """

    numbers: Numbers
    geometry: Geometry
    tiles: Mapping[str, Tile]
    base: str = ""

    def told(self, area: str, text: Language) -> Told:
        """The story of an area in a language. Raises UnknownAreaError, BrokenLinkError."""
        return told(story(self.numbers, area), text, base=self.base)


@dataclass(frozen=True)
class Choices:
    """What can be chosen of a document besides kind, area, month and language. picture: which one, as GAMBAR."""

    picture: PictureKind = PictureKind.MAP


USUAL: Final = Choices()


def document(
    kind: DocumentKind,
    form: str,
    material: Material,
    area: str,
    text: Language,
    choices: Choices = USUAL,
) -> bytes:
    """The bytes of a document, the same for the same data, area, month, language, link and choices.

    form: one of FORMS. Raises UnknownFormError, UnknownAreaError, BrokenLinkError.
    """
    if form not in FORMS[kind]:
        raise UnknownFormError(kind)
    found = material.told(area, text)
    match kind:
        case DocumentKind.SHEET:
            return sheet(found, material.numbers, material.geometry)
        case DocumentKind.TABLES:
            return workbook(found)
        case DocumentKind.PICTURE:
            drawn = picture(choices.picture, found, material.numbers, material.geometry)
            return png(drawn.svg) if form == "png" else drawn.svg.encode()
    raise UnknownFormError(kind)


def document_name(
    kind: DocumentKind, form: str, *, area: str, period: str, sample: bool, text: Language
) -> str:
    """The name of a document's file, which says of what it is and DATA-CONTOH for the sample."""
    return file_name(text(KIND_NAMES[kind]), area, period, sample=sample, extension=form)
