"""Order of work, and the line of the target on every base."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.data.contract.words import Level
from dashboard.metrics.coverage.coverage import measures, month_of
from dashboard.metrics.coverage.pace import level_pace
from dashboard.metrics.coverage.progress import Order, gap_points, ordered, target_rate, trend
from tests.metrics.build import dataset, member, potensi, target

NOW, SULSEL = "2025-06", "73"
NAMES = {"7307": "Sinjai", "7313": "Wajo", "7301": "Kepulauan Selayar", "7302": "Bulukumba"}


def pace() -> pd.DataFrame:
    """Sinjai 500 of 1,000 short, Wajo 600 of 10,000, Selayar passed by 20, Bulukumba without a target."""
    rows, base, goals = [], [], []
    for code, before, now, people, goal in (
        ("7307", 400, 500, 1_000, 1_000),
        ("7313", 1_000, 2_400, 10_000, 3_000),
        ("7301", 100, 120, 200, 100),
        ("7302", 100, 120, 200, None),
    ):
        rows += [member("2025-03", code, "SEMUA", before), member(NOW, code, "SEMUA", now)]
        base.append(potensi("2025-01", code, "SEMUA", people))
        if goal is not None:
            goals.append(target(2025, "kabkota", code, goal, "orang"))
    table = level_pace(dataset(rows, base, goals), level=Level.REGENCY, period=NOW, months=3)
    return table.loc[list(NAMES)]


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        (Order.POINTS, ["7307", "7313", "7301", "7302"]),  # 50, 6, -10 points
        (Order.PEOPLE, ["7313", "7307", "7301", "7302"]),  # 600, 500, -20 people
        (Order.PACE, ["7307", "7301", "7313", "7302"]),  # 70 %, 160 %, 173 % at the year's end
        (Order.NAME, ["7302", "7301", "7307", "7313"]),
    ],
)
def test_what_needs_most_work_comes_first_and_the_unknown_last(by: Order, expected: list[str]) -> None:
    assert list(ordered(pace(), by=by, names=NAMES).index) == expected


@pytest.mark.full
@given(st.sampled_from(Order), st.permutations(list(NAMES)))
def test_an_order_loses_nobody_and_does_not_depend_on_the_order_before(by: Order, codes: list[str]) -> None:
    table = pace()
    assert list(ordered(table.loc[codes], by=by, names=NAMES).index) == list(
        ordered(table, by=by, names=NAMES).index
    )


def test_gap_in_points_of_potensi() -> None:
    assert gap_points(pace()).round(6).to_dict()["7313"] == 6.0


def sulsel(*, base: str | None = None) -> pd.DataFrame:
    """Sulawesi Selatan, published: potensi 2,871,182 in 2024 and 2,801,936 in 2025; 62.93 % is 1,763,259."""
    data = dataset(
        [member("2024-12", SULSEL, "SEMUA", 1_300_000), member(NOW, SULSEL, "SEMUA", 1_327_557)],
        [potensi("2024-01", SULSEL, "SEMUA", 2_871_182), potensi("2025-01", SULSEL, "SEMUA", 2_801_936)],
        [
            target(2025, "provinsi", SULSEL, 62.93, "persen"),
            target(2025, "provinsi", SULSEL, 1_763_259, "orang"),
            target(2024, "provinsi", SULSEL, 52.89, "persen"),
        ],
    )
    return measures(data, level=Level.PROVINCE, base=base)


def test_the_line_is_the_per_cent_as_given_on_its_own_base() -> None:
    months = trend(sulsel(), code=SULSEL)
    assert months["target_rate"].to_dict() == {"2024-12": 52.89, NOW: 62.93}
    assert months["coverage_percent"].round(2).to_dict() == {"2024-12": 45.28, NOW: 47.38}


def test_on_a_fixed_base_the_line_moves_with_the_members() -> None:
    months = trend(sulsel(base="2024-01"), code=SULSEL)
    assert months["target_rate"].loc[NOW] == pytest.approx(1_763_259 / 2_871_182 * 100)
    assert months["coverage_percent"].loc[NOW] == pytest.approx(1_327_557 / 2_871_182 * 100)


def test_a_target_in_people_wins_over_a_per_cent_that_says_otherwise() -> None:
    data = dataset(
        [member(NOW, SULSEL, "SEMUA", 300)],
        [potensi("2025-01", SULSEL, "SEMUA", 1_000)],
        [target(2025, "provinsi", SULSEL, 60, "persen"), target(2025, "provinsi", SULSEL, 500, "orang")],
    )
    assert trend(measures(data, level=Level.PROVINCE), code=SULSEL)["target_rate"].to_list() == [50.0]


def test_the_potensi_of_a_part_never_carries_the_target_of_the_whole() -> None:
    data = dataset(
        [member(NOW, "7307", "SEMUA", 300)],
        [potensi("2025-01", "7307", "SEMUA", 1_000)],
        [target(2025, "provinsi", SULSEL, 60, "persen"), target(2025, "provinsi", SULSEL, 9_000, "orang")],
    )
    table = measures(data, level=Level.PROVINCE)
    assert target_rate(month_of(table, NOW)).loc[SULSEL] == 60.0
    assert not trend(table, code=SULSEL)["whole"].any()
