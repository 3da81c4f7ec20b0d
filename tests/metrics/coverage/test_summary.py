"""The worked examples of the field, each a published figure."""

import json

import pytest

from dashboard.data.places.areas import UnknownAreaError
from dashboard.metrics.coverage.coverage import UnknownPeriodError
from dashboard.metrics.coverage.summary import summarise
from tests.metrics.build import areas, dataset, member, potensi, target

WAJO = dataset(
    [
        member("2024-12", "7313", "PU", 38_306),
        member("2024-12", "7313", "BPU", 14_768),
        member("2024-12", "7313", "JAKON", 14_725),
    ],
    [
        potensi("2024-01", "7313", "PU", 35_036),
        potensi("2024-01", "7313", "BPU", 93_537),
        potensi("2024-01", "7313", "JAKON", 12_196),
    ],
)
SULSEL = dataset(
    [member("2025-06", "73", "SEMUA", 1_327_557)],
    [potensi("2025-01", "73", "SEMUA", 2_801_936)],
    [target(2025, "provinsi", "73", 62.93, "persen")],
)
MALUT = dataset(
    [member("2025-05", "82", "SEMUA", 176_604)],
    [potensi("2025-01", "82", "SEMUA", 424_131)],
    [
        target(2025, "provinsi", "82", 68.0, "persen"),
        target(2025, "provinsi", "82", 289_003, "orang"),
        target(2025, "cabang", "KC05", 200_000, "orang", kind="cabang"),
    ],
)


def test_wajo_by_segment_is_not_clipped_at_100_percent() -> None:
    found = summarise(WAJO, area="7313", period="2024-12")
    by_segment = {one["segment"]: one for one in found["segments"]}
    assert found["active"] == 67_799
    assert found["eligible"] == 140_769
    assert found["coverage_percent"] == pytest.approx(48.16, abs=0.005)
    assert by_segment["PU"]["coverage_percent"] == pytest.approx(109.33, abs=0.005)
    assert by_segment["JAKON"]["coverage_percent"] == pytest.approx(120.74, abs=0.005)
    assert by_segment["BPU"]["coverage_percent"] == pytest.approx(15.79, abs=0.005)
    assert by_segment["PU"]["not_covered"] == 35_036 - 38_306
    assert found["target"] is None
    assert found["achievement_percent"] is None


def test_coverage_is_not_achievement() -> None:
    found = summarise(MALUT, area="82", period="2025-05")
    assert found["coverage_percent"] == pytest.approx(41.64, abs=0.005)
    assert found["achievement_percent"] == pytest.approx(61.11, abs=0.005)
    assert found["target"] == 289_003
    assert found["target_percent"] == 68.0
    assert found["gap_to_target"] == 112_399


def test_three_gaps_of_a_province_given_as_a_total() -> None:
    found = summarise(SULSEL, area="73", period="2025-06")
    assert found["active"] == 1_327_557
    assert found["coverage_percent"] == pytest.approx(47.38, abs=0.005)
    assert found["not_covered"] == 1_474_379
    assert found["target"] == 1_763_259
    assert found["target_percent"] == 62.93
    assert found["gap_to_target"] == 435_702
    assert (found["n_used"], found["n_total"], found["complete"]) == (24, 24, True)
    assert [one["active"] for one in found["segments"]] == [None, None, None]


def test_a_kabupaten_given_as_a_total() -> None:
    kendari = dataset(
        [member("2025-06", "7471", "SEMUA", 49_397)], [potensi("2025-01", "7471", "SEMUA", 140_940)]
    )
    assert summarise(kendari, area="7471", period="2025-06")["coverage_percent"] == pytest.approx(
        35.05, abs=0.005
    )


def test_a_branch_that_is_a_whole_province_uses_its_total_but_never_its_own_target() -> None:
    found = summarise(MALUT, area="KC05", period="2025-05")
    assert found["coverage_percent"] == pytest.approx(41.64, abs=0.005)
    assert found["complete"] is True
    assert found["target"] is None
    assert found["achievement_percent"] is None


def test_the_region_says_how_much_of_it_is_known() -> None:
    found = summarise(SULSEL, area="SULAMA", period="2025-06")
    assert found["active"] == 1_327_557
    assert (found["n_used"], found["n_total"], found["complete"]) == (24, 102, False)
    assert found["achievement_percent"] is None


def test_a_kabupaten_of_a_province_given_as_a_total_has_no_data() -> None:
    found = summarise(SULSEL, area="7307", period="2025-06")
    assert found["active"] is None
    assert found["eligible"] is None
    assert found["complete"] is False


def test_figures_can_be_written_as_json_unrounded() -> None:
    found = json.loads(json.dumps(summarise(WAJO, area="7313", period="2024-12")))
    assert found["coverage_percent"] == 67_799 / 140_769 * 100
    assert [one["segment"] for one in found["segments"]] == ["PU", "BPU", "JAKON"]


@pytest.mark.parametrize("area", ["9999", "ID", "", "Wajo"])
def test_an_unknown_area_is_named(area: str) -> None:
    with pytest.raises(UnknownAreaError):
        summarise(WAJO, area=area, period="2024-12")


@pytest.mark.parametrize("period", ["2024-11", "2024", ""])
def test_an_unknown_period_is_named(period: str) -> None:
    with pytest.raises(UnknownPeriodError):
        summarise(WAJO, area="7313", period=period)


@pytest.mark.full
def test_every_area_has_a_summary() -> None:
    for code in ("SULAMA", *areas().provinces, *areas().branches):
        assert set(summarise(WAJO, area=code, period="2024-12")) >= {"active", "eligible", "segments"}
