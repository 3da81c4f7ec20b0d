"""What reading files came to, on screen: rows read, used, refused, and what to do about each problem."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from dashboard.data.contract.findings import brief
from dashboard.data.contract.report import FileReport, Problem
from dashboard.i18n import Language
from dashboard.ui.frame.plain import as_text
from dashboard.ui.parts.tables import show_table
from dashboard.ui.parts.values import written


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
    show_table(
        counted.style.set_uuid("reports").format({name: written(text) for name in counted.columns[1:]}),
        alt=text("Baris dibaca, dipakai, dan ditolak untuk setiap berkas"),
    )
    for report in reports:
        path = as_text(report.path)
        refused = (
            text("{path}: {count} baris ditolak", path=path, count=report.rows_refused)
            if report.rows_refused
            else text("{path}: ada yang tidak dapat dipakai", path=path)
            if report.rows_used
            else text("{path}: seluruh berkas ditolak", path=path)
        )
        _problems(report.errors, refused, text, is_open=True)
        _problems(report.warnings, text("{path}: dipakai, perlu dilihat", path=path), text, is_open=False)
        if report.readings:
            with st.expander(text("{path}: cara membaca", path=path)):
                st.text("\n".join(text.render(each) for each in report.readings))


def _problems(problems: Sequence[Problem], heading: str, text: Language, *, is_open: bool) -> None:
    if not problems:
        return
    with st.expander(heading, expanded=is_open):
        # A list wraps on a phone, and every word of it is found, read out and copied.
        st.markdown("\n".join(f"- {problem_line(problem, text)}" for problem in brief(problems)))


def problem_line(problem: Problem, text: Language) -> str:
    """A problem in one line of Markdown, what came from the file escaped: where, what is written, what to do."""
    place = [] if problem.row is None else [text("Baris {row}", row=str(problem.row))]
    if problem.column:
        place.append(text("kolom {column}", column=as_text(problem.column)))
    parts = [f"**{', '.join(place)}**"] if place else []
    if problem.value:
        parts.append(text("tertulis “{value}”", value=as_text(problem.value)))
    words = text.render(problem.expected)
    if place and not problem.says_why:
        parts.append(text("seharusnya {expected}", expected=as_text(words, most=400)))
    else:
        parts.append(as_text(words.removesuffix("."), most=400))
    if problem.suggestion is not None:
        suggestion = as_text(text.render(problem.suggestion), most=400)
        parts.append(text("saran: {suggestion}", suggestion=suggestion))
    return " · ".join(parts)
