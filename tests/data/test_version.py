"""The data version: content alone makes it."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.data import store
from dashboard.data.dataset import Dataset, Source
from dashboard.data.version import LENGTH, content_version
from tests.data.intake_tools import TODAY, areas, csv, xlsx

HEADER = ["berlaku_mulai", "kode_wilayah", "segmen", "potensi", "versi", "sumber"]
ROWS = [
    ["2025-01", "7307", "PU", 500, "2025", "x"],
    ["2025-01", "7307", "BPU", 1500, "2025", "x"],
    ["2025-01", "7308", "SEMUA", 900, "2025", ""],
]


def version(folder: Path, *, source: Source = Source.OFFICE, today: date = TODAY) -> str:
    return store.load_dataset(folder, source=source, today=today, areas=areas()).version


def written(folder: Path, rows: list[list[object]]) -> Path:
    (folder / "potensi.csv").write_bytes(csv(*rows, header=",".join(HEADER)))
    return folder


def test_rows_in_another_order_a_touched_file_and_another_day_are_the_same_version(tmp_path: Path) -> None:
    first = version(written(tmp_path, ROWS))
    assert len(first) == LENGTH
    assert version(written(tmp_path, ROWS[::-1])) == first
    os.utime(tmp_path / "potensi.csv", ns=(1, 1))
    assert version(tmp_path) == first
    assert version(tmp_path, source=Source.SAMPLE, today=TODAY + timedelta(days=40)) == first


def test_csv_and_excel_are_the_same_version(tmp_path: Path) -> None:
    first = version(written(tmp_path, ROWS))
    (tmp_path / "potensi.csv").unlink()
    (tmp_path / "potensi.xlsx").write_bytes(xlsx(a=[HEADER, *ROWS[::-1]]))
    assert version(tmp_path) == first


@pytest.mark.parametrize(("column", "value"), [(3, 501), (3, ""), (1, "7309"), (4, "2026"), (5, "y")])
def test_one_changed_cell_is_another_version(tmp_path: Path, column: int, value: object) -> None:
    first = version(written(tmp_path, ROWS))
    changed = [list(row) for row in ROWS]
    changed[0][column] = value
    assert version(written(tmp_path, changed)) != first
    assert version(written(tmp_path, ROWS[1:])) != first


def test_a_refused_row_is_no_content(tmp_path: Path) -> None:
    first = version(written(tmp_path, ROWS))
    assert version(written(tmp_path, [*ROWS, ["2025-01", "9999", "PU", 7, "2025", "x"]])) == first


def test_the_laws_rates_are_not_the_sources_content(tmp_path: Path) -> None:
    without = version(written(tmp_path, ROWS))
    (tmp_path / "tarif_iuran.csv").write_bytes((store.REFERENCE_FOLDER / "tarif_iuran.csv").read_bytes())
    assert version(tmp_path) != without


def test_what_is_taken_from_the_data_afterwards_keeps_the_version(tmp_path: Path) -> None:
    data = store.load_dataset(written(tmp_path, ROWS), source=Source.OFFICE, today=TODAY, areas=areas())
    stripped: Dataset = replace(data, eligible=data.eligible[:0])
    assert stripped.version == data.version


def test_a_tables_version_is_the_same_on_every_machine() -> None:
    table = pd.DataFrame(
        {
            "kode": pd.Series(["7307", "7308", None], dtype="str"),
            "jumlah": pd.Series([1, None, 2], dtype="Int64"),
            "nilai": [0.1, 52.89, None],
            "ada": [True, False, True],
        }
    )
    assert content_version({"contoh": table, "kosong": table[:0]}) == "f65d45e3"


@given(st.permutations(range(4)), st.permutations(["a", "b", "c"]))
def test_the_order_of_rows_and_columns_plays_no_part(rows: list[int], columns: list[str]) -> None:
    table = pd.DataFrame({"a": ["x", "x", "y", ""], "b": [1, 1, 2, 3], "c": [True, True, False, False]})
    assert content_version({"t": table.iloc[rows][columns]}) == content_version({"t": table})


@given(st.lists(st.tuples(st.text(max_size=3), st.text(max_size=3)), max_size=4))
def test_two_tables_are_one_version_only_if_their_rows_are_the_same(rows: list[tuple[str, str]]) -> None:
    table = pd.DataFrame(rows, columns=["a", "b"], dtype="str")
    joined = pd.DataFrame([(a + b, "") for a, b in rows], columns=["a", "b"], dtype="str")
    same = sorted(rows) == sorted(map(tuple, joined.to_numpy().tolist()))
    assert (content_version({"t": table}) == content_version({"t": joined})) == same
