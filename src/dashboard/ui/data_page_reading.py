"""What reading files came to, on screen: rows read, used, refused, and what to do about each problem."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from dashboard.data.report import FileReport, Problem
from dashboard.i18n import Language
from dashboard.ui.plain import as_text
from dashboard.ui.values import written

#: Rows of a table that is opened at once; longer ones are folded.
OPEN_ROWS = 25


def file_reports(reports: Sequence[FileReport], text: Language) -> None:
    """A row a file, then its refused rows, the rows worth a look, and how it was read."""
    counted = pd.DataFrame(
        {
            text("Berkas"): [report.path for report in reports],
            text("Baris dibaca"): [report.rows_read for report in reports],
            text("Dipakai"): [report.rows_used for report in reports],
            text("Ditolak"): [report.rows_refused for report in reports],
            text("Peringatan"): [len(report.warnings) for report in reports],
        }
    )
    st.dataframe(
        counted.style.set_uuid("reports").format({name: written(text) for name in counted.columns[1:]}),
        hide_index=True,
        alt=text("Baris dibaca, dipakai, dan ditolak untuk setiap berkas"),
    )
    for report in reports:
        path = as_text(report.path)
        _problems(report.errors, text("{path}: ditolak", path=path), text, is_open=True)
        _problems(report.warnings, text("{path}: dipakai, perlu dilihat", path=path), text, is_open=False)
        if report.readings:
            with st.expander(text("{path}: cara membaca", path=path)):
                st.text("\n".join(text.render(each) for each in report.readings))


def _problems(problems: Sequence[Problem], heading: str, text: Language, *, is_open: bool) -> None:
    if not problems:
        return
    listed = sum(problem.expected.template != "" for problem in problems)
    with st.expander(f"{heading} ({text.number(listed)})", expanded=is_open and len(problems) <= OPEN_ROWS):
        # A real table: every word of it is found, read out and copied, and none of it is run as Markdown.
        st.table(problem_table(problems, text), border="horizontal", hide_index=True)


def problem_table(problems: Sequence[Problem], text: Language) -> pd.DataFrame:
    """A row a problem, its words escaped: row, column, what is written, what was expected, what to do."""
    return pd.DataFrame(
        {
            text("Baris"): ["" if problem.row is None else str(problem.row) for problem in problems],
            text("Kolom"): [as_text(problem.column) for problem in problems],
            text("Tertulis"): [as_text(problem.value) for problem in problems],
            text("Seharusnya"): [as_text(text.render(problem.expected), most=400) for problem in problems],
            text("Saran"): [
                as_text(text.render(problem.suggestion), most=400) if problem.suggestion else ""
                for problem in problems
            ],
        }
    )
