"""Roll-up: numerator and denominator from the same areas and segments, and what is missing is said."""

import dataclasses
import re

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.data.contract.words import COVERAGE_SEGMENTS, Level
from dashboard.metrics.coverage.coverage import measures, month_of
from dashboard.metrics.cube import rollup
from dashboard.metrics.cube.panel import UnknownPeriodError, dataset_panel, of_months
from tests.metrics.build import areas, dataset, member, potensi, target
from tests.sample_numbers import sample
from tests.spread import examples

MONTH, START = "2025-06", "2025-01"
GORONTALO = "75"
INSIDE = ("7501", "7502", "7503", "7504", "7505", "7571")


def even(active: int | None = 40, eligible: int | None = 100, codes: tuple[str, ...] = INSIDE) -> tuple:
    """Every one of these areas given by total alone."""
    return (
        [member(MONTH, code, "SEMUA", active) for code in codes],
        [potensi(START, code, "SEMUA", eligible) for code in codes],
    )


def province(members: list, eligible: list, targets: tuple = (), code: str = GORONTALO, **options: object):
    level = areas().level(code)
    return measures(dataset(members, eligible, targets), level=level, **options).loc[(MONTH, code)]


def test_a_province_is_the_sum_of_its_areas() -> None:
    found = province(*even())
    assert (found.active, found.eligible, found.not_covered) == (240, 600, 360)
    assert found.coverage_percent == 40.0
    assert (found.n_used, found.n_total, found.complete) == (6, 6, True)


TARGET = (target(2025, "provinsi", GORONTALO, 500, "orang"),)


@pytest.mark.parametrize("lacking", ["members", "potensi"])
def test_an_area_without_one_side_is_left_out_of_both(lacking: str) -> None:
    members, eligible = even()
    found = province(*((members[1:], eligible) if lacking == "members" else (members, eligible[1:])), TARGET)
    assert (found.active, found.eligible, found.coverage_percent) == (200, 500, 40.0)
    assert (found.n_used, found.n_total, found.complete) == (5, 6, False)
    assert found.target == 500
    assert pd.isna(found.achievement_percent)
    assert found.gap_to_target is pd.NA
    assert found.uncounted == (("7501",) if lacking == "potensi" else ())


def test_a_province_total_stands_for_areas_that_are_missing() -> None:
    members, eligible = even()
    own_members = member(MONTH, GORONTALO, "SEMUA", 250)
    own_potensi = potensi(START, GORONTALO, "SEMUA", 650)
    for found in (
        province([*members[1:], own_members], [*eligible[1:], own_potensi]),
        province([own_members], [own_potensi]),
    ):
        assert (found.active, found.eligible, found.complete) == (250, 650, True)
    assert province([*members[1:], own_members], eligible).eligible == 600
    assert province(members, [own_potensi]).active == 240


def test_a_province_total_beside_all_its_parts_is_not_added() -> None:
    members, eligible = even()
    found = province(
        [*members, member(MONTH, GORONTALO, "SEMUA", 240)],
        [*eligible, potensi(START, GORONTALO, "SEMUA", 600)],
    )
    assert (found.active, found.eligible, found.n_used) == (240, 600, 6)


def test_a_newer_province_potensi_comes_before_older_parts() -> None:
    members, eligible = even()
    newer = [*eligible, potensi("2025-03", GORONTALO, "SEMUA", 700)]
    found = province(members, newer)
    assert (found.eligible, found.eligible_versions) == (700, ("2025",))
    older = [*eligible, potensi("2024-01", GORONTALO, "SEMUA", 500)]
    assert province(members, older).eligible == 600


def test_segments_of_a_province_may_come_from_different_places() -> None:
    members = [member(MONTH, code, "JAKON", 1) for code in INSIDE]
    members += [member(MONTH, GORONTALO, "PU", 10), member(MONTH, GORONTALO, "BPU", 20)]
    found = province(members, [potensi(START, GORONTALO, "SEMUA", 100)])
    assert (found.active, found.coverage_percent, found.complete) == (36, 36.0, True)


def test_the_region_mixes_province_totals_and_parts_without_counting_twice() -> None:
    members, eligible = even()
    members += [member(MONTH, "82", "SEMUA", 1_000), member(MONTH, "8201", "SEMUA", 100)]
    eligible += [potensi(START, "82", "SEMUA", 2_000), potensi(START, "8201", "SEMUA", 200)]
    found = province(members, eligible, code="SULAMA")
    assert (found.active, found.eligible, found.n_used, found.n_total) == (1_240, 2_600, 16, 102)


def test_a_branch_within_a_province_cannot_use_the_province_total() -> None:
    members, eligible = [member(MONTH, "73", "SEMUA", 9)], [potensi(START, "73", "SEMUA", 10)]
    found = province(members, eligible, code="KC03")
    assert found.active is pd.NA
    assert (found.n_used, found.complete) == (0, False)


def test_totals_and_segments_are_compared_on_totals() -> None:
    by_segment = [member(MONTH, "7501", segment, 10) for segment in COVERAGE_SEGMENTS]
    found = province(by_segment, [potensi(START, "7501", "SEMUA", 60)], code="7501")
    assert (found.active, found.coverage_percent, found.complete) == (30, 50.0, True)


def test_an_area_with_some_segments_compares_those_and_says_that_it_is_not_whole() -> None:
    members = [member(MONTH, "7501", "PU", 10), member(MONTH, "7501", "BPU", 20)]
    eligible = [potensi(START, "7501", "PU", 20), potensi(START, "7501", "JAKON", 30)]
    found = province(members, eligible, code="7501")
    assert (found.active, found.eligible, found.coverage_percent) == (10, 20, 50.0)
    assert (found.n_used, found.complete) == (0, False)
    assert pd.isna(found.achievement_percent)


def test_members_without_potensi_are_shown_and_listed_but_give_no_coverage() -> None:
    found = province(*even(eligible=None), code="7501")
    assert (found.active, found.uncounted, found.complete) == (40, ("7501",), False)
    assert pd.isna(found.coverage_percent)
    assert found.not_covered is pd.NA
    whole = province(*even(eligible=None))
    assert (whole.active, whole.n_used, whole.uncounted) == (240, 0, tuple(INSIDE))
    assert whole.eligible is pd.NA


def test_zero_potensi_with_members_gives_no_percentage_and_is_listed() -> None:
    members, eligible = even()
    zero = [potensi(START, "7501", "SEMUA", 0), *eligible[1:]]
    found = province(members, zero, code="7501")
    assert (found.active, found.eligible, found.uncounted) == (40, 0, ("7501",))
    assert pd.isna(found.coverage_percent)
    assert (province(members, zero).active, province(members, zero).n_used) == (200, 5)


def test_zero_members_are_zero_per_cent_and_zero_of_zero_is_no_percentage() -> None:
    found = province(*even(active=0), code="7501")
    assert (found.coverage_percent, found.not_covered, found.complete) == (0.0, 100, True)
    nothing = province(*even(active=0, eligible=0), code="7501")
    assert pd.isna(nothing.coverage_percent)
    assert (nothing.not_covered, nothing.complete) == (0, True)
    assert nothing.uncounted == ()


def test_every_month_and_area_has_a_row_and_no_data_is_not_zero() -> None:
    data = dataset([member("2025-05", "7501", "SEMUA", 1), member("2025-07", "7501", "SEMUA", 0)])
    table = measures(data, level=Level.REGENCY)
    assert len(table) == 2 * 102
    assert table.loc[("2025-07", "7501"), "active"] == 0
    assert table["active"].notna().sum() == 2
    assert month_of(table, "2025-06")["active"].isna().all()


def test_pmi_are_apart_and_have_no_coverage() -> None:
    found = province([member(MONTH, "7501", "PMI", 7)], [], code="7501", segment="PMI")
    assert found.active == 7
    assert pd.isna(found.coverage_percent)
    assert province([member(MONTH, "7501", "PMI", 7)], [], code="7501").active is pd.NA


def test_a_fixed_base_redraws_coverage_but_moves_no_target() -> None:
    members, eligible = even()
    rebased = [*eligible, *(potensi("2025-06", code, "SEMUA", 200) for code in INSIDE)]
    goal = (target(2025, "provinsi", GORONTALO, 50.0, "persen"),)
    own, fixed = (province(members, rebased, goal, base=base) for base in (None, "2025-01"))
    assert (own.eligible, own.coverage_percent, own.eligible_versions) == (1_200, 20.0, ("2025",))
    assert (fixed.eligible, fixed.coverage_percent) == (600, 40.0)
    assert own.target == fixed.target == 600
    assert own.achievement_percent == fixed.achievement_percent == 40.0
    assert province(members, rebased, base="2020-01").eligible is pd.NA


@pytest.mark.parametrize("base", ["2025", "2025-13", "Juni 2025"])
def test_a_base_that_is_no_month_is_named(base: str) -> None:
    with pytest.raises(UnknownPeriodError, match=re.escape(base)):
        measures(dataset(*even()), level=Level.REGION, base=base)


def test_a_given_panel_gives_its_months() -> None:
    data = dataset([member(MONTH, "7501", "SEMUA", 1), member("2025-05", "7501", "SEMUA", 2)])
    panel = of_months(dataset_panel(data), [MONTH])
    table = measures(data, level=Level.REGENCY, panel=panel)
    pd.testing.assert_series_equal(
        table.loc[(MONTH, "7501")], measures(data, level=Level.REGENCY).loc[(MONTH, "7501")]
    )
    assert len(table) == 102


count = st.one_of(st.none(), st.integers(0, 10_000_000))
cells = st.fixed_dictionaries(
    {
        (code, segment): st.tuples(count, count, st.integers(0, 1_000))
        for code in INSIDE[:3] + INSIDE[-1:]
        for segment in COVERAGE_SEGMENTS
    }
)


def built(drawn: dict):
    members = [member(MONTH, code, segment, active) for (code, segment), (active, _, _) in drawn.items()]
    members += [
        member(
            MONTH, code, segment, flagged, group="petugas ad hoc pemilu", funding="mandiri", temporary=True
        )
        for (code, segment), (active, _, flagged) in drawn.items()
        if active is not None and active >= flagged > 0
    ]
    eligible = [potensi(START, code, segment, n) for (code, segment), (_, n, _) in drawn.items()]
    return dataset(members, eligible)


@settings(max_examples=examples(40), deadline=None)
@given(cells)
def test_a_segment_rolls_up_to_the_sum_of_what_has_both_sides(drawn: dict) -> None:
    data = built(drawn)
    panel = dataset_panel(data)
    for segment in COVERAGE_SEGMENTS:
        pairs = [
            (active, eligible)
            for (_, of), (active, eligible, _) in drawn.items()
            if of == segment and active is not None and eligible is not None and (eligible or not active)
        ]
        row = measures(data, level=Level.PROVINCE, segment=segment, panel=panel).loc[(MONTH, GORONTALO)]
        assert (row.n_used, row.n_total, row.complete) == (len(pairs), 6, False)
        if pairs:
            active, eligible = (sum(side) for side in zip(*pairs, strict=True))
            assert (row.active, row.eligible, row.not_covered) == (active, eligible, eligible - active)
            if eligible:
                assert row.coverage_percent == active / eligible * 100
            else:
                assert pd.isna(row.coverage_percent)
        else:
            assert row.active is pd.NA
            assert pd.isna(row.coverage_percent)


@settings(max_examples=examples(40), deadline=None)
@given(cells)
def test_all_segments_of_an_area_are_the_sum_of_those_known_on_both_sides(drawn: dict) -> None:
    table = measures(built(drawn), level=Level.REGENCY)
    for code in INSIDE[:3]:
        sides = [drawn[(code, segment)][:2] for segment in COVERAGE_SEGMENTS]
        row = table.loc[(MONTH, code)]
        if all(part is not None for side in sides for part in side):
            active, eligible = (sum(side) for side in zip(*sides, strict=True))
            assert (row.active, row.eligible) == (active, eligible)
            assert row.complete == bool(eligible or not active)
        else:
            assert not row.complete
            assert pd.isna(row.achievement_percent)


@settings(max_examples=examples(25), deadline=None)
@given(cells, st.sampled_from([Level.REGENCY, Level.PROVINCE, Level.BRANCH, Level.REGION]))
def test_leaving_temporary_members_out_takes_exactly_them_away(drawn: dict, level: Level) -> None:
    data = built(drawn)
    with_them = measures(data, level=level)
    without = measures(data, level=level, temporary=False)
    pd.testing.assert_series_equal(with_them["temporary"], without["temporary"])
    difference = with_them["active"] - without["active"]
    same_areas = (with_them["eligible"] == without["eligible"]).fillna(False)
    pd.testing.assert_series_equal(
        difference[same_areas], with_them["temporary"][same_areas], check_names=False
    )


@settings(max_examples=examples(25), deadline=None)
@given(cells, st.randoms(use_true_random=False))
def test_row_order_plays_no_part(drawn: dict, random: object) -> None:
    data = built(drawn)
    order = list(range(len(data.members)))
    random.shuffle(order)
    shuffled = dataclasses.replace(data, members=data.members.iloc[order], eligible=data.eligible.iloc[::-1])
    for level in (Level.REGENCY, Level.REGION):
        pd.testing.assert_frame_equal(measures(data, level=level), measures(shuffled, level=level))


whole = st.fixed_dictionaries(
    {code: st.tuples(st.integers(1, 10**6), st.integers(1, 10**6)) for code in INSIDE}
)


@pytest.mark.full
@settings(max_examples=examples(8), deadline=None)
@given(whole)
def test_a_total_that_agrees_with_its_parts_changes_nothing(drawn: dict) -> None:
    members = [member(MONTH, code, "SEMUA", active) for code, (active, _) in drawn.items()]
    eligible = [potensi(START, code, "SEMUA", n) for code, (_, n) in drawn.items()]
    totals = [sum(side) for side in zip(*drawn.values(), strict=True)]
    own = (
        [*members, member(MONTH, GORONTALO, "SEMUA", totals[0])],
        [*eligible, potensi(START, GORONTALO, "SEMUA", totals[1])],
    )
    for level in Level:
        pd.testing.assert_frame_equal(
            measures(dataset(members, eligible), level=level), measures(dataset(*own), level=level)
        )


def test_a_folder_without_rows_has_no_months_and_no_figures() -> None:
    for level in Level:
        assert len(measures(dataset([]), level=level)) == 0


def test_a_nation_is_no_area_of_this_region() -> None:
    assert len(measures(dataset(*even()), level=Level.NATION)) == 0


@pytest.mark.parametrize("level", [Level.REGENCY, Level.REGION])
def test_months_that_are_reckoned_one_after_another_are_the_same(
    level: Level, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_once = measures(sample(), level=level)
    monkeypatch.setattr(rollup, "_CELLS", 1)
    pd.testing.assert_frame_equal(measures(sample(), level=level), at_once)
