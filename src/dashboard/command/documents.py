"""`document`: what is left on the table after a meeting, of one area and month, as a file."""

from __future__ import annotations

import argparse
import io
from dataclasses import dataclass, replace
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
from dashboard.export.bulk.archive import NONE_MADE, Lack, Order, lack_words, usual, write_zip
from dashboard.export.papers.kinds import (
    FORMS,
    KIND_NAMES,
    DocumentKind,
    Material,
    Wanted,
    document,
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
#: Every kind, for a ZIP.
_EVERY: Final = "semua"


def add_options(command: argparse.ArgumentParser) -> None:
    """The options of `document`, but for those that all commands share."""
    command.add_argument(
        "kinds",
        metavar=text("jenis"),
        nargs="+",
        choices=[*(str(each) for each in DocumentKind), _EVERY],
        help=text(
            "jenis dokumen: {kinds}; dengan --zip boleh beberapa, atau {every}",
            kinds=", ".join(DocumentKind),
            every=_EVERY,
        ),
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
        help=text("dokumen untuk tiap kabupaten/kota provinsi itu, dalam satu ZIP"),
    )
    add_data(command)
    planning.add_terms(command, required=False)


@dataclass(frozen=True)
class Written:
    """A file that was written, and what it should hold and could not be made, in words."""

    path: Path
    lacking: tuple[str, ...] = ()


def write_document(options: argparse.Namespace) -> Written:
    """Make the document, or the ZIP of documents, and write it. Raises CannotError."""
    kinds = _kinds(options)
    form = _form(kinds, options.out, zipped=options.zip)
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
    _only_of_a_study(options, kinds)
    picture = PictureKind(options.picture)
    lacking: tuple[Lack, ...] = ()
    try:
        if options.zip:
            if options.heads:
                raise CannotError(
                    text("--heads adalah rencana satu wilayah, jadi tidak dapat bersama --zip.")
                )
            wanted = tuple(replace(each, picture=picture) for each in usual(kinds))
            content, lacking = _zipped(Order(wanted, material, area, language.code))
        else:
            plan = _plan(options, material, area) if options.heads else None
            content = document(Wanted(kinds[0], form, picture, plan), material, area, language)
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
    said = (lack_words(each, label=areas.name(each.area), text=text) for each in lacking)
    return Written(Path(options.out), tuple(said))


def _kinds(options: argparse.Namespace) -> tuple[DocumentKind, ...]:
    """The kinds that are asked for. Raises CannotError for several without --zip."""
    if _EVERY in options.kinds:
        kinds = tuple(DocumentKind)
    else:
        kinds = tuple(map(DocumentKind, dict.fromkeys(options.kinds)))
    if len(kinds) > 1 and not options.zip:
        raise CannotError(text("Beberapa jenis sekaligus perlu --zip."))
    return kinds


def _form(kinds: tuple[DocumentKind, ...], out: Path, *, zipped: bool) -> str:
    """The form of a kind that a file's name asks for, `zip` among them. Raises CannotError."""
    end = out.suffix.lower().removeprefix(".")
    known = ("zip",) if zipped else FORMS[kinds[0]]
    if end in known:
        return end
    raise CannotError(
        text(
            "{kind} ditulis sebagai {forms}, bukan {name}.",
            kind=", ".join(text(KIND_NAMES[each]) for each in kinds),
            forms=" / ".join(f".{each}" for each in known),
            name=out.name,
        )
    )


def _only_of_a_study(options: argparse.Namespace, kinds: tuple[DocumentKind, ...]) -> None:
    """Raise CannotError where the options of a plan would be of no effect."""
    given = [name for name in _PLAN_OPTIONS if getattr(options, name)]
    if given and DocumentKind.STUDY not in kinds:
        raise CannotError(text("--{option} hanya untuk kajian.", option=given[0]))
    if given and not options.heads:
        raise CannotError(text("--{option} perlu --heads.", option=given[0]))


def _plan(options: argparse.Namespace, material: Material, area: str) -> tuple[Plan, Outcome]:
    """The one plan that the options say. Raises CannotError."""
    numbers = material.numbers
    found = planning.plans(options, numbers.dataset, area=area, period=numbers.period)
    if len(found) > 1:
        raise CannotError(
            text("Satu kajian berisi satu rencana; tulislah satu --segment dan satu --funding.")
        )
    return found[0].plan, found[0].result


def _zipped(order: Order) -> tuple[bytes, tuple[Lack, ...]]:
    """The ZIP, and what could not be made. Raises CannotError where that is everything."""
    content = io.BytesIO()
    lacking = write_zip(order, content)
    if len(lacking) == order.count:
        raise CannotError(text(NONE_MADE))
    return content.getvalue(), lacking
