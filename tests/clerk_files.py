"""What a clerk of a branch office sends, made up: for the pictures of the guide, and to hold the guide to them.

The counts are of nobody; the areas are those of Sulawesi Barat.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import Final

import openpyxl

from dashboard.data.contract.words import COLUMNS
from tests.data.layouts.offices import merged, packed, signature, workbook_of

PROVINCE: Final = "76"
SEGMENTS: Final = ("PU", "BPU", "Jakon")
#: kode_wilayah, name as offices write it, active members and potensi by segment.
AREAS: Final = (
    ("7601", "Pasangkayu", (5_214, 9_108, 702), (9_800, 38_400, 2_100)),
    ("7602", "Mamuju", (9_836, 15_420, 1_911), (17_300, 52_900, 4_800)),
    ("7603", "Mamasa", (3_127, 7_233, 318), (6_100, 41_700, 1_200)),
    ("7604", "Polewali Mandar", (8_745, 21_064, 1_239), (15_900, 88_200, 3_600)),
    ("7605", "Majene", (4_958, 9_917, 634), (9_400, 33_800, 1_900)),
    ("7606", "Mamuju Tengah", (4_102, 8_051, 527), (7_700, 31_500, 1_600)),
)
#: What comes to every count with a month.
GROWTH: Final = 40
MONTHS: Final = ("September", "Oktober", "November")
MEMBERS: Final = COLUMNS["kepesertaan"]

Row = tuple[object, ...]


def member(month: str, code: str, segment: str, people: object) -> Row:
    """One row of kepesertaan, not broken down."""
    return (month, code, segment, "SEMUA", "SEMUA", people, "tidak")


def people(area: int, segment: int, month: int) -> int:
    """Active members at the end of one of MONTHS."""
    return AREAS[area][2][segment] + GROWTH * month


def own_workbook(
    *, months: int = 2, title: str = "REKAPITULASI PESERTA AKTIF", year: str = " TAHUN 2026"
) -> bytes:
    """An office's own workbook: months across over segments, JUMLAH below and beside, a signature."""
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.title = "Rekap"
    width = 2 + 4 * months
    last = openpyxl.utils.get_column_letter(width)
    merged(sheet, f"A1:{last}1", f"{title} BPJS KETENAGAKERJAAN")
    merged(sheet, f"A2:{last}2", f"PROVINSI SULAWESI BARAT{year}")
    merged(sheet, "A4:A5", "No")
    merged(sheet, "B4:B5", "Kabupaten")
    for month in range(months):
        first = 3 + 4 * month
        start, end = (openpyxl.utils.get_column_letter(first + each) for each in (0, 3))
        merged(sheet, f"{start}4:{end}4", MONTHS[month])
        for each, words in enumerate((*SEGMENTS, "Jumlah")):
            sheet.cell(5, first + each).value = words
        for area, (_, name, *_) in enumerate(AREAS):
            sheet.cell(6 + area, 1).value, sheet.cell(6 + area, 2).value = area + 1, name
            counts = [people(area, segment, month) for segment in range(3)]
            for each, value in enumerate((*counts, sum(counts))):
                sheet.cell(6 + area, first + each).value = value
        total = 6 + len(AREAS)
        sheet.cell(total, 1).value = "JUMLAH"
        for each in range(4):
            sheet.cell(total, first + each).value = sum(
                sheet.cell(row, first + each).value for row in range(6, total)
            )
    signature(sheet, total + 2, width - 1)
    return packed(workbook)


def unnamed_counts() -> bytes:
    """The same workbook as an office sends it that says neither "aktif" nor the year."""
    return own_workbook(title="REKAPITULASI PESERTA", year="")


def filled_template(template: bytes, *, month: int = 2) -> bytes:
    """The short template of Sulawesi Barat for one of MONTHS with its counts written in."""
    workbook = openpyxl.load_workbook(io.BytesIO(template))
    for name, column, value in (
        ("kepesertaan", "peserta_aktif", lambda area, segment: people(area, segment, month)),
        ("potensi", "potensi", lambda area, segment: AREAS[area][3][segment]),
        ("potensi", "versi", lambda _area, _segment: "2026"),
        ("potensi", "sumber", lambda _area, _segment: "Kantor wilayah"),
    ):
        _write(workbook[name], column, value)
    return packed(workbook)


def _write(
    sheet: openpyxl.worksheet.worksheet.Worksheet, column: str, value: Callable[[int, int], object]
) -> None:
    at = [cell.value for cell in sheet[1]].index(column) + 1
    for place in range(len(AREAS) * len(SEGMENTS)):
        sheet.cell(2 + place, at).value = value(*divmod(place, len(SEGMENTS)))


def new_month_and_a_correction() -> bytes:
    """November of every area, and October of Majene again: two counts corrected, that of Jakon left out."""
    november = [
        member("2026-11", code, segment.upper(), people(area, at, 2))
        for area, (code, *_) in enumerate(AREAS)
        for at, segment in enumerate(SEGMENTS)
    ]
    october = [
        member("2026-10", "7605", segment, people(4, at, 1) + 25) for at, segment in enumerate(("PU", "BPU"))
    ]
    return _members([*november, *october])


def with_mistakes() -> bytes:
    """Rows with one mistake each, rows that are right, and one that is used but should be looked at."""
    right = [member("2026-10", code, "PU", people(area, 0, 1)) for area, (code, *_) in enumerate(AREAS)]
    return _members(
        [
            member("2026-10", "7699", "PU", 4_100),
            member("2026-10", "7601", "BPUU", 9_148),
            member("2026-10", "7602", "BPU", -7),
            member("Oktober", "7603", "BPU", 7_273),
            member("2026-10", "7604", "BPU", "#N/A"),
            member("2026-10", "7605", "BPU", "9.957 orang"),
            *right,
            member("2026-10", "7606", "BPU", None),
        ]
    )


def with_a_doubt() -> bytes:
    """Months written as days that may be read in two ways."""
    return _members(
        [member("05/03/2026", code, "PU", people(area, 0, 0)) for area, (code, *_) in enumerate(AREAS)]
    )


def with_a_zero_too_many() -> bytes:
    """A count ten times that of the month before."""
    count = people(0, 0, 0)
    return _members([member("2026-09", "7601", "PU", count), member("2026-10", "7601", "PU", count * 10)])


def with_a_telephone() -> bytes:
    """A column of notes, one of which is a made-up telephone number."""
    row = member("2026-10", "7605", "PU", people(4, 0, 1))
    return workbook_of({"kepesertaan": [[*MEMBERS, "catatan"], [*row, "hubungi 0812-0000-0000"]]})


def _members(rows: Sequence[Row]) -> bytes:
    return workbook_of({"kepesertaan": [MEMBERS, *rows]})
