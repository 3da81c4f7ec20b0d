"""What people write after a command, read as the files are read; what can't be read is told in Indonesian."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path

from dashboard.data import store
from dashboard.data.cells import amounts as parsing_amounts
from dashboard.data.cells import dates, parsing
from dashboard.data.cells.amounts import MOST_MONTHLY
from dashboard.data.cells.parsed import Parsed
from dashboard.data.cells.parsing import MOST_PEOPLE
from dashboard.data.contract.words import REGION
from dashboard.data.places.areas import Areas
from dashboard.data.places.resolving import AreaResolver, CodeList
from dashboard.i18n import N_, Language, Message

text = Language()


class CannotError(Exception):
    """A command that can't be carried out; the message says why, in Indonesian."""


def unwritable(error: OSError, path: Path) -> CannotError:
    """That a folder can't be written: the one the error names, else `path`."""
    return CannotError(text("Folder tidak dapat ditulis: {path}", path=str(error.filename or path)))


def area_code(written: str, areas: Areas, *, code_list: CodeList) -> str:
    """The kode_wilayah of an area written as name or as a code of `code_list`. Raises CannotError."""
    read = AreaResolver(areas, code_list).any_area(written)
    if written.strip() and isinstance(read.value, str):
        if read.told is not None:
            print(text.render(read.told), file=sys.stderr)
        return read.value
    unknown = text("Wilayah tidak dikenal: {area}.", area=written) if written.strip() else _blank("--area")
    raise CannotError(unknown + _wanted(read.expected) + _maybe(read))


def month(written: str, *, option: str) -> str:
    """A month as `YYYY-MM`. Raises CannotError."""
    read = dates.month(written)
    if isinstance(read.value, str):
        return read.value
    unknown = text("Bulan tidak sah: {period}.", period=written) if written.strip() else _blank(option)
    raise CannotError(unknown + _wanted(read.expected) + _maybe(read))


def whole_number(written: str, *, option: str, least: int = 0, most: int = MOST_PEOPLE) -> int:
    """A whole number from least to most, thousands marks allowed. Raises CannotError naming the option."""
    expected = Message(
        N_("bilangan bulat {least} sampai {most}, dengan atau tanpa titik ribuan"),
        {"least": least, "most": most},
    )
    return _between(parsing.count(written), written, option=option, least=least, most=most, expected=expected)


def code_of(written: str, names: Mapping[str, str], *, option: str) -> str:
    """A code of `names` (code -> words on screen), in any case or by its words. Raises CannotError."""
    read = parsing.choice(names)(written, None)
    if isinstance(read.value, str):
        return read.value
    unknown = text("{option} tidak sah: {value}.", option=option, value=written)
    raise CannotError(
        (unknown if written.strip() else _blank(option)) + _wanted(read.expected) + _maybe(read)
    )


def monthly_rupiah(written: str, *, option: str, most: int = MOST_MONTHLY) -> int:
    """Rupiah a month up to `most`, written as in the files: 16800 or Rp16.800. Raises CannotError."""
    expected = Message(
        N_("rupiah bulat {least} sampai {most}, misalnya 16800 atau Rp16.800"),
        {"least": 1, "most": most},
    )
    read = parsing_amounts.rupiah(written)
    return _between(read, written, option=option, least=1, most=most, expected=expected)


def add_data(command: argparse.ArgumentParser) -> None:
    """The option that names the data folder."""
    command.add_argument(
        "--data", help=text("folder data; tanpa ini data kantor, dan bila tidak ada, data contoh")
    )


def add_area(command: argparse.ArgumentParser) -> None:
    """The option that names an area."""
    command.add_argument(
        "--area",
        default=REGION,
        help=text("kode atau nama wilayah, kode cabang, atau {region} (bila tidak ditulis)", region=REGION),
    )


def data_folder(written: str | None) -> Path:
    """The folder named by --data, else the office's or the sample's. Raises CannotError for a blank name."""
    if written is None:
        return store.OFFICE_FOLDER if store.has_office_data() else store.SAMPLE_FOLDER
    if not written.strip():
        raise CannotError(_blank("--data") + _wanted(Message(N_("folder data"))))
    return Path(written)


def _between(read: Parsed, written: str, *, option: str, least: int, most: int, expected: Message) -> int:
    if not isinstance(read.value, int):
        unknown = text("{option} tidak sah: {value}.", option=option, value=written)
        raise CannotError((unknown if written.strip() else _blank(option)) + _wanted(expected))
    if read.value < least:
        raise CannotError(text("{option} paling sedikit {least}.", option=option, least=least))
    if read.value > most:
        raise CannotError(text("{option} paling banyak {most}.", option=option, most=most))
    return read.value


def _blank(option: str) -> str:
    return text("{option} kosong.", option=option)


def _wanted(expected: Message | None) -> str:
    if expected is None:
        return ""
    # A sentence of its own says what to write; words alone are what to write.
    told = expected.template.endswith(".")
    return " " + (text.render(expected) if told else text("Tulislah {expected}.", expected=expected))


def _maybe(read: Parsed) -> str:
    if read.suggestion is None:
        return ""
    return " " + text("Mungkin maksudnya {suggestion}.", suggestion=read.suggestion)
