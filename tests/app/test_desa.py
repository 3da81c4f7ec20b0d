"""Ekosistem desa: who pays of all villages, depth where all do, single villages only where they may be seen."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.data.store import load_areas
from tests.app.conftest import words
from tests.spread import spread

Open = Callable[..., AppTest]
Office = Callable[..., object]

MEMBERS = "periode,kode_wilayah,segmen,kelompok,sumber_dana,peserta_aktif,sementara\n"
ELIGIBLE = "berlaku_mulai,kode_wilayah,segmen,potensi,versi,sumber\n"
VILLAGES = "tahun,kode_desa,kelompok,jumlah_pekerja,bulan_dibayar,terakhir_dibayar,anggaran,realisasi,anggaran_tahun_depan\n"
FIRST, SECOND, THIRD = "7314012004", "7314012005", "7314012006"


def sidrap(office: Office, rows: dict[str, str], *, rest: str | None = None) -> None:
    """rows: kode_desa -> its columns from kelompok on; rest: those of every other desa of Sidrap."""
    desa = load_areas().villages_of("7314")
    codes = desa.index[desa["jenis"] == "desa"]
    told = dict.fromkeys(codes, rest) | rows if rest else rows
    office(
        kepesertaan=MEMBERS + "2023-10,7314,SEMUA,SEMUA,SEMUA,40000,tidak\n",
        potensi=ELIGIBLE + "2023-01,7314,SEMUA,100000,2023,x\n",
        iuran_desa=VILLAGES + "".join(f"2023,{code},{row}\n" for code, row in told.items()),
    )


def cards(app: AppTest) -> dict[str, str]:
    """The headline and the lines beside and below it, in their order on the page."""
    shown = {metric.label: str(metric.value) for metric in app.metric}
    for element in app.markdown:
        shown |= dict(re.findall(r"^- \*\*(.+?): (.+?)\*\*", element.value, re.MULTILINE))
    return shown


def discs(app: AppTest) -> list[dict[str, Any]]:
    (deck,) = app.get("deck_gl_json_chart")
    return [each for each in json.loads(deck.proto.json)["layers"] if each["@@type"] == "ScatterplotLayer"]


def table_of_map(app: AppTest) -> pd.DataFrame:
    return next(each.value for each in app.dataframe if "Kode" in each.value)


def options(app: AppTest, key: str) -> list[str]:
    return next((list(each.options) for each in app.get("button_group") if each.key == key), [])


def test_sidrap_68_of_68_turns_to_depth(open_page: Open) -> None:
    app = open_page("desa", wilayah="7314", periode="2023-12", tahun="2023")
    assert not app.exception
    assert cards(app)["Desa membayar"] == "68 dari 68"
    assert cards(app)["Kelurahan"] == "38"
    assert any(
        "68 dari 68 desa membayar: indikator ini tidak bisa naik lagi" in each.value for each in app.success
    )
    assert list(cards(app))[:2] == ["Desa punya data", "Bulan dibayar"]
    assert cards(app)["Desa punya data"] == "68 dari 68"
    assert "100,00% dari desa yang punya data" in words(app)
    assert "iuran desa 2023, satu baris setahun, dibaca per akhir Desember 2023" in words(app)
    assert "DATA CONTOH" in words(app)


@pytest.mark.full
def test_a_package_shows_its_arithmetic_and_counts_nobody_twice(open_page: Open, office: Office) -> None:
    sidrap(office, {}, rest="SEMUA,5,10,2023-10,1000000,900000,")
    app = open_page("desa", wilayah="7314")
    assert "68 desa × 20 orang × Rp16.800 × 12 bulan = **Rp274.176.000**" in words(app)
    package = next(each.value for each in app.dataframe if "Untuk" in each.value)
    row = package.iloc[0]
    assert (row["Orang"], row["12 bulan (Rp)"]) == ("1.360", "274.176.000")
    # Five of the twenty are in already: 68 x 15 new people on a potensi of 100,000.
    assert (row["Sudah terdaftar"], row["Peserta baru"]) == ("340", "1.020")
    assert (row["Cakupan (%)"], row["Menjadi (%)"], row["Poin"]) == ("40,00", "41,02", "1,02")
    other = open_page("desa", wilayah="7314", paket="10", bulan="3")
    assert "68 desa × 10 orang × Rp16.800 × 3 bulan = **Rp34.272.000**" in words(other)


def test_who_pays_leads_while_it_can_rise_and_no_data_is_not_zero(open_page: Open, office: Office) -> None:
    paid_up = "SEMUA,10,10,2023-10,,,"
    sidrap(office, {FIRST: "SEMUA,10,6,2023-06,,,", SECOND: "SEMUA,10,0,,,,", THIRD: paid_up})
    app = open_page("desa", wilayah="7314")
    assert not app.exception
    shown = cards(app)
    assert list(shown)[:2] == ["Desa punya data", "Desa membayar"]
    assert (shown["Desa punya data"], shown["Desa membayar"]) == ("3 dari 68", "2 dari 3")
    assert [each.label for each in app.metric] == ["Desa punya data"]
    assert shown["Belum mendaftar"] == "1"
    assert "65 desa tanpa data: bukan nol" in words(app)
    assert "66,67% dari desa yang punya data" in words(app)
    # Ten months due: four unpaid of the first, ten people. The second never paid: it must enrol.
    assert shown["Desa menunggak"] == "1 dari 2"
    assert "Rp672.000" in words(app)
    assert shown["Anggaran dibayar"] == "–"
    region = open_page("desa")
    assert "1 dari 91 kabupaten/kota yang punya desa" in words(region)
    elsewhere = open_page("desa", wilayah="7301")
    assert cards(elsewhere)["Desa membayar"] == "–"
    assert any("itu bukan nol" in each.value for each in elsewhere.info)


@pytest.mark.full
def test_half_the_contribution_is_a_visible_choice(open_page: Open) -> None:
    for choice, rupiah in (("penuh", "Rp16.800"), ("setengah", "Rp8.400")):
        app = open_page("desa", wilayah="7314", periode="2026-06", bulan="1", diam=choice)
        assert f"68 desa × 20 orang × {rupiah} × 1 bulan" in words(app)
    app = open_page("desa", wilayah="7314", segmen="PU", upah="1000000", bulan="1")
    assert "68 desa × 20 orang × Rp5.400 × 1 bulan" in words(app)


def test_the_sample_shows_villages_as_kecamatan_only(open_page: Open) -> None:
    app = open_page("desa", wilayah="7314", gambar="desa")
    points = [each for each in discs(app) if each["getRadius"] != "@@=r"]
    assert sum(len(each["data"]) for each in points if each["getRadius"] == 2) == 68
    assert all("membayar" not in row["w"] for each in points for row in each["data"])
    assert sum("dari" in row["w"] for each in discs(app) for row in each["data"]) == 22
    assert "desa" not in options(app, "tabel")


@pytest.mark.parametrize("internal", [False, True])
def test_a_single_village_is_seen_only_on_an_internal_server(
    open_page: Open, office: Office, monkeypatch: pytest.MonkeyPatch, internal: bool
) -> None:
    if internal:
        monkeypatch.setenv("DASBOR_INTERNAL", "ya")
    sidrap(office, {FIRST: "SEMUA,3,0,,,,"}, rest="SEMUA,10,12,2023-12,100,100,0")
    app = open_page("desa", wilayah="7314", gambar="desa", tabel="desa")
    assert not app.exception
    said = [row["w"] for each in discs(app) for row in each["data"]]
    named = [each for each in said if each.endswith(": belum mendaftar")]
    frame = table_of_map(app)
    if internal:
        assert len(named) == 1
        assert (frame["Status"] == "belum mendaftar").sum() == 1
    else:
        assert not named
        assert "Status" not in frame
        assert "tidak ditampilkan di tautan yang terbuka untuk umum" in words(app)


def test_villages_without_a_point_are_listed_and_counted(open_page: Open) -> None:
    app = open_page("desa")
    (folded,) = [each for each in app.expander if "tanpa titik" in each.label]
    assert folded.label == "17 desa dan kelurahan tanpa titik"
    said = words(app).replace("\\", "")
    assert "Matano (kelurahan, Bungku Tengah); Pulau Dua Darat (Sombori Kepulauan)" in said
    assert "11.010 desa di wilayah ini bertitik" in said


@pytest.mark.full
def test_a_place_without_desa_says_so(open_page: Open) -> None:
    app = open_page("desa", wilayah="7371")
    assert not app.exception
    assert any("hanya 153 kelurahan" in each.value for each in app.info)


@pytest.mark.full
def test_a_kecamatan_narrows_everything_and_is_nobodys_mistake_elsewhere(open_page: Open) -> None:
    app = open_page("desa", wilayah="7314", kecamatan="731401", periode="2023-12")
    assert cards(app)["Desa membayar"] == "7 dari 7"
    assert app.query_params["kecamatan"] == "731401"
    app.selectbox(key="wilayah").set_value("7307").run()
    assert not app.exception
    assert "kecamatan" not in app.query_params
    assert not [each for each in app.warning if "tidak dikenal" in each.value]


@pytest.mark.parametrize(
    ("name", "value"), [("tahun", "2031"), ("kecamatan", "731401"), ("gambar", "x"), ("paket", "0")]
)
def test_an_unknown_value_is_named_and_the_page_works(open_page: Open, name: str, value: str) -> None:
    app = open_page("desa", **{name: value})
    assert not app.exception
    assert any(value in each.value for each in app.warning)
    assert app.metric


def test_a_month_before_the_table_says_so(open_page: Open) -> None:
    app = open_page("desa", periode="2021-12")
    assert not app.exception
    assert any("Pilih bulan yang lebih baru" in each.value for each in app.info)


def test_without_the_file_its_guidance_is_shown(open_page: Open, office: Office) -> None:
    office(kepesertaan=MEMBERS + "2023-10,7314,SEMUA,SEMUA,SEMUA,40000,tidak\n")
    app = open_page("desa")
    assert not app.exception
    assert any("iuran" in each.value for each in app.info)
    assert not app.metric


def test_few_people_are_hidden_in_every_table(open_page: Open, office: Office) -> None:
    sidrap(office, {FIRST: "BPD,2,12,2023-12,,,", SECOND: "BPD,9,0,,,,", THIRD: "BPD,9,0,,,,"})
    app = open_page("desa", wilayah="7314")
    assert cards(app)["Orang per desa"] == "disembunyikan"
    groups = next(each.value for each in app.dataframe if "Kelompok" in each.value)
    assert groups.iloc[0]["Orang"] == "disembunyikan"
    shown = table_of_map(app)
    assert not (shown["Orang terdaftar"] == 2).any()


def said_on_map(app: AppTest) -> list[str]:
    return [row["w"] for each in discs(app) for row in each["data"]]


def test_a_kecamatan_of_one_desa_is_shown_with_its_neighbour(open_page: Open) -> None:
    app = open_page("desa", wilayah="7605", kecamatan="760508", gambar="kecamatan")
    assert not app.exception
    assert not [each for each in app.warning if "tidak dikenal" in each.value]
    unit = app.query_params["kecamatan"]
    assert unit != ["760508"]
    assert any("Banggae Timur" in each and " dan " in each for each in said_on_map(app))
    assert not any(each.startswith("Banggae Timur:") for each in said_on_map(app))
    (row,) = table_of_map(app).to_dict("records")
    assert "760508" in row["Kode"]
    assert " dan " in row["Kecamatan"]
    assert row["Desa"] - row["Tanpa data"] >= 3
    whole = table_of_map(open_page("desa", wilayah="7605"))
    assert ((whole["Desa"] - whole["Tanpa data"]) >= 3).all()
    region = table_of_map(open_page("desa", tabel="kecamatan"))
    given = region["Desa"] - region["Tanpa data"]
    assert (given[given > 0] >= 3).all()
    # Where nobody pays, that would be said of every village of the unit by name.
    assert (region.loc[given > 0, "Membayar"] > 0).all()


@pytest.mark.parametrize("internal", spread([False, True], quick=1))
def test_a_kabupaten_with_data_of_two_villages_is_hidden_and_in_no_sum(
    open_page: Open, office: Office, monkeypatch: pytest.MonkeyPatch, internal: bool
) -> None:
    if internal:
        monkeypatch.setenv("DASBOR_INTERNAL", "ya")
    few = {FIRST: "SEMUA,23,4,2023-04,,,1", SECOND: "SEMUA,31,0,,,,"}
    wajo = load_areas().villages_of("7313").query("jenis == 'desa'").index[:3]
    sidrap(office, few | dict.fromkeys(wajo, "SEMUA,10,10,2023-10,,,"))
    app = open_page("desa", wilayah="7314")
    region = open_page("desa")
    assert not app.exception
    assert not region.exception
    of_sidrap = table_of_map(region).set_index("Kode").loc["7314"]
    if internal:
        assert cards(app)["Desa membayar"] == "1 dari 2"
        assert of_sidrap["Orang terdaftar"] == 23
        return
    assert cards(app)["Desa membayar"] == cards(app)["Desa punya data"] == "disembunyikan"
    assert "Orang per desa" not in cards(app)
    assert any("jumlah dari kurang dari 3" in each.value for each in app.info)
    assert not any("membayar" in each for each in said_on_map(app))
    assert "disembunyikan" in of_sidrap["Terakhir dibayar"]
    hidden = of_sidrap.drop(["Wilayah", "Desa", "Kelurahan", "Terakhir dibayar"])
    assert not {1, 2, 23, 4, 66} & {each for each in hidden if isinstance(each, int | float)}
    assert cards(region)["Desa membayar"].startswith("3 dari ")
    assert "1 disembunyikan dan tidak dihitung" in words(region)
    assert "Sidenreng Rappang: 68 desa, disembunyikan" in "".join(said_on_map(region))
    package = next(each.value for each in app.dataframe if "Untuk" in each.value)
    assert package.loc[0, "Sudah terdaftar"] == "disembunyikan"


@pytest.mark.parametrize("internal", spread([False, True], quick=1))
def test_few_people_are_hidden_from_a_guest_with_their_rupiah(
    open_page: Open, office: Office, monkeypatch: pytest.MonkeyPatch, internal: bool
) -> None:
    if internal:
        monkeypatch.setenv("DASBOR_INTERNAL", "ya")
    row = "SEMUA,1,8,2023-08,129600,86400,"
    wajo = load_areas().villages_of("7313").query("jenis == 'desa'").index[:3]
    few = dict.fromkeys((FIRST, SECOND, THIRD), row)
    sidrap(office, few | dict.fromkeys(wajo, "SEMUA,20,10,2023-10,,,"))
    app, region = open_page("desa", wilayah="7314"), open_page("desa")
    assert not app.exception
    assert not region.exception
    own = table_of_map(region).set_index("Kode").loc["7314"]
    assert own["Desa menunggak"] == 3
    if internal:
        assert cards(app)["Orang per desa"] == "1,00"
        assert own["Tunggakan (Rp)"] == 3 * 2 * 10_800
        assert "63 orang di 6 desa yang membayar" in words(region)
        return
    assert cards(app)["Orang per desa"] == cards(app)["Anggaran dibayar"] == "disembunyikan"
    assert "orang di 3 desa yang membayar disembunyikan" in words(app)
    assert "rupiahnya disembunyikan" in words(app)
    assert "jumlah di bawah 5 orang" in words(app)
    # What stands below every number is written as a word.
    assert (own[["Orang terdaftar", "Tunggakan (Rp)", "Anggaran dibayar (%)"]] < 0).all()
    assert "60 orang di 3 dari 6 desa yang membayar; di 3 desa disembunyikan" in words(region)
    package = next(each.value for each in app.dataframe if "Untuk" in each.value)
    assert package.loc[0, "Sudah terdaftar"] == "disembunyikan"
    groups = next(each.value for each in app.dataframe if "Kelompok" in each.value)
    assert groups[["Orang", "Desa", "Rata-rata per desa"]].iloc[0].tolist() == ["disembunyikan"] * 3


@pytest.mark.full
def test_arrears_go_by_the_row_s_own_rate_until_another_is_chosen(open_page: Open, office: Office) -> None:
    row = "perangkat desa,10,8,2023-08,1296000,864000,"
    sidrap(office, dict.fromkeys((FIRST, SECOND, THIRD), row))
    app = open_page("desa", wilayah="7314")
    # Two months of 10,800 for ten people in three villages.
    assert "rata-rata 2,00 bulan; Rp648.000" in words(app)
    assert "tarif menurut baris: anggaran ÷ orang ÷ 12 bulan" in words(app)
    assert "Rp1.008.000" in words(open_page("desa", wilayah="7314", tarif="BPU"))
    assert "Rp648.000" in words(open_page("desa", wilayah="7314", tarif="PU"))


@pytest.mark.full
def test_people_nobody_says_are_no_data_and_some_are_n_of_n(open_page: Open, office: Office) -> None:
    blank = "SEMUA,,8,2023-08,,,"
    sidrap(office, dict.fromkeys((FIRST, SECOND, THIRD), blank))
    app = open_page("desa", wilayah="7314")
    said = words(app)
    assert "tidak ada data: 3 desa yang membayar tidak menyebut jumlah orang" in said
    assert "rupiahnya tidak ada data" in said
    assert cards(app)["Orang per desa"] == "–"
    assert "Rp0" not in said
    package = next(each.value for each in app.dataframe if "Untuk" in each.value)
    assert package.loc[0, "Sudah terdaftar"] == "tidak ada data"
    sidrap(office, {FIRST: "SEMUA,10,8,2023-08,,,", SECOND: blank, THIRD: blank})
    app = open_page("desa", wilayah="7314")
    assert "10 orang di 1 dari 3 desa yang membayar" in words(app)
    assert "Rp336.000 (1 dari 3 desa yang menunggak)" in words(app)
    assert "1 dari 3 desa" in set(table_of_map(app)["Orang: disebut oleh"])


def test_places_with_data_come_first(open_page: Open) -> None:
    shown = table_of_map(open_page("desa"))["Membayar (%)"]
    given = shown.notna()
    assert given.any()
    assert not given.all()
    assert given.is_monotonic_decreasing
    assert shown.dropna().is_monotonic_decreasing


def test_a_month_within_a_year_shows_the_years_it_can_know(open_page: Open) -> None:
    app = open_page("desa", wilayah="7314", periode="2023-10", tahun="2023")
    assert not app.exception
    assert not [each for each in app.warning if "tidak dikenal" in each.value]
    assert "Tahun 2023 dibaca per akhir Desember 2023" in words(app)
    assert "iuran desa 2022, satu baris setahun, dibaca per akhir Desember 2022" in words(app)
    running = open_page("desa", wilayah="7314")
    assert "iuran desa 2026, satu baris setahun, dibaca per akhir Oktober 2026" in words(running)


@pytest.mark.full
def test_a_package_is_for_villages_with_data_and_an_upper_bound_for_the_others(
    open_page: Open, office: Office
) -> None:
    sidrap(office, {FIRST: "SEMUA,10,6,2023-06,,,", SECOND: "SEMUA,10,0,,,,", THIRD: "SEMUA,10,10,,,,"})
    app = open_page("desa", wilayah="7314")
    assert "Desa yang punya data: 3 desa × 20 orang × Rp16.800 × 12 bulan = **Rp12.096.000**" in words(app)
    package = next(each.value for each in app.dataframe if "Untuk" in each.value).set_index("Untuk")
    assert list(package["Desa"]) == ["3", "1", "65"]
    bound = package.loc["Desa tanpa data: paling banyak"]
    assert (bound["12 bulan (Rp)"], bound["Sudah terdaftar"], bound["Peserta baru"]) == (
        "262.080.000",
        "tidak ada data",
        "tidak ada data",
    )
    assert "rupiahnya batas atas, bukan kebutuhan" in words(app)


@pytest.mark.parametrize("language", ["id", "en"])
def test_both_languages_write_their_numbers(open_page: Open, language: str) -> None:
    app = open_page("desa", wilayah="7314", periode="2023-10", bahasa=language)
    assert not app.exception
    assert ("Rp274.176.000" if language == "id" else "Rp274,176,000") in words(app)
