"""Workbooks and CSV files as offices lay them out, with the table that each of them holds."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

import openpyxl
import pandas as pd
from openpyxl.styles import Alignment, Font
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.data.intake_tools import areas

MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
SHORT = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")
SEGMENTS = ("PU", "BPU", "JAKON")
SULSEL = ("7301", "7302", "7303", "7307", "7308", "7313", "7371", "7373")
MALUT = ("8201", "8205", "8271")

#: (table, month, area, segment) -> people
Counts = dict[tuple[str, str, str, str], int]


def people(table: str, month: str, code: str, segment: str) -> int:
    """A number that differs for every cell."""
    year, number = int(month[:4]), int(month[5:])
    base = {"PU": 4000, "BPU": 900, "JAKON": 300, "SEMUA": 5200}[segment]
    return (base + int(code) % 97 * 13 + number * 7 + (year - 2024) * 31) * (3 if table == "potensi" else 1)


@dataclass
class Sent:
    """A file as sent, and what it holds."""

    name: str
    content: bytes
    counts: Counts


def read_counts(frames: Iterable[tuple[str, pd.DataFrame]]) -> Counts:
    """The counts of typed tables."""
    found: Counts = {}
    for table, frame in frames:
        month, amount = (
            ("periode", "peserta_aktif") if table == "kepesertaan" else ("berlaku_mulai", "potensi")
        )
        for row in frame.to_dict("records"):
            key = (table, str(row[month]), str(row["kode_wilayah"]), str(row["segmen"]))
            assert key not in found
            found[key] = int(row[amount])
    return found


def name_of(code: str) -> str:
    return str(areas().name(code))


def short_of(code: str) -> str:
    return areas().short_name(code)


def book() -> tuple[Workbook, Worksheet]:
    workbook = openpyxl.Workbook()
    return workbook, workbook.active


def packed(workbook: Workbook) -> bytes:
    content = io.BytesIO()
    workbook.save(content)
    return content.getvalue()


def merged(sheet: Worksheet, place: str, value: object) -> None:
    first = place.partition(":")[0]
    sheet[first] = value
    sheet[first].font = Font(bold=True)
    sheet[first].alignment = Alignment(horizontal="center")
    sheet.merge_cells(place)


def signature(sheet: Worksheet, row: int, column: int) -> None:
    for at, words in enumerate(
        (
            "Makassar, 5 Februari 2026",
            "Kepala Kantor Wilayah",
            None,
            None,
            "Drs. Nama Pejabat",
            "NIP. 19700101 199503 1 001",
        )
    ):
        sheet.cell(row + at, column).value = words
    sheet.cell(row, 1).value = "Sumber: data kepesertaan, diolah"


@cache
def months_across() -> Sent:
    """T6 (a): a title, months over segments in merged cells, a total column a month, JUMLAH, a signature."""
    workbook, sheet = book()
    sheet.title = "Rekap"
    merged(sheet, "A1:N1", "REKAPITULASI PESERTA AKTIF BPJS KETENAGAKERJAAN")
    merged(sheet, "A2:N2", "KANTOR WILAYAH SULAWESI MALUKU TAHUN 2025")
    merged(sheet, "A4:A5", "No")
    merged(sheet, "B4:B5", "Kabupaten/Kota")
    counts: Counts = {}
    for at, month in enumerate(("2025-01", "2025-02", "2025-03")):
        first = 3 + 4 * at
        letters = [openpyxl.utils.get_column_letter(first + each) for each in range(4)]
        merged(sheet, f"{letters[0]}4:{letters[3]}4", MONTHS[at])
        for each, words in enumerate((*SEGMENTS, "Jumlah")):
            sheet.cell(5, first + each).value = words
        for nth, code in enumerate(SULSEL):
            row = 6 + nth
            sheet.cell(row, 1).value, sheet.cell(row, 2).value = nth + 1, short_of(code)
            for each, segment in enumerate(SEGMENTS):
                value = people("kepesertaan", month, code, segment)
                counts["kepesertaan", month, code, segment] = value
                sheet.cell(row, first + each).value = value
                sheet.cell(row, first + each).number_format = "#,##0"
            sheet.cell(row, first + 3).value = sum(
                counts["kepesertaan", month, code, each] for each in SEGMENTS
            )
        total = 6 + len(SULSEL)
        sheet.cell(total, 1).value = "JUMLAH"
        sheet.merge_cells(start_row=total, start_column=1, end_row=total, end_column=2)
        for each in range(4):
            cells = [sheet.cell(row, first + each).value for row in range(6, total)]
            sheet.cell(total, first + each).value = sum(cells)
    signature(sheet, total + 3, 10)
    return Sent("Rekap 2025.xlsx", packed(workbook), counts)


@cache
def sheet_a_month() -> Sent:
    """T6 (b): the same table in a sheet for each month, the year in the title."""
    workbook, sheet = book()
    counts: Counts = {}
    for at, month in enumerate(("2025-01", "2025-02", "2025-03")):
        sheet = sheet if not at else workbook.create_sheet()
        sheet.title = MONTHS[at]
        merged(sheet, "A1:F1", "DATA PESERTA AKTIF TAHUN 2025")
        for column, words in enumerate(("No", "Kab/Kota", "PU", "BPU", "Jasa Konstruksi", "Total"), start=1):
            sheet.cell(3, column).value = words
        for nth, code in enumerate(SULSEL):
            row = 4 + nth
            values = [people("kepesertaan", month, code, segment) for segment in SEGMENTS]
            counts |= {
                ("kepesertaan", month, code, each): value
                for each, value in zip(SEGMENTS, values, strict=True)
            }
            for column, value in enumerate((nth + 1, name_of(code).upper(), *values, sum(values)), start=1):
                sheet.cell(row, column).value = value
        total = 4 + len(SULSEL)
        sheet.cell(total, 2).value = "TOTAL"
        for column in range(3, 7):
            sheet.cell(total, column).value = sum(sheet.cell(row, column).value for row in range(4, total))
        signature(sheet, total + 2, 5)
    return Sent("Laporan bulanan.xlsx", packed(workbook), counts)


@cache
def long_list() -> Sent:
    """T6 (c): a row a month, area and segment, under headings of the office's own."""
    workbook, sheet = book()
    sheet.title = "Data"
    sheet.append(["Bulan", "Kab/Kota", "Segmen", "Jumlah Peserta Aktif"])
    counts: Counts = {}
    for month in ("2025-01", "2025-02"):
        for code in SULSEL:
            for segment in SEGMENTS:
                value = people("kepesertaan", month, code, segment)
                counts["kepesertaan", month, code, segment] = value
                sheet.append([f"{MONTHS[int(month[5:]) - 1]} {month[:4]}", short_of(code), segment, value])
    return Sent("Peserta per segmen.xlsx", packed(workbook), counts)


Rows = Sequence[Sequence[object]]


def workbook_of(sheets: dict[str, Rows], *, merges: dict[str, Sequence[str]] | None = None) -> bytes:
    """A workbook of sheets given row by row, None for a blank cell."""
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name)
        for at, row in enumerate(rows, start=1):
            for column, value in enumerate(row, start=1):
                cell = sheet.cell(at, column)
                cell.value = value
                if isinstance(value, date):
                    cell.number_format = "mmm-yy"
        for place in (merges or {}).get(name, ()):
            sheet.merge_cells(place)
    return packed(workbook)


def csv_of(rows: Rows, *, delimiter: str = ";") -> bytes:
    """The same as CSV, as Excel saves it."""

    def written(value: object) -> str:
        if isinstance(value, date):
            return f"{SHORT[value.month - 1]}-{value:%y}"
        text = "" if value is None else str(value)
        return f'"{text}"' if delimiter in text or "\n" in text else text

    width = max(map(len, rows))
    lines = [delimiter.join([*map(written, row), *[""] * (width - len(row))]) for row in rows]
    return ("\r\n".join(lines) + "\r\n").encode("utf-8-sig")


def _provinces_down(counts: Counts) -> Rows:
    """The year above the months; a province and its sub-total, codes in two columns, blank columns between."""
    months = ("2026-01", "2026-02")
    rows: list[list[object]] = [
        ["DATA PESERTA AKTIF SELURUH SEGMEN"],
        ["Keadaan s.d. akhir bulan"],
        [],
        ["No", "Kode", None, "Kabupaten / Kota", None, 2026, None, None, "Ket."],
        [None, "Prov", "Kab", None, None, "Jan", "Feb", None, None],
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)", "(9)"],
    ]
    grand = [0, 0]
    for province, codes in (("Sulawesi Selatan", SULSEL), ("Maluku Utara", MALUT)):
        rows.append([None, None, None, province.upper()])
        sums = [0, 0]
        for nth, code in enumerate(codes):
            values = [people("kepesertaan", month, code, "SEMUA") for month in months]
            counts |= {
                ("kepesertaan", month, code, "SEMUA"): value
                for month, value in zip(months, values, strict=True)
            }
            rows.append([nth + 1, code[:2], code[2:], short_of(code), None, *values, None, "ok"])
            sums = [total + value for total, value in zip(sums, values, strict=True)]
        rows += [[None, None, None, f"Sub Total {province}", None, *sums], []]
        grand = [total + value for total, value in zip(grand, sums, strict=True)]
    rows += [
        ["TOTAL", None, None, None, None, *grand],
        [],
        [None, None, None, "Mengetahui,", None, "Kepala Bidang"],
    ]
    return rows


@cache
def provinces_down() -> Sent:
    counts: Counts = {}
    rows = _provinces_down(counts)
    merges = ["B4:C4", "F4:G4", "A4:A5", "D4:D5", "A1:I1"]
    return Sent("wilayah.xlsx", workbook_of({"2026": rows}, merges={"2026": merges}), counts)


@cache
def provinces_down_csv() -> Sent:
    counts: Counts = {}
    return Sent("wilayah.csv", csv_of(_provinces_down(counts)), counts)


def _segments_over_months(counts: Counts) -> Rows:
    """Segments above months that are dates, sub-totals above their kabupaten/kota, the region at the top."""
    months = [date(2026, 1, 1), date(2026, 2, 1)]
    rows: list[list[object]] = [
        ["Kantor Wilayah", "Sulawesi Maluku"],
        ["Jenis data", "Tenaga kerja aktif"],
        [],
        ["Kode Wilayah", "Nama Daerah", "PU", None, "BPU", None, "Jakon", None],
        [None, None, *months * 3],
    ]
    body: list[list[object]] = []
    whole = [0] * 6
    for province, name, codes in (("73", "Sulawesi Selatan", SULSEL), ("82", "Maluku Utara", MALUT)):
        lines: list[list[object]] = []
        for code in codes:
            values = []
            for segment in SEGMENTS:
                for month in months:
                    value = people("kepesertaan", f"{month:%Y-%m}", code, segment)
                    counts["kepesertaan", f"{month:%Y-%m}", code, segment] = value
                    values.append(value)
            lines.append(
                [
                    int(code),
                    f"Kab. {short_of(code)}" if "Kota" not in name_of(code) else name_of(code),
                    *values,
                ]
            )
        sums = [sum(line[2 + at] for line in lines) for at in range(6)]  # type: ignore[misc]
        whole = [total + value for total, value in zip(whole, sums, strict=True)]
        body += [[int(province), name, *sums], *lines]
    rows += [[None, "KANWIL SULAWESI MALUKU", *whole], *body]
    return rows


@cache
def segments_over_months() -> Sent:
    counts: Counts = {}
    rows = _segments_over_months(counts)
    return Sent(
        "tk aktif.xlsx", workbook_of({"Sheet1": rows}, merges={"Sheet1": ["C4:D4", "E4:F4", "G4:H4"]}), counts
    )


@cache
def segments_over_months_csv() -> Sent:
    counts: Counts = {}
    return Sent("tk aktif.csv", csv_of(_segments_over_months(counts)), counts)


@cache
def both_tables_long() -> Sent:
    """Members and potensi by segment in one row, with shares and registered people beside them, and notes."""
    counts: Counts = {}
    rows: list[list[object]] = [
        ["Periode Data", "Provinsi", "Nama Daerah", *(f"TK Aktif {each}" for each in SEGMENTS), "TK Aktif Total",
         *(f"Potensi Pekerja {each}" for each in SEGMENTS), "Angkatan Kerja", "TK Terdaftar", "% Cakupan", "Keterangan"],
    ]  # fmt: skip
    for month in ("2025-11", "2025-12"):
        for code in (*SULSEL[:3], *MALUT):
            values = [people("kepesertaan", month, code, each) for each in SEGMENTS]
            base = [people("potensi", month, code, each) for each in SEGMENTS]
            counts |= {
                ("kepesertaan", month, code, each): value
                for each, value in zip(SEGMENTS, values, strict=True)
            }
            counts |= {
                ("potensi", month, code, each): value for each, value in zip(SEGMENTS, base, strict=True)
            }
            province = areas().provinces[code[:2]]
            share = f"{100 * sum(values) / sum(base):.2f}".replace(".", ",") + "%"
            rows.append(
                [
                    f"{month[5:]}/{month[:4]}",
                    province,
                    name_of(code),
                    *values,
                    sum(values),
                    *base,
                    123456,
                    99999,
                    share,
                    None,
                ]
            )
    rows += [[], ["Catatan: potensi menurut versi terbaru"]]
    return Sent("gabungan.csv", csv_of(rows), counts)


@cache
def segments_down() -> Sent:
    """A row an area and segment, the area merged over its rows, with a sum of each; months across with year."""
    counts: Counts = {}
    months = ("2025-12", "2026-01", "2026-02")
    rows: list[list[object]] = [
        ["PERKEMBANGAN PESERTA AKTIF"],
        ["No.", "Wilayah", "Segmen", "Des 2025", "Jan 2026", "Feb 2026"],
    ]
    merges = ["A1:F1"]
    for nth, code in enumerate(SULSEL):
        first = len(rows) + 1
        for segment, words in zip(
            SEGMENTS, ("Penerima Upah", "Bukan Penerima Upah", "Jasa Konstruksi"), strict=True
        ):
            values = [people("kepesertaan", month, code, segment) for month in months]
            counts |= {
                ("kepesertaan", month, code, segment): value
                for month, value in zip(months, values, strict=True)
            }
            is_first = segment == SEGMENTS[0]
            rows.append([nth + 1 if is_first else None, short_of(code) if is_first else None, words, *values])
        rows.append([None, None, "Jumlah", *(sum(row[at] for row in rows[-3:]) for at in range(3, 6))])  # type: ignore[misc]
        merges += [f"A{first}:A{first + 3}", f"B{first}:B{first + 3}"]
    totals = [[sum(value for key, value in counts.items() if key[1] == month and key[3] in kept) for month in months]
              for kept in (["PU"], ["BPU"], ["JAKON"], SEGMENTS)]  # fmt: skip
    first = len(rows) + 1
    rows += [
        [None, "TOTAL" if not at else None, words, *values]
        for at, (words, values) in enumerate(
            zip(("Penerima Upah", "Bukan Penerima Upah", "Jasa Konstruksi", "Jumlah"), totals, strict=True)
        )
    ]
    merges.append(f"A{first}:A{first + 3}")
    return Sent("perkembangan.xlsx", workbook_of({"Data": rows}, merges={"Data": merges}), counts)


@cache
def sheet_a_segment() -> Sent:
    """A sheet a segment, months as 2026-01, a repeated header for each province, a sheet that is no table."""
    counts: Counts = {}
    months = ("2026-01", "2026-02")
    sheets: dict[str, Rows] = {"Sampul": [["Laporan kepesertaan"], ["Triwulan I"]]}
    for segment in SEGMENTS:
        rows: list[list[object]] = []
        for province, codes in (("Sulawesi Selatan", SULSEL), ("Maluku Utara", MALUT)):
            rows += [[f"Provinsi {province}"], ["Kabupaten/Kota", *months]]
            for code in codes:
                values = [people("kepesertaan", month, code, segment) for month in months]
                counts |= {
                    ("kepesertaan", month, code, segment): value
                    for month, value in zip(months, values, strict=True)
                }
                rows.append([short_of(code), *(f"{value:,}".replace(",", ".") for value in values)])
            rows += [
                [
                    "Jumlah",
                    *(sum(counts["kepesertaan", month, code, segment] for code in codes) for month in months),
                ],
                [],
            ]
        sheets[segment] = [["Peserta aktif per akhir bulan"], *rows]
    return Sent("per segmen.xlsx", workbook_of(sheets), counts)


@cache
def one_month_by_title() -> Sent:
    """One month, named in the title; potensi beside members, both split, headings over two rows."""
    counts: Counts = {}
    rows: list[list[object]] = [
        ["CAPAIAN PESERTA AKTIF DAN POTENSI", None, None, None, None, None, None, None, None],
        ["POSISI 31 JANUARI 2026"],
        ["NO", "KAB/KOTA", "PESERTA AKTIF", None, None, None, "POTENSI", None, None],
        [None, None, "PU", "BPU", "JAKON", "TOTAL", "PU", "BPU", "JAKON"],
    ]
    for nth, code in enumerate(SULSEL):
        values = [people("kepesertaan", "2026-01", code, each) for each in SEGMENTS]
        base = [people("potensi", "2026-01", code, each) for each in SEGMENTS]
        counts |= {
            ("kepesertaan", "2026-01", code, each): value
            for each, value in zip(SEGMENTS, values, strict=True)
        }
        counts |= {
            ("potensi", "2026-01", code, each): value for each, value in zip(SEGMENTS, base, strict=True)
        }
        rows.append([nth + 1, short_of(code), *values, sum(values), *base])
    rows.append([None, "JUMLAH", *(sum(row[at] for row in rows[4:]) for at in range(2, 9))])  # type: ignore[misc]
    return Sent("capaian.csv", csv_of(rows, delimiter=","), counts)


@cache
def short_years() -> Sent:
    """Months as "Des-25" in text, which go on into the next year; all workers; months to come at zero."""
    counts: Counts = {}
    months = ("2025-12", "2026-01", "2026-02")
    rows: list[list[object]] = [
        ["Total peserta aktif menurut kabupaten/kota"],
        ["Kab/Kota", "Des-25", "Jan-26", "Feb-26", "Mar-26", "Apr-26"],
    ]
    for code in SULSEL:
        values = [people("kepesertaan", month, code, "SEMUA") for month in months]
        counts |= {
            ("kepesertaan", month, code, "SEMUA"): value for month, value in zip(months, values, strict=True)
        }
        rows.append([short_of(code), *values, 0, 0])
    rows.append(["Total", *(sum(row[at] for row in rows[2:]) for at in range(1, 6))])  # type: ignore[misc]
    return Sent("total.xlsx", workbook_of({"Lembar1": rows}), counts)


LAID_OUT: dict[str, Callable[[], Sent]] = {
    each.__name__: each
    for each in (
        months_across, sheet_a_month, long_list, provinces_down, provinces_down_csv, segments_over_months,
        segments_over_months_csv, both_tables_long, segments_down, sheet_a_segment, one_month_by_title, short_years,
    )
}  # fmt: skip
