"""Perencana anggaran: the meetings' sums, right to the rupiah, each step on the page."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.data.clock import WITA
from tests.app.conftest import everything, finding, words

Open = Callable[..., AppTest]
Office = Callable[..., object]

MEMBERS = "periode,kode_wilayah,segmen,kelompok,sumber_dana,peserta_aktif,sementara\n"
ELIGIBLE = "berlaku_mulai,kode_wilayah,segmen,potensi,versi,sumber\n"
POVERTY = "tahun,kode_wilayah,persen,jumlah,sumber\n"
RATES = (
    "segmen,kelompok,sumber_dana,program,nilai,satuan,batas_bawah,batas_atas,minimum,upah_maksimum,"
    "berlaku_mulai,berlaku_sampai,dasar\n"
)
MAJENE = {"wilayah": "7605", "mulai": "2023-10", "bulan": "12", "awal": "perubahan", "periode": "2023-05"}
SINJAI = {"wilayah": "7307", "arah": "cakupan", "naik": "20", "periode": "2025-03"}
OJEK_AND_FARMERS = {
    "wilayah": "7307",
    "dana": "mandiri",
    "kelompok": "petani+tukang ojek",
    "mulai": "2026-02",
    "bulan": "4",
}


def cards(app: AppTest) -> dict[str, str]:
    return {metric.label: metric.value for metric in app.metric}


def said(app: AppTest) -> str:
    return words(app).replace("\\", "")


def figures(app: AppTest) -> list[dict[str, Any]]:
    return [json.loads(each.proto.spec) for each in app.get("plotly_chart")]


def tables(app: AppTest, column: str) -> list[pd.DataFrame]:
    return [each.value for each in app.dataframe if column in each.value.columns]


def sinjai(office: Office, *, active: int = 400, eligible: int | None = 1_000, **more: str) -> None:
    files = {"kepesertaan": MEMBERS + f"2025-06,7307,SEMUA,SEMUA,SEMUA,{active},tidak\n"}
    if eligible is not None:
        files["potensi"] = ELIGIBLE + f"2025-01,7307,SEMUA,{eligible},2025,x\n"
    office(**files, **more)


def test_majene_thirty_thousand_for_a_year_from_the_revised_budget(open_page: Open) -> None:
    app = open_page("anggaran", **MAJENE, orang="30000")
    assert not app.exception
    assert cards(app)["Iuran per bulan"] == "Rp504.000.000"
    assert cards(app)["Iuran seluruhnya"] == "Rp6.048.000.000"
    assert cards(app)["Peserta baru"] == "30.000 orang"
    text = said(app)
    assert "30.000 orang × Rp16.800 = **Rp504.000.000** sebulan" in text
    assert "Rp504.000.000 × 12 bulan (Oktober 2023 – September 2024) = **Rp6.048.000.000**" in text
    assert "APBD Perubahan 2023: Oktober – Desember 2023, 3 bulan, Rp1.512.000.000" in text
    assert "APBD 2024: Januari – September 2024, 9 bulan, Rp4.536.000.000" in text
    assert "PP 44/2015" in text
    years = figures(app)[0]["data"][0]
    assert len(years["x"]) == 2
    assert "Rp1,51 miliar" in years["text"][0]


def test_majene_backwards(open_page: Open) -> None:
    app = open_page("anggaran", **MAJENE, arah="rupiah", rupiah="6048000000")
    assert cards(app)["Peserta baru"] == "30.000 orang"
    assert "Rp6.048.000.000 ÷ Rp201.600 seorang selama 12 bulan = 30.000 orang; sisa Rp0" in said(app)
    assert app.query_params["rupiah"] == "6048000000"
    one_short = open_page("anggaran", **MAJENE, arah="rupiah", rupiah="6047999999")
    assert cards(one_short)["Peserta baru"] == "29.999 orang"
    assert "sisa Rp201.599" in said(one_short)


def test_too_little_for_one_person_is_said(open_page: Open) -> None:
    app = open_page("anggaran", **MAJENE, arah="rupiah", rupiah="201599")
    assert not app.metric
    assert "tidak cukup untuk satu orang" in said(app)


@pytest.mark.parametrize(
    ("more", "total"),
    [({}, "Rp201.600.000"), ({"segmen": "PU", "upah": "2000000"}, "Rp129.600.000")],
)
def test_a_thousand_in_sulsel_for_a_year_as_bpu_or_pu(
    open_page: Open, more: dict[str, str], total: str
) -> None:
    app = open_page("anggaran", wilayah="73", periode="2023-09", orang="1000", **more)
    assert not app.exception
    assert cards(app)["Iuran seluruhnya"] == total


@pytest.mark.full
def test_sulbar_thirteen_thousand_ojek_drivers_market_traders_and_fishers(open_page: Open) -> None:
    app = open_page(
        "anggaran",
        wilayah="76",
        orang="13000",
        mulai="2021-07",
        periode="2021-12",
        dana="APBD provinsi",
        kelompok="tukang ojek+pedagang pasar+nelayan",
    )
    assert cards(app)["Iuran per bulan"] == "Rp218.400.000"
    assert cards(app)["Iuran seluruhnya"] == "Rp2.620.800.000"
    shares = tables(app, "Peserta baru")[0]
    assert len(shares) == 6
    assert shares["Peserta baru"].sum() == 13_000
    assert shares["Iuran (Rp)"].sum() == 2_620_800_000


def fields(app: AppTest) -> dict[str, str | None]:
    return {each.key: each.value for each in app.text_input}


def typed(app: AppTest, key: str, written: str) -> AppTest:
    return app.text_input(key=key).set_value(written).run()


@pytest.mark.parametrize("language", ["id", "en"])
def test_people_and_rupiah_are_read_as_they_are_typed_in_both_languages(
    open_page: Open, language: str
) -> None:
    app = open_page("anggaran", **MAJENE, bahasa=language)
    for written, people, month in (("30.000", "30000", 504_000_000), ("18,011", "18011", 302_584_800)):
        typed(app, "orang", written)
        assert app.query_params["orang"] == people
        assert fields(app)["orang"] == written.replace(*((",", ".") if language == "id" else (".", ",")))
        assert f"Rp{month:,}".replace(",", "") in said(app).replace(",", "").replace(".", "")
    money = open_page("anggaran", **MAJENE, bahasa=language, arah="rupiah")
    for written, rupiah, people in (
        ("6.048.000.000", "6048000000", 30_000),
        ("3,63 miliar", "3630000000", 18_005),
        ("500 juta", "500000000", 2_480),
    ):
        typed(money, "rupiah", written)
        assert money.query_params["rupiah"] == rupiah
        assert f"{people:,} " in list(cards(money).values())[2].replace(".", ",")


def test_what_can_not_be_read_is_refused_beside_the_field_and_the_last_good_value_stays(
    open_page: Open,
) -> None:
    app = typed(open_page("anggaran", **MAJENE, orang="30000"), "orang", "30.00")
    assert cards(app)["Peserta baru"] == "30.000 orang"
    assert (fields(app)["orang"], app.query_params["orang"]) == ("30.00", "30000")
    (refused,) = (each.value.replace("\\", "") for each in app.error)
    assert refused == (
        "“30.00” tidak dapat dipakai. Tulislah jumlah orang yang bulat, misalnya 30.000 atau 30 ribu. "
        "Yang dipakai tetap 30.000 orang."
    )
    typed(app, "orang", "50.000.001")
    assert "1 sampai 50.000.000 orang" in app.error[0].value
    typed(app, "orang", "")
    assert app.error[0].value.startswith("Isian ini kosong")
    assert app.query_params["orang"] == "30000"
    typed(app, "orang", "18\u200b ribu")
    assert not app.error
    assert (fields(app)["orang"], app.query_params["orang"]) == ("18.000", "18000")
    assert "18.000 orang" in [each.value for each in app.caption]


def test_a_field_follows_the_language_and_its_own_steps(open_page: Open) -> None:
    app = open_page("anggaran", **MAJENE, orang="30000")
    app.segmented_control(key="bahasa").set_value("en").run()
    assert fields(app)["orang"] == "30,000"
    app.button(key="bulan_more").click().run()
    assert (fields(app)["bulan"], app.query_params["bulan"]) == ("13", "13")
    most = open_page("anggaran", **MAJENE | {"bulan": "60"})
    assert most.button(key="bulan_more").disabled
    assert not most.button(key="bulan_less").disabled


def test_the_usual_wage_goes_along_with_the_segment_until_another_is_typed(open_page: Open) -> None:
    app = open_page("anggaran", **MAJENE, segmen="PU")
    assert fields(app)["upah"] == "2.000.000"
    app.selectbox(key="jht").set_value("ya").run()
    app.selectbox(key="segmen").set_value("BPU").run()
    assert fields(app)["upah"] == "1.000.000"
    typed(app, "upah", "1,5 juta")
    app.selectbox(key="segmen").set_value("PU").run()
    assert (fields(app)["upah"], app.query_params["upah"]) == ("1.500.000", "1500000")


def test_a_goal_above_all_workers_is_refused_with_its_reason(open_page: Open) -> None:
    """Sample, March 2025: 40,00 %."""
    app = open_page("anggaran", **SINJAI, baca="poin")
    typed(app, "naik", "20,5")
    assert cards(app)["Cakupan sebelum → setelah"] == "40,00% → 60,50%"
    typed(app, "naik", "725 %")
    assert "cakupan 40,00% naik melebihi 100%" in app.error[0].value
    assert (fields(app)["naik"], app.query_params["naik"]) == ("725 %", "20.5")
    assert cards(app)["Cakupan sebelum → setelah"] == "40,00% → 60,50%"
    typed(app, "naik", "72,3")
    assert not app.error
    assert not app.metric
    assert any("Cakupan 112,30% tidak dapat menjadi target" in each.value for each in app.warning)
    up_to = open_page("anggaran", **SINJAI | {"naik": "72.3"}, baca="sampai")
    assert cards(up_to)["Cakupan sebelum → setelah"] == "40,00% → 72,30%"
    from_link = open_page("anggaran", **SINJAI | {"naik": "725"}, baca="poin")
    assert not from_link.exception
    assert not from_link.metric
    assert "naik melebihi 100%" in from_link.error[0].value


def test_a_goal_that_is_reached_needs_nobody(open_page: Open) -> None:
    app = open_page("anggaran", **SINJAI, baca="sampai")
    assert not app.exception
    assert not app.metric
    assert "sudah tercapai" in said(app)


def test_twenty_percent_is_asked_about_before_anything_is_computed(open_page: Open) -> None:
    app = open_page("anggaran", **SINJAI)
    assert not app.exception
    assert not app.metric
    question = next(each for each in app.get("button_group") if each.key == "baca")
    offered = " ".join(option.content for option in question.proto.options)
    assert "40,00% → 60,00%" in offered
    assert "40,00% → 48,00%" in offered
    assert "sampai" not in offered
    assert "Pilih salah satu" in said(app)


@pytest.mark.parametrize(
    ("reading", "goal", "people", "rupiah"),
    [
        ("poin", "40,00% → 60,00%", "18.105 orang", "Rp3.649.968.000"),
        ("relatif", "40,00% → 48,00%", "7.242 orang", "Rp1.459.987.200"),
    ],
)
def test_sinjai_by_the_reading_chosen(
    open_page: Open, reading: str, goal: str, people: str, rupiah: str
) -> None:
    """Sample, March 2025: 36,209 of 90,522."""
    app = open_page("anggaran", **SINJAI, baca=reading)
    assert cards(app)["Cakupan sebelum → setelah"] == goal
    assert cards(app)["Peserta baru"] == people
    assert cards(app)["Iuran seluruhnya"] == rupiah
    assert app.query_params["baca"] == reading


def test_who_is_active_already_is_not_counted_twice(open_page: Open, office: Office) -> None:
    sinjai(office)
    app = open_page("anggaran", wilayah="7307", orang="300", sudah="100")
    assert cards(app)["Peserta baru"] == "200 orang"
    assert cards(app)["Cakupan sebelum → setelah"] == "40,00% → 60,00%"
    assert "(400 + 200) ÷ 1.000 potensi = 60,00%" in said(app)
    more_than_all = open_page("anggaran", wilayah="7307", orang="300", sudah="301")
    assert not more_than_all.metric
    assert "lebih banyak daripada orang dalam rencana" in said(more_than_all)


MARBOT = (
    "2025-06,7307,BPU,marbot,CSR,3,tidak\n2025-06,7307,BPU,petani,mandiri,297,tidak\n"
    "2025-06,7307,PU,SEMUA,SEMUA,50,tidak\n2025-06,7307,JAKON,SEMUA,SEMUA,50,tidak\n"
)


@pytest.mark.parametrize("internal", [False, True])
def test_a_plan_is_the_same_for_a_guest_who_is_not_told_of_a_few(
    open_page: Open, office: Office, monkeypatch: pytest.MonkeyPatch, downloads: list[str], internal: bool
) -> None:
    monkeypatch.setenv("DASBOR_INTERNAL", "ya" if internal else "")
    office(
        kepesertaan=MEMBERS + MARBOT,
        potensi=ELIGIBLE + "2025-01,7307,SEMUA,1000,2025,x\n",
        populasi_kelompok="tahun,kode_wilayah,kelompok,jumlah,versi,sumber\n2025,7307,marbot,8004,2025,x\n",
    )
    app = open_page("anggaran", wilayah="7307", orang="100", kelompok="marbot")
    assert not app.exception
    assert cards(app)["Cakupan sebelum → setelah"] == "40,00% → 50,00%"
    assert ("Marbot: 8.001 orang belum terlindungi" in said(app)) is internal
    assert ("Marbot: yang belum terlindungi disembunyikan" in said(app)) is not internal
    received = everything(app) + "".join(downloads)
    assert internal or not any(each in received for each in ("8.001", "8001"))


def test_people_beyond_those_not_covered_are_flagged_and_not_clipped(open_page: Open, office: Office) -> None:
    sinjai(office)
    app = open_page("anggaran", wilayah="7307", orang="700")
    assert cards(app)["Cakupan sebelum → setelah"] == "40,00% → 110,00%"
    assert any("melebihi" in each.value and "100 orang" in each.value for each in app.warning)
    assert not open_page("anggaran", wilayah="7307", orang="600").warning


def test_without_potensi_there_are_people_and_rupiah_only(open_page: Open, office: Office) -> None:
    sinjai(office, eligible=None)
    app = open_page("anggaran", wilayah="7307", orang="100")
    assert not app.exception
    assert cards(app)["Iuran seluruhnya"] == "Rp20.160.000"
    assert cards(app)["Cakupan sebelum → setelah"] == "–"
    assert "potensi.csv" in said(app)
    goal = open_page("anggaran", wilayah="7307", arah="cakupan")
    assert not goal.exception
    assert not goal.metric
    assert "potensi.csv" in said(goal)
    wide = open_page("anggaran", wilayah="73", orang="100")
    assert not wide.exception
    assert "tidak ada yang dapat dibagi" in said(wide)


def test_people_of_a_province_are_not_set_against_the_potensi_of_a_part_of_it(
    open_page: Open, office: Office
) -> None:
    office(
        kepesertaan=MEMBERS
        + "2025-06,7307,SEMUA,SEMUA,SEMUA,40,tidak\n2025-06,7308,SEMUA,SEMUA,SEMUA,50,tidak\n",
        potensi=ELIGIBLE + "2025-01,7307,SEMUA,100,2025,x\n2025-01,7308,SEMUA,200,2025,x\n",
    )
    app = open_page("anggaran", wilayah="73")
    assert not app.exception
    assert cards(app)["Cakupan sebelum → setelah"] == "30,00% → –"
    assert "baru 2 dari 24 kabupaten/kota" in said(app)
    assert "melebihi" not in said(app)
    assert "Setelah: tidak diketahui" in said(app)
    # Who gets how many is still known where there is data, and drawn.
    assert tables(app, "Peserta baru")[0]["Cakupan setelah (%)"].tolist() == [100, 100]
    assert not any("setelah (◆)" in str(each["layout"]) for each in figures(app))
    code = app.query_params | {"skenario": "73_10_BPU__CSR_2025-07_1_0__"}
    kept = open_page("anggaran", **{name: str(value) for name, value in code.items()})
    assert tables(kept, "Skenario")[0]["Cakupan setelah (%)"].isna().all()
    goal = open_page("anggaran", wilayah="73", arah="cakupan", baca="poin")
    assert not goal.exception
    assert not goal.metric
    assert "Baru 2 dari 24 kabupaten/kota" in said(goal)


@pytest.mark.full
def test_a_province_given_as_a_whole_is_whole(open_page: Open, office: Office) -> None:
    office(
        kepesertaan=MEMBERS
        + "2025-06,73,SEMUA,SEMUA,SEMUA,400,tidak\n2025-06,7308,SEMUA,SEMUA,SEMUA,50,tidak\n",
        potensi=ELIGIBLE + "2025-01,73,SEMUA,1000,2025,x\n2025-01,7308,SEMUA,200,2025,x\n",
    )
    app = open_page("anggaran", wilayah="73", orang="100")
    assert cards(app)["Cakupan sebelum → setelah"] == "40,00% → 50,00%"


def test_a_gap_in_the_rates_is_told_with_its_month(open_page: Open, office: Office) -> None:
    rate = "BPU,SEMUA,SEMUA,JKK+JKM,16800,rupiah,,,,,{},PP\n"
    sinjai(office, tarif_iuran=RATES + rate.format("2015-07,2026-12") + rate.format("2027-03,"))
    app = open_page("anggaran", wilayah="7307", mulai="2026-06")
    assert not app.exception
    assert not app.metric
    assert "untuk Jan 2027 di tabel tarif_iuran" in said(app)
    after = open_page("anggaran", wilayah="7307", mulai="2027-03", orang="1000")
    assert cards(after)["Iuran per bulan"] == "Rp16.800.000"


def test_the_rate_changes_within_the_term_month_by_month(open_page: Open) -> None:
    app = open_page(
        "anggaran",
        wilayah="7307",
        dana="mandiri",
        kelompok="tukang ojek",
        mulai="2025-12",
        bulan="3",
        orang="10",
    )
    assert cards(app)["Iuran per bulan"] == "Rp168.000"
    assert cards(app)["Iuran seluruhnya"] == "Rp336.000"
    months = tables(app, "Tarif per orang (Rp)")[0]
    assert list(months["Tarif per orang (Rp)"]) == [16_800, 8_400, 8_400]
    assert "Tahun 2025" in said(app)
    assert "APBD 2025" not in said(app)


def test_groups_of_one_rate_are_one_total_and_of_two_rates_are_asked_for(open_page: Open) -> None:
    asked = open_page("anggaran", **OJEK_AND_FARMERS)
    assert not asked.metric
    assert "Isi jumlah orang tiap kelompok" in said(asked)
    app = open_page("anggaran", **OJEK_AND_FARMERS, orang1="10", orang2="5")
    # Farmers 2 x 16,800 + 2 x 8,400; drivers 4 x 8,400.
    assert cards(app)["Iuran seluruhnya"] == "Rp672.000"
    backwards = open_page("anggaran", **OJEK_AND_FARMERS, arah="rupiah")
    assert not backwards.metric
    assert "Pilih satu kelompok" in said(backwards)


def test_where_the_law_is_silent_the_visitor_decides(open_page: Open) -> None:
    terms = {"wilayah": "7307", "mulai": "2026-05", "bulan": "1", "orang": "10"}
    full = open_page("anggaran", **terms, dana="CSR")
    half = open_page("anggaran", **terms, dana="CSR", diam="setengah")
    assert (cards(full)["Iuran per bulan"], cards(half)["Iuran per bulan"]) == ("Rp168.000", "Rp84.000")
    keys = [each.key for each in full.selectbox]
    assert "diam" in keys
    assert "awal" not in keys
    government = [each.key for each in open_page("anggaran", **terms).selectbox]
    assert "diam" not in government
    assert "awal" in government


@pytest.mark.full
def test_old_age_saving_is_added(open_page: Open) -> None:
    app = open_page("anggaran", wilayah="7307", orang="1", bulan="1", jht="ya")
    assert cards(app)["Iuran per bulan"] == "Rp36.800"


def test_broken_rates_lead_to_guidance(open_page: Open, office: Office) -> None:
    sinjai(office, tarif_iuran=RATES + "BPU,SEMUA,SEMUA,JKK+JKM,16800,rupiah,,,,,2030-01,,x\n")
    app = open_page("anggaran", wilayah="7307", orang="100")
    assert not app.exception
    assert not app.metric
    assert "Belum ada tarif" in said(app)


def test_scenarios_are_kept_in_the_link_and_can_be_left_out(open_page: Open) -> None:
    app = open_page("anggaran", **MAJENE, orang="30000")
    app.button(key="scenario_keep").click().run()
    app.text_input(key="orang").set_value("10.000").run()
    app.button(key="scenario_keep").click().run()
    assert not app.exception
    link = app.query_params["skenario"]
    again = open_page("anggaran", periode="2023-05", skenario=link)
    table = tables(again, "Skenario")[0]
    assert list(table["Orang"]) == [30_000, 10_000]
    assert list(table["Iuran seluruhnya (Rp)"]) == [6_048_000_000, 2_016_000_000]
    assert list(table["Tahun 2023 (Rp)"]) == [1_512_000_000, 504_000_000]
    again.button(key="scenario_drop1").click().run()
    assert list(tables(again, "Skenario")[0]["Orang"]) == [10_000]


def test_no_more_than_six_scenarios(open_page: Open) -> None:
    link = "*".join(f"7605_{people}_BPU__CSR_2023-10_12_0__" for people in range(1, 9))
    app = open_page("anggaran", skenario=link)
    assert len(tables(app, "Skenario")[0]) == 6
    assert app.button(key="scenario_keep").disabled


@pytest.mark.parametrize("goal", ["merata", "terendah", "terbanyak", "termiskin"])
def test_sharing_out_hands_out_everyone_within_the_limits(open_page: Open, goal: str) -> None:
    app = open_page("anggaran", wilayah="73", orang="30000", tujuan=goal, batas="50", minimum="100")
    assert not app.exception
    shares = tables(app, "Peserta baru")[0]
    assert shares["Peserta baru"].sum() == 30_000
    given = shares[shares["Peserta baru"] > 0]
    assert given["Peserta baru"].min() >= 100
    # No more than half of those who were not covered.
    assert (given["Peserta baru"] <= given["Belum terlindungi setelahnya"] + 1).all()
    assert ("Kemiskinan (%)" in shares) == (goal == "termiskin")


def test_a_minimum_that_can_not_be_met_is_said(open_page: Open) -> None:
    app = open_page("anggaran", wilayah="76", orang="100", minimum="50")
    assert not app.exception
    assert "Batas paling sedikit" in said(app)


@pytest.mark.full
def test_poorest_first_needs_the_poverty_file(open_page: Open, office: Office) -> None:
    files = {
        "kepesertaan": MEMBERS
        + "2025-06,7307,SEMUA,SEMUA,SEMUA,400,tidak\n2025-06,7308,SEMUA,SEMUA,SEMUA,100,tidak\n",
        "potensi": ELIGIBLE + "2025-01,7307,SEMUA,1000,2025,x\n2025-01,7308,SEMUA,1000,2025,x\n",
    }
    office(**files)
    app = open_page("anggaran", wilayah="73", orang="100", tujuan="termiskin")
    assert not app.exception
    assert "kemiskinan.csv" in said(app)
    office(**files, kemiskinan=POVERTY + "2024,7307,5.0,100,x\n2024,7308,9.5,100,x\n")
    shares = tables(open_page("anggaran", wilayah="73", orang="100", tujuan="termiskin"), "Kemiskinan (%)")[0]
    assert shares.iloc[0].to_dict()["Wilayah"].endswith("Bone")
    assert list(shares["Peserta baru"]) == [100, 0]
    # A newer year of the province alone takes nothing away; of two sources there is one figure.
    newer = "2025,73,8.0,100,x\n2024,7308,9.5,100,y\n2024,7307,5.0,100,x\n2024,7308,9.6,100,x\n"
    office(**files, kemiskinan=POVERTY + newer)
    app = open_page("anggaran", wilayah="73", orang="100", tujuan="termiskin")
    assert not app.exception
    assert list(tables(app, "Kemiskinan (%)")[0]["Peserta baru"]) == [100, 0]
    assert "Kemiskinan tahun 2024" in said(app)


def test_areas_without_all_their_numbers_are_named_and_given_nobody(open_page: Open, office: Office) -> None:
    office(
        kepesertaan=MEMBERS
        + "2025-06,7307,SEMUA,SEMUA,SEMUA,400,tidak\n2025-06,7308,PU,SEMUA,SEMUA,100,tidak\n",
        potensi=ELIGIBLE + "2025-01,7307,SEMUA,1000,2025,x\n2025-01,7308,PU,1000,2025,x\n",
    )
    app = open_page("anggaran", wilayah="73", orang="100", tujuan="terbanyak")
    assert not app.exception
    assert len(tables(app, "Peserta baru")[0]) == 1
    goals = next(each for each in app.selectbox if each.key == "tujuan")
    assert "Paling banyak orang, di sesedikit mungkin tempat" in goals.options
    left_out = next(line for line in said(app).splitlines() if "Tidak ikut dibagi" in line)
    assert "Bone" in left_out
    assert "Sinjai" not in left_out


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("orang", "banyak"),
        ("orang", "-5"),
        ("orang", "1e3"),
        ("bulan", "0"),
        ("bulan", "999"),
        ("mulai", "2023-13"),
        ("arah", "x"),
        ("kelompok", "pelaut"),
        ("dana", "x"),
        ("segmen", "PMI"),
        ("pembayar", "9"),
        ("awal", "x"),
        ("jht", "x"),
        ("tujuan", "x"),
        ("batas", "101"),
        ("skenario", "7605_x"),
        ("skenario", "7605_5_BPU_pelaut_CSR_2023-10_12_0__"),
        ("skenario", "73_999999999_BPU__CSR_2026-01_9_0__"),
        ("orang", "999999999999999"),
        ("sudah", "999999999999999"),
        ("minimum", "999999999999999"),
    ],
)
def test_unknown_choices_in_a_link_are_named(open_page: Open, name: str, value: str) -> None:
    app = open_page("anggaran", wilayah="76", **{name: value})
    assert not app.exception
    assert any(value in each.value.replace("\\", "") for each in app.warning)
    assert app.metric


def test_the_largest_plan_of_a_link_is_still_computed(open_page: Open) -> None:
    """The dearest terms that a link can hold, kept as a scenario too."""
    most = {"orang": "50000000", "upah": "1000000000", "bulan": "60"}
    code = "SULAMA_50000000_PU__APBD kab/kota_2026-01_60_0_1000000000_j"
    app = open_page("anggaran", segmen="PU", jht="ya", mulai="2026-01", skenario=code, **most)
    assert not app.exception
    # 0.54 % and 5.7 % of a billion.
    assert cards(app)["Iuran seluruhnya"] == "Rp187.200.000.000.000.000"
    assert tables(app, "Skenario")[0]["Iuran seluruhnya (Rp)"].tolist() == [187_200_000_000_000_000]
    beyond = open_page("anggaran", segmen="PU", jht="ya", upah="999999999999999")
    assert not beyond.exception
    assert any("999999999999999" in each.value for each in beyond.warning)


def test_a_sum_for_more_people_than_a_plan_holds_is_said(open_page: Open) -> None:
    app = open_page("anggaran", arah="rupiah", rupiah="1000000000000000", bulan="1")
    assert not app.exception
    assert not app.metric
    assert "lebih banyak daripada yang dapat dihitung" in said(app)


def test_the_start_is_the_next_budget_year_of_the_month_unless_chosen(open_page: Open) -> None:
    app = open_page("anggaran", wilayah="7605", periode="2023-05")
    assert app.session_state["mulai"] == "2024-01"
    assert app.session_state["awal"] == "murni"
    app.selectbox(key="periode").set_value("2024-09").run()
    assert app.session_state["mulai"] == "2025-01"
    app.selectbox(key="mulai").set_value("2024-10").run()
    assert app.session_state["awal"] == "perubahan"
    app.selectbox(key="periode").set_value("2023-05").run()
    assert app.session_state["mulai"] == "2024-10"


@pytest.mark.full
def test_the_start_goes_by_the_calendar_with_the_newest_month_and_then_stands_in_the_link(
    open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = open_page("anggaran", wilayah="7605")
    assert app.session_state["mulai"] == "2027-01"
    assert "mulai" not in app.query_params
    monkeypatch.setattr("dashboard.data.clock.now_wita", lambda: datetime(2027, 2, 3, 9, tzinfo=WITA))
    app = open_page("anggaran", wilayah="7605", periode="2026-10")
    assert (app.session_state["mulai"], app.query_params["mulai"]) == ("2028-01", "2028-01")


def test_it_opens_with_one_point_more_of_the_chosen_area_for_a_year(open_page: Open) -> None:
    app = open_page("anggaran", wilayah="7307")
    assert "menaikkan cakupan satu poin persen" in said(app)
    before, after = (float(each[:-1].replace(",", ".")) for each in
                     cards(app)["Cakupan sebelum → setelah"].split(" → "))  # fmt: skip
    assert after - before == pytest.approx(1.0)
    people = fields(app)["orang"]
    app.selectbox(key="wilayah").set_value("7308").run()
    assert fields(app)["orang"] != people
    typed(app, "orang", "123")
    app.selectbox(key="wilayah").set_value("7307").run()
    assert fields(app)["orang"] == "123"


def test_maps_and_points_that_would_not_change_are_not_drawn(open_page: Open) -> None:
    app = open_page("anggaran", wilayah="7307", orang="1")
    assert not app.exception
    assert "tidak satu pun dari 24 kabupaten/kota pindah kelas warna" in said(app)
    assert "Cakupan di peta, sebelum dan setelah" not in [each.value for each in app.subheader]
    assert not any("sebelum (○)" in str(each["layout"]) for each in figures(app))
    more = open_page("anggaran", wilayah="7307", orang="20000")
    assert "Cakupan di peta, sebelum dan setelah" in [each.value for each in more.subheader]
    assert any("sebelum (○)" in str(each["layout"]) for each in figures(more))


def test_too_little_time_and_budgets_that_are_passed_are_said(open_page: Open) -> None:
    soon = said(open_page("anggaran", wilayah="7307", periode="2025-03", mulai="2025-05", awal="murni"))
    assert "Persiapan lazimnya 3 bulan, sedangkan sampai Mei 2025 tersisa 1 bulan" in soon
    assert "paling cepat mulai Juli 2025" in soon
    assert "APBD 2025: Mei – Desember 2025" in soon
    assert "lazimnya sudah ditetapkan November 2024" in soon
    assert soon.count("lazimnya sudah ditetapkan") == 1
    past = said(open_page("anggaran", wilayah="7307", periode="2025-03", mulai="2025-01"))
    assert "Bulan mulai Januari 2025 sudah lewat" in past
    early = said(open_page("anggaran", wilayah="7307", periode="2025-03", mulai="2026-01"))
    assert "Persiapan lazimnya" not in early
    assert "lazimnya sudah ditetapkan" not in early


def test_every_picture_of_sample_data_is_marked(open_page: Open) -> None:
    for language, stamp in (("id", "DATA CONTOH"), ("en", "SAMPLE DATA")):
        app = open_page("anggaran", **MAJENE, orang="30000", bahasa=language)
        assert not app.exception
        drawn = figures(app)
        assert len(drawn) == 2
        for figure in drawn:
            assert stamp in " ".join(figure["layout"]["meta"]["lines"])


def test_a_group_that_has_not_so_many_people_is_named(open_page: Open) -> None:
    app = open_page("anggaran", wilayah="7307", periode="2025-03", kelompok="buruh bangunan", orang="18105")
    assert any(
        "Buruh bangunan" in each.value and "lebih banyak daripada itu" in each.value for each in app.warning
    )
    # Nor does the sentence that is read alone promise what can't be.
    assert "yang belum terlindungi, jadi periksa jumlahnya" in finding(app)
    assert "cakupan dari" not in finding(app)
    few = open_page("anggaran", wilayah="7307", periode="2025-03", kelompok="buruh bangunan", orang="100")
    assert "cakupan dari" in finding(few)
    assert not any("lebih banyak daripada itu" in each.value for each in few.warning)
    assert "orang belum terlindungi dari populasi" in words(few)


def test_a_plan_has_a_work_plan(open_page: Open) -> None:
    app = open_page("anggaran", wilayah="7307", orang="100")
    assert "Rencana kerja" in [each.label for each in app.expander]


def test_the_work_plan_has_the_totals_and_the_shares_of_the_page(open_page: Open, office: Office) -> None:
    """Two rates, 40 of 105 active already, and an area of which only a part is known."""
    office(
        kepesertaan=MEMBERS
        + "2026-01,7307,SEMUA,SEMUA,SEMUA,400,tidak\n2026-01,7308,SEMUA,SEMUA,SEMUA,100,tidak\n"
        + "2026-01,7309,PU,SEMUA,SEMUA,10,tidak\n2026-01,7309,BPU,SEMUA,SEMUA,,tidak\n",
        potensi=ELIGIBLE
        + "2025-01,7307,SEMUA,1000,2025,x\n2025-01,7308,SEMUA,1000,2025,x\n"
        + "2025-01,7309,PU,500,2025,x\n2025-01,7309,BPU,500,2025,x\n",
    )
    app = open_page("anggaran", **OJEK_AND_FARMERS | {"wilayah": "73"}, orang1="53", orang2="52", sudah="40")
    assert not app.exception
    total = 53 * 50_400 + 52 * 33_600
    assert cards(app)["Iuran seluruhnya"] == "Rp" + f"{total:,}".replace(",", ".")
    shares = tables(app, "Peserta baru")[0]
    assert shares["Peserta baru"].sum() == 65
    assert shares[["Orang: Petani", "Orang: Tukang ojek"]].sum().sum() == 65
    app.session_state["work_plan"] = True
    app.run()
    plan = [each.value for each in app.table]
    money, people = plan[1], plan[2].set_index("Wilayah")
    assert money["Rupiah"].iloc[-1] == people.loc["Jumlah", "Rupiah"] == cards(app)["Iuran seluruhnya"]
    assert people.loc["Jumlah", "Orang"] == "105"
    assert people.loc["Sudah aktif, wilayahnya belum dirinci", "Orang"] == "40"
    for _, row in shares.iterrows():
        assert people.loc[row["Wilayah"], "Orang"] == str(row["Peserta baru"])
        assert people.loc[row["Wilayah"], "Rupiah"] == "Rp" + f"{row['Iuran (Rp)']:,}".replace(",", ".")
    assert list(people.index)[:2] == sorted(shares["Wilayah"], key=list(people.index).index)
    assert len(people) == 2 + 2


def test_the_answer_says_of_which_month_its_coverage_is(open_page: Open) -> None:
    text = said(open_page("anggaran", **MAJENE, orang="30000"))
    assert "Sebelum, per akhir Mei 2023:" in text
