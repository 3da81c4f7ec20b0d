"""Targets are looked up, never computed from a rule; people win over per cent, differences are reported."""

from decimal import Decimal

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.data.contract.words import Level
from dashboard.metrics.coverage.coverage import measures
from dashboard.metrics.coverage.targets import people_of_percent, target_discrepancies
from tests.metrics.build import dataset, member, potensi, target

SULSEL = [potensi("2025-01", "73", "SEMUA", 2_801_936)]
MALUT = [potensi("2025-01", "82", "SEMUA", 424_131)]


def row(
    targets: list, *, code: str = "73", level: Level = Level.PROVINCE, period: str = "2025-06", **options
):
    data = dataset([member(period, "73", "SEMUA", 1_327_557)], SULSEL, targets)
    return measures(data, level=level, **options).loc[(period, code)]


@pytest.mark.parametrize(
    ("percent", "eligible", "people"),
    [
        (62.93, 2_801_936, 1_763_259),
        (68.0, 424_131, 288_410),
        (50.0, 200, 100),
        (0.1, 1_000, 1),
        (0.3, 1_000, 3),  # 0.3 x 1000 / 100 is 3.0000000000000004 in floats
        (0.0, 1_000, 0),
    ],
)
def test_people_from_percent_are_exact(percent: float, eligible: int, people: int) -> None:
    assert people_of_percent(percent, eligible) == people


@given(st.decimals(0, 200, places=2), st.integers(0, 300_000_000))
def test_people_from_percent_are_the_fewest_that_reach_it(percent: Decimal, eligible: int) -> None:
    people = people_of_percent(float(percent), eligible)
    assert people * 100 >= percent * eligible > (people - 1) * 100


def test_people_win_over_percent_which_stays_as_given() -> None:
    found = row(
        [target(2025, "provinsi", "73", 62.93, "persen"), target(2025, "provinsi", "73", 1_800_000, "orang")]
    )
    assert (found.target, found.target_percent) == (1_800_000, 62.93)
    assert found.gap_to_target == 1_800_000 - 1_327_557


def test_a_target_in_people_alone_is_also_told_in_percent_of_potensi() -> None:
    found = row([target(2025, "provinsi", "73", 1_400_968, "orang")])
    assert found.target_percent == 50.0


@pytest.mark.parametrize(
    "other",
    [
        target(2024, "provinsi", "73", 50, "persen"),
        target(2025, "nasional", "ID", 52.15, "persen"),
        target(2025, "provinsi", "82", 50, "persen"),
        target(2025, "provinsi", "73", 50, "persen", segment="PU"),
        target(2025, "provinsi", "73", 50, "persen", kind="RPJMD"),
    ],
)
def test_no_other_target_is_borrowed(other: tuple) -> None:
    found = row([other])
    assert found.target is pd.NA
    assert all(pd.isna(found[name]) for name in ("target_percent", "target_kind", "target_source"))
    assert all(pd.isna(found[name]) for name in ("achievement_percent", "gap_to_target"))


def test_the_kind_and_source_shown_are_named() -> None:
    targets = [target(2025, "provinsi", "73", 60.0, "persen", kind="RPJMD", source="Perda")]
    found = row(targets, target_kind="RPJMD")
    assert (found.target_kind, found.target_source) == ("RPJMD", "Perda")
    assert found.target == people_of_percent(60.0, 2_801_936)


@pytest.mark.parametrize("reverse", [False, True])
def test_of_two_sources_the_first_in_the_alphabet_is_shown(reverse: bool) -> None:
    targets = [
        target(2025, "provinsi", "73", 60.0, "persen", source="B"),
        target(2025, "provinsi", "73", 55.0, "persen", source="A"),
    ]
    found = row(targets[::-1] if reverse else targets)
    assert (found.target_percent, found.target_source) == (55.0, "A")


def test_a_percent_of_unknown_potensi_is_shown_without_people() -> None:
    data = dataset(
        [member("2025-06", "73", "SEMUA", 5)], [], [target(2025, "provinsi", "73", 60.0, "persen")]
    )
    found = measures(data, level=Level.PROVINCE).loc[("2025-06", "73")]
    assert (found.target_percent, found.target_kind) == (60.0, "UCJ")
    assert found.target is pd.NA


def test_a_territory_is_never_set_against_the_branchs_own_target() -> None:
    own = target(2025, "cabang", "KC05", 200_000, "orang", kind="cabang")
    of_territory = target(2025, "cabang", "KC05", 190_000, "orang")
    data = dataset([member("2025-06", "82", "SEMUA", 95_000)], MALUT, [own, of_territory])
    by_territory = measures(data, level=Level.BRANCH).loc[("2025-06", "KC05")]
    assert (by_territory.target, by_territory.achievement_percent) == (190_000, 50.0)
    by_branch = measures(data, level=Level.BRANCH, target_kind="cabang").loc[("2025-06", "KC05")]
    assert by_branch.target is pd.NA
    assert pd.isna(by_branch.achievement_percent)


def test_a_passed_target_leaves_a_negative_gap() -> None:
    found = row([target(2025, "provinsi", "73", 1_000_000, "orang")])
    assert found.gap_to_target == -327_557
    assert found.achievement_percent == pytest.approx(132.7557)


def test_a_discrepancy_between_people_and_percent_is_reported() -> None:
    targets = [
        target(2025, "provinsi", "82", 68.0, "persen"),
        target(2025, "provinsi", "82", 289_003, "orang"),
        target(2025, "provinsi", "73", 62.93, "persen"),
        target(2025, "provinsi", "73", 1_763_259, "orang"),
        target(2025, "nasional", "ID", 52.15, "persen"),
        target(2025, "nasional", "ID", 1, "orang"),
    ]
    (found,) = target_discrepancies(dataset([], SULSEL + MALUT, targets))
    assert (found.code, found.year, found.people, found.percent_people) == ("82", "2025", 289_003, 288_410)
    assert found.difference == 593


def test_a_discrepancy_needs_the_potensi_of_the_whole_area() -> None:
    targets = [target(2025, "provinsi", "82", 68.0, "persen"), target(2025, "provinsi", "82", 1, "orang")]
    assert target_discrepancies(dataset([], [potensi("2025-01", "8201", "SEMUA", 9)], targets)) == ()
