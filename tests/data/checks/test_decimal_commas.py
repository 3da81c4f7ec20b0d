"""A decimal comma in a file separated by commas: its row is refused for what it is, and no other row moves."""

from __future__ import annotations

import pytest

from dashboard.data.checks.validation import ValidTable
from dashboard.data.contract.words import COLUMNS
from tests.data.intake_tools import error_rows, frame, said, upload

GOOD = {
    "kemiskinan": "2025,7308,8.2,20000,BPS",
    "target": "2025,provinsi,73,SEMUA,UCJ,62.93,persen,Pergub",
    "tarif_iuran": "PU,SEMUA,SEMUA,JKK+JKM,0.54,persen,,,,,2015-07,,PP 44/2015",
}
SPLIT = {
    "kemiskinan": ("2025,7307,8,23,20100,BPS", "persen", "8,23"),
    "target": ("2025,kabkota,7307,SEMUA,UCJ,62,93,persen,Perbup", "nilai", "62,93"),
    "tarif_iuran": ("BPU,SEMUA,SEMUA,JHT,5,7,persen,,,,,2015-07,,x", "nilai", "5,7"),
}


def sent(name: str, *lines: str) -> ValidTable:
    return upload("\n".join([",".join(COLUMNS[name]), *lines]).encode(), name=f"{name}.csv")


@pytest.mark.parametrize("name", SPLIT)
def test_the_row_is_refused_by_the_number_and_what_to_do_and_no_other_moves(name: str) -> None:
    line, column, number = SPLIT[name]
    table = sent(name, GOOD[name], line)
    (problem,) = table.report.errors
    assert (problem.row, problem.column, problem.value) == (3, column, number)
    assert "koma desimal" in said(problem.expected)
    assert f'"{number}"' in said(problem.suggestion)
    assert "(;)" in said(problem.suggestion)
    assert frame(table).equals(frame(sent(name, GOOD[name])))


@pytest.mark.parametrize("name", SPLIT)
def test_in_quotes_or_separated_by_semicolons_it_is_read(name: str) -> None:
    line, column, number = SPLIT[name]
    quoted = line.replace(number, f'"{number}"')
    plain = "\n".join(
        [";".join(COLUMNS[name]), quoted.replace(",", ";").replace(f'"{number.replace(",", ";")}"', number)]
    )
    read = frame(sent(name, quoted))
    assert read[column].tolist() == [float(number.replace(",", "."))]
    assert frame(upload(plain.encode(), name=f"{name}.csv")).equals(read)


def test_where_every_row_has_one_and_the_last_cell_is_blank_none_is_read_as_another_number() -> None:
    table = sent("kemiskinan", "2025,7307,8,23,20100,", "2025,7308,9,12,30200,")
    assert error_rows(table.report) == [2, 3]
    assert {problem.column for problem in table.report.errors} == {"persen"}
    # Programs that end a line with a comma are read.
    assert len(frame(sent("kemiskinan", "2025,7307,8.23,20100,,", "2025,7308,9.12,30200,,"))) == 2


def test_it_is_found_wherever_the_column_stands() -> None:
    rows = "tahun,kode_wilayah,jumlah,persen,sumber\n2025,7307,20100,8,23,\n2025,7308,30200,9,12,\n"
    table = upload(rows.encode(), name="kemiskinan.csv")
    assert [problem.value for problem in table.report.errors] == ["8,23", "9,12"]


def test_a_comma_in_words_is_no_decimal_comma() -> None:
    table = sent("kemiskinan", "2025,7307,8,20,BPS, Jakarta")
    assert "koma desimal" not in said(table.report.errors[0].expected)
