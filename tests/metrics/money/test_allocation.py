"""Sharing people out: the laws of every goal, and small boards worked by hand."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from fractions import Fraction

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.i18n import Language
from dashboard.metrics.money.allocation import Allocation, Goal, MinimumError, allocate
from dashboard.metrics.money.sharing import newest_poverty
from tests.spread import examples

TEXT = Language()
GOALS = list(Goal)


def board(*rows: tuple[int | None, int | None], poverty: list[float | None] | None = None) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["active", "eligible"], dtype="Int64")
    frame.index = pd.Index([f"{7301 + at}" for at in range(len(rows))], name="kode")
    return frame if poverty is None else frame.assign(poverty=pd.array(poverty, dtype="float64"))


def words(found: Allocation) -> str:
    return " ".join(TEXT.render(message) for message in found.why)


boards = st.lists(
    st.tuples(st.integers(0, 10**6), st.integers(1, 10**6), st.one_of(st.none(), st.floats(0, 60))),
    min_size=1,
    max_size=12,
).map(lambda rows: board(*(row[:2] for row in rows), poverty=[row[2] for row in rows]))
small_boards = st.lists(st.tuples(st.integers(0, 12), st.integers(1, 12)), min_size=1, max_size=4).map(
    lambda rows: board(*rows)
)
shares = st.one_of(st.none(), st.integers(0, 100).map(lambda percent: percent / 100))


def caps(areas: pd.DataFrame, share: float | None) -> list[int]:
    gaps = (areas["eligible"] - areas["active"]).clip(lower=0)
    exact = Fraction(1) if share is None else Fraction(repr(share))
    return [int(exact * int(gap)) for gap in gaps]


@pytest.mark.parametrize("goal", GOALS)
@given(
    areas=boards,
    people=st.integers(0, 2 * 10**6),
    share=shares,
    least=st.one_of(st.just(0), st.integers(0, 500)),
)
@settings(max_examples=examples(60))
def test_no_limit_is_broken_and_nothing_is_kept_back(
    goal: Goal, areas: pd.DataFrame, people: int, share: float | None, least: int
) -> None:
    most = caps(areas, share)
    lower = [least if cap >= least else 0 for cap in most]
    if sum(lower) > people:
        with pytest.raises(MinimumError) as raised:
            allocate(areas, people=people, goal=goal, most_share=share, least=least)
        assert raised.value.needed == sum(lower)
        return
    found = allocate(areas, people=people, goal=goal, most_share=share, least=least)
    given_out = list(found.people)
    assert all(low <= count <= cap for low, count, cap in zip(lower, given_out, most, strict=True))
    assert sum(given_out) == min(people, sum(most))
    assert found.left == people - sum(given_out)
    after = (areas["active"] + found.people) / areas["eligible"] * 100
    assert found.after.tolist() == pytest.approx(after.tolist())
    assert found.lowest_after == found.after.min() >= found.before.min() == found.lowest_before


@given(areas=boards, people=st.integers(0, 2 * 10**6), share=shares)
@settings(max_examples=examples(60))
def test_levelling_up_never_leaves_a_lower_minimum_than_any_other_goal(
    areas: pd.DataFrame, people: int, share: float | None
) -> None:
    lowest = {
        goal: allocate(areas, people=people, goal=goal, most_share=share).lowest_after for goal in GOALS
    }
    assert lowest[Goal.LOWEST] == max(lowest.values(), key=lambda value: value or 0)


@given(areas=small_boards, people=st.integers(0, 20), share=shares, least=st.integers(0, 2))
@settings(max_examples=examples(60))
def test_the_exact_answer_of_giving_one_person_at_a_time(
    areas: pd.DataFrame, people: int, share: float | None, least: int
) -> None:
    most = caps(areas, share)
    lower = [least if cap >= least else 0 for cap in most]
    if sum(lower) > people:
        return
    active, eligible = ([int(count) for count in areas[name]] for name in ("active", "eligible"))
    gaps = [max(0, whole - part) for part, whole in zip(active, eligible, strict=True)]
    for goal, offset, weight in ((Goal.LOWEST, active, eligible), (Goal.EQUAL, [0] * len(gaps), gaps)):
        best = list(lower)
        while sum(best) < min(people, sum(most)):
            open_areas = [at for at in range(len(best)) if best[at] < most[at]]
            best[min(open_areas, key=lambda at: (Fraction(offset[at] + best[at], weight[at]), at))] += 1
        found = allocate(areas, people=people, goal=goal, most_share=share, least=least)
        assert list(found.people) == best


@given(areas=boards, people=st.integers(0, 2 * 10**6), share=shares)
@settings(max_examples=examples(60))
def test_no_fewer_areas_could_hold_as_many(areas: pd.DataFrame, people: int, share: float | None) -> None:
    found = allocate(areas, people=people, goal=Goal.MOST, most_share=share)
    places = int((found.people > 0).sum())
    held = sum(sorted(caps(areas, share), reverse=True)[: max(0, places - 1)])
    assert places == 0 or held < found.people.sum()


def test_as_few_areas_as_can_be_the_largest_gap_first() -> None:
    areas = board((0, 100), (0, 500), (100, 400), (400, 450))
    found = allocate(areas, people=600, goal=Goal.MOST)
    assert list(found.people) == [0, 500, 100, 0]
    assert words(found).startswith("600 orang dibagi ke 2 wilayah saja")
    assert "Di 1 wilayah semua yang belum terlindungi sudah ikut." in words(found)


def test_the_lowest_is_raised_first_then_the_next() -> None:
    areas = board((100, 1_000), (300, 1_000), (900, 1_000))
    assert list(allocate(areas, people=100, goal=Goal.LOWEST).people) == [100, 0, 0]
    assert list(allocate(areas, people=300, goal=Goal.LOWEST).people) == [250, 50, 0]
    limited = allocate(areas, people=300, goal=Goal.LOWEST, most_share=0.2)
    assert list(limited.people) == [180, 120, 0]
    assert "Di 1 wilayah tercapai batas paling banyak: 20% dari yang belum terlindungi." in words(limited)
    assert "Cakupan terendah: 10,00% sebelumnya, 28,00% sesudahnya." in words(limited)


def test_a_few_small_areas_come_before_the_last_people_of_a_large_one() -> None:
    areas = board(*[(40, 100)] * 10, (0, 1_000_000))
    found = allocate(areas, people=400_005, goal=Goal.LOWEST)
    assert list(found.people) == [1] * 5 + [0] * 5 + [400_000]


def test_the_same_share_of_every_gap() -> None:
    areas = board((0, 1_000), (500, 1_000), (900, 1_000), (1_200, 1_000))
    found = allocate(areas, people=800, goal=Goal.EQUAL)
    assert list(found.people) == [500, 250, 50, 0]
    assert "rata-rata 50,00% dari yang belum terlindungi" in words(found)


def test_the_poorest_first_and_those_without_a_figure_last() -> None:
    areas = board((0, 100), (0, 100), (0, 100), (0, 200), poverty=[5.0, None, 12.5, 12.5])
    found = allocate(areas, people=350, goal=Goal.POOREST)
    assert list(found.people) == [50, 0, 100, 200]
    assert found.unranked == ("7302",)
    assert "Tanpa angka kemiskinan, jadi mendapat giliran terakhir: 7302." in words(found)
    assert allocate(board((0, 10)), people=5, goal=Goal.POOREST).unranked == ("7301",)
    assert allocate(areas, people=350, goal=Goal.EQUAL).unranked == ()


def test_every_area_that_can_take_so_many_is_given_the_least() -> None:
    areas = board((0, 1_000), (900, 1_000), (980, 1_000))
    found = allocate(areas, people=300, goal=Goal.MOST, least=50)
    assert list(found.people) == [250, 50, 0]
    assert "Di 1 wilayah jumlahnya tepat batas paling sedikit, 50 orang." in words(found)
    tight = allocate(areas, people=300, goal=Goal.EQUAL, least=50, most_share=0.3)
    assert list(tight.people) == [267, 27, 6]
    assert "Di 1 wilayah batas paling banyak di bawah 50 orang" in words(tight)


def test_a_minimum_beyond_the_people_says_how_many_it_needs() -> None:
    areas = board((0, 1_000), (0, 1_000), (999, 1_000))
    with pytest.raises(MinimumError) as raised:
        allocate(areas, people=99, goal=Goal.EQUAL, least=50)
    assert raised.value.needed == 100
    assert TEXT.render(raised.value.message) == (
        "Batas paling sedikit butuh 100 orang, sedangkan yang dapat dibiayai 99 orang."
    )


@pytest.mark.parametrize("goal", GOALS)
def test_areas_without_members_or_potensi_are_left_out_and_named(goal: Goal) -> None:
    areas = board((0, 100), (None, 100), (10, None), (5, 0)).assign(name=["Satu", "Dua", "Tiga", "Empat"])
    found = allocate(areas, people=150, goal=goal)
    assert found.people.to_dict() == {"7301": 100}
    assert (found.left, found.left_out) == (50, ("7302", "7303", "7304"))
    assert "tidak ada data: Dua, Tiga, Empat." in words(found)
    assert "50 orang tidak terbagi" in words(found)


@pytest.mark.parametrize("goal", GOALS)
def test_with_nobody_to_share_out_to_all_are_left(goal: Goal) -> None:
    none = allocate(board((None, 100)), people=7, goal=goal, least=3)
    assert (len(none.people), none.left, none.lowest_before, none.lowest_after) == (0, 7, None, None)
    full = allocate(board((100, 100), (150, 100)), people=7, goal=goal, most_share=0.5)
    assert (list(full.people), full.left, full.lowest_after) == ([0, 0], 7, 100.0)
    nobody = allocate(board((0, 100), (50, 100)), people=0, goal=goal)
    assert (list(nobody.people), nobody.left) == ([0, 0], 0)


@pytest.mark.parametrize(
    "wrong",
    [
        {"people": -1},
        {"people": 1, "least": -1},
        {"people": 1, "most_share": 1.5},
        {"people": 1, "most_share": -0.1},
    ],
)
def test_limits_must_make_sense(wrong: dict) -> None:
    with pytest.raises(ValueError, match="at least 0"):
        allocate(board((0, 10)), goal=Goal.EQUAL, **wrong)


def whole_region() -> pd.DataFrame:
    return board(
        *((2_000 + at * 977 % 40_000, 9_000 + at * 7_919 % 400_000 + 40_000) for at in range(102)),
        poverty=[5 + at * 37 % 200 / 10 for at in range(102)],
    )


@pytest.mark.parametrize("goal", GOALS)
def test_the_order_of_rows_plays_no_part_and_the_answer_is_the_same_each_time(goal: Goal) -> None:
    areas = whole_region()
    found = allocate(areas, people=123_457, goal=goal, most_share=0.25, least=10).people
    turned = allocate(areas.iloc[::-1], people=123_457, goal=goal, most_share=0.25, least=10).people
    assert found.equals(turned)


@pytest.mark.parametrize("goal", GOALS)
def test_the_whole_region_takes_under_a_second_of_work(goal: Goal) -> None:
    areas = whole_region()
    for people in (1_000, 500_000, 3_000_000):
        before = time.process_time()
        allocate(areas, people=people, goal=goal, most_share=0.3)
        assert time.process_time() - before < 1


def test_visitors_may_share_out_at_the_same_time() -> None:
    areas = whole_region()
    with ThreadPoolExecutor(4) as pool:
        answers = list(
            pool.map(
                lambda _: allocate(areas, people=200_000, goal=Goal.LOWEST, most_share=0.4).people, range(8)
            )
        )
    assert all(answer.equals(answers[0]) for answer in answers)


def poverty(*rows: tuple[int, str, float | None, str]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["tahun", "kode_wilayah", "persen", "sumber"])
    return frame.astype({"tahun": "Int64", "persen": "float64"})


@pytest.mark.parametrize(
    ("rows", "year", "percents"),
    [
        # The province alone is newer: its kabupaten/kota keep their year.
        ([(2025, "73", 9.0, "x"), (2024, "7307", 8.0, "x"), (2023, "7308", 7.0, "x")], 2024, [8.0, None]),
        # Newer rows of areas that nobody asks about, and blank ones.
        ([(2025, "7605", 9.0, "x"), (2025, "7308", None, "x"), (2024, "7308", 7.0, "x")], 2024, [None, 7.0]),
        ([(2027, "7307", 8.0, "x"), (2028, "7307", 9.0, "x")], 2027, [8.0, None]),
        ([(2026, "7307", 8.0, "b"), (2026, "7307", 9.0, "a"), (2026, "7308", 0.0, "b")], 2026, [9.0, 0.0]),
        ([(2026, "73", 8.0, "x")], None, [None, None]),
        ([], None, [None, None]),
    ],
)
def test_poverty_is_of_the_newest_year_with_a_figure_of_the_areas_asked(
    rows: list[tuple[int, str, float | None, str]], year: int | None, percents: list[float | None]
) -> None:
    found, taken = newest_poverty(poverty(*rows), codes=["7307", "7308"], year=2026)
    assert taken == year
    assert [None if pd.isna(each) else each for each in found] == percents
