"""A share-out holds everyone that a plan pays for, and every rupiah of it, whatever is planned."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.i18n import Message
from dashboard.metrics.money.allocation import MinimumError
from dashboard.metrics.money.base import Base
from dashboard.metrics.money.budget import FirstBudget
from dashboard.metrics.money.filling import largest_remainder
from dashboard.metrics.money.plan import Outcome, Party, Plan, Terms, outcome
from dashboard.metrics.money.rates import Rate
from dashboard.metrics.money.share_out import ShareChoices, ShareOut, share_out
from dashboard.metrics.money.sharing import Goal
from tests.metrics.build import areas
from tests.spread import examples

#: Sulawesi Barat's kabupaten.
CODES = areas().inside("76")
NO_POVERTY = pd.DataFrame(
    {"tahun": pd.array([], "Int64"), "kode_wilayah": [], "persen": [], "sumber": []}
).astype({"persen": "float64"})
Row = tuple[int | None, int | None, bool]


def regencies(*rows: Row) -> pd.DataFrame:
    filled = [*rows, *[(None, None, False)] * (len(CODES) - len(rows))]
    frame = pd.DataFrame(
        filled, columns=["active", "eligible", "complete"], index=pd.Index(CODES, name="kode")
    )
    return frame.astype({"active": "Int64", "eligible": "Int64", "complete": "bool"})


def planned(
    heads: Sequence[int], rates: Sequence[Sequence[int]], *, already: int = 0, area: str = "76"
) -> tuple[Plan, Outcome]:
    """rates: of each party, month by month."""
    found = [
        Party(
            (f"kelompok {at}",),
            tuple(Rate(each, "", "2026-01", "", Message(""), halved=False) for each in party),
        )
        for at, party in enumerate(rates)
    ]
    plan = Plan(area, Terms("2026-01", len(rates[0])), tuple(heads), FirstBudget.MURNI, already)
    return plan, outcome(plan, parties=found, base=Base(1_000, 9_000, month="2026-01"))


def shared(plan: Plan, result: Outcome, table: pd.DataFrame, choices: ShareChoices | None = None) -> ShareOut:
    return share_out(
        plan, result, regencies=table, poverty=NO_POVERTY, areas=areas(), choices=choices or ShareChoices()
    )


@st.composite
def plans(draw: st.DrawFn) -> tuple[Plan, Outcome]:
    months, count = draw(st.integers(1, 4)), draw(st.integers(1, 4))
    amounts = st.lists(st.integers(0, 50_000), min_size=months, max_size=months)
    heads = draw(st.lists(st.integers(0, 40_000), min_size=count, max_size=count))
    rates = draw(st.lists(amounts, min_size=count, max_size=count))
    already = draw(st.integers(0, sum(heads)))
    return planned(heads, rates, already=already, area=draw(st.sampled_from(["76", CODES[0]])))


tables = st.lists(
    st.tuples(
        st.none() | st.integers(0, 20_000),
        st.none() | st.integers(0, 20_000),
        st.sampled_from([True, True, False]),
    ),
    max_size=len(CODES),
).map(lambda rows: regencies(*rows))
choices = st.builds(
    ShareChoices, goal=st.sampled_from(Goal), most=st.integers(1, 100), least=st.sampled_from([0, 0, 5])
)


@given(plans(), tables, choices)
@settings(max_examples=examples(100), deadline=None)
def test_people_and_rupiah_of_all_shares_are_the_plans_own(
    plan_and_result: tuple[Plan, Outcome], table: pd.DataFrame, how: ShareChoices
) -> None:
    plan, result = plan_and_result
    try:
        found = shared(plan, result, table, how)
    except MinimumError:
        return
    shares = [*(each.share for each in found.areas), found.left, found.already]
    assert sum(each.rupiah for each in shares) == result.cost.total
    assert sum(each.people for each in shares) == plan.people
    assert sum(found.new_people.values()) + found.left.people == result.effect.new
    assert found.already.people == plan.already_active
    for at, heads in enumerate(plan.heads):
        assert sum(each.by_party[at] for each in shares) == heads
    for each in shares:
        assert all(count >= 0 for count in each.by_party)
        costs = [party.per_head for party in result.parties]
        assert each.rupiah == sum(count * cost for count, cost in zip(each.by_party, costs, strict=True))


def test_two_rates_and_those_already_active() -> None:
    """1,000 people of two rates of whom 400 are active already: 600 are shared out, and all are paid for."""
    plan, result = planned([500, 500], [[16_800], [8_401]], already=400)
    found = shared(plan, result, regencies((0, 600, True), (300, 900, True), (100, 200, True)))
    assert result.cost.total == 12_600_500
    assert found.new_people == {CODES[0]: 277, CODES[1]: 277, CODES[2]: 46}
    assert (found.already.people, found.left.people) == (400, 0)
    total = sum(each.share.rupiah for each in found.areas) + found.already.rupiah
    assert total == 12_600_500


def test_areas_known_in_part_take_no_part_and_who_finds_no_room_is_left() -> None:
    plan, result = planned([100], [[16_800]])
    found = shared(plan, result, regencies((0, 60, True), (0, 500, False)))
    assert found.new_people == {CODES[0]: 60}
    assert (found.left.people, found.left.rupiah) == (40, 40 * 16_800)
    assert found.areas[0].uncovered == 0
    nowhere = shared(plan, result, regencies())
    assert (nowhere.areas, nowhere.left.people) == ((), 100)


def test_a_single_area_takes_everyone_whatever_its_room() -> None:
    plan, result = planned([9_000, 1_000], [[16_800], [8_400]], already=10, area=CODES[0])
    found = shared(plan, result, regencies(), ShareChoices(most=1, least=10_000))
    assert found.new_people == {CODES[0]: 9_990}
    assert found.areas[0].uncovered == 9_000 - 1_000 - 9_990
    assert found.areas[0].share.rupiah + found.already.rupiah == result.cost.total


@pytest.mark.parametrize(
    ("total", "weights", "parts"),
    [
        (10, [1, 1, 1], [4, 3, 3]),
        (7, [5, 3, 2], [4, 2, 1]),
        (3, [0, 0], [0, 0]),
        (0, [4, 5], [0, 0]),
        (9, [9, 0], [9, 0]),
    ],
)
def test_whole_persons_by_largest_remainder(total: int, weights: list[int], parts: list[int]) -> None:
    assert largest_remainder(total, weights) == parts


@given(st.lists(st.integers(0, 1_000), min_size=1, max_size=8), st.data())
def test_no_part_exceeds_its_weight_and_none_is_lost(weights: list[int], data: st.DataObject) -> None:
    total = data.draw(st.integers(0, sum(weights)))
    parts = largest_remainder(total, weights)
    assert sum(parts) == total
    assert all(0 <= part <= weight for part, weight in zip(parts, weights, strict=True))
