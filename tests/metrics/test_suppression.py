"""Small counts are hidden so that nobody finds them again: at the boundary, and under attack."""

from itertools import product

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.metrics.sum_system import InconsistentTotalsError
from dashboard.metrics.suppression import (
    THRESHOLD,
    TOTAL,
    Suppressed,
    hide_dependent,
    is_small,
    small_rest,
    suppress,
)


def table(*rows: list[int | None], names: str = "abcdefgh") -> pd.DataFrame:
    columns = [f"k{at}" for at in range(len(rows[0]))]
    return pd.DataFrame(list(rows), index=list(names[: len(rows)]), columns=columns).astype("Int64")


def one(counts: pd.DataFrame, **options) -> Suppressed:
    return suppress({"t": counts}, **options)["t"]


@pytest.mark.parametrize(("count", "small"), [(0, False), (1, True), (4, True), (5, False), (6, False)])
def test_small_is_one_up_to_the_threshold(count: int, small: bool) -> None:
    assert THRESHOLD == 5
    assert is_small(count) is small


def test_the_threshold_is_a_setting() -> None:
    assert not is_small(4, threshold=4)
    assert is_small(9, threshold=10)
    counts = table([9, 50, 60], [70, 80, 90], [40, 30, 20])
    assert not one(counts).hidden.any(axis=None)
    assert one(counts, threshold=10).hidden.loc["a", "k0"]


def test_nothing_small_hides_nothing_and_shows_the_totals() -> None:
    found = one(table([5, 0], [10, 20]))
    assert not found.hidden.any(axis=None)
    assert found.shown.loc[TOTAL].tolist() == [15, 20, 35]
    assert found.shown[TOTAL].tolist() == [5, 30, 35]


def test_the_smallest_others_are_hidden_beside_it_by_row_and_by_column() -> None:
    found = one(table([3, 10, 50], [20, 30, 60], [70, 80, 90]))
    hidden = {(row, column) for (row, column), flag in found.cells().items() if flag}
    assert hidden == {("a", "k0"), ("a", "k1"), ("b", "k0"), ("b", "k1")}
    assert found.shown.loc["a", "k2"] == 50


def test_a_zero_stays_a_zero_and_no_data_stays_no_data() -> None:
    found = one(table([3, 0, 50], [20, None, 60], [70, 80, 90]))
    assert found.shown.loc["a", "k1"] == 0
    assert found.shown.loc["b", "k1"] is pd.NA
    assert not found.hidden.loc["b", "k1"]
    assert found.shown.loc["a", "k0"] is pd.NA
    assert found.hidden.loc["a", "k0"]


def test_two_ones_in_a_row_of_two_do_not_give_each_other_away() -> None:
    """Hidden means at least one, so two hidden that add up to two would be known."""
    found = one(table([1, 1], [40, 50], [60, 70]), threshold=2)
    assert found.hidden.loc["a", TOTAL]


def test_a_row_of_one_small_count_hides_its_total_too() -> None:
    found = one(table([3, 0, 0], [20, 30, 40], [50, 60, 70]))
    assert found.hidden.loc["a", [TOTAL, "k0"]].all()
    assert found.shown.loc["a", ["k1", "k2"]].tolist() == [0, 0]
    assert found.hidden[TOTAL].sum() >= 2


def test_the_same_people_in_two_tables_share_their_row_totals() -> None:
    by_segment = table([40, 60], [30, 70], [50, 50])
    by_group = table([3, 0, 97], [0, 0, 100], [20, 30, 50])
    found = suppress({"segmen": by_segment, "kelompok": by_group})
    assert not found["segmen"].hidden.any(axis=None)
    assert found["kelompok"].hidden.loc["a", ["k0", "k2"]].all()
    assert found["kelompok"].shown[TOTAL].tolist() == [100, 100, 100, 300]
    with pytest.raises(InconsistentTotalsError):
        suppress({"segmen": by_segment, "kelompok": table([3, 0, 98], [0, 0, 100], [20, 30, 50])})


def test_a_small_row_total_is_hidden_in_every_table() -> None:
    found = suppress(
        {
            "segmen": table([3, 0], [30, 70], [50, 60]),
            "kelompok": table([1, 2, 0], [10, 20, 70], [20, 30, 60]),
        }
    )
    for name in found:
        assert found[name].hidden.loc["a", TOTAL]
        assert found[name].hidden[TOTAL].sum() >= 2


def test_a_province_does_not_give_its_area_away() -> None:
    counts = table([3, 100], [50, 60], [53, 160], [80, 90])
    found = one(counts, sums={"c": ["a", "b"]})
    assert found.shown.loc[TOTAL, TOTAL] == 163 + 50 + 170
    assert found.hidden.loc["a", "k0"]
    assert found.hidden.loc["b", "k0"] or found.hidden.loc["c", "k0"]
    with pytest.raises(InconsistentTotalsError):
        one(table([3, 100], [50, 60], [54, 160]), sums={"c": ["a", "b"]})


def test_few_people_left_in_a_known_group_hide_its_members_too() -> None:
    coverage = pd.DataFrame(
        {
            "active": [598, 0, 7, 20],
            "not_covered": [3, 3, 5, -2],
            "coverage_percent": [99.5, 0.0, 58.3, 111.1],
        },
        index=pd.MultiIndex.from_tuples(
            [("a", "k0"), ("a", "k1"), ("b", "k0"), ("b", "k1")], names=["kode", "kategori"]
        ),
    ).astype({"active": "Int64", "not_covered": "Int64"})
    few = small_rest(coverage)
    assert few.tolist() == [True, False, False, False]
    counts = table([598, 0], [7, 20])
    found = one(counts, also={"t": pd.DataFrame(few.to_numpy().reshape(2, 2), counts.index, counts.columns)})
    assert found.hidden.loc["a", "k0"]
    shown = hide_dependent(coverage, found.cells(), columns=["not_covered", "coverage_percent"])
    assert shown.loc[("a", "k0"), ["not_covered", "coverage_percent"]].isna().all()
    assert shown.loc[("a", "k0"), "active"] == 598
    assert shown.loc[("a", "k1"), "not_covered"] == 3


def test_an_empty_table_is_an_empty_table() -> None:
    found = one(table([0], [0]))
    assert found.shown.to_numpy().tolist() == [[0, 0], [0, 0], [0, 0]]
    assert not found.hidden.any(axis=None)


small_counts = st.sampled_from([0, 0, 1, 1, 2, 3, 4, 5, 6, 9, 17, 400])


@st.composite
def grids(draw, rows: int = 4, columns: int = 4) -> pd.DataFrame:
    n, m = draw(st.integers(1, rows)), draw(st.integers(1, columns))
    return table(*draw(st.lists(st.lists(small_counts, min_size=m, max_size=m), min_size=n, max_size=n)))


def equations(shown: list[Suppressed]) -> tuple[np.ndarray, np.ndarray, int]:
    """The reader's own equations about hidden cells, from what is shown: rows and columns of each table.

    Unknowns are in the order of tables, cells by row; a row's total is one unknown over all tables.
    """
    at: dict[tuple, int] = {}
    lines: list[tuple[dict[int, int], int]] = []
    for number, one_table in enumerate(shown):

        def place(row, column, number=number) -> int:
            owner = "shared" if column == TOTAL and row != TOTAL else number
            return at.setdefault((owner, row, column), len(at))

        frame, hidden = one_table.shown, one_table.hidden
        sums = [[(row, column) for column in frame.columns] for row in frame.index]
        sums += [[(row, column) for row in frame.index] for column in frame.columns]
        for cells in sums:
            *parts, whole = cells
            unknown: dict[int, int] = {}
            known = 0
            for sign, cell in [*((1, part) for part in parts), (-1, whole)]:
                if hidden.loc[cell]:
                    unknown[place(*cell)] = sign
                else:
                    known += sign * int(frame.loc[cell])
            if unknown:
                lines.append((unknown, -known))
    matrix = np.zeros((len(lines), len(at)))
    for row, (unknown, _) in enumerate(lines):
        for column, sign in unknown.items():
            matrix[row, column] = sign
    return matrix, np.array([known for _, known in lines], dtype=float), len(at)


def unique_by_algebra(matrix: np.ndarray, size: int) -> list[int]:
    """Unknowns that the equations determine: adding "this one is something" raises the rank."""
    rank = np.linalg.matrix_rank(matrix) if len(matrix) else 0
    units = np.eye(size)
    return [at for at in range(size) if np.linalg.matrix_rank(np.vstack([matrix, units[at]])) == rank]


@settings(deadline=None)
@given(grids())
def test_what_must_be_hidden_is_hidden_and_what_is_shown_is_true(counts: pd.DataFrame) -> None:
    found = one(counts)
    whole = counts.assign(**{TOTAL: counts.sum(axis=1)})
    whole.loc[TOTAL] = whole.sum()
    small = (whole > 0) & (whole < THRESHOLD)
    assert found.hidden[small.astype(bool)].fillna(True).all(axis=None)
    assert not found.hidden[(whole == 0).astype(bool)].fillna(False).any(axis=None)
    assert found.shown.isna().equals(found.hidden)
    assert (found.shown == whole).fillna(True).all(axis=None)
    pd.testing.assert_frame_equal(one(counts).shown, found.shown)


@settings(deadline=None)
@given(grids())
def test_no_hidden_cell_follows_from_the_equations(counts: pd.DataFrame) -> None:
    matrix, _, size = equations([one(counts)])
    assert unique_by_algebra(matrix, size) == []


@settings(deadline=None)
@given(st.data(), st.integers(1, 4), st.integers(1, 3), st.integers(1, 3))
def test_nor_across_tables_of_the_same_people(data: st.DataObject, n: int, m: int, k: int) -> None:
    first = data.draw(st.lists(st.lists(small_counts, min_size=m, max_size=m), min_size=n, max_size=n))
    second = []
    for row in first:
        cuts = sorted(data.draw(st.lists(st.integers(0, sum(row)), min_size=k, max_size=k)))
        second.append([b - a for a, b in zip([0, *cuts], [*cuts, sum(row)], strict=True)])
    found = suppress({"segmen": table(*first), "kelompok": table(*second)})
    matrix, _, size = equations(list(found.values()))
    assert unique_by_algebra(matrix, size) == []


tiny = st.sampled_from([0, 1, 1, 2, 3, 5])


@settings(max_examples=120, deadline=None)
@given(st.lists(st.lists(tiny, min_size=3, max_size=3), min_size=2, max_size=3), st.integers(2, 5))
def test_a_patient_reader_who_tries_every_table_still_has_two_answers(
    rows: list[list[int]], threshold: int
) -> None:
    """The strongest attack: every whole-number table that fits what is shown, hidden cells at least 1."""
    found = one(table(*rows), threshold=threshold)
    inner = found.hidden.iloc[:-1, :-1].to_numpy()
    shown = found.shown.iloc[:-1, :-1].fillna(0).to_numpy(dtype=np.int64)
    unknown = list(zip(*np.nonzero(inner), strict=True))
    if not unknown or len(unknown) > 6:
        return
    highest = max(max(row) for row in rows) + 2
    tries = np.array(list(product(range(1, highest + 1), repeat=len(unknown))))
    tables = np.broadcast_to(shown, (len(tries), *shown.shape)).copy()
    for at, (row, column) in enumerate(unknown):
        tables[:, row, column] = tries[:, at]
    fits = np.ones(len(tries), dtype=bool)
    for sums, stated in (
        (tables.sum(axis=2), found.shown[TOTAL].iloc[:-1]),
        (tables.sum(axis=1), found.shown.loc[TOTAL].iloc[:-1]),
        (tables.sum(axis=(1, 2))[:, None], found.shown.loc[[TOTAL], TOTAL]),
    ):
        values = stated.astype("Int64").to_numpy(dtype=np.float64, na_value=np.nan)
        fits &= (np.isnan(values) & (sums >= 1) | (sums == values)).all(axis=1)
    answers = tries[fits]
    for at in range(len(unknown)):
        assert len(np.unique(answers[:, at])) > 1, unknown[at]
