"""CSV files as offices send them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.data.contract.as_sent import RawTable, UnreadableFileError
from dashboard.data.files import limits
from dashboard.data.files.csv_reading import read_csv
from tests.data.intake_tools import MEMBER_HEADER, csv, error_rows, frame, member, said, upload
from tests.spread import examples


def cells(table: RawTable) -> list[tuple[object, ...]]:
    return list(
        zip(*([column.cells[code] for code in column.codes] for column in table.columns), strict=True)
    )


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_delimiters_encodings_and_line_ends(delimiter: str, encoding: str, line_end: str) -> None:
    content = csv(member(), member(periode="2025-02"), delimiter=delimiter).decode().replace("\n", line_end)
    table = upload(content.encode(encoding))
    assert table.report.ok
    assert frame(table)["periode"].tolist() == ["2025-01", "2025-02"]


def test_windows_1252_is_read_and_told() -> None:
    header = "tanggal,judul,dasar"
    table = upload(
        csv(("2025-01-01", "Iuran café – naik", "x"), header=header).decode().encode("cp1252"),
        name="tonggak.csv",
    )
    assert frame(table)["judul"].tolist() == ["Iuran café – naik"]
    assert "Windows-1252" in said(table.report.readings[0])


def test_titles_above_the_header_move_the_row_numbers() -> None:
    content = b"BPJS Ketenagakerjaan;;\nKanwil;Sulama\n\n" + csv(
        member(), member(peserta_aktif="x"), delimiter=";"
    )
    table = upload(content)
    assert error_rows(table.report) == [6]
    assert table.report.rows_used == 1


@pytest.mark.parametrize("fast", [True, False])
def test_blank_rows_are_no_rows_and_keep_their_number(fast: bool) -> None:
    content = (
        csv(member(), ("",) * 7, (" ",) * 7, member(periode="2027-01"), ("",) * 7, ("",) * 7) + b"\n\n\n"
    )
    table = upload(content, fast=fast)
    assert table.report.rows_read == 2
    assert error_rows(table.report) == [5]


def test_column_names_may_have_capitals_and_spaces() -> None:
    header = " Periode , Kode Wilayah,SEGMEN,Kelompok,Sumber-Dana,Peserta Aktif,sementara"
    assert upload(csv(member(), header=header)).report.ok


def test_a_missing_column_is_named_and_the_nearest_offered() -> None:
    table = upload(csv(member(), header=MEMBER_HEADER.replace("peserta_aktif", "peserta_aktf")))
    (problem,) = table.report.errors
    assert problem.column == "peserta_aktif"
    assert "peserta_aktf" in said(problem.suggestion)
    assert table.report.rows_refused == 1


def test_an_extra_column_is_told_and_left_out() -> None:
    table = upload(csv((*member(), "ok"), header=MEMBER_HEADER + ",catatan"))
    assert [problem.column for problem in table.report.warnings] == ["catatan"]
    assert "catatan" not in frame(table)
    assert table.report.rows_used == 1


def test_a_column_twice_is_refused() -> None:
    assert not upload(csv((*member(), "PU"), header=MEMBER_HEADER + ",segmen")).report.ok


@pytest.mark.parametrize("fast", [True, False])
def test_rows_with_too_few_or_too_many_cells_are_refused(fast: bool) -> None:
    content = csv(
        member(), member()[:5], (*member(periode="2025-02"), "5"), (*member(periode="2025-03"), "", "")
    )
    table = upload(content, fast=fast)
    assert set(error_rows(table.report)) == {3, 4, 5}
    assert frame(table)["periode"].tolist() == ["2025-01"]


def test_an_unquoted_decimal_comma_never_shifts_a_column() -> None:
    header = "tahun,tingkat,kode,segmen,jenis,nilai,satuan,sumber"
    table = upload(
        csv(("2025", "provinsi", "73", "SEMUA", "RPJMD", "62", "93", "persen", "x"), header=header),
        name="target.csv",
    )
    assert table.report.rows_refused == 1


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "kosong"),
        (b" \n\n", "kosong"),
        (b"a,b\n1,2\n", "judul kolom"),
        (MEMBER_HEADER.replace(",", "|").encode() + b"\n2025-01|7307", "titik koma, koma, atau tab"),
        (b"\x81\x8d\x8f\xff", "CSV (teks) atau Excel"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\x81", "Ini berkas PNG"),
        ((MEMBER_HEADER.replace(",", ";") + "\n" + ",".join(member())).encode(), "pemisah kolom yang sama"),
        ((MEMBER_HEADER + "\n" + '"' + "x" * 200_000).encode(), "tanda kutip"),
    ],
)
def test_what_can_not_be_read_at_all_says_why(content: bytes, words: str) -> None:
    table = upload(content)
    assert table.frame is None
    assert words in said(table.report.errors[0].expected)


def test_a_header_alone_is_no_file_of_members() -> None:
    table = upload(csv())
    assert table.report.rows_read == 0
    assert "baris data" in said(table.report.errors[0].expected)


def test_ten_thousand_columns_are_refused() -> None:
    wide = ",".join(f"k{at}" for at in range(10_000))
    assert "kolom" in said(upload(f"{MEMBER_HEADER},{wide}\n".encode()).report.errors[0].expected)


def test_too_many_rows_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_ROWS", 2)
    for fast in (True, False):
        with pytest.raises(UnreadableFileError):
            read_csv(csv(*[member()] * 3), fast=fast)


plain_cell = st.text(st.characters(exclude_characters="\0\r", exclude_categories=["Cs"]), max_size=8)


@settings(deadline=None, max_examples=examples(30))
@given(st.lists(st.lists(plain_cell, min_size=1, max_size=9), max_size=8))
def test_the_fast_and_the_slow_way_read_the_same(rows: list[list[str]]) -> None:
    content = csv(*rows)
    outcomes = []
    for fast in (True, False):
        try:
            table = read_csv(content, fast=fast)
        except UnreadableFileError as error:
            outcomes.append(error.problem)
        else:
            outcomes.append(
                (table.header, cells(table), table.rows.tolist(), table.misfit.tolist(), set(table.loose))
            )
    assert outcomes[0] == outcomes[1]


@settings(deadline=None, max_examples=examples(80))
@given(st.binary(max_size=300))
def test_arbitrary_bytes_are_read_or_refused(content: bytes) -> None:
    upload(content)
    upload(MEMBER_HEADER.encode() + b"\n" + content)


@settings(deadline=None, max_examples=examples(30))
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["2025-01", "Jan 2025", "2026-01", "", "x"]),
            st.sampled_from(["7307", "Sinjai", "73", "7399", "Gorontalo", "7325", "7308", ""]),
            st.sampled_from(["PU", "bpu", "JAKON", "SEMUA", "PMI", "?"]),
            st.sampled_from(["SEMUA", "nelayan", "petani", "nelyan"]),
            st.sampled_from(["SEMUA", "mandiri", "CSR"]),
            st.sampled_from(["1", "2", "3", "1.234", "-1", "-", "", "x"]),
            st.sampled_from(["ya", "tidak", ""]),
        ),
        max_size=25,
    )
)
def test_every_row_is_used_or_refused(rows: list[tuple[str, ...]]) -> None:
    table = upload(csv(*rows))
    slow = upload(csv(*rows), fast=False)
    assert table.report == slow.report
    assert table.report.rows_read == len(rows)
    used = frame(table)
    keys = ["periode", "kode_wilayah", "segmen", "kelompok", "sumber_dana", "sementara"]
    assert not used.duplicated(keys).any()
    assert np.all(used["peserta_aktif"].dropna() >= 0)
