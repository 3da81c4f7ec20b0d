"""What a small workbook could blow up to, found out before it is opened.

A workbook is a zip archive of XML. Its parts are unpacked here piece by piece, within fixed memory, and never
kept: a part that unpacks to gigabytes, a sheet whose far corner spans millions of cells, one long text that
millions of cells repeat, and formats that are no .xlsx are refused. Nothing in it is run or followed.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Final
from xml.parsers import expat

from dashboard.data.contract.as_sent import UnreadableFileError, unreadable
from dashboard.data.files.kinds import ZIP_MARK
from dashboard.data.files.limits import MAX_COLUMNS, MAX_ROWS, too_long, too_wide
from dashboard.i18n import N_, Message

MAX_UNCOMPRESSED: Final = 400 * 1024 * 1024
#: Cells of all sheets together, blank ones in between included: a sheet is read as a full rectangle.
MAX_CELLS: Final = 8_000_000
#: Bytes of text that all cells together come to, a text counted as often as it is used.
MAX_TEXT: Final = 400 * 1024 * 1024

_CHUNK: Final = 1 << 20
_LOCAL_HEADER: Final = 30
#: No tag of a workbook is longer.
_LONGEST_TAG: Final = 1 << 16
#: Begins with a plain space, which is found many times faster than a boundary; see `_BLANKS`.
_REFERENCE: Final = re.compile(rb""" r\s*=\s*["']([A-Za-z]{0,7})(\d{1,10})["']""")
_TAG: Final = re.compile(rb"<(row|c)[\s/>]")
_PREFIXED_TAG: Final = re.compile(rb"<(?:[\w.-]+:)?(row|c)[\s/>]")
_BLANKS: Final = bytes.maketrans(b"\t\n\r", b"   ")
_SHARED_TEXT: Final = re.compile(rb"<(?:[\w.-]+:)?si[\s/>]")


@dataclass
class _Part:
    """What is known of one part of the archive: how far its cells reach, and the sizes of its shared texts.

    loose_rows: rows that don't say where they stand, and so come after the one before.
    """

    last_row: int = 0
    loose_rows: int = 0
    columns: int = 0
    cells: int = 0
    texts: array[int] = field(default_factory=lambda: array("L"))

    @property
    def rows(self) -> int:
        return self.last_row + self.loose_rows


class _EnoughError(Exception):
    """Raised inside the XML parser once the limit is passed."""


def check_workbook(content: bytes) -> None:
    """Raise UnreadableFileError for a workbook that is broken, or that opening would blow up."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, EOFError, NotImplementedError):
        raise broken() from None
    if sum(entry.file_size for entry in entries) > MAX_UNCOMPRESSED:
        raise _too_large()
    left = MAX_UNCOMPRESSED
    parts: list[_Part] = []
    for entry in entries:
        part = _Part()
        try:
            for piece in whole_tags(unpacked(content, entry)):
                left -= len(piece)
                if left < 0:
                    raise _too_large()
                _look_at(piece, part)
        except zlib.error:
            raise broken() from None
        parts.append(part)
        if sum(each.rows * each.columns for each in parts) > MAX_CELLS:
            raise _too_many_cells()
    _check_texts(content, entries, parts)


def _look_at(piece: bytes, part: _Part) -> None:
    """Take note of the cells and texts in a piece of XML."""
    # Loops over the cells run in C: a sheet may have millions.
    references = _REFERENCE.findall(piece.translate(_BLANKS))
    letters = list(map(itemgetter(0), references))
    part.columns = max(part.columns, *map(column_number, {b"", *letters}))
    part.last_row = max(part.last_row, *map(int, {b"0", *map(itemgetter(1), references)}))
    tags = _PREFIXED_TAG if b":row" in piece or b":c" in piece else _TAG
    runs = b"".join(tags.findall(piece)).split(b"row")
    part.loose_rows += max(len(runs) - 1 - letters.count(b""), 0)
    part.columns = max(part.columns, *map(len, runs))
    part.cells += sum(map(len, runs))
    starts = [match.start() for match in _SHARED_TEXT.finditer(piece)] if b"si" in piece else []
    if part.texts:
        part.texts[-1] += starts[0] if starts else len(piece)
    part.texts.extend(after - at for at, after in zip(starts, [*starts[1:], len(piece)], strict=False))
    if part.columns > MAX_COLUMNS:
        raise too_wide()
    if part.rows > MAX_ROWS:
        raise too_long()
    if max(len(part.texts), part.cells) > MAX_CELLS:
        raise _too_many_cells()


def column_number(letters: bytes) -> int:
    """The number of a column: A is 1, AA is 27, none is 0."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number


def _check_texts(content: bytes, entries: Sequence[zipfile.ZipInfo], parts: Sequence[_Part]) -> None:
    """Refuse cells whose shared texts, written out, come to more than MAX_TEXT."""
    longest = max((max(part.texts) for part in parts if part.texts), default=0)
    if longest * sum(part.cells for part in parts) <= MAX_TEXT:
        return
    sizes = max((part.texts for part in parts), key=len)
    left = MAX_TEXT
    for entry, part in zip(entries, parts, strict=True):
        if part.cells:
            left = _spend(unpacked(content, entry), sizes, left)


def _spend(pieces: Iterable[bytes], sizes: Sequence[int], left: int) -> int:
    """What is left of an allowance after the shared texts of a sheet; raises once nothing is."""
    shared = False
    index: list[str] | None = None

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal shared, index
        name = tag.rpartition(":")[2]
        if name == "c":
            shared = attributes.get("t") == "s"
        index = [] if name == "v" and shared else None

    def words(text: str) -> None:
        if index is not None:
            index.append(text)

    def end(_tag: str) -> None:
        nonlocal left, index
        if index is not None:
            number = "".join(index).strip()
            if number.isdecimal() and len(number) < 9 and int(number) < len(sizes):
                left -= sizes[int(number)]
                if left < 0:
                    raise _EnoughError
            index = None

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.CharacterDataHandler, parser.EndElementHandler = start, words, end
    try:
        for piece in pieces:
            parser.Parse(piece)
        parser.Parse(b"", True)
    except _EnoughError:
        raise _too_large() from None
    except expat.ExpatError:
        raise broken() from None
    return left


def whole_tags(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes, cut where a tag ends, so that no tag is seen in halves."""
    kept = b""
    for chunk in chunks:
        piece = kept + chunk
        cut = piece.rfind(b"<") if piece.rfind(b"<") > piece.rfind(b">") else len(piece)
        kept = piece[cut:]
        if len(kept) > _LONGEST_TAG:
            raise broken()
        yield piece[:cut]
    if kept:
        yield kept


def unpacked(content: bytes, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    """The real bytes of an entry, whatever size its directory declares."""
    at = entry.header_offset
    local = content[at : at + _LOCAL_HEADER]
    if len(local) < _LOCAL_HEADER or not local.startswith(ZIP_MARK):
        raise broken()
    start = (
        at + _LOCAL_HEADER + int.from_bytes(local[26:28], "little") + int.from_bytes(local[28:30], "little")
    )
    packed = content[start : start + entry.compress_size]
    if entry.compress_type == zipfile.ZIP_STORED:
        yield packed
        return
    if entry.compress_type != zipfile.ZIP_DEFLATED:
        raise broken()
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    while packed and not unpacker.eof:
        yield unpacker.decompress(packed, _CHUNK)
        packed = unpacker.unconsumed_tail


def broken() -> UnreadableFileError:
    """The error for a workbook that can't be opened."""
    return unreadable(
        Message(N_("buku kerja Excel (.xlsx) yang utuh")),
        suggestion=Message(N_("Buka di Excel, simpan ulang sebagai .xlsx, lalu kirim lagi.")),
    )


def _too_large() -> UnreadableFileError:
    return unreadable(
        Message(N_("buku kerja yang isinya paling besar {count} MB"), {"count": MAX_UNCOMPRESSED >> 20}),
        suggestion=Message(N_("Bagi menjadi beberapa berkas, satu untuk setiap tahun.")),
    )


def _too_many_cells() -> UnreadableFileError:
    return unreadable(
        Message(N_("lembar yang seluruhnya paling banyak {count} sel"), {"count": MAX_CELLS}),
        suggestion=Message(
            N_("Hapus baris dan kolom kosong di bawah dan di kanan data, atau simpan sebagai CSV.")
        ),
    )
