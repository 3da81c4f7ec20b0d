"""Templates to fill in: a CSV file for every table, and one Excel workbook with all of them together.

The workbook offers the valid codes in lists and holds the rules as cell validation, so that most mistakes are
told in Excel already. Filled right, a template is read without a complaint.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from dashboard.data.contract.descriptions import DESCRIPTIONS
from dashboard.data.contract.region import THE_REGION
from dashboard.data.contract.words import (
    ALL,
    CODES_SHEET,
    COLUMNS,
    COMMITMENT_NAMES,
    COMPLIANCE_NAMES,
    COVERAGE_SEGMENTS,
    ENTITY_NAMES,
    FUNDING_NAMES,
    GROUP_NAMES,
    GUIDE_SHEET,
    NATION,
    PROGRAM_NAMES,
    PROJECT_NAMES,
    REGION,
    REQUIRED_FILES,
    SUPPORT_NAMES,
    TARGET_KINDS,
    TARGET_LEVELS,
    Segment,
)
from dashboard.data.new_files import write_new
from dashboard.data.places.areas import Areas
from dashboard.data.schemas import PEOPLE, PERCENT, RUPIAH
from dashboard.data.templates.rules import Rule, rule_of
from dashboard.data.templates.workbook_writing import workbook_bytes
from dashboard.i18n import N_, Language

WORKBOOK_NAME: Final = "templat-dasbor.xlsx"

#: Rows that are validated.
_ROWS: Final = 20_000
_FIRST, _LAST = 2, _ROWS + 1
#: Rows whose cells are formatted one by one, for programs that pass over the format of a whole column.
_FORMATTED: Final = 300
_TEXT: Final = "@"
_WIDTHS: Final = {
    "kelompok": 36, "sumber_dana": 18, "sumber": 36, "judul": 60, "dasar": 36, "nama": 48, "nama_entitas": 48,
    "pemilik": 36, "pihak": 36, "janji": 60,
}  # fmt: skip
_HEADER_FILL: Final = PatternFill("solid", fgColor="0B5394")
_HEADER_FONT: Final = Font(bold=True, color="FFFFFF")

_GUIDE: Final = (
    N_("Templat data cakupan BPJS Ketenagakerjaan, {office}"),
    N_("Satu lembar satu tabel, satu baris satu fakta. Jangan ubah nama lembar dan nama kolom."),
    N_("Lembar kepesertaan wajib diisi; potensi perlu untuk menghitung cakupan. Yang lain boleh kosong."),
    N_("Kode wilayah, kelompok, dan sumber dana dipilih dari daftar; namanya ada di lembar {sheet}."),
    N_("Bulan ditulis tahun-bulan, misalnya 2025-01. Jumlah orang ditulis bulat, tanpa titik dan koma."),
    N_("Rupiah ditulis lengkap sebagai bilangan bulat, misalnya 504000000. Kode desa ditulis 10 angka."),
    N_("Sel jumlah yang kosong berarti tidak ada data; tulis 0 hanya bila jumlahnya memang nol."),
    N_("Jangan menulis NIK, nomor KPJ, atau nama peserta: berkas yang memuatnya ditolak seluruhnya."),
)  # fmt: skip


def template_csv(name: str) -> bytes:
    """The empty table of a contract file, as Indonesian Excel opens it: semicolons, UTF-8 with BOM."""
    return (";".join(COLUMNS[name]) + "\r\n").encode("utf-8-sig")


def template_workbook(areas: Areas) -> bytes:
    """The workbook: a guide, a sheet a table, and the valid codes with their names. Bahasa Indonesia."""
    text = Language()
    workbook = Workbook()
    guide = workbook.active
    if not isinstance(guide, Worksheet):
        raise TypeError("a new workbook begins with a worksheet")
    _write_guide(guide, text)
    sheets = {name: workbook.create_sheet(name) for name in COLUMNS}
    lists = _write_codes(workbook.create_sheet(CODES_SHEET), areas, text)
    for name, sheet in sheets.items():
        _write_table(sheet, name, lists, text)
    workbook.active = workbook.index(sheets[REQUIRED_FILES[0]])
    return workbook_bytes(workbook)


def write_templates(folder: Path, *, areas: Areas) -> tuple[Path, ...]:
    """Write every template into a folder, made where it isn't there; the paths written.

    Raises AlreadyThereError, before anything is written, where a file has one of their names; OSError where
    the folder can't be written.
    """
    contents = {WORKBOOK_NAME: template_workbook(areas)}
    contents |= {f"{name}.csv": template_csv(name) for name in COLUMNS}
    return write_new({folder / name: content for name, content in contents.items()})


def _write_guide(sheet: Worksheet, text: Language) -> None:
    sheet.title = GUIDE_SHEET
    sheet.column_dimensions["A"].width = 110
    for number, line in enumerate(_GUIDE, start=1):
        cell = sheet.cell(number, 1, text(line, sheet=CODES_SHEET, office=THE_REGION.office(text.code)))
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet["A1"].font = Font(bold=True, size=14)
    first = len(_GUIDE) + 2
    for number, (name, words) in enumerate(DESCRIPTIONS.items(), start=first):
        sheet.cell(number, 1, f"{name}: {text(words.row_is)}")


def _code_lists(areas: Areas) -> dict[str, list[tuple[str, str]]]:
    """List name -> (code, name), in the order they are offered."""
    places = [(code, areas.name(code)) for code in (*areas.provinces, *areas.codes)]
    branches = list(areas.branches.items())
    everywhere = [(NATION, "Indonesia"), (REGION, areas.name(REGION)), *places, *branches]
    segments = [(ALL, N_("Semua segmen, tidak dirinci")), *((str(each), str(each)) for each in Segment)]
    return {
        "kode_wilayah": places,
        "kode_cabang": branches,
        "kode": everywhere,
        "segmen": segments,
        "segmen_potensi": [pair for pair in segments if pair[0] in (ALL, *COVERAGE_SEGMENTS)],
        "kelompok": [(ALL, N_("Semua kelompok, tidak dirinci")), *GROUP_NAMES.items()],
        "kelompok_populasi": list(GROUP_NAMES.items()),
        "sumber_dana": [(ALL, N_("Semua sumber dana, tidak dirinci")), *FUNDING_NAMES.items()],
        "sementara": [("tidak", "tidak"), ("ya", "ya")],
        "tingkat": [(level, level) for level in TARGET_LEVELS],
        "jenis": [(kind, kind) for kind in TARGET_KINDS],
        "satuan": [(PERCENT, PERCENT), (PEOPLE, PEOPLE)],
        "segmen_sendiri": [pair for pair in segments if pair[0] != ALL],
        "sumber_dana_sendiri": list(FUNDING_NAMES.items()),
        "satuan_tarif": [(RUPIAH, RUPIAH), (PERCENT, PERCENT)],
        "program": list(PROGRAM_NAMES.items()),
        "jenis_entitas": list(ENTITY_NAMES.items()),
        "kategori": list(COMPLIANCE_NAMES.items()),
        "status": list(PROJECT_NAMES.items()),
        "status_komitmen": list(COMMITMENT_NAMES.items()),
        "jenis_dukungan": list(SUPPORT_NAMES.items()),
    }


def _list_of(table: str, column: str) -> str:
    """The list that a column of a table is chosen from."""
    special = {
        ("potensi", "segmen"): "segmen_potensi",
        ("populasi_kelompok", "kelompok"): "kelompok_populasi",
        ("tarif_iuran", "segmen"): "segmen_sendiri",
        ("tarif_iuran", "satuan"): "satuan_tarif",
        ("pendanaan", "segmen"): "segmen_sendiri",
        ("pendanaan", "sumber_dana"): "sumber_dana_sendiri",
        ("dukungan_pemda", "jenis"): "jenis_dukungan",
        ("dukungan_pemda", "ada"): "sementara",
        ("komitmen", "status"): "status_komitmen",
    }
    return special.get((table, column), column)


def _write_codes(sheet: Worksheet, areas: Areas, text: Language) -> dict[str, str]:
    """Fill the sheet of valid codes: two columns a list. Returns list name -> the range of its codes."""
    ranges = {}
    for at, (name, pairs) in enumerate(_code_lists(areas).items()):
        code_column, name_column = get_column_letter(2 * at + 1), get_column_letter(2 * at + 2)
        _write_column(sheet, code_column, [name, *(code for code, _ in pairs)])
        _write_column(sheet, name_column, [text("nama"), *(text(label) for _, label in pairs)])
        sheet.column_dimensions[code_column].width = 18
        sheet.column_dimensions[name_column].width = 30
        ranges[name] = f"{quote_sheetname(CODES_SHEET)}!${code_column}$2:${code_column}${len(pairs) + 1}"
    style_header(sheet)
    # Seen, so that a name can be looked up; guarded, because the lists of the other sheets point into it.
    sheet.protection.sheet = True
    return ranges


def _write_column(sheet: Worksheet, letter: str, values: Iterable[str]) -> None:
    for row, value in enumerate(values, start=1):
        cell = sheet[f"{letter}{row}"]
        cell.value = value
        cell.number_format = _TEXT


def _write_table(sheet: Worksheet, name: str, lists: dict[str, str], text: Language) -> None:
    words = DESCRIPTIONS[name]
    for at, column in enumerate(COLUMNS[name], start=1):
        letter = get_column_letter(at)
        header = sheet.cell(1, at, column)
        meaning = text(words.columns[column]).replace("`", "")
        header.comment = Comment(f"{column}: {meaning}", "Dasbor", height=110, width=300)
        dimension = sheet.column_dimensions[letter]
        dimension.width = _WIDTHS.get(column, 16)
        rule = rule_of(name, column)
        if rule is None or rule.as_text:
            # Left to itself, Excel turns 2025-01 into a date and eats the zero of 73.10.
            dimension.number_format = _TEXT
            for row in range(_FIRST, _FIRST + _FORMATTED):
                sheet.cell(row, at).number_format = _TEXT
        validation = _validation(rule, letter, lists.get(_list_of(name, column)), meaning, text)
        if validation is not None:
            sheet.add_data_validation(validation)
            validation.add(f"{letter}{_FIRST}:{letter}{_LAST}")
    style_header(sheet)


def _validation(
    rule: Rule | None, letter: str, codes: str | None, meaning: str, text: Language
) -> DataValidation | None:
    if codes is not None:
        made = DataValidation(type="list", formula1=codes, allow_blank=True)
        made.error = text("Pilih dari daftar; nama setiap kode ada di lembar {sheet}.", sheet=CODES_SHEET)
    elif rule is not None:
        place = {"cell": f"{letter}{_FIRST}", "row": _FIRST}
        made = DataValidation(
            type=rule.kind,
            operator=rule.operator,
            formula1=rule.formula1.format(**place),
            formula2=rule.formula2,
            allow_blank=True,
        )
        made.error = text(rule.message, low=rule.formula1, high=rule.formula2 or "")
    else:
        return None
    made.errorTitle = text("Belum sesuai")
    made.prompt = meaning[:250]
    # Only a hint: names of areas and months in words are read too, so Excel must let them in.
    made.errorStyle = "information"
    made.showErrorMessage = made.showInputMessage = True
    return made


def style_header(sheet: Worksheet) -> None:
    """The first row as a header that stays in sight."""
    header: Sequence[object] = sheet[1]
    for cell in header:
        cell.font, cell.fill = _HEADER_FONT, _HEADER_FILL  # type: ignore[attr-defined]
    sheet.freeze_panes = "A2"
