"""The sentence under a page's title: its base, its date and its target, in both languages."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.i18n import LANGUAGES, Language
from dashboard.metrics.coverage.finding import based, finding, largest_gap
from dashboard.metrics.coverage.pace import State
from dashboard.metrics.coverage.standing import Standing

REGION = Standing(
    code="SULAMA",
    period="2026-10",
    series="UCJ",
    active=4_336_412,
    eligible=7_686_900,
    target=5_260_146,
    coverage=4_336_412 / 7_686_900 * 100,
    achievement=4_336_412 / 5_260_146 * 100,
    target_rate=68.43,
    due=95.78,
    gap=923_734,
    required=461_867,
    rate=49_738.9,
    since="2025-10",
    state=State.BEHIND,
    falls_back=False,
    used=102,
    total=102,
    versions=("2026",),
)
ONE = {"used": 1, "total": 1}
#: Case -> the record, and the sentence in both languages.
CASES = {
    "usual": (
        REGION,
        "56 dari 100 pekerja di Sinjai terlindungi per akhir Oktober 2026; 923.734 orang lagi sampai target UCJ 2026.",
        "56 of every 100 workers in Sinjai are covered at the end of October 2026; 923,734 more people to the UCJ target of 2026.",
    ),
    "no data": (
        replace(REGION, active=None, coverage=None, achievement=None, gap=None, state=State.NO_DATA),
        "Tidak ada data peserta aktif Sinjai per akhir Oktober 2026.",
        "There are no data on active members in Sinjai at the end of October 2026.",
    ),
    "areas missing": (
        replace(REGION, used=23, gap=None, achievement=None),
        "56 dari 100 pekerja di Sinjai terlindungi per akhir Oktober 2026; hanya 23 dari 102 kabupaten/kota yang datanya lengkap, jadi selisih ke target tidak dihitung.",
        "56 of every 100 workers in Sinjai are covered at the end of October 2026; only 23 of 102 regencies and cities have complete data, so the gap to the target is not computed.",
    ),
    "above 100 %": (
        replace(REGION, active=31_474, eligible=31_070, coverage=101.3003, gap=218, target_rate=102.0, **ONE),
        "Peserta aktif di Sinjai lebih banyak daripada potensi pekerjanya: 31.474 dari 31.070 per akhir Oktober 2026; 218 orang lagi sampai target UCJ 2026, yang 102,00% dari potensinya.",
        "Sinjai has more active members than eligible workers: 31,474 of 31,070 at the end of October 2026; 218 more people to the UCJ target of 2026, which is 102.00% of its eligible workers.",
    ),
    "no target": (
        replace(REGION, target=None, target_rate=None, gap=None, achievement=None, state=State.NO_TARGET),
        "56 dari 100 pekerja di Sinjai terlindungi per akhir Oktober 2026; belum ada target UCJ 2026 untuk wilayah ini.",
        "56 of every 100 workers in Sinjai are covered at the end of October 2026; there is no UCJ target of 2026 for this area yet.",
    ),
    "no potensi": (
        replace(REGION, eligible=None, coverage=None, used=0),
        "4.336.412 pekerja di Sinjai menjadi peserta aktif per akhir Oktober 2026; potensinya belum ada, jadi cakupannya tidak dihitung.",
        "4,336,412 workers in Sinjai are active at the end of October 2026; the number of eligible workers is not there yet, so coverage is not computed.",
    ),
    "falling": (
        replace(REGION, rate=-120.6, state=State.NEVER),
        "56 dari 100 pekerja di Sinjai terlindungi per akhir Oktober 2026; 923.734 orang lagi sampai target UCJ 2026, sedangkan pesertanya berkurang 121 orang sebulan.",
        "56 of every 100 workers in Sinjai are covered at the end of October 2026; 923,734 more people to the UCJ target of 2026, while members decrease by 121 a month.",
    ),
    "reached": (
        replace(REGION, gap=-36_412, state=State.REACHED),
        "56 dari 100 pekerja di Sinjai terlindungi per akhir Oktober 2026; target UCJ 2026 sudah tercapai, 36.412 orang di atasnya.",
        "56 of every 100 workers in Sinjai are covered at the end of October 2026; the UCJ target of 2026 is reached, by 36,412 people more.",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_what_is_said(case: str) -> None:
    found, indonesian, english = CASES[case]
    said = finding(found, area="Sinjai")
    assert Language("id").render(said) == indonesian
    assert Language("en").render(said) == english


def test_a_reached_target_that_will_be_lost_is_not_good_news_alone() -> None:
    said = Language().render(finding(replace(REGION, gap=0, falls_back=True), area="Sinjai"))
    assert "tepat tercapai, tetapi pada laju sekarang turun lagi di bawahnya pada Desember" in said


def test_a_branchs_target_is_no_territorys() -> None:
    found = replace(REGION, target=None, gap=None)
    said = Language().render(finding(found, area="wilayah kerja KC Palopo", territory=True))
    assert "menurut pemberi kerja" in said
    assert "belum ada target" not in said


@given(active=st.integers(0, 3_000), eligible=st.integers(1, 3_000))
def test_a_share_is_never_said_rounder_than_it_is(active: int, eligible: int) -> None:
    found = replace(REGION, active=active, eligible=eligible, coverage=active / eligible * 100)
    said = Language().render(finding(found, area="Sinjai"))
    number = re.match(r"(\d+) dari 100 ", said)
    if number is None:
        assert (
            active > eligible or active in (0, eligible) or not 1 <= round(active / eligible * 100, 2) <= 99
        )
        return
    assert abs(int(number[1]) - active / eligible * 100) <= 0.51
    assert int(number[1]) < 100 or active >= eligible - eligible * 0.00005


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_base_is_both_numbers_and_the_version(code: str) -> None:
    text = Language(code)
    base = based(REGION)
    assert base is not None
    said = text.render(base)
    assert text.number(4_336_412) in said
    assert text.number(7_686_900) in said
    assert "2026" in said
    assert text.percent(56.41) in said
    assert based(CASES["no potensi"][0]) is None


def test_the_segment_with_most_people_left_is_named() -> None:
    """Not the one with the lowest share: 2,000 of 3,000 left are more than 90 of 100."""
    few = replace(REGION, active=10, eligible=100, coverage=10.0)
    many = replace(REGION, active=1_000, eligible=3_000, coverage=33.3)
    said = largest_gap({"Jasa Konstruksi (Jakon)": few, "Bukan Penerima Upah (BPU)": many}, area="Sinjai")
    assert said is not None
    assert (
        "di Sinjai ada di segmen Bukan Penerima Upah (BPU): 2.000 dari 3.000 pekerjanya"
        in Language().render(said)
    )
    full = replace(REGION, active=101, eligible=100, coverage=101.0)
    assert largest_gap({"x": full, "y": CASES["no data"][0]}, area="Sinjai") is None


def test_members_without_potensi_are_not_denied() -> None:
    """Eight areas have sent members; nothing is known of the whole."""
    nothing = CASES["no data"][0]
    said = Language().render(finding(nothing, area="Sulawesi Maluku", with_members=8))
    assert said.startswith("8 kabupaten/kota di Sulawesi Maluku punya data peserta per akhir Oktober 2026;")
    own = finding(replace(nothing, **ONE), area="Kabupaten Sinjai", with_members=1)
    assert Language().render(own).startswith("Kabupaten Sinjai punya data peserta per akhir Oktober 2026;")
