"""Personal numbers have no place here: a file with NIK or KPJ numbers is refused before anything is kept."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from dashboard.data.cells.amounts import rupiah
from dashboard.data.contract.as_sent import Cell, RawTable, UnreadableFileError, unreadable
from dashboard.data.contract.headers import column_name
from dashboard.i18n import N_, Message

_NIK_INSIDE: Final = re.compile(r"(?<!\d)\d{16}(?!\d)")
_NUMBER: Final = re.compile(r"\d{16}|\d{11}")
_MARKS: Final = re.compile(r"[\s.,'’/-]")
#: Columns of rupiah: ten billion and more has as many digits as a KPJ number.
_RUPIAH_COLUMNS: Final = frozenset(
    {
        "anggaran", "anggaran_tahun_depan", "dipulihkan", "nilai_kontrak", "realisasi", "rupiah", "tunggakan",
        "batas_bawah", "batas_atas",
    }
)  # fmt: skip
_PERSONAL_COLUMNS: Final = re.compile(
    r"(?:.*_)?(?:nik|kpj|ktp|nik_ktp|nomor_peserta|no_peserta|npp_peserta)(?:_.*)?"
)


def refuse_personal_numbers(tables: Iterable[RawTable]) -> None:
    """Raise UnreadableFileError where any cell or column holds NIK (16 digit) or KPJ (11 digit) numbers.

    In a column of rupiah 11 digits are an amount. The error never repeats the numbers.
    """
    tables = tuple(tables)
    for table in tables:
        named = any(_PERSONAL_COLUMNS.fullmatch(column_name(name)) for name in table.header)
        cells = (
            cell
            for name, column in zip(table.header, table.columns, strict=True)
            for cell in column.cells
            if not (column_name(name) in _RUPIAH_COLUMNS and _is_rupiah(cell))
        )
        if named or any(map(is_personal, cells)) or any(map(is_personal, table.loose)):
            raise _refused(sum(len(each.rows) for each in tables))


def is_personal(cell: Cell) -> bool:
    """Whether a cell holds what looks like a NIK or KPJ number. Addresses of web pages are left alone."""
    if isinstance(cell, float):
        return cell.is_integer() and _NUMBER.fullmatch(str(int(abs(cell)))) is not None
    if not isinstance(cell, str) or len(cell) < 11 or "://" in cell:
        return False
    return _NUMBER.fullmatch(_MARKS.sub("", cell)) is not None or _NIK_INSIDE.search(cell) is not None


def _is_rupiah(cell: Cell) -> bool:
    """Whether a cell reads as rupiah; of a number as long as a NIK it never does."""
    return rupiah(cell).expected is None


def _refused(rows: int) -> UnreadableFileError:
    return unreadable(
        Message(N_("berkas tanpa NIK, nomor KPJ, atau nomor lain milik orang; seluruh berkas ditolak")),
        suggestion=Message(
            N_("Hapus kolom itu dan kirim jumlah peserta saja. Tidak ada isi berkas yang disimpan.")
        ),
        rows=rows,
    )
