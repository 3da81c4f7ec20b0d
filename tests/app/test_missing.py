"""A page whose file isn't there says which one it needs and where to get it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard.data.contract.report import FileReport
from dashboard.data.dataset import Dataset
from dashboard.i18n import Language
from dashboard.ui.parts.missing import missing_file
from tests.app.conftest import words
from tests.metrics.build import dataset, member

DATA = dataset([member("2025-05", "7307", "SEMUA", 100)])


class FewPage:
    """As much of a page as is needed here."""

    def __init__(self, data: Dataset) -> None:
        self.data = data
        self.text = Language("id")

    def link(self, target: str, label: str, **_: Any) -> None:
        st.caption(f"{target}: {label}")


def opened(data: Dataset, name: str) -> AppTest:
    def script(page: object, name: str, ask) -> None:  # type: ignore[no-untyped-def]
        import streamlit  # noqa: PLC0415 - the function's source is run by itself

        streamlit.caption(f"kosong: {ask(page, name)}")

    return AppTest.from_function(script, args=(FewPage(data), name, missing_file)).run()


def test_it_names_the_file_the_row_and_the_template() -> None:
    app = opened(DATA, "target")
    assert not app.exception
    said = words(app).replace("\\", "")
    for part in (
        "target.csv",
        "satu baris satu target",
        "python -m dashboard template",
        "data: Buka halaman Data",
        "kosong: True",
    ):
        assert part in said


def test_a_file_of_refused_rows_only_leads_to_their_reasons() -> None:
    report = FileReport(path="target.csv", rows_read=3, rows_used=0, rows_refused=3, table="target")
    said = words(opened(replace(DATA, reports=(report,)), "target"))
    assert "3 baris ditolak" in said
    assert "memerlukan berkas" not in said


def test_it_says_nothing_where_there_are_rows() -> None:
    app = opened(DATA, "kepesertaan")
    assert not app.info
    assert "kosong: False" in words(app)
