"""A plan survives the link; what is no plan is refused; the parts of a plan add up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.data.cells.amounts import MOST_MONTHLY, MOST_WAGE
from dashboard.data.cells.payers import ALL_MONTHS, ALL_PEOPLE, Size, Span
from dashboard.data.clock import today_wita
from dashboard.data.contract.words import FUNDING_NAMES, GROUP_NAMES, Segment
from dashboard.data.dataset import Source
from dashboard.data.places.areas import Areas
from dashboard.data.store import SAMPLE_FOLDER, load_areas, load_dataset
from dashboard.metrics.money.base import Base
from dashboard.metrics.money.bill import Payer
from dashboard.metrics.money.budget import FirstBudget
from dashboard.metrics.money.plan import (
    MOST_MONEY,
    MOST_MONTHS,
    MOST_PEOPLE,
    BrokenPlanError,
    Plan,
    Terms,
    outcome,
)
from dashboard.metrics.money.pricing import parties
from dashboard.ui.budget.plan_link import from_code, to_code


@cache
def areas() -> Areas:
    return load_areas()


@pytest.fixture(scope="module")
def rates() -> pd.DataFrame:
    return load_dataset(SAMPLE_FOLDER, source=Source.SAMPLE, today=today_wita()).rates


payers = st.lists(
    st.builds(
        Payer,
        st.just(""),
        st.integers(1, 1_600).map(lambda amount: Size(amount, percent=True)),
        st.just(ALL_MONTHS) | st.just(Span(1, 1)),
        st.none() | st.integers(1, MOST_MONTHLY),
    ),
    max_size=6,
).map(
    # Each payer once, so that every list fits.
    lambda drawn: tuple(replace(each, name=name) for each, name in zip(drawn, FUNDING_NAMES, strict=False))
)
basis = st.fixed_dictionaries({"value": st.integers(1, MOST_MONEY)}) | st.fixed_dictionaries(
    {"wage": st.integers(1, MOST_WAGE), "wage_percent": st.integers(1, ALL_PEOPLE)}
)
terms = st.builds(
    Terms,
    start=st.dates(date(2000, 1, 1), date(2099, 12, 31)).map(lambda day: f"{day:%Y-%m}"),
    months=st.integers(1, MOST_MONTHS),
    segment=st.sampled_from([Segment.BPU, Segment.PU]).map(str),
    payers=payers,
    groups=st.lists(st.sampled_from(list(GROUP_NAMES)), unique=True).map(tuple),
    funding=st.sampled_from(list(FUNDING_NAMES)),
    wage=st.none() | st.integers(1, MOST_WAGE),
    silent_half=st.booleans(),
    old_age=st.booleans(),
) | st.builds(
    lambda start, given, payers: Terms(start, 12, segment=Segment.JAKON, payers=payers, **given),
    st.sampled_from(["2026-11", "2027-01"]),
    basis,
    payers,
)
plans = st.builds(
    Plan,
    area=st.sampled_from(["SULAMA", "73", "7307", "KC03"]),
    terms=terms,
    heads=st.lists(st.integers(0, MOST_PEOPLE // 4), min_size=1, max_size=4).map(tuple),
    first=st.sampled_from(FirstBudget),
)


@given(plans, st.data())
def test_a_plan_survives_the_link(plan: Plan, data: st.DataObject) -> None:
    already = data.draw(st.integers(0, plan.people))
    whole = Plan(plan.area, plan.terms, plan.heads, plan.first, already)
    code = to_code(whole)
    assert from_code(code, areas()) == whole
    assert "*" not in code


@given(st.text(alphabet="_.0123456789abcpsj-BPUCSR*²", max_size=60))
def test_anything_else_is_refused_by_name(code: str) -> None:
    with pytest.raises(BrokenPlanError):
        from_code(code, areas())


@pytest.mark.parametrize(
    "code",
    [
        "9999_1_BPU__CSR_2025-01_12_0__",
        "7307_1_JAKON__CSR_2025-01_12_0__",
        "7307_1_BPU__CSR_2025-13_12_0__",
        "7307_1_BPU__CSR_2025-01_0_0__",
        "7307_1_BPU__CSR_2025-01_12_2__",
        "7307_1_BPU_nelayan.nelayan_CSR_2025-01_12_0__",
        f"7307_{MOST_PEOPLE + 1}_BPU__CSR_2025-01_12_0__",
        f"7307_{MOST_PEOPLE}.1_BPU_nelayan.petani_CSR_2025-01_12_0__",
        f"7307_1_PU__CSR_2025-01_12_0_{MOST_WAGE + 1}_",
        "7307_1_PU__CSR_2025-01_12_0_0_",
        "7307_1_BPU__CSR_2025-01_12_0___CSR~6000p~~.Baznas~5000p~~__",
        "7307_1_BPU__CSR_2025-01_12_0___PT Contoh~6000p~~__",
        "7307_1_BPU__CSR_2025-01_12_0___CSR~0p~~__",
        "7307_1_BPU__CSR_2025-01_12_0___CSR~1~7-6~__",
        "7307_1_BPU__CSR_2025-01_12_0___CSR~2~~__",
        "7307_1_BPU__CSR_2025-01_12_0____5_",
        "7307_1_JAKON__CSR_2025-01_12_0____5_5",
        "7307_1_JAKON__CSR_2025-01_12_0__j__5_",
        "7307_1_JAKON__CSR_2025-01_12_0____0_",
        "SULAMA_999999999999999_PU__APBD kab/kota_2026-01_60_0_999999999999999_j",
    ],
)
def test_a_plan_out_of_bounds_is_refused(code: str) -> None:
    with pytest.raises(BrokenPlanError):
        from_code(code, areas())


def test_groups_of_one_cost_are_one_party(rates: pd.DataFrame) -> None:
    one = Terms(start="2026-02", months=4, groups=("petani", "nelayan", "tukang ojek"), funding="mandiri")
    found = parties(rates, one)
    assert [party.groups for party in found] == [("petani", "nelayan"), ("tukang ojek",)]
    assert [party.per_head for party in found] == [50_400, 33_600]
    paid = Terms(start="2026-02", months=4, groups=("petani", "tukang ojek"))
    assert [party.groups for party in parties(rates, paid)] == [("petani", "tukang ojek")]


def test_parties_add_up(rates: pd.DataFrame) -> None:
    two = Terms(start="2026-02", months=4, groups=("petani", "tukang ojek"), funding="mandiri")
    found = parties(rates, two)
    result = outcome(Plan("7307", two, (10, 5), FirstBudget.MURNI), parties=found, base=Base(100, 1_000))
    assert result.cost.total == 10 * 50_400 + 5 * 33_600
    assert sum(line.rupiah for line in result.lines) == result.cost.total
    assert result.effect.after == pytest.approx(11.5)
    with pytest.raises(BrokenPlanError):
        outcome(Plan("7307", two, (10,), FirstBudget.MURNI), parties=found, base=Base(None, None))
