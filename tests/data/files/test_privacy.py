"""NIK and KPJ numbers: the whole file is refused, and the numbers appear nowhere."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.data.files.personal_numbers import personal_number
from tests.data.intake_tools import MEMBER_HEADER, csv, member, said, upload, xlsx

NIK = "7307010101010001"
KPJ = "12345678901"


@pytest.mark.parametrize(
    "content",
    [
        csv((*member(), NIK), header=MEMBER_HEADER + ",catatan"),
        csv((*member(), "ada"), header=MEMBER_HEADER + ",NIK"),
        csv((*member(), "ada"), header=MEMBER_HEADER + ",No. KPJ"),
        csv((*member(), KPJ), header=MEMBER_HEADER + ",nomor"),
        csv(member(peserta_aktif=KPJ)),
        csv(member(kelompok=f"Budi {NIK}")),
        csv(member(kelompok="7307 0101 0101 0001")),
        csv((*member(), NIK)),
        NIK.encode() + b"\n" + csv(member()),
        xlsx(a=[MEMBER_HEADER.split(","), member()], lain=[["nama", "nomor"], ["Budi", int(NIK)]]),
    ],
)
def test_the_whole_file_is_refused_and_no_number_is_repeated(content: bytes) -> None:
    table = upload(content)
    assert table.frame is None
    assert table.report.rows_used == 0
    assert "NIK" in said(table.report.errors[0].expected)
    assert NIK not in repr(table.report)
    assert KPJ not in repr(table.report)


@pytest.mark.parametrize("content", [f"{NIK},Budi\n".encode(), f"periode|kode_wilayah|{NIK}\n".encode()])
def test_a_file_without_a_header_does_not_repeat_them_either(content: bytes) -> None:
    assert NIK not in repr(upload(content).report)


@pytest.mark.parametrize(
    "cell",
    ["31/01/2025", "1.234.567", "7307", 7307.0, "https://contoh.id/read/12345678901", "2025-01-31 00:00:00"],
)
def test_ordinary_cells_are_left_alone(cell: str | float) -> None:
    assert personal_number(cell) is None


@settings(deadline=None, max_examples=30)
@given(
    st.integers(10**15, 10**16 - 1),
    st.sampled_from(["kelompok", "sumber_dana", "peserta_aktif", "kode_wilayah", "periode"]),
)
def test_a_16_digit_number_in_any_column_is_never_repeated(number: int, column: str) -> None:
    table = upload(csv(member(), member(**{column: number})))
    assert table.report.rows_used == 0
    assert str(number) not in repr(table.report)
