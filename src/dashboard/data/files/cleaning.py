"""What programs leave in cells without anybody having written it: invisible characters, guards, errors."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from dashboard.data.contract.as_sent import BrokenCell, Cell, RawTable
from dashboard.i18n import N_, Message

#: Characters without a width, which come along when a number is copied from a page or a chat.
_INVISIBLE: Final = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff]")
#: ="7307" and '7307 are how Excel and its users keep a number from being taken for one.
_EQUALS_GUARD: Final = re.compile(r'=\s*"((?:[^"]|"")*)"')
_QUOTE_GUARD: Final = re.compile(r"['’](?=\s*[\d=(+−-])")
#: What such a cell begins with.
_MARKS: Final = ("#", "=", "'", "’")
#: What Excel shows instead of a value, and what it prints where a column is too narrow.
_ERROR: Final = re.compile(
    r"#(?:N/A|REF!|DIV/0!|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA|FIELD!|BLOCKED!|CONNECT!|BUSY!|UNKNOWN!)"
)
_TOO_NARROW: Final = re.compile(r"#{2,}")


def without_invisible(text: str) -> tuple[str, list[Message]]:
    """A text without characters that can't be seen, and which they were."""
    found = sorted(set(_INVISIBLE.findall(text)))
    if not found:
        return text, []
    return _INVISIBLE.sub("", text), [_invisible_told(found)]


def _invisible_told(found: Iterable[str]) -> Message:
    named = ", ".join(f"U+{ord(character):04X}" for character in found)
    return Message(N_("Karakter tak terlihat dibuang ({characters})."), {"characters": named})


def cleaned(table: RawTable) -> RawTable:
    """The table with its cells as they were meant; what was taken away is told in its readings."""
    found: set[str] = set()

    def clean(cell: Cell) -> Cell:
        if not isinstance(cell, str):
            return cell
        if not cell.isascii():
            found.update(_INVISIBLE.findall(cell))
        return clean_cell(cell)

    columns = tuple(column.map(clean) for column in table.columns)
    loose = tuple(
        (row, _INVISIBLE.sub("", cell) if isinstance(cell, str) else cell) for row, cell in table.loose
    )
    header = tuple(_INVISIBLE.sub("", name) for name in table.header)
    told = (_invisible_told(sorted(found)),) if found else ()
    return replace(table, header=header, columns=columns, loose=loose, readings=(*table.readings, *told))


def clean_cell(cell: Cell) -> Cell:
    """One cell as it was meant."""
    if not isinstance(cell, str):
        return cell
    visible = cell if cell.isascii() else _INVISIBLE.sub("", cell)
    text = visible.strip()
    return _meant(text) if text[:1] in _MARKS else visible


def _meant(text: str) -> Cell:
    if _ERROR.fullmatch(text.upper()):
        return formula_error(text.upper())
    if _TOO_NARROW.fullmatch(text):
        return BrokenCell(
            text[:8],
            Message(N_("Kolomnya terlalu sempit saat disimpan, sehingga hanya tanda pagar yang tertulis.")),
            Message(N_("Lebarkan kolomnya di Excel, simpan, kirim lagi.")),
        )
    if guarded := _EQUALS_GUARD.fullmatch(text):
        return guarded[1].replace('""', '"')
    return _QUOTE_GUARD.sub("", text, count=1)


def formula_error(written: str) -> BrokenCell:
    """A cell in which Excel shows an error."""
    return BrokenCell(
        written, Message(N_("{error}: rumus gagal, jadi sel ini tidak berisi nilai."), {"error": written})
    )


def formula_without_value() -> BrokenCell:
    """A cell of which only the formula was saved, not what it came to."""
    return BrokenCell(
        "",
        Message(N_("Sel ini berisi rumus tanpa nilai tersimpan.")),
        Message(N_("Buka di Excel, simpan, kirim lagi.")),
    )
