"""What a file is by its first bytes, whatever it is called, and what to do with one that is no table."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from pathlib import PurePath
from typing import Final

from dashboard.data.contract.as_sent import UnreadableFileError, unreadable
from dashboard.i18n import N_, Message

ZIP_MARK: Final = b"PK\x03\x04"
OLE_MARK: Final = b"\xd0\xcf\x11\xe0"
PARQUET_MARK: Final = b"PAR1"

_HEAD: Final = 4096
_NAMED: Final = 5
#: How other formats begin -> what they are called.
_MARKS: Final = {
    b"%PDF": "PDF",
    b"{\\rtf": "RTF",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"\x1f\x8b": "GZIP",
    b"7z\xbc\xaf": "7z",
    b"Rar!": "RAR",
    b"SQLite format 3": "SQLite",
}
_SHORTCUTS: Final = (b"L\x00\x00\x00\x01\x14\x02\x00", b"[InternetShortcut]")
#: Where in a ZIP archive another program's document is known by.
_ARCHIVES: Final = {"word/": "Word (.docx)", "ppt/": "PowerPoint (.pptx)"}
_OPEN_DOCUMENT: Final = "application/vnd.oasis.opendocument"
_BINARY_WORKBOOK: Final = "xl/workbook.bin"
_WORKBOOK: Final = "xl/"


def refuse_other_formats(content: bytes) -> None:
    """Raise UnreadableFileError for what is no CSV, workbook or Parquet file, saying what it is."""
    head = content[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    for mark, name in _MARKS.items():
        if head.startswith(mark):
            raise _not_a_table(name)
    if head.startswith(_SHORTCUTS):
        raise unreadable(
            Message(N_("Ini hanya pintasan ke berkas itu, bukan berkasnya sendiri.")),
            suggestion=Message(N_("Buka pintasannya, lalu kirim berkas yang terbuka.")),
        )
    if content.startswith(OLE_MARK):
        raise _old_office(content)
    if content.startswith(ZIP_MARK):
        _refuse_other_archives(content)
    written = head[:1024].lower().replace(b"\x00", b"")
    if re.match(rb"<(?:!doctype html|html|head|body|table|meta|style|div)\b", written) or written.startswith(
        (b"mime-version:", b"<!--")
    ):
        raise _saved_elsewhere(N_("Ini halaman web (HTML) yang dinamai seperti tabel"))
    if written.startswith(b"<"):
        raise _saved_elsewhere(N_("Ini berkas XML yang dinamai seperti tabel"))
    if re.match(rb"(?:\{\s*\"|\[\s*[\[{])", head):
        raise _not_a_table("JSON")


def is_table_elsewhere(name: str) -> bool:
    """Whether a file is a table by its name, of a format that is not read."""
    suffix = PurePath(name).suffix.lower()
    return suffix in {".xls", ".xlsb", ".xlsm", ".ods", ".numbers", ".tsv"} or name.lower().endswith(
        ".csv.txt"
    )


def unread_format(name: str) -> tuple[Message, Message]:
    """Why a file of this name is not read, and what to do."""
    if is_table_elsewhere(name) or PurePath(name).suffix.lower() == ".txt":
        advice = N_("Buka, simpan sebagai .xlsx, kirim lagi.")
    else:
        advice = N_("Bila isinya data, salin ke templat lalu kirim lagi; bila bukan, biarkan.")
    return (
        Message(
            N_("{name} ada tetapi formatnya tidak dibaca; yang dibaca .csv, .xlsx, dan .parquet."),
            {"name": name},
        ),
        Message(advice),
    )


def _refuse_other_archives(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
            kind = archive.read("mimetype")[:80].decode("ascii", "replace") if "mimetype" in names else ""
    except (zipfile.BadZipFile, ValueError, EOFError, NotImplementedError, KeyError, RuntimeError, OSError):
        return
    if kind.startswith(_OPEN_DOCUMENT) or "content.xml" in names:
        raise _saved_elsewhere(N_("Ini berkas OpenDocument (.ods)"))
    if any(name.lower() == _BINARY_WORKBOOK for name in names):
        raise _saved_elsewhere(N_("Ini buku kerja biner (.xlsb)"))
    for start, name in _ARCHIVES.items():
        if any(each.startswith(start) for each in names):
            raise _not_a_table(name)
    if not any(name.lower().startswith(_WORKBOOK) for name in names):
        raise _archive(names)


def _archive(names: Sequence[str]) -> UnreadableFileError:
    files = [PurePath(name.replace("\\", "/")).name for name in names if not name.endswith("/")]
    listed = ", ".join(name for name in files[:_NAMED] if not re.search(r"\d{11}", name))
    more = ", …" if len(files) > _NAMED else ""
    return unreadable(
        Message(
            N_("Ini arsip ZIP berisi {files}, bukan berkas .csv atau .xlsx."), {"files": f"{listed}{more}"}
        ),
        suggestion=Message(N_("Buka (ekstrak) arsipnya, lalu kirim isinya.")),
    )


def _old_office(content: bytes) -> UnreadableFileError:
    if "EncryptedPackage".encode("utf-16-le") in content:
        return unreadable(
            Message(N_("Buku kerja ini dikunci dengan kata sandi.")),
            suggestion=Message(N_("Buka di Excel lalu simpan sebagai .xlsx tanpa kata sandi.")),
        )
    if "WordDocument".encode("utf-16-le") in content:
        return _not_a_table("Word (.doc)")
    return _saved_elsewhere(N_("Ini buku kerja Excel lama (.xls)"))


def _saved_elsewhere(what: str) -> UnreadableFileError:
    return unreadable(
        Message(N_("{what}, bukan buku kerja Excel (.xlsx) atau CSV."), {"what": Message(what)}),
        suggestion=Message(N_("Buka di Excel, simpan sebagai .xlsx, lalu kirim lagi.")),
    )


def _not_a_table(name: str) -> UnreadableFileError:
    return unreadable(
        Message(N_("Ini berkas {name}, bukan tabel (CSV atau .xlsx)."), {"name": name}),
        suggestion=Message(N_("Minta tabelnya sebagai Excel, atau salin ke templat.")),
    )
