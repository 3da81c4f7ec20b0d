"""Areas by code and by name."""

from __future__ import annotations

import pandas as pd
import pytest

from dashboard.data.contract.words import Level
from dashboard.data.places.former import check_former, formers
from dashboard.data.places.resolving import AreaResolver, CodeList
from tests.data.intake_tools import areas, said


@pytest.fixture
def resolver() -> AreaResolver:
    return AreaResolver(areas())


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("7307", "7307"), ("73.07", "7307"), (7307.0, "7307"), ("7307.0", "7307"), ("'7307", "7307"), (73.07, "7307"),
        (73.1, "7310"), (73.0, "73"), ("73", "73"), (71.0, "71"),
        ("Kab. Sinjai", "7307"), ("SINJAI", "7307"), ("Kabupaten Sinjai", "7307"), (" sinjai ", "7307"),
        ("Sidrap", "7314"), ("Pangkep", "7310"), ("Polman", "7604"), ("Bolsel", "7111"), ("SBB", "8106"), ("KKT", "8103"),
        ("Mamuju Utara", "7601"), ("Kab. Mamuju Utara", "7601"), ("Maluku Tenggara Barat", "8103"), ("Ujung Pandang", "7371"),
        ("Bau-Bau", "7472"), ("Kota Baubau", "7472"), ("Kep. Sula", "8205"), ("Pangkajene & Kepulauan", "7310"),
        ("Kab. Gorontalo", "7501"), ("Kota Gorontalo", "7571"), ("Provinsi Gorontalo", "75"), ("Sulsel", "73"),
    ],
)  # fmt: skip
def test_what_offices_write_for_an_area(resolver: AreaResolver, cell: str | float, code: str) -> None:
    assert resolver.regency_or_province(cell).value == code


def test_every_area_is_found_by_its_code_and_each_of_its_names(resolver: AreaResolver) -> None:
    for code, row in areas().regencies.iterrows():
        for written in (
            str(code),
            f"{code[:2]}.{code[2:]}",
            row["nama"],
            row["nama"].upper(),
            *filter(None, row["alias"].split(";")),
        ):
            assert resolver.regency_or_province(written).value == code, written
    for code in areas().provinces:
        assert resolver.regency_or_province(code).value == code


@pytest.mark.parametrize(
    ("cell", "suggestion"),
    [
        ("7327", "7326 (Kabupaten Toraja Utara)"),
        ("3707", "7307 (Kabupaten Sinjai)"),
        ("7370", "7371 (Kota Makassar)"),
        ("7.307", "7307 (Kabupaten Sinjai)"),
        ("Sinjay", "7307 (Kabupaten Sinjai)"),
        ("Kota Sinjai", "7307 (Kabupaten Sinjai)"),
        ("73.1", "7310 (Kabupaten Pangkajene dan Kepulauan) atau 7301 (Kabupaten Kepulauan Selayar)"),
        ("Gorontalo", "7501 (Kabupaten Gorontalo) atau 7571 (Kota Gorontalo) atau 75 (Provinsi Gorontalo)"),
        ("", ""),
        ("SULAMA", ""),
        (73.123, ""),
    ],
)
def test_what_is_refused_and_what_is_offered_instead(
    resolver: AreaResolver, cell: str | float, suggestion: str
) -> None:
    read = resolver.regency_or_province(cell)
    assert read.value is None
    assert read.expected is not None
    assert said(read.suggestion) == suggestion


def test_every_unknown_code_comes_with_a_valid_one(resolver: AreaResolver) -> None:
    for number in range(0, 10_000, 37):
        read = resolver.regency_or_province(f"{number:04}")
        assert read.value is not None or said(read.suggestion)[:2] in areas().provinces


def test_the_bps_list_means_other_areas_by_the_same_codes() -> None:
    bps = AreaResolver(areas(), CodeList.BPS)
    assert bps.regency_or_province("7308").value == "7309"
    assert bps.regency_or_province("7325").value == "7324"
    assert bps.regency_or_province("7324").value is None
    assert bps.regency_or_province("Maros").value == "7309"
    assert bps.regency_or_province("73").value == "73"
    assert len([code for code, mine in bps.regency_codes.items() if code != mine]) == 37


@pytest.mark.parametrize(
    ("cell", "level", "code"),
    [
        ("", Level.NATION, "ID"), ("id", Level.NATION, "ID"), ("sulama", Level.REGION, "SULAMA"), ("73", Level.PROVINCE, "73"),
        ("Sulsel", Level.PROVINCE, "73"), ("KC03", Level.BRANCH, "KC03"), ("kc makassar", Level.BRANCH, "KC03"),
        ("KC Palu", Level.BRANCH, "KC08"), ("7307", Level.REGENCY, "7307"),
        ("73", Level.NATION, None), ("7307", Level.PROVINCE, None), ("73", Level.REGENCY, None), ("KC99", Level.BRANCH, None),
    ],
)  # fmt: skip
def test_a_code_of_a_stated_level(resolver: AreaResolver, cell: str, level: str, code: str | None) -> None:
    assert resolver.of_level(cell, level).value == code


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("SULAMA", "SULAMA"),
        ("KC03", "KC03"),
        ("KC Gorontalo", "KC02"),
        ("Makassar", "7371"),
        ("sulsel", "73"),
        ("7307", "7307"),
    ],
)
def test_any_area_for_the_command_line(resolver: AreaResolver, written: str, code: str) -> None:
    assert resolver.any_area(written).value == code


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("Mamuju Utara", "7601 (Kabupaten Pasangkayu): namanya sampai 2017 (PP 61/2017)."),
        (
            "KAB. MALUKU TENGGARA BARAT",
            "8103 (Kabupaten Kepulauan Tanimbar): namanya sampai 2019 (PP 2/2019).",
        ),
        ("Kabupaten Kendari", "7402 (Kabupaten Konawe): namanya sampai 2004 (PP 26/2004)."),
        ("Polewali Mamasa", "7604 (Kabupaten Polewali Mandar): namanya sampai 2005 (PP 74/2005)."),
        ("Kotamadya Ujung Pandang", "7371 (Kota Makassar): namanya sampai 1999 (PP 86/1999)."),
        ("Kab. Selayar", "7301 (Kabupaten Kepulauan Selayar): namanya sampai 2008 (PP 59/2008)."),
        ("Kab. Maluku Utara", "8201 (Kabupaten Halmahera Barat): namanya sampai 2003 (UU 1/2003)."),
        ("7319", "7604 (Kabupaten Polewali Mandar): kodenya sampai 2004 (UU 26/2004)."),
        ("73.20", "7605 (Kabupaten Majene): kodenya sampai 2004 (UU 26/2004)."),
    ],
)
def test_a_former_name_or_code_is_read_and_told(resolver: AreaResolver, cell: str, told: str) -> None:
    read = resolver.any_area(cell)
    assert read.value == told[:4]
    assert said(read.told).endswith(f"dibaca sebagai {told}")


@pytest.mark.parametrize(
    ("cell", "code"),
    [("Kendari", "7471"), ("Maluku Utara", "82"), ("Selayar", "7301"), ("7101", "7101"), ("Matra", "7601")],
)
def test_what_an_area_is_called_today_comes_before_what_another_was_called(
    resolver: AreaResolver, cell: str, code: str
) -> None:
    read = resolver.regency_or_province(cell)
    assert read.value == code
    assert (read.told is None) == (cell != "Matra")


@pytest.mark.parametrize(
    ("cell", "offered"),
    [
        ("7325", "7324 (Kabupaten Luwu Timur) atau 7601 (Kabupaten Pasangkayu)"),
        ("Buol Tolitoli", "7204 (Kabupaten Toli-Toli) atau 7205 (Kabupaten Buol)"),
        ("Kab. Sangihe Talaud", "7103 (Kabupaten Kepulauan Sangihe) atau 7104 (Kabupaten Kepulauan Talaud)"),
    ],
)
def test_what_may_be_two_areas_of_today_is_a_doubt(resolver: AreaResolver, cell: str, offered: str) -> None:
    read = resolver.regency_or_province(cell)
    assert read.value is None
    assert said(read.suggestion) == offered


def test_no_former_code_or_name_is_read_as_anything_but_what_the_table_says() -> None:
    for code_list in CodeList:
        resolver = AreaResolver(areas(), code_list)
        for each in formers(areas().former):
            read = resolver.regency_or_province(each.written)
            today = {*areas().codes, *areas().regencies["kode_bps"]}
            assert read.value in ({each.code, None} if each.written not in today else {None, "7324"})


def test_a_wrong_row_of_former_names_is_named() -> None:
    good = {
        "kode_wilayah": "7601",
        "nama_lama": "Mamuju Utara",
        "kode_lama": "",
        "sampai": "2017",
        "dasar": "PP",
    }
    rows = [good, good | {"kode_wilayah": "9999"}, good | {"kode_lama": "7325"}, good | {"sampai": "dulu"}]
    found = check_former(pd.DataFrame(rows), areas().codes)
    assert [(each.row, each.column, each.value) for each in found] == [
        (3, "kode_wilayah", "9999"),
        (4, "nama_lama", "Mamuju Utara"),
        (5, "sampai", "dulu"),
    ]
    assert [each.column for each in check_former(pd.DataFrame({"kode_wilayah": []}), ())] == [
        "nama_lama", "kode_lama", "sampai", "dasar",
    ]  # fmt: skip


@pytest.mark.parametrize("cell", ["7319", "73.20", 7321.0])
def test_a_code_that_ended_before_the_agency_began_is_a_slip_in_its_files(
    resolver: AreaResolver, cell: str | float
) -> None:
    read = resolver.regency_or_province(cell)
    assert read.value is None
    assert read.expected is not None
