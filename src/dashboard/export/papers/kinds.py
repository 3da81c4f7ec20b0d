"""The kinds of documents and what each is made of; their libraries are imported when the first one is made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from dashboard.data.outlines.boundaries import Tile
from dashboard.data.outlines.geometry import Geometry
from dashboard.export.papers.pack import offline_pack
from dashboard.export.papers.pictures import PictureKind, picture, png
from dashboard.export.papers.sheet import sheet
from dashboard.export.papers.study import study_document, study_of, study_pdf
from dashboard.export.papers.told import Told, told
from dashboard.export.papers.workbook import workbook
from dashboard.export.tables import file_name
from dashboard.i18n import LANGUAGES, N_, Language
from dashboard.metrics.money.plan import Outcome, Plan
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
class Wanted:
    """A document as it is asked for. form: one of FORMS. picture: which one, of GAMBAR. plan: of KAJIAN, None for
    closing the gap to the target.

    Raises UnknownFormError for a kind that isn't made in that form.
    """

    kind: DocumentKind
    form: str
    picture: PictureKind = PictureKind.MAP
    plan: tuple[Plan, Outcome] | None = None

    def __post_init__(self) -> None:
        if self.form not in FORMS[self.kind]:
            raise UnknownFormError(self.kind)


def document(wanted: Wanted, material: Material, area: str, text: Language) -> bytes:
    """The bytes of a document, the same for the same data, area, month, language and link.

    Raises UnknownAreaError, BrokenLinkError, NothingToStudyError.
    """
    found = material.told(area, text)
    match wanted.kind:
        case DocumentKind.SHEET:
            return sheet(found, material.numbers, material.geometry)
        case DocumentKind.DECK:
            # Its module needs its library as a whole.
            from dashboard.export.papers.deck import deck  # noqa: PLC0415 - imported when first needed

            return deck(found, material.numbers, material.geometry)
        case DocumentKind.TABLES:
            return workbook(found)
        case DocumentKind.PACK:
            each = {code: told(found.story, Language(code), base=material.base) for code in LANGUAGES}
            return offline_pack(each, material.numbers, material.geometry, material.tiles, language=text.code)
        case DocumentKind.PICTURE:
            drawn = picture(wanted.picture, found, material.numbers, material.geometry)
            return png(drawn.svg) if wanted.form == "png" else drawn.svg.encode()
        case DocumentKind.STUDY:
            study = study_of(found, material.numbers, plan=wanted.plan)
            return study_pdf(found, study) if wanted.form == "pdf" else study_document(found, study)


def document_name(wanted: Wanted, *, area: str, period: str, sample: bool, text: Language) -> str:
    """The name of a document's file, which says of what it is and DATA-CONTOH for the sample."""
    return file_name(text(KIND_NAMES[wanted.kind]), area, period, sample=sample, extension=wanted.form)
