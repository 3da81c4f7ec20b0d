"""Kategori pekerja: three dimensions apart, above 100 % as it is, small counts nowhere on the page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import product

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.ui.categories.choices import SECTIONS
from tests.app.conftest import finding, sent, words
from tests.browser.planted import as_csv, found_in, office_files
from tests.spread import spread

Open = Callable[..., AppTest]
Office = Callable[..., object]

MEMBERS = "periode,kode_wilayah,segmen,kelompok,sumber_dana,peserta_aktif,sementara\n"
ELIGIBLE = "berlaku_mulai,kode_wilayah,segmen,potensi,versi,sumber\n"
PEOPLE = "tahun,kode_wilayah,kelompok,jumlah,versi,sumber\n"
WAJO = {"PU": (38306, 35036), "BPU": (14768, 93537), "JAKON": (14725, 12196)}
GORONTALO = ("7501", "7502", "7503", "7504", "7505", "7571")


def wajo(office: Office, **more: str) -> None:
    office(
        kepesertaan=MEMBERS
        + "".join(f"2024-12,7313,{s},SEMUA,SEMUA,{n},tidak\n" for s, (n, _) in WAJO.items()),
        potensi=ELIGIBLE + "".join(f"2024-01,7313,{s},{n},2024,x\n" for s, (_, n) in WAJO.items()),
        **more,
    )


def test_the_section_of_religious_workers_says_how_many_of_them_are_covered(open_page: Open) -> None:
    app = open_page("kategori", wilayah="7307", bagian="keagamaan")
    assert re.fullmatch(
        r"[\d.]+ dari [\d.]+ pekerja keagamaan di Sulawesi Selatan terlindungi\.", finding(app)
    )


def religious(office: Office, *, marbot: dict[str, int], people: int | None = 80) -> None:
    rows = "".join(
        f"2025-06,{code},BPU,marbot,CSR,{marbot.get(code, 40)},tidak\n"
        f"2025-06,{code},BPU,petani,mandiri,100,tidak\n"
        f"2025-06,{code},PU,non-ASN,APBD kab/kota,200,tidak\n"
        f"2025-06,{code},JAKON,buruh bangunan,pemberi kerja,30,tidak\n"
        for code in GORONTALO
    )
    populations = "".join(f"2025,{code},marbot,{people},2025,x\n" for code in GORONTALO) if people else ""
    office(
        kepesertaan=MEMBERS + rows,
        potensi=ELIGIBLE + "".join(f"2025-01,{code},SEMUA,1000,2025,x\n" for code in GORONTALO),
        **({"populasi_kelompok": PEOPLE + populations} if people else {}),
    )


def alts(app: AppTest) -> str:
    """What the pictures say, through the figures that were sent."""
    return "\n".join(str(each.proto.alt) for each in app.get("plotly_chart"))


def frame(app: AppTest, column: str) -> pd.DataFrame:
    return next(each.value for each in app.dataframe if column in each.value.columns)


def numbers(frames: Iterable[pd.DataFrame]) -> set[float]:
    return {
        float(x) for each in frames for x in each.select_dtypes("number").to_numpy().ravel() if not pd.isna(x)
    }


@pytest.mark.parametrize(
    ("section", "dimension", "language"),
    spread(
        [
            (section, dimension, language)
            for section in SECTIONS
            for dimension, language in (("segmen", "id"), ("kelompok", "en"), ("sumber_dana", "id"))
        ],
        quick=4,
    ),
)
def test_every_section_opens_by_every_dimension(
    open_page: Open, section: str, dimension: str, language: str
) -> None:
    app = open_page(
        "kategori", bagian=section, dimensi=dimension, wilayah="73", periode="2025-06", bahasa=language
    )
    assert not app.exception
    assert app.session_state["bagian"] == section


@pytest.mark.full
def test_segments_above_100_percent_are_shown_as_they_are(open_page: Open, office: Office) -> None:
    wajo(office)
    app = open_page("kategori", wilayah="7313")
    assert "Penerima Upah (PU): 109,33% · 38.306 dari 35.036" in alts(app)
    assert "Jasa Konstruksi (Jakon): 120,74%" in alts(app)
    assert "Penerima Upah (PU): 38.306 orang · 56,50%" in alts(app)


@pytest.mark.full
def test_a_total_alone_is_not_broken_down_rather_than_nothing(open_page: Open, office: Office) -> None:
    wajo(office)
    app = open_page("kategori", wilayah="7313", dimensi="kelompok")
    assert "Tidak dirinci: 67.799 orang · 100,00%" in alts(app)
    assert "populasi_kelompok.csv" in words(app) + "".join(each.value for each in app.info)
    assert "python -m dashboard template" in "".join(each.value for each in app.info)


@pytest.mark.full
def test_funding_has_shares_only(open_page: Open, office: Office) -> None:
    religious(office, marbot={})
    app = open_page("kategori", wilayah="7501", dimensi="sumber_dana")
    assert "APBD kabupaten/kota: 200 orang" in alts(app)
    assert "cakupan menurut" not in alts(app)
    assert any("penyebut" in each.value for each in app.info)


@pytest.mark.full
def test_the_gap_is_said_gross_and_net(open_page: Open, office: Office) -> None:
    wajo(office)
    app = open_page("kategori", wilayah="7313", bagian="celah")
    said = words(app)
    assert "78.769 orang belum terlindungi" in said
    assert "5.799 orang" in said
    assert "72.970 orang (bersih)" in said
    ranked = frame(app, "Belum terlindungi")
    assert ranked["Belum terlindungi"].tolist() == [78769]
    assert "Penerima Upah (PU) di Wajo 109,33%" in said


def test_a_search_answers_for_the_chosen_area_and_for_its_province_when_asked(open_page: Open) -> None:
    own = open_page("kategori", wilayah="7307", bagian="celah", dimensi="kelompok")
    assert not own.exception
    assert set(frame(own, "Belum terlindungi")["Wilayah"]) == {"Sinjai"}
    assert "di Kabupaten Sinjai**" in words(own)
    wider = open_page("kategori", wilayah="7307", bagian="celah", dimensi="kelompok", cari="provinsi")
    assert frame(wider, "Belum terlindungi")["Wilayah"].nunique() > 20
    assert wider.query_params["cari"] == "provinsi"
    assert "Provinsi Sulawesi Selatan: **" in words(wider)
    wider.selectbox(key="wilayah").set_value("73").run()
    assert not wider.exception
    assert not [each for each in wider.warning if "tidak dikenal" in each.value]
    assert frame(wider, "Belum terlindungi")["Wilayah"].nunique() > 20


@pytest.mark.parametrize(
    ("section", "dimension"), spread(list(product(("susunan", "celah"), ("segmen", "kelompok"))), quick=1)
)
def test_a_month_without_members_says_that_and_nothing_else(
    open_page: Open, dimension: str, section: str
) -> None:
    """The sample's 7603 sent nothing for August 2023; its potensi and populations are there."""
    app = open_page("kategori", wilayah="7603", periode="2023-08", dimensi=dimension, bagian=section)
    assert not app.exception
    said = words(app)
    assert "Data kepesertaan tidak memuat peserta" in said
    assert "Potensi per segmen belum ada" not in said
    assert "populasi_kelompok.csv" not in said
    assert "belum dirinci" not in said
    if section == "susunan":
        assert "tidak ada data peserta BPU per akhir Agustus 2023" in said


@pytest.mark.full
def test_pekerja_rentan_and_pmi_stand_apart(open_page: Open, office: Office) -> None:
    religious(office, marbot={})
    shown = {each.label: each.value for each in open_page("kategori", wilayah="7501").metric}
    assert shown == {"Pekerja rentan": "40", "Pekerja Migran Indonesia (PMI)": "–"}


def test_religious_workers_of_a_province_in_out_and_covered(open_page: Open) -> None:
    app = open_page("kategori", bagian="keagamaan", periode="2025-06")
    shown = app.dataframe[0].value
    assert len(shown) == 25
    assert shown.columns.tolist() == [
        "Wilayah",
        "Guru mengaji",
        "Imam masjid",
        "Marbot",
        "Pekerja gereja dan rumah ibadah lain",
        "Non-ASN",
    ]
    assert "Sulawesi Selatan" in words(app)


@pytest.mark.full
def test_an_area_without_people_in_the_group_says_what_is_missing(open_page: Open, office: Office) -> None:
    religious(office, marbot={}, people=None)
    app = open_page("kategori", wilayah="75", bagian="keagamaan")
    assert not app.exception
    assert any("populasi_kelompok.csv" in each.value for each in app.info)


@pytest.mark.parametrize(
    ("area", "section", "value"),
    spread(
        [
            (area, section, value)
            for area in ("7502", "75")
            for section, value in (
                ("susunan", "orang"),
                ("tabel", "orang"),
                ("tabel", "bagian"),
                ("tabel", "cakupan"),
                ("celah", "orang"),
                ("keagamaan", "orang"),
            )
        ],
        quick=2,
    ),
)
def test_a_small_count_is_on_no_table_of_the_page(
    open_page: Open, office: Office, section: str, value: str, area: str
) -> None:
    religious(office, marbot={"7502": 3})
    app = open_page("kategori", wilayah=area, bagian=section, dimensi="kelompok", nilai=value)
    assert not app.exception
    shown = numbers(each.value for each in app.dataframe)
    # Three of them, of 80, of 333; 77 are not covered.
    for found in (3, 77, 3 / 80 * 100, 3 / 333 * 100):
        assert all(abs(found - each) > 1e-6 for each in shown), found
    assert "Marbot: 3 orang" not in alts(app)
    # What the province is told of is the sum of what may be seen, and that is said.
    assert "disembunyikan" in words(app)


def test_what_is_hidden_is_hidden_beside_another_category_of_its_area(
    open_page: Open, office: Office, downloads: list[str]
) -> None:
    religious(office, marbot={"7502": 3})
    app = open_page("kategori", wilayah="75", bagian="tabel", dimensi="kelompok")
    table = app.dataframe[0].value
    # Hidden is not the same as no data: a value stands there that sorts below all others.
    hidden = table.select_dtypes("number") == -float("inf")
    # Nor is it known how many are of no group, where some are hidden.
    assert hidden.columns[hidden.any()].tolist() == ["Marbot", "Petani", "Tidak dirinci"]
    assert hidden.any(axis=1).sum() == 1
    assert not table.isna().any(axis=None)
    assert downloads[-1].count("disembunyikan") == 3


@pytest.mark.full
@pytest.mark.usefixtures("internal")
def test_the_office_sees_its_small_counts(open_page: Open, office: Office) -> None:
    religious(office, marbot={"7502": 3})
    app = open_page("kategori", wilayah="75", bagian="tabel", dimensi="kelompok")
    assert 3 in numbers(each.value for each in app.dataframe)
    assert "disembunyikan" not in words(app)


@pytest.mark.full
def test_a_table_of_coverage_names_its_denominator_and_version(open_page: Open, office: Office) -> None:
    wajo(office)
    app = open_page("kategori", wilayah="7313", bagian="tabel", nilai="cakupan")
    assert "potensi segmen (versi 2024)" in words(app)
    assert [round(float(x), 2) for x in app.dataframe[0].value["Penerima Upah (PU)"].dropna()] == [109.33]


@pytest.mark.full
def test_an_unknown_choice_in_a_link_is_named(open_page: Open) -> None:
    app = open_page("kategori", dimensi="agama", bagian="zzz")
    assert not app.exception
    said = "".join(each.value for each in app.warning)
    assert "agama" in said
    assert "zzz" in said


@pytest.mark.full
def test_who_is_out_stands_with_payer_and_rupiah_and_marks_who_is_about_to_leave(open_page: Open) -> None:
    app = open_page("kategori", bagian="siapa", wilayah="7307")
    assert not app.exception
    table = app.dataframe[0].value.set_index("Siapa")
    assert table.loc["Bukan Penerima Upah (BPU)", "Belum terlindungi"] == 36_839
    assert table.loc[["Bukan Penerima Upah (BPU)"], "12 bulan mulai Nov 2026 (Rp)"].isna().all()
    assert table.loc["· Nelayan", ["Belum terlindungi", "12 bulan mulai Nov 2026 (Rp)"]].tolist() == [
        5_545,
        5_545 * 12 * 16_800,
    ]
    assert table.loc["· Non-ASN", ["Belum terlindungi", "Masa iuran habis"]].tolist() == [0, 3_044]
    assert "42.955 orang belum terlindungi" in words(app)


def test_above_a_hundred_per_cent_is_said_and_hides_nobody(open_page: Open) -> None:
    said = words(open_page("kategori", bagian="siapa", wilayah="KC06"))
    assert "kelebihannya 4.219 orang dan tidak mengurangi yang lain" in said


def test_a_guest_is_told_nothing_planted_of_who_is_out(
    open_page: Open, office: Callable[..., object]
) -> None:
    office(**{name: as_csv(name, rows) for name, rows in office_files().items()})
    app = open_page("kategori", bagian="siapa", wilayah="7307")
    assert not app.exception
    assert not found_in(sent(app))
