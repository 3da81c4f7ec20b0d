"""`plan --payer`: the bill shared as on the page, whose parts sum to the total; what can't be is told."""

from __future__ import annotations

import json

import pytest

from dashboard.command import cli
from tests.spread import spread

MAJENE = ("plan", "--area", "7605", "--heads", "30000", "--start", "2026-10")


def figures(capsys: pytest.CaptureFixture[str], *options: str) -> dict[str, object]:
    assert cli.main([*MAJENE, *options, "--json"]) == 0
    found: dict[str, object] = json.loads(capsys.readouterr().out)
    return found


def test_the_province_pays_half(capsys: pytest.CaptureFixture[str]) -> None:
    found = figures(capsys, "--payer", "APBD provinsi:50%", "--payer", "APBD kab/kota:50%")
    half = {"2026": 756_000_000, "2027": 2_268_000_000}
    assert found["by_payer"] == {"APBD provinsi": half, "APBD kab/kota": half}
    assert found["total"] == 6_048_000_000
    assert found["rate"] == 16_800


def test_what_nobody_pays_yet_is_named_so_that_the_parts_sum_to_the_total(
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = figures(
        capsys, "--payer", "apbd provinsi:33,3%:1-6", "--payer", "mandiri:10.000", "--payer", "PT Contoh:500::20.000"
    )  # fmt: skip
    assert found["by_payer"] == {
        "APBD provinsi": {"2026": 9_990 * 16_800 * 3, "2027": 9_990 * 16_800 * 3},
        "mandiri": {"2026": 10_000 * 8_400 * 3, "2027": 10_000 * 16_800 * 9},
        "PT Contoh": {"2026": 500 * 20_000 * 3, "2027": 500 * 20_000 * 9},
        "belum ada pembayar": {"2026": 9_510 * 16_800 * 3, "2027": (9_510 * 3 + 19_500 * 6) * 16_800},
    }
    assert isinstance(found["by_payer"], dict)
    assert sum(sum(years.values()) for years in found["by_payer"].values()) == found["total"]
    assert found["rate"] is None


@pytest.mark.parametrize(
    ("options", "payer"),
    [((), "APBD kab/kota"), (("--funding", "CSR"), "CSR"), (("--rate", "16800"), "APBD kab/kota")],
)
def test_without_payers_the_source_of_money_is_the_only_one(
    capsys: pytest.CaptureFixture[str], options: tuple[str, ...], payer: str
) -> None:
    found = figures(capsys, *options)
    assert found["by_payer"] == {payer: found["by_year"]}


def test_a_given_rate_is_everyones(capsys: pytest.CaptureFixture[str]) -> None:
    found = figures(
        capsys, "--rate", "10000", "--months", "1", "--payer", "mandiri:50%", "--payer", "CSR:50%"
    )
    assert found["by_payer"] == {"mandiri": {"2026": 150_000_000}, "CSR": {"2026": 150_000_000}}


def test_the_bill_in_lines(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main([*MAJENE, "--payer", "mandiri:50%:6"]) == 0
    said = capsys.readouterr().out
    assert "Mandiri: 15.000 orang, 6 bulan: Rp1.134.000.000" in said
    assert "Rp8.400: setengah iuran bagi yang membayar sendiri, Apr 2026 sampai Des 2026" in said
    assert "belum ada pembayar: 15.000–30.000 orang, 12 bulan: Rp4.536.000.000" in said
    assert "Iuran seluruhnya: Rp5.670.000.000" in said


def test_construction_by_value_and_by_wage(capsys: pytest.CaptureFixture[str]) -> None:
    by_value = ("--segment", "JAKON", "--value", "1.000.000.000")
    assert figures(capsys, *by_value)["by_year"] == {"2026": 1_750_000, "2027": 0}
    found = figures(capsys, "--segment", "JAKON", "--wage", "2500000", "--percent", "1,74", "--months", "1")
    assert (found["total"], found["rate"], found["percent"]) == (30_000 * 43_500, 43_500, 1.74)
    assert cli.main([*MAJENE, *by_value]) == 0
    assert "Iuran proyek, sekali di bulan pertama: Rp1.750.000" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("options", "words"),
    spread(
        [
            (("--payer", "a:60%", "--payer", "b:50%"), "berjumlah 110,00%, lebih dari 100%"),
            (("--payer", "a:20000", "--payer", "b:10001"), "menanggung 30.001 orang dalam Okt 2026"),
            (("--payer", "a:50%:13"), "bulan ke-13 tidak ada dalam rencana 12 bulan"),
            (("--payer", "a:50%", "--payer", "A:20%"), "A tertulis dua kali untuk Okt 2026"),
            (("--payer", "CSR: PT A:50%"), "“PT A” tidak dapat dipakai"),
            (("--payer", "a:b:c:d:50%"), "nama tidak memuat titik dua"),
            (("--payer", "APBD provinsi"), "nama tidak memuat titik dua"),
            (("--payer", ":50%"), "nama tidak memuat titik dua"),
            (("--payer", "a:separuh"), "“separuh” tidak dapat dipakai"),
            (("--payer", "a:50%:x"), "“x” tidak dapat dipakai"),
            (("--payer", "a:50%::x"), "--payer tidak sah: x"),
            (("--payer", "Belum ada pembayar:50%"), "adalah nama sisanya"),
            (("--payer", "a:1") * 11, "--payer paling banyak 10 kali"),
            (("--segment", "JAKON"), "--segment JAKON ditulis sendiri"),
            (("--segment", "JAKON", "--value", "1", "--percent", "1"), "--segment JAKON ditulis sendiri"),
            (("--segment", "JAKON", "--wage", "1", "--percent", "x"), "--percent tidak sah: x"),
            (("--segment", "JAKON", "--value", "1", "--jht"), "--jht tidak berlaku"),
            (("--value", "1"), "hanya untuk --segment JAKON"),
            (("--segment", "JAKON", "--value", "1", "--payer", "a:1::5"), "tidak punya tarif sendiri"),
        ],
        quick=6,
    ),
)
def test_what_can_not_be_is_told(
    capsys: pytest.CaptureFixture[str], options: tuple[str, ...], words: str
) -> None:
    assert cli.main([*MAJENE, *options]) != 0
    told = capsys.readouterr()
    assert words in told.err
    assert not told.out
