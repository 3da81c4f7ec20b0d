"""Tindak lanjut: promises, support and benefits, each with its limits said."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.ui.followup.choices import SECTIONS
from tests.app.conftest import everything, finding, words
from tests.app.test_lapses import ELIGIBLE, MEMBERS, TERMS
from tests.spread import spread

Open = Callable[..., AppTest]
Office = Callable[..., object]

PROMISES = "id,tanggal,kode_wilayah,pihak,janji,jumlah_pekerja,rupiah,tenggat,status\n"
SUPPORT = "kode_wilayah,jenis,tahun,ada,dasar\n"
BENEFITS = "periode,kode_wilayah,program,kasus,rupiah,penerima_beasiswa\n"


def sinjai(office: Office, **more: str) -> None:
    members = "".join(
        f"{month},7307,BPU,nelayan,APBD kab/kota,{people},tidak\n"
        for month, people in (("2025-01", 500), ("2025-10", 900))
    )
    office(kepesertaan=MEMBERS + members, potensi=ELIGIBLE + "2025-01,7307,SEMUA,10000,2025,x\n", **more)


def cards(app: AppTest) -> dict[str, str]:
    return {metric.label: metric.value for metric in app.metric}


@pytest.mark.parametrize(
    ("area", "section", "language"),
    spread(product(["SULAMA", "73", "7307", "KC01"], SECTIONS, ["id", "en"]), quick=8, first=1),
)
def test_every_section_opens_for_every_level(open_page: Open, area: str, section: str, language: str) -> None:
    app = open_page("komitmen", wilayah=area, bagian=section, bahasa=language)
    assert not app.exception
    assert app.session_state["bagian"] == section
    assert {"id": "DATA CONTOH", "en": "SAMPLE DATA"}[language] in words(app)


@pytest.mark.parametrize(
    ("section", "said"),
    [
        ("akan_nonaktif", "Masa iuran "),
        ("komitmen", " janji "),
        ("dukungan", " kabupaten/kota di "),
        ("manfaat", " dibayarkan di Provinsi Sulawesi Selatan pada 2026."),
    ],
)
def test_the_sentence_beside_the_title_is_of_the_section_shown(
    open_page: Open, section: str, said: str
) -> None:
    assert said in finding(open_page("komitmen", wilayah="73", bagian=section))


def test_a_section_left_says_nothing_more(open_page: Open) -> None:
    app = open_page("komitmen", wilayah="7307", bagian="manfaat")
    app.session_state["bagian"] = "akan_nonaktif"
    app.run()
    assert len(app.header) == 1
    assert "anfaat" not in finding(app)


@pytest.mark.parametrize(
    ("section", "file"),
    [
        ("akan_nonaktif", "pendanaan"),
        ("komitmen", "komitmen"),
        ("dukungan", "dukungan_pemda"),
        ("manfaat", "manfaat"),
    ],
)
def test_every_section_names_the_file_it_lacks(
    open_page: Open, office: Office, section: str, file: str
) -> None:
    sinjai(office)
    app = open_page("komitmen", bagian=section)
    assert not app.exception
    assert f"{file}.csv" in app.info[0].value.replace("\\", "")


def test_an_unknown_section_is_named(open_page: Open) -> None:
    app = open_page("komitmen", bagian="rahasia")
    assert not app.exception
    assert any("rahasia" in each.value for each in app.warning)


def promised(open_page: Open, office: Office) -> AppTest:
    sinjai(
        office,
        komitmen=PROMISES
        + "K1,2025-01-20,7307,BKAD,Mendaftarkan nelayan,1000,,2025-09-30,selesai\n"
        + "K2,2025-01-20,7307,BKAD,Mendaftarkan nelayan,300,,2025-10-31,berjalan\n"
        + "K3,2025-11-20,7307,BKAD,Sesudah bulan ini,300,,2025-12-31,berjalan\n"
        + "K4,2025-01-20,8201,BKAD,Wilayah lain,300,,2025-12-31,berjalan\n",
    )
    return open_page("komitmen", bagian="komitmen", wilayah="7307", periode="2025-10")


@pytest.mark.usefixtures("internal")
def test_promises_with_what_followed_and_the_offices_own_word(open_page: Open, office: Office) -> None:
    app = promised(open_page, office)
    assert not app.exception
    table = app.dataframe[0].value.set_index("Nomor")
    assert sorted(table.index) == ["K1", "K2"]
    assert table.loc["K2", "Hasil pemeriksaan"] == "tercatat tercapai (400 dari 300 orang)"
    assert table.loc["K2", "Peserta didanai saat janji"] == 500
    assert table.loc["K2", "Peserta didanai saat diperiksa"] == 900
    assert table.loc["K1", "Status menurut instansi"] == "Selesai"
    assert table.loc["K1", "Instansi"] == "BKAD"
    said = words(app)
    assert "2 janji" in said
    assert "1 tercatat tercapai" in said
    assert "tidak membuktikan bahwa janji itu penyebabnya" in said


def test_no_office_is_named_where_a_public_link_reaches(
    open_page: Open, office: Office, downloads: list[str]
) -> None:
    app = promised(open_page, office)
    assert not app.exception
    received = everything(app) + "".join(downloads)
    for planted in ("BKAD", "Mendaftarkan nelayan", "Wilayah lain", "K1", "1000", "1.000", "1300", "1.300"):
        assert planted not in received
    # Two promises in the province are as good as one of them.
    assert (app.dataframe[0].value.drop(columns="Provinsi") == -float("inf")).all(axis=None)
    assert "disembunyikan" in downloads[0]
    assert "jumlah dari kurang dari 3" in words(app)
    assert "server internal" in words(app)


@pytest.mark.parametrize("period", ["2025-01", "2025-10"])
def test_a_guest_sees_promises_by_province_as_at_the_newest_month(
    open_page: Open, office: Office, downloads: list[str], period: str
) -> None:
    rows = "".join(f"K{at},2025-09-20,7307,BKAD,Rahasia,100,,2025-12-31,berjalan\n" for at in range(3))
    later = "K9,2025-11-20,7307,BKAD,Rahasia,7000,,2025-12-31,berjalan\n"
    sinjai(office, komitmen=PROMISES + rows + later)
    app = open_page("komitmen", bagian="komitmen", wilayah="7307", periode=period)
    assert not app.exception
    row = app.dataframe[0].value.iloc[0]
    assert (row["Provinsi"], row["Janji"], row["Orang dijanjikan"]) == ("Sulawesi Selatan", 3, 300)
    assert "per akhir Oktober 2025, bulan mana pun yang dipilih" in words(app)
    assert "Rahasia" not in everything(app) + "".join(downloads)
    assert "7000" not in everything(app) + "".join(downloads)


@pytest.mark.parametrize("internal", [False, True])
def test_no_promise_up_to_the_month_says_so(
    open_page: Open, office: Office, monkeypatch: pytest.MonkeyPatch, internal: bool
) -> None:
    monkeypatch.setenv("DASBOR_INTERNAL", "ya" if internal else "")
    # A guest is told as at the newest month, the office as at the month chosen.
    day, period = ("2025-09-20", "2025-01") if internal else ("2025-12-20", "2025-10")
    sinjai(office, komitmen=PROMISES + f"K1,{day},7307,BKAD,x,10,,2025-12-31,berjalan\n")
    app = open_page("komitmen", bagian="komitmen", wilayah="7307", periode=period)
    assert "Belum ada janji" in words(app)
    assert not app.dataframe


def test_the_checklist_counts_and_tells_no_from_no_data(open_page: Open, office: Office) -> None:
    sinjai(
        office,
        dukungan_pemda=SUPPORT
        + "7307,peraturan,2023,ya,Perbup 1/2023\n7307,anggaran,2024,ya,APBD\n7308,edaran,2025,tidak,\n"
        + "73,tim,2025,ya,SK Gubernur\n7307,tim,2026,ya,SK sesudahnya\n",
    )
    app = open_page("komitmen", bagian="dukungan", wilayah="73")
    assert not app.exception
    assert cards(app) == {
        "Peraturan daerah atau kepala daerah": "1 dari 24",
        "Tim pelaksana": "0 dari 24",
        "Anggaran iuran": "0 dari 24",
        "Surat edaran": "0 dari 24",
    }
    table = app.dataframe[0].value.set_index("Wilayah")
    assert table.loc["Sinjai", "Peraturan daerah atau kepala daerah"] == "✓ ya (2023)"
    assert table.loc["Sinjai", "Anggaran iuran"] == "– tidak ada data (2024: ya)"
    assert table.loc["Sinjai", "Tim pelaksana"] == "– tidak ada data"
    assert table.loc["Bone", "Surat edaran"] == "✕ tidak"
    assert table.loc["Provinsi Sulawesi Selatan", "Tim pelaksana"] == "✓ ya"
    earlier = open_page("komitmen", bagian="dukungan", wilayah="73", tahun="2024")
    assert cards(earlier)["Anggaran iuran"] == "1 dari 24"


@pytest.mark.usefixtures("internal")
def test_benefits_beside_what_was_paid_in(open_page: Open, office: Office) -> None:
    sinjai(
        office,
        manfaat=BENEFITS
        + "2025-01,7307,JKM,10,420000000,6\n2025-02,7307,JKM,20,840000000,8\n2025-02,7307,JKK,30,90000000,\n"
        + "2025-11,7307,JKM,99,99,9\n",
        pendanaan=TERMS + "7307,BPU,nelayan,APBD kab/kota,900,16800,2025-01,12,2025-03,0\n",
    )
    app = open_page("komitmen", bagian="manfaat", wilayah="7307")
    assert not app.exception
    programs = app.dataframe[0].value
    assert programs["Kasus"].tolist() == [30, 30]
    years = app.dataframe[1].value.iloc[0]
    assert years["Manfaat (Rp)"] == 1_350_000_000
    assert years["Penerima beasiswa (anak)"] == 14
    assert years["Iuran dibayar untuk kelompok yang dibiayai (Rp)"] == 900 * 16_800 * 3
    said = words(app)
    assert "hanya iuran yang dibayar untuk kelompok yang dibiayai" in said
    assert "manfaat Rp1,35 miliar" in str(app.get("plotly_chart")[0].proto.alt)
    assert "Belum ada manfaat" in words(open_page("komitmen", bagian="manfaat", wilayah="7308"))


YEAR = (
    "2025-01,7307,JKM,10,420000000,6\n2025-02,7307,JKM,20,840000000,8\n2025-10,7307,JKM,1,43000001,\n"
    "2025-10,7307,JKK,3,126000003,2\n"
)


def test_a_guest_sees_benefits_of_whole_years_and_no_single_case(
    open_page: Open, office: Office, downloads: list[str]
) -> None:
    sinjai(office, manfaat=BENEFITS + YEAR)
    app = open_page("komitmen", bagian="manfaat", wilayah="7307")
    assert not app.exception
    shown = app.dataframe[0].value.set_index("Program")
    assert shown.loc["Jaminan Kematian (JKM)", "Kasus"] == 31
    assert (shown.loc["Jaminan Kecelakaan Kerja (JKK)", ["Kasus", "Manfaat (Rp)"]] == -float("inf")).all()
    assert "disembunyikan" in words(app)
    assert "disembunyikan" in downloads[0]
    # The month before would give the last month's single case by subtraction.
    before = open_page("komitmen", bagian="manfaat", wilayah="7307", periode="2025-01")
    assert "Belum ada manfaat" in words(before)
    received = everything(app) + everything(before) + "".join(downloads)
    for planted in ("43000001", "43.000.001", "126000003", "126.000.003", "420000000", "1260000000"):
        assert planted not in received


def test_a_few_cases_stand_nowhere_on_the_page(open_page: Open, office: Office, downloads: list[str]) -> None:
    sinjai(office, manfaat=BENEFITS + "2025-01,7307,JKM,3,126000000,2\n2025-01,7307,JKK,40,90000000,\n")
    app = open_page("komitmen", bagian="manfaat", wilayah="7307")
    assert not app.exception
    assert "disembunyikan" in words(app)
    received = everything(app) + str(app.get("plotly_chart")[0].proto) + "".join(downloads)
    assert "126000000" not in received
    assert "126.000.000" not in received
