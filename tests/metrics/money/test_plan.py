"""A plan on an area's own standing: the month taken, what is unknown, those already active."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.metrics.coverage.standing import Standing, standing
from dashboard.metrics.money.plan_of_one_rate import plan, plan_figures
from tests.metrics.build import dataset, member, potensi

DATA = dataset(
    [
        member("2024-12", "7604", "SEMUA", 30_000),
        member("2024-12", "7605", "SEMUA", 20_000),
        member("2025-02", "7605", "SEMUA", None),
        member("2025-03", "7605", "SEMUA", 22_000),
    ],
    [potensi("2024-01", "7605", "SEMUA", 60_000), potensi("2025-01", "7605", "SEMUA", 62_000)],
)


@pytest.mark.parametrize(
    ("month", "taken", "active", "eligible", "version"),
    [
        ("2024-06", "2024-12", 20_000, 60_000, "2024"),
        ("2024-12", "2024-12", 20_000, 60_000, "2024"),
        ("2025-01", "2024-12", 20_000, 60_000, "2024"),
        ("2025-02", "2025-02", None, 62_000, "2025"),
        ("2030-01", "2025-03", 22_000, 62_000, "2025"),
    ],
)
def test_the_newest_month_at_or_before_is_taken_and_a_blank_stays_unknown(
    month: str, taken: str, active: int | None, eligible: int, version: str
) -> None:
    assert standing(DATA, area="7605", month=month) == Standing(
        taken, active, eligible, version, n_used=0 if active is None else 1, n_total=1
    )


def test_a_province_counts_the_areas_that_have_both_and_says_how_many() -> None:
    found = standing(DATA, area="76", month="2024-12")
    assert (found.active, found.eligible, found.n_used, found.n_total) == (20_000, 60_000, 1, 6)


def test_a_part_of_a_province_gives_no_coverage_but_its_own_total_does() -> None:
    part = plan_figures(
        plan(standing(DATA, area="76", month="2024-12"), heads=10, rate=1, months=1, start="2025-01")
    )
    assert (part["n_used"], part["n_total"], part["active"]) == (1, 6, 20_000)
    for name in ("coverage_before", "coverage_after", "beyond_uncovered"):
        assert part[name] is None
    own = dataset(
        [member("2024-12", "76", "SEMUA", 30_000), member("2024-12", "7605", "SEMUA", 20_000)],
        [potensi("2024-01", "76", "SEMUA", 60_000)],
    )
    whole = plan_figures(
        plan(standing(own, area="76", month="2024-12"), heads=6_000, rate=1, months=1, start="2025-01")
    )
    assert (whole["n_used"], whole["coverage_before"], whole["coverage_after"]) == (6, 50, 60)


def test_data_without_members_leaves_all_unknown() -> None:
    assert standing(dataset([]), area="76", month="2024-12") == Standing(n_total=6)


def test_figures_of_a_plan_whose_coverage_is_unknown() -> None:
    found = plan_figures(plan(Standing(), heads=12_952, rate=16_800, months=3, start="2025-11"))
    assert (found["monthly"], found["total"]) == (217_593_600, 652_780_800)
    assert found["by_year"] == {"2025": 435_187_200, "2026": 217_593_600}
    unknown = (
        "coverage_before",
        "coverage_after",
        "coverage_month",
        "active",
        "eligible",
        "beyond_uncovered",
    )
    assert [found[name] for name in unknown] == [None] * len(unknown)


@given(heads=st.integers(0, 10**7), rate=st.integers(0, 10**6), months=st.integers(1, 120), data=st.data())
def test_the_figures_agree_with_each_other(heads: int, rate: int, months: int, data: st.DataObject) -> None:
    already = data.draw(st.integers(0, heads))
    before = Standing("2024-12", 20_000, 60_000, "2024", 1, 1)
    found = plan_figures(
        plan(before, heads=heads, rate=rate, months=months, start="2024-12", already_active=already)
    )
    by_year = found["by_year"]
    assert isinstance(by_year, dict)
    assert found["total"] == heads * rate * months == sum(by_year.values())
    assert found["coverage_after"] == (20_000 + heads - already) / 60_000 * 100
    assert found["coverage_before"] == 20_000 / 60_000 * 100


@pytest.mark.parametrize("wrong", [{"months": 0}, {"rate": -1}, {"heads": -1}, {"already_active": 11}])
def test_a_plan_must_make_sense(wrong: dict[str, int]) -> None:
    given = {"heads": 10, "rate": 16_800, "months": 12} | wrong
    with pytest.raises(ValueError, match=r"at least|negative|already active"):
        plan(Standing(), start="2025-01", **given)
