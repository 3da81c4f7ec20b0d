"""Kepatuhan: numbers of worked examples, the rule in words, and no name where a public link reaches."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.ui.compliance.choices import AGEING, OVERVIEW, PROJECTS, SECTIONS, VISITS
from dashboard.ui.compliance.project_list import project_code
from dashboard.ui.compliance.visits import WIDTHS
from tests.app.conftest import everything, finding, words
from tests.spread import spread

Open = Callable[..., AppTest]
Office = Callable[..., object]

MEMBERS = "periode,kode_wilayah,segmen,kelompok,sumber_dana,peserta_aktif,sementara\n"
COUNTED = "periode,kode_wilayah,jenis_entitas,kategori,jumlah,tunggakan,bulan_tunggakan,skk,dipulihkan\n"
LISTED = "periode,kode_wilayah,jenis_entitas,nama_entitas,kategori,pekerja,terdaftar,tunggakan,bulan_tunggakan,skk_tanggal,dipulihkan\n"
LET = "kode_wilayah,nama,pemilik,nilai_kontrak,tanggal_spk,tanggal_daftar,status\n"

SULSEL = COUNTED + (
    "2024-06,7307,badan usaha,menunggak,10,800000000,4,60,2400000000\n"
    "2024-12,7307,badan usaha,menunggak,12,900000000,4,50,2000000000\n"
    "2024-12,7371,badan usaha,menunggak,20,1100000000,14,49,1500000000\n"
    "2024-12,7301,OPD,menunggak,34,200000000,7,0,0\n"
    "2024-12,7371,badan usaha,PWBD,55,0,0,0,0\n"
)
NAMES = ("PT Rahasia Jaya", "Dinas Tertutup", "Desa Sunyi", "Gedung Tersembunyi", "Dinas Bangunan")
NAMED = LISTED + (
    f"2025-09,7307,badan usaha,{NAMES[0]},PWBD,50,0,0,0,,0\n"
    f"2025-09,7307,OPD,{NAMES[1]},menunggak,40,40,120000000,15,,0\n"
    f"2025-09,7307,desa,{NAMES[2]},menunggak,9,9,5000000,4,2025-05-02,0\n"
)
#: What the single entities and projects owe.
OWED = (120_000_000, 1_750_000, 6_550_000)
BUILT = LET + (
    f"7307,{NAMES[3]} A,{NAMES[4]},1000000000,2025-08-19,,berjalan\n"
    f"7307,{NAMES[3]} B,{NAMES[4]},100000000,2025-08-19,2025-09-09,selesai\n"
    f"7307,{NAMES[3]} C,{NAMES[4]} 2,500000000,2025-08-19,2025-09-10,selesai\n"
    f"7307,{NAMES[3]} D,{NAMES[4]} 2,5000000000,2025-09-22,,berjalan\n"
)


def put(office: Office, period: str = "2025-09", **files: str) -> None:
    office(kepesertaan=MEMBERS + f"{period},7307,SEMUA,SEMUA,SEMUA,100,tidak\n", **files)


@pytest.mark.parametrize(
    ("section", "area", "language"),
    spread(
        [
            (OVERVIEW, "SULAMA", "en"),
            (OVERVIEW, "KC03", "id"),
            (AGEING, "73", "en"),
            (VISITS, "KC03", "en"),
            (VISITS, "SULAMA", "id"),
            (PROJECTS, "73", "en"),
            (PROJECTS, "7605", "id"),
        ],
        quick=2,
        first=3,
    ),
)
def test_every_section_opens_for_every_level(open_page: Open, section: str, area: str, language: str) -> None:
    app = open_page("kepatuhan", bagian=section, wilayah=area, bahasa=language)
    assert not app.exception
    assert app.session_state["bagian"] == section
    assert app.dataframe


@pytest.mark.parametrize(
    ("section", "said"),
    [
        ("ringkas", "Tunggakan iuran"),
        ("umur", "Tunggakan iuran"),
        ("kunjungan", " entitas di Kabupaten Sinjai ada dalam daftar kunjungan."),
        ("proyek", " proyek konstruksi di Kabupaten Sinjai belum terdaftar"),
    ],
)
def test_the_sentence_beside_the_title_is_of_the_section_shown(
    open_page: Open, section: str, said: str
) -> None:
    assert said in finding(open_page("kepatuhan", wilayah="7307", bagian=section))


def test_sulsel_2024_159_skk_and_five_point_nine_billion(open_page: Open, office: Office) -> None:
    put(office, "2024-12", kepatuhan=SULSEL)
    app = open_page("kepatuhan", wilayah="73")
    assert not app.exception
    shown = {each.label: each.value for each in app.metric}
    assert shown == {
        "Tunggakan iuran": "Rp2,20 miliar",
        "Menunggak iuran": "66",
        "Dipulihkan 2024": "Rp5,90 miliar",
        "Wajib belum daftar (PWBD)": "55",
        "Daftar sebagian (PDS)": "tidak ada data",
        "SKK diserahkan 2024": "159",
    }
    assert next(iter(shown)) == "Tunggakan iuran"
    table = app.dataframe[0].value
    assert table.iloc[0]["Wilayah"] == "Jumlah Provinsi Sulawesi Selatan"
    assert table.iloc[0]["Tunggakan (Rp)"] == table["Tunggakan (Rp)"].iloc[1:].sum() == 2_200_000_000
    (picture,) = app.get("plotly_chart")
    assert "Kota Makassar: Rp1,10 miliar" in picture.proto.alt
    said = words(app)
    assert "Rp5.900.000.000" in said
    assert "badan usaha: 32 · OPD: 34 · desa: tidak ada data" in said
    assert "3 dari 24 kabupaten/kota melapor, Jun 2024 – Des 2024" in said


def test_one_type_alone_and_its_areas(open_page: Open, office: Office) -> None:
    put(office, "2024-12", kepatuhan=SULSEL)
    app = open_page("kepatuhan", wilayah="73", jenis="OPD")
    assert {each.label: each.value for each in app.metric}["Menunggak iuran"] == "34"
    table = app.dataframe[0].value
    assert len(table) == 1 + 24
    assert table.iloc[1]["Wilayah"] == "Kabupaten Kepulauan Selayar"
    assert table["Menunggak iuran"].iloc[1:].notna().sum() == 1


def test_branches_are_marked_where_their_territory_is_not_verified(open_page: Open, office: Office) -> None:
    put(office, "2024-12", kepatuhan=SULSEL)
    app = open_page("kepatuhan", wilayah="73", tingkat="cabang")
    assert "belum terverifikasi" in app.dataframe[0].value.to_string()
    assert "belum terverifikasi" in words(app)


def test_the_newest_report_at_or_before_the_month_is_named(open_page: Open, office: Office) -> None:
    put(office, "2025-03", kepatuhan=SULSEL)
    said = words(open_page("kepatuhan", wilayah="73"))
    assert "laporan terbaru tiap kabupaten/kota sampai Maret 2025, paling lama 12 bulan sebelumnya" in said
    assert "3 dari 24 kabupaten/kota melapor, Des 2024" in said
    put(office, "2023-01", kepatuhan=SULSEL)
    for section in (OVERVIEW, AGEING):
        app = open_page("kepatuhan", wilayah="73", bagian=section)
        assert not app.exception
        assert "per akhir Juni 2024, sesudah bulan yang dipilih" in words(app)


APART = COUNTED + (
    "2026-06,7307,badan usaha,menunggak,10,1000000,4,2,500000\n"
    "2026-10,7308,badan usaha,menunggak,3,300000,4,1,50000\n"
)


@pytest.mark.full
@pytest.mark.usefixtures("internal")
def test_areas_that_report_in_different_months_are_all_counted_and_the_card_says_of_how_many(
    open_page: Open, office: Office, downloads: list[str]
) -> None:
    put(office, "2026-10", kepatuhan=APART)
    app = open_page("kepatuhan", wilayah="73", tingkat="provinsi")
    shown = {each.label: each.value for each in app.metric}
    assert shown["Menunggak iuran"] == "13"
    assert shown["SKK diserahkan 2026"] == "3"
    said = words(app)
    assert said.count("2 dari 24 kabupaten/kota melapor, Jun 2026 – Okt 2026") == 4
    assert said.count("0 dari 24 kabupaten/kota melapor") == 2
    one = open_page("kepatuhan", wilayah="7307")
    assert {each.label: each.value for each in one.metric}["Menunggak iuran"] == "10"
    assert "laporan Jun 2026" in words(one)
    regencies = one.dataframe[0].value.set_index("Kode")["Laporan"]
    assert (regencies["7307"], regencies["7308"], regencies["7301"]) == ("Jun 2026", "Okt 2026", "–")
    assert "Okt 2026" in downloads[-1]
    ages = open_page("kepatuhan", wilayah="73", bagian=AGEING)
    assert ages.dataframe[0].value["Entitas"].sum() == 13
    assert "2 dari 24 kabupaten/kota melapor, Jun 2026 – Okt 2026" in words(ages)


def test_a_roll_up_of_one_province_says_so(open_page: Open, office: Office) -> None:
    put(office, "2025-01", kepatuhan=SULSEL)
    app = open_page("kepatuhan")
    assert {each.label: each.value for each in app.metric}["Menunggak iuran"] == "66"
    assert "3 dari 102 kabupaten/kota melapor, Des 2024" in words(app)


def test_ages_of_arrears_nobody_reported_are_no_data(open_page: Open, office: Office) -> None:
    put(office, "2026-10", kepatuhan=COUNTED + "2026-10,7307,badan usaha,PWBD,4,0,0,,\n")
    app = open_page("kepatuhan", bagian=AGEING, wilayah="7307")
    assert not app.exception
    assert app.dataframe[0].value[["Entitas", "Tunggakan (Rp)"]].isna().to_numpy().all()
    assert not app.get("plotly_chart")
    assert "tidak ada data, bukan 0" in words(app)


@pytest.mark.full
def test_a_blank_total_of_a_province_hides_nothing(open_page: Open, office: Office) -> None:
    put(office, "2026-10", kepatuhan=APART + "2026-10,73,badan usaha,menunggak,,,5,,\n")
    for area in ("73", "SULAMA"):
        app = open_page("kepatuhan", wilayah=area)
        assert {each.label: each.value for each in app.metric}["Menunggak iuran"] == "13"


@pytest.mark.parametrize("area", ["73", "SULAMA"])
def test_a_total_smaller_than_its_parts_is_said_at_the_card(
    open_page: Open, office: Office, area: str
) -> None:
    put(
        office,
        "2026-10",
        kepatuhan=COUNTED
        + "2026-10,73,badan usaha,menunggak,5,100,4,,\n2026-10,7307,badan usaha,menunggak,20,2000000,4,,\n",
    )
    app = open_page("kepatuhan", wilayah=area)
    assert {each.label: each.value for each in app.metric}["Menunggak iuran"] == "5"
    said = [each.value for each in app.warning if "lebih kecil daripada rinciannya" in each.value]
    assert len(said) == 2
    assert "Sulawesi Selatan" in said[1]
    assert "5, padahal" in said[1]
    assert "melaporkan 20" in said[1]
    assert "Rp2.000.000" in said[0]
    below = open_page("kepatuhan", wilayah="7307")
    assert not [each for each in below.warning if "rinciannya" in each.value]
    table = open_page("kepatuhan", wilayah="SULAMA", tingkat="provinsi")
    assert len([each for each in table.warning if "rinciannya" in each.value]) == 4


def test_an_area_known_only_as_part_of_a_total_says_so(open_page: Open, office: Office) -> None:
    put(office, "2024-12", kepatuhan=COUNTED + "2024-12,73,OPD,menunggak,34,200000000,7,0,0\n")
    for section in (OVERVIEW, AGEING):
        app = open_page("kepatuhan", wilayah="7307", bagian=section)
        assert not app.exception
        assert "total provinsi" in words(app)


def test_arrears_by_age_in_words_and_table(open_page: Open, office: Office) -> None:
    put(office, "2024-12", kepatuhan=SULSEL)
    app = open_page("kepatuhan", wilayah="73", bagian=AGEING, umur="6-14")
    assert not app.exception
    alts = [each.proto.alt for each in app.get("plotly_chart")]
    assert "14 bulan atau lebih: 20 entitas (badan usaha 20)" in alts[0]
    assert "6–13 bulan: Rp200,00 juta (OPD Rp200,00 juta)" in alts[1]
    assert app.query_params["umur"] == "6-14"
    assert app.dataframe[0].value["Entitas"].sum() == 66


@pytest.mark.parametrize("written", ["6-3", "**3**", "9" * 5_000])
def test_unusable_age_limits_are_told_and_the_first_ones_used(open_page: Open, written: str) -> None:
    app = open_page("kepatuhan", bagian=AGEING, umur=written)
    assert not app.exception
    said = next(each.value for each in app.warning if "Tautan menyebut" in each.value)
    assert written[:40] in said.replace("\\", "")
    assert app.text_input(key="umur").value == "3-6-12"
    app.text_input(key="umur").set_value("2-9").run()
    app.text_input(key="umur").set_value(written).run()
    assert not app.exception
    refused = app.error[0].value.replace("\\", "")
    assert written[:40] in refused
    assert "misalnya 3-6-12" in refused
    assert "tetap 2-9 bulan" in refused
    assert app.query_params["umur"] == "2-9"
    assert "9 bulan atau lebih" in app.dataframe[0].value.to_string()


def test_age_limits_stay_in_the_link_where_they_are_not_shown(open_page: Open) -> None:
    app = open_page("kepatuhan", bagian=OVERVIEW, umur="2-9")
    assert app.query_params["umur"] == "2-9"
    app.segmented_control(key="bagian").set_value(VISITS).run()
    assert app.text_input(key="umur").value == "2-9"


def test_an_unknown_choice_in_a_link_is_named(open_page: Open) -> None:
    app = open_page("kepatuhan", bagian="zzz", jenis="koperasi")
    assert not app.exception
    said = "".join(each.value for each in app.warning)
    assert "zzz" in said
    assert "koperasi" in said


@pytest.mark.parametrize(
    ("section", "file"),
    [
        (OVERVIEW, "kepatuhan"),
        (AGEING, "kepatuhan"),
        (VISITS, "daftar_kepatuhan"),
        (PROJECTS, "proyek_konstruksi"),
    ],
)
def test_a_missing_file_is_named(open_page: Open, office: Office, section: str, file: str) -> None:
    put(office)
    app = open_page("kepatuhan", bagian=section)
    assert not app.exception
    assert f"{file}.csv" in "".join(each.value for each in app.info).replace("\\", "")


@pytest.mark.parametrize(
    ("section", "choice"),
    [(section, "wilayah") for section in SECTIONS] + [(PROJECTS, "pemilik"), (PROJECTS, "tahun")],
)
def test_no_name_of_the_office_is_anywhere_where_a_link_reaches(
    open_page: Open, office: Office, downloads: list[str], section: str, choice: str
) -> None:
    put(office, daftar_kepatuhan=NAMED, proyek_konstruksi=BUILT, kepatuhan=SULSEL)
    app = open_page("kepatuhan", wilayah="7307", bagian=section, menurut=choice)
    assert not app.exception
    received = everything(app) + "\n".join(downloads)
    for name in (*NAMES, "Rahasia", "Tersembunyi"):
        assert name not in received
    for number in OWED:
        assert str(number) not in received
        assert f"{number:,}".replace(",", ".") not in received
    assert downloads
    if section in (VISITS, PROJECTS):
        assert "DASBOR" in "".join(each.value for each in app.info)


def test_numbers_of_a_few_entities_are_hidden_in_words(
    open_page: Open, office: Office, downloads: list[str]
) -> None:
    put(office, daftar_kepatuhan=NAMED, proyek_konstruksi=BUILT)
    steps = open_page("kepatuhan", wilayah="7307", bagian=VISITS)
    shown = steps.dataframe[0].value
    # Hidden is not the same as no data: a value stands there that sorts below all others.
    assert (shown[["Badan usaha", "OPD"]] == -float("inf")).any(axis=None)
    assert not (shown[["Badan usaha", "OPD", "Pemerintah desa"]] == 1).any(axis=None)
    assert "jumlah dari kurang dari 3" in words(steps)
    assert "disembunyikan" in downloads[-1]
    app = open_page("kepatuhan", wilayah="7307", bagian=PROJECTS)
    shown = {each.label: each.value for each in app.metric}
    assert shown["Proyek"] == "4"
    assert shown["Belum terdaftar"] == shown["Iuran proyek belum terdaftar"] == "disembunyikan"
    assert "disembunyikan" in downloads[-1]


#: Enough of everything for its sums to be told: of firms with and without a step, of projects in and out.
MANY = LISTED + "".join(
    f"2025-09,7307,badan usaha,{NAMES[0]} {at},PWBD,50,0,0,0,,0\n"
    f"2025-09,7307,OPD,{NAMES[1]} {at},menunggak,40,40,120000000,15,,0\n"
    for at in range(3)
)
MANY_BUILT = LET + "".join(
    f"7307,{NAMES[3]} A{at},{NAMES[4]},1000000000,2025-08-19,,berjalan\n"
    f"7307,{NAMES[3]} B{at},{NAMES[4]},100000000,2025-08-19,2025-08-25,selesai\n"
    for at in range(3)
)


def test_a_guest_sees_sums_over_enough_entities_as_at_the_newest_month(
    open_page: Open, office: Office, downloads: list[str]
) -> None:
    members = MEMBERS + "".join(f"{m},7307,SEMUA,SEMUA,SEMUA,100,tidak\n" for m in ("2025-01", "2025-09"))
    office(kepesertaan=members, daftar_kepatuhan=MANY, proyek_konstruksi=MANY_BUILT)
    for period in ("2025-01", "2025-09"):
        app = open_page("kepatuhan", wilayah="7307", bagian=VISITS, periode=period)
        shown = app.dataframe[0].value
        assert shown["Badan usaha"].tolist() == [0, 3, 0, 0, 0, 0]
        assert shown["OPD"].tolist() == [3, 0, 0, 0, 0, 0]
        assert "sampai September 2025, bulan mana pun yang dipilih" in words(app)
        app = open_page("kepatuhan", wilayah="7307", bagian=PROJECTS, periode=period)
        cards = {each.label: each.value for each in app.metric}
        assert (cards["Proyek"], cards["Terdaftar"], cards["Belum terdaftar"]) == ("6", "3", "3")
        assert cards["Iuran proyek belum terdaftar"] == "Rp5,25 juta"
        assert not any(name in everything(app) for name in NAMES)
    assert not any(name in each for name in NAMES for each in downloads)


FEW = (
    SULSEL + "2024-12,7307,OPD,menunggak,2,7654321,4,0,0\n2024-12,7371,OPD,menunggak,8,9000000,4,1,1234567\n"
)


def test_a_guest_reads_that_a_count_is_hidden_and_not_that_nobody_reported(
    open_page: Open, office: Office, downloads: list[str]
) -> None:
    put(office, "2024-12", kepatuhan=FEW)
    one = open_page("kepatuhan", wilayah="7307", jenis="OPD")
    assert not one.exception
    cards = {each.label: each.value for each in one.metric}
    assert (
        cards["Menunggak iuran"]
        == cards["Tunggakan iuran"]
        == cards["SKK diserahkan 2024"]
        == "disembunyikan"
    )
    assert cards["Daftar sebagian (PDS)"] == "tidak ada data"
    assert "laporan Des 2024 · disembunyikan" in words(one)
    whole = open_page("kepatuhan", wilayah="73")
    cards = {each.label: each.value for each in whole.metric}
    assert cards["Menunggak iuran"] == "74"
    said = words(whole)
    assert "badan usaha: 32 · OPD: 42 · desa: tidak ada data" in said
    assert "3 dari 24 kabupaten/kota melapor, Jun 2024 – Des 2024 · 2 disembunyikan" in said
    assert "jumlah dari kurang dari 3" in said
    table = whole.dataframe[0].value.set_index("Kode")
    assert table.loc["7307", "Laporan"] == "Des 2024 · ada yang disembunyikan"
    ages = open_page("kepatuhan", wilayah="7307", bagian=AGEING, jenis="OPD")
    assert (ages.dataframe[0].value["Entitas"] == -float("inf")).all()
    assert "tidak ada data, bukan 0" not in words(ages)
    for planted in ("7654321", "7.654.321", "1234567", "1.234.567"):
        assert planted not in everything(one) + everything(whole) + everything(ages) + "".join(downloads)
    assert all("disembunyikan" in each for each in downloads if "OPD" in each)


def test_a_guest_reads_that_ages_were_joined(open_page: Open, office: Office) -> None:
    ages = "".join(
        f"2024-12,7307,badan usaha,menunggak,{n},{n}00,{age},,\n" for n, age in ((1, 14), (2, 5), (9, 2))
    )
    put(office, "2024-12", kepatuhan=COUNTED + ages)
    app = open_page("kepatuhan", wilayah="7307", bagian=AGEING, jenis="badan usaha")
    shown = app.dataframe[0].value.set_index("Umur tunggakan")["Entitas"]
    assert shown.to_dict() == {
        "kurang dari 3 bulan": 9,
        "3–5 bulan": 0,
        "6–11 bulan": 0,
        "12 bulan atau lebih": 0,
        "umur digabung": 3,
    }
    assert "“umur digabung”" in words(app)
    assert "umur digabung: 3 entitas" in app.get("plotly_chart")[0].proto.alt


@pytest.mark.usefixtures("internal")
def test_an_internal_server_shows_names_in_order_with_their_reasons(
    open_page: Open, office: Office, downloads: list[str]
) -> None:
    put(office, daftar_kepatuhan=NAMED)
    app = open_page("kepatuhan", wilayah="7307", bagian=VISITS)
    assert not app.exception
    assert all(name in everything(app) for name in NAMES[:3])
    table = app.dataframe[0].value
    assert table["Nama"].tolist() == [NAMES[1], NAMES[0], NAMES[2]]
    assert table["Alasan"].tolist() == [
        "menunggak 15 bulan, Rp120.000.000, belum ada SKK",
        "belum daftar, 50 pekerja, belum ada SKK",
        "menunggak 4 bulan, Rp5.000.000, SKK Mei 2025",
    ]
    assert "menunggak 12 bulan atau lebih, belum ada SKK; tunggakan terbesar dulu" in words(app)
    assert NAMES[0] in downloads[0]
    assert "Data kantor" in downloads[0]


@pytest.mark.usefixtures("internal")
def test_lists_of_different_months_stand_together_with_their_month(
    open_page: Open, office: Office, downloads: list[str]
) -> None:
    later = NAMED + "2025-11,7308,OPD,Contoh OPD 9,menunggak,4,4,100,1,,0\n"
    put(office, "2025-11", daftar_kepatuhan=later)
    app = open_page("kepatuhan", wilayah="73", bagian=VISITS)
    table = app.dataframe[0].value.set_index("Nama")
    assert len(table) == 4
    assert table["Laporan"].to_dict() == dict.fromkeys(NAMES[:3], "Sep 2025") | {"Contoh OPD 9": "Nov 2025"}
    assert "Sep 2025 – Nov 2025" in words(app)
    assert "Sep 2025" in downloads[0]


def test_what_a_visit_is_planned_by_comes_first_and_fits_a_laptop(open_page: Open) -> None:
    columns = list(open_page("kepatuhan", wilayah="7605", bagian=VISITS).dataframe[0].value.columns)
    assert columns[:5] == ["Nama", "Alasan", "Wilayah", "Hari ke-", "Tunggakan (Rp)"]
    assert sum(WIDTHS[name] for name in columns[:5]) <= 800


def test_visits_a_day_number_the_days(open_page: Open) -> None:
    three = open_page("kepatuhan", wilayah="7605", bagian=VISITS, hari="3").dataframe[0].value
    assert three["Hari ke-"].tolist()[:4] == [1, 1, 1, 2]
    assert three["Nama"].str.startswith("Contoh").all()


@pytest.mark.usefixtures("internal")
def test_sinjais_projects_which_are_not_registered_and_what_each_owes(
    open_page: Open, office: Office, downloads: list[str]
) -> None:
    put(office, proyek_konstruksi=BUILT)
    app = open_page("kepatuhan", wilayah="7307", bagian=PROJECTS)
    assert not app.exception
    shown = {each.label: each.value for each in app.metric}
    assert shown == {
        "Proyek": "4",
        "Terdaftar": "2",
        "Belum terdaftar": "2",
        "Iuran proyek belum terdaftar": "Rp8,30 juta",
    }
    table = app.dataframe[0].value.set_index("Proyek")
    assert table["Iuran (Rp)"].to_dict() == {
        f"{NAMES[3]} A": 1_750_000,
        f"{NAMES[3]} D": 6_550_000,
        f"{NAMES[3]} C": 1_000_000,
        f"{NAMES[3]} B": 240_000,
    }
    assert table["Hari kerja"].tolist() == ["lewat 15", "sisa 8", "lewat 1", "–"]
    said = words(app)
    assert "Rp8.300.000; semua proyek Rp9.540.000" in said
    assert f"Hitungan iuran: {NAMES[3]} A" in said
    assert "0,15% × Rp500.000.000" in said
    assert "Jumlah: Rp1.750.000" in said
    assert len(downloads) == 2


@pytest.mark.usefixtures("internal")
def test_a_chosen_project_is_in_the_link_without_its_name(open_page: Open, office: Office) -> None:
    put(office, proyek_konstruksi=BUILT)
    app = open_page("kepatuhan", wilayah="7307", bagian=PROJECTS)
    code = project_code(
        pd.Series(
            {
                "kode_wilayah": "7307",
                "nama": f"{NAMES[3]} D",
                "pemilik": f"{NAMES[4]} 2",
                "tanggal_spk": "2025-09-22",
            }
        )
    )
    again = open_page("kepatuhan", wilayah="7307", bagian=PROJECTS, proyek=code)
    assert "Jumlah: Rp6.550.000" in words(again)
    assert app.query_params.get("proyek") is None
    assert again.query_params["proyek"] == code


@pytest.mark.usefixtures("internal")
def test_joint_leave_is_a_choice_that_the_page_says(open_page: Open, office: Office) -> None:
    put(office, "2025-04", proyek_konstruksi=LET + "7307,A,B,100000000,2025-03-21,2025-04-15,selesai\n")
    off = open_page("kepatuhan", bagian=PROJECTS)
    on = open_page("kepatuhan", bagian=PROJECTS, cuti="kerja")
    assert "1 dalam 14 hari kerja, 0 terlambat" in words(off)
    assert "Perpres 21/2023" in words(off)
    assert "0 dalam 14 hari kerja, 1 terlambat" in words(on)
    assert "Cuti bersama dihitung sebagai hari kerja" in words(on)


@pytest.mark.usefixtures("internal")
def test_one_year_of_work_orders(open_page: Open, office: Office) -> None:
    put(office, proyek_konstruksi=BUILT + "7307,Lama,B,100000000,2024-03-21,,berjalan\n")
    app = open_page("kepatuhan", wilayah="7307", bagian=PROJECTS, tahun="2024")
    assert {each.label: each.value for each in app.metric}["Proyek"] == "1"
    assert not open_page("kepatuhan", wilayah="7371", bagian=PROJECTS, tahun="2024").metric


def test_the_sample_marks_every_download(open_page: Open, downloads: list[str]) -> None:
    for section in SECTIONS:
        open_page("kepatuhan", bagian=section, wilayah="7307")
    assert len(downloads) >= 5
    assert all("DATA CONTOH" in each and "DATA-CONTOH" in each for each in downloads)
