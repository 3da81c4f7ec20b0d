"""The text of a PDF as another program finds it: enough of the format for those that typst writes."""

from __future__ import annotations

import re
import zlib

_OBJECT = re.compile(rb"(\d+) 0 obj\s*(.*?)\s*endobj", re.DOTALL)
_STREAM = re.compile(rb"(<<.*?>>)\s*stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_WORD = re.compile(rb"[^\s()<>\[\]{}/%]+")
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
    """The words of a content stream, one line for each time that text is shown."""
    letters: dict[bytes, str] = {}
    words: list[str] = []
    strings: list[bytes] = []
    name = b""
    at = 0
    while at < len(content):
        start = content[at : at + 1]
        if start == b"(":
            text, at = _string(content, at + 1)
            strings.append(text)
        elif content.startswith(b"<<", at):
            at += 2
        elif start == b"<":
            end = content.index(b">", at)
            strings.append(bytes.fromhex(content[at + 1 : end].decode()))
            at = end + 1
        elif start == b"/":
            found = _WORD.match(content, at + 1)
            name, at = (found[0], found.end()) if found else (b"", at + 1)
        elif found := _WORD.match(content, at):
            if found[0] == b"Tf":
                letters = fonts.get(name, {})
            elif found[0] in (b"Tj", b"TJ"):
                whole = b"".join(strings)
                words.append("".join(letters.get(whole[k : k + 2], "�") for k in range(0, len(whole), 2)))
            if not found[0][:1].isdigit() and found[0][:1] not in b"-.":
                strings = []
            at = found.end()
        else:
            at += 1
    return "\n".join(words)


def _string(content: bytes, at: int) -> tuple[bytes, int]:
    """A literal string that begins before `at`, whose own brackets may be balanced, and where it ends."""
    text = bytearray()
    depth = 1
    while True:
        byte = content[at : at + 1]
        at += 1
        if byte == b"\\":
            escaped = re.compile(rb"[0-7]{1,3}|\r\n|.", re.DOTALL).match(content, at)
            if escaped is None:
                return bytes(text), at
            at = escaped.end()
            if escaped[0].isdigit():
                text.append(int(escaped[0], 8))
            elif escaped[0].strip(b"\r\n"):
                text += _ESCAPES.get(escaped[0], escaped[0])
            continue
        depth += (byte == b"(") - (byte == b")")
        if depth == 0 or not byte:
            return bytes(text), at
        text += byte
