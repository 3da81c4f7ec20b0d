"""Profil wilayah: one area of any level, each number with its base, and what is known about it elsewhere."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import product

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from tests.app.conftest import gauges, words
from tests.app.test_kategori import alts, frame, religious, wajo
from tests.spread import spread

Open = Callable[..., AppTest]
Office = Callable[..., object]


@pytest.mark.parametrize(
    ("area", "language"), spread(product(["7307", "73", "KC01", "SULAMA"], ["id", "en"]), quick=1)
)
def test_an_area_of_every_level_opens(open_page: Open, area: str, language: str) -> None:
    app = open_page("profil", wilayah=area, periode="2025-06", bahasa=language)
    assert not app.exception
    assert len(app.metric) == 2
    assert len(gauges(app)) >= 4
    assert len(app.get("plotly_chart")) == 3


@pytest.mark.full
def test_wajo_by_segment_with_base_and_date(open_page: Open, office: Office) -> None:
    wajo(office)
    app = open_page("profil", wilayah="7313")
    said = words(app)
    assert "48,16%: 67.799 dari 140.769 potensi" in gauges(app)[0]
    assert "67.799 peserta aktif ÷ 140.769 potensi pekerja (versi 2024)" in said.replace("\\", "")
    assert [re.findall(r"[\d,]+%", each)[0] for each in gauges(app)[-3:]] == ["109,33%", "15,79%", "120,74%"]
    assert "per akhir Desember 2024" in said
    assert "Penerima Upah (PU): 109,33%" in alts(app)
    assert "DATA CONTOH" not in said


def test_rank_neighbours_and_comparable_areas(open_page: Open) -> None:
    app = open_page("profil", wilayah="7307", periode="2025-06")
    said = words(app)
    for circle in (
        "Wilayah pembanding",
        "Kabupaten/kota seprovinsi",
        "Kabupaten/kota se-kanwil",
    ):
        assert circle in said
    beside = frame(app, "Mengapa di sini")
    assert "wilayah ini" in beside["Mengapa di sini"].tolist()
    assert beside["Cakupan (%)"].is_monotonic_decreasing
    assert "Bone" in beside["Wilayah"].tolist()
    # One set, one word, one rank.
    (own,) = beside.loc[beside["Mengapa di sini"] == "wilayah ini", "Peringkat"]
    assert f"- Wilayah pembanding: **{own}** dari {len(beside)}" in said
    assert "Wilayah tetangga" not in said
    assert "Wilayah sebanding" not in said


@pytest.mark.full
def test_a_territory_that_is_not_verified_says_so(open_page: Open) -> None:
    assert "belum terverifikasi, perkiraan" in words(open_page("profil", wilayah="7102"))


def published(app: AppTest) -> pd.DataFrame:
    """The figures behind the fold."""
    app.session_state["angka_publik_profil"] = True
    return frame(app.run(), "Mutu")


@pytest.mark.full
def test_published_figures_say_which_of_them_are_coverage(open_page: Open) -> None:
    figures = published(open_page("profil", wilayah="7307", periode="2025-06"))
    row = figures.iloc[0]
    assert (row["Nilai"], row["Penyebut"], row["Mutu"]) == (40.0, "tidak dinyatakan", "B")
    assert row["Cakupan dalam arti dasbor"] == "bukan"
    assert "https" in row["Sumber"]
    assert "ya" in published(open_page("profil", wilayah="7313"))["Cakupan dalam arti dasbor"].tolist()


@pytest.mark.full
def test_target_and_pace_say_what_they_assume(open_page: Open) -> None:
    said = words(open_page("profil", wilayah="7307", periode="2025-06"))
    assert re.search(r"perlu tambahan bersih [\d.]+ orang sebulan sampai Desember 2025", said)
    assert "dianggap tetap" in said


@pytest.mark.full
def test_the_history_can_be_drawn_on_a_fixed_base_and_without_temporary_members(open_page: Open) -> None:
    own = alts(open_page("profil", wilayah="7307", periode="2025-06"))
    fixed = open_page("profil", wilayah="7307", periode="2025-06", basis="2021-01")
    assert not fixed.exception
    assert own != alts(fixed)
    month = {"wilayah": "73", "periode": "2024-02"}
    assert alts(open_page("profil", **month)) != alts(open_page("profil", **month, sementara="tidak"))


def test_a_guest_reads_what_is_hidden_in_an_area_as_hidden(open_page: Open, office: Office) -> None:
    religious(office, marbot={"7502": 3})
    app = open_page("profil", wilayah="7502")
    assert not app.exception
    assert "**Pekerja rentan**: disembunyikan" in words(app)
    assert "dapat menunjuk seseorang" in words(app)
    # Everybody together is told: only who has how many is not.
    assert "333" in words(app)
    app.session_state["kelompok_profil"] = True
    app.run()
    assert "Marbot: disembunyikan" in alts(app)
    assert "Marbot: 3 orang" not in alts(app)


@pytest.mark.full
def test_an_area_without_data_says_so_and_works(open_page: Open, office: Office) -> None:
    wajo(office)
    app = open_page("profil", wilayah="7307")
    assert not app.exception
    assert "tidak ada data" in words(app)


@pytest.mark.full
def test_lists_and_cards_lead_to_the_profile(open_page: Open) -> None:
    app = open_page("ringkasan", wilayah="7307")
    pages = [each.proto.page for each in app.get("page_link")]
    assert pages.count("profil") > 5
    assert "profil" in [each.proto.page for each in open_page("peta", wilayah="7307").get("page_link")]


def test_the_profile_sets_the_month_against_any_other_in_one_line(open_page: Open) -> None:
    app = open_page("profil", wilayah="7307", banding="2024-10")
    assert not app.exception
    [line] = [each.value for each in app.markdown if "Okt 2024: 38,07% → Okt 2026: 52,30%" in each.value]
    assert "+14,23 poin; +12.432 orang" in line
    assert "dari peserta" in line
    assert app.query_params["banding"] == "2024-10"
