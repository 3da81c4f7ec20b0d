"""Published figures that contradict each other stay findable."""

from __future__ import annotations

import pandas as pd

from dashboard.data.reference import load_published
from dashboard.metrics.coverage.conflicts import conflicting


def test_only_figures_of_one_thing_with_other_values() -> None:
    same = {"tingkat": "provinsi", "ukuran": "cakupan", "satuan": "%", "penyebut": "potensi"}
    rows = [
        {"wilayah": "A", "per_tanggal": "2025-06", "nilai": 47.38, **same},
        {"wilayah": "A", "per_tanggal": "2025-06", "nilai": 48.0, **same},
        {"wilayah": "B", "per_tanggal": "2025-06", "nilai": 40.0, **same},
        {"wilayah": "B", "per_tanggal": "2025-06", "nilai": 40.0, **same},
        {"wilayah": "C", "per_tanggal": "2025-06", "nilai": 1.0, **same},
        {"wilayah": "C", "per_tanggal": "2025-06", "nilai": 2.0, **(same | {"penyebut": "angkatan kerja"})},
        {"wilayah": "D", "per_tanggal": "2025-06", "nilai": None, **same},
    ]
    assert conflicting(pd.DataFrame(rows))["nilai"].tolist() == [47.38, 48.0]


def test_those_of_the_shipped_layer_are_found() -> None:
    found = conflicting(load_published())
    assert list(found.columns) == list(load_published().columns)
    assert len(found) != 1
