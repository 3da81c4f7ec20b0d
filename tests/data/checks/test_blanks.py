"""Blank group, payer or temporary: the whole where all rows of a unit leave it blank, a doubt where some don't."""

from __future__ import annotations

from tests.data.intake_tools import csv, error_rows, frame, member, said, upload


def blank(**cells: object) -> tuple[object, ...]:
    return member(**({"kelompok": "", "sumber_dana": "", "sementara": ""} | cells))


def test_rows_that_all_leave_them_blank_are_totals_and_told_once() -> None:
    table = upload(csv(blank(), blank(segmen="BPU"), blank(kode_wilayah="7308")))
    used = frame(table)
    assert used["kelompok"].tolist() == used["sumber_dana"].tolist() == ["SEMUA"] * 3
    assert used["sementara"].tolist() == [False] * 3
    told = [said(each) for each in table.report.readings]
    assert [line for line in told if "dibaca sebagai" in line] == [
        "Kolom kelompok: 3 baris kosong dibaca sebagai SEMUA.",
        "Kolom sumber_dana: 3 baris kosong dibaca sebagai SEMUA.",
        "Kolom sementara: 3 baris kosong dibaca sebagai tidak.",
    ]


def test_a_blank_among_filled_ones_of_its_month_area_and_segment_is_a_doubt() -> None:
    table = upload(
        csv(
            member(segmen="BPU", kelompok="nelayan", sumber_dana="CSR"),
            member(segmen="BPU", kelompok="", sumber_dana="CSR", peserta_aktif=300),
            member(segmen="PU", kelompok="", peserta_aktif=50),
        )
    )
    assert error_rows(table.report) == [3]
    assert "SEMUA" in said(table.report.errors[0].expected)
    assert "lainnya" in said(table.report.errors[0].expected)
    assert frame(table)["peserta_aktif"].tolist() == [100, 50]


def test_a_blank_beside_the_whole_written_out_is_no_doubt() -> None:
    table = upload(csv(member(kelompok="SEMUA"), member(kode_wilayah="7308", kelompok="")))
    assert frame(table)["kelompok"].tolist() == ["SEMUA", "SEMUA"]


def test_a_row_of_a_sum_is_still_none_of_data() -> None:
    table = upload(csv(member(), ("JUMLAH", "", "", "", "", 100, "")))
    assert error_rows(table.report) == [3]
    assert "bukan baris data" in said(table.report.errors[0].expected)
