"""One area at two dates: members and base explain the change exactly as it is shown, over the same areas at both."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.data.dataset import Dataset
from dashboard.metrics.coverage.two_dates import LeftOut, NoSplit, Split, TwoDates, two_dates
from dashboard.metrics.cube.rounding import shown, shown_terms
from tests.metrics.build import dataset, member, potensi
from tests.spread import examples

THEN, NOW = "2024-10", "2026-10"
SIX = ("7501", "7502", "7503", "7504", "7505", "7571")


def one(active: tuple[int, int], eligible: tuple[int | None, int | None]) -> TwoDates:
    """Bone Bolango at two dates."""
    data = dataset(
        [member(month, "7503", "SEMUA", count) for month, count in zip((THEN, NOW), active, strict=True)],
        [
            potensi(start, "7503", "SEMUA", count)
            for start, count in zip(("2024-01", "2026-01"), eligible, strict=True)
            if count is not None
        ],
    )
    return two_dates(data, area="7503", start=THEN, end=NOW)


def test_members_and_base_by_hand() -> None:
    # (600 - 400) / 1,250 = 16 points by members; 400 x (1/1,250 - 1/1,000) = -8 points by the larger base.
    found = one((400, 600), (1000, 1250))
    assert (found.start.coverage, found.end.coverage) == (40.0, 48.0)
    assert (found.people, found.points, found.split) == (200, 8.0, Split(members=16.0, base=-8.0))
    assert found.whole
    assert found.no_split is None


def test_on_one_base_everything_is_of_the_members() -> None:
    assert one((400, 600), (1000, 1000)).split == Split(members=20.0, base=0.0)


@pytest.mark.parametrize(
    ("active", "eligible", "why"),
    [
        ((400, 600), (None, 1000), NoSplit.NO_BASE),
        ((0, 0), (0, 0), NoSplit.ZERO_BASE),
        ((0, 5), (0, 9), NoSplit.ZERO_BASE),
    ],
)
def test_without_a_base_at_both_dates_there_is_no_split(
    active: tuple[int, int], eligible: tuple[int | None, int | None], why: NoSplit
) -> None:
    found = one(active, eligible)
    assert (found.people, found.points, found.split) == (active[1] - active[0], None, None)
    assert found.no_split is why


def gorontalo(*, missing: str = "7501") -> Dataset:
    """Six areas, one of them without a figure in the later month."""
    members = [member(THEN, code, "SEMUA", 40) for code in SIX]
    members += [member(NOW, code, "SEMUA", 50) for code in SIX if code != missing]
    return dataset(members, [potensi("2024-01", code, "SEMUA", 100) for code in SIX])


def test_what_is_not_known_at_both_dates_is_listed_with_its_people() -> None:
    found = two_dates(gorontalo(), area="75", start=THEN, end=NOW)
    assert (found.people, found.points, found.used, found.total) == (50, 10.0, 5, 6)
    assert found.left_out == (LeftOut("7501", "SEMUA", 40, None),)
    assert not found.whole


def test_an_area_without_any_figure_is_no_person_left_out() -> None:
    found = two_dates(gorontalo(), area="SULAMA", start=THEN, end=NOW)
    assert (found.people, found.used, found.total) == (50, 5, 102)
    assert [each.code for each in found.left_out] == ["7501"]


def test_a_segment_known_at_one_date_only_is_left_out_alone() -> None:
    members = [member(month, "7503", "PU", count) for month, count in ((THEN, 10), (NOW, 20))]
    members.append(member(NOW, "7503", "BPU", 7))
    base = [potensi("2024-01", "7503", segment, 100) for segment in ("PU", "BPU", "JAKON")]
    found = two_dates(dataset(members, base), area="7503", start=THEN, end=NOW)
    assert (found.people, found.points) == (10, 10.0)
    assert found.left_out == (LeftOut("7503", "BPU", None, 7),)


def test_a_month_that_the_data_lack_is_unknown() -> None:
    found = two_dates(gorontalo(), area="7503", start="2019-01", end=NOW)
    assert (found.start.active, found.end.active, found.people) == (None, 50, None)


counts = st.integers(0, 3_000_000)
bases = st.integers(1, 3_000_000)


@given(then=counts, now=counts, base_then=bases, base_now=bases)
def test_the_split_sums_exactly_as_shown(then: int, now: int, base_then: int, base_now: int) -> None:
    before, after = then / base_then * 100, now / base_now * 100
    total = round(float(shown(after) - shown(before)), 2)
    terms = ((now - then) / base_now * 100, then * (1 / base_now - 1 / base_then) * 100)
    members, base = shown_terms(terms, total=total)
    assert round(members + base, 2) == total
    # Terms of hundreds of thousands of points hold fewer than six exact decimals of a hundredth.
    assert all(abs(told - exact) < 0.01001 for told, exact in zip((members, base), terms, strict=True))


@settings(max_examples=examples(20))
@given(active=st.tuples(st.integers(0, 5000), st.integers(0, 5000)), base=st.integers(1, 5000))
def test_an_unchanged_base_never_has_a_part(active: tuple[int, int], base: int) -> None:
    found = one(active, (base, base))
    assert found.split is not None
    assert found.points is not None
    assert found.split == Split(members=found.points, base=0.0)


@settings(max_examples=examples(20))
@given(active=st.tuples(st.integers(0, 5000), st.integers(0, 5000)))
def test_the_other_way_round_is_the_same_change_backwards(active: tuple[int, int]) -> None:
    data = dataset(
        [member(month, "7503", "SEMUA", count) for month, count in zip((THEN, NOW), active, strict=True)],
        [potensi("2024-01", "7503", "SEMUA", 4000)],
    )
    there = two_dates(data, area="7503", start=THEN, end=NOW)
    back = two_dates(data, area="7503", start=NOW, end=THEN)
    assert there.people is not None
    assert there.points is not None
    assert (back.people, back.points) == (-there.people, -there.points)
