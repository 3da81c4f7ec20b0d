"""The calibration report: every published figure is met, or listed with the reason why it can't be."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from dashboard.data.dataset import Dataset, Source
from dashboard.data.store import SAMPLE_FOLDER, load_dataset, load_published
from dashboard.metrics.coverage.calibration import (
    CONTRADICTED,
    MET,
    MISSED,
    NOT_COMPARED,
    OTHER_BASIS,
    OUT_OF_RANGE,
    STATUS_NAMES,
    calibration_report,
)


@pytest.fixture(scope="module")
def sample() -> Dataset:
    return load_dataset(SAMPLE_FOLDER, source=Source.SAMPLE, today=date(2026, 11, 15))


@pytest.fixture(scope="module")
def published() -> pd.DataFrame:
    return load_published()


@pytest.fixture(scope="module")
def report(sample: Dataset, published: pd.DataFrame) -> pd.DataFrame:
    return calibration_report(sample, published)


def figures(*rows: dict[str, object]) -> pd.DataFrame:
    """Published figures: Sulawesi Selatan's coverage of June 2025, but for what a row says otherwise."""
    usual: dict[str, object] = {
        "kode_wilayah": "73",
        "tingkat": "provinsi",
        "wilayah": "Sulawesi Selatan",
        "per_tanggal": "2025-06",
        "ukuran": "cakupan",
        "nilai": 47.38,
        "satuan": "%",
        "penyebut": "potensi",
        "mutu": "A",
    }
    return pd.DataFrame([usual | row for row in rows])


def test_every_figure_of_the_file_is_listed_once_in_order(
    report: pd.DataFrame, published: pd.DataFrame
) -> None:
    assert report["published"].tolist() == published["nilai"].tolist()
    assert report["wilayah"].tolist() == published["wilayah"].tolist()
    assert set(report["status"]) <= STATUS_NAMES.keys()


def test_every_figure_that_must_be_met_is_met_or_has_a_reason(
    report: pd.DataFrame, published: pd.DataFrame
) -> None:
    must = published["penyebut"].eq("potensi") & published["mutu"].isin(["A", "B"])
    assert must.sum() == 77
    assert set(report.loc[must, "status"]) <= {MET, OUT_OF_RANGE, CONTRADICTED}
    assert not report["status"].eq(MISSED).any()
    met = report[report["status"] == MET]
    assert (met["difference"].abs() <= met["tolerance"]).all()
    assert met["reason"].isna().all()
    assert report.loc[report["status"] != MET, "reason"].notna().all()


@pytest.mark.parametrize(
    ("code", "month", "measure", "value"),
    [
        ("73", "2025-06", "peserta_turunan", 1_327_557),
        ("73", "2025-06", "potensi", 2_801_936),
        ("82", "2025-05-31", "peserta", 176_604),
        ("71", "2025-08-31", "peserta", 513_024),
        ("7471", "2025-06-08", "peserta", 49_397),
        ("7313", "2024-12-31", "peserta", 67_799),
        ("7313", "2024-12-31", "peserta_JAKON", 14_725),
        ("7313", "2024-12-31", "potensi_PU", 35_036),
        ("75", "2025-12-16", "potensi", 582_000),
    ],
)
def test_counts_that_are_met_to_the_person(
    report: pd.DataFrame, code: str, month: str, measure: str, value: int
) -> None:
    row = report[
        (report["kode_wilayah"] == code) & (report["per_tanggal"] == month) & (report["ukuran"] == measure)
    ]
    assert value in row["sample"].tolist()


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({}, MET),
        ({"nilai": 47.87}, MET),
        ({"nilai": 47.89}, MISSED),
        ({"nilai": 46.87}, MISSED),
        ({"ukuran": "peserta", "nilai": 1_314_000, "satuan": "orang"}, MISSED),
        ({"ukuran": "peserta", "nilai": 1_315_000, "satuan": "orang"}, MET),
        ({"kode_wilayah": "7471", "nilai": 36.04}, MET),
        ({"kode_wilayah": "7471", "nilai": 36.06}, MISSED),
        ({"per_tanggal": "2021-11"}, OUT_OF_RANGE),
        ({"per_tanggal": "2025"}, NOT_COMPARED),
        ({"penyebut": "angkatan kerja"}, OTHER_BASIS),
        ({"penyebut": "tidak dinyatakan"}, NOT_COMPARED),
        ({"penyebut": ""}, NOT_COMPARED),
        ({"mutu": "C"}, NOT_COMPARED),
        ({"ukuran": "terdaftar"}, NOT_COMPARED),
        ({"ukuran": "peserta_rentan"}, NOT_COMPARED),
        ({"ukuran": "target_2025"}, NOT_COMPARED),
    ],
)
def test_what_becomes_of_one_figure(sample: Dataset, change: dict[str, object], status: str) -> None:
    assert calibration_report(sample, figures(change))["status"].tolist() == [status]


def test_two_figures_that_contradict_are_met_once(sample: Dataset) -> None:
    report = calibration_report(sample, figures({}, {"nilai": 60, "mutu": "B"}, {"nilai": 61, "mutu": "C"}))
    assert report["status"].tolist() == [MET, CONTRADICTED, CONTRADICTED]
    assert report["reason"].iloc[1].params == {"other": "47.38", "quality": "A"}


def test_the_region_and_a_branch_are_found_by_level_and_name(sample: Dataset) -> None:
    report = calibration_report(
        sample,
        figures(
            {
                "kode_wilayah": "",
                "tingkat": "kanwil",
                "wilayah": "Kanwil",
                "nilai": 40,
                "per_tanggal": "2021-12",
            },
            {"kode_wilayah": "", "tingkat": "cabang", "wilayah": "KC Baubau (6 kab/kota)"},
            {"kode_wilayah": "", "tingkat": "cabang", "wilayah": "KC Entah"},
        ),
    )
    assert report["kode_wilayah"].tolist() == ["SULAMA", "KC01", ""]
    assert report["sample"].notna().tolist() == [True, True, False]


def test_a_dataset_without_potensi_misses_rather_than_meets(sample: Dataset) -> None:
    empty = replace(sample, eligible=sample.eligible.iloc[:0])
    assert calibration_report(empty, figures({}))["status"].tolist() == [MISSED]
