"""Classes leave no gap and no overlap, and their labels say exactly what was done."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts.classes import NO_DATA, Method, classify
from dashboard.charts.indicators import ACHIEVEMENT, CHANGE, COVERAGE, INDICATORS, NOT_COVERED
from dashboard.charts.palette import Ramp, Theme
from dashboard.data.contract.words import Level
from dashboard.i18n import Language

TEXT = Language("id")
INDICATOR = st.sampled_from(list(INDICATORS.values()))
METHOD = st.sampled_from(list(Method))
LEVEL = st.sampled_from([Level.REGENCY, Level.PROVINCE])
NUMBER = st.floats(-1e7, 1e7, allow_nan=False)
TIED = st.lists(st.sampled_from([0.0, 12.5, 40.0, 100.0, -3.0]), max_size=40)


@given(st.one_of(st.lists(NUMBER, max_size=60), TIED), INDICATOR, METHOD, LEVEL, NUMBER)
def test_every_finite_value_is_in_exactly_one_class(values, indicator, method, level, probe) -> None:
    found = classify(np.array(values), indicator=indicator, method=method, level=level)
    assert all(low < high for low, high in pairwise(found.edges))
    bounds = (-math.inf, *found.edges, math.inf)
    for value in (*values, probe, *found.edges):
        holding = [row for row, (low, high) in enumerate(pairwise(bounds)) if low <= value < high]
        assert holding == [int(found.index([value])[0])]
    assert sum(found.counts(values)) == len(values)
    assert found.missing(values) == 0


@given(st.one_of(st.lists(NUMBER, max_size=60), TIED), INDICATOR, METHOD, LEVEL)
def test_each_class_has_a_label_a_note_and_a_colour(values, indicator, method, level) -> None:
    found = classify(np.array(values), indicator=indicator, method=method, level=level)
    labels = found.labels(TEXT)
    assert len(labels) == len(found) == len(set(labels)) == len(found.notes(TEXT))
    for theme in Theme:
        assert len(set(found.fills(theme))) == len(found)


@given(st.lists(NUMBER, min_size=1, max_size=60), METHOD)
def test_a_diverging_scale_lies_evenly_around_zero(values, method) -> None:
    edges = classify(np.array(values), indicator=CHANGE, method=method).edges
    assert tuple(-edge for edge in reversed(edges)) == edges


def test_no_data_is_no_class_and_zero_is_the_lowest() -> None:
    found = classify([], indicator=COVERAGE)
    assert found.index([math.nan, 0.0, math.inf]).tolist() == [NO_DATA, 0, NO_DATA]
    assert found.counts([math.nan, 0.0]) == (1, 0, 0, 0, 0, 0)
    assert found.missing([math.nan, 0.0]) == 1


@pytest.mark.parametrize(
    ("value", "row"),
    [
        (32.1499, 0),
        (32.15, 1),
        (43.92, 2),
        (52.15, 3),
        (67.99, 3),
        (68.0, 4),
        (99.999, 4),
        (100.0, 5),
        (109.33, 5),
    ],
)
def test_a_value_on_an_edge_belongs_to_the_class_that_begins_there(value: float, row: int) -> None:
    assert classify([], indicator=COVERAGE).index([value]).tolist() == [row]


def test_policy_edges_do_not_depend_on_the_data() -> None:
    few, many = (classify(np.arange(count), indicator=ACHIEVEMENT) for count in (1, 200))
    assert few == many
    assert few.edges == (50.0, 75.0, 90.0, 100.0)


def test_labels_are_in_the_style_of_the_language() -> None:
    assert classify([], indicator=COVERAGE).labels(TEXT)[:2] == ("di bawah 32,15%", "32,15 – <43,92%")
    assert classify([], indicator=COVERAGE).labels(TEXT)[-1] == "100% ke atas"
    assert classify([], indicator=COVERAGE).labels(TEXT, units=False)[-1] == "100 ke atas"
    assert classify([], indicator=NOT_COVERED).labels(TEXT)[2] == "10.000 – <25.000 orang"
    assert classify([], indicator=CHANGE).labels(TEXT)[1] == "−5 – <−1 poin"


def test_a_threshold_says_why_it_is_there() -> None:
    notes = classify([], indicator=COVERAGE).notes(TEXT)
    assert "RPJMN 2025" in notes[1]
    assert classify([], indicator=NOT_COVERED).notes(TEXT)[0] == "peserta aktif melebihi potensi pekerja"


def test_larger_areas_have_larger_thresholds_for_counts() -> None:
    assert classify([], indicator=NOT_COVERED, level=Level.PROVINCE).edges[-1] == 1_000_000
    assert classify([], indicator=COVERAGE, level=Level.PROVINCE) == classify([], indicator=COVERAGE)


def test_quantiles_share_the_areas_out_and_merge_ties() -> None:
    even = classify(np.arange(100.0), indicator=COVERAGE, method=Method.QUANTILE)
    assert even.counts(np.arange(100.0)) == (20, 20, 20, 20, 20)
    tied = classify([10.0] * 9 + [50.0], indicator=COVERAGE, method=Method.QUANTILE)
    assert len(tied) < 5
    assert classify([10.0] * 9, indicator=COVERAGE, method=Method.QUANTILE).labels(TEXT) == ("semua nilai",)


def test_equal_intervals_are_equal_and_serve_all_months() -> None:
    table = pd.DataFrame({"7101": [0.0, 50.0], "7102": [100.0, np.nan]})
    assert classify(table, indicator=COVERAGE, method=Method.EQUAL).edges == (20.0, 40.0, 60.0, 80.0)


def test_the_ramp_is_that_of_the_indicator() -> None:
    assert classify([], indicator=CHANGE).ramp == Ramp.DIVERGING
