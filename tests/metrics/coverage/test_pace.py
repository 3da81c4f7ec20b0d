"""Pace, worked by hand: on pace, behind, never, already there, no target, months missing, members leaving."""

from fractions import Fraction

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.data.contract.words import Level
from dashboard.data.dataset import Dataset
from dashboard.data.places.areas import UnknownAreaError
from dashboard.i18n import Language
from dashboard.metrics.coverage.area_pace import Run, area_pace, assumptions, nothing_ahead, projection
from dashboard.metrics.coverage.branch import branch_measures, branch_progress
from dashboard.metrics.coverage.pace import STATE_NAMES, WINDOWS, State, level_pace
from dashboard.metrics.cube.months import month_before
from dashboard.metrics.cube.panel import UnknownPeriodError
from tests.metrics.build import dataset, member, potensi, target
from tests.spread import examples

NOW = "2025-06"
SINJAI = "7307"


def history(*counts: int | None, until: str = NOW, code: str = SINJAI, temporary: bool = False) -> list:
    """Members a month, the last at `until`; None is a month without a row."""
    last = len(counts) - 1
    return [
        member(month_before(until, last - at), code, "SEMUA", count, temporary=temporary)
        for at, count in enumerate(counts)
        if count is not None
    ]


def sinjai(rows: list, *, people: int | None = 1_000, until: str = NOW) -> Dataset:
    targets = [] if people is None else [target(int(until[:4]), "kabkota", SINJAI, people, "orang")]
    return dataset(rows, [potensi("2021-01", SINJAI, "SEMUA", 2_000)], targets)


def run(rows: list, *, window: int = 6, people: int | None = 1_000, until: str = NOW) -> Run:
    return area_pace(sinjai(rows, people=people, until=until), area=SINJAI, period=until).everyone.run(window)


def test_on_pace() -> None:
    """From 700 in March to 850 in June: 50 a month, six months left: 1,150. 150 short, so in three months."""
    found = run(history(700, 750, 800, 850), window=3)
    assert found == Run(
        window=3,
        state=State.ON_PACE,
        since="2025-03",
        span=3,
        rate=50.0,
        projected=1_150,
        reached="2025-09",
        beyond=False,
        falls_back=False,
    )


def test_exactly_on_target_in_december_is_on_pace() -> None:
    found = run(history(625, 650, 675, 700), people=850, window=3)
    assert (found.rate, found.projected, found.reached, found.state) == (25, 850, "2025-12", State.ON_PACE)
    short = run(history(625, 650, 675, 700), people=851, window=3)
    assert (short.projected, short.reached, short.state) == (850, "2026-01", State.BEHIND)


def test_behind() -> None:
    """Twelve months gave 120: ten a month, 1,000 is 200 away: 20 months on, in February 2027."""
    counts = [680, *range(690, 800, 10), 800]
    data = sinjai(history(*counts))
    pace = area_pace(data, area=SINJAI, period=NOW).everyone
    found = pace.run(12)
    assert (found.since, found.rate, found.projected) == ("2024-06", 10.0, 860)
    assert (found.state, found.reached) == (State.BEHIND, "2027-02")
    assert (pace.gap, pace.months_left, pace.required) == (200, 6, 34)


@pytest.mark.parametrize("counts", [(800, 800, 800, 800), (830, 820, 810, 800)])
def test_never(counts: tuple[int, ...]) -> None:
    found = run(history(*counts), window=3)
    assert (found.state, found.reached) == (State.NEVER, None)
    assert found.projected == 800 + 6 * (800 - counts[0]) / 3


def test_a_growing_pace_reaches_a_target_lifetimes_away_after_2040() -> None:
    """One in twelve months, 60 away: 714 months until it rounds up to it."""
    found = run(history(799, *[800] * 12), people=860, window=12)
    assert (found.state, found.reached, found.beyond) == (State.BEHIND, None, True)
    # 14 away at one a year: 162 months, so in December 2038, and 16 away is December 2040.
    near, last, late = (
        run(history(799, *[800] * 12), people=people, window=12) for people in (814, 816, 817)
    )
    assert (near.reached, near.beyond) == ("2038-12", False)
    assert (last.reached, last.beyond) == ("2040-12", False)
    assert (late.reached, late.beyond) == (None, True)


def test_a_projection_is_rounded_and_what_rounds_up_to_the_target_reaches_it() -> None:
    """From 700 to 707 in twelve months, six to go: 707 + 3.5, which is 711."""
    found = run(history(700, *[None] * 11, 707), people=711, window=12)
    assert (found.projected, found.reached, found.state) == (711, "2025-12", State.ON_PACE)
    short = run(history(700, *[None] * 11, 707), people=712, window=12)
    assert (short.projected, short.state) == (711, State.BEHIND)


def test_already_there() -> None:
    data = sinjai(history(970, 980, 990, 1_003))
    pace = area_pace(data, area=SINJAI, period=NOW).everyone
    assert (pace.gap, pace.required) == (-3, 0)
    assert (pace.run(3).state, pace.run(3).reached, pace.run(3).falls_back) == (State.REACHED, None, False)


def test_already_there_but_falling_back_by_december() -> None:
    found = run(history(1_060, 1_040, 1_020, 1_000), window=3)
    assert (found.state, found.projected, found.falls_back) == (State.REACHED, 880, True)


def test_no_target_still_has_a_pace() -> None:
    data = sinjai(history(700, 750, 800, 850), people=None)
    pace = area_pace(data, area=SINJAI, period=NOW).everyone
    assert (pace.target, pace.gap, pace.required) == (None, None, None)
    assert (pace.run(3).state, pace.run(3).rate, pace.run(3).projected) == (State.NO_TARGET, 50.0, 1_150)


def test_months_missing_shorten_the_span() -> None:
    """December and January are missing, so the rate is of the four months from February on."""
    found = run(history(None, None, 700, None, None, 790, 820), window=6)
    assert (found.since, found.span, found.rate, found.projected) == ("2025-02", 4, 30.0, 1_000)
    assert found.state is State.ON_PACE


@pytest.mark.parametrize(("window", "span"), [(3, None), (6, None), (12, None)])
def test_too_few_months_are_no_pace(window: int, span: int | None) -> None:
    """Only last month is known: one month of three, six or twelve says nothing."""
    found = run(history(810, 820), window=window)
    assert (found.state, found.span, found.rate, found.projected) == (State.NO_DATA, span, None, None)


def test_half_the_window_is_enough() -> None:
    found = run(history(700, None, 780, 800), window=6)
    assert (found.span, found.state) == (3, State.ON_PACE)
    assert run(history(780, None, 800), window=3).span == 2


def test_temporary_members_leaving_are_told_apart() -> None:
    """300 election staff leave by June while 20 others come each month."""
    months = history(600, 620, 640, 660)
    staff = [
        member(month_before(NOW, back), SINJAI, "SEMUA", count, group="petugas ad hoc pemilu", temporary=True)
        for back, count in ((3, 300), (2, 300), (1, 200), (0, 0))
    ]
    rows = [
        member(row[0], SINJAI, "SEMUA", row[5], group="lainnya", funding="mandiri") for row in months
    ] + staff
    found = area_pace(sinjai(rows), area=SINJAI, period=NOW)
    everyone, permanent = found.everyone.run(3), found.permanent.run(3)
    assert (everyone.rate, everyone.state) == (-80.0, State.NEVER)
    assert (permanent.rate, permanent.projected, permanent.state) == (20.0, 780, State.BEHIND)
    assert (found.everyone.temporary, found.permanent.temporary) == (True, False)


def test_december_has_no_month_left() -> None:
    data = sinjai(history(900, 920, 940, 960, until="2025-12"), until="2025-12")
    pace = area_pace(data, area=SINJAI, period="2025-12").everyone
    assert (pace.months_left, pace.required) == (0, None)
    assert (pace.run(3).projected, pace.run(3).reached, pace.run(3).state) == (960, "2026-02", State.BEHIND)


def test_a_roll_up_that_lacks_areas_has_no_pace() -> None:
    rows = history(700, 750, 800, 850)
    data = dataset(
        rows,
        [potensi("2021-01", SINJAI, "SEMUA", 2_000)],
        [target(2025, "provinsi", "73", 1_000, "orang")],
    )
    found = level_pace(data, level=Level.PROVINCE, period=NOW, months=3).loc["73"]
    assert (found["state"], found["active"]) == (State.NO_DATA, pd.NA)
    assert found["target"] == 1_000


def test_a_percent_target_of_unknown_potensi_is_no_data_not_no_target() -> None:
    data = dataset(history(700, 750, 800, 850), [], [target(2025, "kabkota", SINJAI, 60.0, "persen")])
    found = level_pace(data, level=Level.REGENCY, period=NOW, months=3)
    assert found.loc[SINJAI, "state"] == State.NO_DATA
    assert found.loc["7308", "state"] == State.NO_DATA


def test_the_list_of_a_level_can_be_sorted_by_distance_and_by_pace() -> None:
    rows = history(700, 750, 800, 850) + history(500, 500, 500, 500, code="7308")
    base = [potensi("2021-01", code, "SEMUA", 2_000) for code in (SINJAI, "7308")]
    aims = [target(2025, "kabkota", code, 50.0, "persen") for code in (SINJAI, "7308")]
    found = level_pace(dataset(rows, base, aims), level=Level.REGENCY, period=NOW, months=3)
    assert len(found) == 102
    two = found.loc[[SINJAI, "7308"]]
    assert two["gap_to_target"].tolist() == [150, 500]
    assert two["required"].tolist() == [25, 84]
    assert two["rate"].tolist() == [50.0, 0.0]
    assert two["projected_percent"].tolist() == pytest.approx([115.0, 50.0])
    assert two["state"].tolist() == [State.ON_PACE, State.NEVER]


def test_the_projection_is_a_line_from_this_month_to_december() -> None:
    pace = area_pace(sinjai(history(700, 750, 800, 850)), area=SINJAI, period=NOW).everyone
    line = projection(pace, window=3, period=NOW, eligible=2_000)
    assert line["periode"].tolist() == [f"2025-{month:02}" for month in range(6, 13)]
    assert line["active"].tolist() == [850.0 + 50 * step for step in range(7)]
    assert line["coverage_percent"].iloc[[0, -1]].tolist() == pytest.approx([42.5, 57.5])
    assert projection(pace, window=3, period=NOW)["coverage_percent"].isna().all()
    assert projection(pace, window=12, period=NOW).empty
    assert list(nothing_ahead().dtypes.items()) == list(
        projection(pace, window=12, period=NOW).dtypes.items()
    )


def test_the_projection_says_what_it_assumes() -> None:
    found = area_pace(sinjai(history(None, None, 700, None, None, 790, 820)), area=SINJAI, period=NOW)
    said = [Language().render(message) for message in assumptions(found.everyone, window=6)]
    assert said[0].startswith("Laju adalah perubahan peserta aktif dalam 4 bulan dibagi 4")
    assert any("6 bulan sebelumnya tidak ada" in line for line in said)
    assert any("sementara ikut dihitung" in line for line in said)
    assert any("tidak dihitung" in Language().render(m) for m in assumptions(found.permanent, window=6))
    assert set(STATE_NAMES) == set(State)


def test_unknown_areas_and_months_are_errors() -> None:
    data = sinjai(history(700, 750))
    with pytest.raises(UnknownAreaError):
        area_pace(data, area="9999", period=NOW)
    with pytest.raises(UnknownPeriodError):
        area_pace(data, area=SINJAI, period="2024-01")


@pytest.mark.full
@settings(max_examples=examples(30), deadline=None)
@given(
    st.lists(st.one_of(st.none(), st.integers(0, 2_000)), min_size=2, max_size=14),
    st.integers(1, 12),
    st.integers(1, 2_500),
)
def test_the_first_month_that_reaches_the_target_is_the_first(counts: list, month: int, people: int) -> None:
    until = f"2025-{month:02}"
    counts[-1] = counts[-1] or 0
    pace = area_pace(
        sinjai(history(*counts, until=until), people=people, until=until), area=SINJAI, period=until
    )
    for found in pace.everyone.runs:
        if found.rate is None:
            assert found.state in {State.NO_DATA, State.REACHED}
            continue
        active, left = counts[-1], 12 - month
        gained = active - counts[-1 - found.span]
        exact = Fraction(active * found.span + gained * left, found.span)
        assert found.projected == int(abs(exact) + Fraction(1, 2)) * (1 if exact >= 0 else -1)
        if found.reached is not None:
            near = (2 * people - 1) * found.span
            steps = next(k for k in range(1, 700) if 2 * (active * found.span + gained * k) >= near)
            assert found.reached == month_before(until, -steps)
            assert (found.state is State.ON_PACE) == (steps <= left) == (found.projected >= people)
            assert found.reached <= "2040-12"
        elif found.beyond:
            assert found.state is State.BEHIND
        else:
            assert found.state in {State.REACHED, State.NEVER}
            assert found.state is State.REACHED or gained <= 0
        if pace.everyone.required is not None:
            assert active + pace.everyone.required * left >= people
            assert active + (pace.everyone.required - 1) * left < people or pace.everyone.required == 0
    assert [found.window for found in pace.everyone.runs] == list(WINDOWS)


BRANCH_AIM = target(2025, "cabang", "KC05", 2_000, "orang", kind="cabang", source="Contoh cabang")


def test_a_branch_is_set_against_its_own_count_and_never_its_territory() -> None:
    data = dataset(
        [member(NOW, "82", "SEMUA", 176_604)],
        [potensi("2025-01", "82", "SEMUA", 424_131)],
        [BRANCH_AIM, target(2025, "cabang", "KC05", 289_003, "orang")],
        actuals=[(month_before(NOW, back), "KC05", "SEMUA", 1_500 - 50 * back) for back in range(4)],
    )
    found = branch_progress(data, branch="KC05", period=NOW)
    assert (found.actual, found.target, found.gap_to_target) == (1_500, 2_000, 500)
    assert (found.achievement_percent, found.target_source) == (75.0, "Contoh cabang")
    assert (found.pace.run(3).rate, found.pace.run(3).state) == (50.0, State.BEHIND)
    assert branch_measures(data)["eligible"].isna().all()
    territory = area_pace(data, area="KC05", period=NOW).everyone
    assert (territory.active, territory.target) == (176_604, 289_003)


def test_a_branch_without_its_own_count_borrows_none() -> None:
    data = dataset([member(NOW, "82", "SEMUA", 176_604)], [], [BRANCH_AIM])
    found = branch_progress(data, branch="KC05", period=NOW)
    assert (found.actual, found.target, found.achievement_percent) == (None, 2_000, None)
    assert found.pace.run(3).state is State.NO_DATA


def test_a_branchs_segments_sum_to_its_total_only_where_all_are_given() -> None:
    three = [(NOW, "KC05", segment, n) for segment, n in (("PU", 10), ("BPU", 20), ("JAKON", 30))]
    data = dataset([member(NOW, "82", "SEMUA", 1)], actuals=[*three, (NOW, "KC05", "PMI", 4)])
    assert branch_progress(data, branch="KC05", period=NOW).actual == 60
    assert branch_progress(data, branch="KC05", period=NOW, segment="BPU").actual == 20
    two = dataset([member(NOW, "82", "SEMUA", 1)], actuals=[*three[:2], (NOW, "KC05", "JAKON", None)])
    assert branch_progress(two, branch="KC05", period=NOW).actual is None
    given = dataset([member(NOW, "82", "SEMUA", 1)], actuals=[*three[:2], (NOW, "KC05", "SEMUA", 90)])
    assert branch_progress(given, branch="KC05", period=NOW).actual == 90


def test_an_area_that_is_no_branch_has_no_branch_progress() -> None:
    data = sinjai(history(1, 2))
    for code in ("KC99", SINJAI):
        with pytest.raises(UnknownAreaError):
            branch_progress(data, branch=code, period=NOW)
