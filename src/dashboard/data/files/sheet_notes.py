"""What the reading library doesn't tell of a sheet: what is hidden, errors, formulas without a value."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final
from xml.parsers import expat

from dashboard.data.contract.as_sent import BrokenCell
from dashboard.data.files.cleaning import formula_error, formula_without_value
from dashboard.data.files.workbook_guard import broken, column_number, unpacked, whole_tags

#: A sheet without any of these has nothing to note, and is not parsed once more.
_WORTH_A_LOOK: Final = re.compile(rb"""\bt\s*=\s*["']e["']|<(?:[\w.-]+:)?f[\s/>]|hidden\s*=""")
_REFERENCE: Final = re.compile(r"([A-Za-z]{1,7})(\d{1,10})")
_TRUE: Final = frozenset({"1", "true"})


@dataclass
class SheetNotes:
    """Positions count from 0. broken: (row, column) -> the cell in place of the blank one that is read."""

    is_hidden: bool = False
    rows: list[int] = field(default_factory=list)
    columns: list[int] = field(default_factory=list)
    broken: dict[tuple[int, int], BrokenCell] = field(default_factory=dict)


def sheet_notes(content: bytes) -> dict[str, SheetNotes]:
    """The notes of every sheet of a workbook that the guard let through, by the sheet's name."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {entry.filename.lower(): entry for entry in archive.infolist()}
        sheets = _sheets(archive, parts)
    noted: dict[str, SheetNotes] = {}
    for name, (path, is_hidden) in sheets.items():
        entry = parts.get(path)
        noted[name] = SheetNotes(is_hidden)
        if entry is not None and any(map(_WORTH_A_LOOK.search, whole_tags(unpacked(content, entry)))):
            _parse(_SheetReader(noted[name]), unpacked(content, entry))
    return noted


def _sheets(archive: zipfile.ZipFile, parts: dict[str, zipfile.ZipInfo]) -> dict[str, tuple[str, bool]]:
    """Sheet name -> where its part lies, and whether it is hidden."""
    book = next((name for name in parts if re.fullmatch(r"(?:.*/)?workbook\d*\.xml", name)), None)
    if book is None:
        return {}
    folder, _, file = book.rpartition("/")
    relations = parts.get(posixpath.join(folder, "_rels", f"{file}.rels"))
    targets: dict[str, str] = {}
    named: dict[str, tuple[str, bool]] = {}

    def relation(tag: str, given: dict[str, str]) -> None:
        if tag.rpartition(":")[2] == "Relationship" and "Id" in given:
            target = given.get("Target", "")
            joined = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
            targets[given["Id"]] = posixpath.normpath(joined).lower()

    def sheet(tag: str, given: dict[str, str]) -> None:
        if tag.rpartition(":")[2] == "sheet" and "name" in given:
            at = next((value for key, value in given.items() if key.rpartition(":")[2] == "id"), "")
            named[given["name"]] = (targets.get(at, ""), given.get("state", "visible") != "visible")

    for entry, start in ((relations, relation), (parts[book], sheet)):
        if entry is not None:
            parser = expat.ParserCreate()
            parser.StartElementHandler = start
            _fed(parser, [archive.read(entry)])
    return named


class _SheetReader:
    """Follows the XML of one sheet and notes what it passes. What has no reference follows on."""

    def __init__(self, notes: SheetNotes) -> None:
        self._notes = notes
        self._row = self._column = -1
        self._kind = ""
        self._has_formula = False
        self._value: list[str] | None = None
        self._written = ""

    def start(self, tag: str, given: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        if name == "c":
            match = _REFERENCE.fullmatch(given.get("r", ""))
            self._column = column_number(match[1].encode()) - 1 if match else self._column + 1
            self._kind, self._has_formula, self._written = given.get("t", ""), False, ""
        elif name == "row":
            self._row = int(given["r"]) - 1 if given.get("r", "").isdecimal() else self._row + 1
            self._column = -1
            if given.get("hidden", "") in _TRUE:
                self._notes.rows.append(self._row)
        elif name == "f":
            self._has_formula = True
        elif name in {"v", "is"}:
            self._value = []
        elif name == "col" and given.get("hidden", "") in _TRUE and given.get("min", "").isdecimal():
            first, last = int(given["min"]), int(given.get("max", given["min"]))
            self._notes.columns.extend(range(first - 1, min(last, first + 255)))

    def words(self, text: str) -> None:
        if self._value is not None:
            self._value.append(text)

    def end(self, tag: str) -> None:
        name = tag.rpartition(":")[2]
        if name in {"v", "is"} and self._value is not None:
            self._written, self._value = "".join(self._value).strip(), None
        elif name == "c":
            if self._kind == "e":
                self._notes.broken[self._row, self._column] = formula_error(self._written or "#N/A")
            elif self._has_formula and not self._written and self._kind != "str":
                self._notes.broken[self._row, self._column] = formula_without_value()


def _parse(reader: _SheetReader, pieces: Iterable[bytes]) -> None:
    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.CharacterDataHandler = reader.start, reader.words
    parser.EndElementHandler = reader.end
    _fed(parser, pieces)


def _fed(parser: expat.XMLParserType, pieces: Iterable[bytes]) -> None:
    try:
        for piece in pieces:
            parser.Parse(piece)
        parser.Parse(b"", True)
    except expat.ExpatError:
        raise broken() from None
