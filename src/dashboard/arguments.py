"""What people write after a command, read as the files are read; what can't be read is told in Indonesian."""

from __future__ import annotations

from dashboard.data import parsing
from dashboard.data.areas import Areas
from dashboard.data.parsing import Parsed
from dashboard.data.resolving import AreaResolver
from dashboard.i18n import Language

text = Language()


class CannotError(Exception):
    """A command that can't be carried out; the message says why, in Indonesian."""


def area_code(written: str, areas: Areas) -> str:
    """The code of an area written as code or name. Raises CannotError."""
    read = AreaResolver(areas).any_area(written)
    if isinstance(read.value, str):
        return read.value
    raise CannotError(text("Wilayah tidak dikenal: {area}.", area=written) + _maybe(read))


def month(written: str) -> str:
    """A month as `YYYY-MM`. Raises CannotError."""
    read = parsing.month(written)
    if isinstance(read.value, str):
        return read.value
    raise CannotError(text("Bulan tidak sah: {period}.", period=written) + _wanted(read) + _maybe(read))


def whole_number(written: str, *, option: str, least: int = 0, most: int | None = None) -> int:
    """A whole number from least to most, thousands marks allowed. Raises CannotError naming the option."""
    read = parsing.count(written)
    if not isinstance(read.value, int):
        message = text("{option} tidak sah: {value}.", option=option, value=written)
        raise CannotError(message + _wanted(read) + _maybe(read))
    if read.value < least:
        raise CannotError(text("{option} paling sedikit {least}.", option=option, least=least))
    if most is not None and read.value > most:
        raise CannotError(text("{option} paling banyak {most}.", option=option, most=most))
    return read.value


def _wanted(read: Parsed) -> str:
    return "" if read.expected is None else " " + text("Tulislah {expected}.", expected=read.expected)


def _maybe(read: Parsed) -> str:
    if read.suggestion is None:
        return ""
    return " " + text("Mungkin maksudnya {suggestion}.", suggestion=read.suggestion)
