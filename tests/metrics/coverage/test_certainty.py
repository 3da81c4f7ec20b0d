"""How sure a number is: every rule by a case, the worst one wins, every reason is said."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.data.contract.words import Level
from dashboard.i18n import Language
from dashboard.metrics.coverage.certainty import (
    RULES,
    Certainty,
    Evidence,
    Grade,
    Indicator,
    certainty,
    evidence,
)
from dashboard.metrics.coverage.coverage import measures
from dashboard.metrics.coverage.standing import progress_table, standing
from dashboard.metrics.cube.panel import dataset_panel
from tests.metrics.build import dataset, member, potensi, target

FIRM = Evidence(
    coverage=True, achievement=True, used=24, total=24, month="2026-10", base="2026-01", estimate="",
    verified=True, in_percent=False, newest="2026-10", today="2026-11",
)  # fmt: skip


def said(sure: Certainty) -> str:
    return "; ".join(Language().render(each) for each in sure.reasons)


@pytest.mark.parametrize(
    ("changes", "grade", "why"),
    [
        ({}, Grade.FIRM, "24 dari 24 kabupaten/kota punya data, potensi berlaku sejak Jan 2026"),
        ({"used": 22}, Grade.FAIR, "22 dari 24 kabupaten/kota punya data lengkap"),
        ({"used": 21}, Grade.WEAK, "hanya 21 dari 24 kabupaten/kota punya data lengkap"),
        ({"used": 0, "total": 1}, Grade.WEAK, "hanya sebagian segmen punya peserta dan potensi"),
        ({"used": 1, "total": 1}, Grade.FIRM, "peserta dan potensi semua segmen ada"),
        ({"base": "2025-01"}, Grade.FAIR, "potensi berlaku sejak Jan 2025, belum diperbarui tahun 2026"),
        ({"base": "2024-06"}, Grade.WEAK, "potensi berlaku sejak Jun 2024, 2 tahun sebelumnya"),
        ({"estimate": "2026 sementara"}, Grade.WEAK, "potensi versi “2026 sementara” adalah taksiran"),
        ({"share": 100.0}, Grade.FIRM, "24 dari 24"),
        ({"share": 101.3}, Grade.WEAK, "peserta 101,30% dari potensi, jadi peserta atau potensinya perlu"),
        ({"verified": False}, Grade.FAIR, "wilayah kerja belum terverifikasi seluruhnya"),
        ({"today": "2026-12"}, Grade.FIRM, "24 dari 24"),
        ({"today": "2027-01"}, Grade.WEAK, "data terbaru Okt 2026, terlambat 3 bulan"),
        ({"today": "2027-01", "newest": "2026-11"}, Grade.FIRM, "24 dari 24"),
        ({"today": ""}, Grade.FIRM, "24 dari 24"),
        ({"coverage": False}, Grade.NONE, ""),
    ],
)
def test_every_rule_of_coverage(changes: dict, grade: Grade, why: str) -> None:
    sure = certainty(Indicator.COVERAGE, replace(FIRM, **changes))
    assert sure.grade is grade
    assert said(sure).startswith(why)


def test_achievement_is_graded_by_its_target() -> None:
    assert certainty(Indicator.ACHIEVEMENT, FIRM).grade is Grade.FIRM
    assert certainty(Indicator.ACHIEVEMENT, replace(FIRM, in_percent=True)).grade is Grade.FAIR
    assert certainty(Indicator.ACHIEVEMENT, replace(FIRM, achievement=False)).grade is Grade.NONE
    beyond = certainty(Indicator.ACHIEVEMENT, replace(FIRM, target_share=120.5))
    assert (beyond.grade, said(beyond)) == (
        Grade.WEAK,
        "target 120,50% dari potensi, lebih dari semua pekerja yang ada",
    )
    assert certainty(Indicator.ACHIEVEMENT, replace(FIRM, today="2027-06")).grade is Grade.WEAK


@given(
    st.builds(
        Evidence,
        coverage=st.just(True), achievement=st.just(True), used=st.integers(0, 24), total=st.just(24),
        month=st.just("2026-10"), base=st.sampled_from(["", "2023-01", "2025-01", "2026-01"]),
        estimate=st.sampled_from(["", "taksiran"]), verified=st.booleans(), in_percent=st.booleans(),
        newest=st.just("2026-10"), today=st.sampled_from(["", "2026-11", "2027-05"]),
        share=st.sampled_from([None, 50.0, 140.0]), target_share=st.sampled_from([None, 80.0, 120.0]),
    ),
    st.sampled_from(Indicator),
)  # fmt: skip
def test_the_worst_rule_wins_and_every_reason_is_said(on: Evidence, indicator: Indicator) -> None:
    held = [rule for rule in RULES if indicator in rule.indicators and rule.holds(on)]
    sure = certainty(indicator, on)
    assert sure.grade is max((rule.grade for rule in held), key=list(Grade).index, default=Grade.FIRM)
    assert len(sure.reasons) == max(len(held), 1)


def test_the_evidence_of_an_area() -> None:
    data = dataset(
        [member("2026-10", "7307", "BPU", 40)],
        [potensi("2024-01", "7307", "BPU", 100, version="2024 estimasi")],
        [target(2026, "kabkota", "7307", 50, "persen", segment="BPU")],
    )
    table = measures(data, level=Level.REGENCY, segment="BPU")
    row = progress_table(table, period="2026-10", months=12).loc["7307"]
    found = standing(row, code="7307", period="2026-10", series="UCJ")
    on = evidence(data, found, dataset_panel(data), segment="BPU", base=None, today="")
    assert (on.base, on.base_age, on.estimate) == ("2024-01", 2, "2024 estimasi")
    assert (on.used, on.total, on.verified, on.in_percent) == (1, 1, True, True)
    assert certainty(Indicator.COVERAGE, on).grade is Grade.WEAK
