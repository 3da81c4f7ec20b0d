"""A column with cells of two readings: two buttons for the whole column, and the choice is kept."""

from __future__ import annotations

import json

import pytest

from dashboard.data.cells.parsed import Reading
from dashboard.data.layouts.mapping import read_mapping, write_mapping
from dashboard.ui.data.doubts import WAYS
from tests.app.test_data_page import ELIGIBLE, MEMBERS, Open, button, send


def test_every_reading_has_its_words() -> None:
    assert set(WAYS) == set(Reading)


@pytest.mark.full
def test_a_choice_reads_the_whole_column_and_is_kept(open_page: Open) -> None:
    rows = "25/01/2026,7307,SEMUA,SEMUA,SEMUA,4321,tidak\n25/02/2026,7307,SEMUA,SEMUA,SEMUA,4400,tidak\n"
    files = {"kepesertaan.csv": MEMBERS + rows, "potensi.csv": ELIGIBLE + "2025-01,7307,SEMUA,8642,2025,x\n"}
    app = send(open_page("data"), **files)
    assert any("2026" in each.value and "dua bacaan" in each.value for each in app.markdown)
    button(app, "Tanggal itu: 2026-01").click().run()
    assert not app.exception
    assert not any("dua bacaan" in each.value for each in app.markdown)
    button(app, "Pakai angka ini").click().run()
    app.switch_page("app.py").run()
    assert app.selectbox(key="periode").value == "2026-02"


def test_the_choice_is_in_the_mapping_and_read_from_it() -> None:
    mapping = read_mapping(
        b'{"versi": 1, "tata_letak": [], "bacaan": {"kepesertaan": {"periode": "bulan-hari"}}}'
    )
    assert mapping.ways == {"kepesertaan": {"periode": Reading.MONTH_FIRST}}
    written = write_mapping(mapping)
    assert json.loads(written)["bacaan"] == {"kepesertaan": {"periode": "bulan-hari"}}
    assert read_mapping(written) == mapping
