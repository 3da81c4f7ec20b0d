"""The short template: members and potensi of some areas in some months, all written in but the numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from dashboard.data.contract.words import COVERAGE_SEGMENTS, GUIDE_SHEET
from dashboard.data.places.areas import Areas
from dashboard.data.templates.templates import style_header
from dashboard.data.templates.workbook_writing import workbook_bytes
from dashboard.i18n import N_, Language

SHORT_NAME: Final = "templat-singkat.xlsx"

_NAME: Final = "nama_wilayah"
_TEXT: Final = "@"
_MEMBERS: Final = (
    "periode", "kode_wilayah", _NAME, "segmen", "peserta_aktif", "kelompok", "sumber_dana", "sementara",
)  # fmt: skip
_ELIGIBLE: Final = ("berlaku_mulai", "kode_wilayah", _NAME, "segmen", "potensi", "versi", "sumber")
_WIDTHS: Final = {_NAME: 34, "peserta_aktif": 16, "potensi": 16, "sumber": 30}

_GUIDE: Final = (
    N_("Templat singkat: cukup isi kolom peserta_aktif di lembar kepesertaan."),
    N_("Bulan, kode, dan nama wilayah sudah tertulis; jangan diubah. Hapus baris yang tidak perlu."),
    N_("Kolom kelompok, sumber_dana, dan sementara boleh dibiarkan kosong: artinya tidak dirinci."),
    N_("Lembar potensi diisi sekali setahun; tanpa potensi hanya jumlah peserta yang tampil."),
    N_("Sel jumlah yang kosong berarti tidak ada data; tulis 0 hanya bila jumlahnya memang nol."),
    N_("Jangan menulis NIK, nomor KPJ, atau nama peserta: berkas yang memuatnya ditolak seluruhnya."),
)


def short_template(areas: Areas, *, codes: Sequence[str], months: Sequence[str]) -> bytes:
    """The workbook for some kabupaten/kota (kode_wilayah) and months (YYYY-MM). Bahasa Indonesia."""
    text = Language()
    workbook = Workbook()
    guide = workbook.active
    if not isinstance(guide, Worksheet):
        raise TypeError("a new workbook begins with a worksheet")
    guide.title = GUIDE_SHEET
    guide.column_dimensions["A"].width = 100
    for number, line in enumerate(_GUIDE, start=1):
        cell = guide.cell(number, 1, text(line))
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    guide["A1"].font = Font(bold=True, size=14)
    members = workbook.create_sheet("kepesertaan")
    _write(members, _MEMBERS, months, areas, codes)
    eligible = workbook.create_sheet("potensi")
    _write(eligible, _ELIGIBLE, sorted({f"{month[:4]}-01" for month in months}), areas, codes)
    workbook.active = workbook.index(members)
    return workbook_bytes(workbook)


def _write(
    sheet: Worksheet, header: Sequence[str], months: Sequence[str], areas: Areas, codes: Sequence[str]
) -> None:
    sheet.append(list(header))
    for month in months:
        for code in codes:
            for segment in COVERAGE_SEGMENTS:
                sheet.append([month, code, areas.name(code), str(segment)])
    for at, name in enumerate(header, start=1):
        cells = sheet[sheet.cell(1, at).column_letter]
        sheet.column_dimensions[sheet.cell(1, at).column_letter].width = _WIDTHS.get(name, 14)
        if name not in {"peserta_aktif", "potensi"}:
            for cell in cells:
                cell.number_format = _TEXT
    style_header(sheet)
