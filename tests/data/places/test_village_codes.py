"""Village codes: which are read, what is said of the others, and that samples never mix with real villages."""

from __future__ import annotations

import pytest

from dashboard.data.checks.validation import ValidTable
from dashboard.data.contract.as_sent import Cell
from dashboard.data.contract.words import COLUMNS
from dashboard.data.places.areas import UnknownAreaError
from dashboard.data.places.resolving import CodeList
from dashboard.data.places.village_codes import VillageResolver, is_invented
from tests.data.intake_tools import areas, csv, frame, said, upload, xlsx

HEADER = ",".join(COLUMNS["iuran_desa"])


def paying(code: object, group: str = "SEMUA", **cells: object) -> tuple[object, ...]:
    row = (2025, code, group, 20, 9, "2025-09", 4_032_000, 3_024_000, "")
    return tuple(cells.get(column, cell) for column, cell in zip(COLUMNS["iuran_desa"], row, strict=True))


def read(*rows: tuple[object, ...], code_list: CodeList = CodeList.KEMENDAGRI) -> ValidTable:
    return upload(csv(*rows, header=HEADER), name="iuran_desa.csv", code_list=code_list)


@pytest.mark.parametrize("cell", ["7314012004", "73.14.01.2004", 7314012004.0, "'7314012004"])
def test_a_desa_is_read_however_its_code_is_written(cell: Cell) -> None:
    parsed = VillageResolver(areas()).village(cell)
    assert parsed.value == "7314012004"
    assert parsed.rewritten is (cell not in ("7314012004", 7314012004.0))


def test_an_excel_number_is_a_code() -> None:
    table = upload(xlsx(iuran_desa=[COLUMNS["iuran_desa"], paying(7314012004)]), name="iuran_desa.xlsx")
    assert frame(table)["kode_desa"].tolist() == ["7314012004"]


@pytest.mark.parametrize(
    ("code", "expected", "suggestion"),
    [
        (
            "7314012001",
            "10 angka",
            "7314012004 (Wanio, kecamatan Panca Lautang, Kabupaten Sidenreng Rappang)",
        ),
        ("731401204", "10 angka", "7314012004 (Wanio"),
        ("7314", "4 angka adalah kode kabupaten/kota", ""),
        ("73.14.01", "6 angka adalah kode kecamatan", ""),
        ("73", "2 angka adalah kode provinsi", ""),
        ("7314011001", "Bilokka adalah kelurahan", ""),
        ("Desa Teteaji", "10 angka", "7314022007 (Teteaji"),
        ("7314010001", "bukan BPS", "7314012004"),
        ("9999999999", "10 angka", ""),
        ("", "10 angka", ""),
    ],
)
def test_other_codes_are_refused_with_what_is_expected(code: str, expected: str, suggestion: str) -> None:
    parsed = VillageResolver(areas()).village(code)
    assert parsed.value is None
    assert expected in said(parsed.expected)
    assert said(parsed.suggestion).startswith(suggestion)
    assert bool(said(parsed.suggestion)) is bool(suggestion)


def test_invented_villages_stand_alone_or_not_at_all() -> None:
    assert is_invented("7314019001")
    assert frame(read(paying("7314019001"), paying("7314019002")))["kode_desa"].map(is_invented).all()
    mixed = read(paying("7314019001"), paying("7314012004"))
    assert frame(mixed)["kode_desa"].tolist() == ["7314012004"]
    assert [problem.row for problem in mixed.report.errors] == [2]
    assert "karangan" in said(mixed.report.errors[0].expected)
    assert read(paying("7399999001")).report.rows_refused == 1


def test_village_codes_are_of_one_list_whichever_list_areas_are_in() -> None:
    assert read(paying("7314012004"), code_list=CodeList.BPS).report.ok


def test_a_village_gives_its_groups_or_their_total() -> None:
    both = read(paying("7314012004"), paying("7314012004", "BPD"), paying("7314012005", "BPD"))
    assert frame(both)["kode_desa"].tolist() == ["7314012005"]
    assert {problem.column for problem in both.report.errors} == {"kelompok"}


def test_zero_months_is_a_fact_and_a_blank_is_none() -> None:
    table = read(
        paying("7314012004", bulan_dibayar=0, terakhir_dibayar=""), paying("7314012005", bulan_dibayar="")
    )
    assert frame(table)["bulan_dibayar"].isna().tolist() == [False, True]
    assert frame(table)["terakhir_dibayar"].tolist() == ["", "2025-09"]
    assert [problem.column for problem in table.report.warnings] == ["bulan_dibayar"]


@pytest.mark.parametrize(
    ("column", "cell"),
    [("bulan_dibayar", 13), ("tahun", 2027), ("terakhir_dibayar", "2025"), ("anggaran", "4 juta")],
)
def test_what_a_village_cant_have_is_refused(column: str, cell: object) -> None:
    cells: dict[str, object] = {"terakhir_dibayar": ""}
    table = read(paying("7314012004", **cells | {column: cell}))
    assert [problem.column for problem in table.report.errors] == [column]


def test_next_years_budget_is_often_not_entered_yet() -> None:
    assert not read(paying("7314012004")).report.warnings


def test_sidrap_has_68_desa_and_38_kelurahan_in_11_kecamatan() -> None:
    assert areas().villages_of("7314")["jenis"].value_counts().to_dict() == {"desa": 68, "kelurahan": 38}
    kecamatan = areas().kecamatan("7314")
    assert len(kecamatan) == 11
    assert (kecamatan["desa"].sum(), kecamatan["kelurahan"].sum()) == (68, 38)
    assert kecamatan.loc["731401", "nama"] == "Panca Lautang"


def test_every_level_has_the_villages_of_its_kabupaten() -> None:
    whole = areas().kecamatan("SULAMA")
    assert len(areas().villages_of("SULAMA")) == whole["desa"].sum() + whole["kelurahan"].sum() == 12_997
    for code in ("73", "KC01"):
        inside = areas().inside(code)
        assert len(areas().villages_of(code)) == sum(len(areas().villages_of(each)) for each in inside)
        assert set(areas().kecamatan(code)["kode_wilayah"]) <= set(inside)
    with pytest.raises(UnknownAreaError):
        areas().villages_of("99")
