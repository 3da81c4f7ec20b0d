"""`document`: what is left on the table after a meeting, of one area and month, as a file."""

from __future__ import annotations

import argparse
import io
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Final

from dashboard.command import planning
from dashboard.command.arguments import CannotError, add_area, add_data, area_code, data_folder
from dashboard.command.reading import month_of_data, newest_month, read_areas, read_dataset
from dashboard.data.contract.words import Level
from dashboard.data.disclosure.gate import view_for
from dashboard.data.disclosure.viewer import GUEST
from dashboard.data.outlines import boundaries
from dashboard.data.publisher import app_link
from dashboard.export.papers.kinds import (
    FORMS,
    KIND_NAMES,
    DocumentKind,
    Material,
    Wanted,
    document,
    document_name,
)
from dashboard.export.papers.link import BrokenLinkError
from dashboard.export.papers.pictures import PictureKind
from dashboard.export.papers.study import NothingToStudyError
from dashboard.i18n import DEFAULT_LANGUAGE, LANGUAGES, Language
from dashboard.metrics.money.plan import Outcome, Plan
from dashboard.metrics.story.numbers import Numbers

text = Language()
#: The options of a plan that have no value unless they are written.
_PLAN_OPTIONS: Final = (
    "heads",
    "rate",
    "start",
    "group",
    "segment",
    "funding",
    "wage",
    "value",
    "percent",
    "payer",
    "jht",
)
#: Every entry of a ZIP carries this date, so that the same documents are the same file.
_ZIP_DATE: Final = (1980, 1, 1, 0, 0, 0)


def add_options(command: argparse.ArgumentParser) -> None:
    """The options of `document`, but for those that all commands share."""
    command.add_argument(
        "kind",
        metavar=text("jenis"),
        choices=[str(each) for each in DocumentKind],
        help=text("jenis dokumen: {kinds}", kinds=", ".join(DocumentKind)),
    )
    add_area(command)
    command.add_argument(
        "--period", help=text("bulan, misalnya 2025-06; tanpa ini bulan terakhir yang ada datanya")
    )
    command.add_argument(
        "--language",
        choices=list(LANGUAGES),
        default=DEFAULT_LANGUAGE,
        help=text("bahasa dokumen: id (bila tidak ditulis) atau en"),
    )
    command.add_argument(
        "--link",
        help=text(
            "alamat dasbor untuk tautan dan kode QR, misalnya https://dasbor.example; tanpa ini DASBOR_LINK"
        ),
    )
    command.add_argument(
        "--picture",
        choices=[str(each) for each in PictureKind],
        default=str(PictureKind.MAP),
        help=text("gambar mana: {kinds}; tanpa ini peta", kinds=", ".join(PictureKind)),
    )
    command.add_argument("--out", type=Path, required=True, help=text("berkas tujuan"))
    command.add_argument(
        "--zip",
        action="store_true",
        help=text("satu dokumen untuk tiap kabupaten/kota provinsi itu, dalam satu ZIP"),
    )
    add_data(command)
    planning.add_terms(command, required=False)


def write_document(options: argparse.Namespace) -> Path:
    """Make the document and write it. Raises CannotError."""
    kind = DocumentKind(options.kind)
    wanted = Wanted(kind, _form(kind, options.out, zipped=options.zip), PictureKind(options.picture))
    areas = read_areas()
    area = area_code(options.area, areas, code_list=options.codes)
    if options.zip and areas.level(area) is not Level.PROVINCE:
        raise CannotError(text("--zip perlu --area sebuah provinsi, misalnya 73."))
    folder = data_folder(options.data)
    dataset = read_dataset(folder, areas=areas, code_list=options.codes)
    period = (
        newest_month(dataset, folder)
        if options.period is None
        else month_of_data(options.period, dataset, folder)
    )
    # Whoever makes it: a document is passed on, so it holds what a guest may see.
    material = Material(
        numbers=Numbers(view_for(dataset, GUEST), period),
        geometry=boundaries.load_geometry(areas),
        tiles=boundaries.tile_positions(),
        base=app_link() if options.link is None else options.link.strip(),
    )
    language = Language(options.language)
    _only_of_a_study(options, kind)
    if options.heads:
        wanted = replace(wanted, plan=_plan(options, material, area, zipped=options.zip))
    try:
        if options.zip:
            content = _zipped(wanted, material, areas.inside(area), language)
        else:
            content = document(wanted, material, area, language)
    except NothingToStudyError as error:
        raise CannotError(
            text(
                "{area}: selisih ke target sudah tertutup atau tidak diketahui; sebutkan rencananya dengan --heads.",
                area=str(error),
            )
        ) from None
    except BrokenLinkError as error:
        raise CannotError(
            text(
                "Alamat dasbor tidak sah: {link}. Tulislah lengkap, misalnya https://dasbor.example",
                link=str(error),
            )
        ) from None
    try:
        options.out.write_bytes(content)
    except OSError:
        raise CannotError(text("Berkas tidak dapat ditulis: {path}", path=str(options.out))) from None
    return Path(options.out)


def _form(kind: DocumentKind, out: Path, *, zipped: bool) -> str:
    """The form of a kind that a file's name asks for. Raises CannotError."""
    end = out.suffix.lower().removeprefix(".")
    if zipped and end == "zip":
        return FORMS[kind][0]
    if not zipped and end in FORMS[kind]:
        return end
    wanted = ("zip",) if zipped else FORMS[kind]
    raise CannotError(
        text(
            "{kind} ditulis sebagai {forms}, bukan {name}.",
            kind=text(KIND_NAMES[kind]),
            forms=" / ".join(f".{each}" for each in wanted),
            name=out.name,
        )
    )


def _only_of_a_study(options: argparse.Namespace, kind: DocumentKind) -> None:
    """Raise CannotError where the options of a plan would be of no effect."""
    given = [name for name in _PLAN_OPTIONS if getattr(options, name)]
    if given and kind is not DocumentKind.STUDY:
        raise CannotError(text("--{option} hanya untuk kajian.", option=given[0]))
    if given and not options.heads:
        raise CannotError(text("--{option} perlu --heads.", option=given[0]))


def _plan(
    options: argparse.Namespace, material: Material, area: str, *, zipped: bool
) -> tuple[Plan, Outcome]:
    """The one plan that the options say. Raises CannotError."""
    numbers = material.numbers
    if zipped:
        raise CannotError(text("--heads adalah rencana satu wilayah, jadi tidak dapat bersama --zip."))
    found = planning.plans(options, numbers.dataset, area=area, period=numbers.period)
    if len(found) > 1:
        raise CannotError(
            text("Satu kajian berisi satu rencana; tulislah satu --segment dan satu --funding.")
        )
    return found[0].plan, found[0].result


def _zipped(wanted: Wanted, material: Material, codes: tuple[str, ...], language: Language) -> bytes:
    """A document of each area in one ZIP, the same bytes each time."""
    numbers = material.numbers
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for code in codes:
            name = document_name(
                wanted,
                area=f"{code} {numbers.dataset.areas.short_name(code)}",
                period=numbers.period,
                sample=numbers.dataset.is_sample,
                text=language,
            )
            entry = zipfile.ZipInfo(name, _ZIP_DATE)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(entry, document(wanted, material, code, language))
    return content.getvalue()
