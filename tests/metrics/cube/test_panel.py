"""Counts of an area as given: no total is ever added to its parts, and unknown stays unknown."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.metrics.cube.panel import Cube, UnknownPeriodError, dataset_panel, of_months, on_common_areas
from tests.metrics.build import areas, dataset, member, potensi
from tests.spread import examples

MONTH, AREA = "2025-06", "7307"


def cell(rows: list, column: str = "active", segment: str = "BPU", code: str = AREA) -> object:
    return dataset_panel(dataset(rows)).loc[(MONTH, code, segment), column]


def row(count: int | None, group: str = "SEMUA", funding: str = "SEMUA", *, temporary: bool = False) -> tuple:
    return member(MONTH, AREA, "BPU", count, group=group, funding=funding, temporary=temporary)


CROSSED = [row(10, "nelayan", "mandiri"), row(20, "nelayan", "CSR"), row(5, "petani", "mandiri")]
BY_GROUP = [row(30, "nelayan"), row(5, "petani")]
BY_FUNDING = [row(15, funding="mandiri"), row(20, funding="CSR")]


@pytest.mark.parametrize(
    "rows",
    [
        [row(35)],
        CROSSED,
        BY_GROUP,
        BY_FUNDING,
        BY_GROUP + BY_FUNDING,
        [row(35), *CROSSED],
        [row(35), *BY_GROUP, *BY_FUNDING, *CROSSED],
        BY_GROUP + CROSSED,
        BY_FUNDING + CROSSED,
        [row(30, "nelayan"), row(5, "petani", "mandiri")],
        [row(20, funding="CSR"), row(10, "nelayan", "mandiri"), row(5, "petani", "mandiri")],
        [row(30), row(5, temporary=True)],
        [row(None), *CROSSED],
        [row(35), row(None, "nelayan", "mandiri"), row(20, "nelayan", "CSR")],
        [row(None, "nelayan"), row(5, "petani"), *BY_FUNDING],
    ],
)
def test_whatever_the_breakdown_the_cell_holds_35(rows: list) -> None:
    assert cell(rows) == 35


@pytest.mark.parametrize(
    "rows",
    [
        [row(None)],
        [row(None, "nelayan"), row(5, "petani")],
        [row(None, "nelayan", "CSR"), row(5, "petani", "mandiri")],
        [row(None, funding="CSR"), row(5, funding="mandiri")],
        [row(30), row(None, temporary=True)],
        [row(None, "nelayan"), row(5, "petani", "mandiri"), row(5, funding="mandiri")],
    ],
)
def test_an_unknown_part_makes_the_sum_unknown(rows: list) -> None:
    assert cell(rows) is pd.NA


def test_zero_is_zero_and_absent_is_no_data() -> None:
    assert cell([row(0)]) == 0
    assert cell([row(0)], code="7308") is pd.NA
    assert cell([row(0)], segment="PU") is pd.NA


@pytest.mark.parametrize(
    ("rows", "temporary"),
    [
        ([row(30), row(5, temporary=True)], 5),
        ([row(35), row(30, "nelayan"), row(5, "petugas ad hoc pemilu", temporary=True)], 5),
        (CROSSED, 0),
        ([row(5, "petani", "CSR", temporary=True), row(5, funding="CSR", temporary=True), row(30)], 5),
    ],
)
def test_temporary_members_are_found_at_any_breakdown(rows: list, temporary: int) -> None:
    assert cell(rows, "temporary") == temporary


def test_all_segments_are_the_sum_without_pmi() -> None:
    rows = [member(MONTH, AREA, segment, count) for segment, count in (("PU", 1), ("BPU", 2), ("JAKON", 4))]
    assert cell([*rows, member(MONTH, AREA, "PMI", 8)], segment="SEMUA") == 7
    assert (
        cell([*rows, member(MONTH, AREA, "PMI", 8), member(MONTH, AREA, "SEMUA", 15)], segment="SEMUA") == 7
    )
    assert cell(rows[:2], segment="SEMUA") is pd.NA
    assert cell([*rows[:2], member(MONTH, AREA, "SEMUA", 7)], segment="SEMUA") == 7


def test_temporary_members_of_a_segment_are_within_a_given_total() -> None:
    rows = [member(MONTH, AREA, "SEMUA", 100), member(MONTH, AREA, "PU", 10, temporary=True)]
    assert cell(rows, "temporary", "SEMUA") == 10


def eligible_of(rows: list, months: tuple[str, ...] = (MONTH,), segment: str = "SEMUA") -> pd.DataFrame:
    data = dataset([member(month, AREA, "PU", 1) for month in months], rows)
    return dataset_panel(data).xs(AREA, level="kode_wilayah").xs(segment, level="segmen")


def test_the_newest_potensi_at_or_before_the_month_applies() -> None:
    rows = [potensi("2024-01", AREA, "SEMUA", 100), potensi("2025-01", AREA, "SEMUA", 90)]
    found = eligible_of(rows, ("2023-12", "2024-01", "2024-12", "2025-01", "2026-01"))
    assert found["eligible"].tolist() == [pd.NA, 100, 100, 90, 90]
    assert found["eligible_versions"].tolist()[1:] == [("2024",), ("2024",), ("2025",), ("2025",)]
    assert pd.isna(found["eligible_versions"].iloc[0])


def test_a_blank_newest_potensi_is_no_data() -> None:
    found = eligible_of([potensi("2024-01", AREA, "SEMUA", 100), potensi("2025-01", AREA, "SEMUA", None)])
    assert found["eligible"].tolist() == [pd.NA]


PARTS = [
    potensi("2024-01", AREA, "PU", 1),
    potensi("2025-01", AREA, "BPU", 2),
    potensi("2024-01", AREA, "JAKON", 4),
]


def test_a_version_may_hold_any_mark_in_its_name() -> None:
    rows = [
        potensi("2024-01", AREA, part, 1, version=name)
        for part, name in (("PU", "A; B"), ("BPU", "B"), ("JAKON", "A; B"))
    ]
    assert eligible_of(rows)["eligible_versions"].tolist() == [("A; B", "B")]


def test_potensi_of_all_segments_names_every_version_in_it() -> None:
    found = eligible_of(PARTS)
    assert found["eligible"].tolist() == [7]
    assert found["eligible_versions"].tolist() == [("2024", "2025")]


@pytest.mark.parametrize(
    ("start", "count"), [("2023-01", 7), ("2024-01", 7), ("2025-01", 50), ("2025-06", 50), ("2025-07", 7)]
)
def test_a_total_potensi_applies_only_if_no_part_is_newer(start: str, count: int) -> None:
    assert eligible_of([*PARTS, potensi(start, AREA, "SEMUA", 50)])["eligible"].tolist() == [count]


@settings(max_examples=examples(15), deadline=None)
@given(st.randoms(use_true_random=False))
def test_row_order_plays_no_part(random: object) -> None:
    members = [*CROSSED, *BY_FUNDING, row(35), member("2025-05", "73", "SEMUA", 9), row(0, "petani", "CSR")]
    eligible = [*PARTS, potensi("2025-01", "73", "SEMUA", 70)]
    expected = dataset_panel(dataset(members, eligible))
    random.shuffle(members)
    random.shuffle(eligible)
    pd.testing.assert_frame_equal(dataset_panel(dataset(members, eligible)), expected)


def test_the_panel_has_every_month_area_and_segment() -> None:
    panel = dataset_panel(dataset([row(1), member("2025-05", AREA, "PU", 2)]))
    assert len(panel) == 2 * (len(areas().codes) + len(areas().provinces)) * 5
    assert Cube.of(panel).periods == ("2025-05", "2025-06")


def test_categories_in_any_order_are_read_as_text() -> None:
    data = dataset([row(1), member("2025-05", AREA, "PU", 2)])
    columns = ["periode", "kode_wilayah", "segmen", "kelompok", "sumber_dana"]
    categorical = data.members.astype(dict.fromkeys(columns, "category"))
    from_text, from_categories = (
        dataset_panel(data),
        dataset_panel(type(data)(**{**vars(data), "members": categorical})),
    )
    pd.testing.assert_frame_equal(from_text, from_categories)


def test_a_filtered_panel_is_refused() -> None:
    panel = dataset_panel(dataset([row(1)]))
    with pytest.raises(ValueError, match="whole"):
        Cube.of(panel.iloc[1:])


def test_months_can_be_chosen_and_unknown_ones_are_named() -> None:
    panel = dataset_panel(dataset([row(1), member("2025-05", AREA, "BPU", 2)]))
    one = of_months(panel, ["2025-06"])
    assert Cube.of(one).periods == ("2025-06",)
    assert one.loc[("2025-06", AREA, "BPU"), "active"] == 1
    with pytest.raises(UnknownPeriodError):
        of_months(panel, ["2025-04"])


def test_common_areas_blank_what_one_month_lacks() -> None:
    rows = [
        member("2025-05", "7307", "BPU", 1),
        member("2025-06", "7307", "BPU", 2),
        member("2025-06", "7308", "BPU", 3),
    ]
    common = on_common_areas(dataset_panel(dataset(rows)), start="2025-05", end="2025-06")
    assert common.loc[("2025-06", "7307", "BPU"), "active"] == 2
    assert common.loc[("2025-06", "7308", "BPU"), "active"] is pd.NA
    assert np.prod(common.index.levshape) == len(common)
