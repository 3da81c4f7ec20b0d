"""NIK and KPJ numbers: the whole file is refused, and the numbers appear nowhere."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.data.files.personal_numbers import REFUSES_FILE, personal_number
from dashboard.export.returned_file import returned_csv
from dashboard.i18n import Language
from tests.data.files.personal_corpus import HARMLESS, OTHERS, with_kpj, with_nik
from tests.data.intake_tools import MEMBER_HEADER, csv, error_rows, member, said, upload, xlsx
from tests.spread import examples

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


@settings(deadline=None, max_examples=examples(30))
@given(
    st.integers(10**15, 10**16 - 1),
    st.sampled_from(["kelompok", "sumber_dana", "peserta_aktif", "kode_wilayah", "periode"]),
)
def test_a_16_digit_number_in_any_column_is_never_repeated(number: int, column: str) -> None:
    table = upload(csv(member(), member(**{column: number})))
    assert table.report.rows_used == 0
    assert str(number) not in repr(table.report)


def test_every_nik_and_kpj_of_the_corpus_refuses_its_file() -> None:
    assert [cell for cell in with_nik() if personal_number(cell) not in REFUSES_FILE] == []
    assert [cell for cell in with_kpj() if personal_number(cell) not in REFUSES_FILE] == []


def test_nearly_every_telephone_and_account_number_is_found() -> None:
    missed = [cell for cell in OTHERS if personal_number(cell) is None]
    assert len(missed) <= len(OTHERS) * 0.05, missed


def test_what_belongs_to_nobody_is_left_alone() -> None:
    alarms = [cell for cell in HARMLESS if personal_number(cell) is not None]
    assert len(alarms) <= len(HARMLESS) * 0.01, alarms
    assert len(HARMLESS) + len(OTHERS) + len([*with_nik(), *with_kpj()]) >= 200


def test_a_telephone_number_refuses_its_row_even_in_a_column_that_is_not_read() -> None:
    content = csv(
        (*member(), "0812-3456-7890"), (*member(periode="2025-02"), ""), header=MEMBER_HEADER + ",kontak"
    )
    table = upload(content)
    assert error_rows(table.report) == [2]
    assert table.report.errors[0].column == "kontak"
    assert "3456" not in repr(table.report)
    assert table.sent is not None
    assert "3456" not in returned_csv(table, text=Language()).decode()


def test_the_place_of_a_personal_number_is_named_and_a_total_beside_its_word_is_none() -> None:
    rows = [["Total nilai kontrak", 12345678901], MEMBER_HEADER.split(","), member()]
    assert upload(xlsx(kepesertaan=rows), name="a.xlsx").report.ok
    table = upload(xlsx(kepesertaan=[["Ketua", KPJ], *rows[1:]]), name="a.xlsx")
    assert (table.report.errors[0].row, table.report.errors[0].column) == (1, "kepesertaan")
    table = upload(csv((*member(), "-"), (*member(periode="2025-02"), KPJ), header=MEMBER_HEADER + ",nomor"))
    assert (table.report.errors[0].row, table.report.errors[0].column) == (3, "nomor")
