"""Merged cells in a workbook laid out as the contract: told as what they are, never filled in, never no data."""

from __future__ import annotations

import io
from collections.abc import Sequence

import openpyxl
import pytest

from dashboard.data.checks.validation import ValidTable
from dashboard.data.contract.as_sent import UnreadableFileError
from dashboard.data.contract.words import COLUMNS
from dashboard.data.files.merges import merges_told
from tests.data.intake_tools import error_rows, frame, member, said, upload, xlsx

HEADER = COLUMNS["kepesertaan"]
MONTHS = ("2025-01", "2025-02", "2025-03")


def merged(rows: Sequence[Sequence[object]], *ranges: str) -> ValidTable:
    workbook = openpyxl.load_workbook(io.BytesIO(xlsx(kepesertaan=rows)))
    for each in ranges:
        workbook["kepesertaan"].merge_cells(each)
    content = io.BytesIO()
    workbook.save(content)
    return upload(content.getvalue(), name="kepesertaan.xlsx")


def rows(**cells: object) -> list[tuple[object, ...]]:
    return [member(periode=month, **cells) for month in MONTHS]


@pytest.mark.parametrize(
    "column", ["kode_wilayah", "segmen", "kelompok", "sumber_dana", "peserta_aktif", "sementara"]
)
@pytest.mark.parametrize("above", [0, 3])
def test_cells_merged_over_rows_are_refused_by_their_range_and_only_those(column: str, above: int) -> None:
    titles = [["Data kepesertaan"]] * above
    letter = "ABCDEFG"[HEADER.index(column)]
    place = f"{letter}{above + 2}:{letter}{above + 4}"
    table = merged([*titles, HEADER, *rows()], place)
    assert frame(table)["periode"].tolist() == ["2025-01"]
    assert error_rows(table.report) == [above + 3, above + 4]
    for problem in table.report.errors:
        assert (problem.column, problem.value) == (column, "")
        assert place in said(problem.expected)
        assert place in said(problem.suggestion)
    assert not table.report.warnings


def test_two_columns_merged_over_rows_make_no_stray_rows_of_them() -> None:
    table = merged([HEADER, *rows()], "A2:A4", "B2:B4")
    assert error_rows(table.report) == [3, 3, 4, 4]
    assert all("digabung" in said(problem.expected) for problem in table.report.errors)


def test_cells_merged_across_a_row_of_data_are_told_and_across_a_total_are_a_stray_row() -> None:
    table = merged([HEADER, *rows(), ("JUMLAH", None, None, None, None, 300, None)], "D3:E3", "A5:E5")
    grouped, total = table.report.errors
    assert (grouped.row, grouped.column) == (3, "sumber_dana")
    assert "D3:E3" in said(grouped.expected)
    assert "bukan baris data" in said(total.expected)
    assert frame(table)["periode"].tolist() == ["2025-01", "2025-03"]


def test_merged_titles_notes_blanks_and_rows_that_are_blank_otherwise_change_nothing() -> None:
    plain = merged([["Data"], [], HEADER, *rows(kelompok="")])
    table = merged([["Data"], [], HEADER, *rows(kelompok="")], "A1:G1", "D4:D6", "A3:A3", "A7:G9")
    assert frame(table).equals(frame(plain))
    assert table.report == plain.report
    # A cell merged beyond the last row of data.
    assert merged([HEADER, *rows()], "A4:A9").report.ok


def test_what_is_merged_in_a_column_that_is_not_read_stays_unread() -> None:
    sent = [(*each, "catatan") for each in rows()]
    assert len(frame(merged([(*HEADER, "keterangan"), *sent], "H2:H4"))) == 3


def test_ranges_that_lie_over_each_other_are_no_sound_workbook() -> None:
    grid = [[*HEADER], *[[*map(str, each)] for each in rows()]]
    over = (((1, 0), (3, 6)),) * 3
    with pytest.raises(UnreadableFileError):
        merges_told(grid, over, header=0, columns={at: at for at in range(7)})  # type: ignore[arg-type]
