"""Perencana shares the bill: rows of payers, the table of payers and years, the link, and the command line's numbers."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.command import cli
from dashboard.data.store import load_areas
from dashboard.ui.budget.plan_link import from_code, link_of
from tests.app.test_anggaran import cards, fields, said, tables, typed

Open = Callable[..., AppTest]

SINJAI = {"wilayah": "7307", "mulai": "2026-10", "orang": "1001"}
THREE = {
    "pembayar": "3",
    "bagian1": "50%",
    "bagian2": "33.33%",
    "bayar3": "mandiri",
    "bagian3": "100",
    "masa3": "4-12",
}


def bill(app: AppTest) -> dict[str, list[int]]:
    frame = tables(app, "Pembayar")[0]
    return {str(name): list(amounts) for name, *amounts in frame.itertuples(index=False)}


def test_three_payers_over_two_budget_years(open_page: Open) -> None:
    app = open_page("anggaran", **SINJAI, **THREE)
    assert not app.exception
    assert not app.warning
    province, regency = 500 * 16_800, 334 * 16_800
    assert bill(app) == {
        "APBD provinsi": [province * 3, province * 9, province * 12],
        "APBD kabupaten/kota": [regency * 3, regency * 9, regency * 12],
        "Mandiri": [0, 100 * 16_800 * 9, 100 * 16_800 * 9],
        "belum ada pembayar": [167 * 16_800 * 3, 67 * 16_800 * 9, (167 * 3 + 67 * 9) * 16_800],
        "Jumlah": [50_450_400, 151_351_200, 201_801_600],
    }
    assert cards(app)["Iuran seluruhnya"] == "Rp201.801.600"
    assert "APBD provinsi: 500 orang × Rp16.800 × 12 bulan (Oktober 2026 – September 2027)" in said(app)
    assert "menurut sisa terbesar" in said(app)


@pytest.mark.parametrize(
    ("link", "options"),
    [
        (THREE, ("--payer", "APBD provinsi:50%", "--payer", "APBD kab/kota:33,33%", "--payer", "mandiri:100:4-12")),
        (
            {"pembayar": "1", "bayar1": "CSR", "bagian1": "33.3%", "tarif1": "9000"},
            ("--payer", "CSR:33,3%::9000"),
        ),
        ({"segmen": "JAKON", "pembayar": "2"}, ("--segment", "JAKON", "--value", "1000000000",
          "--payer", "APBD provinsi:50%", "--payer", "APBD kab/kota:50%")),
        ({"segmen": "JAKON", "jakon": "upah", "persen": "1.74"},
         ("--segment", "JAKON", "--wage", "2000000", "--percent", "1,74")),
    ],
)  # fmt: skip
def test_the_page_and_the_command_line_say_the_same(
    open_page: Open, capsys: pytest.CaptureFixture[str], link: dict[str, str], options: tuple[str, ...]
) -> None:
    rows = bill(open_page("anggaran", **SINJAI, **link))
    capsys.readouterr()
    assert (
        cli.main(["plan", "--area", "7307", "--heads", "1001", "--start", "2026-10", *options, "--json"]) == 0
    )
    found = json.loads(capsys.readouterr().out)
    sums = [sum(years.values()) for years in found["by_payer"].values()]
    assert [amounts[-1] for name, amounts in rows.items() if name != "Jumlah"] == sums
    assert sum(sums) == found["total"]


def test_too_much_is_refused_in_words(open_page: Open) -> None:
    app = open_page("anggaran", **SINJAI, pembayar="2")
    assert fields(app)["bagian1"] == fields(app)["bagian2"] == "50%"
    typed(app, "bagian1", "60,5%")
    assert not app.metric
    assert "berjumlah 110,50%, lebih dari 100%" in said(app)
    typed(app, "bagian1", "501")
    assert "menanggung 1.002 orang" in said(app)
    typed(app, "bagian1", "500")
    assert cards(app)["Iuran seluruhnya"] == "Rp201.801.600"
    typed(app, "masa1", "x")
    assert "bulan ke berapa" in app.error[0].value
    typed(app, "masa1", "6")
    assert app.query_params["masa1"] == "6"
    assert "belum ada pembayar" in bill(app)


def test_shares_at_first_are_all_of_it(open_page: Open) -> None:
    app = open_page("anggaran", **SINJAI, pembayar="3")
    assert [fields(app)[f"bagian{at}"] for at in (1, 2, 3)] == ["34%", "33%", "33%"]
    app.selectbox(key="pembayar").set_value("2").run()
    assert [fields(app)[f"bagian{at}"] for at in (1, 2)] == ["50%", "50%"]
    app.selectbox(key="pembayar").set_value("0").run()
    assert list(bill(app)) == ["APBD kabupaten/kota"]


def test_a_shared_bill_survives_the_link_of_its_scenario(open_page: Open) -> None:
    app = open_page("anggaran", **SINJAI, **THREE)
    app.button(key="scenario_keep").click().run()
    code = app.query_params["skenario"]
    code = code[0] if isinstance(code, list) else code
    again = open_page("anggaran", **link_of(from_code(code, load_areas())))
    assert bill(again) == bill(app)


def test_scenarios_add_up_by_payer_and_year(open_page: Open) -> None:
    two = "7307_100_BPU__CSR_2027-01_12_0__*7307_200_BPU__CSR_2027-07_12_0___CSR~5000p~~__"
    app = open_page("anggaran", wilayah="7307", skenario=two, jumlah="ya")
    assert not app.exception
    frame = tables(app, "Pembayar")[1]
    assert {str(name): list(amounts) for name, *amounts in frame.itertuples(index=False)} == {
        "CSR": [100 * 16_800 * 12 + 100 * 16_800 * 6, 100 * 16_800 * 6, 100 * 16_800 * 24],
        "belum ada pembayar": [100 * 16_800 * 6, 100 * 16_800 * 6, 100 * 16_800 * 12],
        "Jumlah": [100 * 16_800 * 24, 100 * 16_800 * 12, 100 * 16_800 * 36],
    }
    assert "300 orang dalam 2 skenario" in said(app)


def test_construction_by_value_and_by_wage(open_page: Open) -> None:
    by_value = open_page("anggaran", **SINJAI, segmen="JAKON")
    assert cards(by_value)["Iuran seluruhnya"] == "Rp1.750.000"
    assert "Rp100.000.000 × 0,24% + Rp400.000.000 × 0,19% + Rp500.000.000 × 0,15%" in said(by_value)
    asked = open_page("anggaran", **SINJAI, segmen="JAKON", jakon="upah")
    assert not asked.metric
    assert "persen iurannya dari upah" in said(asked)
    typed(asked, "persen", "1,74")
    assert cards(asked)["Iuran per bulan"] == "Rp34.834.800"
    assert "1.001 orang × Rp34.800 (1,74% dari upah Rp2.000.000)" in said(asked)
    money = open_page("anggaran", wilayah="7307", arah="rupiah", segmen="JAKON")
    assert not money.metric
    assert "sudah menentukan iurannya" in said(money)


def test_the_work_plan_names_all_payers(open_page: Open) -> None:
    app = open_page("anggaran", **SINJAI, **THREE)
    app.session_state["work_plan"] = True
    app.run()
    assert not app.exception
    shared = next(each.value for each in app.table if "Pembayar" in each.value.columns)
    assert shared["Jumlah (Rp)"].iloc[-1] == cards(app)["Iuran seluruhnya"]
    spread = next(each.value for each in app.table if "Wilayah" in each.value.columns)
    assert spread["Rupiah"].iloc[-1] == cards(app)["Iuran seluruhnya"]
    covered = next(each.value for each in app.table if "Ukuran" in each.value.columns)
    assert next(iter(covered["Setelah"])) == "48.099"
