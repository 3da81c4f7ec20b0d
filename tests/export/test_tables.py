"""Hidden counts stay hidden in files, and read as hidden rather than as missing."""

from __future__ import annotations

import pandas as pd
import pytest

from dashboard.export.tables import to_csv, with_hidden
from dashboard.i18n import Language


@pytest.mark.parametrize(("language", "row"), [("id", "b;40;12,5;"), ("en", "b,40,12.5,")])
def test_a_hidden_cell_is_a_word_and_its_neighbours_are_numbers(language: str, row: str) -> None:
    text = Language(language)
    frame = pd.DataFrame(
        {
            "nama": ["a", "b", "c"],
            "orang": pd.array([None, 40, None], dtype="Int64"),
            "bagian": [None, 12.5, None],
        }
    )
    hidden = pd.DataFrame({"orang": [True, False, False], "bagian": [True, False, False]})
    lines = (
        to_csv(with_hidden(frame, hidden, text=text), text=text, sample=True, source="x", version="1a2b3c4d")
        .decode("utf-8-sig")
        .splitlines()
    )
    word, mark = text("disembunyikan"), lines[0][4]
    assert lines[1].startswith(f"a{mark}{word}{mark}{word}{mark}")
    assert lines[2].startswith(row)
    assert lines[3].startswith(f"c{mark}{mark}{mark}")
    assert all(text("DATA CONTOH") in line for line in lines[1:])


def test_without_hidden_cells_the_table_is_as_it_was() -> None:
    frame = pd.DataFrame({"orang": pd.array([5], dtype="Int64")})
    told = with_hidden(frame, pd.DataFrame(index=frame.index), text=Language())
    pd.testing.assert_frame_equal(told, frame)
