"""A plan on an area's own numbers: the month taken, what is unknown, those already active; 1 January 2027."""

from __future__ import annotations

from functools import cache

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.data.reference import load_rates
from dashboard.i18n import Language
from dashboard.metrics.money.base import Base, base_in
from dashboard.metrics.money.budget import FirstBudget
from dashboard.metrics.money.plan import BrokenPlanError, Outcome, Plan, Terms, outcome
from dashboard.metrics.money.pricing import parties, party_of
from tests.metrics.build import areas, dataset, member, potensi

TEXT = Language()
DATA = dataset(
    [
        member("2024-12", "7604", "SEMUA", 30_000),
        member("2024-12", "7605", "SEMUA", 20_000),
        member("2025-02", "7605", "SEMUA", None),
        member("2025-03", "7605", "SEMUA", 22_000),
    ],
    [potensi("2024-01", "7605", "SEMUA", 60_000), potensi("2025-01", "7605", "SEMUA", 62_000)],
)


@cache
def law() -> pd.DataFrame:
    return load_rates(areas())


def at_one_rate(
    base: Base, *, heads: int, rate: int, months: int, start: str = "2025-01", already: int = 0
) -> Outcome:
    terms = Terms(start, months)
    plan = Plan("7605", terms, (heads,), FirstBudget.MURNI, already)
    return outcome(plan, parties=[party_of(rate, terms)], base=base)


@pytest.mark.parametrize(
    ("month", "taken", "active", "eligible", "version"),
    [
        ("2024-12", "2024-12", 20_000, 60_000, "2024"),
        ("2025-02", "2025-02", None, 62_000, "2025"),
        (None, "2025-03", 22_000, 62_000, "2025"),
    ],
)
def test_the_newest_month_is_taken_unless_another_is_named_and_a_blank_stays_unknown(
    month: str | None, taken: str, active: int | None, eligible: int, version: str
) -> None:
    found = base_in(DATA, area="7605", month=month)
    assert (found.month, found.active, found.eligible, found.version) == (taken, active, eligible, version)
    assert (found.used, found.total) == (0 if active is None else 1, 1)


def test_a_part_of_a_province_gives_no_coverage_but_its_own_total_does() -> None:
    base = base_in(DATA, area="76", month="2024-12")
    assert (base.active, base.eligible, base.used, base.total) == (20_000, 60_000, 1, 6)
    part = at_one_rate(base, heads=10, rate=1, months=1).effect
    assert (part.before, part.after, part.beyond) == (None, None, None)
    own = dataset(
        [member("2024-12", "76", "SEMUA", 30_000), member("2024-12", "7605", "SEMUA", 20_000)],
        [potensi("2024-01", "76", "SEMUA", 60_000)],
    )
    whole = base_in(own, area="76")
    done = at_one_rate(whole, heads=6_000, rate=1, months=1).effect
    assert (whole.used, done.before, done.after) == (6, 50, 60)


def test_data_without_members_leaves_all_unknown() -> None:
    base = base_in(dataset([]), area="76")
    assert base == Base(None, None, used=0, total=6)
    found = at_one_rate(base, heads=12_952, rate=16_800, months=3, start="2025-11")
    assert (found.cost.monthly, found.cost.total) == (217_593_600, 652_780_800)
    assert found.cost.by_year == {"2025": 435_187_200, "2026": 217_593_600}
    assert (found.effect.before, found.effect.after, found.effect.beyond) == (None, None, None)


@given(heads=st.integers(0, 10**7), rate=st.integers(0, 10**6), months=st.integers(1, 120), data=st.data())
def test_the_figures_agree_with_each_other(heads: int, rate: int, months: int, data: st.DataObject) -> None:
    already = data.draw(st.integers(0, heads))
    found = at_one_rate(Base(20_000, 60_000), heads=heads, rate=rate, months=months, already=already)
    assert found.cost.total == heads * rate * months == sum(found.cost.by_year.values())
    assert sum(line.rupiah for line in found.lines) == found.cost.total
    assert found.effect.after == (20_000 + heads - already) / 60_000 * 100
    assert found.effect.before == 20_000 / 60_000 * 100


def test_a_plan_must_make_sense() -> None:
    with pytest.raises(ValueError, match="negative"):
        at_one_rate(Base(1, 2), heads=-1, rate=1, months=1)
    with pytest.raises(ValueError, match="already active"):
        at_one_rate(Base(1, 2), heads=10, rate=1, months=1, already=11)
    terms = Terms("2025-01", 1)
    with pytest.raises(BrokenPlanError):
        outcome(Plan("7605", terms, (1, 2), FirstBudget.MURNI), parties=[party_of(1, terms)], base=Base(1, 2))


@pytest.mark.parametrize(
    ("start", "drivers", "farmers"),
    [
        ("2026-12", [8_400] * 4 + [16_800] * 2, [8_400] + [16_800] * 5),
        ("2027-01", [8_400] * 3 + [16_800] * 3, [16_800] * 6),
        ("2027-02", [8_400] * 2 + [16_800] * 4, [16_800] * 6),
        ("2027-03", [8_400] + [16_800] * 5, [16_800] * 6),
        ("2027-04", [16_800] * 6, [16_800] * 6),
    ],
)
def test_half_prices_end_with_2026_and_for_transport_with_march_2027(
    start: str, drivers: list[int], farmers: list[int]
) -> None:
    for group, amounts in (("tukang ojek", drivers), ("petani", farmers)):
        (party,) = parties(law(), Terms(start, 6, groups=(group,), funding="mandiri"))
        assert [rate.rupiah for rate in party.rates] == amounts
        said = [TEXT.render(run.rate.why) for run in party.runs(start, by_reason=True)]
        assert len(said) == len(set(amounts))
        assert any("setengah iuran" in each for each in said) == (8_400 in amounts)
        if 16_800 in amounts:
            assert said[-1] == "Rp16.800: tarif sejak Jul 2015 (PP 44/2015)"
    (paid,) = parties(law(), Terms(start, 6, groups=("tukang ojek", "petani")))
    assert {rate.rupiah for rate in paid.rates} == {16_800}


def test_a_plan_of_2027_has_budgets_of_2027_though_no_target_is_known_for_it() -> None:
    terms = Terms("2027-01", 12, groups=("tukang ojek",), funding="APBD kab/kota")
    plan = Plan("7605", terms, (1_000,), FirstBudget.MURNI)
    found = outcome(plan, parties=parties(law(), terms), base=base_in(DATA, area="7605"))
    assert [(TEXT.render(line.name), line.rupiah) for line in found.lines] == [("APBD 2027", 201_600_000)]
    assert found.base.month == "2025-03"
    assert found.effect.after == (22_000 + 1_000) / 62_000 * 100
