"""Change is in points and in people, between the same areas, and a missing side is no change of zero."""

import pandas as pd
import pytest

from dashboard.data.contract.words import Level
from dashboard.metrics.coverage.change import (
    change,
    change_between,
    change_on_common_areas,
    change_series,
    changes,
    movers,
)
from dashboard.metrics.coverage.coverage import measures
from dashboard.metrics.cube.months import month_before
from dashboard.metrics.cube.panel import UnknownPeriodError
from tests.metrics.build import dataset, member, potensi

BEFORE, AFTER = "2024-06", "2025-06"
SIX = ("7501", "7502", "7503", "7504", "7505", "7571")


def data(*, first: int | None = 50, codes: tuple[str, ...] = SIX):
    """Two Junes in Gorontalo: potensi 100 each; 40 and then 50 members, 5 of the new ones temporary."""
    members = [member(BEFORE, code, "SEMUA", 40) for code in SIX]
    members += [member(AFTER, code, "SEMUA", first if code == "7501" else 50) for code in codes]
    members += [
        member(AFTER, code, "SEMUA", 5, group="petugas ad hoc pemilu", temporary=True) for code in codes[1:]
    ]
    return dataset(members, [potensi("2024-01", code, "SEMUA", 100) for code in SIX])


def test_points_are_not_per_cent() -> None:
    found = change(measures(data(), level=Level.PROVINCE), start=BEFORE, end=AFTER).loc["75"]
    assert (found.change_points, found.change_people, found.change_temporary) == (10.0, 60, 25)
    assert not found.base_changed


def test_without_temporary_members_the_change_is_smaller_by_them() -> None:
    table = measures(data(), level=Level.PROVINCE, temporary=False)
    assert change(table, start=BEFORE, end=AFTER).loc["75", "change_people"] == 35


@pytest.mark.parametrize("first", [None, 0])
def test_a_missing_side_is_no_change_and_zero_is_a_fall(first: int | None) -> None:
    table = measures(data(first=first), level=Level.REGENCY)
    found = change(table, start=BEFORE, end=AFTER)
    if first is None:
        assert found.loc["7501", "change_people"] is pd.NA
        assert change_between(table, "7501", AFTER, months=12) is None
    else:
        assert found.loc["7501", "change_people"] == -40
    assert pd.isna(found.loc["7101", "change_points"])


def test_roll_ups_of_different_areas_are_not_compared_but_common_areas_are() -> None:
    lacking = data(codes=SIX[1:])
    table = measures(lacking, level=Level.PROVINCE)
    assert change(table, start=BEFORE, end=AFTER).loc["75", "change_people"] is pd.NA
    found = change_on_common_areas(lacking, level=Level.PROVINCE, start=BEFORE, end=AFTER).loc["75"]
    assert (found.change_people, found.n_used, found.n_total) == (50, 5, 6)
    assert found.change_points == 10.0


def test_common_areas_need_months_that_are_in_the_data() -> None:
    with pytest.raises(UnknownPeriodError):
        change_on_common_areas(data(), level=Level.PROVINCE, start="2023-06", end=AFTER)


def test_a_change_of_base_is_flagged_and_gone_on_a_fixed_base() -> None:
    members = [member(month, "7501", "SEMUA", 50) for month in (BEFORE, AFTER)]
    rebased = dataset(
        members, [potensi("2024-01", "7501", "SEMUA", 100), potensi("2025-01", "7501", "SEMUA", 200)]
    )
    own = change(measures(rebased, level=Level.REGENCY), start=BEFORE, end=AFTER).loc["7501"]
    assert (own.change_points, own.change_people, own.base_changed) == (-25.0, 0, True)
    assert (own.versions_before, own.versions_after) == (("2024",), ("2025",))
    fixed = change(measures(rebased, level=Level.REGENCY, base="2025-01"), start=BEFORE, end=AFTER)
    assert (fixed.loc["7501", "change_points"], fixed.loc["7501", "base_changed"]) == (0.0, False)


def test_people_are_compared_even_where_there_is_no_potensi() -> None:
    counts = dataset([member(BEFORE, "7501", "SEMUA", 1), member(AFTER, "7501", "SEMUA", 4)])
    found = change_between(measures(counts, level=Level.REGENCY), "7501", AFTER, months=12)
    assert found is not None
    assert (found.people, found.points, found.since) == (3, None, BEFORE)


def test_the_series_agrees_with_each_month() -> None:
    table = measures(data(), level=Level.REGENCY)
    series = change_series(table, months=12)
    pd.testing.assert_index_equal(series.index, table.index)
    assert (
        series.loc[(AFTER, "7502")] == changes(table, AFTER, months=12).loc["7502", "change_points"] == 10.0
    )
    assert series.loc[BEFORE].isna().all()


@pytest.mark.parametrize(
    ("period", "months", "earlier"),
    [
        ("2025-06", 1, "2025-05"),
        ("2025-01", 1, "2024-12"),
        ("2025-06", 12, "2024-06"),
        ("2025-06", 18, "2023-12"),
    ],
)
def test_months_before(period: str, months: int, earlier: str) -> None:
    assert month_before(period, months) == earlier


def moved(**people: int | None) -> pd.DataFrame:
    counts = pd.array(list(people.values()), dtype="Int64")
    points = [float("nan") if count is None else count / 10 for count in people.values()]
    return pd.DataFrame({"change_people": counts, "change_points": points}, index=list(people))


@pytest.mark.parametrize("by", ["change_people", "change_points"])
def test_movers_are_the_largest_and_never_the_unmoved_or_unknown(by: str) -> None:
    found = movers(moved(d=5, a=5, b=-3, c=0, e=None, f=9, g=-1), by=by, n=2)
    assert found.rises.index.tolist() == ["f", "a"]
    assert found.falls.index.tolist() == ["b", "g"]
