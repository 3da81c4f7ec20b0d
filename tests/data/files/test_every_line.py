"""No line of a file is lost: each is a row, the header, a title, blank, or part of a cell, which is told."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.data.contract.as_sent import UnreadableFileError
from dashboard.data.files.csv_reading import read_csv
from tests.data.intake_tools import MEMBER_HEADER, MEMBER_ROW, said, upload
from tests.spread import examples

HEADER = MEMBER_HEADER.replace(",", ";")
ROW = ";".join(MEMBER_ROW)

_CELLS = st.sampled_from(
    [
        "2025-01",
        "7307",
        "PU",
        "100",
        "",
        '"',
        '""',
        'pipa 3"',
        '"Surat',
        '"Jl. A\nno. 2"',
        '"a ""b"" c"',
        "a;b",
        " ",
    ]
)
_LINES = st.one_of(
    st.just(ROW),
    st.just(f'"{ROW}"'),
    st.just(""),
    st.just(";;;;;;"),
    st.just('2025-02;7308;PU;"SEMUA;SEMUA;1;tidak'),
    st.lists(_CELLS, min_size=1, max_size=8).map(";".join),
)
_FILES = st.tuples(st.lists(st.sampled_from(["Laporan bulan", "", "Judul;;"]), max_size=3), st.lists(_LINES))


def accounted(content: bytes) -> None:
    try:
        table = read_csv(content)
    except UnreadableFileError:
        return
    lines = table.lines
    taken = sum(quote.lines for quote in table.open_quotes.values())
    rows = len(table.rows)
    assert lines.total == 1 + lines.titles + lines.blank + lines.inside + taken + rows
    if lines.inside:
        assert any("ganti baris di dalam sel" in said(each) for each in table.readings)


@settings(deadline=None, max_examples=examples(60))
@given(_FILES)
def test_every_line_is_accounted_for(parts: tuple[list[str], list[str]]) -> None:
    titles, lines = parts
    accounted("\n".join([*titles, HEADER, *lines]).encode())


@pytest.mark.full
@settings(deadline=None, max_examples=examples(5000))
@given(_FILES)
def test_every_line_of_many_files_is_accounted_for(parts: tuple[list[str], list[str]]) -> None:
    titles, lines = parts
    accounted("\n".join([*titles, HEADER, *lines]).encode())


@settings(deadline=None, max_examples=examples(40))
@given(st.lists(_LINES, min_size=1, max_size=8))
def test_what_is_read_is_used_or_refused_quotes_and_all(lines: list[str]) -> None:
    content = "\n".join([HEADER, *lines]).encode()
    report = upload(content).report
    try:
        table = read_csv(content)
    except UnreadableFileError:
        return
    assert report.rows_read == len(table.rows) + sum(quote.lines for quote in table.open_quotes.values())


def test_a_line_break_in_a_cell_is_data_and_told() -> None:
    report = upload(f'{HEADER};catatan\n{ROW};"Jl. A\nno. 2"\n'.encode()).report
    assert (report.rows_read, report.rows_used) == (1, 1)
    assert any("1 ganti baris di dalam sel berkutip" in said(each) for each in report.readings)


def test_a_cell_without_end_names_its_row() -> None:
    report = upload(f'{HEADER}\n{ROW}\n2025-02;7308;PU;"{"x" * 200_000}\n'.encode()).report
    assert report.errors[0].row == 3
    assert "tanda kutip" in said(report.errors[0].expected)


def test_a_row_with_cells_only_beyond_the_header_is_refused_not_dropped() -> None:
    report = upload(f"{HEADER}\n{ROW}\n;;;;;;;jangan hilang\n".encode()).report
    assert (report.rows_read, report.rows_refused) == (2, 1)
