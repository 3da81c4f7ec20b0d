"""What is written as the contract's files can be read from them again."""

from __future__ import annotations

import pandas as pd

from dashboard.data.converting import as_written


def test_people_are_whole_and_percentages_have_a_decimal_comma() -> None:
    table = pd.DataFrame({"nilai": [289_003.0, 62.93, None, 52.0], "ada": [True, False, True, False]})
    written = as_written(table)
    assert written["nilai"].tolist()[:2] == ["289003", "62,93"]
    assert written["nilai"].isna().tolist() == [False, False, True, False]
    assert written["nilai"].iloc[3] == "52"
    assert written["ada"].tolist() == ["ya", "tidak", "ya", "tidak"]
