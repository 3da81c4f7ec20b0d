"""Any table written in any of the layouts and read again is the same table."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.data.layouts.offices import (
    MONTHS,
    SEGMENTS,
    SHORT,
    Counts,
    Rows,
    csv_of,
    name_of,
    short_of,
    workbook_of,
)
from tests.data.layouts.test_recognised import problems, tables_of, used
from tests.spread import examples

AREAS = ("7101", "7171", "7301", "7307", "7308", "7371", "7471", "7601", "8101", "8205")
#: (month, area, segment) -> people
Table = dict[tuple[str, str, str], int]


@st.composite
def tables(draw: st.DrawFn) -> Table:
    months = draw(
        st.lists(st.sampled_from(["2025-11", "2025-12", "2026-01", "2026-02"]), min_size=1, unique=True)
    )
    codes = draw(st.lists(st.sampled_from(AREAS), min_size=1, max_size=5, unique=True))
    segments = draw(st.lists(st.sampled_from(SEGMENTS), min_size=1, unique=True))
    people = st.one_of(st.integers(0, 30), st.integers(0, 400_000))
    return {
        (month, code, segment): draw(people)
        for month in sorted(months)
        for code in codes
        for segment in segments
    }


@st.composite
def styles(draw: st.DrawFn) -> dict[str, object]:
    """How names, months and numbers are written, and what stands around the table."""
    return {
        "name": draw(st.sampled_from([short_of, name_of, lambda code: name_of(code).upper(), int, lambda code: f"{code[:2]}.{code[2:]}"])),
        "month": draw(st.sampled_from([lambda m: m, lambda m: f"{MONTHS[int(m[5:]) - 1]} {m[:4]}", lambda m: f"{SHORT[int(m[5:]) - 1]} {m[:4]}", lambda m: f"{m[5:]}/{m[:4]}"])),
        "number": draw(st.sampled_from([int, str, lambda value: f"{value:,}".replace(",", ".")])),
        "titles": draw(st.integers(0, 2)),
        "numbered": draw(st.booleans()),
        "sums": draw(st.booleans()),
        "signature": draw(st.booleans()),
        "csv": draw(st.booleans()),
    }  # fmt: skip


Write = Callable[[Table, dict], dict[str, Rows]]


def _around(style: dict, head: Rows, body: list[list[object]], *, labels: int = 1, first_number: int) -> Rows:
    """A table with titles, numbers of rows, a total and a signature, as the style has it."""
    titles = [["PESERTA AKTIF BPJS KETENAGAKERJAAN"], ["Kanwil Sulawesi Maluku"]][: style["titles"]]
    if not style["titles"]:
        titles = [["PESERTA AKTIF"]]
    rows = [[*row] for row in body]
    if style["sums"]:
        total: list[object] = ["JUMLAH", *[None] * (labels - 1)]
        total += [sum(int(row[at]) for row in body) for at in range(first_number, len(body[0]))]
        rows.append(total)
    written = style["number"]
    rows = [[cell if at < first_number else written(cell) for at, cell in enumerate(row)] for row in rows]
    head = [[*row] for row in head]
    if style["numbered"]:
        head = [["No" if not at else None, *row] for at, row in enumerate(head)]
        rows = [[at + 1 if row[0] != "JUMLAH" else None, *row] for at, row in enumerate(rows)]
    foot = [[], [None, None, "Makassar, 5 Maret 2026"], [None, None, "Kepala"]] if style["signature"] else []
    return [*titles, [], *head, *rows, *foot]


def keys(table: Table) -> tuple[list[str], list[str], list[str]]:
    return tuple(list(dict.fromkeys(key[at] for key in table)) for at in range(3))  # type: ignore[return-value]


def segments_under_months(table: Table, style: dict) -> dict[str, Rows]:
    months, codes, segments = keys(table)
    sums = style["sums"] and len(segments) > 1
    under = [*segments, "Jumlah"] if sums else segments
    top = [
        "Kab/Kota",
        *(cell for month in months for cell in [style["month"](month), *[None] * (len(under) - 1)]),
    ]
    body = []
    for code in codes:
        row: list[object] = [style["name"](code)]
        for month in months:
            values = [table[month, code, segment] for segment in segments]
            row += [*values, sum(values)] if sums else values
        body.append(row)
    return {"Rekap": _around(style, [top, [None, *under * len(months)]], body, first_number=1)}


def months_under_segments(table: Table, style: dict) -> dict[str, Rows]:
    months, codes, segments = keys(table)
    top = ["Nama Daerah", *(cell for segment in segments for cell in [segment, *[None] * (len(months) - 1)])]
    head = [top, [None, *[style["month"](month) for month in months] * len(segments)]]
    body = [
        [style["name"](code), *(table[month, code, segment] for segment in segments for month in months)]
        for code in codes
    ]
    return {"Data": _around(style, head, body, first_number=1)}


def rows_of_segments(table: Table, style: dict) -> dict[str, Rows]:
    months, codes, segments = keys(table)
    head = [["Wilayah", "Segmen", *(style["month"](month) for month in months)]]
    body = [
        [style["name"](code), segment, *(table[month, code, segment] for month in months)]
        for code in codes
        for segment in segments
    ]
    return {"Data": _around(style, head, body, labels=2, first_number=2)}


def long_list(table: Table, style: dict) -> dict[str, Rows]:
    head = [["Periode Data", "Kab/Kota", "Program/Segmen", "TK Aktif"]]
    body = [
        [style["month"](month), style["name"](code), segment, value]
        for (month, code, segment), value in table.items()
    ]
    return {"Data": _around(style, head, body, labels=3, first_number=3)}


def segments_beside(table: Table, style: dict) -> dict[str, Rows]:
    months, codes, segments = keys(table)
    head = [["Bulan", "Kabupaten/Kota", *(f"Peserta Aktif {segment}" for segment in segments)]]
    body = [
        [style["month"](month), style["name"](code), *(table[month, code, segment] for segment in segments)]
        for month in months
        for code in codes
    ]
    return {"Data": _around(style, head, body, labels=2, first_number=2)}


def sheet_a_month(table: Table, style: dict) -> dict[str, Rows]:
    months, codes, segments = keys(table)
    sheets = {}
    for month in months:
        body = [
            [style["name"](code), *(table[month, code, segment] for segment in segments)] for code in codes
        ]
        sheets[f"{MONTHS[int(month[5:]) - 1]} {month[:4]}"] = _around(
            style, [["Kab/Kota", *segments]], body, first_number=1
        )
    return sheets


def sheet_a_segment(table: Table, style: dict) -> dict[str, Rows]:
    months, codes, segments = keys(table)
    return {
        segment: _around(
            style,
            [["Kab/Kota", *(style["month"](month) for month in months)]],
            [[style["name"](code), *(table[month, code, segment] for month in months)] for code in codes],
            first_number=1,
        )
        for segment in segments
    }


LAYOUTS: list[Write] = [
    segments_under_months, months_under_segments, rows_of_segments, long_list, segments_beside, sheet_a_month, sheet_a_segment,
]  # fmt: skip


def read_back(table: Table, style: dict, layout: Write) -> None:
    sheets = layout(table, style)
    as_csv = style["csv"] and len(sheets) == 1 and layout not in {sheet_a_month, sheet_a_segment}
    name, content = (
        ("x.csv", csv_of(next(iter(sheets.values())))) if as_csv else ("x.xlsx", workbook_of(sheets))
    )
    read = tables_of(name, content)
    assert not problems(read), problems(read)
    wanted: Counts = {("kepesertaan", *key): value for key, value in table.items()}
    assert used(read) == wanted


@pytest.mark.parametrize("layout", LAYOUTS)
@settings(max_examples=examples(6), suppress_health_check=[HealthCheck.too_slow])
@given(table=tables(), style=styles())
def test_a_table_in_any_layout_is_read_as_it_is(layout: Write, table: Table, style: dict) -> None:
    read_back(table, style, layout)


@pytest.mark.full
@pytest.mark.parametrize("layout", LAYOUTS)
@settings(max_examples=examples(400), suppress_health_check=[HealthCheck.too_slow])
@given(table=tables(), style=styles())
def test_many_tables_in_any_layout_are_read_as_they_are(layout: Write, table: Table, style: dict) -> None:
    read_back(table, style, layout)


WORDS: list[object] = [
    None, None, None, "No", "Kab/Kota", "Kode", "Provinsi", "Segmen", "Bulan", "Tahun", "Jumlah", "JUMLAH", "Total", "Sub Total", "PU",
    "BPU", "JAKON", "Penerima Upah", "Peserta Aktif", "Jumlah Peserta", "TK Terdaftar", "Potensi", "% Cakupan", "Keterangan", "Jan",
    "Feb 2025", "Jan-26", "2025-01", 2025, 2026, 1, 2, 30, 1234, "1.234", "-", "x", "Sinjai", "Bone", "Kota Gorontalo", "Gorontalo",
    "Sulawesi Selatan", "7307", 7308, "73", 7, "KANWIL SULAWESI MALUKU", "Januari", "A. PENERIMA UPAH", "Makassar, 5 Februari 2026",
    "TOTAL PESERTA AKTIF 2025", "=A1", "(1)", "dalam ribuan", "Nama Peserta",
]  # fmt: skip
grids = st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=7), min_size=2, max_size=12)


def is_read_or_refused(rows: Rows) -> None:
    """Whatever stands in a sheet: no count comes from nowhere, and what is refused says why."""
    for name, content in (("x.xlsx", workbook_of({"Januari": rows})), ("x.csv", csv_of(rows))):
        for table in tables_of(name, content):
            assert table.report.rows_used == (0 if table.frame is None else len(table.frame))
            assert bool(table.report.rows_refused) <= bool(table.report.errors)


@settings(max_examples=examples(20))
@given(grids)
def test_whatever_stands_in_a_sheet_is_read_or_refused(rows: Rows) -> None:
    is_read_or_refused(rows)


@pytest.mark.full
@settings(max_examples=examples(1_000))
@given(grids)
def test_whatever_stands_in_many_sheets_is_read_or_refused(rows: Rows) -> None:
    is_read_or_refused(rows)
