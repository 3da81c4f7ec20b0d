"""Two to four areas of any level beside each other, in the link, by box, set or table."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from tests.app.conftest import everything, finding

Open = Callable[..., AppTest]


def numbers(app: AppTest) -> dict[str, list[str]]:
    """The table of numbers: label of a row -> its value for every area."""
    table = next(each.value for each in app.dataframe if each.value.columns[0] == "Ukuran")
    return {row[0]: list(row[1:]) for row in table.itertuples(index=False, name=None)}


def test_areas_come_from_the_link_as_codes_or_names_and_stay_there(open_page: Open) -> None:
    app = open_page("bandingkan", wilayah="7307", dengan="bone+7302", banding="2024-10", periode="2026-10")
    assert not app.exception
    assert not app.warning
    assert app.query_params["dengan"] == "7302+7308"
    assert [each.label for each in app.metric] == [
        "Kabupaten Sinjai", "Kabupaten Bulukumba", "Kabupaten Bone",
    ]  # fmt: skip
    assert finding(app).startswith(
        "Per akhir Oktober 2026 cakupan Kabupaten Bulukumba (74,55%) tertinggi, Kabupaten Bone (44,31%) terendah: "
        "selisih 30,24 poin"
    )
    found = numbers(app)
    assert found["Cakupan"] == ["52,30%", "74,55%", "44,31%"]
    assert found["Poin, Okt 2024 ke Okt 2026"] == ["+14,23 poin", "+23,23 poin", "+13,22 poin"]
    assert found["Naik 20 poin menjadi"][0] == "72,30% (+20,00 poin)"
    assert found["Untuk itu, iuran 12 bulan"][0].startswith("Rp")
    assert "PP 44/2015" in everything(app).replace("\\", "")


def test_without_others_an_area_stands_against_its_province_and_says_that_it_is_part_of_it(
    open_page: Open,
) -> None:
    app = open_page("bandingkan", wilayah="7307")
    assert not app.exception
    assert [each.label for each in app.metric] == ["Kabupaten Sinjai", "Provinsi Sulawesi Selatan"]
    assert "dengan" not in app.query_params
    assert "Kabupaten Sinjai adalah bagian dari Provinsi Sulawesi Selatan" in everything(app)
    assert "di bawah Provinsi Sulawesi Selatan" in finding(app)


@pytest.mark.parametrize("area", ["SULAMA", "73", "KC06"])
def test_areas_of_every_level_have_something_to_stand_against(open_page: Open, area: str) -> None:
    app = open_page("bandingkan", wilayah=area)
    assert not app.exception
    assert len(app.metric) >= 2
    assert finding(app).endswith(".")


def test_a_branch_is_not_set_against_a_target(open_page: Open) -> None:
    app = open_page("bandingkan", wilayah="KC06", dengan="7373")
    assert not app.exception
    found = numbers(app)
    assert found["Kurang ke target"][0] == "tidak dibandingkan"
    assert found["Kurang ke target"][1] != "tidak dibandingkan"
    assert "Target cabang sendiri dihitung menurut pemberi kerja" in everything(app)


def test_a_set_is_taken_by_its_button_and_stands_in_the_link(open_page: Open) -> None:
    app = open_page("bandingkan", wilayah="7307")
    next(each for each in app.button if each.label == "Terhadap pembandingnya").click().run()
    assert not app.exception
    assert len(app.metric) == 4
    assert len(app.query_params["dengan"].split("+")) == 3


def test_a_fifth_area_is_told_and_not_compared(open_page: Open) -> None:
    app = open_page("bandingkan", wilayah="7307", dengan="7301+7302+7303+7304")
    assert not app.exception
    assert len(app.metric) == 4
    assert any(
        "Paling banyak 4 wilayah" in each.value and "Takalar" not in each.value for each in app.warning
    )


@pytest.mark.full
def test_an_unknown_area_in_the_link_is_told(open_page: Open) -> None:
    app = open_page("bandingkan", wilayah="7307", dengan="7308+9999")
    assert not app.exception
    assert any("9999" in each.value for each in app.warning)
    assert [each.label for each in app.metric] == ["Kabupaten Sinjai", "Kabupaten Bone"]


@pytest.mark.full
def test_a_month_without_data_is_no_zero(open_page: Open, office: Callable[..., object]) -> None:
    office(
        kepesertaan="periode,kode_wilayah,segmen,kelompok,sumber_dana,peserta_aktif,sementara\n"
        "2025-05,7307,SEMUA,SEMUA,SEMUA,400,tidak\n2025-06,7307,SEMUA,SEMUA,SEMUA,500,tidak\n"
        "2025-05,7308,SEMUA,SEMUA,SEMUA,100,tidak\n",
        potensi="berlaku_mulai,kode_wilayah,segmen,potensi,versi,sumber\n"
        "2025-01,7307,SEMUA,1000,2025,x\n2025-01,7308,SEMUA,1000,2025,x\n",
    )
    app = open_page("bandingkan", wilayah="7307", dengan="7308", banding="2025-05", periode="2025-06")
    assert not app.exception
    found = numbers(app)
    assert found["Cakupan"] == ["50,00%", "tidak ada data"]
    assert found["Poin, Mei 2025 ke Jun 2025"] == ["+10,00 poin", "–"]
    assert "tidak dapat dibandingkan: hanya 1 dari 2 wilayah" in finding(app)
