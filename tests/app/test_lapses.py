"""Lapses where people meet them: on the map, the overview and the profile."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from tests.app.conftest import everything, words
from tests.spread import spread

Open = Callable[..., AppTest]
Office = Callable[..., object]

MEMBERS = "periode,kode_wilayah,segmen,kelompok,sumber_dana,peserta_aktif,sementara\n"
ELIGIBLE = "berlaku_mulai,kode_wilayah,segmen,potensi,versi,sumber\n"
TERMS = (
    "kode_wilayah,segmen,kelompok,sumber_dana,jumlah_pekerja,tarif,mulai,bulan,terakhir_dibayar,anggaran\n"
)


def sinjai(office: Office, *terms: str, **more: str) -> None:
    """40 % of 100,000 in October 2025; most of the members are paid for by the regency."""
    office(
        kepesertaan=MEMBERS
        + "2025-10,7307,BPU,nelayan,APBD kab/kota,12952,tidak\n2025-10,7307,BPU,petani,mandiri,17048,tidak\n"
        + "2025-10,7307,PU,SEMUA,SEMUA,5000,tidak\n2025-10,7307,JAKON,SEMUA,SEMUA,5000,tidak\n",
        potensi=ELIGIBLE + "2025-01,7307,SEMUA,100000,2025,x\n",
        **{"pendanaan": TERMS + "".join(f"{each}\n" for each in terms)} | more,
    )


ENDS = "7307,BPU,nelayan,APBD kab/kota,12952,16800,2025-10,3,2025-10,652780800"


@pytest.mark.full
def test_the_map_shows_who_is_about_to_lapse_with_a_table(open_page: Open, office: Office) -> None:
    sinjai(office, ENDS)
    for code, label, people in (
        ("masa_habis", "Masa iuran habis dalam 3 bulan", 12_952),
        # Its people are inactive in April at the earliest.
        ("akan_nonaktif", "Akan nonaktif dalam 3 bulan", 0),
    ):
        app = open_page("peta", ind=code, wilayah="7307")
        assert not app.exception
        assert app.session_state["ind"] == code
        table: pd.DataFrame = app.dataframe[0].value
        ahead = table.set_index("Kode")[label]
        assert ahead["7307"] == people
        assert pd.isna(ahead["7308"])


def test_no_indicator_without_the_file(open_page: Open, office: Office) -> None:
    office(kepesertaan=MEMBERS + "2025-10,7307,SEMUA,SEMUA,SEMUA,100,tidak\n")
    app = open_page("peta", ind="akan_nonaktif")
    assert not app.exception
    assert app.session_state["ind"] == "peserta"
    assert any("akan" in each.value for each in app.warning)


def test_a_segment_without_terms_says_so(open_page: Open, office: Office) -> None:
    sinjai(office, ENDS)
    assert "Belum ada masa iuran" in words(open_page("peta", ind="akan_nonaktif", segmen="PU"))


def test_sinjai_within_three_months_in_people_coverage_and_rupiah(open_page: Open, office: Office) -> None:
    sinjai(office, ENDS)
    app = open_page("komitmen", wilayah="7307")
    assert not app.exception
    shown = {metric.label: metric.value for metric in app.metric}
    assert shown == {
        "Masa iuran habis": "12.952",
        "Akan nonaktif": "0",
        "Cakupan bila dibiarkan": "27,05%",
        "Melanjutkan 12 bulan": "Rp2,61 miliar",
        "Seharusnya sudah nonaktif": "0",
    }
    said = words(app)
    assert "bulan pertama tanpa iuran Jan 2026; nonaktif mulai April 2026 bila tidak dilanjutkan" in said
    assert (
        "sejak April 2026, bila semua dibiarkan sampai nonaktif: dari 40,00%, turun 12,95 poin; "
        "(40.000 − 12.952) ÷ 100.000 potensi (versi 2025); sampai akhir bulan yang dilihat: 40,00%"
    ) in said
    assert "Rp2.611.123.200; Rp217.593.600 sebulan; Rp2.611.123.200 sampai Desember 2026" in said
    assert "Januari 2026" in said
    assert "DATA CONTOH" not in said
    alt = str(app.get("plotly_chart")[0].proto.alt)
    assert "Januari 2026: masa iuran habis 12.952 orang, nonaktif 0 orang" in alt
    assert "April 2026: masa iuran habis 0 orang, nonaktif 12.952 orang" in alt
    row = app.dataframe[0].value.iloc[0]
    assert row["Orang"] == 12_952
    assert row["Sebab"] == "Masa iuran habis"
    assert (f"{row['Bulan pertama tanpa iuran']:%Y-%m}", f"{row['Nonaktif mulai']:%Y-%m}") == (
        "2026-01",
        "2026-04",
    )
    assert row["Sebulan (Rp)"] == 217_593_600
    assert row["Tarif (Rp)"] == 16_800


def test_the_horizon_is_in_the_link(open_page: Open, office: Office) -> None:
    sinjai(office, ENDS)
    app = open_page("komitmen", wilayah="7307", ufuk="2")
    assert app.metric[0].value == "0"
    assert "Tidak ada kelompok di" in words(app)
    assert app.query_params["ufuk"] == "2"


def test_an_unknown_horizon_is_named(open_page: Open, office: Office) -> None:
    sinjai(office, ENDS)
    app = open_page("komitmen", wilayah="7307", ufuk="12")
    assert not app.exception
    assert any("12" in each.value for each in app.warning)
    assert app.metric[0].value == "12.952"


OVERDUE_AND_FEW = (
    "7307,BPU,nelayan,APBD kab/kota,15000,16800,2025-01,24,2025-05,0",
    "7307,BPU,petani,APBD kab/kota,3,16800,2025-01,10,2025-10,0",
)


@pytest.mark.usefixtures("internal")
def test_overdue_groups_are_apart_and_more_people_than_members_are_flagged(
    open_page: Open, office: Office
) -> None:
    sinjai(office, *OVERDUE_AND_FEW)
    app = open_page("komitmen", wilayah="7307")
    shown = {metric.label: metric.value for metric in app.metric}
    assert (shown["Masa iuran habis"], shown["Seharusnya sudah nonaktif"]) == ("3", "15.000")
    assert "Seharusnya sudah nonaktif; periksa" in [each.value for each in app.subheader]
    remarks = " ".join(line for each in app.dataframe for line in each.value["Keterangan"])
    assert "15.000 orang didanai, tetapi anggota aktif kelompok ini 12.952" in remarks
    assert "disembunyikan" not in words(app)


def test_a_guest_reads_when_a_few_lapse_but_neither_how_many_nor_at_what_cost(
    open_page: Open, office: Office, downloads: list[str]
) -> None:
    sinjai(office, *OVERDUE_AND_FEW)
    app = open_page("komitmen", wilayah="7307")
    shown = {metric.label: metric.value for metric in app.metric}
    assert shown.pop("Akan nonaktif") == "0"
    assert set(shown.values()) == {"disembunyikan"}
    assert "1 kelompok disembunyikan" in words(app)
    ahead, overdue = (each.value for each in app.dataframe)
    for table in (ahead, overdue):
        row = table.iloc[0]
        assert (row[["Orang", "Sebulan (Rp)", "12 bulan (Rp)", "Poin hilang"]] == -float("inf")).all()
        assert row["Cakupan sekarang (%)"] == 40
        assert "disembunyikan" in row["Keterangan"]
    assert ahead.iloc[0]["Sebab"] == "Masa iuran habis"
    by_area = open_page("komitmen", wilayah="7307", susun="wilayah")
    row = by_area.dataframe[0].value.iloc[0]
    assert (
        row[["Masa iuran habis (orang)", "12 bulan (Rp)", "Seharusnya sudah nonaktif"]] == -float("inf")
    ).all()
    assert all("disembunyikan" in each for each in downloads)
    told = everything(app) + everything(by_area) + "".join(downloads)
    for planted in ("15000", "15.000", "50400", "50.400", "604800", "604.800"):
        assert planted not in told
    assert "jumlah pekerja" not in words(open_page("profil", wilayah="7307"))


CSR = "7307,BPU,nelayan,CSR,"


def two(office: Office, *terms: str, **more: str) -> None:
    """40 of 100 active in 7307, 50 of 200 in 7308, in October 2026: what the other areas have nobody knows."""
    office(
        **{
            "kepesertaan": MEMBERS
            + "2026-10,7307,SEMUA,SEMUA,SEMUA,40,tidak\n2026-10,7308,SEMUA,SEMUA,SEMUA,50,tidak\n",
            "potensi": ELIGIBLE + "2026-01,7307,SEMUA,100,2026,x\n2026-01,7308,SEMUA,200,2026,x\n",
            "pendanaan": TERMS + "".join(f"{each}\n" for each in terms),
        }
        | more
    )


def cards(app: AppTest) -> dict[str, str]:
    assert not app.exception
    return {metric.label: metric.value for metric in app.metric}


@pytest.mark.full
def test_pmi_cost_no_points_on_any_page(open_page: Open, office: Office) -> None:
    """domain.md, rule 19: 20 of 100, whoever else lapses."""
    year = "16800,2026-01,12,2026-10,"
    two(office, f"7307,PMI,SEMUA,CSR,30,{year}", f"7307,BPU,SEMUA,CSR,20,{year}", f"{CSR}15,{year}")
    shown = cards(open_page("komitmen", wilayah="7307"))
    assert (shown["Masa iuran habis"], shown["Cakupan bila dibiarkan"]) == ("50", "20,00%")
    assert "30 pekerja migran (PMI) tidak masuk hitungan cakupan" in words(
        open_page("komitmen", wilayah="7307")
    )
    by_area = open_page("komitmen", wilayah="7307", susun="wilayah").dataframe[0].value
    assert by_area["Poin hilang"].tolist() == [20.0]
    for page in ("ringkasan", "profil"):
        said = words(open_page(page, wilayah="7307"))
        assert "**Masa iuran habis** (−20,00 poin)" in said
        assert "−50,00" not in said


@pytest.mark.full
def test_a_provinces_lapse_has_no_points_while_its_areas_are_not_all_known(
    open_page: Open, office: Office
) -> None:
    """domain.md, rule 18: 2 of 24 areas have members."""
    two(office, "73,BPU,petani,APBD provinsi,70,16800,2026-01,12,2026-10,")
    for page in ("ringkasan", "profil", "komitmen"):
        said = words(open_page(page, wilayah="73"))
        assert "23,33" not in said
        assert "70" in said
    assert cards(open_page("komitmen", wilayah="73"))["Cakupan bila dibiarkan"] == "–"


def test_terms_that_have_ended_stay_until_their_people_are_out(open_page: Open, office: Office) -> None:
    two(office, f"{CSR}20,16800,2026-01,9,2026-09,", "7307,BPU,petani,CSR,10,16800,2026-01,9,2026-05,")
    app = open_page("komitmen", wilayah="7307")
    shown = cards(app)
    assert (shown["Akan nonaktif"], shown["Seharusnya sudah nonaktif"]) == ("20", "10")
    assert shown["Masa iuran habis"] == "0"
    ahead, overdue = (each.value.iloc[0] for each in app.dataframe)
    assert (ahead["Sebab"], f"{ahead['Nonaktif mulai']:%Y-%m}") == ("Masa iuran sudah habis", "2027-01")
    assert overdue["Sebab"] == "Seharusnya sudah nonaktif; periksa"
    assert "Masa iuran sudah habis Sep 2026" in overdue["Keterangan"]


@pytest.mark.full
def test_coverage_is_never_negative(open_page: Open, office: Office) -> None:
    two(office, f"{CSR}3000,16800,2026-01,12,2026-10,")
    app = open_page("komitmen", wilayah="7307")
    assert cards(app)["Cakupan bila dibiarkan"] == "–"
    warned = "3.000 orang akan nonaktif, lebih banyak dari 40 peserta aktif wilayah ini"
    assert any(warned in each.value for each in app.warning)
    assert app.dataframe[0].value["Bila dibiarkan (%)"].isna().all()
    for page in ("ringkasan", "profil"):
        said = words(open_page(page, wilayah="7307"))
        assert "Periksa: lebih banyak dari 40 peserta aktif wilayah ini." in said
        assert warned in said
        assert "−2" not in said
        assert "−3.000" not in said


@pytest.mark.full
def test_no_row_is_no_data(open_page: Open, office: Office) -> None:
    two(
        office,
        f"{CSR}20,16800,2026-01,36,2026-10,",
        kepesertaan=MEMBERS
        + "".join(f"{m},7307,SEMUA,SEMUA,SEMUA,40,tidak\n" for m in ("2025-10", "2026-10")),
    )
    nothing = {
        "Masa iuran habis": "–",
        "Akan nonaktif": "–",
        "Cakupan bila dibiarkan": "–",
        "Melanjutkan 12 bulan": "–",
        "Seharusnya sudah nonaktif": "–",
    }
    for params in ({"wilayah": "7308"}, {"wilayah": "7307", "periode": "2025-10"}):
        app = open_page("komitmen", **params)
        assert cards(app) == nothing
        assert "Tidak ada data pendanaan" in words(app)
        assert "Tidak ada data pendanaan" in words(open_page("profil", **params))
    known = open_page("komitmen", wilayah="7307")
    assert list(cards(known).values()) == ["0", "0", "40,00%", "Rp0", "0"]
    assert "Tidak ada kelompok di" in words(known)
    assert "1 dari 24 kabupaten/kota punya data pendanaan" in words(open_page("komitmen", wilayah="73"))


def warnings_of(open_page: Open) -> str:
    app = open_page("ringkasan", wilayah="7307")
    assert not app.exception
    return " ".join(each.value for each in app.warning if "nonaktif" in each.value or "iuran" in each.value)


def test_the_overview_warns_of_no_zero(open_page: Open, office: Office) -> None:
    two(office, f"{CSR},16800,2026-01,12,2026-10,")
    assert warnings_of(open_page) == "**Masa iuran 1 kelompok tanpa jumlah orang** habis dalam 3 bulan."
    app = open_page("komitmen", wilayah="7307")
    assert list(cards(app).values())[:4] == ["–", "0", "–", "–"]
    assert "1 kelompok tanpa jumlah orang" in words(app)


@pytest.mark.full
def test_a_few_people_are_no_warning(open_page: Open, office: Office) -> None:
    two(office, f"{CSR}3,16800,2026-01,12,2026-10,")
    assert warnings_of(open_page) == ""


@pytest.mark.full
def test_overdue_only_is_all_that_is_said(open_page: Open, office: Office) -> None:
    two(office, f"{CSR}30,16800,2026-01,36,2026-02,")
    assert warnings_of(open_page) == (
        "30 orang seharusnya sudah nonaktif; periksa: BPU 30; bila masih terhitung di antara 40 peserta aktif, tanpa mereka cakupan 10,00%, bukan 40,00%."
    )


def test_a_month_without_a_rate_is_named(open_page: Open, office: Office) -> None:
    rates = (
        "segmen,kelompok,sumber_dana,program,nilai,satuan,batas_bawah,batas_atas,minimum,upah_maksimum,"
        "berlaku_mulai,berlaku_sampai,dasar\n"
        "BPU,SEMUA,SEMUA,JKK+JKM,16800,rupiah,,,,,2015-07,2026-12,PP 44/2015\n"
        "BPU,SEMUA,SEMUA,JKK+JKM,16800,rupiah,,,,,2027-03,,PP 44/2015\n"
    )
    two(office, f"{CSR}20,10000,2026-01,11,2026-10,", tarif_iuran=rates)
    app = open_page("komitmen", wilayah="7307")
    said = words(app).replace("\\", "")
    assert "untuk Jan 2027" in said
    assert "Untuk 2 bulan (Jan 2027 sampai Feb 2027) dipakai Rp10.000 menurut data pendanaan." in said
    assert app.dataframe[0].value["12 bulan (Rp)"].tolist() == [20 * (10 * 16_800 + 2 * 10_000)]


@pytest.mark.full
def test_by_area_for_a_province_and_the_region(open_page: Open, office: Office) -> None:
    sinjai(office, ENDS, "73,BPU,nelayan,APBD kab/kota,13000,16800,2025-10,3,2025-10,0")
    for area in ("73", "SULAMA"):
        app = open_page("komitmen", wilayah=area, susun="wilayah")
        assert not app.exception
        assert app.metric[0].value == "13.000"
        table = app.dataframe[0].value.set_index("Kode")["Masa iuran habis (orang)"]
        assert table.to_dict() == {"7307": 12_952, "73": 48}
    assert "hanya dicatat untuk seluruh provinsi" in words(open_page("komitmen", wilayah="7308"))


@pytest.mark.full
def test_without_the_file_the_page_says_which_one(open_page: Open, office: Office) -> None:
    office(kepesertaan=MEMBERS + "2025-10,7307,SEMUA,SEMUA,SEMUA,100,tidak\n")
    app = open_page("komitmen")
    assert not app.exception
    assert "pendanaan" in words(app)
    assert not app.metric
    not_looked_at = "Belum diperiksa: masa iuran habis, akan nonaktif, seharusnya sudah nonaktif; berkas pendanaan.csv tidak ada."
    for page, params in (("ringkasan", {}), ("profil", {"wilayah": "7307"})):
        said = words(open_page(page, **params)).replace("\\", "")
        assert not_looked_at in said
        assert "orang akan nonaktif" not in said
        assert "Tidak ada temuan untuk" not in said


@pytest.mark.full
def test_an_area_that_the_file_does_not_hold_is_not_checked_either(open_page: Open, office: Office) -> None:
    sinjai(office, ENDS)
    said = words(open_page("profil", wilayah="7308")).replace("\\", "")
    assert "berkas pendanaan.csv tidak memuat wilayah ini untuk Oktober 2025" in said
    assert "tidak memuat wilayah ini" not in words(open_page("profil", wilayah="7307"))


@pytest.mark.full
def test_the_overview_warns_and_leads_to_the_list(open_page: Open, office: Office) -> None:
    sinjai(office, ENDS)
    app = open_page("ringkasan", wilayah="7307")
    warning = next(each.value for each in app.warning if "Masa iuran" in each.value)
    assert "**Masa iuran 12.952 orang habis dalam 3 bulan** (bulan pertama tanpa iuran Jan 2026)" in warning
    assert "bila tidak dilanjutkan, nonaktif mulai April 2026" in warning
    assert "akan nonaktif dalam" not in warning
    assert "cakupan 40,00% menjadi 27,05% sejak April 2026" in warning
    assert "Rp217,59 juta sebulan (Rp217.593.600)" in warning
    assert "komitmen" in [each.proto.page for each in app.get("page_link")]
    assert "**Masa iuran habis**" in words(app)


@pytest.mark.full
def test_the_profile_has_a_section(open_page: Open, office: Office) -> None:
    sinjai(office, ENDS)
    said = words(open_page("profil", wilayah="7307"))
    assert (
        "Nelayan (APBD kabupaten/kota), 12.952 orang. Masa iuran habis Des 2025; Jan 2026 bulan pertama tanpa iuran. Bila tidak dilanjutkan, nonaktif mulai Apr 2026."
        in said
    )
    assert (
        "Bila semua dibiarkan, cakupan 40,00% menjadi 27,05% sejak April 2026 (÷ potensi versi 2025)" in said
    )


@pytest.mark.full
def test_both_languages_on_the_sample(open_page: Open) -> None:
    for language, stamp in (("id", "DATA CONTOH"), ("en", "SAMPLE DATA")):
        app = open_page("komitmen", bahasa=language)
        assert not app.exception
        assert any(stamp in each.value for each in app.caption)
        assert len(app.dataframe[0].value) > 90
    app = open_page("komitmen", susun="kelompok")
    assert len(app.dataframe[0].value) == 150
    assert "unduhan memuat semuanya" in words(app)


@pytest.mark.full
def test_arrears_that_still_count_are_apart_and_take_nothing_from_coverage(
    open_page: Open, office: Office
) -> None:
    behind = "7307,PU,perangkat desa,APBDes/ADD,900,10800,2025-01,24,2025-02,"
    sinjai(office, ENDS, behind)
    app = open_page("komitmen", wilayah="7307")
    assert not app.exception
    shown = {metric.label: metric.value for metric in app.metric}
    assert (shown["Masa iuran habis"], shown["Cakupan bila dibiarkan"]) == ("12.952", "27,05%")
    assert shown["Seharusnya sudah nonaktif"] == "0"
    assert "Menunggak, tetap terhitung" in [each.value for each in app.subheader]
    apart = app.dataframe[1].value
    assert list(apart["Orang"]) == [900]
    assert "Bila dibiarkan (%)" not in apart
    said = words(app)
    assert "BPU yang menunggak nonaktif pada bulan ke-4 tanpa iuran." in said
    assert "PU, JAKON, PMI yang menunggak tetap terhitung aktif. (Belum pasti.)" in said
    assert "Menunggak tetapi tetap terhitung: PU 900 orang dalam 1 kelompok" in said


def test_who_should_be_inactive_is_told_by_segment_with_coverage_without_them(
    open_page: Open, office: Office
) -> None:
    sinjai(office, "7307,BPU,nelayan,APBD kab/kota,10000,16800,2025-01,24,2025-05,")
    for page in ("komitmen", "ringkasan", "profil"):
        app = open_page(page, wilayah="7307")
        assert not app.exception
        assert (
            "BPU 10.000; bila masih terhitung di antara 40.000 peserta aktif, tanpa mereka cakupan 30,00%, bukan 40,00%"
            in words(app)
        )


def test_the_method_page_lists_the_rules(open_page: Open) -> None:
    app = open_page("metode")
    assert not app.exception
    rules = next(table.value for table in app.table if "Akibat" in table.value.columns)
    behind = rules[rules["Sebab"] == "Menunggak dalam masa iuran"].set_index("Segmen")["Akibat"]
    assert behind.to_dict() == {
        "BPU": "nonaktif pada bulan ke-4",
        "PU": "tetap terhitung",
        "JAKON": "tetap terhitung",
        "PMI": "tetap terhitung",
    }


@pytest.mark.parametrize(
    ("language", "staff"), spread([("id", False), ("en", True), ("id", True), ("en", False)], quick=2)
)
def test_the_list_says_which_office_pays_to_the_offices_own_staff_alone(
    open_page: Open,
    office: Office,
    monkeypatch: pytest.MonkeyPatch,
    downloads: list[str],
    language: str,
    *,
    staff: bool,
) -> None:
    monkeypatch.setenv("DASBOR_INTERNAL", "ya" if staff else "")
    more = TERMS.replace("anggaran\n", "anggaran,pihak\n")
    paid = "7307,BPU,{},APBD kab/kota,12952,16800,2025-10,3,2025-10,652780800,{}\n"
    named = more + paid.format("nelayan", "Dinas Rahasia") + paid.format("petani", "")
    sinjai(office, pendanaan=named)
    app = open_page("komitmen", wilayah="7307", bahasa=language)
    assert not app.exception
    table: pd.DataFrame = app.dataframe[0].value
    column = "Pihak" if language == "id" else "Paying office"
    assert ("Dinas Rahasia" in everything(app)) is staff
    assert any("Dinas Rahasia" in each for each in downloads) is staff
    assert (column in table) is staff
    if staff:
        assert table[column].tolist() == ["Dinas Rahasia", ""]
    for page in ("ringkasan", "profil", "data"):
        assert "Dinas Rahasia" not in everything(open_page(page, wilayah="7307", bahasa=language))


@pytest.mark.full
def test_without_any_paying_office_the_list_has_no_such_column(
    open_page: Open, office: Office, monkeypatch: pytest.MonkeyPatch, downloads: list[str]
) -> None:
    monkeypatch.setenv("DASBOR_INTERNAL", "ya")
    sinjai(office, ENDS)
    table: pd.DataFrame = open_page("komitmen", wilayah="7307").dataframe[0].value
    assert "Pihak" not in table
    assert not any("Pihak" in each for each in downloads)


def test_who_must_pay_by_when_adds_up_to_the_headline(open_page: Open) -> None:
    app = open_page("komitmen", wilayah="73", ufuk="3")
    assert not app.exception
    table = next(each.value for each in app.table if "Jumlah" in each.value.columns)
    *payers, total = table.to_dict("records")
    months = [name for name in table.columns if name not in ("Sumber dana", "Jumlah")]
    assert months == ["Nov 2026", "Des 2026", "Jan 2027"]
    for row in (*payers, total):
        assert sum(row[month] for month in months) == row["Jumlah"]
    for name in (*months, "Jumlah"):
        assert sum(row[name] for row in payers) == total[name]
    headline = next(metric.value for metric in app.metric if metric.label == "Masa iuran habis")
    assert f"{total['Jumlah']:,}".replace(",", ".") == headline
