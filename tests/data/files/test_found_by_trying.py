"""Ways to be misread that somebody found by trying; each a kind."""

from __future__ import annotations

import io
from datetime import datetime
from decimal import Decimal

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dashboard.data.contract.words import COLUMNS
from dashboard.data.dataset import Source
from dashboard.data.intake import build_dataset, validate_upload
from tests.data.intake_tools import (
    MEMBER_HEADER,
    TODAY,
    areas,
    csv,
    error_rows,
    frame,
    member,
    said,
    upload,
    xlsx,
)  # fmt: skip


def parquet(**columns: object) -> bytes:
    content = io.BytesIO()
    pq.write_table(pa.table(columns), content)
    return content.getvalue()


def test_a_comma_within_a_number_never_moves_a_row_whose_last_cell_is_blank() -> None:
    header = ",".join(COLUMNS["potensi"])
    table = upload(
        f"{header}\n2025-01,7307,PU,500,2025,x\n2025-01,7308,PU,18,583,2025,\n".encode(), name="potensi.csv"
    )
    assert error_rows(table.report) == [3]
    assert frame(table)["potensi"].tolist() == [500]


def test_a_delimiter_at_the_end_of_every_row_is_no_cell() -> None:
    table = upload(f"{MEMBER_HEADER}\n{','.join(map(str, member()))},\n".encode())
    assert table.report.errors == ()


def test_decimals_and_moments_of_parquet_are_numbers_and_days() -> None:
    content = parquet(
        periode=pa.array(
            [datetime(2025, 1, 1), datetime(2025, 2, 1), datetime(2025, 3, 1)], pa.timestamp("ms")
        ),
        kode_wilayah=["7307"] * 3,
        segmen=["PU"] * 3,
        kelompok=["SEMUA"] * 3,
        sumber_dana=["SEMUA"] * 3,
        peserta_aktif=pa.array([Decimal("12.000"), Decimal("1250.000"), None], pa.decimal128(10, 3)),
        sementara=["tidak"] * 3,
    )
    used = frame(upload(content, name="kepesertaan.parquet"))
    assert used["periode"].tolist() == ["2025-01", "2025-02", "2025-03"]
    assert used["peserta_aktif"].tolist()[:2] == [12, 1250]


def test_october_that_lost_its_zero_is_a_doubt() -> None:
    table = upload(csv(member(periode="2025.09"), member(periode="2025.1"), member(periode="2025.11")))
    assert error_rows(table.report) == [3]
    assert said(table.report.errors[0].suggestion) == "2025-01 atau 2025-10"


def test_a_date_that_can_only_be_month_first_makes_the_others_of_its_column_doubtful() -> None:
    table = upload(csv(member(periode="01/02/2025"), member(periode="01/31/2025"), member(periode="2025-03")))
    assert error_rows(table.report) == [2, 3]


def test_a_first_of_the_month_is_a_doubt_where_days_count() -> None:
    header = ",".join(COLUMNS["tonggak"])
    table = upload(f"{header}\n01/06/2025,Peraturan,x\n25/03/2021,Inpres,y\n".encode(), name="tonggak.csv")
    assert error_rows(table.report) == [2]
    assert said(table.report.errors[0].suggestion) == "2025-06-01 atau 2025-01-06"


def test_zeros_lost_from_a_rate_refuse_the_whole_ones_too() -> None:
    header = ",".join(COLUMNS["pendanaan"])
    rows = "7307,BPU,petani,CSR,1000,16.8,2026-01,12,,\n7307,BPU,nelayan,CSR,1000,10,2026-01,12,,\n"
    table = upload(f"{header}\n{rows}".encode(), name="pendanaan.csv")
    assert frame(table).empty


def test_a_fraction_among_percentages_of_poverty_is_told() -> None:
    header = ";".join(COLUMNS["kemiskinan"])
    table = upload(f"{header}\n2025;7307;0,0823;;x\n2024;7307;9,1;;x\n".encode(), name="kemiskinan.csv")
    assert [problem.row for problem in table.report.warnings if problem.column == "persen"] == [2]


def test_what_is_written_wrongly_still_fills_its_row() -> None:
    table = upload(csv(member(kelompok=""), member(kelompok="petanni", peserta_aktif=40)))
    assert frame(table).empty


def test_leaps_from_another_file_are_told() -> None:
    tables = [
        *validate_upload("kepesertaan a.csv", csv(member(peserta_aktif=12000)), areas=areas(), today=TODAY),
        *validate_upload(
            "kepesertaan b.csv", csv(member(periode="2025-02", peserta_aktif=12)), areas=areas(), today=TODAY
        ),
    ]
    data = build_dataset(tables, source=Source.OFFICE, areas=areas(), today=TODAY, fingerprint="x")
    assert any(
        "12.000 pada Jan 2025" in said(each.expected) for report in data.reports for each in report.warnings
    )


def test_a_row_that_is_refused_in_one_file_is_refused_in_all() -> None:
    tables = [
        table
        for name, count in (("a", 1250), ("b", 1250), ("c", 1251))
        for table in validate_upload(
            f"kepesertaan {name}.csv", csv(member(peserta_aktif=count)), areas=areas(), today=TODAY
        )
    ]
    data = build_dataset(tables, source=Source.OFFICE, areas=areas(), today=TODAY, fingerprint="x")
    assert data.members.empty
    assert [report.rows_used for report in data.reports if report.table == "kepesertaan"] == [0, 0, 0]


@pytest.mark.parametrize("heading", ["Budi 7307011212900000", "7307011212900000"])
def test_a_personal_number_in_a_heading_refuses_the_file_unseen(heading: str) -> None:
    table = upload(csv((*member(), "x"), header=f"{MEMBER_HEADER},{heading}"))
    assert table.frame is None
    assert "7307011212900000" not in repr(table.report)


def test_a_telephone_number_in_a_heading_and_a_number_in_a_files_name_are_not_shown() -> None:
    table = upload(
        csv((*member(), "x"), header=f"{MEMBER_HEADER},HP 081234567890"),
        name="kepesertaan 7307011212900000.csv",
    )
    assert "081234567890" not in repr(table.report)
    assert "7307011212900000" not in repr(table.report)


@pytest.mark.parametrize(
    "cell",
    [
        "7307011212900000.0", "18012345678.0", "7307011212900000 7307011212910000", "18012345678/18012345679",
        "Budi 7307011212900000 lihat https://contoh.id/a", "7307‑0112‑1290‑0000",
    ],
)  # fmt: skip
def test_personal_numbers_in_other_shapes_refuse_the_file(cell: str) -> None:
    table = upload(csv((*member(), cell), header=f"{MEMBER_HEADER},catatan"))
    assert table.frame is None


@pytest.mark.parametrize(
    "cell",
    ["50.000 - 100.000", "10.000.000 - 25.000.000", "20250101-20251231", "12345678 12345679", "119.43215478", "K-20250101001"],
)  # fmt: skip
def test_ranges_codes_and_coordinates_are_nobodys_numbers(cell: str) -> None:
    assert upload(csv((*member(), cell), header=f"{MEMBER_HEADER},catatan")).report.errors == ()


def test_a_note_on_a_sheet_named_like_a_table_refuses_only_itself() -> None:
    content = xlsx(
        **{"kepesertaan": [MEMBER_HEADER.split(","), member()], "Potensi wilayah": [["lihat file lain"]]}
    )
    table = upload(content, name="data.xlsx")
    assert frame(table)["peserta_aktif"].tolist() == [100]
    assert [problem.value for problem in table.report.warnings] == ["Potensi wilayah"]


def test_whole_numbers_written_as_decimals_are_whole() -> None:
    table = upload(csv(member(peserta_aktif="1250.0"), member(segmen="BPU", peserta_aktif="310.0")))
    assert frame(table)["peserta_aktif"].tolist() == [1250, 310]


def test_a_signers_number_is_not_repeated() -> None:
    table = upload(csv(member(), ("NIP. 19800101 200501 1 001", "", "", "", "", "", "")))
    assert "19800101" not in repr(table.report)


def test_a_frame_written_as_parquet_and_read_again_is_the_same() -> None:
    first = frame(upload(csv(member(), member(segmen="BPU", peserta_aktif="-"))))
    content = io.BytesIO()
    first.to_parquet(content, index=False)
    pd.testing.assert_frame_equal(frame(upload(content.getvalue(), name="kepesertaan.parquet")), first)
