"""The text of a PDF as another program finds it: enough of the format for those that typst writes."""

from __future__ import annotations

import re
import zlib

_OBJECT = re.compile(rb"(\d+) 0 obj\s*(.*?)\s*endobj", re.DOTALL)
_STREAM = re.compile(rb"(<<.*?>>)\s*stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_SHOWN = re.compile(
    rb"/(\w+) [\d.]+ Tf|\[((?:\((?:\\.|[^\\)])*\)|<[0-9A-Fa-f]*>|[^\]])*)\]\s*TJ|(\((?:\\.|[^\\)])*\)|<[0-9A-Fa-f]*>)\s*Tj",
    re.DOTALL,
)
_PIECE = re.compile(rb"\((?:\\.|[^\\)])*\)|<[0-9A-Fa-f]*>|-?[\d.]+", re.DOTALL)
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def pdf_text(content: bytes) -> str:
    """All words of the file, pages and pictures within them, in the order in which they are written."""
    objects = {int(one[1]): one[2] for one in _OBJECT.finditer(content)}
    found = []
    for body in objects.values():
        if b"/Type/Page/" in body or b"/Type/Page " in body or re.search(rb"/Type/Page\b(?!s)", body):
            fonts = _fonts(objects, _resources(objects, body))
            for number in re.findall(rb"/Contents\s*\[?\s*(\d+) 0 R", body):
                found.append(_words(_data(objects[int(number)]), fonts))
        elif b"/Subtype/Form" in body:
            found.append(_words(_data(body), _fonts(objects, _resources(objects, body))))
    return "\n".join(found)


def page_count(content: bytes) -> int:
    return len(re.findall(rb"/Type/Page\b(?!s)", content))


def _resources(objects: dict[int, bytes], body: bytes) -> bytes:
    own = re.search(rb"/Resources (\d+) 0 R", body)
    return objects[int(own[1])] if own else body


def _fonts(objects: dict[int, bytes], resources: bytes) -> dict[bytes, dict[bytes, str]]:
    named = re.search(rb"/Font\s*<<(.*?)>>", resources, re.DOTALL)
    fonts = {}
    for name, number in re.findall(rb"/(\w+) (\d+) 0 R", named[1] if named else b""):
        mapped = re.search(rb"/ToUnicode (\d+) 0 R", objects[int(number)])
        fonts[name] = _letters(_data(objects[int(mapped[1])])) if mapped else {}
    return fonts


def _letters(cmap: bytes) -> dict[bytes, str]:
    letters = {}
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", cmap, re.DOTALL):
        for code, meant in re.findall(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            letters[bytes.fromhex(code.decode())] = bytes.fromhex(meant.decode()).decode("utf-16-be")
    return letters


def _data(body: bytes) -> bytes:
    stream = _STREAM.search(body)
    if stream is None:
        return b""
    return zlib.decompress(stream[2]) if b"FlateDecode" in stream[1] else stream[2]


def _words(content: bytes, fonts: dict[bytes, dict[bytes, str]]) -> str:
    letters: dict[bytes, str] = {}
    words = []
    for font, many, one in _SHOWN.findall(content):
        if font:
            letters = fonts.get(font, {})
            continue
        text = b"".join(_plain(piece) for piece in _PIECE.findall(many or one) if piece[:1] in b"(<")
        words.append("".join(letters.get(text[at : at + 2], "�") for at in range(0, len(text), 2)))
    return "\n".join(words)


def _plain(piece: bytes) -> bytes:
    if piece[:1] == b"<":
        return bytes.fromhex(piece[1:-1].decode())
    return re.sub(
        rb"\\([0-7]{1,3}|.)",
        lambda found: bytes([int(found[1], 8)]) if found[1].isdigit() else _ESCAPES.get(found[1], found[1]),
        piece[1:-1],
        flags=re.DOTALL,
    )
