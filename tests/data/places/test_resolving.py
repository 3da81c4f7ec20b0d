"""Areas by code and by name."""

from __future__ import annotations

import pytest

from dashboard.data.contract.words import Level
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
        ("7319", "7318 (Kabupaten Tana Toraja)"),
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
