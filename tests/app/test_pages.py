"""What the pages say, whatever link opened them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.i18n import LANGUAGES
from dashboard.metrics.coverage.standing import FAR, SLIGHTLY
from dashboard.ui.frame.registry import PAGES, entry
from dashboard.ui.method.sections import SECTIONS
from dashboard.ui.method.text import FORMULAS
from tests.app.conftest import SCRIPTS, everything, finding, gauges, words
from tests.spread import spread

Open = Callable[..., AppTest]

MEMBERS = "periode,kode_wilayah,segmen,kelompok,sumber_dana,peserta_aktif,sementara\n"
ELIGIBLE = "berlaku_mulai,kode_wilayah,segmen,potensi,versi,sumber\n"
TARGETS = "tahun,tingkat,kode,segmen,jenis,nilai,satuan,sumber\n"


@pytest.mark.parametrize("language", list(LANGUAGES))
@pytest.mark.parametrize("page", [each.key for each in PAGES])
def test_every_page_opens_as_the_first_link_and_is_marked(open_page: Open, page: str, language: str) -> None:
    app = open_page(page, bahasa=language)
    assert not app.exception
    stamp = {"id": "DATA CONTOH", "en": "SAMPLE DATA"}[language]
    assert any(stamp in each.value for each in app.markdown)
    assert stamp in app.main.caption[-1].value
    assert finding(app).endswith(".")


def test_every_page_of_the_registry_has_a_script_that_the_tests_open() -> None:
    assert {page.script for page in PAGES} == set(SCRIPTS.values())


#: What each section of the method page is there to say: its heading, and one thing that must stand under it.
METHOD = {
    "rumus": ("Rumus", "peserta aktif ÷ potensi pekerja"),
    "sumber": ("Deret target resmi", "geoBoundaries"),
    "kalibrasi": ("Data contoh: sedekat apa dengan angka publik", "0,5 poin"),
    "angka": ("Angka publik", "Makassar"),
    "cabang": ("Wilayah kerja kantor cabang", "wilayah_kerja.csv"),
}


def test_the_method_page_has_the_limits_that_are_used() -> None:
    said = " ".join(each.note for each in FORMULAS)
    assert (
        f"sampai {SLIGHTLY:g} poin target di bawah garis itu, jauh tertinggal bila lebih dari {FAR:g} poin"
        in said
    )


def test_every_section_of_the_method_page_is_tested() -> None:
    assert METHOD.keys() == SECTIONS.keys()


@pytest.mark.parametrize("section", list(METHOD))
def test_every_section_of_the_method_page_says_what_it_is_for(open_page: Open, section: str) -> None:
    app = open_page("metode", bagian=section)
    assert not app.exception
    assert app.session_state["bagian"] == section
    heading, words_under_it = METHOD[section]
    assert heading in [each.value for each in app.subheader]
    tables = " ".join(each.value.to_string() for each in app.dataframe)
    assert words_under_it in f"{words(app)} {tables}"


EMPTY = {"kepesertaan": "apa saja\n1\n"}
TOO_EARLY = {"kepesertaan": MEMBERS + "2031-01,7307,SEMUA,SEMUA,SEMUA,100,tidak\n"}


@pytest.mark.parametrize(
    ("page", "section", "files"),
    spread(
        [
            (*at, files)
            for files in (EMPTY, TOO_EARLY)
            for at in (
                *(("data", section) for section in ("coba", "lengkap", "baca", "kolom")),
                ("metode", "rumus"),
                ("metode", "sumber"),
            )
        ],
        quick=5,
    ),
)
def test_data_and_method_open_whatever_the_data_are(
    open_page: Open, office: Callable[..., object], files: dict[str, str], page: str, section: str
) -> None:
    office(**files)
    app = open_page(page, bagian=section)
    assert not app.exception
    assert app.session_state["bagian"] == section
    assert "Belum ada data kepesertaan" not in words(app)


@pytest.mark.parametrize("page", [each.key for each in PAGES if not each.always])
def test_without_a_usable_month_the_other_pages_say_so_and_lead_to_data(
    open_page: Open, office: Callable[..., object], page: str
) -> None:
    office(**TOO_EARLY)
    app = open_page(page)
    assert not app.exception
    assert "Data kantor tidak terbaca" in words(app)
    assert app.error
    links = [each.proto.page for each in app.get("page_link")]
    # In the sidebar, in the phone's menu, and where the page says what is missing.
    assert links.count("data") == (3 if entry(page).menu else 1)


def test_a_link_reopens_the_same_area_and_month(open_page: Open) -> None:
    app = open_page("ringkasan", wilayah="7307", periode="2025-03")
    assert not app.exception
    assert app.session_state["wilayah"] == "7307"
    assert app.session_state["periode"] == "2025-03"
    assert app.query_params["wilayah"] == "7307"
    assert app.query_params["periode"] == "2025-03"
    assert "Kabupaten Sinjai" in words(app)


def test_the_month_stays_in_the_link_so_that_next_month_shows_the_same_picture(open_page: Open) -> None:
    app = open_page("peta")
    assert app.query_params["periode"] == app.session_state["periode"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("wilayah", "9999"),
        ("periode", "2031-01"),
        ("periode", "kemarin"),
        ("ind", "apa"),
        ("bahasa", "xx"),
        ("tingkat", "desa"),
    ],
)
def test_an_unknown_value_in_a_link_is_named_and_the_page_still_works(
    open_page: Open, name: str, value: str
) -> None:
    app = open_page("peta", **{name: value})
    assert not app.exception
    shown = [each.value.replace("\\", "") for each in app.warning]
    assert any(value in each for each in shown), shown
    assert app.metric


def test_markup_in_a_link_is_shown_as_text(open_page: Open) -> None:
    app = open_page("ringkasan", wilayah="**x** <b>[a](http://e.x)")
    assert not app.exception
    shown = next(each.value for each in app.warning if "wilayah" in each.value)
    assert "](" not in shown
    assert "**x**" not in shown


def test_coverage_and_achievement_are_two_cards_of_different_bases(
    open_page: Open, office: Callable[..., object]
) -> None:
    office(
        kepesertaan=MEMBERS + "2025-05,82,SEMUA,SEMUA,SEMUA,176604,tidak\n",
        potensi=ELIGIBLE + "2025-01,82,SEMUA,424131,2025,Harian Malut\n",
        target=TARGETS
        + "2025,provinsi,82,SEMUA,UCJ,68,persen,Harian Malut\n2025,provinsi,82,SEMUA,UCJ,289003,orang,Harian Malut\n",
    )
    app = open_page("ringkasan", wilayah="82")
    assert not app.exception
    coverage, achievement = gauges(app)[-2:]
    assert "41,64%: 176.604 dari 424.131 potensi" in coverage
    assert "61,11%: 176.604 dari target 289.003" in achievement
    assert {metric.label: metric.value for metric in app.metric}["Belum terlindungi"] == "247.527"
    said = words(app).replace("\\", "")
    assert "176.604 peserta aktif ÷ 424.131 potensi pekerja (versi 2025) = 41,64%" in said
    assert "112.399" in said
    assert "DATA CONTOH" not in said


def test_office_data_without_potensi_shows_counts_and_never_borrows_the_samples(
    open_page: Open, office: Callable[..., object]
) -> None:
    office(kepesertaan=MEMBERS + "2025-05,7307,BPU,SEMUA,SEMUA,1234,tidak\n")
    app = open_page("ringkasan", wilayah="7307")
    assert not app.exception
    assert "%" not in gauges(app)[-2]
    assert "potensi data contoh tidak dipinjam" in words(app)


def test_no_usable_file_says_what_to_do(open_page: Open, office: Callable[..., object]) -> None:
    office(kepesertaan="apa saja\n1\n")
    app = open_page("ringkasan")
    assert not app.exception
    assert "data/README.md" in words(app)
    assert app.error


@pytest.mark.parametrize("internal", [False, True])
def test_refused_rows_are_counted_and_named_on_screen_with_their_cell_for_the_office_alone(
    open_page: Open,
    office: Callable[..., object],
    monkeypatch: pytest.MonkeyPatch,
    downloads: list[str],
    internal: bool,
) -> None:
    monkeypatch.setenv("DASBOR_INTERNAL", "ya" if internal else "")
    office(
        kepesertaan=MEMBERS
        + "2025-05,7307,SEMUA,SEMUA,SEMUA,100,tidak\n2025-05,7399,SEMUA,SEMUA,SEMUA,100,tidak\n",
        potensi=ELIGIBLE + "2025-01,7307,SEMUA,1000,2025,x\n",
    )
    app = open_page("ringkasan", wilayah="7307")
    assert any("1 baris" in each.value for each in app.warning)
    read = open_page("data", bagian="baca")
    assert "Baris 3, kolom kode\\_wilayah" in words(read)
    assert ("7399" in everything(read) + "".join(downloads)) is internal


def test_an_area_given_only_as_a_province_leaves_its_regencies_without_data(
    open_page: Open, office: Callable[..., object]
) -> None:
    office(
        kepesertaan=MEMBERS + "2025-05,82,SEMUA,SEMUA,SEMUA,176604,tidak\n",
        potensi=ELIGIBLE + "2025-01,82,SEMUA,424131,2025,x\n",
    )
    app = open_page("ringkasan", wilayah="8208")
    assert not app.exception
    assert {metric.value for metric in app.metric} == {"–"}


def test_the_segment_leads_to_its_own_numbers(open_page: Open, office: Callable[..., object]) -> None:
    office(
        kepesertaan=MEMBERS
        + "".join(
            f"2024-12,7313,{s},SEMUA,SEMUA,{n},tidak\n"
            for s, n in (("PU", 38306), ("BPU", 14768), ("JAKON", 14725))
        ),
        potensi=ELIGIBLE
        + "".join(
            f"2024-01,7313,{s},{n},2024,x\n" for s, n in (("PU", 35036), ("BPU", 93537), ("JAKON", 12196))
        ),
    )
    for segment, coverage in (("SEMUA", "48,16%"), ("PU", "109,33%"), ("JAKON", "120,74%")):
        app = open_page("peta", wilayah="7313", segmen=segment)
        assert app.metric[0].value == coverage


def test_published_figures_stand_beside_with_publisher_quality_and_base(open_page: Open) -> None:
    said = words(open_page("peta", wilayah="7307", periode="2025-03")).replace("\\", "")
    assert "40,00% per 25 Maret 2025: Protokol Pemkab Sinjai, mutu B, penyebut: tidak dinyatakan" in said


def test_unverified_territories_are_marked_where_a_branch_is_shown(open_page: Open) -> None:
    app = open_page("peta", tingkat="cabang", wilayah="KC03")
    assert "belum terverifikasi" in words(app)
    assert "belum terverifikasi" in app.dataframe[0].value.to_string()
