"""Whether a cell holds a number that belongs to a person, told by its shape and by the words beside it.

NIK: 16 digits, of which the first two are a province's code and the seventh to tenth a day (women's plus 40)
and a month of birth. KPJ: 11 digits. Both are also known by their words. Amounts, letter numbers, dates and
codes of budget accounts have as many digits; what they are written with gives them away.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import Final

from dashboard.data.contract.as_sent import Cell


class Personal(Enum):
    """Kinds of personal numbers: the first two refuse a whole file, the others their row."""

    NIK = "NIK"
    KPJ = "KPJ"
    TELEPHONE = "telepon"
    ACCOUNT = "rekening"


REFUSES_FILE: Final = frozenset({Personal.NIK, Personal.KPJ})

_SHORTEST: Final = 8
_ADDRESS: Final = re.compile(r"\S+://\S+")
_AS_FLOAT: Final = re.compile(r"(?<=\d)[.,]0{1,2}$")
_SEVERAL: Final = re.compile(r"\d{11}(?:/\d{11})+")
#: A day and a number of that day, as many programs number what they make.
_OF_A_DAY: Final = re.compile(r"(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}")
_MANY_DIGITS: Final = re.compile(r"(?:\D*\d){8}")
_NEAR: Final = 40
_MARK: Final = r"[ \u00a0\u202f.'’\u2010-\u2015-]"

_SIXTEEN: Final = re.compile(
    rf"(?<!\d)(?:\d{{16}}|\d{{4}}(?:{_MARK}\d{{4}}){{3}}|\d{{6}}{_MARK}\d{{6}}{_MARK}\d{{4}}"
    rf"|\d{{2}}{_MARK}?\d{{2}}{_MARK}?\d{{2}}{_MARK}\d{{6}}{_MARK}\d{{4}})(?!\d)"
)
_SCIENTIFIC: Final = re.compile(r"(?<!\d)\d[.,]\d{2,}E\+15(?!\d)", re.IGNORECASE)
_ELEVEN: Final = re.compile(r"(?<!\d)\d{11}(?!\d)")
_SPACED_ELEVEN: Final = re.compile(rf"(?<!\d)\d(?:{_MARK}?\d){{10}}(?!\d)")
_OLD_KPJ: Final = re.compile(r"(?<![\dA-Z])\d{2}[A-Z]\d{8}(?!\d)", re.IGNORECASE)
_MOBILE: Final = re.compile(r"(?<![\d/])(?:\+?62[ .-]?|\(?0)8\d{1,2}\)?(?:[ .-]?\d{3,4}){2,3}(?![\d/])")
_LANDLINE: Final = re.compile(r"(?<!\d)\(?0\d{2,3}\)?[ .-]?\d{3,4}[ .-]?\d{3,4}(?!\d)")
_LONG: Final = re.compile(r"(?<!\d)\d(?:[ .-]?\d){8,17}(?!\d)")

_NIK_WORDS: Final = re.compile(r"\b(?:nik|ktp|e-?ktp|no\.?\s*kk|kartu keluarga|nomor induk kependudukan)\b")
_KPJ_WORDS: Final = re.compile(
    r"\b(?:kpj|nomor peserta|no\.?\s*peserta|kartu peserta|no\.?\s*kartu|jamsostek|bpjstk)\b"
)
_TELEPHONE_WORDS: Final = re.compile(
    r"\b(?:hp|telp?|tlp|telepon|telpon|handphone|wa|whatsapp|fax|kontak|hubungi|ponsel)\b"
)
_ACCOUNT_WORDS: Final = re.compile(
    r"\b(?:rek|rekening|norek|bank|bri|bni|bca|btn|bsi|bpd|sulselbar|sulutgo|bank mandiri|a\.?n\.?)\b"
)
_AMOUNT_WORDS: Final = re.compile(
    r"\b(?:rp|rupiah|idr|total|jumlah|jml|pagu|nilai|anggaran|realisasi|sebesar|senilai|biaya|harga|iuran|tunggakan"
    r"|piutang|saldo|kontrak|kas|dana|belanja|pembayaran|dibayar|manfaat|santunan|klaim|juta|miliar|dipulihkan"
    r"|batas|alokasi|plafon)\b"
)
#: No count of people has eleven digits.
_PEOPLE_WORDS: Final = re.compile(r"\b(?:pekerja|peserta|orang|kasus|penerima|terdaftar)\b")
_DOCUMENT_WORDS: Final = re.compile(
    r"\b(?:surat|spk|sk|perda|perbup|perwali|dokumen|register|resi|nota|invoice|faktur|po|nib|npp|rup|paket"
    r"|tender|lelang|barcode|sp2d|spm|berita acara|bast|nomor kontrak|versi|revisi|siup|imb|pbg|nop)\b"
)
_NPWP: Final = re.compile(r"\bnpwp\b")
_THOUSANDS: Final = re.compile(r"\d{1,3}(?:([ \u00a0\u202f.,'’])\d{3})(?:\1\d{3})*(?:[.,]\d{1,2})?")
_DATED: Final = re.compile(r"(?:19|20)\d{2}[ .-]?\d{2}[ .-]\d{2}\b|\b\d{2}[ .-]\d{2}[ .-](?:19|20)\d{2}")
#: Degrees and other numbers with many decimals.
_DECIMAL: Final = re.compile(r"\d{1,3}[.,]\d{4,}")
#: Codes of budget accounts and of activities go by small steps: 5.1.02.02.01.0026.
_STEPPED: Final = re.compile(r"\d{1,2}(?:\.\d{1,2}){3,}(?:\.\d{2,5})?")

#: The first two digits of a NIK are the code of the province that gave it out; codes lie in these runs.
_RUNS: Final = ((11, 19), (21, 21), (31, 36), (51, 53), (61, 65), (71, 76), (81, 82), (91, 97))
_PROVINCES: Final = frozenset(str(code) for first, last in _RUNS for code in range(first, last + 1))


def personal_number(cell: Cell, *, column: str = "", beside: str = "") -> Personal | None:
    """What kind of personal number a cell holds, if any. Addresses of web pages are left alone.

    column: the column's name as the contract would write it; beside: words in the cells left of it.
    """
    words = f"{column.replace('_', ' ')} {beside}".casefold()
    if isinstance(cell, float):
        return _lone(str(int(abs(cell))), words) if cell.is_integer() else None
    if not isinstance(cell, str) or len(cell) < _SHORTEST:
        return None
    cell = _ADDRESS.sub(" ", cell) if "://" in cell else cell
    if _MANY_DIGITS.match(cell) is None and _SCIENTIFIC.search(cell) is None:
        return None
    # A number column with a blank in it is written 18012345678.0 by some programs.
    text = _AS_FLOAT.sub("", cell.strip().casefold())
    bare = re.sub(_MARK, "", text)
    if bare.isdecimal() and len(bare) >= _SHORTEST and _is_one_number(text, bare):
        return None if _is_otherwise(text) and not _says_person(words) else _lone(bare, words, written=text)
    return _inside(text, words)


def _is_one_number(text: str, bare: str) -> bool:
    """Whether digits and marks are one number: not a range, not two numbers side by side."""
    if text == bare or len(bare) not in {11, 16}:
        return text == bare or _MOBILE.fullmatch(text) is not None
    return (_SIXTEEN if len(bare) == 16 else _SPACED_ELEVEN).fullmatch(text) is not None


def _says_person(words: str) -> bool:
    return _NIK_WORDS.search(words) is not None or _KPJ_WORDS.search(words) is not None


def _is_otherwise(text: str) -> bool:
    """Whether digits are written as an amount, a date or a stepped code."""
    if any(pattern.fullmatch(text) for pattern in (_THOUSANDS, _STEPPED, _DECIMAL)):
        return True
    return _DATED.match(text) is not None


def _lone(digits: str, words: str, *, written: str = "") -> Personal | None:  # noqa: PLR0911 - one exit a kind
    """What a cell is that holds nothing but one number."""
    if len(digits) == 16:
        return None if _NPWP.search(words) and digits.startswith("0") else Personal.NIK
    if _TELEPHONE_WORDS.search(words) and len(digits) >= _SHORTEST:
        return Personal.TELEPHONE
    if _ACCOUNT_WORDS.search(words) and 9 <= len(digits) <= 18:
        return Personal.ACCOUNT
    if _KPJ_WORDS.search(words) and len(digits) == 11:
        return Personal.KPJ
    number = written or digits
    if _MOBILE.fullmatch(number) and (number[0] in "0+(" or not _is_named_otherwise(words)):
        return Personal.TELEPHONE
    if len(digits) == 11 and (_PEOPLE_WORDS.search(words) or not _is_named_otherwise(words)):
        return Personal.KPJ
    return None


def _is_named_otherwise(words: str) -> bool:
    """Whether words say that a number is money or belongs to a document."""
    return _AMOUNT_WORDS.search(words) is not None or _DOCUMENT_WORDS.search(words) is not None


def _inside(text: str, words: str) -> Personal | None:  # noqa: PLR0911 - one exit a kind
    """What a number within other words is."""
    if any(_is_nik(match, text, words) for match in _SIXTEEN.finditer(text)):
        return Personal.NIK
    if _SEVERAL.search(text):
        return Personal.KPJ
    if _SCIENTIFIC.search(text) and not _AMOUNT_WORDS.search(f"{words} {text}"):
        return Personal.NIK
    named_kpj = _KPJ_WORDS.search(text) or _KPJ_WORDS.search(words)
    if named_kpj and (_OLD_KPJ.search(text) or _follows(_KPJ_WORDS, _SPACED_ELEVEN, text)):
        return Personal.KPJ
    if _follows(_ACCOUNT_WORDS, _LONG, text):
        return Personal.ACCOUNT
    if _MOBILE.search(text) or _follows(_TELEPHONE_WORDS, _LANDLINE, text):
        return Personal.TELEPHONE
    if any(_is_kpj(match, text, words) for match in _ELEVEN.finditer(text)):
        return Personal.KPJ
    return None


def _is_nik(match: re.Match[str], text: str, words: str) -> bool:
    before, after = _around(match, text)
    if _NIK_WORDS.search(before):
        return True
    digits = re.sub(r"\D", "", match[0])
    has_shape = (
        digits[:2] in _PROVINCES
        and 1 <= int(digits[6:8]) % 40 <= 31
        and int(digits[6:8]) <= 71
        and 1 <= int(digits[8:10]) <= 12
    )
    if before.endswith("/") or after.startswith("/") or re.search(r"rp\.?\s*$", before):
        return has_shape and not re.search(r"rp\.?\s*$", before)
    if _NPWP.search(f"{words} {before}") and digits.startswith("0"):
        return False
    return has_shape or not (_ACCOUNT_WORDS.search(before) or _DOCUMENT_WORDS.search(before))


def _is_kpj(match: re.Match[str], text: str, words: str) -> bool:
    before, after = _around(match, text)
    if before.endswith("/") or after.startswith("/") or re.match(r",\d|\s*(?:rupiah|orang|juta)", after):
        return False
    if re.search(r"\d[.,]$", before) or (re.search(r"[a-z][-.]?$", before) and _OF_A_DAY.fullmatch(match[0])):
        return False
    return not _is_named_otherwise(f"{words} {before}")


def _follows(words: re.Pattern[str], number: re.Pattern[str], text: str) -> bool:
    """Whether such a number stands soon after such words, and is not written as something else."""
    for match in number.finditer(text):
        before, after = _around(match, text)
        if words.search(before) and not _is_otherwise(match[0]) and not after.startswith("/"):
            return True
    return False


def _around(match: re.Match[str], text: str) -> tuple[str, str]:
    return text[max(match.start() - _NEAR, 0) : match.start()], text[match.end() :]
