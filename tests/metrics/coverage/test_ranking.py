"""Best and worst: one place says what better is, and areas without data are listed, not ranked."""

import pandas as pd
import pytest

from dashboard.metrics.coverage.ranking import UnknownMeasureError, ranking


def month(incomplete: tuple[str, ...] = (), **values: float | None) -> pd.DataFrame:
    frame = pd.DataFrame({"coverage_percent": values, "not_covered": values}, dtype="float64")
    return frame.assign(complete=[code not in incomplete for code in frame.index])


def test_best_is_highest_coverage_and_fewest_not_covered() -> None:
    rows = month(a=1.0, b=2.0, c=3.0, d=4.0)
    assert ranking(rows, n=2).best.index.tolist() == ["d", "c"]
    assert ranking(rows, n=2).worst.index.tolist() == ["a", "b"]
    assert ranking(rows, by="not_covered", n=1).best.index.tolist() == ["a"]


def test_no_area_is_both_best_and_worst() -> None:
    found = ranking(month(a=1.0, b=2.0, c=3.0), n=5)
    assert found.best.index.tolist() == ["c", "b"]
    assert found.worst.index.tolist() == ["a"]


def test_areas_without_a_whole_figure_are_listed_apart_and_zero_is_ranked() -> None:
    found = ranking(month(("b",), c=None, a=0.0, b=109.0, d=5.0))
    assert found.without_data == ("b", "c")
    assert found.worst.index.tolist() == ["a"]


def test_ties_are_in_code_order() -> None:
    assert ranking(month(c=1.0, a=1.0, b=1.0, d=1.0), n=1).best.index.tolist() == ["a"]


def test_an_unknown_measure_is_named() -> None:
    with pytest.raises(UnknownMeasureError, match="eligible"):
        ranking(month(a=1.0), by="eligible")
