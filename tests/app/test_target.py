"""Target dan progres: two numbers that are never one, two counts that are never compared."""

from __future__ import annotations

import json
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.app.conftest import finding, gauges, words
from tests.spread import spread

Open = Callable[..., AppTest]
Office = Callable[..., object]

MEMBERS = "periode,kode_wilayah,segmen,kelompok,sumber_dana,peserta_aktif,sementara\n"
ELIGIBLE = "berlaku_mulai,kode_wilayah,segmen,potensi,versi,sumber\n"
TARGETS = "tahun,tingkat,kode,segmen,jenis,nilai,satuan,sumber\n"
OWN = "periode,kode_cabang,segmen,peserta_aktif\n"


def figures(app: AppTest) -> list[dict[str, Any]]:
    return [json.loads(each.proto.spec) for each in app.get("plotly_chart")]


def rows(figure: dict[str, Any]) -> str:
    """The words beside the bars of a bullet figure."""
    return unescape("\n".join(figure["data"][1]["text"]))


def said(figure: dict[str, Any]) -> str:
    """The words that head a figure."""
    meta = figure["layout"]["meta"]
    return " ".join((meta["title"], *meta["lines"]))


def cards(app: AppTest) -> dict[str, str]:
    return {metric.label: metric.value for metric in app.metric}


def sinjai(office: Office, *counts: int, goal: int | None = 1_000) -> None:
    months = [f"2025-{month:02d}" for month in range(7 - len(counts), 7)]
    members = [
        f"{month},7307,SEMUA,SEMUA,SEMUA,{count},tidak" for month, count in zip(months, counts, strict=True)
    ]
    office(
        kepesertaan=MEMBERS + "\n".join(members) + "\n",
        potensi=ELIGIBLE + "2021-01,7307,SEMUA,2000,2021,x\n",
        target=TARGETS + ("" if goal is None else f"2025,kabkota,7307,SEMUA,UCJ,{goal},orang,SK Bupati\n"),
    )


@pytest.mark.full
def test_coverage_and_achievement_are_two_pictures(open_page: Open, office: Office) -> None:
    """Maluku Utara, 31 May 2025: 41.64 % of potensi, 61.11 % of the target."""
    office(
        kepesertaan=MEMBERS + "2025-05,82,SEMUA,SEMUA,SEMUA,176604,tidak\n",
        potensi=ELIGIBLE + "2025-01,82,SEMUA,424131,2025,Harian Malut\n",
        target=TARGETS
        + "2025,provinsi,82,SEMUA,UCJ,68,persen,Harian Malut\n2025,provinsi,82,SEMUA,UCJ,289003,orang,Harian Malut\n",
    )
    app = open_page("target", wilayah="82")
    assert not app.exception
    coverage, achievement = gauges(app)[:2]
    assert "41,64%: 176.604 dari 424.131 potensi" in coverage
    assert "61,11" not in coverage
    assert "61,11%: 176.604 dari target 289.003" in achievement
    assert "41,64" not in achievement
    assert "DATA CONTOH" not in words(app)


def test_a_roll_up_with_areas_missing_shows_no_achievement(open_page: Open, office: Office) -> None:
    office(
        kepesertaan=MEMBERS + "2025-05,7307,SEMUA,SEMUA,SEMUA,700,tidak\n",
        potensi=ELIGIBLE + "2025-01,7307,SEMUA,2000,2025,x\n",
        target=TARGETS + "2025,provinsi,73,SEMUA,UCJ,1000,orang,x\n",
    )
    app = open_page("target", wilayah="73")
    achievement = gauges(app)[1]
    assert "%" not in achievement
    assert "1 dari 24 kabupaten/kota" in achievement
    assert "hanya 1 dari 24 kabupaten/kota yang datanya lengkap" in finding(app)
    assert cards(app)["Perlu per bulan"] == "–"


def test_pace_by_hand(open_page: Open, office: Office) -> None:
    """From 700 in March to 850 in June: 50 a month; 150 short in six months: 25 a month; 1,150 in December."""
    sinjai(office, 700, 750, 800, 850)
    app = open_page("target", wilayah="7307", laju="3")
    assert not app.exception
    shown = cards(app)
    assert shown["Perlu per bulan"] == "25"
    assert shown["Laju sekarang"] == "+50"
    assert shown["Proyeksi akhir 2025"] == "1.150"
    assert shown["Target tercapai"] == "▲ Sep 2025"
    assert "115,00% dari target" in words(app)
    assert "SK Bupati" in json.dumps(figures(app)[1])


def test_a_target_out_of_reach_says_so(open_page: Open, office: Office) -> None:
    sinjai(office, 850, 840, 830, 820)
    app = open_page("target", wilayah="7307", laju="3")
    assert cards(app)["Target tercapai"] == "✕"
    assert "Tidak tercapai pada laju ini" in words(app)
    english = open_page("target", wilayah="7307", laju="3", bahasa="en")
    assert "Tidak" not in words(english)


def test_a_target_already_passed_asks_for_nobody(open_page: Open, office: Office) -> None:
    sinjai(office, 990, 1_000, 1_005, 1_010)
    app = open_page("target", wilayah="7307", laju="3")
    assert cards(app)["Perlu per bulan"] == "0"
    assert cards(app)["Target tercapai"] == "✓ sudah"
    assert "terlampaui 10 orang" in words(app)


def test_without_a_target_the_page_says_which_file_to_fill(open_page: Open, office: Office) -> None:
    sinjai(office, 700, 750, 800, 850, goal=None)
    app = open_page("target", wilayah="7307", laju="3")
    assert not app.exception
    assert "target.csv" in words(app)
    assert cards(app)["Perlu per bulan"] == "–"
    assert cards(app)["Proyeksi akhir 2025"] == "1.150"


@pytest.mark.full
def test_temporary_members_can_be_left_out(open_page: Open, office: Office) -> None:
    office(
        kepesertaan=MEMBERS
        + "".join(
            f"2025-0{month},7307,PU,{group},SEMUA,{count},{flag}\n"
            for month, group, count, flag in (
                (3, "non-ASN", 700, "tidak"), (6, "non-ASN", 730, "tidak"), (6, "petugas ad hoc pemilu", 120, "ya"),
            )
        )
        + "2025-03,7307,BPU,SEMUA,SEMUA,0,tidak\n2025-06,7307,BPU,SEMUA,SEMUA,0,tidak\n"
        + "2025-03,7307,JAKON,SEMUA,SEMUA,0,tidak\n2025-06,7307,JAKON,SEMUA,SEMUA,0,tidak\n",
        potensi=ELIGIBLE + "2021-01,7307,SEMUA,2000,2021,x\n",
        target=TARGETS + "2025,kabkota,7307,SEMUA,UCJ,1000,orang,x\n",
    )  # fmt: skip
    everyone = open_page("target", wilayah="7307", laju="3")
    assert cards(everyone)["Laju sekarang"] == "+50"
    without = open_page("target", wilayah="7307", laju="3", sementara="tidak")
    assert cards(without)["Laju sekarang"] == "+10"
    assert "tanpa peserta sementara" in said(figures(without)[0])
    assert "Peserta sementara tidak dihitung" in words(without)


@pytest.mark.full
def test_the_trend_can_be_redrawn_on_a_fixed_base(open_page: Open, office: Office) -> None:
    office(
        kepesertaan=MEMBERS
        + "2024-12,7307,SEMUA,SEMUA,SEMUA,400,tidak\n2025-06,7307,SEMUA,SEMUA,SEMUA,500,tidak\n",
        potensi=ELIGIBLE + "2024-01,7307,SEMUA,1000,2024,x\n2025-01,7307,SEMUA,2000,2025,x\n",
        target=TARGETS + "2025,kabkota,7307,SEMUA,UCJ,50,persen,x\n",
    )

    def lines(**more: str) -> tuple[list[float | None], list[float | None]]:
        figure = next(
            each for each in figures(open_page("target", wilayah="7307", **more)) if len(each["data"]) == 6
        )
        return figure["data"][0]["y"], figure["data"][2]["y"][:2]

    assert lines() == ([40.0, 25.0], [None, 50.0])
    assert lines(basis="2024-01") == ([40.0, 50.0], [None, 100.0])
    assert lines(satuan="orang") == ([400.0, 500.0], [None, 1000.0])


def test_a_branchs_own_count_is_kept_apart_from_its_territory(open_page: Open, office: Office) -> None:
    office(
        kepesertaan=MEMBERS + "2025-06,7307,SEMUA,SEMUA,SEMUA,500,tidak\n",
        potensi=ELIGIBLE + "2025-01,7307,SEMUA,1000,2025,x\n",
        target=TARGETS + "2025,cabang,KC03,SEMUA,cabang,1200,orang,Kanwil\n",
        realisasi_cabang=OWN + "2025-06,KC03,SEMUA,900\n",
    )
    app = open_page("target", wilayah="KC03")
    assert not app.exception
    pictures = figures(app)
    own = pictures[-1]
    assert "75,00%" in rows(own)
    assert "pemberi kerja" in said(own)
    assert "75,00%" not in " ".join(gauges(app))
    assert "Wilayah kerja KC Makassar" in gauges(app)[0]
    assert "Wilayah kerja" not in rows(own)
    assert "menurut alamat NIK" in words(app)


def test_without_a_branchs_own_count_the_page_names_the_file(open_page: Open, office: Office) -> None:
    sinjai(office, 700, 750)
    assert "realisasi_cabang.csv" in words(open_page("target"))


def test_every_area_of_a_level_is_in_the_list_in_the_chosen_order(open_page: Open) -> None:
    app = open_page("target", tingkat="provinsi", urut="nama")
    listed = figures(app)[1]
    names = [line.split("</b>")[0].removeprefix("<b>") for line in listed["data"][1]["text"]]
    assert names == sorted(names)
    assert len(names) == 8
    assert len(figures(open_page("target"))[1]["data"][0]["x"]) == 102


def test_the_table_holds_the_same_areas_as_the_bullets(open_page: Open) -> None:
    app = open_page("target", daftar="tabel", urut="laju")
    assert not app.exception
    table = app.dataframe[0].value
    assert len(table) == 102
    projected = table["Proyeksi terhadap target (%)"].dropna()
    assert projected.is_monotonic_increasing
    assert set(table["Keadaan"].str[0]) <= set("✓▲▽▼✕□–")


@pytest.mark.full
def test_the_list_keeps_to_the_chosen_area(open_page: Open) -> None:
    """A branch sees its own; a kabupaten its province's."""
    for area, count in (("KC03", 16), ("7307", 24)):
        app = open_page("target", wilayah=area, daftar="tabel")
        listed = app.dataframe[0].value
        assert len(listed) == len(set(listed["Kode"])) == count


def test_the_national_series_are_named_apart_with_year_and_source(open_page: Open) -> None:
    app = open_page("target", periode="2025-06")
    text = words(app).replace("\\", "")
    assert "52,15%" in text
    assert "57,10%" in text
    assert "32,15%" not in text
    assert text.count("basis tidak dinyatakan") >= 2
    longer = words(open_page("target", periode="2025-06", deret="RPJMN")).replace("\\", "")
    assert "32,15%" in longer
    assert "52,15%" not in longer
    assert "Tidak ada target RPJMN 2025" in longer


@pytest.mark.parametrize(
    ("name", "value"),
    spread(
        [
            ("deret", "ABC"),
            ("laju", "7"),
            ("sementara", "x"),
            ("daftar", "x"),
            ("urut", "x"),
            ("basis", "1999-01"),
        ],
        quick=1,
    ),
)
def test_unknown_choices_in_a_link_are_named(open_page: Open, name: str, value: str) -> None:
    app = open_page("target", **{name: value})
    assert not app.exception
    assert any(value in each.value.replace("\\", "") for each in app.warning)


def test_every_picture_of_sample_data_is_marked(open_page: Open) -> None:
    for language, stamp in (("id", "DATA CONTOH"), ("en", "SAMPLE DATA")):
        pictures = figures(open_page("target", bahasa=language))
        assert len(pictures) == 3
        assert all(stamp in said(each) for each in pictures)


@pytest.mark.full
def test_small_gauges_follow_the_choices_of_the_page(open_page: Open, office: Office) -> None:
    """100 of 1,000 wage earners stay, 50 are temporary: each choice has its own picture."""
    office(
        kepesertaan=MEMBERS + "2025-06,7307,PU,SEMUA,SEMUA,100,tidak\n2025-06,7307,PU,SEMUA,SEMUA,50,ya\n",
        potensi=ELIGIBLE + "2025-01,7307,PU,1000,2025,x\n",
    )
    for chosen, share in (("ya", "15,00%"), ("tidak", "10,00%")):
        wage_earners = gauges(open_page("target", wilayah="7307", sementara=chosen))[-3]
        assert share in wage_earners
