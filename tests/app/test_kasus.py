"""The five meetings, answered on screen with every step of the arithmetic."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.metrics.money.plan import Outcome, Plan
from dashboard.ui.cases import budgets as case_budgets
from dashboard.ui.cases.meetings import CASES, SINJAI
from dashboard.ui.frame.page import Page
from tests.app.conftest import everything, words
from tests.spread import spread

Open = Callable[..., AppTest]
Office = Callable[..., Path]


def open_case(open_page: Open, key: str, **params: str) -> AppTest:
    app = open_page("kasus", kasus=key, **params)
    assert not app.exception
    return app


def said(app: AppTest) -> str:
    return words(app).replace("**", "")


def test_every_meeting_is_offered_with_its_question(open_page: Open) -> None:
    app = open_page("kasus")
    assert not app.exception
    for case in CASES.values():
        assert case.question in words(app)


def test_the_list_gives_every_answer_as_its_own_page_does(open_page: Open) -> None:
    listed = said(open_page("kasus"))
    metrics = {
        key: {str(each.value) for each in open_case(open_page, key, **more).metric}
        for key, more in (("sulsel", {}), ("sinjai", {"baca": "poin"}), ("sulbar", {}))
    }
    assert "Rp504.000.000 sebulan, Rp6.048.000.000 untuk 12 bulan: Rp1,51 miliar" in listed
    assert "Semua 68 desa di Kabupaten Sidenreng Rappang (Sidrap) membayar iuran 2023" in listed
    assert "Jawaban, data per akhir Desember 2023: Semua 68" in listed
    assert all(each in listed for each in metrics["sulsel"])
    (heads,) = (each for each in metrics["sinjai"] if each.endswith(" orang"))
    assert f"Dari 40,00%: 60,00% perlu {heads}" in listed
    (moved,) = (each for each in metrics["sulbar"] if "→" in each)
    assert "cakupan dari {} menjadi {}".format(*moved.split(" → ")) in listed


def links(app: AppTest, page: str) -> list[dict[str, str]]:
    """What the links of the page's own body to another page hold."""
    found = [each.proto for each in app.get("page_link") if each.proto.page == page]
    return [dict(parse_qsl(each.query_string)) for each in found]


def test_a_case_is_a_visit_that_can_be_left(open_page: Open) -> None:
    app = open_case(open_page, "sinjai", wilayah="73", periode="2026-08", baca="poin")
    assert (app.query_params["wilayah"], app.query_params["periode"]) == ("73", "2026-08")
    # The menu leads away as if the case had not been opened.
    assert all((each["wilayah"], each["periode"]) == ("73", "2026-08") for each in links(app, "peta"))
    (planner,) = [each for each in links(app, "anggaran") if "arah" in each]
    assert (planner["wilayah"], planner["periode"], planner["dari"]) == ("7307", "2025-03", "73.2026-08")
    inside = open_page("anggaran", **planner)
    assert "Anda di dalam Contoh kasus: Kabupaten Sinjai, per akhir Maret 2025" in said(inside)
    assert all(each["dari"] == "73.2026-08" for each in links(inside, "peta"))
    (back,) = [each for each in links(inside, "anggaran") if "dari" not in each]
    left = open_page("anggaran", **back)
    assert (left.query_params["wilayah"], left.query_params["periode"]) == ("73", "2026-08")
    assert "Anda di dalam" not in said(left)


def test_a_visit_is_in_no_link_of_who_is_not_on_one(open_page: Open) -> None:
    plan = {"wilayah": "7307", "periode": "2025-03"}
    for origin in ({}, {"dari": "73.2026-08"}, {}):
        app = open_page("anggaran", **plan, **origin)
        found = [{"dari": each["dari"]} if "dari" in each else {} for each in links(app, "peta")]
        assert found
        assert all(each == origin for each in found)


@pytest.mark.full
def test_a_visit_ends_when_the_former_choice_is_made_again(open_page: Open) -> None:
    app = open_page("target", wilayah="7307", periode="2025-03", dari="SULAMA.2025-03")
    assert "Anda di dalam" in said(app)
    app.selectbox(key="wilayah").set_value("SULAMA").run()
    assert "Anda di dalam" not in said(app)
    assert "dari" not in app.query_params


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("key", list(CASES))
def test_every_case_opens_in_both_languages(open_page: Open, key: str, language: str) -> None:
    app = open_case(open_page, key, bahasa=language)
    assert app.query_params["kasus"] == key
    assert not app.error


def test_majene_month_year_and_the_two_budgets(open_page: Open) -> None:
    page = said(open_case(open_page, "majene"))
    assert "30.000 orang × Rp16.800 = Rp504.000.000 sebulan" in page
    assert "Rp504.000.000 × 12 bulan (Oktober 2023 – September 2024) = Rp6.048.000.000" in page
    assert "APBD Perubahan 2023: Oktober – Desember 2023, 3 bulan, Rp1.512.000.000" in page
    assert "APBD 2024: Januari – September 2024, 9 bulan, Rp4.536.000.000" in page
    assert "= 7.500 orang" in page


def test_sidrap_is_full_and_kelurahan_stand_apart(open_page: Open) -> None:
    page = said(open_case(open_page, "sidrap"))
    assert "68 dari 68" in page
    assert "68 desa + 38 kelurahan = 106 desa dan kelurahan, dalam 11 kecamatan" in page
    assert "tidak bisa naik lagi" in page
    assert "68 desa membayar ÷ 68 desa yang punya data = 100,00%; 68 dari 68 desa punya data" in page
    assert "tahun 2023 dibaca per akhir Desember 2023" in page


def test_sulsel_a_thousand_people_with_both_rates(open_page: Open) -> None:
    app = open_case(open_page, "sulsel")
    page = said(app)
    assert "= Rp201.600.000" in page
    assert "1.000 orang × Rp10.800 (dari upah dilaporkan Rp2.000.000) = Rp10.800.000 sebulan" in page
    assert "= Rp129.600.000" in page
    assert {str(each.value) for each in app.metric} == {"Rp201.600.000", "Rp129.600.000"}
    groups = app.table[0].value.set_index("Kelompok")
    assert len(groups) == 6
    assert groups.at["Non-ASN", "Setahun sebagai BPU"] == "–"
    whole = [int(each.replace(".", "")) for each in groups["Belum"]]
    assert whole[4] == sum(whole[:4])


def test_sinjai_waits_for_the_reading(open_page: Open) -> None:
    app = open_case(open_page, "sinjai")
    page = said(app)
    assert "Pilih salah satu" in page
    assert not app.metric
    assert "belum terlindungi dari" in page
    assert "Seluruhnya" in page


@pytest.mark.parametrize(("reading", "goal"), [("poin", "60"), ("relatif", "48")])
def test_sinjai_by_the_reading_chosen(open_page: Open, reading: str, goal: str) -> None:
    app = open_case(open_page, "sinjai", baca=reading)
    metrics = {each.label: str(each.value) for each in app.metric}
    before, after = metrics["Cakupan sebelum → setelah"].split(" → ")
    assert (before, after) == ("40,00%", f"{goal},00%")
    heads = int(metrics["Peserta baru"].removesuffix(" orang").replace(".", ""))
    assert metrics["Iuran seluruhnya"] == "Rp" + f"{heads * 16_800 * 12:,}".replace(",", ".")


def test_sulbar_and_its_work_plan(open_page: Open) -> None:
    app = open_case(open_page, "sulbar")
    page = said(app)
    assert "13.000 orang × Rp16.800 = Rp218.400.000 sebulan" in page
    assert "Rp218.400.000 × 12 bulan (Oktober 2021 – September 2022) = Rp2.620.800.000" in page
    tables = [table.value for table in app.table]
    assert any("Penanggung jawab" in table.columns for table in tables)
    regencies = next(table for table in tables if {"Wilayah", "Orang"} <= set(table.columns))
    assert regencies["Orang"].iloc[-1] == "13.000"
    assert len(regencies) == 6 + 1


def test_the_case_stays_with_its_own_area_when_another_is_chosen(open_page: Open) -> None:
    page = said(open_case(open_page, "majene", wilayah="7307"))
    assert "Rp6.048.000.000" in page
    assert "Jawaban ini tentang Kabupaten Majene" in page


@pytest.mark.parametrize("key", list(CASES))
def test_a_case_carries_the_date_of_its_own_month_everywhere(open_page: Open, key: str) -> None:
    page = said(open_case(open_page, key))
    month = {"majene": "April 2023", "sidrap": "September 2023", "sulsel": "Agustus 2023"} | {
        "sinjai": "Maret 2025",
        "sulbar": "Desember 2021",
    }
    assert f"DATA CONTOH · per akhir {month[key]}" in page
    assert "DATA CONTOH · per akhir Oktober 2026" not in page


MEMBERS = "periode,kode_wilayah,segmen,kelompok,sumber_dana,peserta_aktif,sementara\n"


@pytest.mark.parametrize("key", spread(list(CASES), quick=2))
def test_a_source_without_the_files_still_gives_the_arithmetic(
    open_page: Open, office: Office, key: str
) -> None:
    office(kepesertaan=MEMBERS + "2026-01,7307,SEMUA,SEMUA,SEMUA,100,tidak\n")
    app = open_case(open_page, key)
    assert not app.exception
    if key == "majene":
        assert "Rp6.048.000.000" in said(app)
        assert "tidak ada data" in said(app)


def test_the_month_of_a_case_is_the_newest_the_meeting_had() -> None:
    assert SINJAI.period(["2025-02", "2025-03", "2025-04", "2025-05"]) == "2025-03"
    assert SINJAI.period(["2026-01", "2026-02"]) == "2026-01"


LET = "kode_wilayah,nama,pemilik,nilai_kontrak,tanggal_spk,tanggal_daftar,status\n"
PAID = "kode_desa,tahun,kelompok,jumlah_pekerja,bulan_dibayar,terakhir_dibayar,anggaran,realisasi,anggaran_tahun_depan\n"


@pytest.mark.usefixtures("internal")
@pytest.mark.parametrize(
    ("values", "total"),
    [
        (("",), "1 proyek, iuran –; 0 dari 1 proyek"),
        (("", "100000000"), "2 proyek, iuran Rp240.000; 1 dari 2 proyek"),
        (("100000000",), "1 proyek, iuran Rp240.000\n"),
    ],
)
def test_sinjais_sum_says_of_how_many_projects_it_is_known(
    open_page: Open, office: Office, values: tuple[str, ...], total: str
) -> None:
    rows = "".join(f"7307,Contoh {at},OPD,{each},2025-01-06,,berjalan\n" for at, each in enumerate(values))
    office(kepesertaan=MEMBERS + "2025-03,7307,SEMUA,SEMUA,SEMUA,100,tidak\n", proyek_konstruksi=LET + rows)
    assert f"Seluruhnya {total}" in said(open_case(open_page, "sinjai"))


@pytest.mark.parametrize("projects", [2, 3])
def test_a_guest_reads_sinjais_projects_as_a_sum_over_at_least_three(
    open_page: Open, office: Office, projects: int
) -> None:
    rows = "".join(f"7307,Rahasia {at},OPD,100000000,2025-01-06,,berjalan\n" for at in range(projects))
    office(kepesertaan=MEMBERS + "2025-03,7307,SEMUA,SEMUA,SEMUA,100,tidak\n", proyek_konstruksi=LET + rows)
    app = open_case(open_page, "sinjai")
    assert "Rahasia" not in everything(app)
    assert ("berutang iuran Rp720.000" in said(app)) is (projects == 3)
    assert ("disembunyikan (Maret 2025)" in said(app)) is (projects == 2)
    assert "480.000" not in everything(app)


@pytest.mark.parametrize("row", ["7314012004,2026,SEMUA,5,3,,,,\n", "7314012004,2023,SEMUA,5,,,,,\n"])
def test_sidrap_without_the_year_of_the_meeting_is_no_data(open_page: Open, office: Office, row: str) -> None:
    office(kepesertaan=MEMBERS + "2026-01,7314,SEMUA,SEMUA,SEMUA,100,tidak\n", iuran_desa=PAID + row)
    app = open_case(open_page, "sidrap")
    shown = {each.label: each.value for each in app.metric}
    assert shown["Desa membayar 2023"] == shown["Sudah menganggarkan 2024"] == "tidak ada data"
    assert "belum memuat baris tahun 2023" in said(app)
    assert "0 desa membayar" not in said(app)


@pytest.mark.parametrize("internal", [False, True])
def test_sidrap_with_one_village_is_for_the_office_alone(
    open_page: Open, office: Office, monkeypatch: pytest.MonkeyPatch, internal: bool
) -> None:
    if internal:
        monkeypatch.setenv("DASBOR_INTERNAL", "ya")
    office(
        kepesertaan=MEMBERS + "2026-01,7314,SEMUA,SEMUA,SEMUA,100,tidak\n",
        iuran_desa=PAID + "7314012004,2023,SEMUA,5,3,2023-03,,,0\n",
    )
    app = open_case(open_page, "sidrap")
    shown = {each.label: each.value for each in app.metric}
    if internal:
        assert shown["Desa membayar 2023"] == "1 dari 1"
        assert shown["Sudah menganggarkan 2024"] == "0 dari 1"
        assert "1 dari 68 desa punya data" in said(app)
        return
    assert shown["Desa membayar 2023"] == shown["Sudah menganggarkan 2024"] == "disembunyikan"
    assert "jumlah dari kurang dari 3" in said(app)
    assert "1 dari 68" not in said(app)
    assert "67 desa" not in said(app)
    assert "belum memuat baris" not in said(app)


def test_sidrap_with_some_villages_says_how_many_are_not_known(open_page: Open, office: Office) -> None:
    rows = "".join(
        f"731401200{n},2023,SEMUA,5,{months},,,,{planned}\n"
        for n, months, planned in ((4, 3, 9), (5, 0, 0), (6, 0, 0))
    )
    office(kepesertaan=MEMBERS + "2026-01,7314,SEMUA,SEMUA,SEMUA,100,tidak\n", iuran_desa=PAID + rows)
    app = open_case(open_page, "sidrap")
    shown = {each.label: each.value for each in app.metric}
    assert shown["Desa membayar 2023"] == shown["Sudah menganggarkan 2024"] == "1 dari 3"
    assert "3 dari 68 desa punya data; 2 belum mendaftar" in said(app)


def test_majene_with_a_rate_of_nothing_is_no_division(
    open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    planned = case_budgets.outcome_of

    def free(scene: Page, plan: Plan) -> Outcome | None:
        result = planned(scene, plan)
        assert result is not None
        return replace(
            result,
            parties=tuple(
                replace(each, rates=tuple(replace(rate, rupiah=0) for rate in each.rates))
                for each in result.parties
            ),
        )

    monkeypatch.setattr(case_budgets, "outcome_of", free)
    assert "tarif nol rupiah" in said(open_case(open_page, "majene"))
