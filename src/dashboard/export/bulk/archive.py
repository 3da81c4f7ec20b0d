"""A ZIP with documents of each kabupaten/kota of a province: the same choices and data are the same bytes."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import IO, Final

from dashboard.export.papers.kinds import (
    FORMS,
    KIND_NAMES,
    DocumentKind,
    Material,
    Wanted,
    document,
    document_name,
)
from dashboard.export.papers.study import NothingToStudyError
from dashboard.export.tables import file_name
from dashboard.i18n import N_, Language

#: Every entry carries this date, whenever it is made.
_DATE: Final = (1980, 1, 1, 0, 0, 0)
_NO_GAP: Final = N_("selisih ke target sudah tertutup atau tidak diketahui")
#: What is said where not one document can be made.
NONE_MADE: Final = N_("Tidak satu pun dapat dibuat: selisih ke target sudah tertutup atau tidak diketahui.")


@dataclass(frozen=True)
class Lack:
    """A document that can't be made of an area. reason: a message of the catalogue."""

    area: str
    kind: DocumentKind
    reason: str


@dataclass(frozen=True, eq=False)
class Order:
    """What a ZIP is to hold: documents of each kabupaten/kota of a province, in a language (`id` or `en`).

    material: of what a guest may see, whoever orders.
    """

    wanted: tuple[Wanted, ...]
    material: Material
    province: str
    language: str

    @property
    def areas(self) -> tuple[str, ...]:
        """The kabupaten/kota, in the order in which they are made."""
        return self.material.numbers.dataset.areas.inside(self.province)

    @property
    def count(self) -> int:
        """How many documents it is to hold."""
        return len(self.areas) * len(self.wanted)


Begins = Callable[[int, str], None]


def usual(kinds: Sequence[DocumentKind]) -> tuple[Wanted, ...]:
    """Documents of some kinds in their usual forms, in the order of all kinds."""
    return tuple(Wanted(kind, FORMS[kind][0]) for kind in DocumentKind if kind in kinds)


def write_zip(
    order: Order, target: IO[bytes], *, begins: Begins = lambda _at, _area: None
) -> tuple[Lack, ...]:
    """Write the ZIP; returns what could not be made, which is listed in it too.

    begins: told of each kabupaten/kota before it is made: its place, from 1, and its code.
    Raises BrokenLinkError.
    """
    text, material = Language(order.language), order.material
    lacking: list[Lack] = []
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for at, area in enumerate(order.areas, start=1):
            begins(at, area)
            for wanted in order.wanted:
                try:
                    content = document(wanted, material, area, text)
                except NothingToStudyError:
                    lacking.append(Lack(area, wanted.kind, _NO_GAP))
                else:
                    archive.writestr(_entry(_name(order, wanted, area, text)), content)
        if lacking:
            archive.writestr(_entry(_list_name(order, text)), _listed(order, lacking, text))
    return tuple(lacking)


def zip_name(order: Order) -> str:
    """The name of the file: of what, which province and month, and which data version it is."""
    text, numbers = Language(order.language), order.material.numbers
    only = KIND_NAMES[order.wanted[0].kind] if len(order.wanted) == 1 else N_("Dokumen")
    return file_name(
        text(only),
        numbers.dataset.areas.name(order.province),
        numbers.period,
        numbers.dataset.version,
        sample=numbers.dataset.is_sample,
        extension="zip",
    )


def lack_words(lack: Lack, *, label: str, text: Language) -> str:
    """What could not be made and why. label: the area's name."""
    return f"{label}: {text(KIND_NAMES[lack.kind])} ({text(lack.reason)})"


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _DATE)
    # The same on every system, Windows too.
    entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, 0o644 << 16, 3
    return entry


def _name(order: Order, wanted: Wanted, area: str, text: Language) -> str:
    numbers = order.material.numbers
    return document_name(
        wanted,
        area=f"{area} {numbers.dataset.areas.short_name(area)}",
        period=numbers.period,
        sample=numbers.dataset.is_sample,
        text=text,
    )


def _list_name(order: Order, text: Language) -> str:
    numbers = order.material.numbers
    return file_name(text("Tidak dibuat"), numbers.period, sample=numbers.dataset.is_sample, extension="txt")


def _listed(order: Order, lacking: Sequence[Lack], text: Language) -> str:
    """The list for whoever opens the ZIP; Windows' editor wants its line ends."""
    areas = order.material.numbers.dataset.areas
    told = order.material.told(order.province, text)
    lines = [
        f"{text('Tidak dibuat')}: {told.area}, {told.month}",
        *filter(None, (told.stamp, told.source)),
        "",
        *(lack_words(each, label=areas.name(each.area), text=text) for each in lacking),
    ]
    return "".join(f"{line}\r\n" for line in lines)
